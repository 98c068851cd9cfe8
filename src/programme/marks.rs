//! Words beside an exit that say how sure it is, or what became of it.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use super::lists::{LONGEST_PIECE, Part, clear_elements};
use super::{Certainty, ExitKind, Programme};

/// What one entry of the exits says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SaidExit {
    /// The place of the code; none for a remark such as `avslutades`, which names no exit.
    pub(super) code: Option<u8>,
    pub(super) certainty: Option<Certainty>,
    pub(super) kind: Option<ExitKind>,
    stands: Stands,
}

/// Where the words stand that say more of an exit than its code; those in brackets behind it are of it alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stands {
    before: bool,
    behind: bool,
    /// A comma or a full stop parts one from the code.
    apart: bool,
}

/// An entry has no more words beside its code.
const MOST_MARKS: usize = 4;

#[derive(Clone, Copy)]
enum Mark {
    Possible,
    Kind(ExitKind),
}

/// Words before a code or behind it, in lower case.
///
/// `ev` and `tillbaka till` as in Table 1 of the final report (Sävsjö, 2025-08-29); the others say the same.
const MARKS: [(&str, Mark); 36] = [
    ("eventuellt", Mark::Possible),
    ("eventuell", Mark::Possible),
    ("event.", Mark::Possible),
    ("evtl.", Mark::Possible),
    ("evtl", Mark::Possible),
    ("ev.", Mark::Possible),
    ("ev", Mark::Possible),
    ("kanske", Mark::Possible),
    ("möjligen", Mark::Possible),
    ("perhaps", Mark::Possible),
    ("possibly", Mark::Possible),
    ("maybe", Mark::Possible),
    ("tillbaka till", Mark::Kind(ExitKind::Returned)),
    ("tillbaka hos", Mark::Kind(ExitKind::Returned)),
    ("tillbaka i", Mark::Kind(ExitKind::Returned)),
    ("åter till", Mark::Kind(ExitKind::Returned)),
    ("återgång till", Mark::Kind(ExitKind::Returned)),
    ("återgår till", Mark::Kind(ExitKind::Returned)),
    ("återgick till", Mark::Kind(ExitKind::Returned)),
    ("back to", Mark::Kind(ExitKind::Returned)),
    ("returned to", Mark::Kind(ExitKind::Returned)),
    ("påbörjad", Mark::Kind(ExitKind::Started)),
    ("påbörjade", Mark::Kind(ExitKind::Started)),
    ("påbörjat", Mark::Kind(ExitKind::Started)),
    ("startade", Mark::Kind(ExitKind::Started)),
    ("startat", Mark::Kind(ExitKind::Started)),
    ("started", Mark::Kind(ExitKind::Started)),
    ("planerad", Mark::Kind(ExitKind::Planned)),
    ("planerat", Mark::Kind(ExitKind::Planned)),
    ("planeras", Mark::Kind(ExitKind::Planned)),
    ("planned", Mark::Kind(ExitKind::Planned)),
    ("återgång", Mark::Kind(ExitKind::Returned)),
    ("tillbaka", Mark::Kind(ExitKind::Returned)),
    ("returned", Mark::Kind(ExitKind::Returned)),
    ("avbruten", Mark::Kind(ExitKind::EndedEarly)),
    ("ended early", Mark::Kind(ExitKind::EndedEarly)),
];

/// Remarks that name no exit and say of the programme that it ended.
const REMARKS: [&str; 5] = ["insats ej aktuell", "insatsen ej aktuell", "insats inte aktuell", "avslutades", "avslutad"];
/// The same by themselves; beside an exit they may be about that.
const REMARKS_ALONE: [&str; 2] = ["ej aktuell", "inte aktuell"];

impl Programme {
    /// What an entry says; none if it names no exit of this programme and is no remark.
    pub(super) fn said_exit(&self, text: &str) -> Option<SaidExit> {
        if text.len() > LONGEST_PIECE {
            return None;
        }
        let code_of = |text: &str| self.code_of(text, |code| code.exit);
        let mut said = SaidExit { code: code_of(text), ..SaidExit::default() };
        if said.code.is_some() {
            return Some(said);
        }
        let text = text.trim().to_lowercase();
        let mut rest = text.as_str();
        for _ in 0..MOST_MARKS {
            let Some((mark, stands, shorter)) = without_mark(rest) else { break };
            match mark {
                Mark::Possible => said.certainty = Some(Certainty::Possible),
                // two that differ say nothing together
                Mark::Kind(kind) if said.kind.is_some_and(|known| known != kind) => return None,
                Mark::Kind(kind) => said.kind = Some(kind),
            }
            said.stands.before |= stands.before;
            said.stands.behind |= stands.behind;
            said.stands.apart |= stands.apart;
            rest = shorter;
            said.code = code_of(rest);
            if said.code.is_some() {
                return Some(said);
            }
        }
        (REMARKS.contains(&rest) || REMARKS_ALONE.contains(&rest)).then_some(said)
    }

    /// The entries of a cell, each with the exit that it names; none for what is unknown.
    ///
    /// A remark before an exit is none; alone it is unknown. What may be read in two ways is one entry, and unknown.
    pub(super) fn said_exits<'c>(&self, cell: &'c str) -> Vec<(&'c str, Option<SaidExit>)> {
        let entries = clear_elements(cell, |entry| self.said_exit(entry).is_some(), |parts| self.is_clear(parts));
        let mut said: Vec<_> = entries.into_iter().map(|entry| (entry, self.said_exit(entry))).collect();
        let names_exit = |said: &(&str, Option<SaidExit>)| said.1.is_none_or(|said| said.code.is_some());
        if !said.iter().any(names_exit) {
            said.truncate(1);
            return said.into_iter().map(|(entry, _)| (entry, None)).collect();
        }
        // "SE, ej aktuell", "SE; avslutad": is it of the exit?
        let first = said.iter().position(|said| said.1.is_some_and(|said| said.code.is_some())).unwrap_or(said.len());
        let is_unclear = |(place, said): (usize, &(&str, Option<SaidExit>))| {
            !names_exit(said) && (place > first || !REMARKS.contains(&said.0.to_lowercase().as_str()))
        };
        if first < said.len() && said.iter().enumerate().any(is_unclear) {
            return vec![(cell, None)];
        }
        said.retain(names_exit);
        said
    }

    /// A cell or a part of it that is unknown as a whole, though everything in it is known.
    pub(super) fn is_unclear_exit(&self, entry: &str) -> bool {
        let entries = clear_elements(entry, |entry| self.said_exit(entry).is_some(), |_| true);
        entries.len() > 1 && entries.iter().all(|entry| self.said_exit(entry).is_some())
    }

    /// It is clear which exit each word is about that stands beside one of several.
    fn is_clear(&self, parts: &[Part<'_>]) -> bool {
        let exits: Vec<(SaidExit, bool)> = parts
            .iter()
            .filter_map(|part| Some((self.said_exit(part.text).filter(|said| said.code.is_some())?, part.by_word)))
            .collect();
        // "SE, ev, AF"
        let is_apart = exits.len() > 1 && exits.iter().any(|(said, _)| said.stands.apart);
        let says_more = |one: &SaidExit, other: &SaidExit| {
            one.certainty.is_some() && other.certainty.is_none() || one.kind.is_some() && other.kind.is_none()
        };
        // "ev SE och AF", "SE och AF planeras": it may be about both
        let is_of_both = exits.windows(2).any(|two| {
            let [(left, _), (right, by_word)] = two else { return false };
            *by_word && (left.stands.before && says_more(left, right) || right.stands.behind && says_more(right, left))
        });
        !is_apart && !is_of_both
    }
}

/// A mark at the beginning or at the end, in brackets or not, and what stands beside it.
fn without_mark(text: &str) -> Option<(Mark, Stands, &str)> {
    let (before, behind) = (Stands { before: true, ..Stands::default() }, Stands { behind: true, ..Stands::default() });
    if let Some(rest) = text.strip_suffix("(?)") {
        return Some((Mark::Possible, Stands::default(), rest.trim()));
    }
    if let Some(rest) = text.strip_suffix('?') {
        return Some((Mark::Possible, behind, rest.trim()));
    }
    if let Some(rest) = text.strip_prefix('?') {
        return Some((Mark::Possible, before, rest.trim()));
    }
    if let Some((rest, inner)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        let (_, mark) = MARKS.into_iter().find(|(word, _)| *word == inner.trim())?;
        return Some((mark, Stands::default(), rest.trim()));
    }
    let is_gap = |rest: &str, sign: Option<char>| !rest.is_empty() && sign.is_some_and(|sign| !sign.is_alphanumeric());
    let is_between = |sign: char| sign.is_whitespace() || ",:.-–".contains(sign);
    let parts = |gap: &str| gap.contains([',', '.', '\n', '\r']);
    MARKS.into_iter().find_map(|(word, mark)| {
        let rest = text.strip_prefix(word).filter(|rest| is_gap(rest, rest.chars().next()));
        if let Some(rest) = rest {
            // `ev.AF`: the full stop is the word's own
            let rest = if matches!(mark, Mark::Possible) { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
            let gap = rest.split(|sign| !is_between(sign)).next().unwrap_or_default();
            return Some((mark, Stands { apart: parts(gap), ..before }, rest.trim_matches(is_between)));
        }
        let rest = text.strip_suffix(word).filter(|rest| is_gap(rest, rest.chars().next_back()))?;
        let gap = rest.rsplit(|sign| !is_between(sign)).next().unwrap_or_default();
        Some((mark, Stands { apart: parts(gap), ..behind }, rest.trim_matches(is_between)))
    })
}

#[cfg(test)]
mod tests {
    use super::{Certainty, ExitKind, Programme, SaidExit};

    fn said(text: &str) -> Option<(Option<String>, Option<Certainty>, Option<ExitKind>)> {
        let programme = Programme::built_in();
        let SaidExit { code, certainty, kind, .. } = programme.said_exit(text)?;
        Some((
            code.map(|place| programme.codes().get(usize::from(place)).map_or(String::new(), |code| code.id.to_string())),
            certainty,
            kind,
        ))
    }

    #[test]
    fn a_possible_exit_is_marked_in_several_ways() {
        for text in ["ev Försäkringskassan", "Ev. försäkringskassan", "eventuellt Försäkringskassan", "Försäkringskassan?"]
            .into_iter()
            .chain([
                "kanske Försäkringskassan",
                "Försäkringskassan (ev)",
                "Försäkringskassan, ev.",
                "possibly social_insurance_agency",
            ])
        {
            assert_eq!(said(text), Some((Some("social_insurance_agency".into()), Some(Certainty::Possible), None)), "{text}");
        }
    }

    #[test]
    fn what_became_of_an_exit_may_stand_beside_it() {
        for (text, kind) in [
            ("Tillbaka till SE", ExitKind::Returned),
            ("åter till Supported Employment", ExitKind::Returned),
            ("SE (påbörjad)", ExitKind::Started),
            ("planerad SE", ExitKind::Planned),
        ] {
            assert_eq!(said(text), Some((Some("supported_employment".into()), None, Some(kind))), "{text}");
        }
        let both = Some((Some("supported_employment".into()), Some(Certainty::Possible), Some(ExitKind::Planned)));
        assert_eq!(said("ev planerad SE"), both);
    }

    #[test]
    fn a_remark_names_no_exit_and_anything_else_is_unknown() {
        assert_eq!(said("Insats ej aktuell"), Some((None, None, None)));
        for text in ["", "?", "ev", "evigheten", "ev Frisören", "påbörjad planerad SE", "tillbaka till", "Evenemang SE"] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    /// What a cell says: the ids of its exits with `?` behind a possible one; `unknown` for an entry that is told.
    fn cell(text: &str) -> String {
        let programme = Programme::built_in();
        let told = programme.said_exits(text).into_iter().map(|(_, said)| {
            let Some(SaidExit { code: Some(code), certainty, kind, .. }) = said else { return "unknown".to_owned() };
            let id = &programme.codes().get(usize::from(code)).expect("a code").id;
            let mark = if certainty == Some(Certainty::Possible) { "?" } else { "" };
            format!("{id}{mark}{}", kind.map_or(String::new(), |kind| format!(" {}", kind.name())))
        });
        told.collect::<Vec<_>>().join(", ").replace("supported_employment", "SE").replace("employment_service", "AF")
    }

    #[test]
    fn a_word_is_about_the_exit_that_it_stands_before_and_where_that_is_unclear_nothing_is_known() {
        for (text, right) in [
            // the full stop shortens the word and ends no sentence: it is the second that is possible
            ("SE, ev. AF", "SE, AF?"),
            ("SE, evtl. AF", "SE, AF?"),
            ("SE; ev. AF", "SE, AF?"),
            ("SE. Ev. AF", "SE, AF?"),
            ("SE och ev. AF", "SE, AF?"),
            ("SE och ev AF", "SE, AF?"),
            ("SE/ev AF", "SE, AF?"),
            // a comma ends what a word before the first of two is about
            ("ev. SE, AF", "SE?, AF"),
            ("ev. SE; AF", "SE?, AF"),
            ("ev SE, och AF", "SE?, AF"),
            ("ev. SE, ev. AF", "SE?, AF?"),
            ("SE, AF?", "SE, AF?"),
            ("SE?, AF", "SE?, AF"),
            ("Vårdcentralen, SE påbörjad", "primary_care, SE started"),
            // a word joins them, and what stands before both or behind both may be about both
            ("ev SE och AF", "unknown"),
            ("tillbaka till SE och AF", "unknown"),
            ("SE och AF planeras", "unknown"),
            ("SE och AF?", "unknown"),
            ("ev SE och ev AF", "SE?, AF?"),
            ("SE (ev) och AF", "SE?, AF"),
            ("SE och AF (ev)", "SE, AF?"),
            // a word by itself between two may be about either
            ("SE, ev, AF", "unknown"),
            ("SE, påbörjad, AF", "unknown"),
            ("SE. Planerad. AF", "unknown"),
            ("SE, ev", "SE?"),
            // nothing parts the two, and nothing says what the brackets are about
            ("SE ev. AF", "unknown"),
            ("SE (ev. AF)", "unknown"),
            // which of the two it was is not known
            ("SE eller AF", "unknown"),
            // two short sentences, as in Table 1 of the final report
            ("AF. SE", "AF, SE"),
            ("AF. SE.", "AF, SE"),
            ("AF?", "AF?"),
        ] {
            assert_eq!(cell(text), right, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_beside_an_exit_leaves_it_unknown() {
        for text in [
            "SE, ej aktuell",
            "SE ej aktuell",
            "SE; ej aktuell",
            "SE; insats ej aktuell",
            "ej aktuell; SE",
            "SE, avslutad",
            "SE (avbröt)",
            "SE, avbröt",
            "SE - nej",
            "inte SE",
            "ej SE",
            "SE (ej AF)",
            "ev ev ev ev ev SE",
        ] {
            assert_eq!(cell(text), "unknown", "{text}");
        }
        // of the programme itself, before the exit, as in Table 1
        assert_eq!(cell("Insats ej aktuell, avslutades. Tillbaka till SE."), "SE returned");
        assert_eq!(cell("Insats ej aktuell, avslutades;Tillbaka till SE"), "SE returned");
    }

    #[test]
    fn a_cell_of_a_megabyte_is_unknown_at_once() {
        for text in ["ev ".repeat(1 << 19) + "SE", "SE".to_owned() + &"?".repeat(1 << 20), "ev. SE, ".repeat(1 << 17)] {
            assert_eq!(cell(&text), "unknown");
        }
    }
}

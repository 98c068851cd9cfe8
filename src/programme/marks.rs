//! Words beside an exit that say how sure it is, or what became of it.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use super::{Certainty, ExitKind, Programme};

/// What one entry of the exits says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SaidExit {
    /// The place of the code; none for a remark such as `avslutades`, which names no exit.
    pub(super) code: Option<u8>,
    pub(super) certainty: Option<Certainty>,
    pub(super) kind: Option<ExitKind>,
}

#[derive(Clone, Copy)]
enum Mark {
    Possible,
    Kind(ExitKind),
}

/// Words before a code or behind it, in lower case.
///
/// `ev` and `tillbaka till` as in Table 1 of the final report (Sävsjö, 2025-08-29); the others say the same.
const MARKS: [(&str, Mark); 34] = [
    ("eventuellt", Mark::Possible),
    ("eventuell", Mark::Possible),
    ("event.", Mark::Possible),
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

/// Remarks that name no exit.
const REMARKS: [&str; 7] =
    ["insats ej aktuell", "insatsen ej aktuell", "insats inte aktuell", "ej aktuell", "inte aktuell", "avslutades", "avslutad"];

impl Programme {
    /// What an entry says; none if it names no exit of this programme and is no remark.
    pub(super) fn said_exit(&self, text: &str) -> Option<SaidExit> {
        let code_of = |text: &str| self.code_of(text, |code| code.exit);
        let mut said = SaidExit { code: code_of(text), ..SaidExit::default() };
        if said.code.is_some() {
            return Some(said);
        }
        let text = text.trim().to_lowercase();
        let mut rest = text.as_str();
        while let Some((mark, shorter)) = without_mark(rest) {
            match mark {
                Mark::Possible => said.certainty = Some(Certainty::Possible),
                // two that differ say nothing together
                Mark::Kind(kind) if said.kind.is_some_and(|known| known != kind) => return None,
                Mark::Kind(kind) => said.kind = Some(kind),
            }
            rest = shorter;
            said.code = code_of(rest);
            if said.code.is_some() {
                return Some(said);
            }
        }
        REMARKS.contains(&rest).then_some(said)
    }
}

/// A mark at the beginning or at the end, in brackets or not, and what stands beside it.
fn without_mark(text: &str) -> Option<(Mark, &str)> {
    if let Some(rest) = text.strip_suffix('?').or_else(|| text.strip_prefix('?')).or_else(|| text.strip_suffix("(?)")) {
        return Some((Mark::Possible, rest.trim()));
    }
    if let Some((rest, inner)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        let (_, mark) = MARKS.into_iter().find(|(word, _)| *word == inner.trim())?;
        return Some((mark, rest.trim()));
    }
    let is_gap = |rest: &str, sign: Option<char>| !rest.is_empty() && sign.is_some_and(|sign| !sign.is_alphanumeric());
    MARKS.into_iter().find_map(|(word, mark)| {
        let behind = text.strip_prefix(word).filter(|rest| is_gap(rest, rest.chars().next()));
        let before = text.strip_suffix(word).filter(|rest| is_gap(rest, rest.chars().next_back()));
        let rest = behind.or(before)?;
        Some((mark, rest.trim_matches(|sign: char| sign.is_whitespace() || ",:.-–".contains(sign))))
    })
}

#[cfg(test)]
mod tests {
    use super::{Certainty, ExitKind, Programme, SaidExit};

    fn said(text: &str) -> Option<(Option<String>, Option<Certainty>, Option<ExitKind>)> {
        let programme = Programme::built_in();
        let SaidExit { code, certainty, kind } = programme.said_exit(text)?;
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
}

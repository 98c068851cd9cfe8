//! Labels of occasions, in a column and in the names of columns.

use super::names::plain;
use super::tables;
use crate::ground::Occasion;

/// What a label means as an occasion, however it is written: `Pre`, `T1`, `baseline_arm_1`.
///
/// The number tells pairs apart that only mean something together: 0 for words, else the first of the pair plus 1.
pub(super) fn occasions(label: &str) -> Vec<(Occasion, u8)> {
    let label = label.trim().to_lowercase();
    let arm = label.find("_arm_").map_or(label.as_str(), |at| &label[..at]);
    let plain = plain(arm);
    let mut meant = Vec::new();
    for occasion in Occasion::BOTH {
        let also = tables::OCCASIONS.iter().find(|(ours, _)| *ours == occasion.name()).map_or(&[][..], |(_, also)| also);
        if plain == occasion.name() || also.contains(&plain.as_str()) {
            meant.push((occasion, 0));
        }
    }
    let digit = plain.strip_prefix(['t', 'm']).unwrap_or(&plain);
    if let ([digit @ b'0'..=b'2'], true) = (digit.as_bytes(), plain.len() <= 2) {
        let number = digit - b'0';
        if number < 2 {
            meant.push((Occasion::Start, number + 1));
        }
        if number > 0 {
            meant.push((Occasion::Exit, number));
        }
    }
    meant
}

/// The two labels that mean start and exit, if there is one such pair among them.
pub(super) fn pair<'l>(labels: &[&'l str]) -> Option<[&'l str; 2]> {
    let of = |occasion: Occasion, kind: u8| -> Vec<&'l str> {
        labels.iter().copied().filter(|label| occasions(label).contains(&(occasion, kind))).collect()
    };
    let pairs: Vec<[&str; 2]> = (0..=2)
        .filter_map(|kind| match (of(Occasion::Start, kind).as_slice(), of(Occasion::Exit, kind).as_slice()) {
            ([start], [exit]) => Some([*start, *exit]),
            _ => None,
        })
        .collect();
    match pairs.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The label that is a word for the start and the one that is for the exit, if there is one of each.
#[must_use]
pub fn start_and_exit<'l>(labels: &[&'l str]) -> Option<[&'l str; 2]> {
    let only = |occasion: Occasion| {
        let mut of = labels.iter().copied().filter(|label| occasions(label).contains(&(occasion, 0)));
        of.next().filter(|_| of.next().is_none())
    };
    Some([only(Occasion::Start)?, only(Occasion::Exit)?])
}

/// The labels that are words for an occasion, unless several are of the same.
pub(super) fn known_words<'l>(labels: &[&'l str]) -> Option<(Occasion, &'l str)> {
    let of = |occasion| labels.iter().copied().filter(move |label| occasions(label).contains(&(occasion, 0)));
    let known: Vec<_> =
        Occasion::BOTH.into_iter().flat_map(|occasion| of(occasion).map(move |label| (occasion, label))).collect();
    match known.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// A name and the label of an occasion at its beginning or end: `MO_pre` is `MO` at `pre`; each way to read it.
pub(super) fn with_label(name: &str) -> Vec<(String, String)> {
    let mut ways = Vec::new();
    let is_gap = |sign: char| !sign.is_alphanumeric();
    if let Some(at) = name.find(is_gap) {
        let gap = name[at..].chars().next().map_or(1, char::len_utf8);
        ways.push((name[at + gap..].to_owned(), name[..at].to_owned()));
    }
    if let Some((at, gap)) = name.char_indices().rev().find(|(_, sign)| is_gap(*sign)) {
        ways.push((name[..at].to_owned(), name[at + gap.len_utf8()..].to_owned()));
    }
    // `mo1`, `mo_t1` without the line
    let stem = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    if stem.len() < name.len() && stem.chars().next_back().is_some_and(char::is_alphabetic) {
        ways.push((stem.to_owned(), name[stem.len()..].to_owned()));
        if let Some(shorter) = stem.strip_suffix(['t', 'T']) {
            ways.push((shorter.to_owned(), name[shorter.len()..].to_owned()));
        }
    }
    ways.retain(|(rest, label)| !rest.is_empty() && !occasions(label).is_empty());
    ways
}

#[cfg(test)]
mod tests {
    use super::{pair, start_and_exit, with_label};

    #[test]
    fn two_labels_make_a_pair_and_three_do_not() {
        assert_eq!(pair(&["Efter", "Före"]), Some(["Före", "Efter"]));
        assert_eq!(pair(&["T1", "T2"]), Some(["T1", "T2"]));
        assert_eq!(pair(&["followup_arm_1", "baseline_arm_1"]), Some(["baseline_arm_1", "followup_arm_1"]));
        assert_eq!(pair(&["t0", "t1", "t2"]), None);
        assert_eq!(pair(&["F", "M"]), None);
    }

    #[test]
    fn words_tell_occasions_and_numbers_do_not() {
        assert_eq!(start_and_exit(&["Om", "Avslut", "Start"]), Some(["Start", "Avslut"]));
        assert_eq!(start_and_exit(&["Start", "Avslut", "Uppföljning"]), None);
        assert_eq!(start_and_exit(&["1", "2"]), None);
        assert_eq!(start_and_exit(&["Blad1", "Avslut"]), None);
    }

    #[test]
    fn an_occasion_stands_before_or_behind_a_name() {
        assert_eq!(with_label("MO_pre"), [("MO".into(), "pre".into())]);
        assert_eq!(with_label("T1_MO"), [("MO".into(), "T1".into())]);
        assert!(with_label("mo1").contains(&("mo".into(), "1".into())));
        assert!(with_label("self_care").is_empty());
    }
}

//! The entries of a cell that holds a list, as people write one.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

/// A cell with more places where it may be parted is a text and no list.
const MOST_CUTS: usize = 40;
/// A longer cell, in bytes, is a text and no list: no programme has as many names as would fill it.
const LONGEST_CELL: usize = 10_000;
/// So is what stands between two `;` and is longer: looking for a name in it would take long and find none.
pub(super) const LONGEST_PIECE: usize = 1_000;
/// Words between two entries.
const BETWEEN: [&str; 5] = ["och", "samt", "and", "&", "+"];
/// Words that a full stop shortens: no sentence ends there.
const SHORTENED: [&str; 24] = [
    "ev", "event", "evtl", "t.ex", "ex", "bl.a", "d.v.s", "dvs", "m.m", "m.fl", "o.s.v", "osv", "etc", "s.k", "f.d", "fr.o.m",
    "t.o.m", "p.g.a", "pga", "prel", "resp", "inkl", "e.g", "i.e",
];

/// One of several entries that stand in a piece of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'c> {
    pub(super) text: &'c str,
    /// Nothing but a word such as `och` stands before it, so that what is said of the one may be said of both.
    pub(super) by_word: bool,
}

/// The entries of a list, without what surrounds them; a separator behind the last one adds none.
///
/// A `;` always parts two entries. Commas, line breaks, the end of a sentence, `/` and words such as `och` do so
/// where everything that comes out is known, the longest names first; else what stands there is one entry.
pub(super) fn elements(cell: &str, is_known: impl Fn(&str) -> bool) -> Vec<&str> {
    clear_elements(cell, is_known, |_| true)
}

/// The same, where what comes out must also be clear together.
pub(super) fn clear_elements<'c>(
    cell: &'c str,
    is_known: impl Fn(&str) -> bool,
    is_clear: impl Fn(&[Part<'c>]) -> bool,
) -> Vec<&'c str> {
    if cell.len() > LONGEST_CELL {
        return vec![cell];
    }
    let pieces = cell.trim().trim_end_matches(';').split(';');
    let mut entries = Vec::new();
    for piece in pieces {
        match parted(piece, &is_known).filter(|parts| is_clear(parts)) {
            Some(parts) => entries.extend(parts.into_iter().map(|part| part.text)),
            None => entries.push(entry(piece)),
        }
    }
    entries
}

/// Whether the cells of a column hold lists: one of them has entries parted by `;`, or such that each of them is
/// all that another cell holds, in any case of letters.
///
/// A name that could be read as a list (`Eksjö, Nässjö`) is one name as long as not every part of it is the name of
/// others, too; a number with a decimal comma is a number.
#[cfg(feature = "disclosure")]
pub(crate) fn hold_lists<'c>(cells: impl IntoIterator<Item = &'c str>) -> bool {
    let plain = |text: &str| entry(text).to_lowercase();
    let cells: Vec<(&str, String)> = cells.into_iter().map(|cell| (cell, plain(cell))).collect();
    let names: std::collections::HashSet<&str> = cells.iter().map(|(_, name)| &**name).collect();
    cells.iter().any(|(cell, own)| {
        let is_other = |part: &str| {
            let part = plain(part);
            part != *own && names.contains(&*part)
        };
        own.replace(',', ".").parse::<f64>().is_err() && elements(cell, is_other).len() > 1
    })
}

/// An entry without bullets before it and the full stop behind it.
pub(super) fn entry(text: &str) -> &str {
    let text = text.trim().trim_start_matches(['•', '–', '*', '-', ' ']);
    text.trim_end_matches(['.', ',', ' ']).trim()
}

/// The known entries that a piece consists of; none if it is one entry, known or not.
fn parted<'c>(piece: &'c str, is_known: &impl Fn(&str) -> bool) -> Option<Vec<Part<'c>>> {
    if piece.len() > LONGEST_PIECE {
        return None;
    }
    let cuts = cuts(piece);
    if cuts.is_empty() || cuts.len() > MOST_CUTS || is_known(entry(piece)) {
        return None;
    }
    let starts: Vec<usize> = std::iter::once(0).chain(cuts.iter().map(|cut| cut.end)).collect();
    let ends: Vec<usize> = cuts.iter().map(|cut| cut.start).chain([piece.len()]).collect();
    let part = |from: usize, to: usize| piece.get(*starts.get(from)?..*ends.get(to)?).map(entry);
    let is_entry = |from, to| part(from, to).is_some_and(|part| part.is_empty() || is_known(part));
    // from the end: where the longest known part ends behind which everything is known too
    let mut ending: Vec<Option<usize>> = vec![None; starts.len()];
    for from in (0..starts.len()).rev() {
        let goes_on = |to: usize| ending.get(to.saturating_add(1)).is_none_or(Option::is_some);
        let found = (from..ends.len()).rev().find(|to| goes_on(*to) && is_entry(from, *to));
        if let Some(place) = ending.get_mut(from) {
            *place = found;
        }
    }
    let mut entries = Vec::new();
    let (mut from, mut by_word) = (0, false);
    while let Some(place) = ending.get(from) {
        let to = (*place)?;
        // `a, och b`: the comma may stand at the end of the longest part
        let ends_otherwise = |from: usize, to: usize| {
            let raw = starts.get(from).zip(ends.get(to)).and_then(|(start, end)| piece.get(*start..*end));
            raw.is_some_and(|raw| raw.trim_end_matches(' ').ends_with([',', '\n', '\r']))
        };
        let is_word = cuts.get(to).is_some_and(|cut| cut.is_word) && !ends_otherwise(from, to);
        match part(from, to) {
            Some(text) if !text.is_empty() => {
                entries.push(Part { text, by_word });
                by_word = is_word;
            }
            _ => by_word &= is_word,
        }
        from = to.saturating_add(1);
    }
    Some(entries)
}

/// Where a piece may be parted, from the end of one entry to the beginning of the next.
struct Cut {
    start: usize,
    end: usize,
    is_word: bool,
}

fn cuts(piece: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut before = None;
    let mut word_start = None;
    let starts_word = |before: Option<char>| before.is_some_and(char::is_whitespace);
    for (at, sign) in piece.char_indices() {
        let end = at.saturating_add(sign.len_utf8());
        let is_sign = matches!(sign, ',' | '\n' | '\r' | '/');
        if sign.is_whitespace() {
            let word = word_start.take().and_then(|start: usize| Some((start, piece.get(start..at)?)));
            if let Some((start, _)) = word.filter(|(_, word)| BETWEEN.iter().any(|between| between.eq_ignore_ascii_case(word))) {
                cuts.push(Cut { start, end: at, is_word: true });
            }
            let stop = at.saturating_sub(1);
            if before == Some('.') && !piece.get(..stop).is_some_and(ends_shortened) {
                cuts.push(Cut { start: stop, end: at, is_word: false });
            }
        } else if starts_word(before) {
            word_start = Some(at);
        }
        if is_sign {
            cuts.push(Cut { start: at, end, is_word: false });
            word_start = None;
        }
        before = Some(sign);
    }
    cuts
}

/// The last word is one that the full stop behind it shortens.
fn ends_shortened(text: &str) -> bool {
    let word = text.rsplit(|sign: char| !sign.is_alphanumeric() && sign != '.').next().unwrap_or_default();
    SHORTENED.iter().any(|shortened| shortened.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_PIECE, MOST_CUTS, elements};
    use std::cell::Cell;

    fn parts(cell: &str) -> Vec<&str> {
        const KNOWN: [&str; 5] = ["a", "b", "c", "work, paid and not", "work"];
        elements(cell, |entry| KNOWN.contains(&entry))
    }

    #[test]
    fn entries_are_parted_as_people_write_them() {
        for cell in
            ["a;b", "a; b;", "a, b", "a och b", "a and b.", "a\nb", "- a\r\n- b", "a,\noch b", "a / b", "a. b.", "a samt b"]
        {
            assert_eq!(parts(cell), ["a", "b"], "{cell:?}");
        }
        assert_eq!(parts("a, b och c"), ["a", "b", "c"]);
        assert_eq!(parts("a; b och c"), ["a", "b", "c"]);
    }

    #[cfg(feature = "disclosure")]
    #[test]
    fn a_column_holds_lists_where_the_entries_of_a_cell_are_cells_of_their_own() {
        let lists: [&[&str]; 6] = [
            &["a;b"],
            &["walking", "football", "Football, walking"],
            &["walking", "football", "walking och football"],
            &["walking", "football", "- walking\n- football"],
            &["Eksjö", "Nässjö", "eksjö / nässjö"],
            &["a", "b", "c", "a, b och c"],
        ];
        for cells in lists {
            assert!(super::hold_lists(cells.iter().copied()), "{cells:?}");
        }
        let names: [&[&str]; 7] = [
            &["Eksjö, Nässjö", "Aneby, Tranås", "Vetlanda"],
            &["Eksjö, Nässjö", "Eksjö"],
            &["25–34, kvinnor", "25–34, män", "35–44, kvinnor", "35–44, män"],
            &["1", "5", "1,5"],
            &["A", "a", "A,", "a.", "A;"],
            &["Mark", "Bygg", "Mark och bygg AB"],
            &["", "a", ", a"],
        ];
        for cells in names {
            assert!(!super::hold_lists(cells.iter().copied()), "{cells:?}");
        }
    }

    #[test]
    fn what_is_not_known_whole_stays_whole() {
        for cell in ["a och x", "x, y", "a, b och xc", "aochb", "och", "a b"] {
            assert_eq!(parts(cell), [cell], "{cell:?}");
        }
        assert_eq!(parts("a; x, y"), ["a", "x, y"]);
        let long = "a, ".repeat(60);
        assert_eq!(parts(&long).len(), 1);
    }

    #[test]
    fn the_longest_known_name_is_taken_first() {
        assert_eq!(parts("work, paid and not, a"), ["work, paid and not", "a"]);
        assert_eq!(parts("work, a"), ["work", "a"]);
    }

    #[test]
    fn a_full_stop_that_shortens_a_word_ends_no_entry() {
        for cell in ["a ev. b", "a t.ex. b", "a (Evtl. b", "a m.fl. b"] {
            assert_eq!(parts(cell), [cell], "{cell}");
        }
        assert_eq!(parts("a. b"), ["a", "b"]);
    }

    #[test]
    fn a_long_cell_is_looked_up_a_bounded_number_of_times() {
        let long = [
            "a".repeat(1 << 20),
            "a, ".repeat(1 << 18),
            "ev. ".repeat(1 << 18),
            "x;".repeat(1 << 19),
            format!("{}, b", "a".repeat(LONGEST_PIECE)),
        ];
        for cell in long {
            let (asked, longest) = (Cell::new(0), Cell::new(0));
            let entries = elements(&cell, |entry| {
                asked.set(asked.get() + 1);
                longest.set(longest.get().max(entry.len()));
                entry == "a" || entry == "b"
            });
            assert_eq!(entries.len(), 1);
            assert!(asked.get() <= (MOST_CUTS + 1) * (MOST_CUTS + 2) / 2 && longest.get() <= LONGEST_PIECE);
        }
    }

    #[test]
    fn an_empty_cell_is_one_empty_entry_as_before() {
        assert_eq!(parts(""), [""]);
        assert_eq!(parts("a;;b"), ["a", "", "b"]);
    }
}

//! The entries of a cell that holds a list, as people write one.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

/// A cell with more places where it may be parted is a text and no list.
const MOST_CUTS: usize = 40;
/// Words between two entries.
const BETWEEN: [&str; 5] = ["och", "samt", "and", "&", "+"];

/// The entries of a list, without what surrounds them; a separator behind the last one adds none.
///
/// A `;` always parts two entries. Commas, line breaks, the end of a sentence, `/` and words such as `och` do so
/// where everything that comes out is known, the longest names first; else what stands there is one entry.
pub(super) fn elements(cell: &str, is_known: impl Fn(&str) -> bool) -> Vec<&str> {
    let pieces = cell.trim().trim_end_matches(';').split(';');
    let mut entries = Vec::new();
    for piece in pieces {
        match parted(piece, &is_known) {
            Some(parts) => entries.extend(parts),
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
fn parted<'c>(piece: &'c str, is_known: &impl Fn(&str) -> bool) -> Option<Vec<&'c str>> {
    let cuts = cuts(piece);
    if cuts.is_empty() || cuts.len() > MOST_CUTS || is_known(entry(piece)) {
        return None;
    }
    let starts: Vec<usize> = std::iter::once(0).chain(cuts.iter().map(|cut| cut.1)).collect();
    let ends: Vec<usize> = cuts.iter().map(|cut| cut.0).chain([piece.len()]).collect();
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
    let mut from = 0;
    while let Some(place) = ending.get(from) {
        let to = (*place)?;
        entries.extend(part(from, to).filter(|part| !part.is_empty()));
        from = to.saturating_add(1);
    }
    Some(entries)
}

/// Where a piece may be parted, from the end of one entry to the beginning of the next.
fn cuts(piece: &str) -> Vec<(usize, usize)> {
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
                cuts.push((start, at));
            }
            if before == Some('.') {
                cuts.push((at.saturating_sub(1), at));
            }
        } else if starts_word(before) {
            word_start = Some(at);
        }
        if is_sign {
            cuts.push((at, end));
            word_start = None;
        }
        before = Some(sign);
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::elements;

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
    fn an_empty_cell_is_one_empty_entry_as_before() {
        assert_eq!(parts(""), [""]);
        assert_eq!(parts("a;;b"), ["a", "", "b"]);
    }
}

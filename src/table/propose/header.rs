//! Which of the first rows of a table holds the names of its columns.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::labels::{occasions, with_label};
use super::names::{Names, plain};
use super::runs::{NUMBER, runs};
use crate::Registry;
use crate::ground::{ValueLook, short_debug};
use crate::table::Mapping;

/// Finds the row of names among the first rows of a table, or the two rows of names that stand above one another.
///
/// The first row is the header where it has a name of ours, one that a mapping names, or several that are usual;
/// a later one only where it alone has several such names and no value. Else there is none: whoever reads the
/// table takes the first row, or asks.
pub struct HeaderFinder {
    names: Names,
    mappings: Vec<(String, String)>,
}

short_debug! {
    impl HeaderFinder {  }
}

/// So many names that are known make a header.
const FEWEST: usize = 2;
/// So many numbered columns are worth a name.
const RUN: usize = 5;

impl HeaderFinder {
    /// For the questionnaires of a registry, of a table whose columns were named so.
    #[must_use]
    pub fn new(registry: &Registry, mappings: &[Mapping]) -> Self {
        let parts = |mapping: &Mapping| {
            let theirs = mapping.theirs.trim().to_lowercase();
            theirs
                .split_once(NUMBER)
                .map(|(before, after)| (before.to_owned(), after.to_owned()))
                .unwrap_or((theirs, String::new()))
        };
        Self { names: Names::new(registry), mappings: mappings.iter().map(parts).collect() }
    }

    /// The places of the header among the first rows, if there is no doubt.
    #[must_use]
    pub fn find(&self, rows: &[Vec<&str>]) -> Option<RangeInclusive<usize>> {
        let first = rows.first()?;
        if self.has_own_name(first) {
            return Some(0..=0);
        }
        if rows.len() == 1 {
            // what follows may have names of ours
            return None;
        }
        let only = |counted: &dyn Fn(&[&str]) -> usize| {
            let candidates: Vec<usize> = (0..rows.len()).filter(|place| counted(&rows[*place]) >= FEWEST).collect();
            match candidates.as_slice() {
                [one] => Some(*one),
                // the same names may be repeated further down
                [one, others @ ..] if others.iter().all(|other| rows[*other] == rows[*one]) => Some(*one),
                _ => None,
            }
        };
        // what the columns are in words may stand above names of ours, and is usual too
        let place = only(&|row| self.own_names(row)).or_else(|| only(&|row| self.known(row)))?;
        let labels = place.checked_sub(1).filter(|upper| has_labels(&rows[*upper], &rows[place]));
        Some(labels.unwrap_or(place)..=place)
    }

    /// The cells of a row that are usual names, where it may be a header: none where a value stands in it. Of a row that has a
    /// single one the name may be somebody's answer, and what only a mapping or a number makes a name may be somebody's id.
    #[must_use]
    pub fn names_in<'r>(&self, row: &[&'r str]) -> Option<Vec<&'r str>> {
        if row.iter().any(|cell| ValueLook::of(cell).is_some()) {
            return None;
        }
        let is_name = |cell: &str| {
            let with_occasion = with_label(cell);
            let mut of_occasion = with_occasion.iter().filter(|(_, label)| !occasions(label).is_empty());
            self.names.meaning(cell).is_some() || of_occasion.any(|(name, _)| self.names.meaning(name).is_some())
        };
        let names: Vec<&str> = row.iter().copied().filter(|cell| !plain(cell).is_empty() && is_name(cell)).collect();
        Some(if names.len() < FEWEST { Vec::new() } else { names })
    }

    /// How many names of a row are ours or mapped; 0 where a value stands among them.
    fn own_names(&self, row: &[&str]) -> usize {
        let is_header = row.iter().all(|cell| ValueLook::of(cell).is_none());
        if is_header { row.iter().filter(|cell| self.is_own_name(cell)).count() } else { 0 }
    }

    /// A name of ours, or one that a mapping names: whatever else stands there, this is the header.
    fn has_own_name(&self, row: &[&str]) -> bool {
        row.iter().any(|cell| self.is_own_name(cell))
    }

    fn is_own_name(&self, cell: &str) -> bool {
        let whole = cell.trim().to_lowercase();
        let name = whole.strip_prefix("start.").or_else(|| whole.strip_prefix("exit.")).unwrap_or(&whole);
        self.names.known.iter().any(|known| known.ours == name)
            || self.names.numbered.iter().any(|numbered| numbered.has(name))
            || self.is_mapped(&whole)
    }

    /// Somebody says whose column it is; the name is in small letters.
    fn is_mapped(&self, name: &str) -> bool {
        self.mappings.iter().any(|(before, after)| {
            let rest = name.strip_prefix(before.as_str()).and_then(|rest| rest.strip_suffix(after.as_str()));
            rest.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        })
    }

    /// How many names of a row are known; 0 where a value stands among them.
    fn known(&self, row: &[&str]) -> usize {
        if row.iter().any(|cell| ValueLook::of(cell).is_some()) {
            return 0;
        }
        let is_usual = |cell: &&&str| {
            let ways = with_label(cell);
            self.is_mapped(&cell.trim().to_lowercase())
                || self.names.meaning(cell).is_some()
                || ways.iter().any(|(name, _)| self.names.meaning(name).is_some())
        };
        let numbered = runs(row, RUN).len();
        row.iter().filter(|cell| !plain(cell).is_empty()).filter(is_usual).count() + numbered
    }
}

/// The upper row says of which occasion the names of the lower one are, which stand there twice.
fn has_labels(upper: &[&str], lower: &[&str]) -> bool {
    let labels: HashSet<&str> = upper.iter().copied().map(str::trim).filter(|label| !label.is_empty()).collect();
    let filled = lower.iter().map(|name| plain(name)).filter(|name| !name.is_empty());
    let names: HashSet<String> = filled.clone().collect();
    labels.len() > 1 && labels.iter().any(|label| !occasions(label).is_empty()) && names.len() < filled.count()
}

#[cfg(test)]
mod tests {
    use super::HeaderFinder;
    use crate::Registry;
    use crate::table::Mapping;

    fn found(lines: &[&str], mappings: &[&str]) -> Option<[usize; 2]> {
        let mappings: Vec<Mapping> = mappings.iter().map(|text| text.parse().expect("a mapping")).collect();
        let rows: Vec<Vec<&str>> = lines.iter().map(|line| line.split(';').collect()).collect();
        HeaderFinder::new(&Registry::built_in(), &mappings).find(&rows).map(|found| [*found.start(), *found.end()])
    }

    #[test]
    fn our_own_names_win_below_what_they_are_in_words() {
        assert_eq!(found(&["Pseudonym;rörlighet;EQ VAS", "id;mo;vas", "P1;2;50"], &[]), Some([1, 1]));
        // names of ours in two rows that differ
        assert_eq!(found(&["Titel;;", "id;mo;vas", "id;sc;vas"], &[]), None);
        // one name of ours may be a word
        assert_eq!(found(&["Löpnr;Rörlighet;Oro", "id;x;y"], &[]), Some([0, 0]));
    }

    #[test]
    fn our_own_names_in_the_first_row_win() {
        assert_eq!(found(&["id;Q1;vas", "Löpnr;Rörlighet;VAS"], &[]), Some([0, 0]));
        assert_eq!(found(&["Q1;start.soc13_2", "Löpnr;Rörlighet"], &[]), Some([0, 0]));
        assert_eq!(found(&["Q1 ;Q2", "Löpnr;Rörlighet"], &["mo=q1"]), Some([0, 0]));
        assert_eq!(found(&["F3;x", "Löpnr;Rörlighet"], &["soc13_{n}=F{n}"]), Some([0, 0]));
    }

    #[test]
    fn names_below_a_title_are_found_where_there_is_no_doubt() {
        let title = "Sammanställning EQ-5D 2024;;";
        assert_eq!(found(&[title, ";;", "Löpnr;Rörlighet;Q3", "1;2;3"], &[]), Some([2, 2]));
        assert_eq!(found(&[title, "Löpnr;F1;F2;F3;F4;F5", "1;2;3;4;5;6"], &[]), Some([1, 1]));
        // one name may stand in any text
        assert_eq!(found(&[title, "Löpnr;A;B"], &[]), None);
        assert_eq!(found(&[title, "Löpnr;A;B"], &["vas=A"]), Some([1, 1]));
        // two rows that may be it, of which the second may be somebody's
        assert_eq!(found(&[title, "Löpnr;Rörlighet;A", "Löpnr;Rörlighet;B"], &[]), None);
        assert_eq!(found(&[title, "Löpnr;Rörlighet;A", "Löpnr;Rörlighet;A"], &[]), Some([1, 1]));
        // a value is no name
        assert_eq!(found(&[title, "Löpnr;Rörlighet;3"], &[]), None);
    }

    #[test]
    fn only_usual_names_among_others_may_be_shown() {
        let finder = HeaderFinder::new(&Registry::built_in(), &[]);
        let names = |row: &str| finder.names_in(&row.split(';').collect::<Vec<_>>()).map(|names| names.join(";"));
        assert_eq!(names("Löpnr;Oro;slagen av maken;;Start Hygien;P1;P2;P3;P4;P5"), Some("Löpnr;Oro;Start Hygien".into()));
        // one name alone may be an answer, and beside a value both may be
        assert_eq!(names("Oro;slagen av maken"), Some(String::new()));
        assert_eq!(names("Anna Oro;Anna Hygien"), Some(String::new()));
        assert_eq!(names("Oro;Hygien;3"), None);
    }

    #[test]
    fn occasions_above_names_that_stand_there_twice_are_part_of_them() {
        assert_eq!(found(&[";Start;;Avslut;", "Deltagare;Oro;VAS;Oro;VAS"], &[]), Some([0, 1]));
        assert_eq!(found(&["2024;;", ";Start;;Avslut;", "Deltagare;Oro;Hygien;Oro;Hygien"], &[]), Some([1, 2]));
        assert_eq!(found(&[";Start;", "Deltagare;Oro;Hygien"], &[]), Some([1, 1]));
        assert_eq!(found(&[";Del A;;Del B", "Deltagare;Oro;Hygien;Smärta"], &[]), Some([1, 1]));
    }
}

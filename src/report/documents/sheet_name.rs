//! What the sheets of a workbook are called.

use std::collections::BTreeSet;

use crate::report::inert::inert;

/// A sheet's name has no more letters, as a spreadsheet counts them.
const LONGEST: usize = 31;

/// The names of a workbook's sheets: no two are alike, and no spreadsheet refuses one.
#[derive(Default)]
pub(super) struct SheetNames {
    taken: BTreeSet<String>,
}

impl SheetNames {
    /// A name for a sheet, by the first of these that is free.
    pub(super) fn take(&mut self, wanted: &[&str]) -> String {
        let numbered = (2..).map(|number: usize| {
            let behind = format!(" ({number})");
            format!("{}{behind}", fitting(wanted.last().copied().unwrap_or_default(), LONGEST - behind.len()))
        });
        let names = wanted.iter().map(|name| fitting(name, LONGEST)).chain(numbered);
        let mut free = names.filter(|name| self.taken.insert(name.to_lowercase()));
        // there is always another number
        free.next().unwrap_or_default()
    }
}

/// A name in at most so many letters, without those that a sheet's name may not have.
fn fitting(name: &str, longest: usize) -> String {
    let allowed = |letter: char| if "[]:*?/\\".contains(letter) { ' ' } else { letter };
    let name: String = inert(name).chars().map(allowed).collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    let whole = words.join(" ");
    let whole = whole.trim_matches(['\'', ' ']);
    let length = |name: &str| name.encode_utf16().count();
    let mut fitting = whole.to_owned();
    while length(&fitting) > longest || (fitting.len() < whole.len() && length(&fitting) == longest) {
        fitting.pop();
    }
    if fitting.len() < whole.len() {
        fitting.truncate(fitting.trim_end().len());
        fitting.push('\u{2026}');
    }
    // one name a spreadsheet keeps for itself
    match fitting.as_str() {
        "" => "-".to_owned(),
        name if name.eq_ignore_ascii_case("history") => "-history".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, SheetNames};

    #[test]
    fn names_of_sheets_are_short_and_unlike() {
        let mut names = SheetNames::default();
        for (wanted, expected) in [
            (&["Målet"][..], "Målet"),
            (&["MÅLET", "Insatsen Målet"], "Insatsen Målet"),
            (&["målet"], "målet (2)"),
            (&["a/b\\c:d*e?f[g]"], "a b c d e f g"),
            (&["'"], "-"),
            (&["History"], "-history"),
            (&["\u{1}=cmd()"], "\u{fffd}=cmd()"),
        ] {
            assert_eq!(names.take(wanted), expected);
        }
        let long = "å".repeat(300);
        let taken: Vec<String> = (0..12).map(|_| names.take(&[&long])).collect();
        assert!(taken.iter().all(|name| name.chars().count() <= LONGEST), "{taken:?}");
        assert_eq!(taken[11], format!("{}\u{2026} (12)", "å".repeat(25)));
        assert_eq!(names.take(&[&"\u{1f600}".repeat(40)]).chars().count(), 16);
    }
}

//! Names of columns as a message may show them.

use super::LayoutError;
use crate::ground::{ValueLook, looks_like_name};

/// The names of columns, without blanks around them; `#3` for the third where it may be somebody's answer.
///
/// A table without a header has answers in its place: where a value stands among the names, and no column is bound by
/// a name that looks like one, no name is shown. A bound column has a name of ours, or one that the caller has given.
pub(super) fn shown_names(header: &[&str], is_bound: impl Fn(usize) -> bool) -> Vec<String> {
    let is_named = (0..header.len()).any(|column| is_bound(column) && looks_like_name(header[column].trim()));
    let is_header = is_named || !are_values(header);
    let names = header.iter().enumerate().map(|(column, name)| {
        let name = name.trim();
        if is_bound(column) || is_header && looks_like_name(name) { name.to_owned() } else { format!("#{}", column + 1) }
    });
    names.collect()
}

/// All of them, before any is bound.
#[must_use]
pub fn shown_names_of<N: AsRef<str>>(header: &[N]) -> Vec<String> {
    let header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    shown_names(&header, |_| false)
}

/// One of them, before any is bound.
///
/// # Panics
///
/// If there is no such column.
#[must_use]
pub fn shown_name_of<N: AsRef<str>>(header: &[N], column: usize) -> String {
    shown_names_of(header).swap_remove(column)
}

/// What columns of names of people are called, in small letters and without anything between them.
const NAMES_OF_PEOPLE: [&str; 16] = [
    "namn",
    "förnamn",
    "fornamn",
    "efternamn",
    "fullständigtnamn",
    "deltagarnamn",
    "deltagarensnamn",
    "klientnamn",
    "name",
    "fullname",
    "firstname",
    "lastname",
    "surname",
    "givenname",
    "familyname",
    "patientname",
];

/// The name of a column says that it holds names of people.
pub(super) fn is_for_names(name: &str) -> bool {
    let plain: String = name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    NAMES_OF_PEOPLE.contains(&plain.as_str())
}

/// A value stands among what should be names.
pub(super) fn are_values(header: &[&str]) -> bool {
    header.iter().any(|name| ValueLook::of(name).is_some())
}

/// What to say of a first row that is no header.
pub(super) fn no_header(header: &[&str], expected: Vec<String>) -> LayoutError {
    let count = |look| header.iter().filter(|name| ValueLook::of(name) == Some(look)).count();
    let [numbers, days, words] = [ValueLook::Number, ValueLook::Day, ValueLook::YesOrNo].map(count);
    LayoutError::NoHeader { columns: header.len(), numbers, days, words, expected }
}

#[cfg(test)]
mod tests {
    use super::{is_for_names, shown_names};

    #[test]
    fn a_column_of_names_is_known_by_its_own() {
        assert!(["Namn", "first_name", " Efternamn "].iter().all(|name| is_for_names(name)));
        assert!(["site name", "Filnamn", "rename"].iter().all(|name| !is_for_names(name)));
    }

    #[test]
    fn a_row_of_answers_is_not_shown_and_a_header_is() {
        assert_eq!(shown_names(&["Anna", "4", "woman"], |_| false), ["#1", "#2", "#3"]);
        assert_eq!(shown_names(&["Anna", "4", "woman"], |column| column == 1), ["#1", "4", "#3"]);
        assert_eq!(shown_names(&["id", "4", " q "], |column| column == 0), ["id", "#2", "q"]);
        assert_eq!(shown_names(&["Q1", "", "Q2"], |_| false), ["Q1", "#2", "Q2"]);
    }
}

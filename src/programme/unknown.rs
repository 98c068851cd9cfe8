//! What in a cell the programme does not know, and what may be meant.

use super::lists::elements;
use super::names::{Entry, names_of};
use super::words::decision_names;
use super::{Certainty, Code, ExitKind, Field, Programme, Survey};
use crate::ground::{closest_name, shown_text};

impl Programme {
    /// The entries of a cell that are unknown, as far as they are short, each with the closest that is known.
    ///
    /// A code of the programme is no answer to a questionnaire, so it may be shown.
    pub(crate) fn unknown_in(&self, field: Field, cell: &str) -> Option<String> {
        const MOST: usize = 3;
        let known = self.names_in(field);
        let is_known = |entry: &str| match field {
            Field::ExitTo => self.said_exit(entry).is_some_and(|said| said.code.is_some()),
            _ => known.iter().any(|name| name.to_lowercase() == entry.to_lowercase()),
        };
        let is_entry = |entry: &str| is_known(entry) || (field == Field::ExitTo && self.said_exit(entry).is_some());
        let unknown = elements(cell, is_entry).into_iter().filter(|entry| !is_known(entry));
        let told = unknown.filter(|entry| !entry.is_empty()).take(MOST).map(|entry| {
            let closest = closest_name(entry, known.iter().map(String::as_str));
            let closest = closest.map_or(String::new(), |closest| format!(", closest to {closest:?}"));
            match shown_text(entry) {
                shown if shown == entry => format!("{shown:?}{closest}"),
                not_shown => format!("{not_shown}{closest}"),
            }
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// Everything that a column may hold, by every name; nothing where it holds numbers.
    fn names_in(&self, field: Field) -> Vec<String> {
        fn all<'e>(entries: impl IntoIterator<Item = &'e (impl Entry + 'e)>) -> Vec<String> {
            entries.into_iter().flat_map(names_of).map(str::to_owned).collect()
        }
        let codes = |used: fn(&&Code) -> bool| all(self.codes().iter().filter(used));
        match field {
            Field::ReferredFrom => codes(|code| code.sender),
            Field::Contacts => codes(|code| code.contact),
            Field::ExitTo => codes(|code| code.exit),
            Field::Municipality => all(self.municipalities()),
            Field::Sex => all(self.sexes()),
            Field::Step => all(self.steps()),
            Field::Activities => all(self.activities()),
            Field::ReferralReason => all(self.decline_reasons()),
            Field::ReferralDecision => decision_names(),
            Field::Survey => Survey::names(),
            Field::ExitCertainty => Certainty::names(),
            Field::ExitKind => ExitKind::names(),
            Field::Age | Field::HoursPerWeek => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Programme};

    #[test]
    fn what_is_unknown_is_shown_with_what_is_closest() {
        let programme = Programme::built_in();
        let unknown = |field, cell| programme.unknown_in(field, cell);
        assert_eq!(unknown(Field::ExitTo, "Vårdcentrlen;SE").as_deref(), Some("\"Vårdcentrlen\", closest to \"Vårdcentralen\""));
        assert_eq!(unknown(Field::ReferredFrom, "frisör på torget").as_deref(), Some("\"frisör på torget\""));
        assert_eq!(unknown(Field::ExitKind, "retuned").as_deref(), Some("\"retuned\", closest to \"returned\""));
        assert_eq!(unknown(Field::Sex, "kvina").as_deref(), Some("\"kvina\", closest to \"kvinna\""));
        assert_eq!(unknown(Field::ExitTo, "Vårdcentralen"), None);
        assert_eq!(unknown(Field::Age, "forty"), Some("\"forty\"".into()));
    }

    #[test]
    fn a_number_or_a_long_text_is_not_shown() {
        let programme = Programme::built_in();
        let told = programme.unknown_in(Field::ExitTo, "19811218-9876").expect("it is unknown");
        assert!(!told.contains("9876"), "{told}");
        let told = programme.unknown_in(Field::ExitTo, &"hon flyttade ".repeat(9)).expect("it is unknown");
        assert!(!told.contains("flyttade"), "{told}");
    }
}

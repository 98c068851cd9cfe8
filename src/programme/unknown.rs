//! What in a cell the programme does not know, and what may be meant.

use super::lists::elements;
use super::names::{Entry, names_of};
use super::words::decision_names;
use super::{Certainty, Code, ExitKind, FIELDS, Field, Programme, Survey};
use crate::ground::{Language, closest_name, held_name, misspelt_name, not_shown_in};

/// Everything that a programme knows, by every name, to say what a cell that it does not know may mean.
#[derive(Clone)]
pub(crate) struct Known<'p> {
    programme: &'p Programme,
    /// The names of each field; none where it holds numbers.
    names: [Vec<String>; FIELDS.len()],
}

impl<'p> Known<'p> {
    pub(crate) fn of(programme: &'p Programme) -> Self {
        Self { programme, names: Field::ALL.map(|field| programme.names_in(field)) }
    }

    /// The entries of a cell that are unknown, each with the closest that is known.
    ///
    /// An entry itself is shown only where it is a misspelling of what is known, or has the form of a short code: in the
    /// same cell somebody may have written a name, or what somebody told.
    pub(crate) fn unknown_in(&self, field: Field, cell: &str, language: Language) -> Option<String> {
        const MOST: usize = 3;
        let unknown = self.unknown_entries(field, cell);
        let told = unknown.into_iter().filter(|entry| !entry.is_empty()).take(MOST);
        let told: Vec<String> = told.map(|entry| self.told(field, entry, language)).collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    fn unknown_entries<'c>(&self, field: Field, cell: &'c str) -> Vec<&'c str> {
        if field == Field::ExitTo {
            let said = self.programme.said_exits(cell).into_iter();
            return said.filter(|(_, said)| said.is_none_or(|said| said.code.is_none())).map(|(entry, _)| entry).collect();
        }
        let known = &self.names[field as usize];
        let is_known = |entry: &str| {
            let entry = entry.to_lowercase();
            known.iter().any(|name| name.to_lowercase() == entry)
        };
        elements(cell, is_known).into_iter().filter(|entry| !is_known(entry)).collect()
    }

    fn told(&self, field: Field, entry: &str, language: Language) -> String {
        let names = || self.names[field as usize].iter().map(String::as_str);
        let misspelt = misspelt_name(entry, names());
        let is_shown = misspelt.is_some() || is_short_code(entry);
        let shown = if is_shown { format!("{entry:?}") } else { not_shown_in(entry, language) };
        // of what is not shown nothing that is only like it is told: Annan of Anna
        let closest = misspelt.or_else(|| if is_shown { closest_name(entry, names()) } else { held_name(entry, names()) });
        let is_unclear = field == Field::ExitTo && self.programme.is_unclear_exit(entry);
        let said = match (is_unclear, closest, language) {
            (true, _, Language::En) => {
                ", to be read in more than one way; part the exits with ; and put each word beside its own".to_owned()
            }
            (true, _, Language::Sv) => {
                ", kan läsas på mer än ett sätt; skilj avslut åt med ; och skriv varje ord intill sitt eget".to_owned()
            }
            (false, None, _) => String::new(),
            (false, Some(closest), Language::En) => format!(", closest to {closest:?}"),
            (false, Some(closest), Language::Sv) => format!(", mest likt {closest:?}"),
        };
        shown + &said
    }
}

/// `AF2`: a few letters and digits, more likely a code than a word or a name, and too few digits to tell a year or a number
/// of somebody.
fn is_short_code(entry: &str) -> bool {
    const LONGEST: usize = 6;
    let digits = entry.bytes().filter(u8::is_ascii_digit).count();
    entry.len() <= LONGEST && entry.bytes().all(|byte| byte.is_ascii_alphanumeric()) && (1..=2).contains(&digits)
}

impl Programme {
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
    use super::{Field, Known, Language, Programme};

    fn unknown(field: Field, cell: &str) -> Option<String> {
        Known::of(&Programme::built_in()).unknown_in(field, cell, Language::En)
    }

    #[test]
    fn a_misspelling_and_a_short_code_are_shown_with_what_is_closest() {
        let said = |field, cell| unknown(field, cell).expect("it is unknown");
        assert_eq!(said(Field::ExitTo, "Vårdcentrlen;SE"), "\"Vårdcentrlen\", closest to \"Vårdcentralen\"");
        assert_eq!(said(Field::ExitKind, "retuned"), "\"retuned\", closest to \"returned\"");
        assert_eq!(said(Field::Sex, "kvina"), "\"kvina\", closest to \"kvinna\"");
        assert_eq!(said(Field::ReferredFrom, "AF2"), "\"AF2\", closest to \"af\"");
        assert_eq!(said(Field::Step, "7"), "\"7\"");
        assert_eq!(unknown(Field::ExitTo, "Vårdcentralen"), None);
        let swedish = Known::of(&Programme::built_in()).unknown_in(Field::ExitTo, "Vårdcentrlen", Language::Sv);
        assert_eq!(swedish.as_deref(), Some("\"Vårdcentrlen\", mest likt \"Vårdcentralen\""));
    }

    #[test]
    fn names_and_what_somebody_told_are_told_by_their_length() {
        for field in Field::ALL {
            for cell in [
                "Anna Svensson",
                "Anna",
                "Inger",
                "Jan",
                "BO",
                "AS",
                "Kvinnojouren Eksjö",
                "hon blev slagen av sin man",
                "hotad",
                "våld",
                "HOT",
                "1987",
                "19811218-9876",
                "0701234567",
            ] {
                let told = unknown(field, cell).expect("it is unknown");
                assert!(!told.to_lowercase().contains(&cell.to_lowercase()), "{field:?} {told}");
                assert_eq!(told, format!("({} characters, not shown)", cell.chars().count()), "{field:?}");
            }
        }
        let held = unknown(Field::ExitTo, "Vårdcentralen efter att hon slogs").expect("it is unknown");
        assert_eq!(held, "(33 characters, not shown), closest to \"Vårdcentralen\"");
        let long = unknown(Field::ExitTo, &"hon flyttade ".repeat(9)).expect("it is unknown");
        assert_eq!(long, "(116 characters, not shown)");
        let swedish = Known::of(&Programme::built_in()).unknown_in(Field::ExitTo, "Anna Svensson", Language::Sv);
        assert_eq!(swedish.as_deref(), Some("(13 tecken, visas inte)"));
    }

    #[test]
    fn what_is_unclear_says_how_to_write_it() {
        let told = unknown(Field::ExitTo, "ev SE och AF").expect("it is unclear");
        assert!(told.starts_with("(12 characters, not shown), to be read in more than one way; part the exits"), "{told}");
        assert_eq!(unknown(Field::ExitTo, "ev SE; AF"), None);
    }
}

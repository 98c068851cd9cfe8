//! What is wrong with data, and where.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

/// What is wrong with data, and where. It names places and what was expected, and repeats no more of
/// the data than a short number.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Names and places from the outside in: `items[2].code`; empty for the whole.
    place: String,
    what: String,
}

impl Fault {
    pub(crate) fn new(what: impl fmt::Display) -> Self {
        Self { place: String::new(), what: what.to_string() }
    }

    /// The same, seen from one step further out.
    pub(crate) fn within(self, step: &str) -> Self {
        let dot = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        Self { place: format!("{step}{dot}{}", self.place), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.as_str() {
            "" => f.write_str(&self.what),
            place => write!(f, "{place}: {}", self.what),
        }
    }
}

impl std::error::Error for Fault {}

/// What serde's own readers say, without what they were given.
impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        // a fault of a part comes as its text, which begins with its place
        let is_place = |place: &str| {
            let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_.[]".contains(&byte);
            !place.is_empty() && place.bytes().all(is_part)
        };
        match message.split_once(": ").filter(|(place, _)| is_place(place)) {
            Some((place, what)) => Self { place: place.to_owned(), what: what.to_owned() },
            None => Self::new(message),
        }
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format_args!("expected {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format_args!("expected {expected}"))
    }

    fn invalid_length(found: usize, expected: &dyn Expected) -> Self {
        Self::new(format_args!("{found} entries, expected {expected}"))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format_args!("a word that is not known, expected {}", expected.join(", ")))
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format_args!("a name that is not known, expected {}", expected.join(", ")))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new("missing").within(field)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new("given twice").within(field)
    }
}

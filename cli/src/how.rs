//! How something is done on the command line, where the library says only what.
//!
//! The library names a thing, such as a column or a missing code; which option names it is known here
//! alone, by the kind of an error and never by its text.

use std::error::Error;

use enkat::check::CheckError;
use enkat::finding::{Rule, ViolenceRule};
use enkat::ground::{NameOf, UnknownName};
use enkat::table::{LayoutError, MissingCodeError, TableError};
use enkat_tables::ErrorKind;

use crate::language::{Language, speaking, spoken};
use crate::library_errors;
use crate::locale::Text;
use crate::text;

/// An error with everything that led to it, and what to do about it here.
#[must_use]
pub fn told(error: &anyhow::Error) -> String {
    let swedish = (spoken() == Language::Sv).then(|| in_swedish(error)).flatten();
    swedish.unwrap_or_else(|| speaking(Language::En, || with_option(error, format!("{error:#}"))))
}

fn with_option(error: &anyhow::Error, told: String) -> String {
    match error.chain().find_map(of) {
        Some(how) => format!("{told}; {how}"),
        None => told,
    }
}

/// The names of the columns are not those of a table that can be read.
#[must_use]
pub fn is_without_names(error: &anyhow::Error) -> bool {
    matches!(error.chain().find_map(layout), Some(LayoutError::NoItem { .. } | LayoutError::NoHeader { .. }))
}

/// In Swedish, if what is at the bottom of it is: half of an error in each language is worse than English.
fn in_swedish(error: &anyhow::Error) -> Option<String> {
    let mut causes = error.chain().peekable();
    let mut told = Vec::new();
    while let Some(cause) = causes.next() {
        // what led to it is a name, or a text of ours
        let is_ours = causes.peek().is_some() || cause.is::<Text>();
        let swedish = library_errors::in_swedish(cause).map(|text| text.to_string());
        told.push(swedish.or_else(|| is_ours.then(|| cause.to_string()))?);
    }
    Some(with_option(error, told.join(": ")))
}

/// What to do about a rule, and by which option.
#[must_use]
pub fn advice(rule: Rule) -> String {
    let advice = rule.advice_in(spoken());
    match of_rule(rule) {
        Some(how) => format!("{advice} ({how})"),
        None => advice.to_owned(),
    }
}

/// By which option a cause is dealt with.
fn of(cause: &(dyn Error + 'static)) -> Option<Text> {
    if let Some(TableError::Group(_)) = cause.downcast_ref() {
        return Some(text!("how-by"));
    }
    if cause.downcast_ref::<enkat_tables::TableError>().is_some_and(enkat_tables::TableError::is_in_doubt) {
        return Some(text!("how-not-identity"));
    }
    if let Some(error) = layout(cause) {
        return of_layout(error);
    }
    if cause.downcast_ref::<enkat_tables::TableError>().is_some_and(|error| error.kind() == ErrorKind::Sheet) {
        return Some(text!("how-sheet"));
    }
    if cause.downcast_ref::<enkat_tables::TableError>().is_some_and(|error| error.kind() == ErrorKind::Separator) {
        return Some(text!("how-delimiter"));
    }
    if cause.is::<MissingCodeError>() {
        return Some(text!("how-repeat"));
    }
    if let Some(unknown) = cause.downcast_ref::<UnknownName>() {
        return match unknown.of {
            NameOf::ValueSet => Some(text!("how-value-sets")),
            NameOf::Rule => Some(text!("how-rules")),
            _ => None,
        };
    }
    match cause.downcast_ref::<CheckError>() {
        Some(CheckError::NotAsked { .. }) => Some(text!("how-map")),
        _ => None,
    }
}

/// The error of a layout, through the errors that hand it on.
fn layout<'e>(cause: &'e (dyn Error + 'static)) -> Option<&'e LayoutError> {
    if let Some(TableError::Layout(error)) = cause.downcast_ref() {
        return Some(error);
    }
    if let Some(CheckError::Table(TableError::Layout(error))) = cause.downcast_ref() {
        return Some(error);
    }
    cause.downcast_ref()
}

fn of_layout(error: &LayoutError) -> Option<Text> {
    match error {
        LayoutError::NoItem { .. } => Some(text!("how-no-item")),
        LayoutError::NoHeader { .. } => Some(text!("how-header-line")),
        LayoutError::NoWave => Some(text!("how-wave")),
        LayoutError::NoSuchOccasion { .. } => Some(text!("how-occasions")),
        LayoutError::WideWithWave => Some(text!("how-wide")),
        LayoutError::Mixed => Some(text!("how-mixed")),
        LayoutError::TwoColumns { .. } => Some(text!("how-two-columns")),
        _ => None,
    }
}

/// By which option what a rule finds is dealt with.
fn of_rule(rule: Rule) -> Option<Text> {
    Some(match rule {
        Rule::OutOfRange | Rule::LikelyMissingCode => text!("rule-missing-code"),
        Rule::NotANumber => text!("rule-codes-proposed"),
        Rule::ZeroBased | Rule::LevelsReversed | Rule::AlreadyReversed => text!("rule-codes"),
        Rule::NoCode => text!("rule-codes-or-missing"),
        Rule::UnknownOccasion | Rule::OccasionNotMet => text!("rule-wave"),
        Rule::NoColumn | Rule::LooksUnread => text!("rule-map"),
        Rule::LackedByPart => text!("rule-files-map"),
        Rule::AlikeIds => text!("rule-fold-ids"),
        Rule::StoredLooksLike => text!("rule-looks-like"),
        Rule::StoredSet => text!("rule-stored-set"),
        Rule::Violence(ViolenceRule::UnknownForm) => text!("rule-form"),
        Rule::Violence(ViolenceRule::NamedColumn) => text!("rule-reveal-violence"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;
    use enkat::finding::Rule;
    use enkat::table::{LayoutError, MissingCode, TableError};

    use super::{advice, told};

    #[test]
    fn an_error_is_told_with_its_option_through_whatever_handed_it_on() {
        let of = |error: anyhow::Error| told(&error);
        let plain = of(LayoutError::NoWave.into());
        assert!(plain.ends_with("no column wave; name it with --map wave=COLUMN"), "{plain}");
        for error in [
            anyhow::Error::from(TableError::from(LayoutError::NoWave)),
            anyhow::Error::from(enkat::check::CheckError::from(TableError::from(LayoutError::NoWave))),
        ] {
            assert_eq!(of(error.context("a.csv")), format!("a.csv: {plain}"));
        }
        let code = "9,99".parse::<MissingCode>().context("--missing-code").expect_err("two codes");
        assert!(told(&code).starts_with("--missing-code: \"9,99\"") && told(&code).ends_with("for several"), "{}", told(&code));
    }

    #[test]
    fn only_the_program_speaks_of_options() {
        assert!(advice(Rule::OutOfRange).ends_with("(--missing-code)"));
        for rule in Rule::all() {
            for text in [rule.checks(), rule.why(), rule.example(), rule.advice()] {
                assert!(!text.contains("--"), "{}: {text}", rule.code());
            }
        }
    }
}

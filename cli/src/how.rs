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

/// An error with everything that led to it, and what to do about it here.
#[must_use]
pub fn told(error: &anyhow::Error) -> String {
    match error.chain().find_map(of) {
        Some(how) => format!("{error:#}; {how}"),
        None => format!("{error:#}"),
    }
}

/// What to do about a rule, and by which option.
#[must_use]
pub fn advice(rule: Rule) -> String {
    match of_rule(rule) {
        Some(how) => format!("{} ({how})", rule.advice()),
        None => rule.advice().to_owned(),
    }
}

/// By which option a cause is dealt with.
fn of(cause: &(dyn Error + 'static)) -> Option<&'static str> {
    if let Some(TableError::Group(_)) = cause.downcast_ref() {
        return Some("name another column with --by");
    }
    if let Some(error) = layout(cause) {
        return of_layout(error);
    }
    if cause.downcast_ref::<enkat_tables::TableError>().is_some_and(|error| error.kind() == ErrorKind::Sheet) {
        return Some("--sheet NAME, or --sheet start=NAME --sheet exit=NAME for a sheet of each occasion");
    }
    if cause.is::<MissingCodeError>() {
        return Some("repeat the option for several");
    }
    if let Some(unknown) = cause.downcast_ref::<UnknownName>() {
        return match unknown.of {
            NameOf::ValueSet => Some("see `enkat list value-sets`"),
            NameOf::Rule => Some("see `enkat list rules`"),
            _ => None,
        };
    }
    match cause.downcast_ref::<CheckError>() {
        Some(CheckError::NotAsked { .. }) => Some("name its columns with --map"),
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

fn of_layout(error: &LayoutError) -> Option<&'static str> {
    match error {
        LayoutError::NoItem { .. } => Some(
            "name yours with --map OURS=THEIRS, with {n} on both sides for a number (`enkat check --init` proposes them); if \
             several names stand in one, give the --delimiter",
        ),
        LayoutError::NoWave => Some("name it with --map wave=COLUMN"),
        LayoutError::NoSuchOccasion { .. } => Some("name those that are meant with --wave start=LABEL --wave exit=LABEL"),
        LayoutError::WideWithWave => Some("leave --wave out, or map items without start. and exit. before their names"),
        LayoutError::Mixed => Some("--map start.ITEM=COLUMN and --map exit.ITEM=COLUMN name both"),
        LayoutError::TwoColumns { .. } => Some("--map ITEM=COLUMN names the one that is meant"),
        _ => None,
    }
}

/// By which option what a rule finds is dealt with.
const fn of_rule(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::OutOfRange | Rule::LikelyMissingCode => Some("--missing-code"),
        Rule::NotANumber => Some("[codes] in enkat.toml, which `enkat check --init` proposes; --missing-code"),
        Rule::ZeroBased | Rule::LevelsReversed | Rule::AlreadyReversed => Some("[codes] in enkat.toml"),
        Rule::NoCode => Some("[codes] in enkat.toml; --missing-code"),
        Rule::UnknownOccasion | Rule::OccasionNotMet => Some("--wave start=pre --wave exit=post"),
        Rule::NoColumn | Rule::LooksUnread => Some("--map; `enkat check --init` proposes it"),
        Rule::StoredLooksLike => {
            Some("another rule for missing answers: --missing complete; another set: --stored MEASURE@SET=COLUMN")
        }
        Rule::LackedByPart => Some("map of [files.NAME] in enkat.toml"),
        Rule::AlikeIds => Some("--fold-ids"),
        Rule::StoredSet => Some("--stored MEASURE@SET=COLUMN"),
        Rule::Violence(ViolenceRule::UnknownForm) => Some("--form"),
        _ => None,
    }
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

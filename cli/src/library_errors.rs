//! The library's errors in Swedish: its own texts are English. What is not here is told in English as a whole.

use std::error::Error;
use std::io;

use enkat::RegistryError;
use enkat::check::{CheckError, StoredScoreError};
use enkat::eq5d5l::{OwnSetError, ProfileError};
use enkat::figure::OptionsError;
use enkat::ground::{NameOf, OccasionNameError, UnknownName, not_shown_in_swedish};
use enkat::instrument::{KeyError, SettingError};
use enkat::programme::ProgrammeError;
use enkat::release::{EarlierError, PolicyError, ReleaseError};
use enkat::report::{PersonError, ReportError};
use enkat::table::{BreakdownError, CodesError, GroupColumnError, LayoutError, MappingError, MissingCodeError, TableError};
use enkat::tally::CohortError;
use enkat::violence::FormError;

use crate::locale::Text;
use crate::text;

/// What an error says in Swedish, without what led to it; none where nobody has said it in Swedish.
#[must_use]
pub fn in_swedish(cause: &(dyn Error + 'static)) -> Option<Text> {
    of::<LayoutError>(cause, layout)
        .or_else(|| of::<TableError>(cause, table))
        .or_else(|| of::<CodesError>(cause, codes))
        .or_else(|| of::<enkat_tables::TableError>(cause, reading))
        .or_else(|| of::<GroupColumnError>(cause, group))
        .or_else(|| of::<UnknownName>(cause, unknown_name))
        .or_else(|| of::<RegistryError>(cause, registry))
        .or_else(|| of::<SettingError>(cause, setting))
        .or_else(|| of::<CheckError>(cause, check))
        .or_else(|| of::<StoredScoreError>(cause, stored_score))
        .or_else(|| of::<BreakdownError>(cause, breakdown))
        .or_else(|| of::<MappingError>(cause, |error| Some(text!("not-a-mapping", text = quoted(&error.text)))))
        .or_else(|| of::<MissingCodeError>(cause, |error| Some(text!("not-a-missing-code", text = quoted(&error.text)))))
        .or_else(|| of::<OccasionNameError>(cause, |error| Some(occasion_name(error))))
        .or_else(|| of::<KeyError>(cause, key))
        .or_else(|| of::<OptionsError>(cause, options))
        .or_else(|| of::<PolicyError>(cause, policy))
        .or_else(|| of::<ReleaseError>(cause, release))
        .or_else(|| of::<EarlierError>(cause, earlier))
        .or_else(|| of::<CohortError>(cause, cohort))
        .or_else(|| of::<ReportError>(cause, report))
        .or_else(|| of::<PersonError>(cause, person))
        .or_else(|| of::<OwnSetError>(cause, |error| Some(said(error.in_swedish()))))
        .or_else(|| of::<ProfileError>(cause, |error| Some(said(error.in_swedish()))))
        .or_else(|| of::<FormError>(cause, |error| Some(said(error.in_swedish()))))
        .or_else(|| of::<ProgrammeError>(cause, |error| Some(said(error.in_swedish()))))
        .or_else(|| of::<io::Error>(cause, |error| system(error.kind())))
}

fn of<E: Error + 'static>(cause: &(dyn Error + 'static), told: impl Fn(&E) -> Option<Text>) -> Option<Text> {
    cause.downcast_ref::<E>().and_then(told)
}

/// What an error of the library says in Swedish itself, by variant: one without it does not compile.
fn said(swedish: String) -> Text {
    text!("table-says", what = swedish)
}

/// A name in Swedish quotation marks, with control characters made visible.
fn quoted(name: &str) -> String {
    let shown = format!("{:?}", not_shown_in_swedish(name));
    format!("”{}”", shown[1..shown.len() - 1].replace("\\\"", "\"").replace("\\\\", "\\"))
}

fn either(names: &[String]) -> String {
    names.join(" eller ")
}

/// `; menade du mo eller sc?`
fn meant(close: &[String]) -> String {
    if close.is_empty() { String::new() } else { format!("; {}", text!("did-you-mean", names = either(close))) }
}

fn layout(error: &LayoutError) -> Option<Text> {
    Some(match error {
        LayoutError::UnknownName { name, close } => text!("layout-unknown-name", name = quoted(name), close = meant(close)),
        LayoutError::Swapped { ours, theirs } => text!("layout-swapped", ours = ours, theirs = theirs),
        LayoutError::UnknownColumn { column, close } => {
            text!("layout-unknown-column", column = quoted(column), close = meant(close))
        }
        LayoutError::MappedTwice { column, items: [one, other] } => {
            text!("layout-mapped-twice", column = quoted(column), one = one, other = other)
        }
        LayoutError::TwoColumns { item, columns: [one, other] } => {
            text!("layout-two-columns", item = item, one = quoted(one), other = quoted(other))
        }
        LayoutError::ViolenceMapped { column, name } => text!("layout-violence-mapped", column = quoted(column), name = name),
        LayoutError::NoItem { found, expected } => {
            let found: Vec<String> = found.iter().map(|name| quoted(name)).collect();
            text!("layout-no-item", found = found.join(", "), expected = expected_columns(expected))
        }
        LayoutError::NoHeader { columns, numbers, days, words, expected } => text!(
            "layout-no-header",
            columns = *columns,
            numbers = *numbers,
            days = *days,
            words = *words,
            expected = expected_columns(expected)
        ),
        LayoutError::Mixed => text!("layout-mixed"),
        LayoutError::NoWave => text!("layout-no-wave"),
        LayoutError::NoSuchOccasion { column, asked, found, labels } => text!(
            "layout-no-such-occasion",
            column = column,
            asked = either(&asked.iter().map(|label| quoted(label)).collect::<Vec<_>>()),
            held = held(found, *labels)
        ),
        LayoutError::WideWithWave => text!("layout-wide-with-wave"),
        _ => return None,
    })
}

/// `mo sc ua pd ad eller profile`: names of columns with few English words between them.
fn expected_columns(expected: &[String]) -> String {
    let expected = expected.join(", ");
    expected.replace(" or ", " eller ").replace(" to ", " till ").replace(" of a violence form", " för ett formulär om våld")
}

fn table(error: &TableError) -> Option<Text> {
    match error {
        TableError::Layout(error) => layout(error),
        TableError::Codes(error) => codes(error),
        TableError::Setting(error) => setting(error),
        TableError::Questionnaire(error) => registry(error),
        TableError::Group(error) => group(error),
        TableError::NotAsked { instrument } => Some(text!("table-not-asked", instrument = instrument)),
        _ => None,
    }
}

/// The labels of a column that may be shown, and how many others there are.
fn held(shown: &[String], labels: usize) -> Text {
    let more = labels.saturating_sub(shown.len());
    let shown: Vec<String> = shown.iter().map(|label| quoted(label)).collect();
    match (shown.as_slice(), more) {
        ([], more) => text!("held-others", n = more),
        ([before @ .., last], 0) if !before.is_empty() => text!("held-all", before = before.join(", "), last = last),
        (shown, 0) => text!("table-says", what = shown.join(", ")),
        (shown, more) => text!("held-and-more", shown = shown.join(", "), more = more),
    }
}

fn codes(error: &CodesError) -> Option<Text> {
    Some(match error {
        CodesError::UnknownName { name, close } => text!("codes-unknown-name", name = quoted(name), close = meant(close)),
        CodesError::OutOfRange { name, code, item, range: [lowest, highest] } => text!(
            "codes-out-of-range",
            name = name,
            code = u32::from(*code),
            item = item,
            lowest = u32::from(*lowest),
            highest = u32::from(*highest)
        ),
        CodesError::TwiceGiven { name, text } => text!("codes-twice", name = name, text = quoted(text)),
        CodesError::Missing { name, text } => text!("codes-missing", name = name, text = quoted(text)),
        CodesError::Empty { name } => text!("codes-empty", name = name),
        CodesError::FromZero { name, item } => text!("codes-from-zero", name = name, item = item),
        _ => return None,
    })
}

fn group(error: &GroupColumnError) -> Option<Text> {
    Some(match error {
        GroupColumnError::Unknown(error) => return layout(error),
        GroupColumnError::Id { group } => text!("group-id", column = quoted(group)),
        GroupColumnError::Answers { group } => text!("group-answers", column = quoted(group)),
        GroupColumnError::TooMany { columns, most } => text!("group-too-many", columns = *columns, most = *most),
        GroupColumnError::Violence { group } => text!("group-violence", column = quoted(group)),
        _ => return None,
    })
}

fn unknown_name(error: &UnknownName) -> Option<Text> {
    let (name, close) = (quoted(&error.name), meant(&error.close));
    Some(match error.of {
        NameOf::Rule => text!("unknown-rule", name = name, close = close),
        NameOf::Statistic => text!("unknown-statistic", name = name, close = close),
        NameOf::ValueSet => text!("unknown-value-set", name = name, close = close),
        NameOf::ViolenceForm => text!("unknown-violence-form", name = name, close = close),
        _ => return None,
    })
}

fn registry(error: &RegistryError) -> Option<Text> {
    Some(match error {
        RegistryError::Unknown { id, close } => text!("unknown-questionnaire", name = quoted(id), close = meant(close)),
        RegistryError::Taken { name } => text!("questionnaire-taken", name = quoted(name)),
        _ => return None,
    })
}

fn setting(error: &SettingError) -> Option<Text> {
    Some(match error {
        SettingError::Unknown { instrument, setting } => {
            text!("setting-unknown", instrument = instrument, setting = quoted(setting))
        }
        SettingError::Repeated { setting } => text!("setting-repeated", setting = setting),
        SettingError::Choice { setting, choice, close } => {
            text!("setting-choice", setting = setting, choice = quoted(choice), close = meant(close))
        }
        SettingError::MissingRule { .. } => text!("setting-missing-rule"),
        _ => return None,
    })
}

fn check(error: &CheckError) -> Option<Text> {
    Some(match error {
        CheckError::Table(error) => return table(error),
        CheckError::Stored(error) => return stored_score(error),
        CheckError::NotAsked { stored, asked } => text!("stored-not-asked", stored = stored, asked = asked),
        CheckError::NoOccasion { stored } => text!("stored-no-occasion", stored = stored),
        CheckError::Violence { stored } => text!("stored-violence", stored = stored),
        _ => return None,
    })
}

fn stored_score(error: &StoredScoreError) -> Option<Text> {
    Some(match error {
        StoredScoreError::Form { text } => text!("stored-form", text = quoted(text)),
        StoredScoreError::Instrument(error) => return registry(error),
        StoredScoreError::Output { instrument, output, close } => {
            text!("stored-output", instrument = instrument, output = quoted(output), close = meant(close))
        }
        StoredScoreError::NoSet { measure } => text!("stored-no-set", measure = measure),
        StoredScoreError::Setting(error) => return setting(error),
        _ => return None,
    })
}

fn breakdown(error: &BreakdownError) -> Option<Text> {
    Some(match error {
        BreakdownError::NoColumns { text } => text!("breakdown-no-columns", text = quoted(text)),
        BreakdownError::Twice { text } => text!("breakdown-twice", text = text),
        _ => return None,
    })
}

fn occasion_name(error: &OccasionNameError) -> Text {
    text!("occasion-name", name = quoted(&error.name), occasion = error.occasion.to_string())
}

fn key(error: &KeyError) -> Option<Text> {
    Some(match error {
        KeyError::Id { id } => text!("key-id", id = quoted(id)),
        KeyError::RepeatedId { id } => text!("key-repeated-id", id = quoted(id)),
        KeyError::Range { min, max } => text!("key-range", min = min.to_string(), max = max.to_string()),
        KeyError::Items { scale, found } => text!("key-items", scale = scale, found = *found),
        KeyError::RepeatedItem { scale, item } => text!("key-repeated-item", scale = scale, item = item.to_string()),
        KeyError::UnknownItem { scale, item } => text!("key-unknown-item", scale = scale, item = item.to_string()),
        _ => return None,
    })
}

fn options(error: &OptionsError) -> Option<Text> {
    Some(match error {
        OptionsError::NotAReliability { text } => text!("not-a-reliability", text = quoted(text)),
        OptionsError::UnknownMeasure { what, measure, known } => {
            text!("unknown-measure", what = *what, measure = quoted(measure), known = known.join(" "))
        }
        OptionsError::UnknownGroup { group } => text!("norm-unknown-group", group = quoted(group)),
        OptionsError::Twice { measure } => text!("reliability-twice", measure = measure),
        OptionsError::NoAlpha { measure } => text!("reliability-no-alpha", measure = measure),
        _ => return None,
    })
}

fn policy(error: &PolicyError) -> Option<Text> {
    Some(match error {
        PolicyError::TooLow { found, least } => text!("policy-too-low", found = *found, least = *least),
        PolicyError::Rounding { found } => text!("policy-rounding", found = *found),
        _ => return None,
    })
}

fn report(error: &ReportError) -> Option<Text> {
    match error {
        ReportError::Groups(error) => cohort(error),
        ReportError::Options(error) => options(error),
        ReportError::Release(error) => release(error),
        ReportError::Document { form, why } => Some(text!("report-document", form = form, why = why)),
        _ => None,
    }
}

fn person(error: &PersonError) -> Option<Text> {
    Some(match error {
        PersonError::Id(error) => return cohort(error),
        PersonError::Unknown { is_alike: false } => text!("person-unknown"),
        PersonError::Unknown { is_alike: true } => text!("person-unknown-alike"),
        PersonError::Several { people, within } => text!("person-several", people = *people, within = within.join(", ")),
        _ => return None,
    })
}

fn release(error: &ReleaseError) -> Option<Text> {
    Some(match error {
        ReleaseError::SeveralValueSets { found } => text!("release-several-value-sets", found = *found),
        ReleaseError::InternalOnly { .. } => text!("release-internal-only"),
        ReleaseError::SharedColumn { column } => text!("release-shared-column", column = quoted(column)),
        ReleaseError::ListColumn { column } => text!("release-list-column", column = quoted(column)),
        ReleaseError::Nested { outer, inner } => text!("release-nested", outer = outer, inner = inner),
        ReleaseError::Earlier { place, error } => text!("release-earlier", place = *place + 1, what = earlier(error)?),
        ReleaseError::TooManyGroups { found, most } => text!("release-too-many-groups", found = *found, most = *most),
        ReleaseError::Derivable { table } => text!("release-derivable", table = quoted(table)),
        _ => return None,
    })
}

fn earlier(error: &EarlierError) -> Option<Text> {
    Some(match error {
        EarlierError::NothingShared => text!("earlier-nothing-shared"),
        EarlierError::FewChanged { table, group, threshold } => {
            text!("earlier-few-changed", table = table, group = group, threshold = *threshold)
        }
        EarlierError::OtherGroups { column } => text!("earlier-other-groups", column = quoted(column)),
        EarlierError::GroupGone { group } => text!("earlier-group-gone", group = quoted(group)),
        EarlierError::PairsBefore => text!("earlier-pairs-before"),
        EarlierError::Unlike => text!("earlier-unlike"),
        EarlierError::StartOfEveryone => text!("earlier-start-of-everyone"),
        EarlierError::OtherValueSet => text!("earlier-other-value-set"),
        _ => return None,
    })
}

fn cohort(error: &CohortError) -> Option<Text> {
    Some(match error {
        CohortError::GroupIsId { column, values, people } => {
            text!("cohort-group-is-id", column = quoted(column), values = *values, people = *people)
        }
        CohortError::TooManyGroups { breakdown } => text!("cohort-too-many-groups", breakdown = breakdown),
        CohortError::TooManyColumns => text!("cohort-too-many-columns"),
        CohortError::TooMany => text!("cohort-too-many"),
        CohortError::Questionnaire(error) => return registry(error),
        CohortError::NoId => text!("cohort-no-id"),
        CohortError::IdentityNumber => text!("cohort-identity-number"),
        _ => return None,
    })
}

/// A table that cannot be read: what the readers say in Swedish themselves, or what the system says.
fn reading(error: &enkat_tables::TableError) -> Option<Text> {
    if let Some(swedish) = error.in_swedish() {
        return Some(text!("table-says", what = swedish));
    }
    let why = error.system().and_then(system)?;
    Some(text!("table-cannot-be-read", table = error.table()?, why = why))
}

/// What the system says, where it has a word for it.
fn system(kind: io::ErrorKind) -> Option<Text> {
    Some(match kind {
        io::ErrorKind::NotFound => text!("system-not-found"),
        io::ErrorKind::PermissionDenied => text!("system-permission-denied"),
        io::ErrorKind::IsADirectory => text!("system-is-a-folder"),
        io::ErrorKind::NotADirectory => text!("system-not-a-folder"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => text!("system-full"),
        io::ErrorKind::ReadOnlyFilesystem => text!("system-read-only"),
        io::ErrorKind::InvalidFilename => text!("system-invalid-name"),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => text!("system-busy"),
        _ => return None,
    })
}

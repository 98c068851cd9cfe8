//! The library's errors as `enkat.EnkatError`, with their parts as attributes.

use enkat::RegistryError;
use enkat::check::CheckError;
use enkat::eq5d5l::OwnSetError;
use enkat::figure::OptionsError;
use enkat::ground::{NameOf, OccasionNameError, UnknownName};
use enkat::inspect::ReadError;
use enkat::instrument::SettingError;
use enkat::release::{PolicyError, ReleaseError};
use enkat::table::GroupColumnError;
use enkat::table::{BreakdownError, LayoutError, MappingError, MissingCodeError, RowsError, TableError};
use enkat::tally::{CohortError, StateError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

/// An error on its way to Python.
#[derive(Debug)]
pub(crate) struct Error {
    /// What went wrong, as one word: `layout`, `setting` …
    kind: &'static str,
    message: String,
    column: Option<String>,
    close: Vec<String>,
}

pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), column: None, close: Vec::new() }
    }

    pub(crate) fn about_column(self, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..self }
    }

    fn with_close(self, close: &[String]) -> Self {
        Self { close: close.to_vec(), ..self }
    }
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        static CLASS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        Python::attach(|py| {
            let class = CLASS.get_or_try_init(py, || Ok::<_, PyErr>(py.import("enkat.errors")?.getattr("EnkatError")?.unbind()));
            let made = class.and_then(|class| {
                let fields = PyDict::new(py);
                fields.set_item("kind", error.kind)?;
                fields.set_item("column", error.column)?;
                fields.set_item("close", error.close)?;
                class.bind(py).call((error.message,), Some(&fields))
            });
            made.map_or_else(|error| error, Self::from_value)
        })
    }
}

impl From<LayoutError> for Error {
    fn from(error: LayoutError) -> Self {
        let made = Self::new("layout", with_how(&error, how(&error)));
        match &error {
            LayoutError::UnknownName { close, .. } => made.with_close(close),
            LayoutError::UnknownColumn { column, close } => made.about_column(column).with_close(close),
            LayoutError::MappedTwice { column, .. } | LayoutError::ViolenceMapped { column, .. } => made.about_column(column),
            LayoutError::TwoColumns { columns, .. } => made.about_column(&columns[0]),
            LayoutError::NoWave | LayoutError::WideWithWave => made.about_column("wave"),
            LayoutError::NoSuchOccasion { column, .. } => made.about_column(column),
            _ => made,
        }
    }
}

/// How something is done in a call from Python, where the library says only what.
const fn how(error: &LayoutError) -> Option<&'static str> {
    match error {
        LayoutError::NoItem { .. } => Some("name yours with columns={OURS: THEIRS}, with {n} on both sides for a number"),
        LayoutError::NoWave => Some("name it with columns={'wave': COLUMN}"),
        LayoutError::NoSuchOccasion { .. } => Some("name those that are meant with waves={'start': LABEL, 'exit': LABEL}"),
        LayoutError::WideWithWave => Some("leave waves= out, or the start. and exit. before the names of items"),
        LayoutError::Mixed => Some("columns={'start.ITEM': COLUMN, 'exit.ITEM': COLUMN} names both"),
        LayoutError::TwoColumns { .. } => Some("columns={ITEM: COLUMN} names the one that is meant"),
        _ => None,
    }
}

/// The message of an error, and how it is dealt with here.
fn with_how(error: &impl std::fmt::Display, how: Option<&str>) -> String {
    how.map_or_else(|| error.to_string(), |how| format!("{error}; {how}"))
}

impl From<SettingError> for Error {
    fn from(error: SettingError) -> Self {
        let close = if let SettingError::Choice { close, .. } = &error { close.clone() } else { Vec::new() };
        Self::new("setting", error.to_string()).with_close(&close)
    }
}

impl From<TableError> for Error {
    fn from(error: TableError) -> Self {
        match error {
            TableError::Layout(error) => error.into(),
            TableError::Setting(error) => error.into(),
            TableError::Group(error) => error.into(),
            TableError::Questionnaire(error) => error.into(),
            TableError::Codes(error) => Self::new("codes", error.to_string()),
            error => Self::new("layout", error.to_string()),
        }
    }
}

impl From<RowsError> for Error {
    fn from(error: RowsError) -> Self {
        let message = error.to_string();
        match error {
            RowsError::NotText { column } | RowsError::Validity { column } | RowsError::IdentityNumber { column, .. } => {
                Self::new("rows", message).about_column(column)
            }
            _ => Self::new("rows", message),
        }
    }
}

impl From<GroupColumnError> for Error {
    fn from(error: GroupColumnError) -> Self {
        let message = format!("by: {error}");
        match error {
            GroupColumnError::Unknown(error) => Self { message, ..error.into() },
            GroupColumnError::Id { group } | GroupColumnError::Answers { group } | GroupColumnError::Violence { group } => {
                Self::new("group", message).about_column(group)
            }
            _ => Self::new("group", message),
        }
    }
}

impl From<CohortError> for Error {
    fn from(error: CohortError) -> Self {
        let message = error.to_string();
        match error {
            CohortError::GroupIsId { column, .. } => Self::new("cohort", message).about_column(column),
            _ => Self::new("cohort", message),
        }
    }
}

impl<E> From<ReadError<E>> for Error
where
    Self: From<E>,
{
    fn from(error: ReadError<E>) -> Self {
        match error {
            ReadError::Rows(error) => error.into(),
            ReadError::Taken(error) => error.into(),
            _ => Self::new("rows", "the rows cannot be read"),
        }
    }
}

impl From<std::convert::Infallible> for Error {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

impl From<UnknownName> for Error {
    fn from(error: UnknownName) -> Self {
        let kind = if error.of == NameOf::ValueSet { "value_set" } else { "name" };
        Self::new(kind, error.to_string()).with_close(&error.close)
    }
}

impl From<CheckError> for Error {
    fn from(error: CheckError) -> Self {
        match error {
            CheckError::Table(error) => error.into(),
            error @ CheckError::NotAsked { .. } => {
                Self::new("stored", with_how(&error, Some("name its columns with columns={OURS: THEIRS}")))
            }
            other => Self::new("stored", other.to_string()),
        }
    }
}

impl From<OptionsError> for Error {
    fn from(error: OptionsError) -> Self {
        let kind = if matches!(error, OptionsError::NotAReliability { .. }) { "reliability" } else { "options" };
        Self::new(kind, error.to_string())
    }
}

/// Errors that have nothing but their message.
macro_rules! plain {
    ($($error:ty: $kind:literal),+ $(,)?) => {$(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::new($kind, error.to_string())
            }
        }
    )+};
}

plain! {
    BreakdownError: "group",
    MappingError: "columns",
    MissingCodeError: "missing_codes",
    OccasionNameError: "waves",
    OwnSetError: "value_set",
    PolicyError: "disclosure",
    RegistryError: "instrument",
    ReleaseError: "disclosure",
    StateError: "state",
}

//! Why a report does not become a document.

/// Why a report does not become a document.
///
/// It carries what the writer of the format says, never a figure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// A picture cannot be drawn.
    #[error("picture {place} of the report cannot be drawn: {why}")]
    Picture {
        /// Its number, counted from 1.
        place: usize,
        /// What the program that draws says.
        why: String,
    },
    /// The parts of a document cannot be written or packed.
    #[error("the document cannot be written: {why}")]
    Document {
        /// What the program that writes says.
        why: String,
    },
    /// A workbook does not hold it.
    #[error("the workbook cannot be written: {why}")]
    Workbook {
        /// What the program that writes says.
        why: String,
    },
}

impl DocumentError {
    /// The same in Swedish; what other programs say stays as they say it.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        match self {
            Self::Picture { place, why } => format!("diagram {place} i rapporten går inte att rita: {why}"),
            Self::Document { why } => format!("dokumentet går inte att skriva: {why}"),
            Self::Workbook { why } => format!("arbetsboken går inte att skriva: {why}"),
        }
    }
}

/// What cannot be written in a document.
pub(super) fn in_document(why: impl std::fmt::Display) -> DocumentError {
    DocumentError::Document { why: why.to_string() }
}

/// What a workbook does not hold.
pub(super) fn in_workbook(why: impl std::fmt::Display) -> DocumentError {
    DocumentError::Workbook { why: why.to_string() }
}

//! Why there is no report.

use crate::figure::OptionsError;
#[cfg(feature = "disclosure")]
use crate::release::ReleaseError;
use crate::tally::CohortError;

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// A column of groups tells people apart.
    #[error(transparent)]
    Groups(#[from] CohortError),
    /// A choice does not fit what was measured.
    #[error(transparent)]
    Options(#[from] OptionsError),
    /// Nothing may leave.
    #[cfg(feature = "disclosure")]
    #[error(transparent)]
    Release(#[from] ReleaseError),
    /// It does not become a document; what the program that writes says holds no figure.
    #[cfg(feature = "workbooks")]
    #[error("the report cannot be written as {form}: {why}")]
    Document {
        /// `docx`, `xlsx`, or a picture such as `picture-3`.
        form: String,
        /// What the program that writes says.
        why: String,
    },
}

#[cfg(feature = "workbooks")]
impl ReportError {
    pub(super) fn of_document(form: impl Into<String>, why: impl std::fmt::Display) -> Self {
        Self::Document { form: form.into(), why: why.to_string() }
    }
}

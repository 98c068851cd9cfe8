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
}

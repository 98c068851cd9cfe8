//! The rules of a violence screening.

use super::rule::{About, Severity};

/// The rules of a violence screening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ViolenceRule {
    /// `VS01`
    UnknownForm,
}

impl ViolenceRule {
    /// Every one, by code.
    pub const ALL: [Self; 1] = [Self::UnknownForm];

    #[rustfmt::skip]
    pub(super) const fn about(self) -> About {
        match self {
            Self::UnknownForm => About {
                code: "VS01", severity: Severity::Error,
                checks: "the form of a screening is unknown, or was not in force on that day",
                why: "without its definition nobody can say what was asked",
                example: "columns my-form.status without a form of that id",
                advice: "give the form's definition with --form",
            },
        }
    }
}

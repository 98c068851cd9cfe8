//! The rules of what a programme records of a person.

use super::rule::{About, Severity};

/// The rules of what a programme records of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProgrammeRule {
    /// `PR01`
    UnknownCode,
}

impl ProgrammeRule {
    /// Every one, by code.
    pub const ALL: [Self; 1] = [Self::UnknownCode];

    #[rustfmt::skip]
    pub(super) const fn about(self) -> About {
        match self {
            Self::UnknownCode => About {
                code: "PR01", severity: Severity::Error,
                checks: "a code is in no list of the programme",
                why: "it is counted nowhere, and a misspelt code would quietly lower a figure",
                example: "primary_kare in the column referred_from",
                advice: "correct the cell, or add the code to the programme's file",
            },
        }
    }
}

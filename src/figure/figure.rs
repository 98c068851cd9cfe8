//! One number of a report.

use std::sync::Arc;

use super::Statistic;
use crate::ground::Occasion;

/// One number of a report: who, what, when, which statistic, and on how many it rests.
///
/// Its names are shared with the report that it comes from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Figure {
    /// `all`, or `COLUMN=VALUE`.
    pub group: Arc<str>,
    /// Such as `eq5d5l.mo` or `soc13.total`.
    pub measure: Arc<str>,
    /// When.
    pub occasion: FigureOccasion,
    /// What the number is.
    pub statistic: Statistic,
    /// The number; none unless the status is [`Status::Ok`].
    pub value: Option<f64>,
    /// The denominator; none where that is suppressed.
    pub n: Option<u64>,
    /// Of a number of people that is suppressed: the fewest and the most it may be.
    #[cfg_attr(feature = "serde", serde(default))]
    pub between: Option<[u64; 2]>,
    /// Whether there is a number, and if not, why.
    pub status: Status,
    /// Why there is no number, or what to bear in mind with it.
    pub reason: Option<Arc<str>>,
}

/// When a figure was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum FigureOccasion {
    /// Everyone at start.
    Start,
    /// Everyone at exit.
    Exit,
    /// Those with both occasions, valid both times.
    Change,
    /// Regardless of occasion.
    All,
}

impl FigureOccasion {
    /// In lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Exit => "exit",
            Self::Change => "change",
            Self::All => "all",
        }
    }
}

impl From<Occasion> for FigureOccasion {
    fn from(occasion: Occasion) -> Self {
        match occasion {
            Occasion::Start => Self::Start,
            Occasion::Exit => Self::Exit,
        }
    }
}

/// Whether a figure has a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Status {
    /// It has.
    Ok,
    /// Held back by a disclosure rule; neither missing nor zero.
    Suppressed,
    /// It does not exist for these people.
    Undefined,
}

impl Status {
    /// In lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Suppressed => "suppressed",
            Self::Undefined => "undefined",
        }
    }
}

//! One number of a report.

use std::sync::Arc;

use super::Statistic;
#[cfg(feature = "serde")]
use crate::ground::data::{Fault, Object};
use crate::ground::{Occasion, words};

/// One number of a report: who, what, when, which statistic, and on how many it rests.
///
/// Its names are shared with the report that it comes from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
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

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Figure {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::ground::data::read(deserializer, |node| Self::of(node.object(&Self::NAMES)?))
    }
}

#[cfg(feature = "serde")]
impl Figure {
    /// The names of its fields.
    pub(crate) const NAMES: [&'static str; 9] =
        ["group", "measure", "occasion", "statistic", "value", "n", "between", "status", "reason"];

    /// The figure that an object holds, perhaps among other things, as a report's JSON does.
    pub(crate) fn of(mut object: Object) -> Result<Self, Fault> {
        Ok(Self {
            group: object.take("group")?,
            measure: object.take("measure")?,
            occasion: object.take("occasion")?,
            statistic: object.take("statistic")?,
            value: object.take("value")?,
            n: object.take("n")?,
            between: object.take("between")?,
            status: object.take("status")?,
            reason: object.take("reason")?,
        })
    }
}

/// When a figure was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
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

words!(FigureOccasion: [FigureOccasion::Start, FigureOccasion::Exit, FigureOccasion::Change, FigureOccasion::All]);

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
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Status {
    /// It has.
    Ok,
    /// Held back by a disclosure rule; neither missing nor zero.
    Suppressed,
    /// It does not exist for these people.
    Undefined,
}

words!(Status: [Status::Ok, Status::Suppressed, Status::Undefined]);

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

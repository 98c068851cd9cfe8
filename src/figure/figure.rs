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
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, transform = crate::ground::data::limits)
)]
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
    pub between: Option<[u64; 2]>,
    /// Whether there is a number, and if not, why.
    pub status: Status,
    /// Why there is no number, or what to bear in mind with it.
    pub reason: Option<Arc<str>>,
}

#[cfg(feature = "disclosure")]
impl Figure {
    /// A count of people: no share, sum, mean, target or verdict.
    pub(crate) fn is_count(&self) -> bool {
        self.statistic.unit() == super::Unit::Count && self.statistic != Statistic::TargetPersons
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Figure {
    /// A number of people is written as the whole number that it is.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        /// Up to here every whole number is one of its own.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let is_count = self.statistic.unit() == super::Unit::Count;
        let whole = self.value.filter(|value| is_count && value.fract() == 0.0 && (0.0..=EXACT).contains(value));
        let mut form = serializer.serialize_struct("Figure", Self::NAMES.len())?;
        form.serialize_field("group", &self.group)?;
        form.serialize_field("measure", &self.measure)?;
        form.serialize_field("occasion", &self.occasion)?;
        form.serialize_field("statistic", &self.statistic)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and within the range")]
        match whole {
            Some(count) => form.serialize_field("value", &(count as u64))?,
            None => form.serialize_field("value", &self.value)?,
        }
        form.serialize_field("n", &self.n)?;
        form.serialize_field("between", &self.between)?;
        form.serialize_field("status", &self.status)?;
        form.serialize_field("reason", &self.reason)?;
        form.end()
    }
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

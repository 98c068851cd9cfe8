//! What a figure comes to where people read it.

use crate::figure::{Figure, Status};

/// What a figure comes to where people read it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shown {
    /// Its number.
    Number(f64),
    /// A number of people that a disclosure rule tells no closer than this.
    Between([u64; 2]),
    /// Suppressed by a disclosure rule: neither missing nor zero.
    Suppressed,
    /// It does not exist for these people.
    Undefined,
    /// The report has no such figure.
    Absent,
}

impl Shown {
    pub(super) fn of(figure: Option<&Figure>) -> Self {
        match figure {
            None => Self::Absent,
            Some(Figure { status: Status::Suppressed, between: Some(between), .. }) => Self::Between(*between),
            Some(Figure { status: Status::Suppressed, .. }) => Self::Suppressed,
            Some(Figure { status: Status::Ok, value: Some(value), .. }) => Self::Number(*value),
            Some(_) => Self::Undefined,
        }
    }

    pub(super) const fn value(self) -> Option<f64> {
        if let Self::Number(value) = self { Some(value) } else { None }
    }

    /// There is somebody, or it is not said whether.
    pub(super) fn may_be_some(self) -> bool {
        matches!(self, Self::Suppressed | Self::Between(_)) || self.value().is_some_and(|value| value > 0.0)
    }

    /// Two as one, such as the ends of an interval: what holds back either holds back both.
    pub(super) fn with(self, other: Self, both: impl FnOnce(f64, f64) -> f64) -> Self {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => Self::Number(both(one, other)),
            (Self::Suppressed | Self::Between(_), _) | (_, Self::Suppressed | Self::Between(_)) => Self::Suppressed,
            (Self::Undefined, _) | (_, Self::Undefined) => Self::Undefined,
            _ => Self::Absent,
        }
    }
}

impl From<Option<f64>> for Shown {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Undefined, Self::Number)
    }
}

//! One person's change beside the error of the scale.

use super::undefined::Undefined;
use crate::instrument::Better;

/// The error of a scale, as a measure for the change of one person.
///
/// Jacobson and Truax 1991 (doi 10.1037/0022-006X.59.1.12): a change is
/// reliable where it is more than 1.96 standard errors of a difference.
///
/// # Examples
///
/// ```
/// use enkat::instrument::Better;
/// use enkat::stats::{ReliableChange, ReliableClass};
///
/// let scale = ReliableChange::new(10.0, 0.875)?;
/// assert_eq!(scale.s_diff(), 5.0);               // sqrt 2 * 10 * sqrt 0.125
/// assert_eq!(scale.rci(9.0), 1.8);
/// assert_eq!(scale.class(9.0, Better::Higher), ReliableClass::None);
/// assert_eq!(scale.class(-10.0, Better::Lower), ReliableClass::Improved);
/// # Ok::<(), enkat::stats::Undefined>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReliableChange {
    sd: f64,
    r: f64,
}

/// What a reliable change is for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum ReliableClass {
    /// A reliable change for the better.
    Improved,
    /// No reliable change; small changes may still be real.
    None,
    /// A reliable change for the worse.
    Worsened,
}

impl ReliableClass {
    /// Its name in tables: `improved`, `none` or `worsened`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Improved => "improved",
            Self::None => "none",
            Self::Worsened => "worsened",
        }
    }
}

/// The bound of Jacobson and Truax, as published: not the exact normal quantile.
const BOUND: f64 = 1.96;

impl ReliableChange {
    /// The error of a scale with this standard deviation at start and this reliability.
    ///
    /// # Errors
    ///
    /// If the standard deviation is zero, or either is outside its range: `sd` positive, `r` at least 0 and below 1.
    pub fn new(sd: f64, r: f64) -> Result<Self, Undefined> {
        if sd == 0.0 {
            return Err(Undefined::NoSpread);
        }
        let in_range = sd > 0.0 && sd.is_finite() && (0.0..1.0).contains(&r);
        // a tiny deviation times a tiny error may vanish
        let change = Self { sd, r };
        if in_range && change.s_diff() > 0.0 && change.s_diff().is_finite() { Ok(change) } else { Err(Undefined::OutOfRange) }
    }

    /// The standard deviation at start.
    #[must_use]
    pub fn sd(self) -> f64 {
        self.sd
    }

    /// The reliability of the scale.
    #[must_use]
    pub fn r(self) -> f64 {
        self.r
    }

    /// The standard error of measurement: `sd √(1 − r)`.
    #[must_use]
    pub fn sem(self) -> f64 {
        self.sd * (1.0 - self.r).sqrt()
    }

    /// The standard error of a difference: `√2` times the standard error of measurement.
    #[must_use]
    pub fn s_diff(self) -> f64 {
        self.sd * (2.0 * (1.0 - self.r)).sqrt()
    }

    /// The smallest detectable change: 1.96 standard errors of a difference.
    #[must_use]
    #[doc(alias = "smallest detectable change")]
    pub fn mdc95(self) -> f64 {
        BOUND * self.s_diff()
    }

    /// The reliable change index of a change, exit minus start, in standard errors of a difference.
    #[must_use]
    pub fn rci(self, change: f64) -> f64 {
        change / self.s_diff()
    }

    /// What a change, exit minus start, is for the person: reliable only beyond 1.96, not at it.
    #[must_use]
    pub fn class(self, change: f64, better: Better) -> ReliableClass {
        let for_the_better = match better {
            Better::Higher => self.rci(change),
            Better::Lower => -self.rci(change),
        };
        if for_the_better > BOUND {
            ReliableClass::Improved
        } else if for_the_better < -BOUND {
            ReliableClass::Worsened
        } else {
            ReliableClass::None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ReliableChange, ReliableClass};
    use crate::instrument::Better;
    use crate::stats::Undefined;

    #[test]
    fn a_change_of_exactly_the_bound_is_not_reliable() {
        let scale = ReliableChange::new(0.5_f64.sqrt(), 0.0).expect("in range"); // s_diff = 1 to the last place or so
        let bound = scale.mdc95();
        assert_eq!(scale.class(bound, Better::Higher), ReliableClass::None);
        assert_eq!(scale.class(bound + 1e-12, Better::Higher), ReliableClass::Improved);
        assert_eq!(scale.class(bound + 1e-12, Better::Lower), ReliableClass::Worsened);
        assert_eq!(scale.class(-bound - 1e-12, Better::Higher), ReliableClass::Worsened);
    }

    #[test]
    fn a_perfect_scale_or_no_spread_has_no_index() {
        assert_eq!(ReliableChange::new(10.0, 1.0), Err(Undefined::OutOfRange));
        assert_eq!(ReliableChange::new(10.0, -0.1), Err(Undefined::OutOfRange));
        assert_eq!(ReliableChange::new(f64::NAN, 0.5), Err(Undefined::OutOfRange));
        assert_eq!(ReliableChange::new(10.0, f64::NAN), Err(Undefined::OutOfRange));
        assert_eq!(ReliableChange::new(0.0, 0.5), Err(Undefined::NoSpread));
    }
}

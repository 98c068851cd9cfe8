//! An estimate with its interval.

use super::undefined::{Stat, Undefined};

/// An estimate with its 95 % confidence interval.
///
/// `low <= high`; `value` usually lies between them, but need not in a
/// bootstrap interval.
///
/// # Examples
///
/// ```
/// use enkat::stats::{Effect, Paired};
///
/// let pairs = Paired::on_grid(1, vec![([40, 44], 2), ([50, 51], 1), ([60, 66], 1)]);
/// let dz = pairs.effect(Effect::Dz)?;
/// assert!(dz.low < dz.value && dz.value < dz.high);
/// # Ok::<(), enkat::stats::Undefined>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// The lower limit.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}

impl Estimate {
    /// The estimate in another unit; `factor` is positive.
    pub(super) fn scaled(self, factor: f64) -> Result<Self, Undefined> {
        Self { value: self.value * factor, low: self.low * factor, high: self.high * factor }.finite()
    }

    /// The estimate, unless a number overflowed.
    pub(super) fn finite(self) -> Result<Self, Undefined> {
        let all_finite = [self.value, self.low, self.high].into_iter().all(f64::is_finite);
        if all_finite { Ok(self) } else { Err(Undefined::TooLarge) }
    }
}

/// The number, unless it overflowed.
pub(super) fn finite(value: f64) -> Stat {
    if value.is_finite() { Ok(value) } else { Err(Undefined::TooLarge) }
}

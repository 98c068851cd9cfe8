//! Quality-adjusted life years between two occasions.

/// Days in a year, leap years included.
const DAYS_IN_YEAR: f64 = 365.25;

/// The quality-adjusted life years of `days` between two index values: the area
/// under the straight line from one to the other.
///
/// Only for values on a [`Scale`](super::Scale) from 0 to 1. Unit: years in full
/// health; below 0 where the mean value is worse than dead.
///
/// # Examples
///
/// ```
/// use enkat::eq5d5l::qalys;
///
/// // half a year that begins at 0.6 and ends at 0.8
/// assert!((qalys([0.6, 0.8], 182.625) - 0.35).abs() < 1e-12);
/// ```
#[doc(alias = "area under the curve")]
#[must_use]
pub fn qalys([start, exit]: [f64; 2], days: f64) -> f64 {
    f64::midpoint(start, exit) * days / DAYS_IN_YEAR
}

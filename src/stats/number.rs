//! Integers as floats, and sums that lose nothing on the way.

use crate::ground::Exact;

/// The largest number of people: every smaller count is an exact `f64`.
pub(super) const MOST_PEOPLE: u64 = 1 << 53;

/// The nearest `f64` of a count; exact up to [`MOST_PEOPLE`].
#[expect(clippy::cast_precision_loss, reason = "counts are at most 2^53, and a larger one rounds once")]
pub(super) const fn count(n: u64) -> f64 {
    n as f64
}

/// The nearest `f64` of an exact integer.
#[expect(clippy::cast_precision_loss, reason = "this is the one rounding")]
pub(super) const fn float(integer: i128) -> f64 {
    integer as f64
}

/// How many there are, as a count of people or items.
pub(super) const fn length(of: usize) -> u64 {
    of as u64
}

/// `numerator / denominator`, rounded once where both fit [`Exact`]; `denominator` is positive.
pub(super) fn ratio(numerator: i128, denominator: i128) -> f64 {
    const MOST: i128 = 10_i128.pow(36);
    if denominator > 0 && denominator <= MOST {
        Exact::ratio(numerator, denominator).to_f64()
    } else {
        float(numerator) / float(denominator)
    }
}

/// The quotient of a product of two positive integers and a third, with the second factor in the denominator.
///
/// `numerator / (denominator * n)`, rounded once where the product fits.
pub(super) fn ratio_by(numerator: i128, denominator: i128, n: i128) -> f64 {
    match denominator.checked_mul(n) {
        Some(product) => ratio(numerator, product),
        None => float(numerator) / float(n) / float(denominator),
    }
}

/// A running sum whose rounding errors are summed beside it (Neumaier 1974, doi 10.1002/zamm.19740540106).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    sum: f64,
    lost: f64,
}

impl Sum {
    /// Adds one term.
    pub(super) fn add(&mut self, term: f64) {
        let sum = self.sum + term;
        self.lost += if self.sum.abs() >= term.abs() { (self.sum - sum) + term } else { (term - sum) + self.sum };
        self.sum = sum;
    }

    /// The sum so far.
    pub(super) fn value(self) -> f64 {
        self.sum + self.lost
    }
}

impl FromIterator<f64> for Sum {
    fn from_iter<I: IntoIterator<Item = f64>>(terms: I) -> Self {
        let mut sum = Self::default();
        for term in terms {
            sum.add(term);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::{Sum, ratio, ratio_by};

    #[test]
    fn a_sum_keeps_what_a_plain_sum_loses() {
        // Neumaier's own example: plain summation gives 0
        assert_eq!([1.0, 1e100, 1.0, -1e100].into_iter().collect::<Sum>().value(), 2.0);
    }

    #[test]
    fn a_quotient_too_large_to_be_exact_is_still_one() {
        assert_eq!(ratio(1, 3), 1.0 / 3.0);
        assert_eq!(ratio_by(i128::MAX, i128::MAX, 2), 0.5);
    }
}

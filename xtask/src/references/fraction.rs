//! Fractions, apart from the library's: what it works out is held against these.

use anyhow::{Context as _, Result, ensure};

/// A fraction in lowest terms, the denominator positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    pub(super) over: i128,
    pub(super) under: i128,
}

impl Fraction {
    pub(super) const ZERO: Self = Self { over: 0, under: 1 };

    pub(super) fn new(over: i128, under: i128) -> Self {
        let common = common(over.abs(), under);
        Self { over: over / common, under: under / common }
    }

    /// The number that a decimal such as `-0.0389`, or a fraction such as `119/671`, prints.
    pub(super) fn read(text: &str) -> Result<Self> {
        let whole = |text: &str| text.parse::<i128>().with_context(|| format!("{text:?} is no number"));
        if let Some((over, under)) = text.split_once('/') {
            return Ok(Self::new(whole(over)?, whole(under)?));
        }
        let (before, after) = text.split_once('.').unwrap_or((text, ""));
        ensure!(after.bytes().all(|digit| digit.is_ascii_digit()), "{text:?} is no decimal");
        let ten = (0..after.len()).try_fold(1_i128, |ten, _| ten.checked_mul(10)).context("too many decimals")?;
        // all digits as one number: the sign is that of the whole
        Ok(Self::new(whole(&format!("{before}{after}"))?, ten))
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let common = common(self.under, other.under);
        Self::new(self.over * (other.under / common) + other.over * (self.under / common), self.under / common * other.under)
    }

    pub(super) fn times(self, other: Self) -> Self {
        Self::new(self.over * other.over, self.under * other.under)
    }

    pub(super) fn times_whole(self, count: i128) -> Self {
        self.times(Self::new(count, 1))
    }

    /// To so many decimals, a half away from zero: half a unit more, and what is beyond the last digit is cut off.
    pub(super) fn rounded(self, decimals: u32) -> Self {
        let unit = 10_i128.pow(decimals);
        let cut = (2 * self.over.abs() * unit + self.under) / (2 * self.under);
        Self::new(cut * self.over.signum(), unit)
    }

    /// `51`, or `325/6`.
    pub(super) fn written(self) -> String {
        if self.under == 1 { self.over.to_string() } else { format!("{}/{}", self.over, self.under) }
    }
}

/// The largest number that divides both; 1 for two zeros.
fn common(mut a: i128, mut b: i128) -> i128 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::Fraction;

    #[test]
    fn a_printed_number_is_a_fraction_in_lowest_terms() {
        for (text, written) in
            [("-0.0389", "-389/10000"), ("1", "1"), ("-0.50", "-1/2"), ("88.85", "1777/20"), ("119/671", "119/671")]
        {
            assert_eq!(Fraction::read(text).expect(text).written(), written);
        }
        assert!(["", "0,5", "1e3", "1.2.3"].iter().all(|text| Fraction::read(text).is_err()));
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        for (text, rounded) in [("0.0005", "1/1000"), ("-0.0005", "-1/1000"), ("0.00049", "0"), ("-1.2345", "-247/200")] {
            assert_eq!(Fraction::read(text).expect(text).rounded(3).written(), rounded, "{text}");
        }
    }
}

//! Exact numbers: an integer numerator over a positive denominator.

use std::cmp::Ordering;
use std::fmt;

/// An exact score: value sets live on decimal grids and prorating divides.
///
/// Always in lowest terms, so equal numbers are equal values. As data it is a text, `"51"` or `"325/6"`: a
/// number of JSON would be rounded by whoever reads it.
///
/// # Examples
///
/// ```
/// use enkat::ground::Exact;
///
/// let prorated = Exact::new(13 * 50, 12); // 13 items, 12 answered, keyed sum 50
/// assert_eq!(prorated.map(Exact::to_f64), Some(650.0 / 12.0));
/// assert_eq!(Exact::new(1, 2), Exact::new(2, 4));
/// assert_eq!(Exact::new(1, 0), None);
/// let rounded = Exact::new(-5, 10_000).and_then(|exact| exact.checked_round(3));
/// assert_eq!(rounded, Exact::new(-1, 1_000)); // half away from zero
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    /// What is left is room for a factor of ten in 128 bits.
    const MAX_DENOMINATOR: i128 = 10_i128.pow(36);

    /// `numerator / denominator`; none unless the denominator is between 1 and 10^36.
    #[must_use]
    pub const fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let fits = denominator > 0 && denominator <= Self::MAX_DENOMINATOR;
        if fits { Some(Self::ratio(numerator, denominator)) } else { None }
    }

    /// `numerator / denominator`, the latter being within its range by where it comes from.
    pub(crate) const fn ratio(numerator: i128, denominator: i128) -> Self {
        debug_assert!(denominator > 0 && denominator <= Self::MAX_DENOMINATOR, "a denominator is 1 to 10^36");
        let common = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        // lossless: a divisor of `denominator`, which is an i128
        let common = common.cast_signed();
        Self { numerator: numerator / common, denominator: denominator / common }
    }

    /// A whole number.
    #[must_use]
    pub const fn integer(value: i128) -> Self {
        Self { numerator: value, denominator: 1 }
    }

    /// The numerator, in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator, in lowest terms; positive.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// As a JSON number: a whole one without decimals.
    #[cfg(any(feature = "fhir", feature = "schemars"))]
    pub(crate) fn to_json(self) -> serde_json::Value {
        match i64::try_from(self.numerator) {
            Ok(integer) if self.denominator == 1 => integer.into(),
            _ => self.to_f64().into(),
        }
    }

    /// The nearest `f64`, ties to even: what a division of two exact numbers gives.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        const EXACT: u128 = 1 << 53;
        let magnitude = self.numerator.unsigned_abs();
        let divisor = self.denominator.unsigned_abs();
        let value = if magnitude <= EXACT && divisor <= EXACT {
            #[expect(clippy::cast_precision_loss, reason = "both are at most 2^53")]
            let quotient = magnitude as f64 / divisor as f64;
            quotient
        } else {
            long_division(magnitude, divisor)
        };
        if self.numerator < 0 { -value } else { value }
    }

    /// Rounded to `decimals` decimals, half away from zero, if the result fits.
    #[must_use]
    pub fn checked_round(self, decimals: u32) -> Option<Self> {
        let grid = 10_i128.checked_pow(decimals).filter(|grid| *grid <= Self::MAX_DENOMINATOR)?;
        let divisor = self.denominator.unsigned_abs();
        let magnitude = self.numerator.unsigned_abs();
        let (mut scaled, mut rest) = (magnitude / divisor, magnitude % divisor);
        for _ in 0..decimals {
            rest *= 10; // at most 10^37: the denominator is at most 10^36
            scaled = scaled.checked_mul(10)?.checked_add(rest / divisor)?;
            rest %= divisor;
        }
        let rounded = i128::try_from(scaled.checked_add(u128::from(2 * rest >= divisor))?).ok()?;
        Some(Self::ratio(rounded * self.numerator.signum(), grid))
    }

    /// The sum, if it fits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let common = greatest_common_divisor(self.denominator.unsigned_abs(), other.denominator.unsigned_abs()).cast_signed();
        let (left, right) = (other.denominator / common, self.denominator / common);
        let numerator = self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?;
        let denominator = self.denominator.checked_mul(left).filter(|product| *product <= Self::MAX_DENOMINATOR)?;
        Some(Self::ratio(numerator, denominator))
    }

    /// The quotient by a count, if it fits; none for a count of zero.
    #[must_use]
    pub fn checked_div(self, count: u64) -> Option<Self> {
        let denominator = self.denominator.checked_mul(count.into())?;
        // reduced before it is held against the largest denominator
        let common = greatest_common_divisor(self.numerator.unsigned_abs(), denominator.unsigned_abs()).cast_signed();
        let fits = count > 0 && denominator / common <= Self::MAX_DENOMINATOR;
        fits.then(|| Self { numerator: self.numerator / common, denominator: denominator / common })
    }

    /// The number with its sign turned.
    pub(crate) const fn negated(self) -> Self {
        Self { numerator: self.numerator.saturating_neg(), denominator: self.denominator }
    }
}

/// Euclid's algorithm; 1 for two zeros, so that it can be divided by.
const fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    if a == 0 { 1 } else { a }
}

/// `magnitude / divisor` to 55 or more bits with a sticky last bit, then rounded once.
fn long_division(magnitude: u128, divisor: u128) -> f64 {
    let mut quotient = magnitude / divisor;
    let mut rest = magnitude % divisor;
    let mut shift = 0;
    // the denominator comes from an i128, so twice the rest still fits
    while quotient < 1 << 55 && rest != 0 {
        rest <<= 1;
        quotient = quotient << 1 | u128::from(rest >= divisor);
        rest %= divisor;
        shift += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "this is the one rounding; the sticky bit keeps it right")]
    let rounded = (quotient | u128::from(rest != 0)) as f64;
    rounded * 2_f64.powi(-shift)
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        // by integer part, then by the reciprocals of what is left: never overflows
        let (mut a, mut b) = (*self, *other);
        let mut reversed = false;
        loop {
            let (whole_a, whole_b) = (a.numerator.div_euclid(a.denominator), b.numerator.div_euclid(b.denominator));
            let (rest_a, rest_b) = (a.numerator.rem_euclid(a.denominator), b.numerator.rem_euclid(b.denominator));
            let order = whole_a.cmp(&whole_b).then_with(|| match (rest_a, rest_b) {
                (0, 0) => Ordering::Equal,
                (0, _) => Ordering::Less,
                (_, 0) => Ordering::Greater,
                _ => Ordering::Equal,
            });
            if order.is_ne() || rest_a == 0 {
                return if reversed { order.reverse() } else { order };
            }
            a = Self { numerator: a.denominator, denominator: rest_a };
            b = Self { numerator: b.denominator, denominator: rest_b };
            reversed = !reversed;
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Exact {
    /// The shortest decimal that reads back as the nearest `f64`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_f64().fmt(f)
    }
}

#[cfg(feature = "serde")]
mod serde_form {
    //! A whole number, or numerator and denominator in lowest terms: one text for each number.

    use super::Exact;
    use crate::ground::data::{Fault, read};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    impl Exact {
        /// `51`, or `325/6`.
        pub(crate) fn written(self) -> String {
            if self.denominator == 1 { self.numerator.to_string() } else { format!("{}/{}", self.numerator, self.denominator) }
        }

        fn parsed(text: &str) -> Option<Self> {
            let (numerator, denominator) = match text.split_once('/') {
                Some((numerator, denominator)) => (numerator, denominator.parse().ok()?),
                None => (text, 1),
            };
            Self::new(numerator.parse().ok()?, denominator).filter(|number| number.written() == text)
        }
    }

    impl Serialize for Exact {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(&self.written())
        }
    }

    impl<'de> Deserialize<'de> for Exact {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read(deserializer, |node| {
                let expected = || Fault::new("expected an exact number in lowest terms, such as \"51\" or \"325/6\"");
                Self::parsed(&node.text()?).ok_or_else(expected)
            })
        }
    }

    #[cfg(feature = "schemars")]
    impl schemars::JsonSchema for Exact {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Exact".into()
        }

        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            let [positive, negative] = [i128::MAX.unsigned_abs(), i128::MIN.unsigned_abs()].map(up_to);
            let denominator = up_to(Exact::MAX_DENOMINATOR.unsigned_abs());
            schemars::json_schema!({
                "description": "an exact number, whole or a fraction in lowest terms",
                "type": "string",
                "pattern": format!("^(0|({positive}|-({negative}))(/({denominator}))?)$"),
                "not": { "pattern": "/1$" },
            })
        }
    }

    /// The whole numbers from 1 to `most`, as an expression.
    #[cfg(feature = "schemars")]
    fn up_to(most: u128) -> String {
        let digits = most.to_string();
        let shorter = (1..digits.len()).map(|length| format!("[1-9][0-9]{{{}}}", length - 1));
        // as long, the same up to some digit that is smaller
        let smaller = digits.bytes().enumerate().filter_map(|(place, digit)| {
            let least = if place == 0 { b'1' } else { b'0' };
            let rest = digits.len() - place - 1;
            (digit > least)
                .then(|| format!("{}[{}-{}][0-9]{{{rest}}}", &digits[..place], char::from(least), char::from(digit - 1)))
        });
        shorter.chain(smaller).chain([digits.clone()]).collect::<Vec<_>>().join("|")
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;
    use proptest::prelude::*;

    #[test]
    fn large_numbers_divide_to_the_nearest_float() {
        let huge = 10_i128.pow(36);
        assert_eq!(Exact::ratio(huge / 7, huge / 7 * 3).to_f64(), 1.0 / 3.0);
        assert_eq!(Exact::ratio(huge - 1, huge).to_f64(), 1.0);
        assert_eq!(Exact::ratio(-1, 1 << 119).to_f64(), -(2_f64.powi(-119)));
        assert_eq!(Exact::ratio((1 << 60) + 1, 1).to_f64(), 2_f64.powi(60));
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        for (numerator, denominator, decimals, rounded) in [
            (5, 10, 0, (1, 1)),
            (-5, 10, 0, (-1, 1)),
            (25, 100, 1, (3, 10)),
            (249, 1000, 1, (2, 10)),
            (-12_345, 10_000, 3, (-1_235, 1_000)),
            (2, 3, 3, (667, 1_000)),
        ] {
            assert_eq!(Exact::ratio(numerator, denominator).checked_round(decimals), Some(Exact::ratio(rounded.0, rounded.1)));
        }
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_the_numbers(a in -1_000_000_i64..1_000_000, b in 1_i64..100_000, c in -1_000_000_i64..1_000_000, d in 1_i64..100_000) {
            let order = Exact::ratio(a.into(), b.into()).cmp(&Exact::ratio(c.into(), d.into()));
            prop_assert_eq!(order, (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b))));
        }

        #[test]
        fn both_ways_of_dividing_agree(a in 0_u64..1 << 53, b in 1_u64..1 << 53) {
            #[expect(clippy::cast_precision_loss)]
            let quotient = a as f64 / b as f64;
            prop_assert_eq!(super::long_division(a.into(), b.into()), quotient);
        }

        #[test]
        fn adding_is_exact(a in -1_000_000_i64..1_000_000, b in 1_i64..1000, c in -1_000_000_i64..1_000_000, d in 1_i64..1000) {
            let [a, b, c, d] = [a, b, c, d].map(i128::from);
            prop_assert_eq!(Exact::ratio(a, b).checked_add(Exact::ratio(c, d)), Some(Exact::ratio(a * d + c * b, b * d)));
        }
    }
}

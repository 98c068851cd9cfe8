//! What the cell of a stored score holds, and how exactly.

use crate::ground::{Exact, is_blank};

/// Units in 1: numbers are compared in billionths, so a comparison is one of integers.
pub(super) const BILLION: i64 = 1_000_000_000;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Nothing,
    Number(Printed),
    /// A text that is not a number.
    Text,
}

/// A number as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Printed {
    pub(super) billionths: i64,
    /// How many decimals stand there, up to [`Printed::MOST_DECIMALS`].
    pub(super) decimals: u8,
}

impl Held {
    /// Blanks around a number and a decimal comma are accepted, as in every cell.
    pub(super) fn read(cell: &str) -> Self {
        let cell = cell.trim();
        if is_blank(cell) {
            return Self::Nothing;
        }
        let number = match cell.split_once(',') {
            Some((whole, fraction)) => Printed::parse(&format!("{whole}.{fraction}")),
            None => Printed::parse(cell),
        };
        number.map_or(Self::Text, Self::Number)
    }
}

impl Printed {
    /// What is printed finer than this is compared to a billionth.
    pub(super) const MOST_DECIMALS: u8 = 9;

    fn parse(text: &str) -> Option<Self> {
        let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
        let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let fraction = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let decimals = i64::try_from(fraction).ok()?.saturating_sub(exponent.parse().ok()?);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "just held within 0 to 9")]
        let decimals = decimals.clamp(0, Self::MOST_DECIMALS.into()) as u8;
        Some(Self { billionths: to_billionths(number), decimals })
    }

    /// As printed in a column whose cells have up to `decimals` decimals: a
    /// spreadsheet cuts zeros off, so that 0.9 may stand for 0.900.
    pub(super) fn in_column(self, decimals: u8) -> Self {
        Self { decimals: self.decimals.max(decimals), ..self }
    }

    /// Half a unit of the last decimal, and never less than a billionth.
    fn tolerance(self) -> i64 {
        (BILLION / 2 / 10_i64.pow(self.decimals.min(Self::MOST_DECIMALS).into())).max(1)
    }

    /// It may be this number of billionths; a tie may have been rounded either way.
    pub(super) fn is(self, billionths: i64) -> bool {
        (self.billionths - billionths).abs() <= self.tolerance()
    }

    /// It may be this fraction; the denominator is positive and both are small.
    pub(super) fn is_fraction(self, numerator: i64, denominator: i64) -> bool {
        // nearly all of them fit: a number held is at most 10^16 billionths
        if denominator <= 800 && numerator.abs() < 8 * BILLION {
            return (self.billionths * denominator - numerator * BILLION).abs() <= self.tolerance() * denominator;
        }
        let [denominator, numerator] = [denominator, numerator].map(i128::from);
        let distance = i128::from(self.billionths) * denominator - numerator * i128::from(BILLION);
        distance.abs() <= i128::from(self.tolerance()) * denominator
    }
}

/// The nearest number of billionths; what lies beyond every score stays beyond.
pub(super) fn to_billionths(number: f64) -> i64 {
    const BEYOND: f64 = 1e7;
    #[expect(clippy::cast_possible_truncation, reason = "at most 10^16")]
    #[expect(clippy::cast_precision_loss, reason = "a billion is exact")]
    let billionths = (number.clamp(-BEYOND, BEYOND) * BILLION as f64).round() as i64;
    billionths
}

/// The nearest number of billionths of an exact number.
pub(super) fn exact_billionths(number: Exact) -> i64 {
    to_billionths(number.to_f64())
}

#[cfg(test)]
mod tests {
    use super::{BILLION, Held, Printed};

    fn number(cell: &str) -> Printed {
        match Held::read(cell) {
            Held::Number(number) => number,
            other => panic!("{cell:?}: {other:?}"),
        }
    }

    #[test]
    fn a_cell_is_read_as_people_and_programs_write_numbers() {
        for (cell, billionths, decimals) in [
            ("0.878", 878_000_000, 3),
            (" 0,878 ", 878_000_000, 3),
            ("-0.5730", -573_000_000, 4),
            (".5", 500_000_000, 1),
            ("1", BILLION, 0),
            ("0.30000000000000004", 300_000_000, 9),
            ("5e-05", 50_000, 5),
            ("1.2E1", 12 * BILLION, 0),
            ("1e300", 10_000_000 * BILLION, 0),
        ] {
            assert_eq!(number(cell), Printed { billionths, decimals }, "{cell}");
        }
        for cell in ["", "  ", "NA", "NaN", ".", "null"] {
            assert_eq!(Held::read(cell), Held::Nothing, "{cell:?}");
        }
        for cell in ["high", "inf", "1.2.3", "1,234.5", "0.8 *", "--1"] {
            assert_eq!(Held::read(cell), Held::Text, "{cell:?}");
        }
    }

    #[test]
    fn the_printed_decimals_say_how_close_is_equal() {
        assert!(number("0.88").is(875_000_000) && number("0.87").is(875_000_000), "a tie goes either way");
        assert!(!number("0.88").is(874_999_999));
        assert!(!number("0.88").in_column(3).is(875_000_000), "0.88 in a column of three decimals is 0.880");
        assert!(number("0.1234567891234").is(123_456_789) && !number("0.1234567891234").is(123_456_791));
        assert!(number("54.17").is_fraction(650, 12) && !number("54.16").is_fraction(650, 12));
    }
}

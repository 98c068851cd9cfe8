//! Bands that somebody named.
//!
//! There is no validated cut-off. Bands are never applied unless asked for,
//! carry their author's name, and are never called normal or abnormal.

use crate::ground::{Exact, words};

/// A band of totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Band {
    /// Below the lower bound.
    Low,
    /// Between the bounds.
    Moderate,
    /// At or above the upper bound.
    High,
}

words!(Band: [Band::Low, Band::Moderate, Band::High]);

/// Two bounds for each form, and who drew them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandSet {
    /// Authors and year.
    pub author: &'static str,
    /// Where they were published.
    pub citation: &'static str,
    /// The lowest moderate and the lowest high total of SOC-29.
    pub soc29: [i128; 2],
    /// The lowest moderate and the lowest high total of SOC-13.
    pub soc13: [i128; 2],
}

/// Bands that a page quoting them calls arbitrary; open at both ends, although
/// the authors' own do not cover 29–82, 192–203 and 13–29.
pub const LANGIUS_BJORVELL_1996: BandSet = BandSet {
    author: "Langius & Björvell 1996",
    citation: "Langius A, Björvell H. Vård i Norden 1996;16:28-32",
    soc29: [141, 166],
    soc13: [61, 76],
};

impl BandSet {
    /// The band of a SOC-29 total; a prorated one is rounded to the nearest integer, half to even.
    #[must_use]
    pub fn of_soc29(&self, total: Exact) -> Band {
        band(self.soc29, total)
    }

    /// The band of a SOC-13 total; a prorated one is rounded to the nearest integer, half to even.
    #[must_use]
    pub fn of_soc13(&self, total: Exact) -> Band {
        band(self.soc13, total)
    }
}

fn band([moderate, high]: [i128; 2], total: Exact) -> Band {
    let whole = total.numerator().div_euclid(total.denominator());
    let twice_rest = 2 * total.numerator().rem_euclid(total.denominator());
    let up = twice_rest > total.denominator() || (twice_rest == total.denominator() && whole % 2 != 0);
    match whole + i128::from(up) {
        total if total < moderate => Band::Low,
        total if total < high => Band::Moderate,
        _ => Band::High,
    }
}

//! The crosswalk: expected EQ-5D-3L values of EQ-5D-5L profiles.
//!
//! Van Hout et al. 2012 (doi 10.1016/j.jval.2012.02.008). Each 5L level becomes
//! a distribution over 3L levels, dimension by dimension; the mapped value is
//! the expectation of the 3L value. The probabilities are the fractions that
//! reproduce all 13 official tables, state by state.

use super::Profile;
use super::tables::SPLITS;
use crate::ground::Exact;

/// A 3L value set and the rounding of its official crosswalk table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Crosswalk {
    /// The grid: `10^decimals` units make 1.
    pub(crate) decimals: u32,
    /// The value before any deviation.
    pub(crate) start: i64,
    /// For each dimension the effect of levels 1 to 3.
    pub(crate) effects: [[i64; 3]; 5],
    /// What the model adds beyond main effects.
    pub(crate) terms: &'static [Term3L],
    /// How the official table was rounded.
    pub(crate) rounding: TableRounding,
    /// The published table applies the any-problem constant to `11111` as well.
    pub(crate) constant_at_full_health: bool,
}

/// A term of a 3L model beyond the main effects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term3L {
    /// Added once when the worst level is at least `level` (N2, N3).
    AnyAtLeast { level: u8, effect: i64 },
    /// Times the dimensions with problems beyond the first (D1).
    BeyondFirst { effect: i64 },
    /// Times the square of the dimensions at level 2 beyond the first (I2²).
    ModerateSquared { effect: i64 },
    /// Times the dimensions at level 3 beyond the first (I3).
    Severe { effect: i64 },
    /// Times the square of the dimensions at level 3 beyond the first (I3²).
    SevereSquared { effect: i64 },
}

/// Always half away from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TableRounding {
    /// Once, to three decimals.
    Single,
    /// To four decimals, then to three.
    Double,
    /// 3L values to three decimals, then as `Double`.
    ValueFirst,
    /// Each dimension's expected effect to three decimals, then added up.
    Additive,
}

/// Which of the two numbers of a crosswalk is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precision {
    /// The published table, three decimals.
    OfficialTable,
    /// No rounding on the way or at the end.
    Exact,
}

/// What a dimension's 5L level becomes: 3L levels with weights that add up to `total`.
struct Distribution {
    outcomes: [(i128, usize); 2],
    total: i128,
}

/// Two-way splits: `yes` of `of` go to the milder 3L level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Split {
    pub(crate) milder: i128,
    pub(crate) of: i128,
}

fn distribution(dimension: usize, level: u8) -> Distribution {
    let [two, four] = SPLITS[dimension];
    let split = |split: Split, milder| Distribution {
        outcomes: [(split.milder, milder), (split.of - split.milder, milder + 1)],
        total: split.of,
    };
    let certain = |level| Distribution { outcomes: [(1, level), (0, level)], total: 1 };
    match level {
        1 => certain(1),
        2 => split(two, 1),
        3 => certain(2),
        4 => split(four, 2),
        _ => certain(3),
    }
}

impl Crosswalk {
    /// The mapped value of `profile`.
    pub(crate) fn value(&self, profile: Profile, precision: Precision) -> Exact {
        match (precision, self.rounding) {
            (Precision::Exact, _) => self.expectation(profile, |units| units),
            (Precision::OfficialTable, TableRounding::Single) => rounded(self.expectation(profile, |units| units), 3),
            (Precision::OfficialTable, TableRounding::Double) => twice_rounded(self.expectation(profile, |units| units)),
            (Precision::OfficialTable, TableRounding::ValueFirst) => {
                let grid = 10_i128.pow(self.decimals);
                twice_rounded(self.expectation(profile, |units| {
                    let value = rounded(Exact::ratio(units, grid), 3);
                    value.numerator() * (grid / value.denominator())
                }))
            }
            (Precision::OfficialTable, TableRounding::Additive) => self.additive(profile),
        }
    }

    /// What is added once for any problem at all, on the grid, where `11111` does without it.
    pub(crate) fn any_problem_effect(&self) -> Option<i64> {
        let effect = self.terms.iter().find_map(|term| match *term {
            Term3L::AnyAtLeast { level: 2, effect } => Some(effect),
            _ => None,
        });
        effect.filter(|_| !self.constant_at_full_health)
    }

    /// The expectation of `each` 3L value, given and returned in grid units.
    fn expectation(&self, profile: Profile, each: impl Fn(i128) -> i128) -> Exact {
        let spread: Vec<Distribution> =
            profile.levels().iter().enumerate().map(|(dimension, level)| distribution(dimension, level.get())).collect();
        let mut sum = 0;
        for choice in 0..1_usize << 5 {
            let picked = |dimension: usize| spread[dimension].outcomes[choice >> dimension & 1];
            let weight: i128 = (0..5).map(|dimension| picked(dimension).0).product();
            if weight != 0 {
                sum += weight * each(self.grid_value(std::array::from_fn(|dimension| picked(dimension).1)));
            }
        }
        let weights: i128 = spread.iter().map(|distribution| distribution.total).product();
        Exact::ratio(sum, weights * 10_i128.pow(self.decimals))
    }

    /// The value of a 3L state, in grid units.
    fn grid_value(&self, levels: [usize; 5]) -> i128 {
        let main: i64 = self.effects.iter().zip(levels).map(|(effects, level)| effects[level - 1]).sum();
        let worst = levels.into_iter().max().unwrap_or(1);
        // the constant of a table that applies it to full health as well
        let worst = if self.constant_at_full_health { worst.max(2) } else { worst };
        let at = |level| levels.iter().filter(|other| **other == level).count();
        let beyond_first = |count: usize| i64::try_from(count.saturating_sub(1)).unwrap_or(0);
        let terms: i64 = self
            .terms
            .iter()
            .map(|term| match *term {
                Term3L::AnyAtLeast { level, effect } => i64::from(worst >= usize::from(level)) * effect,
                Term3L::BeyondFirst { effect } => beyond_first(5 - at(1)) * effect,
                Term3L::ModerateSquared { effect } => beyond_first(at(2)).pow(2) * effect,
                Term3L::Severe { effect } => beyond_first(at(3)) * effect,
                Term3L::SevereSquared { effect } => beyond_first(at(3)).pow(2) * effect,
            })
            .sum();
        i128::from(self.start + main + terms)
    }

    /// Start plus each dimension's expected effect, rounded to three decimals.
    fn additive(&self, profile: Profile) -> Exact {
        let grid = 10_i128.pow(self.decimals);
        let effects = profile.levels().into_iter().enumerate().map(|(dimension, level)| {
            let spread = distribution(dimension, level.get());
            let sum: i128 =
                spread.outcomes.iter().map(|(weight, level)| weight * i128::from(self.effects[dimension][level - 1])).sum();
            rounded(Exact::ratio(sum, spread.total * grid), 3)
        });
        effects.fold(Exact::ratio(self.start.into(), grid), |sum, effect| {
            sum.checked_add(effect).expect("six numbers below 10 on a small grid")
        })
    }
}

fn rounded(value: Exact, decimals: u32) -> Exact {
    value.checked_round(decimals).expect("a value near 1 has room for four decimals")
}

fn twice_rounded(value: Exact) -> Exact {
    rounded(rounded(value, 4), 3)
}

//! How often each score occurs.

use std::collections::BTreeMap;

use crate::instrument::{Cell, Exact, NotScorable};

/// Counts of the scores of one measure, and of those that are not there.
///
/// # Examples
///
/// ```
/// use enkat::instrument::{Exact, NotScorable};
/// use enkat::tally::Distribution;
///
/// let mut marks = Distribution::default();
/// for mark in [Ok(Exact::integer(70)), Ok(Exact::integer(81)), Err(NotScorable::Missing)] {
///     marks.add(mark);
/// }
/// assert_eq!((marks.n(), marks.missing()), (2, 1));
/// assert_eq!(marks.sum(), 151.0);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    counts: BTreeMap<Exact, u64>,
    missing: u64,
    invalid: u64,
}

impl Distribution {
    /// Counts one.
    pub fn add(&mut self, score: Cell) {
        match score {
            Ok(score) => *self.counts.entry(score).or_default() += 1,
            Err(NotScorable::Missing) => self.missing += 1,
            Err(NotScorable::Invalid) => self.invalid += 1,
        }
    }

    /// Adds the counts of another part of the group.
    pub fn merge(&mut self, other: &Self) {
        for (score, count) in &other.counts {
            *self.counts.entry(*score).or_default() += count;
        }
        self.missing += other.missing;
        self.invalid += other.invalid;
    }

    /// How many scores there are.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.values().sum()
    }

    /// How many are empty because answers are missing.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.missing
    }

    /// How many are empty because an answer is invalid.
    #[must_use]
    pub fn invalid(&self) -> u64 {
        self.invalid
    }

    /// How many have this score.
    #[must_use]
    pub fn count(&self, score: Exact) -> u64 {
        self.counts.get(&score).copied().unwrap_or(0)
    }

    /// The scores that occur and how often, lowest first.
    pub fn iter(&self) -> impl Iterator<Item = (Exact, u64)> {
        self.counts.iter().map(|(score, count)| (*score, *count))
    }

    /// The sum of all scores.
    #[must_use]
    pub fn sum(&self) -> f64 {
        exact_sum(self.iter()).value
    }

    /// The mean, if there is a score.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        exact_sum(self.iter()).over(self.n())
    }
}

/// A sum that stays exact as far as 128 bits reach.
pub(super) struct Sum {
    exact: Option<Exact>,
    pub(super) value: f64,
}

impl Sum {
    /// The sum divided by a count.
    pub(super) fn over(&self, n: u64) -> Option<f64> {
        if n == 0 {
            return None;
        }
        let exact = self.exact.and_then(|sum| sum.checked_div(n));
        #[expect(clippy::cast_precision_loss, reason = "nobody counts 2^53 people")]
        Some(exact.map_or_else(|| self.value / n as f64, Exact::to_f64))
    }
}

/// The sum of scores times counts.
///
/// Scores on one grid are added as integers. Only sums over very many different
/// grids (unrounded crosswalks) can leave 128 bits; those parts are added as
/// floats, in the order of their grids, so the result is still the same for any
/// order of the rows.
pub(super) fn exact_sum(scores: impl Iterator<Item = (Exact, u64)>) -> Sum {
    let mut by_grid: BTreeMap<i128, Option<i128>> = BTreeMap::new();
    let mut beyond = 0.0;
    for (score, count) in scores {
        let units = by_grid.entry(score.denominator()).or_insert(Some(0));
        let more = score.numerator().checked_mul(count.into());
        match units.zip(more).and_then(|(units, more)| units.checked_add(more)) {
            Some(sum) => *units = Some(sum),
            #[expect(clippy::cast_precision_loss, reason = "far beyond any score: near enough is all that is left")]
            None => beyond += score.to_f64() * count as f64,
        }
    }
    let parts: Vec<Exact> = by_grid.into_iter().filter_map(|(grid, units)| Some(Exact::new(units?, grid))).collect();
    let whole = parts.iter().try_fold(Exact::integer(0), |sum, part| sum.checked_add(*part));
    let exact = whole.filter(|_| beyond == 0.0);
    let value = exact.map_or_else(|| parts.iter().map(|part| part.to_f64()).sum::<f64>() + beyond, Exact::to_f64);
    Sum { exact, value }
}

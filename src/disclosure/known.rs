//! The exact counts that a release is made of.

use std::collections::HashMap;

use crate::report::{Figure, FigureOccasion};

/// The exact figures of some people, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(HashMap<(String, FigureOccasion, String), f64>);

impl Known {
    pub(super) fn new(figures: &[Figure]) -> Self {
        let named = figures
            .iter()
            .filter_map(|figure| Some(((figure.measure.clone(), figure.occasion, figure.statistic.clone()), figure.value?)));
        Self(named.collect())
    }

    /// These people without those.
    pub(super) fn without<'a>(&self, others: impl Iterator<Item = &'a Self>) -> Self {
        let mut rest = self.clone();
        for other in others {
            for (key, value) in &mut rest.0 {
                *value -= other.0.get(key).copied().unwrap_or(0.0);
            }
        }
        rest
    }

    pub(super) fn value(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> Option<f64> {
        self.0.get(&(measure.to_owned(), occasion, statistic.to_owned())).copied()
    }

    /// A count; zero where there is no such figure.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
    pub(super) fn count(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> u64 {
        self.value(measure, occasion, statistic).map_or(0, |count| count.round().max(0.0) as u64)
    }
}

/// Which numbers of people a release may tell beside each other: none that differs
/// from another by a few, because those few are a count, too.
#[derive(Clone, Debug, Default)]
pub(super) struct Totals(Vec<u64>);

impl Totals {
    /// Whether a number may be told beside those told before.
    pub(super) fn admits(&mut self, n: u64, threshold: i64) -> bool {
        let few = |told: &u64| (1..threshold.unsigned_abs()).contains(&told.abs_diff(n));
        let may = n >= threshold.unsigned_abs() && !self.0.iter().any(few);
        if may && !self.tells(n) {
            self.0.push(n);
        }
        may
    }

    /// Whether a number is told.
    pub(super) fn tells(&self, n: u64) -> bool {
        self.0.contains(&n)
    }

    /// How far a number that is not told may be from the one told near it: 1 to `threshold` − 1;
    /// nothing is said where another number told would make it less.
    pub(super) fn around(&self, n: u64, threshold: i64) -> Option<[u64; 2]> {
        let few = threshold.unsigned_abs() - 1;
        let mut near = self.near(n, threshold);
        let (told, None) = (near.next()?, near.next()) else { return None };
        let range = if told > n { [told.saturating_sub(few), told - 1] } else { [told + 1, told + few] };
        let reach = range[0].saturating_sub(few + 1)..=range[1] + few + 1;
        let is_alone = self.0.iter().all(|other| *other == told || !reach.contains(other));
        is_alone.then_some(range)
    }

    /// Numbers told that differ from this one by a few.
    pub(super) fn near(&self, n: u64, threshold: i64) -> impl Iterator<Item = u64> {
        self.0.iter().copied().filter(move |told| (1..threshold.unsigned_abs()).contains(&told.abs_diff(n)))
    }
}

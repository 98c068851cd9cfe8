//! Numbers of people that stand beside each other in a release.

use super::draft::{Draft, LineId};
use super::problem::Sum;
use crate::figure::Statistic;

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

/// A number of people, if it may stand beside the others that are told; else how far it is from
/// one of them, and that no small difference follows.
pub(super) fn tell(draft: &mut Draft, totals: &Totals, statistic: impl Into<Statistic>, table: usize, sum: Sum) -> LineId {
    let statistic = statistic.into();
    let kind = draft.policy.ordinary();
    let truth = u64::try_from(draft.problem.truth(&sum)).unwrap_or(0);
    if !draft.is_rest && totals.tells(truth) {
        return draft.count(statistic, table, sum, kind, COST_OF_N, None);
    }
    draft.problem.guard(table, sum.clone(), kind);
    let near: Vec<u64> = totals.near(truth, kind.threshold).collect();
    for told in near {
        let told_name = Sum::from(draft.problem.constant(table, told));
        let difference = if told > truth { told_name.minus(&sum) } else { sum.clone().minus(&told_name) };
        draft.problem.guard(table, difference, kind);
    }
    match totals.around(truth, kind.threshold) {
        Some(between) => draft.between(statistic, table, sum, between),
        None => draft.suppressed(statistic, None),
    }
}

/// What suppressing a number costs beside a count of one more person.
pub(super) const COST_OF_N: f64 = 200.0;

//! Numbers of people that stand beside each other in a release.

use super::draft::{Draft, LineId};
use super::problem::{Fact, Sum};
use super::weights;
use crate::figure::Statistic;

/// Which numbers of people a release may tell beside each other: none that differs
/// from another by a few, because those few are a count, too.
#[derive(Clone, Debug, Default)]
pub(super) struct Totals(Vec<Told>);

/// A number of people that is told, and what it counts.
#[derive(Clone, Debug)]
pub(super) struct Told {
    n: u64,
    sum: Sum,
}

impl Totals {
    /// Whether a number may be told beside those told before.
    pub(super) fn admits(&mut self, n: u64, sum: &Sum, threshold: i64) -> bool {
        let few = |told: &Told| (1..threshold.unsigned_abs()).contains(&told.n.abs_diff(n));
        let may = n >= threshold.unsigned_abs() && !self.0.iter().any(few);
        if may && !self.tells(n) {
            self.0.push(Told { n, sum: sum.clone() });
        }
        may
    }

    /// Whether a number is told.
    pub(super) fn tells(&self, n: u64) -> bool {
        self.0.iter().any(|told| told.n == n)
    }

    /// The one number told that this one differs from by 1 to `threshold` − 1;
    /// none where another number told would say more of it.
    fn around(&self, n: u64, threshold: i64) -> Option<&Told> {
        let few = threshold.unsigned_abs() - 1;
        let mut near = self.near(n, threshold);
        let (told, None) = (near.next()?, near.next()) else { return None };
        let [low, high] = if told.n > n { [told.n.saturating_sub(few), told.n - 1] } else { [told.n + 1, told.n + few] };
        let reach = low.saturating_sub(few + 1)..=high + few + 1;
        let is_alone = self.0.iter().all(|other| other.n == told.n || !reach.contains(&other.n));
        is_alone.then_some(told)
    }

    /// Numbers told that differ from this one by a few.
    fn near(&self, n: u64, threshold: i64) -> impl Iterator<Item = &Told> {
        self.0.iter().filter(move |told| (1..threshold.unsigned_abs()).contains(&told.n.abs_diff(n)))
    }
}

/// A number of people, if it may stand beside the others that are told; else how far it is from
/// one of them, and that no small difference follows.
pub(super) fn tell(draft: &mut Draft, totals: &Totals, statistic: impl Into<Statistic>, table: usize, sum: Sum) -> LineId {
    let statistic = statistic.into();
    let kind = draft.policy.ordinary();
    let truth = u64::try_from(draft.problem.truth(&sum)).unwrap_or(0);
    let difference = |told: &Told| if told.n >= truth { told.sum.clone().minus(&sum) } else { sum.clone().minus(&told.sum) };
    // the few by which two numbers differ are a count; of an earlier release they may be few where they are not here
    for told in totals.0.iter().filter(|told| told.sum != sum) {
        draft.problem.guard(table, difference(told), kind);
    }
    if !draft.is_rest && totals.tells(truth) {
        return draft.count(statistic, table, sum, kind, weights::NUMBER, None);
    }
    draft.problem.guard(table, sum.clone(), kind);
    let Some(told) = totals.around(truth, kind.threshold) else { return draft.withheld(statistic, table, sum) };
    // a reader starts from what the other number is shown as
    let base = kind.rounding.unwrap_or(1).unsigned_abs();
    let least = told.n - told.n % base;
    let (few, most) = (kind.threshold.unsigned_abs() - 1, least + base - 1);
    let range = if told.n > truth { [least.saturating_sub(few), most - 1] } else { [least + 1, most + few] };
    let difference = Fact::between(difference(told), 1, few.into());
    draft.between(statistic, table, sum, difference, range)
}

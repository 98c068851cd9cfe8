//! Joint sums of a score, coarse enough for a release.

use super::draft::{Declared, Draft, LineId, float};
use super::known::Known;
use super::problem::{Fact, Name, Sum};
use super::totals::{Totals, tell};
use super::weights;
use crate::figure::FigureOccasion::{Change, Start};
use crate::figure::{Counted, Statistic};

/// A score of some people, in whole units: at start and, where there are pairs, at exit.
#[derive(Clone, Debug)]
pub(super) struct Score {
    /// Such as `soc13.total`.
    pub(super) measure: String,
    pub(super) range: Range,
    /// People with a score each time.
    pub(super) n: u64,
    /// The joint sums in units, rounded to whole ones; one where there are no pairs.
    pub(super) sums: Vec<i128>,
    /// What suppressing a sum costs: those that follow from others go first.
    pub(super) cost: f64,
    /// The sums are suppressed: these people are few, or those left are.
    pub(super) is_suppressed: bool,
}

/// What one person's score can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    /// In units.
    pub(super) low: i64,
    pub(super) high: i64,
    /// How many units are one.
    pub(super) unit: i64,
    /// To how many units joint sums are rounded.
    pub(super) step: i128,
}

impl Range {
    /// Of a score from `low` to `high` units. A sum is rounded so that whoever knows everyone
    /// else's score still cannot place the last one's within a tenth of its range to
    /// either side, and to no less than `least` units.
    pub(super) fn new(low: i64, high: i64, unit: i64, least: i64) -> Self {
        const PARTS: i128 = 5;
        let wanted = ((i128::from(high - low) + PARTS - 1) / PARTS).max(least.into()).max(1);
        let power = |wanted: i128| (0..30).map(|power| 10_i128.pow(power)).find(|power| *power * 10 > wanted).unwrap_or(1);
        let power = power(wanted);
        let step = [1, 2, 5, 10].into_iter().map(|times| times * power).find(|step| *step >= wanted).unwrap_or(wanted);
        Self { low, high, unit, step }
    }

    fn in_ones(self, units: i128) -> f64 {
        float(units) / float(self.unit.into())
    }

    pub(super) fn in_units(self, ones: f64) -> f64 {
        ones * float(self.unit.into())
    }

    /// A sum that is shown lies where it was rounded from.
    pub(super) fn rounded_from(self, sum: Sum, shown: i128) -> Fact {
        let [first, last] = self.rounded_to(shown);
        Fact::between(sum, first, last)
    }

    /// A sum that is shown is not at either end, and of no handful.
    pub(super) fn inside(self, sum: &Sum, n: Name, threshold: i64) -> Vec<Fact> {
        let all_at = |weight: i64| Sum::default().plus(weight, &n.into());
        vec![
            Fact::at_least(sum.clone().minus(&all_at(self.low)), 2),
            Fact::at_least(all_at(self.high).minus(sum), 2),
            Fact::at_least(n.into(), threshold.into()),
        ]
    }

    /// The multiple of the step that stands for a sum, and the whole sums it stands for.
    fn rounded(self, sum: i128) -> (i128, [i128; 2]) {
        let shown = (2 * sum + self.step).div_euclid(2 * self.step) * self.step;
        (shown, self.rounded_to(shown))
    }

    /// The whole sums that a multiple of the step stands for.
    fn rounded_to(self, shown: i128) -> [i128; 2] {
        // half a step below belongs to it, half a step above does not
        let twice = 2 * shown - self.step;
        let first = twice.div_euclid(2) + i128::from(twice.rem_euclid(2) != 0);
        let next = 2 * shown + self.step;
        let last = next.div_euclid(2) + i128::from(next.rem_euclid(2) != 0) - 1;
        [first, last]
    }

    /// How many decimals a mean over so many people has: no more than its rounded sum has to give.
    fn decimals(self, n: u64) -> i32 {
        let step = self.in_ones(self.step) / float(n.max(1).into());
        let mut decimals = 0;
        while decimals < 6 && step * 10_f64.powi(decimals) < 1.0 {
            decimals += 1;
        }
        decimals
    }
}

/// What a score is in a problem.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) n: Name,
    /// The sums at start and perhaps at exit.
    pub(super) sums: Vec<Sum>,
    pub(super) n_line: LineId,
    pub(super) table: usize,
}

impl Score {
    /// Takes the score up: how many, the joint sums, and the means that follow from them.
    ///
    /// `same` is another score of the same people, `forms` what the sums are made of, where that is known.
    pub(super) fn take(
        &self,
        draft: &mut Draft,
        totals: &Totals,
        n: Name,
        same: Option<&Taken>,
        forms: Option<Vec<Sum>>,
    ) -> Taken {
        let kind = draft.policy.ordinary();
        let has_pairs = self.sums.len() == 2;
        draft.at(&self.measure, if has_pairs { Change } else { Start });
        let (table, n_line) = if let Some(taken) = same {
            (taken.table, draft.same(Statistic::N, taken.n_line))
        } else {
            let table = draft.table(&self.measure);
            (table, tell(draft, totals, Statistic::N, table, n.into()))
        };
        let may = !self.is_suppressed && self.n >= kind.threshold.unsigned_abs();
        let forms = forms.unwrap_or_else(|| self.unknown_sums(draft, table, n));
        let mut lines = Vec::new();
        let occasion = |place: usize, statistic: Statistic, value: Option<f64>, draft: &mut Draft| {
            let declared = Declared::Joint { range: self.range, sum: forms[place].clone(), n, threshold: kind.threshold };
            draft.declare(statistic, table, declared, value, self.cost, Some(n_line))
        };
        let first = self.shown(self.sums[0]).filter(|_| may);
        if let [start, exit] = self.sums[..] {
            // the change is rounded from itself, so that it never goes another way than it did, and the exit follows:
            // two sums that are rounded each for itself can differ by a whole step more than they did
            let (change, _) = self.range.rounded(exit - start);
            let is_inside = |start: i128| self.is_inside(exit) && self.is_inside(start + change);
            let start_line = occasion(0, Statistic::SumStart, first.map(|shown| self.range.in_ones(shown)), draft);
            let declared =
                Declared::Change { range: self.range, sums: [forms[0].clone(), forms[1].clone()], n, threshold: kind.threshold };
            // what a figure means is the same whether it is shown or not: an earlier release may have shown it
            if first.is_some_and(is_inside) {
                let change =
                    draft.declare(Statistic::Sum, table, declared, Some(self.range.in_ones(change)), self.cost, Some(n_line));
                let joint = Declared::Joint { range: self.range, sum: forms[1].clone(), n, threshold: kind.threshold };
                let exit = draft.together(Statistic::SumExit, joint, start_line, change);
                lines.extend([(start_line, Statistic::MeanStart), (exit, Statistic::MeanExit), (change, Statistic::Mean)]);
            } else {
                let alone = self.shown(exit).filter(|_| may && first.is_none());
                let exit = occasion(1, Statistic::SumExit, alone.map(|shown| self.range.in_ones(shown)), draft);
                let change = draft.declare(Statistic::Sum, table, declared, None, self.cost, Some(n_line));
                lines.extend([(start_line, Statistic::MeanStart), (exit, Statistic::MeanExit), (change, Statistic::Mean)]);
            }
        } else {
            let sum = occasion(0, Statistic::Sum, first.map(|shown| self.range.in_ones(shown)), draft);
            lines.push((sum, Statistic::Mean));
        }
        let decimals = self.range.decimals(self.n);
        for (line, mean) in lines {
            draft.per(mean, line, n_line, decimals);
        }
        Taken { n, sums: forms, n_line, table }
    }

    /// A sum as it is shown; none where it is near the lowest or the highest possible, or looks like it.
    fn shown(&self, sum: i128) -> Option<i128> {
        let (shown, _) = self.range.rounded(sum);
        (self.is_inside(sum) && self.is_inside(shown)).then_some(shown)
    }

    /// Not within one unit of the lowest or the highest possible sum.
    fn is_inside(&self, sum: i128) -> bool {
        let [bottom, top] = [self.range.low, self.range.high].map(|end| i128::from(end) * i128::from(self.n));
        (bottom + 2..=top - 2).contains(&sum)
    }

    /// Sums of which no more is known than how far they go.
    fn unknown_sums(&self, draft: &mut Draft, table: usize, n: Name) -> Vec<Sum> {
        let each = |sum: &i128| {
            let (_, [first, last]) = self.range.rounded(*sum);
            let name = Sum::from(draft.problem.signed(table, (*sum).clamp(first, last)));
            let less = |weight: i64| name.clone().plus(-weight, &n.into());
            // nobody scores below the lowest or above the highest
            draft.problem.identities.push(Fact::at_least(less(self.range.low), 0));
            draft.problem.identities.push(Fact::no_more_than(less(self.range.high), Sum::default()));
            name
        };
        self.sums.iter().map(each).collect()
    }
}

/// How many got a higher score, the same, and a lower one.
pub(super) fn take_directions(draft: &mut Draft, known: &Known, score: &Score, taken: &Taken, higher_is_better: bool) {
    let kind = draft.policy.ordinary();
    draft.at(&score.measure, Change);
    let ways = [Counted::Improved, Counted::Unchanged, Counted::Worsened];
    let counts = ways.map(|way| known.count(&score.measure, Change, way));
    let names = draft.classes(taken.table, &taken.n.into(), &counts);
    for ((way, name), count) in ways.into_iter().zip(&names).zip(counts) {
        draft.counted(way, taken.table, *name, kind, weights::changed(count.into()), taken.n_line);
    }
    let (up, down) = if higher_is_better { (names[0], names[2]) } else { (names[2], names[0]) };
    link_directions(draft, score, taken, up, down);
}

/// What everybody knows of sums and of how many went up and down: each gain and each
/// loss is at least one unit and at most the range.
fn link_directions(draft: &mut Draft, score: &Score, taken: &Taken, up: Name, down: Name) {
    let [start, exit] = &taken.sums[..] else { return };
    let problem = &mut draft.problem;
    let widest = score.range.high - score.range.low;
    let change = problem.truth(exit) - problem.truth(start);
    let [ups, downs] = [up, down].map(|name| problem.truth(&name.into()));
    // any way in which it can have come about will do as an example
    let loss = downs.max(ups - change);
    let [gain, loss] = [loss + change, loss].map(|points| problem.example(taken.table, points));
    let times = |name: Name, weight: i64| Sum::default().plus(weight, &name.into());
    problem.identities.extend([
        Fact::no_more_than(up, gain),
        Fact::no_more_than(gain, times(up, widest)),
        Fact::no_more_than(down, loss),
        Fact::no_more_than(loss, times(down, widest)),
        Fact::equal(start.clone().plus(1, &gain.into()).minus(&loss.into()), exit.clone()),
        // who loses had it to lose, who gains had the room
        Fact::no_more_than(times(taken.n, score.range.low).plus(1, &loss.into()), start.clone()),
        Fact::no_more_than(start.clone().plus(1, &gain.into()), times(taken.n, score.range.high)),
    ]);
}

#[cfg(test)]
mod tests {
    use super::Range;

    #[test]
    fn a_step_is_a_fifth_of_the_range_and_never_less_than_asked() {
        assert_eq!(Range::new(1, 5, 1, 5).step, 5);
        assert_eq!(Range::new(0, 100, 1, 5).step, 20);
        assert_eq!(Range::new(13, 91, 1, 5).step, 20);
        assert_eq!(Range::new(5, 35, 1, 5).step, 10);
        assert_eq!(Range::new(4, 28, 1, 5).step, 5);
        assert_eq!(Range::new(-314, 1000, 1000, 5).step, 500);
    }

    #[test]
    fn a_rounded_sum_stands_for_the_sums_that_are_rounded_to_it() {
        for (low, high) in [(1, 5), (0, 100), (13, 91), (4, 28)] {
            let range = Range::new(low, high, 1, 5);
            for sum in -50..500 {
                let (shown, [first, last]) = range.rounded(sum);
                assert!((first..=last).contains(&sum));
                assert_eq!((range.rounded(first).0, range.rounded(last).0), (shown, shown));
                assert_ne!(range.rounded(last + 1).0, shown);
                assert_ne!(range.rounded(first - 1).0, shown);
            }
        }
    }
}

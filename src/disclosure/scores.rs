//! Everyone's scores in a release, and those of each group.

use super::draft::Draft;
use super::known::Totals;
use super::measured::{COST_OF_N, COST_OF_SUM, Range, Score, Taken, guard_differences, take_directions};
use super::people::{Everybody, People};
use super::problem::{Fact, Sum};
use super::profiles::Health;
use crate::dataset::Plan;
use crate::eq5d5l::ValueSet;
use crate::instrument::{Better, Counting};
use crate::report::FigureOccasion::{All, Change, Exit, Start};
use crate::tally::FormTally;

/// How the scores of a release are made.
pub(super) struct Scores<'a> {
    pub(super) plan: &'a Plan,
    /// The figures are of the people with both occasions; else of everyone at start.
    pub(super) has_pairs: bool,
    pub(super) has_occasions: bool,
    pub(super) value_set: Option<&'a ValueSet>,
}

impl Scores<'_> {
    /// Drafts the scores of everyone and of each group.
    pub(super) fn draft(&self, draft: &mut Draft, everybody: &Everybody<'_>) {
        let all = self.of(draft, &everybody.all, self.health(&everybody.all, None));
        for breakdown in &everybody.breakdowns {
            if breakdown.len() < 2 {
                continue;
            }
            let mut healths: Vec<Vec<Health>> = Vec::new();
            for people in breakdown {
                let others = people.is_rest().then_some(healths.as_slice());
                healths.push(self.health(people, others));
            }
            let parts: Vec<Vec<Taken>> =
                breakdown.iter().zip(healths).map(|(people, health)| self.of(draft, people, health)).collect();
            // the parts of a breakdown are everyone
            for (place, whole) in all.iter().enumerate() {
                let of_parts = || parts.iter().filter_map(|part| part.get(place));
                let n = of_parts().fold(Sum::default(), |sum, part| sum.plus(1, &part.n.into()));
                draft.problem.identities.push(Fact::equal(n, whole.n));
                for (occasion, sum) in whole.sums.iter().enumerate() {
                    let parts = of_parts().filter_map(|part| part.sums.get(occasion));
                    let parts = parts.fold(Sum::default(), |sum, part| sum.plus(1, part));
                    if !sum.0.is_empty() {
                        let off = draft.problem.truth(&parts) - draft.problem.truth(sum);
                        // sums of fractions are whole only all together
                        draft.problem.identities.push(Fact::between(parts.minus(sum), off.min(0), off.max(0)));
                    }
                }
            }
        }
        draft.of_group(Some("all"));
    }

    /// The profiles of some people; those of the rest are everyone's less the others'.
    fn health(&self, people: &People<'_>, others: Option<&[Vec<Health>]>) -> Vec<Health> {
        let forms = self.plan.forms().iter().zip(&people.tally.forms);
        let own = forms.filter_map(|(form, tally)| match tally {
            FormTally::Profiles(tally) => Some(Health::of(&form.definition().id, tally, self.has_pairs)),
            FormTally::Keyed(_) => None,
        });
        let of_others = |place: usize| others.unwrap_or_default().iter().filter_map(move |health| health.get(place));
        own.enumerate().map(|(place, health)| health.without(of_others(place))).collect()
    }

    /// The scores of some people, always in the same order.
    fn of(&self, draft: &mut Draft, people: &People<'_>, health: Vec<Health>) -> Vec<Taken> {
        draft.of_group(people.name.as_deref());
        let mut totals = Totals::default();
        let threshold = i64::from(draft.policy.min_cell());
        totals.admits(people.known.count("programme.participants", All, "persons"), threshold);
        self.presence(draft, people, &mut totals);
        let is_all = people.name.as_deref() == Some("all");
        let mut taken = Vec::new();
        let mut health = health.into_iter();
        for form in self.plan.forms() {
            let id = &form.definition().id;
            match &form.counting {
                Counting::Profiles => {
                    let Some(health) = health.next() else { continue };
                    if form.asked().first() == Some(&true) {
                        taken.extend(if is_all {
                            health.take(draft, &mut totals, self.value_set)
                        } else {
                            health.take_sums(draft, &mut totals)
                        });
                    }
                    if form.asked().last() == Some(&true) {
                        let score = self.score(people, format!("{id}.vas"), Range::new(0, 100, 1, threshold));
                        taken.push(self.take(draft, people, &mut totals, &score, is_all.then_some(Better::Higher)));
                    }
                }
                Counting::KeyedSums(scale) => {
                    if !form.asked().contains(&true) {
                        continue;
                    }
                    let first = taken.len();
                    for (place, part) in scale.scales.iter().enumerate() {
                        let items = i64::try_from(part.items.len()).unwrap_or_default();
                        let range = Range::new(items * i64::from(scale.min), items * i64::from(scale.max), 1, threshold);
                        let score = self.score(people, format!("{id}.{}", part.id), range);
                        let better = (is_all && place == 0).then(|| scale.better());
                        taken.push(self.take(draft, people, &mut totals, &score, better));
                    }
                    add_up(draft, &scale.scales.iter().map(|part| part.items.len()).collect::<Vec<_>>(), &taken[first..]);
                }
            }
        }
        taken
    }

    fn take(&self, draft: &mut Draft, people: &People<'_>, totals: &mut Totals, score: &Score, better: Option<Better>) -> Taken {
        let taken = score.take(draft, totals, None, None);
        if let Some(better) = better.filter(|_| self.has_pairs) {
            take_directions(draft, &people.known, score, &taken, better == Better::Higher);
        }
        taken
    }

    fn score(&self, people: &People<'_>, measure: String, range: Range) -> Score {
        let (occasion, statistics): (_, &[&str]) =
            if self.has_pairs { (Change, &["sum_start", "sum_exit"]) } else { (Start, &["sum"]) };
        let sum = |statistic: &&str| {
            let value = people.known.value(&measure, occasion, statistic).unwrap_or_default();
            #[expect(clippy::cast_possible_truncation, reason = "a sum of scores is far below 2^53; prorated parts are dropped")]
            let whole = (value + 1e-9).floor() as i128;
            whole
        };
        let sums = statistics.iter().map(sum).collect();
        Score { range, n: people.known.count(&measure, occasion, "n"), sums, measure, cost: COST_OF_SUM }
    }

    /// How many there are at start, at exit and at both.
    fn presence(&self, draft: &mut Draft, people: &People<'_>, totals: &mut Totals) {
        let kind = draft.policy.ordinary();
        let table = draft.table("people");
        let most = people.known.count("people", Start, "n").saturating_mul(4).saturating_add(64);
        if !self.has_occasions {
            let n = people.known.count("people", Start, "n");
            let name = draft.problem.unknown(table, n, most);
            draft.at("people", Start);
            tell(draft, totals, "n", table, name.into());
            return;
        }
        let [pairs, start_only, exit_only] = ["n", "start_only", "exit_only"]
            .map(|statistic| draft.problem.unknown(table, people.known.count("people", Change, statistic), most));
        draft.at("people", Change);
        tell(draft, totals, "n", table, pairs.into());
        for (occasion, only) in [(Start, start_only), (Exit, exit_only)] {
            draft.at("people", occasion);
            tell(draft, totals, "n", table, Sum::of([pairs, only]));
        }
        draft.at("people", Change);
        draft.count("start_only", table, start_only, kind, 5.0, None);
        draft.count("exit_only", table, exit_only, kind, 5.0, None);
    }
}

/// A number of people, if it may stand beside those told before.
fn tell(draft: &mut Draft, totals: &mut Totals, statistic: &str, table: usize, sum: Sum) {
    let kind = draft.policy.ordinary();
    let truth = u64::try_from(draft.problem.truth(&sum)).unwrap_or(0);
    if !draft.is_rest && totals.admits(truth, kind.threshold) {
        draft.count(statistic, table, sum, kind, COST_OF_N, None);
    } else {
        let name = draft.problem.unknown(table, truth, truth.saturating_mul(4).saturating_add(64));
        draft.problem.identities.push(Fact::equal(sum.clone(), name));
        draft.problem.guard(table, sum, kind);
        guard_differences(draft, totals, table, name, truth);
        draft.withheld(statistic, None);
    }
}

/// Subscales that share out all items add up to the total, in whoever answered them all.
fn add_up(draft: &mut Draft, items: &[usize], taken: &[Taken]) {
    let (Some((total, parts)), Some((all, of_parts))) = (taken.split_first(), items.split_first()) else { return };
    let truth = |taken: &Taken| draft.problem.unknowns[taken.n].truth;
    if of_parts.iter().sum::<usize>() != *all || parts.iter().any(|part| truth(part) != truth(total)) {
        return;
    }
    for (occasion, sum) in total.sums.iter().enumerate() {
        let parts = parts.iter().filter_map(|part| part.sums.get(occasion));
        let parts = parts.fold(Sum::default(), |sum, part| sum.plus(1, part));
        let off = draft.problem.truth(&parts) - draft.problem.truth(sum);
        draft.problem.identities.push(Fact::between(parts.minus(sum), off.min(0), off.max(0)));
    }
}

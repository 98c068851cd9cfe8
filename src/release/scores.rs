//! Everyone's scores in a release, and those of each group.

use super::draft::Draft;
use super::headcount::{Headcount, Headcounts};
use super::measured::{Range, Score, Taken, take_directions};
use super::people::{Everybody, GroupPeople};
use super::problem::{Fact, Name, Sum};
use super::profiles::Health;
use super::totals::{Totals, tell};
use super::weights;
use crate::eq5d5l::ValueSet;
use crate::figure::FigureOccasion::{Change, Exit, Start};
use crate::figure::Statistic;
use crate::instrument::{Better, Counting};
use crate::table::{Plan, PlannedForm};
use crate::tally::FormTally;

/// How the scores of a release are made.
pub(super) struct ReleasedScores<'a> {
    pub(super) plan: &'a Plan,
    /// The figures are of the people with both occasions; else of everyone at start.
    pub(super) has_pairs: bool,
    pub(super) value_set: Option<&'a ValueSet>,
}

/// A score that is drafted, and what goes with it.
struct Planned {
    score: Score,
    /// Which way is up, where people are told by the way they went.
    better: Option<Better>,
}

impl ReleasedScores<'_> {
    /// Drafts the scores of everyone and of each group; the dimensions are everyone's alone, whose
    /// levels a group's sum would tell of.
    pub(super) fn draft(&self, draft: &mut Draft, everybody: &Everybody<'_>, headcounts: &Headcounts) {
        let all = self.of_everyone(draft, &everybody.all, &headcounts.all);
        for (breakdown, headcounts) in everybody.breakdowns.iter().zip(&headcounts.breakdowns).filter(|(of, _)| of.len() > 1) {
            let mut planned: Vec<Vec<Planned>> = breakdown.iter().map(|people| self.other_scores(people)).collect();
            suppress_remainders(&mut planned, draft.policy.min_cell().into());
            let mut parts: Vec<Vec<Taken>> = Vec::new();
            for ((people, headcount), planned) in breakdown.iter().zip(headcounts).zip(&planned) {
                draft.of_group(people.name.as_deref());
                let (numbers, totals) = self.numbers(draft, headcount, planned.iter().map(|planned| &planned.score));
                take_presence(draft, people, headcount, &totals);
                parts.push(take_all(draft, people, &totals, &numbers, planned, false));
            }
            add_up_to(draft, &all, &parts);
        }
        draft.of_group(Some("all"));
    }

    /// The scores of everyone, with what is told beside sums.
    fn of_everyone(&self, draft: &mut Draft, people: &GroupPeople<'_>, headcount: &Headcount) -> Vec<Taken> {
        draft.of_group(people.name.as_deref());
        let health = self.health(people);
        let planned = self.other_scores(people);
        let of_profiles: Vec<Score> = health.iter().map(Health::level_sum).collect();
        let scores = of_profiles.iter().chain(planned.iter().map(|planned| &planned.score));
        let (numbers, totals) = self.numbers(draft, headcount, scores);
        let (of_profiles, numbers) = numbers.split_at(health.len());
        take_presence(draft, people, headcount, &totals);
        for (health, n) in health.iter().zip(of_profiles) {
            health.take(draft, &totals, *n, self.value_set);
        }
        let taken = take_all(draft, people, &totals, numbers, &planned, self.has_pairs);
        let mut first = 0;
        for form in self.plan.forms() {
            let has_vas = form.counting == Counting::Profiles && form.asked().last() == Some(&true);
            first += usize::from(has_vas);
            if let (Counting::KeyedSums(scale), true) = (&form.counting, form.asked().contains(&true)) {
                let items: Vec<usize> = scale.scales.iter().map(|part| part.items.len()).collect();
                add_up(draft, &items, &taken[first..first + items.len()]);
                first += items.len();
            }
        }
        taken
    }

    /// How many have each score, none of them more than are there, and which of these may be told beside each other.
    fn numbers<'s>(
        &self,
        draft: &mut Draft,
        headcount: &Headcount,
        scores: impl Iterator<Item = &'s Score>,
    ) -> (Vec<Name>, Totals) {
        let kind = draft.policy.ordinary();
        let there = if self.has_pairs { headcount.presence.at_both() } else { headcount.presence.at_start() };
        let mut totals = headcount.totals.clone();
        let mut numbers = Vec::new();
        for score in scores {
            let table = draft.table(&score.measure);
            let n = draft.problem.people(table, score.n, score.n);
            draft.law(Fact::no_more_than(n, there.clone()));
            // those who were there without a score are a count, too
            draft.problem.guard(table, there.clone().minus(&n.into()), kind);
            totals.admits(score.n, &n.into(), kind.threshold);
            numbers.push(n);
        }
        (numbers, totals)
    }

    /// The profiles of some people.
    fn health(&self, people: &GroupPeople<'_>) -> Vec<Health> {
        let forms = self.plan.forms().iter().zip(&people.tally.forms);
        let has_profiles = |(form, _): &(&PlannedForm, _)| form.asked().first() == Some(&true);
        let own = forms.filter(has_profiles).filter_map(|(form, tally)| match tally {
            FormTally::Profiles(tally) => Some(Health::of(&form.definition().id, tally, self.has_pairs)),
            FormTally::Keyed(_) => None,
        });
        own.collect()
    }

    /// EQ VAS and sums of items, by questionnaire.
    fn other_scores(&self, people: &GroupPeople<'_>) -> Vec<Planned> {
        let threshold = people.threshold;
        let mut planned = Vec::new();
        for form in self.plan.forms() {
            let id = &form.definition().id;
            match &form.counting {
                Counting::Profiles if form.asked().last() == Some(&true) => {
                    let score = self.score(people, format!("{id}.vas"), Range::new(0, 100, 1, threshold));
                    planned.push(Planned { score, better: Some(Better::Higher) });
                }
                Counting::KeyedSums(scale) if form.asked().contains(&true) => {
                    for (place, part) in scale.scales.iter().enumerate() {
                        let items = i64::try_from(part.items.len()).unwrap_or_default();
                        let range = Range::new(items * i64::from(scale.min), items * i64::from(scale.max), 1, threshold);
                        let score = self.score(people, format!("{id}.{}", part.id), range);
                        planned.push(Planned { score, better: (place == 0).then(|| scale.better()) });
                    }
                }
                Counting::Profiles | Counting::KeyedSums(_) => {}
            }
        }
        planned
    }

    fn score(&self, people: &GroupPeople<'_>, measure: String, range: Range) -> Score {
        let (occasion, statistics): (_, &[Statistic]) =
            if self.has_pairs { (Change, &[Statistic::SumStart, Statistic::SumExit]) } else { (Start, &[Statistic::Sum]) };
        let sum = |statistic: &Statistic| {
            let value = people.known.value(&measure, occasion, *statistic).unwrap_or_default();
            #[expect(clippy::cast_possible_truncation, reason = "a sum of scores is far below 2^53; prorated parts are dropped")]
            let whole = (value + 1e-9).floor() as i128;
            whole
        };
        let sums = statistics.iter().map(sum).collect();
        Score {
            range,
            n: people.known.count(&measure, occasion, Statistic::N),
            sums,
            measure,
            cost: weights::SUM,
            is_suppressed: false,
        }
    }
}

/// How many there are at start, at exit and at both.
fn take_presence(draft: &mut Draft, people: &GroupPeople<'_>, headcount: &Headcount, totals: &Totals) {
    let kind = draft.policy.ordinary();
    let presence = &headcount.presence;
    let table = presence.table;
    if people.has_occasions {
        draft.at("people", Change);
        tell(draft, totals, Statistic::N, table, presence.at_both());
    }
    draft.at("people", Start);
    tell(draft, totals, Statistic::N, table, presence.at_start());
    let [_, start_only, exit_only] = presence.names[..] else { return };
    draft.at("people", Exit);
    tell(draft, totals, Statistic::N, table, presence.at_exit());
    draft.at("people", Change);
    draft.count(Statistic::StartOnly, table, start_only, kind, 5.0, None);
    draft.count(Statistic::ExitOnly, table, exit_only, kind, 5.0, None);
}

fn take_all(
    draft: &mut Draft,
    people: &GroupPeople<'_>,
    totals: &Totals,
    numbers: &[Name],
    planned: &[Planned],
    tells_ways: bool,
) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    for (Planned { score, better }, n) in planned.iter().zip(numbers) {
        let of = score.take(draft, totals, *n, None, None);
        if let Some(better) = better.filter(|_| tells_ways) {
            take_directions(draft, &people.known, score, &of, better == Better::Higher);
        }
        taken.push(of);
    }
    taken
}

/// Suppresses the sums of the smallest groups until those left, whose sum follows from that of
/// everyone, are none or enough.
fn suppress_remainders(planned: &mut [Vec<Planned>], threshold: u64) {
    let Some((rest, named)) = planned.split_last_mut() else { return };
    for (place, of_rest) in rest.iter().enumerate() {
        let mut left = of_rest.score.n;
        let mut by_size: Vec<usize> = (0..named.len()).collect();
        by_size.sort_by_key(|group| named[*group][place].score.n);
        for group in by_size {
            let score = &mut named[group][place].score;
            if score.n < threshold || (1..threshold).contains(&left) {
                score.is_suppressed = true;
                left += score.n;
            }
        }
    }
}

/// The scores of the parts of a breakdown are those of everyone.
fn add_up_to(draft: &mut Draft, all: &[Taken], parts: &[Vec<Taken>]) {
    let numbers = |taken: &[Taken]| taken.iter().map(|one| one.n).collect::<Vec<_>>();
    draft.add_up(&numbers(all), &parts.iter().map(|part| numbers(part)).collect::<Vec<_>>());
    for (place, whole) in all.iter().enumerate() {
        let of_parts = || parts.iter().filter_map(|part| part.get(place));
        for (occasion, sum) in whole.sums.iter().enumerate() {
            let parts: Vec<&Sum> = of_parts().filter_map(|part| part.sums.get(occasion)).collect();
            about_equal(draft, &parts, sum);
        }
    }
}

/// Whole scores add up. Sums of fractions are rounded down each, so that all but one of the parts may lack nearly one.
fn about_equal(draft: &mut Draft, parts: &[&Sum], whole: &Sum) {
    let sum = parts.iter().fold(Sum::default(), |sum, part| sum.plus(1, part));
    let sum = sum.minus(whole);
    let are_whole = draft.problem.truth(&sum) == 0;
    let lacking = if are_whole { 0 } else { i128::try_from(parts.len()).unwrap_or(i128::MAX).max(1) - 1 };
    draft.law(Fact::between(sum, -lacking, 0));
}

/// Subscales that share out all items add up to the total, in whoever answered them all.
fn add_up(draft: &mut Draft, items: &[usize], taken: &[Taken]) {
    let (Some((total, parts)), Some((all, of_parts))) = (taken.split_first(), items.split_first()) else { return };
    let truth = |taken: &Taken| draft.problem.unknowns[taken.n].truth;
    if of_parts.iter().sum::<usize>() != *all || parts.iter().any(|part| truth(part) != truth(total)) {
        return;
    }
    for (occasion, sum) in total.sums.iter().enumerate() {
        let parts: Vec<&Sum> = parts.iter().filter_map(|part| part.sums.get(occasion)).collect();
        about_equal(draft, &parts, sum);
    }
}

//! Everyone's scores in a release, and those of each group.

use super::draft::Draft;
use super::measured::{COST_OF_SUM, Range, Score, Taken, take_directions};
use super::people::{Everybody, GroupPeople};
use super::problem::{Fact, Name, Sum};
use super::profiles::Health;
use super::totals::{Totals, tell};
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
    pub(super) fn draft(&self, draft: &mut Draft, everybody: &Everybody<'_>) {
        let (all, presence) = self.of_everyone(draft, &everybody.all);
        for breakdown in everybody.breakdowns.iter().filter(|breakdown| breakdown.len() > 1) {
            let mut planned: Vec<Vec<Planned>> = breakdown.iter().map(|people| self.other_scores(people)).collect();
            suppress_remainders(&mut planned, draft.policy.min_cell().into());
            let (mut parts, mut presences): (Vec<Vec<Taken>>, Vec<Vec<Name>>) = (Vec::new(), Vec::new());
            for (people, planned) in breakdown.iter().zip(&planned) {
                let totals = told_of(people, &[], planned);
                presences.push(take_presence(draft, people, &totals));
                parts.push(take_all(draft, people, &totals, planned, false));
            }
            draft.add_up(&presence, &presences);
            add_up_to(draft, &all, &parts);
        }
        draft.of_group(Some("all"));
    }

    /// The scores of everyone, with what is told beside sums.
    fn of_everyone(&self, draft: &mut Draft, people: &GroupPeople<'_>) -> (Vec<Taken>, Vec<Name>) {
        let health = self.health(people);
        let planned = self.other_scores(people);
        let totals = told_of(people, &health, &planned);
        let presence = take_presence(draft, people, &totals);
        for health in &health {
            health.take(draft, &totals, self.value_set);
        }
        let taken = take_all(draft, people, &totals, &planned, self.has_pairs);
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
        (taken, presence)
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
            cost: COST_OF_SUM,
            is_suppressed: false,
        }
    }
}

/// The numbers of people that are told of some people, beside each other.
fn told_of(people: &GroupPeople<'_>, health: &[Health], planned: &[Planned]) -> Totals {
    let mut totals = people.totals();
    for n in health.iter().map(Health::n).chain(planned.iter().map(|planned| planned.score.n)) {
        totals.admits(n, people.threshold);
    }
    totals
}

/// How many there are at start, at exit and at both.
fn take_presence(draft: &mut Draft, people: &GroupPeople<'_>, totals: &Totals) -> Vec<Name> {
    draft.of_group(people.name.as_deref());
    let kind = draft.policy.ordinary();
    let table = draft.table("people");
    let among = people.known.count("people", Start, Statistic::N);
    if !people.has_occasions {
        let n = people.known.count("people", Start, Statistic::N);
        let name = draft.problem.people(table, n, among);
        draft.at("people", Start);
        tell(draft, totals, Statistic::N, table, name.into());
        return vec![name];
    }
    let [pairs, start_only, exit_only] = [Statistic::N, Statistic::StartOnly, Statistic::ExitOnly]
        .map(|statistic| draft.problem.people(table, people.known.count("people", Change, statistic), among));
    draft.at("people", Change);
    tell(draft, totals, Statistic::N, table, pairs.into());
    for (occasion, only) in [(Start, start_only), (Exit, exit_only)] {
        draft.at("people", occasion);
        tell(draft, totals, Statistic::N, table, Sum::of([pairs, only]));
    }
    draft.at("people", Change);
    draft.count(Statistic::StartOnly, table, start_only, kind, 5.0, None);
    draft.count(Statistic::ExitOnly, table, exit_only, kind, 5.0, None);
    vec![pairs, start_only, exit_only]
}

fn take_all(draft: &mut Draft, people: &GroupPeople<'_>, totals: &Totals, planned: &[Planned], tells_ways: bool) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    for Planned { score, better } in planned {
        let of = score.take(draft, totals, None, None);
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
            let parts = of_parts().filter_map(|part| part.sums.get(occasion));
            about_equal(draft, parts.fold(Sum::default(), |sum, part| sum.plus(1, part)), sum);
        }
    }
}

/// Sums of fractions are whole only all together: they may be off by as much as they are.
fn about_equal(draft: &mut Draft, parts: Sum, whole: &Sum) {
    let off = draft.problem.truth(&parts) - draft.problem.truth(whole);
    draft.problem.identities.push(Fact::between(parts.minus(whole), off.min(0), off.max(0)));
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
        about_equal(draft, parts, sum);
    }
}

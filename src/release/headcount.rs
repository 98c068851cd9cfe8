//! How many people a release is about: numbers that all its topics share.

use super::draft::Draft;
use super::people::{Everybody, GroupPeople};
use super::problem::{Fact, Name, Sum};
use super::totals::Totals;
use crate::figure::FigureOccasion::{All, Change, Start};
use crate::figure::{Counted, Statistic};

/// The numbers of some people.
#[derive(Debug)]
pub(super) struct Headcount {
    /// Participants of the programme, if one is followed.
    pub(super) participants: Option<Name>,
    pub(super) presence: Presence,
    /// The numbers that may be told first: participants, those with both occasions, at start, at exit.
    pub(super) totals: Totals,
}

/// Who was there when.
#[derive(Debug)]
pub(super) struct Presence {
    pub(super) table: usize,
    /// With both occasions, with a start alone, with an exit alone; only those at start where occasions are not told apart.
    pub(super) names: Vec<Name>,
}

impl Presence {
    pub(super) fn at_start(&self) -> Sum {
        Sum::of(self.names.iter().take(2).copied())
    }

    pub(super) fn at_exit(&self) -> Sum {
        Sum::of(self.names.iter().step_by(2).copied())
    }

    pub(super) fn at_both(&self) -> Sum {
        Sum::of(self.names.first().copied())
    }

    fn of(draft: &mut Draft, people: &GroupPeople<'_>) -> Self {
        let table = draft.table("people");
        let at = |occasion, statistic| people.known.count("people", occasion, statistic);
        let among = at(Start, Statistic::N);
        let counts = if people.has_occasions {
            [Statistic::N, Statistic::StartOnly, Statistic::ExitOnly].map(|statistic| at(Change, statistic)).to_vec()
        } else {
            vec![among]
        };
        let names = counts.into_iter().map(|count| draft.problem.people(table, count, among)).collect();
        Self { table, names }
    }
}

impl Headcount {
    fn of(draft: &mut Draft, people: &GroupPeople<'_>, has_programme: bool) -> Self {
        draft.of_group(people.name.as_deref());
        let presence = Presence::of(draft, people);
        let count = people.known.count("programme.participants", All, Counted::Persons);
        let participants = has_programme.then(|| {
            let table = draft.table("programme");
            draft.problem.people(table, count, count)
        });
        let mut told = Vec::from_iter(participants.map(Sum::from));
        told.extend(people.has_occasions.then(|| presence.at_both()));
        told.push(presence.at_start());
        told.extend(people.has_occasions.then(|| presence.at_exit()));
        let mut totals = Totals::default();
        for sum in &told {
            let n = u64::try_from(draft.problem.truth(sum)).unwrap_or(0);
            totals.admits(n, sum, draft.policy.min_cell().into());
        }
        Self { participants, presence, totals }
    }

    /// How many they are, as [`GroupPeople::size`] reckons: by the first of these numbers that is not zero.
    fn sizes(&self) -> Vec<Sum> {
        let mut sizes: Vec<Sum> = self.participants.map(Sum::from).into_iter().collect();
        sizes.extend([self.presence.at_both(), self.presence.at_start()]);
        // where occasions are not told apart the two are one
        sizes.dedup();
        sizes
    }

    fn names(&self) -> Vec<Name> {
        self.presence.names.iter().copied().chain(self.participants).collect()
    }
}

/// The numbers of everyone, and of each breakdown: its groups and the rest.
#[derive(Debug)]
pub(super) struct Headcounts {
    pub(super) all: Headcount,
    pub(super) breakdowns: Vec<Vec<Headcount>>,
}

impl Headcounts {
    pub(super) fn of(draft: &mut Draft, everybody: &Everybody<'_>, has_programme: bool) -> Self {
        let all = Headcount::of(draft, &everybody.all, has_programme);
        let place = all.sizes().iter().position(|size| draft.problem.truth(size) > 0).unwrap_or(0);
        let size = |of: &Headcount| of.sizes().into_iter().nth(place).unwrap_or_default();
        let threshold = draft.policy.min_cell().into();
        no_handful(draft, Some("all"), (&all, place), threshold);
        let mut breakdowns = Vec::new();
        for breakdown in &everybody.breakdowns {
            let parts: Vec<Headcount> = breakdown.iter().map(|people| Headcount::of(draft, people, has_programme)).collect();
            draft.add_up(&all.names(), &parts.iter().map(Headcount::names).collect::<Vec<_>>());
            if let Some((rest, named)) = parts.split_last() {
                for (group, people) in named.iter().zip(breakdown) {
                    no_handful(draft, people.name.as_deref(), (group, place), threshold);
                }
                for fact in draft.problem.none_or_many(rest.presence.table, &size(rest), threshold) {
                    draft.size(None, fact);
                }
            }
            let sizes = breakdown.iter().zip(&parts).map(|(people, of)| (people.name.as_deref().map(Into::into), size(of)));
            draft.problem.parts.push(sizes.collect());
            breakdowns.push(parts);
        }
        draft.of_group(Some("all"));
        Self { all, breakdowns }
    }
}

/// Whoever is spoken of by name is no handful, as [`GroupPeople::size`] reckons: by the first of their numbers that is not zero.
/// What a release by itself shows at `place` may have been another number in an earlier one.
fn no_handful(draft: &mut Draft, group: Option<&str>, (people, place): (&Headcount, usize), threshold: i64) {
    let sizes = people.sizes();
    if draft.is_alone {
        let size = sizes.into_iter().nth(place).unwrap_or_default();
        draft.size(group, Fact::at_least(size, threshold.into()));
        return;
    }
    let first = sizes.iter().position(|size| draft.problem.truth(size) > 0).unwrap_or(0);
    let mut so_far = Sum::default();
    for (place, size) in sizes.into_iter().enumerate() {
        let is_first = Sum::from(draft.problem.flag(people.presence.table, place == first));
        so_far = so_far.plus(1, &is_first);
        let most = size.0.iter().map(|(name, _)| draft.problem.unknowns[*name].high).fold(0, i64::saturating_add);
        draft.size(group, Fact::at_least(size.clone().plus(-threshold, &is_first), 0));
        draft.size(group, Fact::no_more_than(size, Sum::default().plus(most, &so_far)));
    }
    draft.size(group, Fact::exactly(so_far, 1));
}

//! EQ-5D-5L in a release: levels, change of each dimension and of the profile.

use std::cmp::Ordering::{self, Greater, Less};

use super::draft::Draft;
use super::hierarchy::MORE_THAN_SLIGHT;
use super::measured::{Range, Score, Taken};
use super::problem::{Fact, Name, Sum};
use super::totals::Totals;
use super::weights;
use crate::eq5d5l::{Coefficients, Dimension, DimensionLevel, HealthChange, Profile, Term, ValueSet};
use crate::figure::FigureOccasion::{Change, Start};
use crate::figure::{Counted, Statistic};
use crate::ground::{Exact, Occasion};
use crate::tally::ProfileTally;

/// The people with a complete profile, at both occasions where there are pairs: each
/// figure of EQ-5D-5L in a release is of the same people.
#[derive(Clone, Debug)]
pub(super) struct Health {
    id: String,
    /// Profiles by place, at start and at exit; the exit is the start where there are no pairs.
    people: Vec<([usize; 2], u64)>,
    has_pairs: bool,
}

/// By dimension.
type OfDimensions<T> = [T; 5];

impl Health {
    pub(super) fn of(id: &str, tally: &ProfileTally, has_pairs: bool) -> Self {
        let people = if has_pairs {
            tally.pairs.profile_pairs().collect()
        } else {
            let both = |place: u64| [usize::try_from(place).unwrap_or(0); 2];
            tally.occasions[0].profiles.iter().map(|(place, people)| (both(place), people)).collect()
        };
        Self { id: id.to_owned(), people, has_pairs }
    }

    pub(super) fn n(&self) -> u64 {
        self.people.iter().map(|(_, people)| people).sum()
    }

    fn occasions(&self) -> usize {
        if self.has_pairs { 2 } else { 1 }
    }

    fn sums(&self, of: impl Fn(Profile) -> i128) -> Vec<i128> {
        let at = |occasion: usize| {
            self.people.iter().map(|(pair, people)| of(Profile::from_index(pair[occasion])) * i128::from(*people)).sum()
        };
        (0..self.occasions()).map(at).collect()
    }

    /// The level of each dimension.
    pub(super) fn dimensions(&self) -> Vec<Score> {
        let of = |dimension: Dimension| Score {
            measure: format!("{}.{}", self.id, dimension.code()),
            range: Range::new(1, 5, 1, 5),
            n: self.n(),
            sums: self.sums(|profile| profile.level(dimension).get().into()),
            cost: weights::SUM,
            is_suppressed: false,
        };
        Dimension::ALL.map(of).into()
    }

    /// The level sum score.
    pub(super) fn level_sum(&self) -> Score {
        Score {
            measure: format!("{}.lss", self.id),
            range: Range::new(5, 25, 1, 5),
            n: self.n(),
            sums: self.sums(|profile| profile.level_sum_score().into()),
            cost: weights::DERIVED,
            is_suppressed: false,
        }
    }

    /// Index values, in units of the set's own grid.
    fn index(&self, set: &ValueSet) -> Option<Score> {
        const FINEST: u32 = 12;
        let decimals = set.coefficients().map_or(FINEST, |coefficients| coefficients.decimals);
        let unit = 10_i64.pow(decimals);
        let units = |value: Exact| Some(value.numerator().checked_mul(unit.into())?.div_euclid(value.denominator()));
        let [low, high] = set.range().map(|end| units(end.exact()).and_then(|end| i64::try_from(end).ok()));
        let sums = self.sums(|profile| units(set.index_value(profile).exact()).unwrap_or_default());
        let measure = format!("{}.index@{}", self.id, set.id());
        Some(Score {
            measure,
            range: Range::new(low?, high?, unit, 1),
            n: self.n(),
            sums,
            cost: weights::DERIVED,
            is_suppressed: false,
        })
    }

    /// How many people went from each level to each.
    fn transitions(&self, dimension: Dimension) -> [u64; 25] {
        let mut transitions = [0; 25];
        for (pair, people) in &self.people {
            let [start, exit] = pair.map(|place| usize::from(Profile::from_index(place).level(dimension).get()) - 1);
            transitions[start * 5 + exit] += people;
        }
        transitions
    }

    /// How many people are such that this holds of their two profiles.
    fn count(&self, holds: impl Fn(Profile, Profile) -> bool) -> u64 {
        let is = |pair: &[usize; 2]| holds(Profile::from_index(pair[0]), Profile::from_index(pair[1]));
        self.people.iter().filter(|(pair, _)| is(pair)).map(|(_, people)| people).sum()
    }

    /// Takes up everything about these people.
    pub(super) fn take(&self, draft: &mut Draft, totals: &Totals, n: Name, set: Option<&ValueSet>) {
        let secrets = draft.problem.secrets.len();
        let mut ways = Vec::new();
        let mut taken: Vec<Taken> = Vec::new();
        for (dimension, score) in Dimension::ALL.into_iter().zip(self.dimensions()) {
            // the table of a dimension holds its transitions
            let table = draft.table(&score.measure);
            let names: Vec<Name> =
                self.transitions(dimension).iter().map(|count| draft.problem.people(table, *count, self.n())).collect();
            let way = Ways { table, names, has_pairs: self.has_pairs };
            let forms = (0..self.occasions()).map(|occasion| way.weighted(occasion, &[1, 2, 3, 4, 5])).collect();
            let of = score.take(draft, totals, n, taken.first(), Some(forms));
            draft.problem.identities.push(Fact::equal(Sum::of(way.names.iter().copied()), of.n));
            way.levels(draft, &score.measure, &of);
            ways.push(way);
            taken.push(of);
        }
        let Ok(ways) = <OfDimensions<Ways>>::try_from(ways) else { return };
        if self.has_pairs {
            self.take_change(draft, &ways, &taken[0]);
        }
        let all = |occasion: usize, weights: OfDimensions<[i64; 5]>| {
            ways.iter().zip(weights).fold(Sum::default(), |sum, (way, weights)| sum.plus(1, &way.weighted(occasion, &weights)))
        };
        let forms = (0..self.occasions()).map(|occasion| all(occasion, [[1, 2, 3, 4, 5]; 5])).collect();
        self.level_sum().take(draft, totals, n, taken.first(), Some(forms));
        if let Some(set) = set {
            // who is new beside an earlier release may be few
            let is_free = draft.is_alone && draft.problem.secrets.len() == secrets;
            self.take_index(draft, totals, (set, is_free), &taken[0], &all);
        }
    }

    /// Index values follow from the levels where the set adds up effects of levels; a set
    /// that joins dimensions is shown where nothing about them is secret.
    fn take_index(
        &self,
        draft: &mut Draft,
        totals: &Totals,
        (set, is_free): (&ValueSet, bool),
        same: &Taken,
        all: &dyn Fn(usize, OfDimensions<[i64; 5]>) -> Sum,
    ) {
        let Some(score) = self.index(set) else { return };
        let effects = set.coefficients().and_then(additive);
        let forms = match effects {
            Some((start, effects)) => {
                let of = |occasion: usize| all(occasion, effects).plus(start, &same.n.into());
                (0..self.occasions()).map(of).collect()
            }
            None if is_free => score.sums.iter().map(|_| Sum::default()).collect(),
            None => {
                draft.at(&score.measure, if self.has_pairs { Change } else { Start });
                let n = draft.same(Statistic::N, same.n_line);
                let statistics: &[Statistic] = if self.has_pairs {
                    &[
                        Statistic::SumStart,
                        Statistic::SumExit,
                        Statistic::Sum,
                        Statistic::MeanStart,
                        Statistic::MeanExit,
                        Statistic::Mean,
                    ]
                } else {
                    &[Statistic::Sum, Statistic::Mean]
                };
                for statistic in statistics {
                    draft.suppressed(*statistic, Some(n));
                }
                return;
            }
        };
        score.take(draft, totals, same.n, Some(same), Some(forms));
    }

    /// Change of each dimension and of the profile, which tell of each other.
    fn take_change(&self, draft: &mut Draft, ways: &OfDimensions<Ways>, of: &Taken) {
        let kind = draft.policy.ordinary();
        let measure = format!("{}.profile", self.id);
        draft.at(&measure, Change);
        let table = draft.table(&measure);
        let classes = HealthChange::ALL.map(|class| self.count(|start, exit| start.change_to(exit) == class));
        let names = draft.classes(table, &of.n.into(), &classes);
        let n_line = draft.same(Statistic::N, of.n_line);
        for ((class, name), count) in HealthChange::ALL.into_iter().zip(&names).zip(classes) {
            draft.counted(Counted::Pchc(class), table, *name, kind, weights::changed(count.into()), n_line);
        }
        let class = |class: HealthChange| names[class as usize];
        for (statistic, one) in [(Counted::ImprovedAny, HealthChange::Improve), (Counted::WorsenedAny, HealthChange::Worsen)] {
            let sum = Sum::of([class(one), class(HealthChange::Mixed)]);
            let cost = weights::changed(draft.problem.truth(&sum));
            draft.counted(statistic, table, sum, kind, cost, n_line);
        }
        self.link_change(draft, ways, table, &names);
        for (dimension, way) in Dimension::ALL.into_iter().zip(ways) {
            draft.at(&format!("{}.{}", self.id, dimension.code()), Change);
            for (statistic, sum) in [
                (Counted::Improved, way.where_exit(|start, exit| exit < start)),
                (Counted::Unchanged, way.where_exit(|start, exit| exit == start)),
                (Counted::Worsened, way.where_exit(|start, exit| exit > start)),
            ] {
                way.show(draft, statistic, sum, of);
            }
        }
    }

    /// What holds between the change of profiles and of dimensions: whoever is better
    /// in none worse got better somewhere and worse nowhere, and so on.
    fn link_change(&self, draft: &mut Draft, ways: &OfDimensions<Ways>, table: usize, names: &[Name]) {
        let of = |class: HealthChange| Sum::from(names[class as usize]);
        let [improve, worsen, mixed] = [HealthChange::Improve, HealthChange::Worsen, HealthChange::Mixed].map(of);
        let [no_change, no_problems] = [HealthChange::NoChange, HealthChange::NoProblems].map(of);
        // people better in improve, better in mixed, worse in mixed, worse in worsen, and unchanged with a problem
        let mut somewhere: [Sum; 5] = Default::default();
        for (dimension, way) in Dimension::ALL.into_iter().zip(ways) {
            let moved = |start: Profile, exit: Profile| exit.level(dimension).cmp(&start.level(dimension));
            let count = |class: HealthChange, order: Ordering| {
                self.count(|start, exit| start.change_to(exit) == class && moved(start, exit) == order)
            };
            let with_problem =
                self.count(|start, exit| start.change_to(exit) == HealthChange::NoChange && start.level(dimension).get() > 1);
            let truths = [
                count(HealthChange::Improve, Less),
                count(HealthChange::Mixed, Less),
                count(HealthChange::Mixed, Greater),
                count(HealthChange::Worsen, Greater),
                with_problem,
            ];
            let [better, better_mixed, worse_mixed, worse, same] =
                truths.map(|truth| Sum::from(draft.problem.people(table, truth, self.n())));
            let both = |one: &Sum, other: &Sum| one.clone().plus(1, other);
            draft.problem.identities.extend([
                Fact::equal(way.where_exit(|start, exit| exit < start), both(&better, &better_mixed)),
                Fact::equal(way.where_exit(|start, exit| exit > start), both(&worse_mixed, &worse)),
                Fact::no_more_than(better.clone(), improve.clone()),
                Fact::no_more_than(worse.clone(), worsen.clone()),
                Fact::no_more_than(both(&better_mixed, &worse_mixed), mixed.clone()),
                Fact::no_more_than(same.clone(), no_change.clone()),
                Fact::no_more_than(same.clone(), way.where_exit(|start, exit| exit == start && start > 0)),
                // the others of no change, and all without problems, stay at level 1
                Fact::no_more_than(
                    both(&no_change, &no_problems).minus(&same),
                    way.where_exit(|start, exit| start == 0 && exit == 0),
                ),
            ]);
            for (sum, part) in somewhere.iter_mut().zip([better, better_mixed, worse_mixed, worse, same]) {
                *sum = std::mem::take(sum).plus(1, &part);
            }
        }
        let people = [improve, mixed.clone(), mixed, worsen, no_change];
        draft
            .problem
            .identities
            .extend(people.into_iter().zip(somewhere).map(|(people, somewhere)| Fact::no_more_than(people, somewhere)));
    }
}

/// Start and effects of a set whose values are sums of effects of levels.
fn additive(coefficients: &Coefficients) -> Option<(i64, OfDimensions<[i64; 5]>)> {
    let mut effects = coefficients.effects;
    for term in coefficients.terms.iter() {
        let Term::SevereIn { dimension, effect } = term else { return None };
        for level in [3, 4] {
            effects[dimension.position()][level] += effect;
        }
    }
    Some((coefficients.start, effects))
}

/// The ways from level to level in one dimension: 25 unknowns, of which no more than the
/// five that stay matter where there are no pairs.
struct Ways {
    table: usize,
    names: Vec<Name>,
    has_pairs: bool,
}

impl Ways {
    fn where_exit(&self, holds: impl Fn(usize, usize) -> bool) -> Sum {
        Sum::of(self.names.iter().enumerate().filter(|(way, _)| holds(way / 5, way % 5)).map(|(_, name)| *name))
    }

    fn weighted(&self, occasion: usize, weights: &[i64; 5]) -> Sum {
        let level = |way: usize| if occasion == 0 { way / 5 } else { way % 5 };
        let terms = self.names.iter().enumerate().map(|(way, name)| (*name, weights[level(way)]));
        Sum(terms.filter(|(_, weight)| *weight != 0).collect())
    }

    /// Shows the people at each level.
    fn levels(&self, draft: &mut Draft, measure: &str, of: &Taken) {
        draft.at(measure, if self.has_pairs { Change } else { Start });
        let occasions: &[Occasion] = if self.has_pairs { &Occasion::BOTH } else { &[Occasion::Start] };
        for occasion in occasions {
            let at = |start: usize, exit: usize| if *occasion == Occasion::Start { start } else { exit };
            for (place, level) in DimensionLevel::all().enumerate() {
                let counted = if self.has_pairs { Counted::LevelAt(level, *occasion) } else { Counted::Level(level) };
                self.show(draft, counted, self.where_exit(|start, exit| at(start, exit) == place), of);
            }
            let counted = if self.has_pairs { Counted::AnyProblemAt(*occasion) } else { Counted::AnyProblem };
            self.show(draft, counted, self.where_exit(|start, exit| at(start, exit) > 0), of);
            let counted = if self.has_pairs { Counted::MoreThanSlightAt(*occasion) } else { Counted::MoreThanSlight };
            let more = self.where_exit(|start, exit| at(start, exit) >= MORE_THAN_SLIGHT);
            let cost = weights::at_level(draft.problem.truth(&more));
            draft.merged(counted, self.table, more, cost, (&of.n.into(), of.n_line));
        }
    }

    fn show(&self, draft: &mut Draft, counted: Counted, sum: Sum, of: &Taken) {
        let cost = weights::at_level(draft.problem.truth(&sum));
        let kind = draft.policy.ordinary();
        draft.counted(counted, self.table, sum, kind, cost, of.n_line);
    }
}

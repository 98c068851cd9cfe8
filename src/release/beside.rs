//! A release and an earlier one as one problem: what a reader concludes who has both.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::draft::{Declared, Draft, FigureName};
use super::earlier::{Earlier, EarlierError};
use super::policy::Kind;
use super::problem::{Doubt, Fact, Name, Of, Problem, Secret, Sum};
use super::protection::GoOn;
use super::solver::{Found, Wanted, propose};
use crate::figure::{Counted, FigureOccasion, Statistic};

/// How the people of the earlier release are known to be related to those of this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// People have joined, and of those who were there nothing has changed.
    Joined,
    /// People have joined, and some of those who were there have come to an exit.
    JoinedAndGoneOn,
    /// Some have left, or what is known of them is another.
    Changed,
}

/// Puts what an earlier release told into the problem of this one. `then` is a draft of the same figures by the earlier
/// release's thresholds: its unknowns become those of the earlier people, of whom no more is known than was told. Says how the people of the two are related.
///
/// Breaks off where `go_on` says so, and where the solver gives up: what nobody knows of the earlier people is no
/// reason to take less for granted of them.
///
/// # Errors
///
/// [`EarlierError::Unlike`] where no people fit the earlier release: it was made of something else.
pub(super) fn join(
    now: &mut Draft,
    then: Draft,
    earlier: &Earlier,
    place: usize,
    go_on: GoOn<'_>,
) -> Result<ControlFlow<(), Since>, EarlierError> {
    let told = |(name, declared): (FigureName, &Declared)| Figure {
        told: earlier.told(&name).unwrap_or(Told::Unheard),
        declared: declared.clone(),
        name,
    };
    let told: Vec<Figure> = then.declared().map(told).collect();
    let grows = growing(&then);
    if grows.len() > now.problem.unknowns.len() {
        return Err(EarlierError::Unlike);
    }
    let threshold = then.policy.min_cell().into();
    let Problem { guarded, sizes, parts, .. } = then.problem.clone();
    let block = format!("the earlier release {}", place + 1);
    let first = now.problem.take_in(then.problem, &block);
    let table = now.problem.tables.len() - 1;
    let facts = said(&told, first);
    // of whom it spoke by name there were enough
    let spoken_of = |group: &Arc<str>| told.iter().any(|figure| figure.name.0 == *group && !matches!(figure.told, Told::Unheard));
    let sizes = sizes.into_iter().filter(|(group, _)| group.as_ref().is_some_and(spoken_of));
    let sizes = sizes.map(|(_, fact)| Fact { sum: fact.sum.moved(first), ..fact });
    now.problem.identities.extend(facts.into_iter().chain(sizes));
    // the others of each breakdown were nobody or no handful
    let mut unspoken = Vec::new();
    for parts in parts.iter().filter(|parts| parts.iter().any(|(group, _)| group.as_ref().is_some_and(spoken_of))) {
        let others = parts.iter().filter(|(group, _)| !group.as_ref().is_some_and(spoken_of));
        let others = others.fold(Sum::default(), |sum, (_, size)| sum.plus(1, &size.clone().moved(first)));
        unspoken.extend(now.problem.none_or_many(table, &others, threshold));
    }
    let problem = &mut now.problem;
    let known = problem.identities.len();
    // who was counted otherwise in one group than in another is no reason to take less for granted of all
    let unspoken = [unspoken.as_slice(), &[]];
    let ways = [Since::Joined, Since::JoinedAndGoneOn, Since::Changed];
    for (since, unspoken) in ways.into_iter().flat_map(|since| unspoken.map(|unspoken| (since, unspoken))) {
        if go_on().is_break() {
            return Ok(ControlFlow::Break(()));
        }
        problem.identities.truncate(known);
        let links = links(problem, first, since, &grows);
        problem.identities.extend(unspoken.iter().cloned().chain(links));
        match settle(problem, table) {
            Found::World(()) => {
                keep_secret(problem, (&told, &guarded), first, since);
                return Ok(ControlFlow::Continue(since));
            }
            Found::Nothing => {}
            Found::GaveUp => return Ok(ControlFlow::Break(())),
        }
    }
    Err(EarlierError::Unlike)
}

/// A figure of an earlier release.
struct Figure {
    name: FigureName,
    told: Told,
    declared: Declared,
}

impl Figure {
    /// Who, of what, when.
    fn of_whom(&self) -> (&str, &str, FigureOccasion) {
        (&self.name.0, &self.name.1, self.name.2)
    }

    /// Of whom it is, if it was shown.
    fn shown(&self) -> Option<(&str, &str, FigureOccasion)> {
        matches!(self.told, Told::Shown(_)).then(|| self.of_whom())
    }
}

/// What an earlier release told of a figure.
#[derive(Clone, Copy, Debug)]
pub(super) enum Told {
    Shown(f64),
    Between([u64; 2]),
    Nothing,
    /// It had no such figure: groups may have been made since.
    Unheard,
}

/// What a reader concludes from all that was told.
fn said(told: &[Figure], first: Name) -> Vec<Fact> {
    // zeros are shown in a table or they are not
    let shows_zeros = |figure: &Figure| match (figure.told, &figure.declared) {
        (Told::Shown(0.0), Declared::Count { table, kind, .. }) if !kind.zeros_are_secret => Some(*table),
        _ => None,
    };
    let with_zeros: HashSet<usize> = told.iter().filter_map(shows_zeros).collect();
    // an exit beside a change is what the two come to, rounded from nothing of its own
    let changes: HashSet<_> =
        told.iter().filter(|figure| matches!(figure.declared, Declared::Change { .. })).filter_map(Figure::shown).collect();
    let follows = |figure: &Figure| figure.name.3 == Statistic::SumExit && changes.contains(&figure.of_whom());
    let concluded = told.iter().filter(|figure| !follows(figure)).flat_map(|figure| match (figure.told, &figure.declared) {
        (Told::Shown(value), declared) => declared.says(value),
        (Told::Between([low, high]), Declared::Count { sum, .. }) => vec![Fact::between(sum.clone(), low.into(), high.into())],
        // a number of people is withheld below the threshold, and nobody is below it, too
        (Told::Nothing, Declared::Count { .. }) if figure.name.3 == Statistic::N || is_number_of_people(&figure.name) => {
            Vec::new()
        }
        (Told::Nothing, Declared::Count { table, sum, kind }) if kind.rounding.is_none() && with_zeros.contains(table) => {
            vec![Fact::at_least(sum.clone(), i128::from(!kind.zeros_are_secret))]
        }
        _ => Vec::new(),
    });
    concluded.map(|fact| Fact { sum: fact.sum.moved(first), ..fact }).collect()
}

/// Unknowns of people that only ever grow: whoever lacks something, or was at start alone, may come to it.
fn growing(draft: &Draft) -> Vec<bool> {
    let shrinks = |statistic: Statistic| {
        let counted = [Counted::Invalid, Counted::NotAsked, Counted::Unchanged, Counted::Indeterminate];
        [Statistic::StartOnly, Statistic::ExitOnly, Statistic::Missing, Statistic::Unknown].contains(&statistic)
            || counted.map(Statistic::from).contains(&statistic)
    };
    let mut grows: Vec<bool> = draft.problem.unknowns.iter().map(|unknown| unknown.of == Of::People).collect();
    for ((_, _, _, statistic), declared) in draft.declared() {
        if let (true, Declared::Count { sum, .. }) = (shrinks(statistic), declared) {
            sum.0.iter().for_each(|(name, _)| grows[*name] = false);
        }
    }
    grows
}

/// What holds of those who are new.
fn links(problem: &Problem, first: Name, since: Since, grows: &[bool]) -> Vec<Fact> {
    let joined = |name: Name| Fact::no_more_than(name + first, name);
    let people = |name: &Name| problem.unknowns[*name].of == Of::People;
    match since {
        Since::Changed => Vec::new(),
        Since::JoinedAndGoneOn => (0..grows.len()).filter(|name| grows[*name]).map(joined).collect(),
        // they are people like all others
        Since::Joined => {
            let of_anybody = |fact: &&Fact| {
                let is_whole = |end: Option<i128>| end.is_none_or(|end| end == 0);
                let known = |name: Name| name < grows.len() && problem.unknowns[name].of != Of::Neither;
                is_whole(fact.low) && is_whole(fact.high) && fact.sum.0.iter().all(|(name, _)| known(*name))
            };
            let of_new = |fact: &Fact| Fact { sum: fact.sum.clone().minus(&fact.sum.clone().moved(first)), ..fact.clone() };
            let new = problem.identities.iter().filter(of_anybody).map(of_new);
            new.chain((0..grows.len()).filter(people).map(joined)).collect()
        }
    }
}

/// Looks for people who might have made the earlier release; they stand for those who did. What is an example of this
/// release may be another one beside them.
fn settle(problem: &mut Problem, table: usize) -> Found<()> {
    let (nothing, block) = (Sum::default(), [problem.tables[table].block]);
    let wanted = Wanted { sum: &nothing, values: [0; 2], only: Some(&block), examples: true, bends: false };
    let facts: Vec<&Fact> = problem.identities.iter().collect();
    let world = match propose(problem, &facts, &[], &wanted) {
        Found::World(world) if facts.iter().all(|fact| fact.holds(&world)) => world,
        // what is no world in whole numbers was none for the solver's arithmetic alone
        Found::World(_) | Found::GaveUp => return Found::GaveUp,
        Found::Nothing => return Found::Nothing,
    };
    for (unknown, value) in problem.unknowns.iter_mut().zip(world) {
        unknown.truth = value;
    }
    Found::World(())
}

/// What was suppressed stays as open as it was, and how many are new in any class is a count, too.
fn keep_secret(problem: &mut Problem, (told, guarded): (&[Figure], &[(usize, Sum, Kind)]), first: Name, since: Since) {
    let world = problem.true_world();
    let is_same = |figure: &&Figure| match figure.told {
        Told::Shown(value) => figure.declared.says(value).iter().all(|fact| fact.holds(&world)),
        _ => true,
    };
    let tells_all = |figure: &Figure| matches!(figure.told, Told::Shown(_)) && is_number_of_people(&figure.name);
    // of the same people there is nobody new, but what was suppressed of them may not come out now: the threshold may be a lower one
    let is_any_new = !(told.iter().all(|figure| is_same(&figure)) && told.iter().any(tells_all));
    let is_enrolled = |figure: &&Figure| figure.name.3 == Counted::Enrolled.into();
    let of_figure = |figure: &Figure| match &figure.declared {
        Declared::Count { table, sum, kind } => Some((*table, sum.clone(), *kind)),
        _ => None,
    };
    let new = |sum: &Sum| sum.clone().minus(&sum.clone().moved(first));
    let mut secrets = Vec::new();
    // where some have left, how many they are is a count, too
    let ways: &[i64] = match since {
        _ if !is_any_new => &[],
        Since::Changed => &[1, -1],
        Since::Joined | Since::JoinedAndGoneOn => &[1],
    };
    for (table, sum, kind) in guarded {
        let mut keep = |sum: Sum| {
            secrets.push(Secret { sum, table: *table, most: kind.threshold - 1, doubt: Doubt::IfAny });
        };
        keep(sum.clone().moved(first));
        for way in ways {
            keep(Sum::default().plus(*way, &new(sum)));
        }
    }
    for figure in told {
        let Some((table, sum, kind)) = of_figure(figure) else { continue };
        let most = kind.threshold - 1;
        let mut keep = |sum: Sum, least: i64, doubt: Doubt| {
            let truth = problem.truth(&sum);
            if doubt != Doubt::None || (i128::from(least)..=i128::from(most)).contains(&truth) {
                secrets.push(Secret { sum, table, most, doubt });
            }
        };
        let is_exact = matches!(figure.told, Told::Shown(_)) && kind.rounding.is_none();
        match figure.told {
            Told::Unheard => keep(sum.clone().moved(first), 1, Doubt::IfAny),
            Told::Between(_) | Told::Nothing => keep(sum.clone().moved(first), 1, Doubt::Earlier),
            // rounded down to nothing is as open as withheld
            Told::Shown(0.0) if kind.rounding.is_some() => keep(sum.clone().moved(first), 1, Doubt::Earlier),
            Told::Shown(_) => {}
        }
        let doubt = if is_exact { Doubt::None } else { Doubt::IfAny };
        // of the screening that all who are new are in a class, or none of them, tells about each
        let least = i64::from(!kind.zeros_are_secret);
        for way in ways {
            keep(Sum::default().plus(*way, &new(&sum)), least, doubt);
        }
        if !is_any_new {
            continue;
        }
        if let Some((_, enrolled, _)) = told.iter().find(is_enrolled).and_then(of_figure).filter(|_| kind.zeros_are_secret) {
            keep(new(&enrolled).minus(&new(&sum)), least, doubt);
        }
    }
    problem.secrets.extend(secrets);
}

/// How many there are, of whom everything else is told.
pub(super) fn is_number_of_people((_, measure, _, statistic): &FigureName) -> bool {
    let persons = *statistic == Counted::Persons.into() && &**measure == "programme.participants";
    persons || *statistic == Statistic::N && &**measure == "people" || *statistic == Counted::Enrolled.into()
}

#[cfg(test)]
mod tests {
    use super::{Fact, Found, Problem, Sum, settle};

    #[test]
    fn a_search_for_the_earlier_people_that_gives_up_does_not_say_that_there_are_none() {
        let mut problem = Problem::default();
        let table = problem.table("the earlier release 1", None);
        let parts: Vec<usize> = (0..60).map(|part| problem.flag(table, part < 15)).collect();
        problem.identities.push(Fact::exactly(Sum::default().plus(2, &Sum::of(parts.iter().copied())), 31));
        assert_eq!(settle(&mut problem, table), Found::GaveUp);
        problem.identities.push(Fact::exactly(Sum::of(parts), 15));
        assert_eq!(settle(&mut problem, table), Found::Nothing);
    }
}

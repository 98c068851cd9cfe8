//! Suppresses what would let a reader work out a secret, and proves that the rest does not.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::problem::{Doubt, Fact, Problem, Said, Secret, Statement, StatementId};
use super::solver::{Found, Wanted, propose};

/// What of a problem may be said, with the proof: for each secret and each
/// value it must be able to have, a world in which everything said holds.
#[derive(Clone, Debug)]
pub(super) struct Protection {
    suppressed: Vec<bool>,
    /// Tables that keep their zeros to themselves.
    zeros_hidden: Vec<bool>,
    worlds: Vec<Vec<i64>>,
    /// Counts of which nobody knows whether they are small, by their place, with the values that need not stay possible.
    let_go: BTreeMap<usize, LetGo>,
    /// Every secret was looked at; otherwise nothing is said.
    is_settled: bool,
}

/// Values of a count that need not stay possible.
#[derive(Clone, Debug)]
struct LetGo {
    values: Vec<i64>,
    /// What is said leaves none of them possible, with so much left unsaid: where more is, it may be no longer so.
    /// None where they are not possible whatever is said.
    unsaid: Option<usize>,
}

/// Asked before each search; to break off leaves the rest unsaid.
pub(super) type GoOn<'a> = &'a mut dyn FnMut() -> ControlFlow<()>;

/// Problems up to this size are searched as a whole.
const MOST_UNKNOWNS: usize = 2000;

/// A count that could be worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The table it is in.
    pub(super) table: String,
}

/// Why nothing more is looked for.
enum Stop {
    Gap(Gap),
    BrokenOff,
}

impl Protection {
    /// Suppresses as little as it takes, looking at one secret after another; everything, where `go_on` breaks off.
    ///
    /// # Errors
    ///
    /// [`Gap`] names the table of a count that nothing protects.
    pub(super) fn of(problem: &Problem, go_on: GoOn<'_>) -> Result<Self, Gap> {
        let mut protection = Self {
            suppressed: vec![false; problem.statements.len()],
            zeros_hidden: vec![false; problem.tables.len()],
            worlds: vec![problem.true_world()],
            let_go: BTreeMap::new(),
            is_settled: true,
        };
        match protection.protect_all(problem, go_on) {
            Ok(()) => {}
            Err(Stop::BrokenOff) => return Ok(Self::silent(problem)),
            Err(Stop::Gap(gap)) => return Err(gap),
        }
        protection.audit(problem)?;
        Ok(protection)
    }

    fn protect_all(&mut self, problem: &Problem, go_on: GoOn<'_>) -> Result<(), Stop> {
        for (place, secret) in problem.secrets.iter().enumerate() {
            if secret.doubt != Doubt::None {
                self.let_go(problem, place, secret, go_on)?;
            }
            self.protect(problem, place, secret, go_on)?;
        }
        // what was let go because of something that is now left unsaid is looked at again
        while let Some(place) = self
            .let_go
            .iter()
            .find(|(_, let_go)| let_go.unsaid.is_some_and(|unsaid| unsaid != self.unsaid()))
            .map(|(place, _)| *place)
        {
            let Some(secret) = problem.secrets.get(place) else { break };
            self.let_go(problem, place, secret, go_on)?;
            self.protect(problem, place, secret, go_on)?;
        }
        Ok(())
    }

    fn protect(&mut self, problem: &Problem, place: usize, secret: &Secret, go_on: GoOn<'_>) -> Result<(), Stop> {
        for value in secret.values() {
            if !self.is_let_go(place, value) {
                self.make_possible(problem, secret, value, go_on)?;
            }
        }
        Ok(())
    }

    fn is_let_go(&self, place: usize, value: i64) -> bool {
        self.let_go.get(&place).is_some_and(|let_go| let_go.values.contains(&value))
    }

    /// How much is left unsaid.
    fn unsaid(&self) -> usize {
        self.zeros_hidden.iter().chain(&self.suppressed).filter(|unsaid| **unsaid).count()
    }

    /// Nothing is said, from which nothing can be worked out.
    pub(super) fn silent(problem: &Problem) -> Self {
        Self {
            suppressed: vec![true; problem.statements.len()],
            zeros_hidden: vec![true; problem.tables.len()],
            worlds: Vec::new(),
            let_go: BTreeMap::new(),
            is_settled: false,
        }
    }

    /// Every secret was looked at.
    pub(super) fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// Whether a figure is shown.
    pub(super) fn shows(&self, table: usize, said: Said) -> bool {
        match said {
            Said::Statement(statement) => self.shows_statement(statement),
            Said::Zero => !self.zeros_hidden[table],
            Said::Secret => false,
        }
    }

    pub(super) fn shows_statement(&self, statement: StatementId) -> bool {
        !self.suppressed[statement]
    }

    /// The figures that are suppressed because others could be worked out from them.
    #[cfg(feature = "qualify")]
    pub(super) fn suppressed(&self) -> impl Iterator<Item = StatementId> {
        self.suppressed.iter().enumerate().filter(|(_, suppressed)| **suppressed).map(|(statement, _)| statement)
    }

    /// The same proof, of a release that shows this figure as well.
    #[cfg(feature = "qualify")]
    pub(super) fn showing(&self, statement: StatementId) -> Self {
        let mut showing = self.clone();
        showing.suppressed[statement] = false;
        showing
    }

    /// The values that a reader may believe of a secret, each with a world.
    #[cfg(feature = "qualify")]
    pub(super) fn proven_values(&self, place: usize, secret: &Secret) -> usize {
        secret.values().filter(|value| !self.is_let_go(place, *value) && self.is_possible(secret, *value)).count()
    }

    /// Whether a reader may believe this value of a secret.
    fn is_possible(&self, secret: &Secret, value: i64) -> bool {
        self.worlds.iter().any(|world| secret.sum.at(world) == i128::from(value))
    }

    /// Of a count that may be small or not: which values it could not have if this release said nothing, and
    /// none at all if the release surely leaves none possible. Where the solver gives up nothing is sure.
    fn let_go(&mut self, problem: &Problem, place: usize, secret: &Secret, go_on: GoOn<'_>) -> Result<(), Stop> {
        self.let_go.remove(&place);
        if secret.doubt == Doubt::IfAny && self.seek(problem, secret, [1, secret.most], go_on)? == Found::Nothing {
            let unsaid = Some(self.unsaid());
            self.let_go.insert(place, LetGo { values: secret.values().collect(), unsaid });
            return Ok(());
        }
        let mut values = Vec::new();
        for value in secret.values() {
            if self.seek(problem, secret, [value; 2], go_on)? == Found::World(()) {
                continue;
            }
            asked(go_on)?;
            // that zeros are shown is said by this release, too
            let facts: Vec<&Fact> = known(problem).collect();
            let anywhere = Wanted { sum: &secret.sum, values: [value; 2], only: None, examples: false, bends: false };
            if propose(problem, &facts, &[], &anywhere) == Found::Nothing {
                values.push(value);
            }
        }
        if !values.is_empty() {
            self.let_go.insert(place, LetGo { values, unsaid: None });
        }
        Ok(())
    }

    /// Looks for a world with such a value, near at hand and then anywhere, with all that is said.
    fn seek(&mut self, problem: &Problem, secret: &Secret, values: [i64; 2], go_on: GoOn<'_>) -> Result<Found<()>, Stop> {
        if (values[0]..=values[1]).any(|value| self.is_possible(secret, value)) {
            return Ok(Found::World(()));
        }
        let around = problem.around(secret.table);
        let near = Wanted { sum: &secret.sum, values, only: Some(&around), examples: false, bends: false };
        if self.finds(problem, &near, go_on)? {
            return Ok(Found::World(()));
        }
        self.look(problem, &Wanted { only: None, ..near }, go_on)
    }

    fn make_possible(&mut self, problem: &Problem, secret: &Secret, value: i64, go_on: GoOn<'_>) -> Result<(), Stop> {
        if self.is_possible(secret, value) {
            return Ok(());
        }
        let block = problem.tables[secret.table].block;
        let around = problem.around(secret.table);
        let near = Wanted { sum: &secret.sum, values: [value; 2], only: Some(&around[..1]), examples: false, bends: false };
        let near_bent = Wanted { bends: true, only: Some(&around), ..near };
        let wide = Wanted { only: None, ..near_bent };
        let is_small = problem.unknowns.len() <= MOST_UNKNOWNS;
        // near at hand first, with everything else as it is
        let has_earlier = around.len() > 1;
        if self.finds(problem, &near, go_on)?
            || (has_earlier && self.finds(problem, &Wanted { bends: false, ..near_bent }, go_on)?)
            || (is_small && self.finds(problem, &Wanted { bends: false, ..wide }, go_on)?)
        {
            return Ok(());
        }
        match self.look(problem, &wide, go_on)? {
            Found::World(()) => return Ok(()),
            // what need not be left unsaid cannot be found out, unless everything else stays as it is
            Found::GaveUp
                if is_small && (self.finds(problem, &near_bent, go_on)? || self.finds_past(problem, &wide, go_on)?) =>
            {
                return Ok(());
            }
            Found::GaveUp | Found::Nothing => {}
        }
        // the zeros of its table tell too much; then those of all tables
        self.zeros_hidden[secret.table] = true;
        if self.finds(problem, &near_bent, go_on)? || self.finds(problem, &wide, go_on)? {
            return Ok(());
        }
        self.zeros_hidden.fill(true);
        if self.finds(problem, &near_bent, go_on)? || self.finds(problem, &wide, go_on)? {
            return Ok(());
        }
        // what cannot be bent is left unsaid: the measure, then whatever does not hold by chance
        self.suppress(problem, |table| problem.tables[table].block == block);
        if self.finds(problem, &Wanted { bends: false, ..near_bent }, go_on)? || self.finds_past(problem, &wide, go_on)? {
            return Ok(());
        }
        Err(Stop::Gap(Gap { table: problem.tables[secret.table].name.clone() }))
    }

    fn suppress(&mut self, problem: &Problem, is_of: impl Fn(usize) -> bool) {
        for (suppressed, statement) in self.suppressed.iter_mut().zip(&problem.statements) {
            *suppressed |= is_of(statement.table);
        }
    }

    fn finds(&mut self, problem: &Problem, wanted: &Wanted<'_>, go_on: GoOn<'_>) -> Result<bool, Stop> {
        Ok(self.look(problem, wanted, go_on)? == Found::World(()))
    }

    /// Looks for a world, suppresses what does not hold there, and keeps it.
    fn look(&mut self, problem: &Problem, wanted: &Wanted<'_>, go_on: GoOn<'_>) -> Result<Found<()>, Stop> {
        asked(go_on)?;
        // a search this wide would take minutes and seldom finds more than one near at hand
        if wanted.only.is_none() && wanted.bends && problem.unknowns.len() > MOST_UNKNOWNS {
            return Ok(Found::GaveUp);
        }
        let said: Vec<&Statement> = self.said(problem).map(|(_, statement)| statement).collect();
        Ok(self.take(problem, &said, wanted))
    }

    /// Looks for a world anywhere whatever is said, near the real one, and suppresses what does not hold there.
    fn finds_past(&mut self, problem: &Problem, wanted: &Wanted<'_>, go_on: GoOn<'_>) -> Result<bool, Stop> {
        asked(go_on)?;
        Ok(self.take(problem, &[], &Wanted { bends: true, only: None, ..*wanted }) == Found::World(()))
    }

    fn take(&mut self, problem: &Problem, said: &[&Statement], wanted: &Wanted<'_>) -> Found<()> {
        let facts: Vec<&Fact> = self.facts(problem).collect();
        let world = match propose(problem, &facts, said, wanted) {
            Found::World(world) => world,
            Found::Nothing => return Found::Nothing,
            Found::GaveUp => return Found::GaveUp,
        };
        let is_bounded = problem.unknowns.iter().zip(&world).all(|(unknown, value)| (unknown.low..=unknown.high).contains(value));
        let [low, high] = wanted.values.map(i128::from);
        let is_wanted = (low..=high).contains(&wanted.sum.at(&world));
        if !is_bounded || !is_wanted || !facts.iter().all(|fact| fact.holds(&world)) {
            return Found::GaveUp;
        }
        let broken: Vec<StatementId> =
            self.said(problem).filter(|(_, statement)| !statement.holds(&world)).map(|(id, _)| id).collect();
        if !broken.is_empty() && !wanted.bends {
            return Found::GaveUp;
        }
        for statement in broken {
            self.suppressed[statement] = true;
        }
        self.worlds.push(world);
        Found::World(())
    }

    /// What every reader knows.
    fn facts<'p>(&self, problem: &'p Problem) -> impl Iterator<Item = &'p Fact> {
        let of_zeros = problem.zero_rules.iter().filter(|(table, _)| !self.zeros_hidden[*table]).map(|(_, fact)| fact);
        known(problem).chain(of_zeros)
    }

    /// What is said.
    fn said<'p>(&self, problem: &'p Problem) -> impl Iterator<Item = (StatementId, &'p Statement)> {
        problem.statements.iter().enumerate().filter(|(id, _)| !self.suppressed[*id])
    }

    /// Checks the proof from the start, in whole numbers: each world is one that a reader
    /// may believe, and each secret takes each of its values in one of them.
    ///
    /// # Errors
    ///
    /// [`Gap`] names the first table with a count that could be worked out.
    pub(super) fn audit(&self, problem: &Problem) -> Result<(), Gap> {
        let is_believable = |world: &&Vec<i64>| {
            problem.unknowns.iter().zip(world.iter()).all(|(unknown, value)| (unknown.low..=unknown.high).contains(value))
                && self.facts(problem).all(|fact| fact.holds(world))
                && self.said(problem).all(|(_, statement)| statement.holds(world))
        };
        let worlds: Vec<&Vec<i64>> = self.worlds.iter().filter(is_believable).collect();
        for (place, secret) in problem.secrets.iter().enumerate() {
            let can_be = |value: i64| worlds.iter().any(|world| secret.sum.at(world) == i128::from(value));
            if !secret.values().all(|value| self.is_let_go(place, value) || can_be(value)) {
                return Err(Gap { table: problem.tables[secret.table].name.clone() });
            }
        }
        Ok(())
    }
}

/// What every reader knows whatever the numbers of the release are.
fn known(problem: &Problem) -> impl Iterator<Item = &Fact> {
    problem.identities.iter().chain(problem.sizes.iter().map(|(_, fact)| fact))
}

fn asked(go_on: GoOn<'_>) -> Result<(), Stop> {
    if go_on().is_break() { Err(Stop::BrokenOff) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::{Doubt, Gap, Protection, Secret};
    use crate::release::problem::{Fact, Problem, Sum};

    /// A count of six or three: three only if 31 is twice a sum of whole numbers, which takes a search through
    /// millions of sums to rule out.
    fn hard() -> Problem {
        let mut problem = Problem::default();
        let table = problem.table("a table", None);
        let [count, is_three] = [problem.unknown(table, 6, 6), problem.flag(table, false)];
        let parts = (0..60).map(|part| problem.flag(table, part < 15));
        let twice = Sum::of(parts.collect::<Vec<_>>()).plus(1, &Sum::default());
        let twice = Sum::default().plus(2, &twice);
        problem.identities.push(Fact::exactly(Sum::from(count).plus(3, &is_three.into()), 6));
        problem.identities.push(Fact::exactly(twice.plus(-1, &is_three.into()), 30));
        problem.secrets.push(Secret { sum: count.into(), table, most: 4, doubt: Doubt::IfAny });
        problem
    }

    #[test]
    fn a_search_that_gives_up_is_no_proof_that_a_count_is_large() {
        let problem = hard();
        let protection = Protection::of(&problem, &mut || ControlFlow::Continue(()));
        assert_eq!(protection.err(), Some(Gap { table: "a table".into() }));
    }

    /// Two of whom nothing is known, or one and one that cannot be read: that there is none of the latter now, who
    /// were no more before, would tell.
    #[test]
    fn a_zero_of_this_release_does_not_tell_what_the_earlier_one_left_open() {
        let mut problem = Problem::default();
        let table = problem.table("a table", None);
        let [unknown, unread] = [problem.unknown(table, 2, 9), problem.unknown(table, 0, 9)];
        problem.identities.push(Fact::exactly(Sum::of([unknown, unread]), 2));
        problem.zero_rules.push((table, Fact::exactly(unread.into(), 0)));
        problem.secrets.push(Secret { sum: unknown.into(), table, most: 2, doubt: Doubt::Earlier });
        let protection = Protection::of(&problem, &mut || ControlFlow::Continue(())).expect("a release");
        assert!(!protection.shows(table, super::Said::Zero));
    }

    #[test]
    fn the_time_is_asked_for_before_each_search_for_what_need_not_stay_possible() {
        let problem = hard();
        let mut asked = 0;
        let protection = Protection::of(&problem, &mut || {
            asked += 1;
            if asked < 4 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        assert_eq!((protection.ok().map(|protection| protection.is_settled()), asked), (Some(false), 4));
    }
}

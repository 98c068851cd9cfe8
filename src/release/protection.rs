//! Suppresses what would let a reader work out a secret, and proves that the rest does not.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::problem::{Doubt, Fact, Problem, Said, Secret, Statement, StatementId};
use super::solver::{Wanted, excludes, propose};

/// What of a problem may be said, with the proof: for each secret and each
/// value it must be able to have, a world in which everything said holds.
#[derive(Clone, Debug)]
pub(super) struct Protection {
    suppressed: Vec<bool>,
    /// Tables that keep their zeros to themselves.
    zeros_hidden: Vec<bool>,
    worlds: Vec<Vec<i64>>,
    /// Counts of which nobody knows whether they are small, by their place, with the values that need not stay possible.
    let_go: HashSet<(usize, i64)>,
    /// Every secret was looked at; otherwise nothing is said.
    is_settled: bool,
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
            let_go: HashSet::new(),
            is_settled: true,
        };
        for (place, secret) in problem.secrets.iter().enumerate() {
            if secret.doubt != Doubt::None {
                if go_on().is_break() {
                    return Ok(Self::silent(problem));
                }
                protection.let_go(problem, place, secret);
            }
            for value in secret.values().filter(|value| !protection.let_go.contains(&(place, *value))).collect::<Vec<_>>() {
                if !protection.is_possible(secret, value) && go_on().is_break() {
                    return Ok(Self::silent(problem));
                }
                protection.make_possible(problem, secret, value)?;
            }
        }
        protection.audit(problem)?;
        Ok(protection)
    }

    /// Nothing is said, from which nothing can be worked out.
    fn silent(problem: &Problem) -> Self {
        Self {
            suppressed: vec![true; problem.statements.len()],
            zeros_hidden: vec![true; problem.tables.len()],
            worlds: Vec::new(),
            let_go: HashSet::new(),
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

    /// Whether a reader may believe this value of a secret.
    fn is_possible(&self, secret: &Secret, value: i64) -> bool {
        self.worlds.iter().any(|world| secret.sum.at(world) == i128::from(value))
    }

    /// Of a count that may be small or not: which values it could not have if this release said nothing, and
    /// none at all if the release leaves none possible.
    fn let_go(&mut self, problem: &Problem, place: usize, secret: &Secret) {
        let around = problem.around(secret.table);
        let finds = |protection: &mut Self, values: [i64; 2]| {
            let near = Wanted { sum: &secret.sum, values, only: Some(&around), bends: false };
            (values[0]..=values[1]).any(|value| protection.is_possible(secret, value))
                || protection.look(problem, &near)
                || protection.look(problem, &Wanted { only: None, ..near })
        };
        let is_large = !finds(self, [1, secret.most]) && secret.doubt == Doubt::IfAny;
        if is_large {
            self.let_go.extend(secret.values().map(|value| (place, value)));
            return;
        }
        let possible: Vec<i64> = secret.values().filter(|value| finds(self, [*value; 2])).collect();
        for value in secret.values().filter(|value| !possible.contains(value)) {
            let facts: Vec<&Fact> = self.facts(problem).collect();
            let anywhere = Wanted { sum: &secret.sum, values: [value; 2], only: None, bends: false };
            if excludes(problem, &facts, &anywhere) {
                self.let_go.insert((place, value));
            }
        }
    }

    fn make_possible(&mut self, problem: &Problem, secret: &Secret, value: i64) -> Result<(), Gap> {
        if self.is_possible(secret, value) {
            return Ok(());
        }
        let block = problem.tables[secret.table].block;
        let around = problem.around(secret.table);
        let near = Wanted { sum: &secret.sum, values: [value; 2], only: Some(&around[..1]), bends: false };
        let near_bent = Wanted { bends: true, only: Some(&around), ..near };
        let wide = Wanted { only: None, ..near_bent };
        // near at hand first, with everything else as it is
        let has_earlier = around.len() > 1;
        if self.look(problem, &near) || (has_earlier && self.look(problem, &Wanted { bends: false, ..near_bent })) {
            return Ok(());
        }
        if self.look(problem, &wide) {
            return Ok(());
        }
        // the zeros of its table tell too much; then those of all tables
        self.zeros_hidden[secret.table] = true;
        if self.look(problem, &near_bent) || self.look(problem, &wide) {
            return Ok(());
        }
        self.zeros_hidden.fill(true);
        if self.look(problem, &near_bent) || self.look(problem, &wide) {
            return Ok(());
        }
        // what cannot be bent is left unsaid: the measure, then everything
        self.suppress(problem, |table| problem.tables[table].block == block);
        if self.look(problem, &Wanted { bends: false, ..near_bent }) {
            return Ok(());
        }
        self.suppress(problem, |_| true);
        if self.look(problem, &Wanted { bends: false, ..wide }) {
            return Ok(());
        }
        Err(Gap { table: problem.tables[secret.table].name.clone() })
    }

    fn suppress(&mut self, problem: &Problem, is_of: impl Fn(usize) -> bool) {
        for (suppressed, statement) in self.suppressed.iter_mut().zip(&problem.statements) {
            *suppressed |= is_of(statement.table);
        }
    }

    /// Looks for a world, suppresses what does not hold there, and keeps it.
    fn look(&mut self, problem: &Problem, wanted: &Wanted<'_>) -> bool {
        // a search this wide would take minutes and seldom finds more than one near at hand
        if wanted.only.is_none() && wanted.bends && problem.unknowns.len() > MOST_UNKNOWNS {
            return false;
        }
        let facts: Vec<&Fact> = self.facts(problem).collect();
        let said: Vec<&Statement> = self.said(problem).map(|(_, statement)| statement).collect();
        let Some(world) = propose(problem, &facts, &said, wanted) else { return false };
        let is_bounded = problem.unknowns.iter().zip(&world).all(|(unknown, value)| (unknown.low..=unknown.high).contains(value));
        let [low, high] = wanted.values.map(i128::from);
        let is_wanted = (low..=high).contains(&wanted.sum.at(&world));
        if !is_bounded || !is_wanted || !facts.iter().all(|fact| fact.holds(&world)) {
            return false;
        }
        let broken: Vec<StatementId> =
            self.said(problem).filter(|(_, statement)| !statement.holds(&world)).map(|(id, _)| id).collect();
        if !broken.is_empty() && !wanted.bends {
            return false;
        }
        for statement in broken {
            self.suppressed[statement] = true;
        }
        self.worlds.push(world);
        true
    }

    /// What every reader knows.
    fn facts<'p>(&self, problem: &'p Problem) -> impl Iterator<Item = &'p Fact> {
        let of_zeros = problem.zero_rules.iter().filter(|(table, _)| !self.zeros_hidden[*table]).map(|(_, fact)| fact);
        problem.identities.iter().chain(problem.sizes.iter().map(|(_, fact)| fact)).chain(of_zeros)
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
            if !secret.values().all(|value| self.let_go.contains(&(place, value)) || can_be(value)) {
                return Err(Gap { table: problem.tables[secret.table].name.clone() });
            }
        }
        Ok(())
    }
}

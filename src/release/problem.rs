//! What a release would say, put so that it can be reasoned about: whole
//! numbers nobody is told, what everybody knows of them, and what is said.

use std::sync::Arc;

use super::policy::Kind;

/// A whole number that no reader is told as such.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unknown {
    pub(super) low: i64,
    pub(super) high: i64,
    pub(super) truth: i64,
    pub(super) table: usize,
    pub(super) of: Of,
    /// The truth is not known: any number that everything else allows is as good an example.
    pub(super) is_example: bool,
}

/// What an unknown is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// People, some of whom may be the ones of an earlier release.
    People,
    /// Points of people.
    Points,
    /// Neither: whether something is so, or a number that everybody knows.
    Neither,
}

/// The name of an unknown: its place in the problem.
pub(super) type Name = usize;

/// A weighted sum of unknowns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sum(pub(super) Vec<(Name, i64)>);

impl Sum {
    pub(super) fn of(names: impl IntoIterator<Item = Name>) -> Self {
        Self(names.into_iter().map(|name| (name, 1)).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn plus(mut self, weight: i64, other: &Self) -> Self {
        for (name, own) in &other.0 {
            match self.0.iter_mut().find(|(known, _)| known == name) {
                Some((_, sum)) => *sum += weight * own,
                None => self.0.push((*name, weight * own)),
            }
        }
        self.0.retain(|(_, weight)| *weight != 0);
        self
    }

    pub(super) fn minus(self, other: &Self) -> Self {
        self.plus(-1, other)
    }

    /// The same of unknowns that begin elsewhere.
    pub(super) fn moved(self, first: Name) -> Self {
        Self(self.0.into_iter().map(|(name, weight)| (name + first, weight)).collect())
    }

    /// Its value where the unknowns are these.
    pub(super) fn at(&self, world: &[i64]) -> i128 {
        self.0.iter().map(|(name, weight)| i128::from(world[*name]) * i128::from(*weight)).sum()
    }
}

impl From<Name> for Sum {
    fn from(name: Name) -> Self {
        Self::of([name])
    }
}

/// A sum that lies between two numbers, both included; an open end lacks one of them.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) sum: Sum,
    pub(super) low: Option<i128>,
    pub(super) high: Option<i128>,
}

impl Fact {
    pub(super) fn between(sum: Sum, low: i128, high: i128) -> Self {
        Self { sum, low: Some(low), high: Some(high) }
    }

    pub(super) fn exactly(sum: Sum, value: i128) -> Self {
        Self::between(sum, value, value)
    }

    pub(super) fn at_least(sum: Sum, low: i128) -> Self {
        Self { sum, low: Some(low), high: None }
    }

    /// One sum is at most another.
    pub(super) fn no_more_than(sum: impl Into<Sum>, other: impl Into<Sum>) -> Self {
        Self::at_least(other.into().minus(&sum.into()), 0)
    }

    /// The same, but for equality.
    pub(super) fn strictly(self) -> Self {
        Self { low: self.low.map(|low| low + 1), high: self.high.map(|high| high - 1), ..self }
    }

    /// One sum is another.
    pub(super) fn equal(sum: impl Into<Sum>, other: impl Into<Sum>) -> Self {
        Self::exactly(sum.into().minus(&other.into()), 0)
    }

    pub(super) fn holds(&self, world: &[i64]) -> bool {
        let value = self.sum.at(world);
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }
}

/// A number that a release would show.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// What a reader concludes from it.
    pub(super) facts: Vec<Fact>,
    pub(super) table: usize,
    /// What suppressing it costs, for each step that it would have to be off.
    pub(super) cost: f64,
}

impl Statement {
    pub(super) fn holds(&self, world: &[i64]) -> bool {
        self.facts.iter().all(|fact| fact.holds(world))
    }
}

/// A count that no reader may learn.
#[derive(Clone, Debug)]
pub(super) struct Secret {
    pub(super) sum: Sum,
    pub(super) table: usize,
    /// Each count from 1 to this one has to stay possible.
    pub(super) most: i64,
    /// What is asked where nobody knows the truth.
    pub(super) doubt: Doubt,
}

/// Whether a count is one that has to be protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It is.
    None,
    /// Nobody knows: what an earlier release leaves possible has to stay so.
    Earlier,
    /// Nobody knows: if any small number is possible, all are that were.
    IfAny,
}

impl Secret {
    /// A small count.
    fn new(sum: Sum, table: usize, most: i64) -> Self {
        Self { sum, table, most, doubt: Doubt::None }
    }

    pub(super) fn values(&self) -> std::ops::RangeInclusive<i64> {
        1..=self.most
    }
}

/// Everything a reader may know, and what must not follow from it.
#[derive(Clone, Debug, Default)]
pub(super) struct Problem {
    pub(super) unknowns: Vec<Unknown>,
    /// What holds whatever the release says.
    pub(super) identities: Vec<Fact>,
    /// What it says of a group that it is spoken of by name, and of those who are not; with the name.
    pub(super) sizes: Vec<(Option<Arc<str>>, Fact)>,
    /// The groups of each breakdown and the rest, with how many they are.
    pub(super) parts: Vec<Vec<(Option<Arc<str>>, Sum)>>,
    pub(super) statements: Vec<Statement>,
    /// What a reader concludes from zeros being shown in a table: a zero is one, anything suppressed is none.
    pub(super) zero_rules: Vec<(usize, Fact)>,
    pub(super) secrets: Vec<Secret>,
    /// Counts that are no figures of their own, small or not.
    pub(super) guarded: Vec<(usize, Sum, Kind)>,
    pub(super) tables: Vec<Table>,
    /// The measures that the tables are of.
    blocks: Vec<String>,
    /// Those of earlier releases.
    pub(super) earlier_blocks: Vec<usize>,
}

/// A table of a report.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    /// Tables of the same measure, of several groups, are one block: an alternative is looked for among these first.
    pub(super) block: usize,
}

/// The place of a statement in a problem.
pub(super) type StatementId = usize;

/// What becomes of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is shown, unless protecting another count forbids it.
    Statement(StatementId),
    /// It is a zero, shown as long as its table shows zeros.
    Zero,
    /// It is suppressed.
    Secret,
}

impl Problem {
    /// A table of a measure, of everyone or of a group.
    pub(super) fn table(&mut self, measure: &str, group: Option<&str>) -> usize {
        let name = group.map_or_else(|| measure.to_owned(), |group| format!("{measure} of {group}"));
        let known = self.blocks.iter().position(|known| known == measure);
        let block = known.unwrap_or_else(|| {
            self.blocks.push(measure.to_owned());
            self.blocks.len() - 1
        });
        self.tables.push(Table { name, block });
        self.tables.len() - 1
    }

    pub(super) fn unknown(&mut self, table: usize, truth: u64, high: u64) -> Name {
        let [truth, high] = [truth, high].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        self.unknowns.push(Unknown { low: 0, high: high.max(truth), truth, table, of: Of::People, is_example: false });
        self.unknowns.len() - 1
    }

    /// Whether something is so.
    pub(super) fn flag(&mut self, table: usize, truth: bool) -> Name {
        self.unknowns.push(Unknown { low: 0, high: 1, truth: truth.into(), table, of: Of::Neither, is_example: false });
        self.unknowns.len() - 1
    }

    /// A number of people of whom a reader knows no more than that they are not many times as many as these.
    pub(super) fn people(&mut self, table: usize, truth: u64, among: u64) -> Name {
        self.unknown(table, truth, among.max(truth).saturating_mul(4).saturating_add(64))
    }

    /// A number of points, which may be negative.
    pub(super) fn signed(&mut self, table: usize, truth: i128) -> Name {
        // wider than any sum of a cohort, and within what the solver takes
        const WIDEST: i64 = 2_000_000_000;
        let truth = i64::try_from(truth).unwrap_or(WIDEST);
        let [low, high] = [truth.min(-WIDEST), truth.max(WIDEST)];
        self.unknowns.push(Unknown { low, high, truth, table, of: Of::Points, is_example: false });
        self.unknowns.len() - 1
    }

    /// A number of points of which the cohort itself knows no more than what follows for it.
    pub(super) fn example(&mut self, table: usize, points: i128) -> Name {
        let name = self.signed(table, points);
        self.unknowns[name].is_example = true;
        name
    }

    /// A number that everybody knows.
    pub(super) fn constant(&mut self, table: usize, value: u64) -> Name {
        let value = i64::try_from(value).unwrap_or(i64::MAX);
        self.unknowns.push(Unknown { low: value, high: value, truth: value, table, of: Of::Neither, is_example: false });
        self.unknowns.len() - 1
    }

    /// What says that people are nobody or no handful.
    pub(super) fn none_or_many(&mut self, table: usize, people: &Sum, threshold: i64) -> [Fact; 2] {
        let most: i64 = people.0.iter().map(|(name, _)| self.unknowns[*name].high).fold(0, i64::saturating_add);
        let is_any = self.truth(people) > 0;
        let is_any = Sum::from(self.flag(table, is_any));
        [
            Fact::at_least(people.clone().plus(-threshold, &is_any), 0),
            Fact::no_more_than(people.clone(), Sum::default().plus(most, &is_any)),
        ]
    }

    /// The blocks of a table and of all earlier releases.
    pub(super) fn around(&self, table: usize) -> Vec<usize> {
        std::iter::once(self.tables[table].block).chain(self.earlier_blocks.iter().copied()).collect()
    }

    /// The value of a sum as it really is.
    pub(super) fn truth(&self, sum: &Sum) -> i128 {
        sum.0.iter().map(|(name, weight)| i128::from(self.unknowns[*name].truth) * i128::from(*weight)).sum()
    }

    /// Everything as it really is.
    pub(super) fn true_world(&self) -> Vec<i64> {
        self.unknowns.iter().map(|unknown| unknown.truth).collect()
    }

    /// Takes in the unknowns of another problem and what everybody knows of them, as one block of that name;
    /// nothing of what it would say, nor of whom it speaks by name. Returns where its unknowns begin.
    pub(super) fn take_in(&mut self, other: Self, block: &str) -> Name {
        let (first, table) = (self.unknowns.len(), self.table(block, None));
        self.earlier_blocks.push(self.tables[table].block);
        self.unknowns.extend(other.unknowns.into_iter().map(|unknown| Unknown { table, ..unknown }));
        self.identities.extend(other.identities.into_iter().map(|fact| Fact { sum: fact.sum.moved(first), ..fact }));
        first
    }

    /// Takes a count up as a figure: shown, a zero, or secret.
    pub(super) fn count(&mut self, table: usize, sum: Sum, kind: Kind, cost: f64) -> Said {
        let truth = self.truth(&sum);
        let most = kind.threshold - 1;
        if let Some(base) = kind.rounding.map(i128::from) {
            if truth <= i128::from(most) {
                self.secrets.push(Secret::new(sum.clone(), table, most));
            }
            let low = truth - truth % base;
            return Said::Statement(self.say(table, vec![Fact::between(sum, low, low + base - 1)], cost));
        }
        if truth == 0 && !kind.zeros_are_secret {
            self.zero_rules.push((table, Fact::exactly(sum, 0)));
            return Said::Zero;
        }
        if !kind.zeros_are_secret {
            self.zero_rules.push((table, Fact::at_least(sum.clone(), 1)));
        }
        if truth <= i128::from(most) {
            self.secrets.push(Secret::new(sum, table, most));
            return Said::Secret;
        }
        Said::Statement(self.say(table, vec![Fact::exactly(sum, truth)], cost))
    }

    /// Takes up what a figure would say.
    pub(super) fn say(&mut self, table: usize, facts: Vec<Fact>, cost: f64) -> StatementId {
        self.statements.push(Statement { facts, table, cost });
        self.statements.len() - 1
    }

    /// A count that is not a figure of its own, such as how many are left, but tells as much.
    pub(super) fn guard(&mut self, table: usize, sum: Sum, kind: Kind) {
        let truth = self.truth(&sum);
        let most = kind.threshold - 1;
        self.guarded.push((table, sum.clone(), kind));
        if truth <= i128::from(most) && (truth > 0 || kind.zeros_are_secret) {
            self.secrets.push(Secret::new(sum, table, most));
        }
    }
}

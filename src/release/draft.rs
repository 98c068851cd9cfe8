//! A release on its way: what it would show, and the problem that decides what it may.

use std::sync::Arc;

use super::measured::Range;
use super::policy::{Kind, Policy};
use super::problem::{Fact, Name, Problem, Said, Sum};
use super::protection::{Gap, GoOn, Protection};
use super::weights;
use crate::figure::{Counted, Figure, FigureOccasion, Statistic, Status};

/// The figures of a release, in their order, with the problem that they share.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) policy: Policy,
    pub(super) problem: Problem,
    lines: Vec<Line>,
    group: Arc<str>,
    measure: Arc<str>,
    occasion: FigureOccasion,
    /// People whom no figure is about by name: their counts must be safe all the same.
    pub(super) is_rest: bool,
    /// No earlier release tells of some of the same people.
    pub(super) is_alone: bool,
}

/// The place of a figure in its draft.
pub(super) type LineId = usize;

#[derive(Debug)]
struct Line {
    group: Arc<str>,
    measure: Arc<str>,
    occasion: FigureOccasion,
    statistic: Statistic,
    declared: Declared,
    shown: Shown,
    /// The figure that is the denominator.
    of: Option<LineId>,
    is_hidden: bool,
}

/// Group, measure, occasion and statistic.
pub(super) type FigureName = (Arc<str>, Arc<str>, FigureOccasion, Statistic);

/// What a figure means, whatever its number: no line is without.
#[derive(Clone, Debug)]
pub(super) enum Declared {
    /// People.
    Count { table: usize, sum: Sum, kind: Kind },
    /// A joint sum of a score, of so many people.
    Joint { range: Range, sum: Sum, n: Name, threshold: i64 },
    /// How a joint sum changed from start to exit.
    Change { range: Range, sums: [Sum; 2], n: Name, threshold: i64 },
    /// One if even the first is not negative, zero if even the second is.
    Verdict { least: Sum, most: Sum },
    /// It is worked out of other figures.
    Follows,
}

impl Declared {
    /// What a reader who knows the rules concludes from the number that is shown.
    pub(super) fn says(&self, value: f64) -> Vec<Fact> {
        match self {
            Self::Count { sum, kind, .. } => {
                let base = kind.rounding.unwrap_or(1);
                vec![Fact::between(sum.clone(), whole(value), whole(value) + i128::from(base) - 1)]
            }
            // no form, no conclusion
            Self::Joint { sum, .. } if sum.is_empty() => Vec::new(),
            Self::Joint { range, sum, n, threshold } => {
                [vec![range.rounded_from(sum.clone(), whole(range.in_units(value)))], range.inside(sum, *n, *threshold)].concat()
            }
            Self::Change { sums: [start, _], .. } if start.is_empty() => Vec::new(),
            Self::Change { range, sums: [start, exit], n, threshold } => {
                let change = exit.clone().minus(start);
                [vec![range.rounded_from(change, whole(range.in_units(value)))], range.inside(exit, *n, *threshold)].concat()
            }
            Self::Verdict { least, .. } if value > 0.0 => vec![Fact::at_least(least.clone(), 0)],
            Self::Verdict { most, .. } => vec![Fact::no_more_than(most.clone(), Sum::default()).strictly()],
            Self::Follows => Vec::new(),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "counts, and sums in units, are far below 2^53")]
fn whole(value: f64) -> i128 {
    value.round() as i128
}

/// What a figure shows.
#[derive(Clone, Debug)]
enum Shown {
    /// A count as it is, or rounded down.
    Count {
        table: usize,
        said: Said,
        value: f64,
    },
    /// A number that stands for all those near it.
    Rounded {
        statement: usize,
        value: f64,
    },
    /// The same as another figure.
    Same(LineId),
    /// A part of a whole that is large enough.
    Share {
        part: LineId,
        whole: LineId,
        least: f64,
    },
    /// Two figures together.
    Together(LineId, LineId),
    /// One figure by a count of people.
    Per {
        sum: LineId,
        n: LineId,
        decimals: i32,
    },
    /// What a total leaves beside the parts that are shown.
    Rest {
        total: LineId,
        parts: Vec<LineId>,
    },
    /// The fewest people who are this part of a whole.
    Target {
        whole: LineId,
        part: u32,
        of: u32,
    },
    /// What everybody knows.
    Constant(f64),
    /// Nothing but how far it may be from numbers that are shown.
    Between {
        statement: usize,
        range: [u64; 2],
    },
    Nothing,
}

impl Draft {
    pub(super) fn new(policy: Policy) -> Self {
        Self {
            policy,
            problem: Problem::default(),
            lines: Vec::new(),
            group: "all".into(),
            measure: "".into(),
            occasion: FigureOccasion::All,
            is_rest: false,
            is_alone: true,
        }
    }

    /// Whom the next figures are about; nobody by name if there is none.
    pub(super) fn of_group(&mut self, group: Option<&str>) {
        self.is_rest = group.is_none();
        self.group = group.unwrap_or_default().into();
    }

    /// What the next figures are about.
    pub(super) fn at(&mut self, measure: &str, occasion: FigureOccasion) {
        self.measure = measure.into();
        self.occasion = occasion;
    }

    /// A table of a measure, of whom the next figures are about.
    pub(super) fn table(&mut self, measure: &str) -> usize {
        let group = (&*self.group != "all").then_some(&*self.group);
        self.problem.table(measure, group)
    }

    fn line(&mut self, statistic: Statistic, declared: Declared, shown: Shown, of: Option<LineId>) -> LineId {
        self.lines.push(Line {
            declared,
            group: self.group.clone(),
            measure: self.measure.clone(),
            occasion: self.occasion,
            statistic,
            shown,
            of,
            is_hidden: self.is_rest || !statistic.may_be_released(),
        });
        self.lines.len() - 1
    }

    /// A count of people.
    pub(super) fn count(
        &mut self,
        statistic: impl Into<Statistic>,
        table: usize,
        sum: impl Into<Sum>,
        kind: Kind,
        cost: f64,
        of: Option<LineId>,
    ) -> LineId {
        let statistic = statistic.into();
        let sum = sum.into();
        let truth = self.problem.truth(&sum);
        let declared = Declared::Count { table, sum: sum.clone(), kind };
        if self.is_rest {
            self.problem.guard(table, sum, kind);
            return self.line(statistic, declared, Shown::Nothing, of);
        }
        let said = self.problem.count(table, sum, kind, cost);
        let truth = kind.rounding.map_or(truth, |base| truth - truth % i128::from(base));
        self.line(statistic, declared, Shown::Count { table, said, value: float(truth) }, of)
    }

    /// Categories of which each person has one, together, and their share. Where they are few, or few of the whole are
    /// left, they are not told and are no secret of their own: each of them is one.
    pub(super) fn merged(&mut self, of: Counted, table: usize, sum: Sum, cost: f64, (whole, whole_line): (&Sum, LineId)) {
        let kind = self.policy.ordinary();
        let left = whole.clone().minus(&sum);
        let is_few = |sum: &Sum| kind.rounding.is_none() && (1..i128::from(kind.threshold)).contains(&self.problem.truth(sum));
        // nobody of a few is as little of a secret as in each of the parts
        let is_nobody = self.problem.truth(&sum) == 0;
        let part = if is_few(&sum) || (!is_nobody && is_few(&left)) {
            self.line(of.into(), Declared::Count { table, sum, kind }, Shown::Nothing, Some(whole_line))
        } else {
            self.problem.guard(table, left, kind);
            self.count(of, table, sum, kind, cost, Some(whole_line))
        };
        self.share(Statistic::Share(of), part, whole_line, kind);
    }

    /// A count of people that is not told.
    pub(super) fn withheld(&mut self, statistic: Statistic, table: usize, sum: Sum) -> LineId {
        let kind = self.policy.ordinary();
        self.line(statistic, Declared::Count { table, sum, kind }, Shown::Nothing, None)
    }

    /// A figure that is shown to nobody in any release of this cohort.
    pub(super) fn suppressed(&mut self, statistic: Statistic, of: Option<LineId>) -> LineId {
        self.line(statistic, Declared::Follows, Shown::Nothing, of)
    }

    /// Its share of a whole.
    pub(super) fn share(&mut self, statistic: impl Into<Statistic>, part: LineId, whole: LineId, kind: Kind) -> LineId {
        #[expect(clippy::cast_precision_loss, reason = "a threshold is small")]
        let least = kind.denominator as f64;
        // a share of a number that is rounded down would be too high
        let shown = if self.policy.rounding().is_some() { Shown::Nothing } else { Shown::Share { part, whole, least } };
        self.line(statistic.into(), Declared::Follows, shown, Some(whole))
    }

    /// A count and its share.
    pub(super) fn counted(
        &mut self,
        of: Counted,
        table: usize,
        sum: impl Into<Sum>,
        kind: Kind,
        cost: f64,
        whole: LineId,
    ) -> LineId {
        let part = self.count(of, table, sum, kind, cost, Some(whole));
        self.share(Statistic::Share(of), part, whole, kind);
        part
    }

    /// A joint sum, rounded, or a verdict; none where it is suppressed whatever else is shown.
    pub(super) fn declare(
        &mut self,
        statistic: Statistic,
        table: usize,
        declared: Declared,
        value: Option<f64>,
        cost: f64,
        of: Option<LineId>,
    ) -> LineId {
        let Some(value) = value.filter(|_| !self.is_rest) else {
            return self.line(statistic, declared, Shown::Nothing, of);
        };
        let statement = self.problem.say(table, declared.says(value), cost);
        self.line(statistic, declared, Shown::Rounded { statement, value }, of)
    }

    /// A number of people that is told no closer than this range, with what that says.
    pub(super) fn between(&mut self, statistic: Statistic, table: usize, sum: Sum, difference: Fact, range: [u64; 2]) -> LineId {
        if self.is_rest {
            return self.withheld(statistic, table, sum);
        }
        let [low, high] = range.map(i128::from);
        let statement = self.problem.say(table, vec![Fact::between(sum.clone(), low, high), difference], weights::RANGE);
        let declared = Declared::Count { table, sum, kind: self.policy.ordinary() };
        self.line(statistic, declared, Shown::Between { statement, range }, None)
    }

    /// A count that other figures need, and that is none itself.
    pub(super) fn hide(&mut self, line: LineId) {
        self.lines[line].is_hidden = true;
    }

    /// What holds of everybody, unless it does not hold here.
    pub(super) fn law(&mut self, fact: Fact) {
        if fact.holds(&self.problem.true_world()) {
            self.problem.identities.push(fact);
        }
    }

    /// What follows from speaking of a group by name, or of nobody by name, unless it does not hold here.
    pub(super) fn size(&mut self, group: Option<&str>, fact: Fact) {
        if fact.holds(&self.problem.true_world()) {
            self.problem.sizes.push((group.map(Arc::from), fact));
        }
    }

    pub(super) fn same(&mut self, statistic: Statistic, line: LineId) -> LineId {
        let of = self.lines[line].of;
        self.line(statistic, Declared::Follows, Shown::Same(line), of)
    }

    pub(super) fn together(&mut self, statistic: Statistic, declared: Declared, line: LineId, other: LineId) -> LineId {
        let of = self.lines[line].of;
        self.line(statistic, declared, Shown::Together(line, other), of)
    }

    /// A sum by people, with as many decimals.
    pub(super) fn per(&mut self, statistic: Statistic, sum: LineId, n: LineId, decimals: i32) -> LineId {
        // people rounded down would make every mean too high
        let shown = if self.policy.rounding().is_some() { Shown::Nothing } else { Shown::Per { sum, n, decimals } };
        self.line(statistic, Declared::Follows, shown, Some(n))
    }

    /// The parts that are suppressed, together, if their total is shown.
    pub(super) fn rest(&mut self, statistic: Statistic, total: LineId, parts: Vec<LineId>) -> LineId {
        self.line(statistic, Declared::Follows, Shown::Rest { total, parts }, Some(total))
    }

    /// How many of a whole a target asks for; nothing where the whole is rounded.
    pub(super) fn target(&mut self, statistic: Statistic, whole: LineId, [part, of]: [u32; 2]) -> LineId {
        let shown = if self.policy.rounding().is_some() { Shown::Nothing } else { Shown::Target { whole, part, of } };
        self.line(statistic, Declared::Follows, shown, Some(whole))
    }

    pub(super) fn constant(&mut self, statistic: Statistic, value: f64, of: Option<LineId>) -> LineId {
        self.line(statistic, Declared::Follows, Shown::Constant(value), of)
    }

    /// People in classes that are all there are: one unknown for each class.
    pub(super) fn classes(&mut self, table: usize, whole: &Sum, truths: &[u64]) -> Vec<Name> {
        let among = truths.iter().sum::<u64>().max(u64::try_from(self.problem.truth(whole)).unwrap_or(0));
        let names: Vec<Name> = truths.iter().map(|truth| self.problem.people(table, *truth, among)).collect();
        self.problem.identities.push(Fact::equal(Sum::of(names.iter().copied()), whole.clone()));
        names
    }

    /// The groups of a breakdown and the rest are everyone: number by number, in the same order.
    pub(super) fn add_up(&mut self, whole: &[Name], parts: &[Vec<Name>]) {
        for (place, whole) in whole.iter().enumerate() {
            let parts = Sum::of(parts.iter().filter_map(|part| part.get(place)).copied());
            self.problem.identities.push(Fact::equal(parts, *whole));
        }
    }

    /// Its figures by name: who, of what, when, which, and what that means.
    pub(super) fn declared(&self) -> impl Iterator<Item = (FigureName, &Declared)> {
        self.lines
            .iter()
            .filter(|line| !line.is_hidden)
            .map(|line| ((line.group.clone(), line.measure.clone(), line.occasion, line.statistic), &line.declared))
    }

    /// Decides what is shown.
    ///
    /// # Errors
    ///
    /// [`Gap`] names a table whose counts nothing protects.
    pub(super) fn decided(self, go_on: GoOn<'_>) -> Result<Decided, Gap> {
        let protection = Protection::of(&self.problem, go_on)?;
        Ok(Decided { draft: self, protection })
    }

    /// The same with nothing shown.
    pub(super) fn silent(self) -> Decided {
        let protection = Protection::silent(&self.problem);
        Decided { draft: self, protection }
    }
}

/// A draft of which it is known what it may show.
#[derive(Debug)]
pub(super) struct Decided {
    draft: Draft,
    protection: Protection,
}

impl Decided {
    /// There was time for all of it; otherwise nothing is shown.
    pub(super) fn is_settled(&self) -> bool {
        self.protection.is_settled()
    }

    /// What is suppressed, with the proof.
    #[cfg(feature = "qualify")]
    pub(super) fn into_proof(self) -> super::proof::Proof {
        super::proof::Proof::of(self.draft.problem, self.protection)
    }

    fn value(&self, line: LineId) -> Option<f64> {
        match &self.draft.lines[line].shown {
            Shown::Count { table, said, value } => self.protection.shows(*table, *said).then_some(*value),
            Shown::Rounded { statement, value } => self.protection.shows_statement(*statement).then_some(*value),
            Shown::Same(line) => self.value(*line),
            Shown::Share { part, whole, least } => {
                let [part, whole] = [self.value(*part)?, self.value(*whole)?];
                (whole >= *least).then(|| part / whole)
            }
            Shown::Together(line, other) => Some(self.value(*line)? + self.value(*other)?),
            Shown::Per { sum, n, decimals } => {
                let unit = 10_f64.powi(*decimals);
                let [sum, n] = [self.value(*sum)?, self.value(*n)?];
                Some((sum / n * unit).round() / unit)
            }
            // what rounded parts leave of a rounded total is nobody's number
            Shown::Rest { .. } if self.draft.policy.rounding().is_some() => None,
            Shown::Rest { total, parts } => {
                let suppressed = parts.iter().filter(|part| self.value(**part).is_none()).count();
                let shown: f64 = parts.iter().filter_map(|part| self.value(*part)).sum();
                (suppressed > 0).then_some(self.value(*total)? - shown)
            }
            Shown::Target { whole, part, of } => Some((self.value(*whole)? * f64::from(*part) / f64::from(*of) - 1e-9).ceil()),
            Shown::Constant(value) => Some(*value),
            Shown::Between { .. } | Shown::Nothing => None,
        }
    }

    fn between(&self, line: LineId) -> Option<[u64; 2]> {
        match self.draft.lines[line].shown {
            Shown::Between { statement, range } => self.protection.shows_statement(statement).then_some(range),
            Shown::Same(line) => self.between(line),
            _ => None,
        }
    }

    /// The figures of the groups, in the order in which they were drafted.
    pub(super) fn figures(&self) -> impl Iterator<Item = Figure> + '_ {
        let reason: Arc<str> = REASON.into();
        self.draft.lines.iter().enumerate().filter(|(_, line)| !line.is_hidden).filter_map(move |(id, line)| {
            let value = self.value(id);
            // nothing is left over where nothing is suppressed
            if value.is_none() && matches!(line.shown, Shown::Rest { .. }) {
                return None;
            }
            // a number of people is of itself
            let whole = line.of.map_or(value, |of| self.value(of));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
            Some(Figure {
                group: line.group.clone(),
                measure: line.measure.clone(),
                occasion: line.occasion,
                statistic: line.statistic,
                value,
                n: whole.map(|n| n as u64),
                between: self.between(id),
                status: if value.is_some() { Status::Ok } else { Status::Suppressed },
                reason: value.is_none().then(|| reason.clone()),
            })
        })
    }
}

const REASON: &str = "suppressed: too few people, or others could be worked out from it";

#[expect(clippy::cast_precision_loss, reason = "counts and sums of a release are far below 2^53")]
pub(super) fn float(value: i128) -> f64 {
    value as f64
}

//! Puts figures together.

use std::collections::BTreeMap;

use super::figures::Kept;
use super::{Counted, Estimated, FigureOccasion, Figures, Statistic, Status};
use crate::stats::{Estimate, Undefined, holm, wilson95};

/// The figures of one group so far, and what the next ones are about.
pub(super) struct Collector<'f> {
    group: String,
    measure: u32,
    occasion: FigureOccasion,
    figures: &'f mut Figures,
}

impl<'f> Collector<'f> {
    pub(super) fn new(group: &str, figures: &'f mut Figures) -> Self {
        figures.open(group);
        Self { group: group.into(), measure: 0, occasion: FigureOccasion::All, figures }
    }

    /// What the next figures are about.
    pub(super) fn at(&mut self, measure: &str, occasion: FigureOccasion) {
        self.measure = self.figures.last().0.number(measure);
        self.occasion = occasion;
    }

    pub(super) fn group(&self) -> &str {
        &self.group
    }

    fn push(&mut self, statistic: Statistic, value: Result<f64, Undefined>, n: u64, reason: Option<&str>) {
        // nobody has not changed by zero
        let value = if n == 0 && self.occasion == FigureOccasion::Change && !counts_people(statistic) {
            value.and(Err(Undefined::NoData))
        } else {
            value
        };
        // what a caller brings may not be a number, or make none
        let value = value.and_then(|value| if value.is_finite() { Ok(value) } else { Err(Undefined::OutOfRange) });
        let (measure, occasion) = (self.measure, self.occasion);
        let (_, reasons, figures) = self.figures.last();
        let reason = match (reason, value) {
            (Some(reason), _) => reasons.number(reason),
            (None, Err(why)) => reasons.number(&why.to_string()),
            (None, Ok(_)) => Kept::NO_REASON,
        };
        let status = if value.is_ok() { Status::Ok } else { Status::Undefined };
        figures.push(Kept { value: value.unwrap_or_default(), n, measure, reason, statistic, occasion, status });
    }

    /// A number, or why there is none.
    pub(super) fn number(&mut self, statistic: impl Into<Statistic>, value: Result<f64, Undefined>, n: u64) {
        self.push(statistic.into(), value, n, None);
    }

    /// A number with something to bear in mind.
    pub(super) fn cautioned(&mut self, statistic: Statistic, value: Result<f64, Undefined>, n: u64, caution: Option<&str>) {
        self.push(statistic, value, n, caution.filter(|_| value.is_ok_and(f64::is_finite)));
    }

    /// No number, for a reason of its own.
    pub(super) fn undefined(&mut self, statistic: impl Into<Statistic>, n: u64, why: &str) {
        self.push(statistic.into(), Err(Undefined::NoData), n, Some(why));
    }

    /// A count.
    pub(super) fn count(&mut self, statistic: impl Into<Statistic>, count: u64, n: u64) {
        self.number(statistic, Ok(float(count)), n);
    }

    /// A count and its share of `n`.
    pub(super) fn count_and_share(&mut self, of: Counted, count: u64, n: u64) {
        self.count(of, count, n);
        let share = if n == 0 { Err(Undefined::NoData) } else { Ok(float(count) / float(n)) };
        self.number(Statistic::Share(of), share, n);
    }

    /// A count, its share of `n`, and the Wilson interval of that.
    pub(super) fn share(&mut self, of: Counted, count: u64, n: u64) {
        self.count(of, count, n);
        let names = [Statistic::Share(of), Statistic::ShareLow(of), Statistic::ShareHigh(of)];
        self.named_share(names, count, n);
    }

    /// The share `count` of `n` with its Wilson interval.
    pub(super) fn share_alone(&mut self, of: Estimated, count: u64, n: u64) {
        self.named_share([Statistic::Value(of), Statistic::Low(of), Statistic::High(of)], count, n);
    }

    fn named_share(&mut self, [value, low, high]: [Statistic; 3], count: u64, n: u64) {
        let share = if n == 0 { Err(Undefined::NoData) } else { Ok(float(count) / float(n)) };
        let ends = share.and_then(|_| wilson95(count, n));
        // where there is no interval the share goes, too
        self.number(value, ends.and(share), n);
        self.number(low, ends.map(|[low, _]| low), n);
        self.number(high, ends.map(|[_, high]| high), n);
    }

    /// A number with the ends of its interval.
    pub(super) fn interval(&mut self, of: Estimated, estimate: Result<Estimate, Undefined>, n: u64) {
        self.number(of, estimate.map(|estimate| estimate.value), n);
        self.ends(of, estimate.map(|estimate| [estimate.low, estimate.high]), n);
    }

    /// The ends of an interval.
    pub(super) fn ends(&mut self, of: Estimated, ends: Result<[f64; 2], Undefined>, n: u64) {
        self.number(Statistic::Low(of), ends.map(|[low, _]| low), n);
        self.number(Statistic::High(of), ends.map(|[_, high]| high), n);
    }

    /// Takes back every number of the measures that begin like one of these.
    pub(super) fn take_back(&mut self, measures: &[String], why: &str) {
        let (names, reasons, figures) = self.figures.last();
        let reason = reasons.number(why);
        let is_of: Vec<bool> = names.iter().map(|name| measures.iter().any(|of| name.starts_with(of.as_str()))).collect();
        for kept in figures.iter_mut().filter(|kept| is_of[kept.measure as usize]) {
            (kept.status, kept.reason) = (Status::Undefined, reason);
        }
    }

    /// Puts the Holm-adjusted p beside each p of this name: the tests of one
    /// group and one questionnaire, one for each measure, are a family.
    pub(super) fn adjust(&mut self, p: Statistic, adjusted_p: Statistic) {
        let (names, _, figures) = self.figures.last();
        let questionnaires: Vec<&str> = names.iter().map(|name| name.split('.').next().unwrap_or_default()).collect();
        let of = |kept: &Kept| questionnaires[kept.measure as usize];
        let mut families: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for kept in figures.iter().filter(|kept| kept.statistic == p) {
            families.entry(of(kept)).or_default().extend((kept.status == Status::Ok).then_some(kept.value));
        }
        let mut adjusted: BTreeMap<&str, _> = families.into_iter().map(|(of, family)| (of, holm(&family).into_iter())).collect();
        let with_adjusted = figures.drain(..).flat_map(|kept| {
            let beside = (kept.statistic == p).then(|| {
                let value = (kept.status == Status::Ok).then(|| adjusted.get_mut(of(&kept))?.next()).flatten();
                Kept { statistic: adjusted_p, value: value.unwrap_or_default(), ..kept }
            });
            std::iter::once(kept).chain(beside)
        });
        *figures = with_adjusted.collect();
    }

    /// No figure of the group comes any more.
    pub(super) fn finish(self) {
        self.figures.close();
    }
}

/// It says how many people there are, which may be none, and nothing of their change.
const fn counts_people(statistic: Statistic) -> bool {
    matches!(statistic, Statistic::N | Statistic::Missing | Statistic::StartOnly | Statistic::ExitOnly)
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "a cohort holds at most 2^40 rows, sums of counts are below 2^53")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}

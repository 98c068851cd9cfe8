//! Puts figures together.

use std::collections::BTreeMap;

use super::figure::{Figure, FigureOccasion, Status};
use crate::stats::{Estimate, Undefined, holm, wilson95};

/// The figures of one group so far, and what the next ones are about.
pub(super) struct Collector {
    group: String,
    measure: String,
    occasion: FigureOccasion,
    figures: Vec<Figure>,
}

impl Collector {
    pub(super) fn new(group: &str) -> Self {
        Self { group: group.into(), measure: String::new(), occasion: FigureOccasion::All, figures: Vec::new() }
    }

    /// What the next figures are about.
    pub(super) fn at(&mut self, measure: &str, occasion: FigureOccasion) {
        self.measure.clear();
        self.measure.push_str(measure);
        self.occasion = occasion;
    }

    pub(super) fn group(&self) -> &str {
        &self.group
    }

    fn push(&mut self, statistic: &str, value: Result<f64, Undefined>, n: u64, caution: Option<&str>) {
        // what a caller brings may be no number, or make none
        let value = value.and_then(|value| if value.is_finite() { Ok(value) } else { Err(Undefined::OutOfRange) });
        let reason = value.err().map(|why| why.to_string()).or_else(|| caution.map(str::to_owned));
        self.figures.push(Figure {
            group: self.group.clone(),
            measure: self.measure.clone(),
            occasion: self.occasion,
            statistic: statistic.into(),
            value: value.ok(),
            n: Some(n),
            between: None,
            status: if value.is_ok() { Status::Ok } else { Status::Undefined },
            reason,
        });
    }

    /// A number, or why there is none.
    pub(super) fn number(&mut self, statistic: &str, value: Result<f64, Undefined>, n: u64) {
        self.push(statistic, value, n, None);
    }

    /// A number with something to bear in mind.
    pub(super) fn cautioned(&mut self, statistic: &str, value: Result<f64, Undefined>, n: u64, caution: Option<&str>) {
        self.push(statistic, value, n, caution);
    }

    /// No number, for a reason of its own.
    pub(super) fn undefined(&mut self, statistic: &str, n: u64, why: &str) {
        self.push(statistic, Err(Undefined::NoData), n, None);
        if let Some(figure) = self.figures.last_mut() {
            figure.reason = Some(why.to_owned());
        }
    }

    /// A count.
    pub(super) fn count(&mut self, statistic: &str, count: u64, n: u64) {
        self.number(statistic, Ok(float(count)), n);
    }

    /// A count and its share of `n`.
    pub(super) fn count_and_share(&mut self, statistic: &str, count: u64, n: u64) {
        self.count(statistic, count, n);
        let share = if n == 0 { Err(Undefined::NoData) } else { Ok(float(count) / float(n)) };
        self.number(&format!("{statistic}_share"), share, n);
    }

    /// A count, its share of `n`, and the Wilson interval of that.
    pub(super) fn share(&mut self, statistic: &str, count: u64, n: u64) {
        self.count(statistic, count, n);
        self.share_alone(&format!("{statistic}_share"), count, n);
    }

    /// The share `count` of `n` with its Wilson interval.
    pub(super) fn share_alone(&mut self, statistic: &str, count: u64, n: u64) {
        let share = if n == 0 { Err(Undefined::NoData) } else { Ok(float(count) / float(n)) };
        self.interval(statistic, share.and_then(|value| wilson95(count, n).map(|[low, high]| Estimate { value, low, high })), n);
    }

    /// A number with the ends of its interval.
    pub(super) fn interval(&mut self, statistic: &str, estimate: Result<Estimate, Undefined>, n: u64) {
        self.number(statistic, estimate.map(|estimate| estimate.value), n);
        self.ends(statistic, estimate.map(|estimate| [estimate.low, estimate.high]), n);
    }

    /// The ends of an interval.
    pub(super) fn ends(&mut self, statistic: &str, ends: Result<[f64; 2], Undefined>, n: u64) {
        for (place, end) in ["low", "high"].into_iter().enumerate() {
            self.number(&format!("{statistic}_{end}"), ends.map(|ends| ends[place]), n);
        }
    }

    /// Takes back every number of the measures that begin like one of these.
    pub(super) fn withhold(&mut self, measures: &[String], why: &str) {
        let is_of = |figure: &&mut Figure| measures.iter().any(|of| figure.measure.starts_with(of.as_str()));
        for figure in self.figures.iter_mut().filter(is_of) {
            (figure.value, figure.status, figure.reason) = (None, Status::Undefined, Some(why.to_owned()));
        }
    }

    /// Puts the Holm-adjusted p beside each p of this name: the tests of one
    /// group and one questionnaire, one for each measure, are a family.
    pub(super) fn adjust(&mut self, statistic: &str) {
        let mut families: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for figure in self.figures.iter().filter(|figure| figure.statistic == statistic) {
            families.entry(questionnaire(figure).to_owned()).or_default().extend(figure.value);
        }
        let mut adjusted: BTreeMap<String, _> =
            families.into_iter().map(|(of, family)| (of, holm(&family).into_iter())).collect();
        let mut figures = Vec::with_capacity(self.figures.len() + adjusted.len());
        for figure in self.figures.drain(..) {
            let beside = (figure.statistic == statistic).then(|| Figure {
                statistic: format!("{statistic}_holm"),
                value: figure.value.and_then(|_| adjusted.get_mut(questionnaire(&figure))?.next()),
                ..figure.clone()
            });
            figures.push(figure);
            figures.extend(beside);
        }
        self.figures = figures;
    }

    pub(super) fn into_figures(self) -> Vec<Figure> {
        self.figures
    }
}

/// The questionnaire that a figure is of.
fn questionnaire(figure: &Figure) -> &str {
    figure.measure.split('.').next().unwrap_or_default()
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "a cohort holds at most 2^40 rows, sums of counts are below 2^53")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}

//! The figures of a cohort.

use super::figure::{Figure, FigureOccasion, Status};
use crate::dataset::Occasion;
use crate::eq5d5l::ValueSet;
use crate::instrument::{Better, Exact, Label};
use crate::tally::{Cohort, Distribution, Measure, MeasureTally, Pairs};

/// An internal report: every figure exact, for those who may see the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What was measured.
    pub measures: Vec<Measure>,
    /// The figures, in the order of the measures.
    pub figures: Vec<Figure>,
    /// People with an answer at this occasion, start and exit.
    pub people: [u64; 2],
    /// People with an answer at each occasion.
    pub pairs: u64,
    /// Rows left out because a person had several for this occasion, start and exit.
    pub duplicate_rows: [u64; 2],
    /// The table tells start and exit apart; without that there is no change.
    pub has_occasions: bool,
    /// The data are invented.
    pub invented: bool,
    /// How missing answers of keyed sums were treated.
    pub missing_rule: String,
    /// The value sets that the index values come from.
    pub value_sets: Vec<ValueSetUsed>,
    /// Who owns the instruments and what their scores may be used for.
    pub notices: Vec<Label>,
}

/// A value set as a report names it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct ValueSetUsed {
    /// Its id.
    pub id: String,
    /// Whose preferences these are, and how they were elicited.
    pub description: String,
    /// The publication.
    pub citation: String,
    /// The digital object identifier.
    pub doi: String,
}

impl From<&ValueSet> for ValueSetUsed {
    fn from(set: &ValueSet) -> Self {
        let mut description = vec![set.population().to_owned(), set.verification().describe()];
        if set.method() != "not verified" {
            description.insert(1, set.method().to_owned());
        }
        description.retain(|part| !part.is_empty());
        Self {
            id: set.id().into(),
            description: description.join(", "),
            citation: set.source().citation.to_string(),
            doi: set.source().doi.to_string(),
        }
    }
}

impl Report {
    /// The internal report of a cohort; where the table does not tell start
    /// and exit apart, everyone is at start and there are no figures of change.
    #[must_use]
    pub fn internal(cohort: &Cohort, has_occasions: bool) -> Self {
        let counted = cohort.counted();
        let measures = cohort.measures().iter().zip(counted.tally.measures());
        let figures = measures.flat_map(|(measure, tally)| figures(measure, tally, counted.duplicate_rows, has_occasions));
        Self {
            measures: cohort.measures().to_vec(),
            figures: figures.collect(),
            people: counted.people,
            pairs: counted.pairs,
            duplicate_rows: counted.duplicate_rows,
            has_occasions,
            invented: false,
            missing_rule: String::new(),
            value_sets: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// One figure.
    #[must_use]
    pub fn figure(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> Option<&Figure> {
        self.figures
            .iter()
            .find(|figure| figure.measure == measure && figure.occasion == occasion && figure.statistic == statistic)
    }
}

/// The figures of one measure.
fn figures(measure: &Measure, tally: &MeasureTally, duplicates: [u64; 2], has_occasions: bool) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (occasion, duplicates) in Occasion::BOTH.into_iter().zip(duplicates).take(if has_occasions { 2 } else { 1 }) {
        at_occasion(measure, tally.at(occasion), duplicates, &mut adder(measure, occasion.into(), &mut figures));
    }
    if !has_occasions {
        return figures;
    }
    change(measure, tally.pairs(), &mut adder(measure, FigureOccasion::Change, &mut figures));
    figures
}

/// Adds a figure from a statistic, its value and its denominator.
fn adder<'a>(
    measure: &'a Measure,
    occasion: FigureOccasion,
    figures: &'a mut Vec<Figure>,
) -> impl FnMut(&str, Option<f64>, u64) + use<'a> {
    move |statistic, value, n| {
        figures.push(Figure {
            group: "all".into(),
            measure: measure.id.clone(),
            occasion,
            statistic: statistic.into(),
            value,
            n,
            status: if value.is_some() { Status::Ok } else { Status::Undefined },
        });
    }
}

fn at_occasion(measure: &Measure, scores: &Distribution, duplicates: u64, add: &mut impl FnMut(&str, Option<f64>, u64)) {
    let n = scores.n();
    let rows = n + scores.missing() + scores.invalid();
    add("n", Some(count(n)), n);
    add("missing", Some(count(scores.missing())), rows);
    add("invalid", Some(count(scores.invalid())), rows);
    add("duplicate", Some(count(duplicates)), rows + duplicates);
    add("sum", Some(scores.sum()), n);
    add("mean", scores.mean(), n);
    if let Some([min, max]) = measure.levels {
        let at = |level: u8| scores.count(Exact::integer(level.into()));
        for level in min..=max {
            add(&format!("level_{level}"), Some(count(at(level))), n);
        }
        let none = match measure.better {
            Better::Lower => min,
            Better::Higher => max,
        };
        add("any_problem", Some(count(n - at(none))), n);
    }
}

fn change(measure: &Measure, pairs: &Pairs, add: &mut impl FnMut(&str, Option<f64>, u64)) {
    let n = pairs.n();
    let [start, exit] = pairs.sums();
    let [improved, unchanged, worsened] = pairs.changes(measure.better);
    add("n", Some(count(n)), n);
    add("sum_start", Some(start), n);
    add("sum_exit", Some(exit), n);
    add("sum", Some(pairs.sum_of_changes()), n);
    if measure.levels.is_none() {
        add("mean", pairs.mean_change(), n);
    }
    add("improved", Some(count(improved)), n);
    add("unchanged", Some(count(unchanged)), n);
    add("worsened", Some(count(worsened)), n);
    if measure.levels.is_some() {
        // probability of superiority: half of those who stayed count
        let superior = Exact::new(i128::from(2 * improved + unchanged), 2).checked_div(n);
        add("ps", superior.map(Exact::to_f64), n);
    }
}

/// A count as the value of a figure.
#[expect(clippy::cast_precision_loss, reason = "nobody counts 2^53 people")]
fn count(count: u64) -> f64 {
    count as f64
}

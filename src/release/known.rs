//! The exact counts that a release is made of.

use std::collections::HashMap;
use std::sync::Arc;

use crate::figure::{FigureOccasion, Figures, Statistic};

/// The exact figures of some people, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(HashMap<Arc<str>, OfMeasure>);

/// The figures of one measure.
type OfMeasure = HashMap<(FigureOccasion, Statistic), f64>;

impl Known {
    pub(super) fn new(figures: &Figures) -> Self {
        let mut known: HashMap<Arc<str>, OfMeasure> = HashMap::new();
        for figure in figures.all() {
            if let Some(value) = figure.value {
                known.entry(figure.measure).or_default().insert((figure.occasion, figure.statistic), value);
            }
        }
        Self(known)
    }

    /// These people without those.
    pub(super) fn without<'a>(&self, others: impl Iterator<Item = &'a Self>) -> Self {
        let mut rest = self.clone();
        for other in others {
            for (measure, figures) in &mut rest.0 {
                let Some(theirs) = other.0.get(measure) else { continue };
                for (key, value) in figures {
                    *value -= theirs.get(key).copied().unwrap_or(0.0);
                }
            }
        }
        rest
    }

    pub(super) fn value(&self, measure: &str, occasion: FigureOccasion, statistic: impl Into<Statistic>) -> Option<f64> {
        self.0.get(measure)?.get(&(occasion, statistic.into())).copied()
    }

    /// A count; zero where there is no such figure.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
    pub(super) fn count(&self, measure: &str, occasion: FigureOccasion, statistic: impl Into<Statistic>) -> u64 {
        self.value(measure, occasion, statistic).map_or(0, |count| count.round().max(0.0) as u64)
    }
}

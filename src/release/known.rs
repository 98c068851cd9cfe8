//! The exact counts that a release is made of.

use std::collections::HashMap;

use crate::figure::{Figure, FigureOccasion};

/// The exact figures of some people, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(HashMap<(String, FigureOccasion, String), f64>);

impl Known {
    pub(super) fn new(figures: &[Figure]) -> Self {
        let named = figures
            .iter()
            .filter_map(|figure| Some(((figure.measure.clone(), figure.occasion, figure.statistic.clone()), figure.value?)));
        Self(named.collect())
    }

    /// These people without those.
    pub(super) fn without<'a>(&self, others: impl Iterator<Item = &'a Self>) -> Self {
        let mut rest = self.clone();
        for other in others {
            for (key, value) in &mut rest.0 {
                *value -= other.0.get(key).copied().unwrap_or(0.0);
            }
        }
        rest
    }

    pub(super) fn value(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> Option<f64> {
        self.0.get(&(measure.to_owned(), occasion, statistic.to_owned())).copied()
    }

    /// A count; zero where there is no such figure.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
    pub(super) fn count(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> u64 {
        self.value(measure, occasion, statistic).map_or(0, |count| count.round().max(0.0) as u64)
    }
}

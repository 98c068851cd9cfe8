//! Figures by name.

use std::collections::HashMap;

use super::figure::{Figure, FigureOccasion};

/// The figures of one group, to be found by measure, occasion and statistic.
pub(super) struct Lookup<'a> {
    figures: HashMap<(&'a str, FigureOccasion, &'a str), &'a Figure>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(figures: &'a [Figure]) -> Self {
        let named = figures.iter().map(|figure| ((&*figure.measure, figure.occasion, &*figure.statistic), figure));
        Self { figures: named.collect() }
    }

    pub(super) fn figure(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> Option<&'a Figure> {
        self.figures.get(&(measure, occasion, statistic)).copied()
    }

    pub(super) fn value(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> Option<f64> {
        self.figure(measure, occasion, statistic)?.value
    }
}

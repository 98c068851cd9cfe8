//! Figures by name.

use std::collections::HashMap;

use super::sections::Shown;
use crate::figure::{Figure, FigureOccasion};

/// The figures of one group, to be found by measure, occasion and statistic.
pub(super) struct Lookup<'a> {
    figures: HashMap<(&'a str, FigureOccasion, &'a str), &'a Figure>,
    all: &'a [Figure],
}

impl<'a> Lookup<'a> {
    pub(super) fn new(figures: &'a [Figure]) -> Self {
        let named = figures.iter().map(|figure| ((&*figure.measure, figure.occasion, &*figure.statistic), figure));
        Self { figures: named.collect(), all: figures }
    }

    pub(super) fn figure(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> Option<&'a Figure> {
        self.figures.get(&(measure, occasion, statistic)).copied()
    }

    /// What a figure comes to where people read it.
    pub(super) fn shown(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> Shown {
        Shown::of(self.figure(measure, occasion, statistic))
    }

    /// All of them, in their order.
    pub(super) fn all(&self) -> &'a [Figure] {
        self.all
    }
}

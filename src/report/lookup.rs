//! Figures by name.

use std::collections::HashMap;
use std::sync::Arc;

use super::shown::Shown;
use crate::figure::{Figure, FigureOccasion, GroupFigures, Statistic};

/// The figures of one group, to be found by measure, occasion and statistic.
#[derive(Default)]
pub(super) struct Lookup {
    all: Vec<Figure>,
    places: HashMap<Arc<str>, HashMap<(FigureOccasion, Statistic), usize>>,
}

impl Lookup {
    pub(super) fn new(figures: GroupFigures<'_>) -> Self {
        let mut lookup = Self { all: figures.all().collect(), places: HashMap::new() };
        for (place, figure) in lookup.all.iter().enumerate() {
            let of_measure = lookup.places.entry(figure.measure.clone()).or_default();
            of_measure.insert((figure.occasion, figure.statistic), place);
        }
        lookup
    }

    pub(super) fn figure(&self, measure: &str, occasion: FigureOccasion, statistic: impl Into<Statistic>) -> Option<&Figure> {
        let place = self.places.get(measure)?.get(&(occasion, statistic.into()))?;
        self.all.get(*place)
    }

    /// What a figure comes to where people read it.
    pub(super) fn shown(&self, measure: &str, occasion: FigureOccasion, statistic: impl Into<Statistic>) -> Shown {
        Shown::of(self.figure(measure, occasion, statistic))
    }

    /// All of them, in their order.
    pub(super) fn all(&self) -> &[Figure] {
        &self.all
    }
}

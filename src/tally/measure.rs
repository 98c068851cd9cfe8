//! What is counted.

use super::{Distribution, Pairs};
use crate::dataset::Occasion;
use crate::instrument::{Answer, Better, Cell, Exact, Label, RowScore, Scorer};

/// A quantity that is counted for a group: an item or an output of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its stable name, such as `eq5d5l.mo` or `soc13.total`.
    pub id: String,
    /// A short name.
    pub label: Label,
    /// The questionnaire's name.
    pub instrument: Label,
    /// Which end is the better one.
    pub better: Better,
    /// The lowest and the highest level, where it is an item.
    pub levels: Option<[u8; 2]>,
    source: Origin,
}

/// Where a measure's value stands in a row's answers and scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Item(usize),
    Cell(usize),
}

impl Measure {
    /// The measures of a questionnaire, of what was [asked](crate::instrument::Definition::asked).
    #[must_use]
    pub fn all_of(scorer: &dyn Scorer, asked: &[bool]) -> Vec<Self> {
        let definition = scorer.definition();
        let asked = |item: usize| asked.get(item).copied().unwrap_or(true);
        let measure = |id: &str, label: &Label, better, levels, source| Self {
            id: format!("{}.{id}", definition.id),
            label: label.clone(),
            instrument: definition.name.clone(),
            better,
            levels,
            source,
        };
        let items = definition.items.iter().enumerate().filter(|(place, _)| asked(*place));
        let items = items.filter_map(|(place, item)| {
            Some(measure(&item.id, &item.label, item.better?, Some([item.min, item.max]), Origin::Item(place)))
        });
        let numbers = scorer.outputs().iter().filter(|output| output.is_number()).enumerate();
        let outputs = numbers.filter_map(|(place, output)| {
            let def = output.measure.as_ref()?;
            // an output that is an item under its own name rests on that item, any other on the first part
            let item = definition.items.iter().position(|item| item.id == output.id);
            asked(item.unwrap_or(0)).then(|| measure(&def.id, &output.label, def.better, None, Origin::Cell(place)))
        });
        items.chain(outputs).collect()
    }

    /// The value of this measure in one row.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub fn of(&self, answers: &[Answer<u8>], score: &RowScore) -> Cell {
        match self.source {
            Origin::Item(place) => answers[place].or_reason().map(|code| Exact::integer(code.into())),
            Origin::Cell(place) => score.cells[place],
        }
    }
}

/// The counts of one measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeasureTally {
    occasions: [Distribution; 2],
    pairs: Pairs,
}

impl MeasureTally {
    /// Everyone at one occasion.
    #[must_use]
    pub fn at(&self, occasion: Occasion) -> &Distribution {
        &self.occasions[occasion.position()]
    }

    /// Those who have a valid score both times.
    #[must_use]
    pub fn pairs(&self) -> &Pairs {
        &self.pairs
    }

    pub(super) fn add(&mut self, occasion: Occasion, cell: Cell) {
        self.occasions[occasion.position()].add(cell);
    }

    pub(super) fn add_pair(&mut self, start: Cell, exit: Cell) {
        if let (Ok(start), Ok(exit)) = (start, exit) {
            self.pairs.add(start, exit);
        }
    }

    fn merge(&mut self, other: &Self) {
        for (own, other) in self.occasions.iter_mut().zip(&other.occasions) {
            own.merge(other);
        }
        self.pairs.merge(&other.pairs);
    }
}

/// The counts of every measure of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    measures: Vec<MeasureTally>,
}

impl Tally {
    pub(super) fn new(measures: usize) -> Self {
        Self { measures: vec![MeasureTally::default(); measures] }
    }

    /// The counts, in the order of the measures.
    #[must_use]
    pub fn measures(&self) -> &[MeasureTally] {
        &self.measures
    }

    pub(super) fn measures_mut(&mut self) -> impl Iterator<Item = &mut MeasureTally> {
        self.measures.iter_mut()
    }

    /// Adds the counts of another part of the group, of the same measures; any order gives the same.
    pub fn merge(&mut self, other: &Self) {
        self.measures.resize_with(self.measures.len().max(other.measures.len()), MeasureTally::default);
        for (own, other) in self.measures.iter_mut().zip(&other.measures) {
            own.merge(other);
        }
    }
}

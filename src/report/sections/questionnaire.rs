//! The measures of one questionnaire.

use crate::figure::Measure;
use crate::ground::Language;

/// The measures of one questionnaire, in their order.
pub(super) struct Questionnaire<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) measures: Vec<&'a Measure>,
}

impl<'a> Questionnaire<'a> {
    /// The questionnaires of a report.
    pub(super) fn all_of(measures: &'a [Measure], language: Language) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for measure in measures {
            let id = measure.id.split('.').next().unwrap_or_default();
            match all.iter_mut().find(|known| known.id == id) {
                Some(known) => known.measures.push(measure),
                None => all.push(Self { id, name: language.label(&measure.instrument), measures: vec![measure] }),
            }
        }
        all
    }

    /// The dimensions: items that are reported one by one.
    pub(super) fn items(&self) -> impl Iterator<Item = &'a Measure> + '_ {
        self.measures.iter().copied().filter(|measure| measure.is_item)
    }

    /// What is not an item.
    pub(super) fn scores(&self) -> impl Iterator<Item = &'a Measure> + '_ {
        self.measures.iter().copied().filter(|measure| !measure.is_item)
    }

    /// Sums of items that have a reliability.
    pub(super) fn sums_of_items(&self) -> impl Iterator<Item = &'a Measure> + '_ {
        self.measures.iter().copied().filter(|measure| measure.is_sum_of_items)
    }

    pub(super) fn measure(&self, id: &str) -> Option<&'a Measure> {
        self.measures.iter().copied().find(|measure| measure.id == format!("{}.{id}", self.id))
    }
}

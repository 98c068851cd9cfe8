//! What a report speaks of.

use super::ReportOptions;
use super::context::value_sets;
use crate::eq5d5l::Scale;
use crate::ground::object;
use crate::instrument::{Better, Counting, Label, Text};
use crate::table::Plan;

/// A quantity of a report: an item or a score of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Measure {
    /// Its stable name, such as `eq5d5l.mo` or `soc13.total`.
    pub id: String,
    /// A short name.
    pub label: Label,
    /// The questionnaire's name.
    pub instrument: Label,
    /// Which end is the better one.
    pub better: Better,
    /// What its numbers count, such as `level` or `points`.
    pub unit: Text,
    /// It is an item of a few levels.
    pub is_item: bool,
    /// It is a sum of items, which has a reliability of its own.
    pub is_sum_of_items: bool,
}

object!(Measure { id, label, instrument, better, unit, is_item, is_sum_of_items });

impl Measure {
    /// The measures of these questionnaires, of what was asked.
    pub(crate) fn all_of(plan: &Plan, options: &ReportOptions) -> Vec<Self> {
        let value_sets = value_sets(plan, options);
        let mut measures = Vec::new();
        for form in plan.forms() {
            let definition = form.definition();
            let mut add = |id: &str, label: &Label, better, unit: &'static str, is_item| {
                measures.push(Self {
                    id: format!("{}.{id}", definition.id),
                    label: label.clone(),
                    instrument: definition.name.clone(),
                    better,
                    unit: Text::Borrowed(unit),
                    is_item,
                    is_sum_of_items: !is_item && matches!(form.counting, Counting::KeyedSums(_)),
                });
            };
            for (item, asked) in definition.items.iter().zip(form.asked()) {
                if let Some(better) = item.better.filter(|_| *asked) {
                    add(&item.id, &item.label, better, "level", true);
                }
            }
            for output in &definition.outputs {
                let Some(measure) = &output.measure else { continue };
                // an output that is an item under its own name rests on that item, any other on the first part
                let item = definition.items.iter().position(|item| item.id == output.id).unwrap_or(0);
                if form.asked().get(item) == Some(&true) {
                    add(&measure.id, &output.label, measure.better, "points", false);
                }
            }
            if form.counting == Counting::Profiles && form.asked().first() == Some(&true) {
                for set in value_sets {
                    let label = Label {
                        en: format!("index value ({})", set.id()).into(),
                        sv: format!("indexvärde ({})", set.id()).into(),
                    };
                    let unit = match set.scale() {
                        Scale::ZeroToOne => "value, 1 is full health and 0 is dead",
                        Scale::ZeroToHundred => "value from 0 to 100",
                    };
                    add(&format!("index@{}", set.id()), &label, Better::Higher, unit, false);
                }
            }
        }
        measures
    }
}

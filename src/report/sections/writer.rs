//! Cells of tables that people read.

use super::{Row, Section};
use crate::report::figure::FigureOccasion;
use crate::report::group_report::Report;
use crate::report::language::Language;
use crate::report::lookup::Lookup;
use crate::report::measure::Measure;

/// There is no number.
pub(super) const NONE: &str = "\u{2013}";

/// What every section needs.
pub(super) struct Writer<'a> {
    pub(super) report: &'a Report,
    pub(super) figures: Lookup<'a>,
    pub(super) language: Language,
}

impl Writer<'_> {
    pub(super) fn say(&self, en: &'static str, sv: &'static str) -> &'static str {
        self.language.pick(en, sv)
    }

    pub(super) fn section(&self, title: [&'static str; 2], head: Vec<&'static str>) -> Section {
        let title = self.language.pick(title[0], title[1]).to_owned();
        Section { title, head: head.into_iter().map(str::to_owned).collect(), rows: Vec::new(), remarks: Vec::new() }
    }

    pub(super) fn number(&self, value: Option<f64>, decimals: usize) -> String {
        value.map_or_else(|| NONE.into(), |value| self.language.number(value, decimals))
    }

    /// A measure by its own name and that of its questionnaire.
    pub(super) fn full_name(&self, measure: &Measure) -> String {
        format!("{}: {}", self.language.label(&measure.instrument), self.language.label(&measure.label))
    }

    pub(super) fn value(&self, measure: &Measure, occasion: FigureOccasion, statistic: &str) -> Option<f64> {
        self.figures.value(&measure.id, occasion, statistic)
    }

    pub(super) fn cell(&self, measure: &Measure, occasion: FigureOccasion, statistic: &str) -> String {
        self.number(self.value(measure, occasion, statistic), 3)
    }

    pub(super) fn p(&self, value: Option<f64>) -> String {
        match value {
            Some(p) if p < 0.001 => format!("< {}", self.language.number(0.001, 3)),
            p => self.number(p, 3),
        }
    }

    pub(super) fn range(&self, low: Option<f64>, high: Option<f64>, decimals: usize) -> String {
        low.zip(high).map_or_else(
            || NONE.into(),
            |(low, high)| {
                format!(
                    "{} {} {}",
                    self.language.number(low, decimals),
                    self.say("to", "till"),
                    self.language.number(high, decimals)
                )
            },
        )
    }

    /// A line for each of these measures, under the names of their questionnaires.
    pub(super) fn by_instrument(
        &self,
        section: &mut Section,
        wanted: impl Fn(&Measure) -> bool,
        line: impl Fn(&Measure) -> Vec<String>,
    ) {
        let mut instrument = None;
        for measure in self.report.measures.iter().filter(|measure| wanted(measure)) {
            let name = self.language.label(&measure.instrument);
            if instrument.replace(name) != Some(name) {
                section.rows.push(Row::Heading(name.to_owned()));
            }
            section.rows.push(Row::Cells(line(measure)));
        }
    }

    pub(super) fn percent(&self, share: Option<f64>) -> String {
        share.map_or_else(|| NONE.into(), |share| format!("{} %", self.language.number(share * 100.0, 1)))
    }
}

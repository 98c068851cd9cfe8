//! Choices that do not fit what was measured.

use super::{Measure, ReliabilitySource, ReportOptions};
use crate::report::Report;

/// A choice that does not fit what was measured.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OptionsError {
    /// There is no such measure.
    #[error("{what}: the report has no measure {measure:?}, expected one of {}", known.join(" "))]
    UnknownMeasure {
        /// What names it: a reliability or a norm.
        what: &'static str,
        /// What it names.
        measure: String,
        /// The measures of the report.
        known: Vec<String>,
    },
    /// A norm of nobody.
    #[error("norm: the report has no group {group:?}, expected all or a group of the breakdowns such as sex=F")]
    UnknownGroup {
        /// The group.
        group: String,
    },
    /// Two reliabilities of one measure.
    #[error("reliability: {measure} is named twice")]
    Twice {
        /// The measure.
        measure: String,
    },
    /// Alpha of something that has no items.
    #[error("reliability: {measure} is no sum of items and has no alpha; give a number, such as {measure}=0.7")]
    NoAlpha {
        /// The measure.
        measure: String,
    },
}

impl ReportOptions {
    /// Every reliability is of one measure of the report, once, and alpha of a sum of items; every norm is of a
    /// measure and a group of it.
    ///
    /// # Errors
    ///
    /// [`OptionsError`] names the first that is not.
    pub fn check(&self, report: &Report) -> Result<(), OptionsError> {
        for (place, one) in self.reliability.iter().enumerate() {
            let measure = find("reliability", &one.measure, &report.measures)?;
            if self.reliability[..place].iter().any(|earlier| earlier.measure == one.measure) {
                return Err(OptionsError::Twice { measure: measure.id.clone() });
            }
            if one.source == ReliabilitySource::Alpha && !measure.is_sum_of_items {
                return Err(OptionsError::NoAlpha { measure: measure.id.clone() });
            }
        }
        let groups = report.group_names();
        for norm in &self.norms {
            find("norm", &norm.measure, &report.measures)?;
            if norm.group != "all" && !groups.contains(&norm.group) {
                return Err(OptionsError::UnknownGroup { group: norm.group.clone() });
            }
        }
        Ok(())
    }
}

fn find<'a>(what: &'static str, name: &str, measures: &'a [Measure]) -> Result<&'a Measure, OptionsError> {
    let mut of_scores = measures.iter().filter(|measure| !measure.is_item);
    of_scores.clone().find(|measure| measure.id.eq_ignore_ascii_case(name)).ok_or_else(|| OptionsError::UnknownMeasure {
        what,
        measure: name.to_owned(),
        known: of_scores.by_ref().map(|measure| measure.id.clone()).collect(),
    })
}

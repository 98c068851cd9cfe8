//! Choices that do not fit what was measured.

use super::{Measure, ReliabilitySource, ReportOptions};
use crate::ground::shown_name;
use crate::tally::Groups;

/// A choice that does not fit what was measured.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OptionsError {
    /// Text that does not name a reliability.
    #[error(
        "{text:?} does not name a reliability, expected MEASURE=R with R from 0 to below 1, or MEASURE=alpha, such as soc13.total=0.84"
    )]
    NotAReliability {
        /// The text.
        text: String,
    },
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
    #[error("reliability: {measure} is not a sum of items and has no alpha; give a number, such as {measure}=0.7")]
    NoAlpha {
        /// The measure.
        measure: String,
    },
}

impl ReportOptions {
    /// Every reliability is of one of these measures, once, and alpha of a sum of items; every norm is of a
    /// measure and a group.
    ///
    /// # Errors
    ///
    /// [`OptionsError`] names the first that is not.
    pub(crate) fn check(&self, measures: &[Measure], groups: &Groups) -> Result<(), OptionsError> {
        for (place, one) in self.reliability.iter().enumerate() {
            let measure = find("reliability", &one.measure, measures)?;
            if self.reliability[..place].iter().any(|earlier| earlier.measure == one.measure) {
                return Err(OptionsError::Twice { measure: measure.id.clone() });
            }
            if one.source == ReliabilitySource::Alpha && !measure.is_sum_of_items {
                return Err(OptionsError::NoAlpha { measure: measure.id.clone() });
            }
        }
        for norm in &self.norms {
            find("norm", &norm.measure, measures)?;
            if norm.group != "all" && !groups.iter().any(|(group, _)| group == norm.group) {
                return Err(OptionsError::UnknownGroup { group: shown_name(&norm.group) });
            }
        }
        Ok(())
    }
}

fn find<'a>(what: &'static str, name: &str, measures: &'a [Measure]) -> Result<&'a Measure, OptionsError> {
    let mut of_scores = measures.iter().filter(|measure| !measure.is_item);
    of_scores.clone().find(|measure| measure.id.eq_ignore_ascii_case(name)).ok_or_else(|| OptionsError::UnknownMeasure {
        what,
        measure: shown_name(name),
        known: of_scores.by_ref().map(|measure| measure.id.clone()).collect(),
    })
}

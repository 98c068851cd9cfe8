//! The programme's own survey against its target.

use super::{Programme, Survey};
use crate::ground::Answer;
use crate::instrument::Text;

/// Answers to the survey of participants. The target is a target and no limit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct SurveyCount {
    /// The municipality, or `all`.
    pub id: Text,
    /// On a form.
    pub form: u64,
    /// In a talk.
    pub dialogue: u64,
    /// Not answered.
    pub no: u64,
    /// Nothing is recorded.
    pub not_recorded: u64,
    /// What is recorded is invalid.
    pub invalid: u64,
    /// How many answers are aimed at.
    pub target: u64,
}

impl SurveyCount {
    /// How many answered, in either way.
    #[must_use]
    pub fn answered(&self) -> u64 {
        self.form.saturating_add(self.dialogue)
    }

    pub(super) fn add(&mut self, survey: Answer<Survey>, persons: u64) {
        *match survey {
            Answer::Answered(Survey::Form) => &mut self.form,
            Answer::Answered(Survey::Dialogue) => &mut self.dialogue,
            Answer::Answered(Survey::No) => &mut self.no,
            Answer::Missing => &mut self.not_recorded,
            Answer::Invalid => &mut self.invalid,
        } += persons;
    }
}

pub(super) fn by_municipality(programme: &Programme) -> Vec<SurveyCount> {
    let target = u64::from(programme.survey_target());
    programme.municipalities().iter().map(|municipality| empty(municipality.id.clone(), target)).collect()
}

/// Everybody, also who lives elsewhere or of whom no municipality is recorded.
pub(super) fn of_all(programme: &Programme) -> SurveyCount {
    let municipalities = programme.municipalities().len() as u64;
    empty("all".into(), u64::from(programme.survey_target()) * municipalities)
}

fn empty(id: Text, target: u64) -> SurveyCount {
    SurveyCount { id, form: 0, dialogue: 0, no: 0, not_recorded: 0, invalid: 0, target }
}

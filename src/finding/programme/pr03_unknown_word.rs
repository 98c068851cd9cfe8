//! `ProgrammeRule::UnknownWord`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR03",
    severity: Severity::Error,
    checks: "a decision, a survey, a certainty or a kind is none of the words for it",
    why: "what the cell was to say is not known, and the goal rests on certainty and kind",
    example: "perhaps in the column exit_certainty",
    advice: "use accepted or declined; form, dialogue or no; certain or possible; started, planned, returned or ended_early",
};

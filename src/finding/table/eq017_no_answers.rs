//! `Rule::NoAnswers`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ017",
    severity: Severity::Notice,
    checks: "a row has no answer at all",
    why: "it counts as a row of its occasion with everything missing; often the person was not asked",
    example: "only an id and a wave, every item empty",
    advice: "nothing if it is meant so; otherwise remove the row or enter the answers",
};

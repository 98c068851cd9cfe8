//! `Rule::NoAnswers`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ017",
    severity: Severity::Notice,
    checks: "a row has no answer at all",
    why: "it counts among the rows of its occasion with everything missing; often the questions were never put",
    example: "an id and a wave, and every item empty",
    advice: "enter the answers if there are any; nothing, if it is meant so",
};

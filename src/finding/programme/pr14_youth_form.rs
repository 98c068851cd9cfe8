//! `ProgrammeRule::YouthForm`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR14",
    severity: Severity::Notice,
    checks: "a person at enrolment is of an age with its own form of the questions about violence",
    why: "the form for adults is not made for them",
    example: "17",
    advice: "use the form for young people",
};

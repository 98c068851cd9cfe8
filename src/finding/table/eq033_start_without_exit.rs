//! `Rule::StartWithoutExit`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ033",
    severity: Severity::Notice,
    checks: "a person has a start and no exit",
    why: "the person counts at the start and is in no figure of change",
    example: "somebody who is still in the programme",
    advice: "nothing, if it is so; otherwise add the row of the exit",
};

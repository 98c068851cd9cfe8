//! `ProgrammeRule::ClosureWithoutExit`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR07",
    severity: Severity::Error,
    checks: "a participant's row of the exit names no exit",
    why: "a closure says where the person went; without it nobody knows whether the goal was reached",
    example: "an empty exit_to in a row of the exit",
    advice: "fill in the exit: none if there is none, unknown if it is not known",
};

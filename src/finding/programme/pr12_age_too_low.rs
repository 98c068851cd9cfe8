//! `ProgrammeRule::AgeTooLow`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR12",
    severity: Severity::Error,
    checks: "a person is younger than the programme allows",
    why: "they cannot take part, so the age is probably wrong",
    example: "12, where the lowest age is 16",
    advice: "correct the age, or the row",
};

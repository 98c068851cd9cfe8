//! `ProgrammeRule::AgeImplausible`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR13",
    severity: Severity::Warning,
    checks: "a person is older than the programme expects",
    why: "the programme is for people of working age",
    example: "71, where the highest age is 64",
    advice: "see whether the age is right; it is used as it is",
};

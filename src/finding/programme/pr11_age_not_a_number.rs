//! `ProgrammeRule::AgeNotANumber`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR11",
    severity: Severity::Error,
    checks: "an age is not a whole number of years up to 255",
    why: "age decides about eligibility and about the form of the questions about violence",
    example: "forty",
    advice: "write the age in whole years",
};

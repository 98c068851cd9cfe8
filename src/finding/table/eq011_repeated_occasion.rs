//! `Rule::RepeatedOccasion`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ011",
    severity: Severity::Error,
    checks: "a person has several rows for one occasion",
    why: "nothing says which one counts; each is scored, none is used for a group",
    example: "two rows with id 7 and wave start",
    advice: "keep one row per person and occasion",
};

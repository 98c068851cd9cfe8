//! `ProgrammeRule::OutsidePeriod`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR20",
    severity: Severity::Warning,
    checks: "a date lies outside the project's period, or in the future",
    why: "the row may belong to another project, or the date is wrong",
    example: "2023-09-01 in a project that began on 2024-09-01",
    advice: "correct the date, or the period in the programme's file",
};

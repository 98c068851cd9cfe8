//! `ProgrammeRule::HoursNotANumber`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR15",
    severity: Severity::Error,
    checks: "hours a week are not a number from 0 to 168",
    why: "hours decide whether a person belongs to the target group",
    example: "about ten",
    advice: "write a number, such as 7 or 7.5",
};

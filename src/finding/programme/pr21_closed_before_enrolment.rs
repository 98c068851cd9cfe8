//! `ProgrammeRule::ClosedBeforeEnrolment`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR21",
    severity: Severity::Error,
    checks: "a person's exit lies before the start",
    why: "nobody leaves before they come; one of the dates is wrong, or the rows are mixed up",
    example: "start on 2025-03-01, exit on 2025-02-01",
    advice: "correct the dates, or the occasions",
};

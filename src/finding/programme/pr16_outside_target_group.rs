//! `ProgrammeRule::OutsideTargetGroup`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR16",
    severity: Severity::Warning,
    checks: "a person is active for more hours a week at enrolment than the target group",
    why: "the programme is for people with less; its documents say about ten hours, so it is no error",
    example: "12, where the limit is 10",
    advice: "see whether the person belongs to the programme",
};

//! `ViolenceRule::DateOutsidePeriod`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS19",
    severity: Severity::Warning,
    checks: "a screening is before the enrolment, after the exit, in the future, or long after the enrolment",
    why: "the programme asks at enrolment; other dates are often typing errors",
    example: "a date more than 30 days after the enrolment",
    advice: "correct the date, or nothing if it is meant so",
};

//! `ViolenceRule::FollowUpNotRecorded`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS09",
    severity: Severity::Warning,
    checks: "a mandatory follow-up is not recorded although its condition holds",
    why: "without it the time, and so what to offer, remains open",
    example: "no cell about the last twelve months after the whole life",
    advice: "record what happened: an answer, declined, or not_asked",
};

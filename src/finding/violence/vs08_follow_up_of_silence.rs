//! `ViolenceRule::FollowUpOfSilence`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS08",
    severity: Severity::Error,
    checks: "a follow-up is answered although its first question has no yes or no",
    why: "what the follow-up refers to is unknown",
    example: "a relation beside an item that was not asked",
    advice: "record the first answer, if it was given",
};

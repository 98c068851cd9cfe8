//! `ViolenceRule::FollowUpOfNo`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS07",
    severity: Severity::Error,
    checks: "a follow-up is answered although its first question is denied",
    why: "the follow-up should not have been put, or the first answer is a slip",
    example: "a frequency beside an item that is denied",
    advice: "see which of the two was meant",
};

//! `ViolenceRule::AnsweredThoughNotAsked`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS10",
    severity: Severity::Error,
    checks: "the form was not asked or was declined as a whole, yet an item has an answer",
    why: "status and answers contradict each other; no affirmation is dropped",
    example: "status not_asked beside an answered item",
    advice: "correct the status: interrupted is the one for a conversation that stopped",
};

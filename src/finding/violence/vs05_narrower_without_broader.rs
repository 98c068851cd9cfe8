//! `ViolenceRule::NarrowerWithoutBroader`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS05",
    severity: Severity::Error,
    checks: "an item about a shorter time is affirmed and the one about a longer time is denied",
    why: "both cannot hold; no affirmation is dropped, but one of the two is a slip",
    example: "the last twelve months against the whole life",
    advice: "see the notes of the conversation, or ask again when it is safe",
};

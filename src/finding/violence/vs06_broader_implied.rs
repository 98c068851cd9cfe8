//! `ViolenceRule::BroaderImplied`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS06",
    severity: Severity::Notice,
    checks: "an item about a shorter time is affirmed and the one about a longer time was not put",
    why: "the longer time may be implied; it is never filled in",
    example: "only the item about the last twelve months was used",
    advice: "nothing, if it is meant so",
};

//! `Rule::BrokenLine`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ018",
    severity: Severity::Error,
    checks: "a line of ndjson is not one object that names each key once",
    why: "what it says cannot be told for certain, so all its answers are invalid",
    example: "a line that was cut off; {\"mo\": 1, \"mo\": 2}",
    advice: "write one whole object on each line",
};

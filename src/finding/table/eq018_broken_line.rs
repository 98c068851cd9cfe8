//! `Rule::BrokenLine`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ018",
    severity: Severity::Error,
    checks: "a line of ndjson is not one object that names each key once",
    why: "what it holds cannot be read, so all of its answers count as invalid",
    example: "a line that was cut off, or {\"mo\": 1, \"mo\": 2}",
    advice: "write one complete object on each line",
};

//! `Rule::StoredLooksLike`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ043",
    severity: Severity::Error,
    checks: "a stored column disagrees, and this is what it looks like",
    why: "the cause is nearly always one for the whole column",
    example: "the values of another value set; items that were not reversed",
    advice: "make the column again from the answers",
};

//! `Rule::StoredLooksLike`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ043",
    severity: Severity::Error,
    checks: "a stored column differs from what the answers give, and this is what it looks like",
    why: "one cause nearly always explains the whole column",
    example: "the values of another value set; items that were not reversed",
    advice: "see whether the cause holds, then make the column again from the answers",
};

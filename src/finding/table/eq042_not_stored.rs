//! `Rule::NotStored`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ042",
    severity: Severity::Notice,
    checks: "no score is stored although the answers give one",
    why: "the row is lost to whoever uses the stored column",
    example: "an empty utility beside five levels",
    advice: "fill in the score, or nothing if it is meant so",
};

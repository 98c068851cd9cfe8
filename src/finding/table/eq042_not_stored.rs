//! `Rule::NotStored`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ042",
    severity: Severity::Notice,
    checks: "no score is stored although the answers give one",
    why: "figures made from the stored column leave the row out",
    example: "an empty utility beside five levels",
    advice: "fill in the score; nothing, if it is meant so",
};

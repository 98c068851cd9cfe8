//! `Rule::NotScorable`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ051",
    severity: Severity::Notice,
    checks: "too many answers to a scale are missing for a score",
    why: "the scale has no score in that row; other scales may have one",
    example: "all four items of meaningfulness empty",
    advice: "nothing, if the answers were not given; otherwise enter them",
};

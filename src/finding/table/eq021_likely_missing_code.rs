//! `Rule::LikelyMissingCode`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ021",
    severity: Severity::Warning,
    checks: "the same number out of range stands in many rows of a column",
    why: "it is probably a code for a missing answer; until it is declared each of these cells is an error",
    example: "9 in every tenth row of a column of levels 1 to 5",
    advice: "declare it as a missing code if that is what it means; otherwise correct the cells",
};

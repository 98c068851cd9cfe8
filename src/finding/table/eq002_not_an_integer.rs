//! `Rule::NotAnInteger`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ002",
    severity: Severity::Error,
    checks: "an answer is a number with decimals",
    why: "items are answered in whole codes; cutting off the decimals would invent an answer",
    example: "2.5 in a column of levels 1 to 5",
    advice: "correct the cell, or see whether a mean of several items was stored",
};

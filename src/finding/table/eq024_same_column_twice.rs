//! `Rule::SameColumnTwice`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ024",
    severity: Severity::Warning,
    checks: "two items have the same answer in every row",
    why: "one column is probably a copy of the other, and then the answers to an item are lost",
    example: "soc13_5 equal to soc13_6 in 200 rows",
    advice: "compare both columns with the forms",
};

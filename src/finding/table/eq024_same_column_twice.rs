//! `Rule::SameColumnTwice`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ024",
    severity: Severity::Warning,
    checks: "two items have the same answer in every row",
    why: "one of the two columns is probably a copy, and an item is lost",
    example: "soc13_5 equal to soc13_6 in 200 rows",
    advice: "compare the two columns with the form",
};

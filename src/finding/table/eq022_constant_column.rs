//! `Rule::ConstantColumn`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ022",
    severity: Severity::Warning,
    checks: "every answer to an item is the same",
    why: "people differ; a column that does not was often filled down or copied",
    example: "4 in every row of soc13_7",
    advice: "see how the column was filled; nothing, if everyone did answer alike",
};

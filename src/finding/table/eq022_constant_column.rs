//! `Rule::ConstantColumn`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ022",
    severity: Severity::Warning,
    checks: "every row has the same answer to an item",
    why: "people differ; a column that does not was often filled down or copied",
    example: "4 in every row of soc13_7",
    advice: "nothing if everyone did answer alike; otherwise see how the column was filled",
};

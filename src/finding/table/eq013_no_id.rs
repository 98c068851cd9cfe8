//! `Rule::NoId`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ013",
    severity: Severity::Warning,
    checks: "a row has no id although the table has a column of ids",
    why: "it counts for its occasion, but nobody's change can be told from it",
    example: "an empty cell in the column id",
    advice: "fill in the pseudonym",
};

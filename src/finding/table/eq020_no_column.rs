//! `Rule::NoColumn`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ020",
    severity: Severity::Warning,
    checks: "an item of a questionnaire that is in the table has no column",
    why: "the item counts as missing in every row",
    example: "soc13_1 to soc13_12 without soc13_13",
    advice: "say which column it is, or see whether it was lost in the export",
};

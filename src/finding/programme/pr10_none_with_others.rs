//! `ProgrammeRule::NoneWithOthers`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR10",
    severity: Severity::Error,
    checks: "none or unknown stands with other codes in a list",
    why: "it cannot be told which of them is meant",
    example: "none;psychiatry in the column contacts",
    advice: "remove the one or the others",
};

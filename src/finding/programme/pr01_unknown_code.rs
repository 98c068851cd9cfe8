//! `ProgrammeRule::UnknownCode`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR01",
    severity: Severity::Error,
    checks: "an entry is in no list of the programme that the column is read by",
    why: "it is counted nowhere, and a misspelt code would quietly lower a figure",
    example: "primary_kare in the column referred_from",
    advice: "correct the cell, or add the code to the programme's file",
};

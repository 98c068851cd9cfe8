//! `ProgrammeRule::SenderDiffers`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR22",
    severity: Severity::Warning,
    checks: "a person's sender differs between start and exit",
    why: "the start counts",
    example: "primary_care at start, social_assistance at exit",
    advice: "correct the cell, or leave it empty at exit",
};

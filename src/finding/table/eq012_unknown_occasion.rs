//! `Rule::UnknownOccasion`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ012",
    severity: Severity::Error,
    checks: "a row's wave is blank or is neither start nor exit",
    why: "the row cannot be placed; it is scored but in no group figure",
    example: "pre where nothing says that pre is the start",
    advice: "correct the cell, or say what the table calls the occasions",
};

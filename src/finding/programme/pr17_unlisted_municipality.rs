//! `ProgrammeRule::UnlistedMunicipality`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR17",
    severity: Severity::Warning,
    checks: "a municipality is none of the programme's",
    why: "the person is counted, but in no municipality of the programme",
    example: "a neighbouring municipality",
    advice: "correct the cell, or add the municipality to the programme's file",
};

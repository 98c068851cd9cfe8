//! `Rule::IdentityNumber`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ030",
    severity: Severity::Error,
    checks: "a cell holds a Swedish personal identity or coordination number",
    why: "answers about health must not travel with a person's identity; every command stops",
    example: "a number of ten or twelve digits whose date and check digit fit",
    advice: "replace the numbers by pseudonyms and keep the key elsewhere",
};

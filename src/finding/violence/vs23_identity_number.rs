//! `ViolenceRule::IdentityNumber`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS23",
    severity: Severity::Error,
    checks: "a cell of a screening holds a personal identity or coordination number",
    why: "answers about violence must not travel with a person's identity; every command stops",
    example: "a number of ten or twelve digits whose date and check digit fit",
    advice: "replace the numbers by pseudonyms and keep the key elsewhere",
};

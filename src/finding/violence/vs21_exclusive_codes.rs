//! `ViolenceRule::ExclusiveCodes`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS21",
    severity: Severity::Error,
    checks: "declined or unknown stands in one list with other codes",
    why: "they exclude the others",
    example: "a list of relations with declined and something else",
    advice: "keep the one that holds",
};

//! `ViolenceRule::AskedThoughNotAnswered`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS11",
    severity: Severity::Error,
    checks: "the status is asked, yet nothing at all is recorded",
    why: "the screening counts as asked but says nothing",
    example: "status asked and every item empty",
    advice: "correct the status, or record the answers",
};

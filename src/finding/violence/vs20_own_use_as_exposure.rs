//! `ViolenceRule::OwnUseAsExposure`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS20",
    severity: Severity::Error,
    checks: "a form mixes own use of violence with exposure to it",
    why: "the two are separate results and are never combined",
    example: "an item own_use with the role exposed",
    advice: "correct the item's role or its condition in the form",
};

//! `ViolenceRule::ReasonAndStatus`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS12",
    severity: Severity::Warning,
    checks: "not asked without a reason, a reason although asked, or answers without a status",
    why: "why people are not asked is what the programme can change",
    example: "status not_asked and an empty reason",
    advice: "fill in the status and, for not_asked only, its reason",
};

//! `ViolenceRule::UnsafeConditions`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS13",
    severity: Severity::Warning,
    checks: "answers were given when the person was not alone or a relative interpreted",
    why: "somebody else heard them; they are kept, but silence or no may mean little",
    example: "alone no, or interpreter relative, with answers",
    advice: "offer a new conversation in private, with a professional interpreter",
};

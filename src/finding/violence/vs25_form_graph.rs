//! `ViolenceRule::FormGraph`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS25",
    severity: Severity::Error,
    checks: "the definition of a form does not hold together",
    why: "items that hang on nothing, or on each other, cannot be asked",
    example: "an item asked if another one is affirmed that the form does not have",
    advice: "mend the form; all of its faults are listed",
};

//! `ViolenceRule::AgeOutsideForm`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS18",
    severity: Severity::Error,
    checks: "the person's age is outside the range of the form",
    why: "the questions were not made for that age",
    example: "somebody of 17 and a form from 18",
    advice: "use the form for the age group",
};

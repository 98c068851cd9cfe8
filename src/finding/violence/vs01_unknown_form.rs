//! `ViolenceRule::UnknownForm`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS01",
    severity: Severity::Error,
    checks: "the form of a screening or its version is unknown, or was not in force on that day",
    why: "without its definition nobody can say what was asked",
    example: "columns my-form.status without a form of that id; version 2.0.0 read with the form 1.0.0",
    advice: "hand over the definition of the form that was used",
};

//! `ViolenceRule::MandatoryNotRecorded`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS04",
    severity: Severity::Warning,
    checks: "a mandatory item is not recorded although the form was asked",
    why: "not recorded is not no; the outcome may be indeterminate for want of it",
    example: "an empty cell in a lifetime item",
    advice: "record what happened: an answer, declined, or not_asked",
};

//! `ViolenceRule::ChildConcernWithoutCheck`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS16",
    severity: Severity::Critical,
    checks: "concern for a child without a coded check of the duty to notify",
    why: "the duty holds at once and is for a person to judge, never for a program",
    example: "an item about children and an empty list of actions",
    advice: "check the duty with the responsible manager now, and record that it was done",
};

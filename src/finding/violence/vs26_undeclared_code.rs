//! `ViolenceRule::UndeclaredCode`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS26",
    severity: Severity::Error,
    checks: "a number, a dash or another stand-in where a code was expected",
    why: "0, 9 or 99 may be no, declined or not recorded, and nobody must guess",
    example: "99 in a yes-or-no item",
    advice: "write the code, or map the number in the form's answer_codes",
};

//! `Rule::OutOfRange`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ001",
    severity: Severity::Error,
    checks: "an answer is an integer outside the range of its item",
    why: "it is no answer to this item; read as one it would shift every score that uses it",
    example: "9 in a column of levels 1 to 5",
    advice: "correct the cell; if the number stands for a missing answer, declare it as a missing code",
};

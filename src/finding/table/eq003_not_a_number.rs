//! `Rule::NotANumber`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ003",
    severity: Severity::Error,
    checks: "an answer is a text, or true or false",
    why: "only codes can be scored, and a text is not the same as no answer",
    example: "unsure in a column of levels 1 to 5",
    advice: "replace the text by its code; if it stands for a missing answer, declare it as a missing code",
};

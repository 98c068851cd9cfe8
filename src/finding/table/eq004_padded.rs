//! `Rule::Padded`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ004",
    severity: Severity::Warning,
    checks: "an answer has blanks around it",
    why: "it is read as the number; other programs may read a text",
    example: "\" 3 \" in a column of levels 1 to 5",
    advice: "remove the blanks where the file is made",
};

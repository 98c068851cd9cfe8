//! `ViolenceRule::PossibleFreeText`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS22",
    severity: Severity::Error,
    checks: "a column is not in the form, or a cell is longer than any code: possibly free text",
    why: "free text about violence identifies people and must not travel with the data",
    example: "a column of notes",
    advice: "remove the text where the file is made",
};

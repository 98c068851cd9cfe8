//! `Rule::StoredWithoutAnswers`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ041",
    severity: Severity::Warning,
    checks: "a score is stored although the answers give none",
    why: "it rests on answers that are not in the table, or on filling in what is missing",
    example: "a utility beside an empty level",
    advice: "say by which rule it was made, or remove it",
};

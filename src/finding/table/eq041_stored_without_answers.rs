//! `Rule::StoredWithoutAnswers`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ041",
    severity: Severity::Warning,
    checks: "a score is stored although the answers give none",
    why: "it rests on answers that are not in the table, or on a rule for missing answers that was not named",
    example: "a utility beside an empty level",
    advice: "name the rule that it was made by; otherwise remove the score",
};

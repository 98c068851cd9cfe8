//! `Rule::ExitWithoutStart`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ031",
    severity: Severity::Warning,
    checks: "a person has an exit and no start",
    why: "nobody can tell that person's change; often the id is written differently",
    example: "an id that only comes with wave exit",
    advice: "see whether the start is there under another id",
};

//! `Rule::ExitWithoutStart`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ031",
    severity: Severity::Warning,
    checks: "a person has an exit and no start",
    why: "the person's change cannot be told; often the id is written in another way at the start",
    example: "an id that stands only in rows of the exit",
    advice: "see whether the start is there under another id",
};

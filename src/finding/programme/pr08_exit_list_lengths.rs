//! `ProgrammeRule::ExitListLengths`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR08",
    severity: Severity::Error,
    checks: "the certainties or kinds are not as many as the exits",
    why: "nothing says which belongs to which exit, so none is used",
    example: "certain;possible beside one exit",
    advice: "write one for each exit in the same order, or leave the cell empty",
};

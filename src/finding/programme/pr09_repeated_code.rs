//! `ProgrammeRule::RepeatedCode`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR09",
    severity: Severity::Warning,
    checks: "a list holds a code more than once",
    why: "it counts once; of a repeated exit only what both entries say is used",
    example: "walking_group;walking_group",
    advice: "remove the repetition",
};

//! `ProgrammeRule::UnknownStep`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR19",
    severity: Severity::Error,
    checks: "a step of progression is not in the programme's list",
    why: "without its place in the order nobody can say whether the person moved",
    example: "step 3",
    advice: "use an entry of the list, or state the programme's own steps in its file",
};

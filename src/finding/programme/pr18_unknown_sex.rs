//! `ProgrammeRule::UnknownSex`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR18",
    severity: Severity::Error,
    checks: "a sex is not in the programme's list",
    why: "statistics by sex would leave the person out without saying so",
    example: "f, where the list has woman",
    advice: "use an entry of the list",
};

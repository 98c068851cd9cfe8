//! `Rule::OnlyThreeLevels`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ025",
    severity: Severity::Warning,
    checks: "no dimension of EQ-5D-5L has a level above 3 in a large table",
    why: "the answers may be to EQ-5D-3L, whose levels mean something else and need other value sets",
    example: "levels 1 to 3 in all five dimensions of 800 rows",
    advice: "see which version of the questionnaire was used",
};

//! `Rule::ZeroBased`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ023",
    severity: Severity::Error,
    checks: "an item seems to be counted from 0",
    why: "a code one below the range is there and the highest is not, so every answer may be one too low",
    example: "0 to 4 in a column of levels 1 to 5",
    advice: "export the codes of the form, 1 to 5 or 1 to 7; nothing is shifted on a guess",
};

//! `Rule::DatesOutOfOrder`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ032",
    severity: Severity::Error,
    checks: "a person's exit is dated before the start",
    why: "one of the dates is wrong, or the occasions are swapped",
    example: "start 2026-05-01, exit 2026-01-15",
    advice: "correct the date, or the wave of the two rows",
};

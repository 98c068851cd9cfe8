//! `Rule::DatesOutOfOrder`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ032",
    severity: Severity::Error,
    checks: "a person's exit is dated before the start",
    why: "one of the dates is wrong, or the two occasions are swapped",
    example: "start on 2026-05-01, exit on 2026-01-15",
    advice: "correct the dates, or the wave of the two rows",
};

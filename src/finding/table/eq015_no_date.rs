//! `Rule::NoDate`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ015",
    severity: Severity::Warning,
    checks: "a date is not a day written as 2026-04-03, with or without a time",
    why: "the time between start and exit cannot be told, so the person is in no figure that needs it",
    example: "3/4/2026, which is in March or in April",
    advice: "write the day as 2026-04-03",
};

//! `Rule::AlreadyReversed`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ026",
    severity: Severity::Warning,
    checks: "once turned round for scoring, the reverse-keyed items of a scale run against all others",
    why: "they were probably reversed before the export, and scoring reverses them a second time",
    example: "turned round, soc13_1, 2, 3, 7 and 10 correlate negatively with the rest",
    advice: "export the answers as they were marked; nothing is turned round on a guess",
};

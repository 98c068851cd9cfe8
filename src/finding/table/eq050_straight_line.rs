//! `Rule::StraightLine`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ050",
    severity: Severity::Notice,
    checks: "a person gives the same answer to every item of a scale that is keyed both ways",
    why: "the score is in the middle of the scale or near it, whatever the person feels",
    example: "7 in all of soc13_1 to soc13_13",
    advice: "nothing; leave such rows out of an analysis only by a rule that was set beforehand",
};

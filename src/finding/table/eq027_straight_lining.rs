//! `Rule::StraightLining`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ027",
    severity: Severity::Warning,
    checks: "a large share of people gives one and the same answer to every item of a scale",
    why: "with items keyed both ways the same mark throughout is rarely what somebody means",
    example: "a tenth of the rows has 4 throughout",
    advice: "see how the form was filled in; scores of such rows are close to the middle whatever people feel",
};

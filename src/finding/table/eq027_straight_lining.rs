//! `Rule::StraightLining`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ027",
    severity: Severity::Warning,
    checks: "many people give the same answer to every item of a scale that is keyed both ways",
    why: "the same mark throughout rarely says what somebody means, and it gives a score near the middle whatever they feel",
    example: "4 in all of soc13_1 to soc13_13 in a tenth of the rows",
    advice: "see how the form was handed out and entered; the scores stand",
};

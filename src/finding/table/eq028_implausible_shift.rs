//! `Rule::ImplausibleShift`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ028",
    severity: Severity::Warning,
    checks: "the mean of an item moves by more than two standard deviations from start to exit",
    why: "a whole group rarely moves that far; often one occasion is coded in another way",
    example: "an item with mean 2 at start and 6 at exit",
    advice: "compare how the two occasions were entered",
};

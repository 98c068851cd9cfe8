//! `Rule::StoredDiffers`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ040",
    severity: Severity::Error,
    checks: "a stored score is not the one that the answers give",
    why: "every figure made from the stored score inherits the difference",
    example: "utility 0.850 where the value set gives 0.878",
    advice: "see whether there is a finding about the whole column, then make the score again",
};

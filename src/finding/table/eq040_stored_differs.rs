//! `Rule::StoredDiffers`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ040",
    severity: Severity::Error,
    checks: "a stored score is not the one that the answers give",
    why: "whoever uses the stored number uses a wrong one",
    example: "utility 0.850 where the value set gives 0.878",
    advice: "see the finding about the whole column, then replace the score",
};

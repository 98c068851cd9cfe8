//! `Rule::IgnoredOccasion`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ014",
    severity: Severity::Notice,
    checks: "a row's wave is none of those that were named",
    why: "occasions were named on purpose; the rows of others are scored but in no group figure",
    example: "follow-up where pre was named as the start and post as the exit",
    advice: "nothing, if it is meant so",
};

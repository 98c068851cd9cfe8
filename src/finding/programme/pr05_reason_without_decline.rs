//! `ProgrammeRule::ReasonWithoutDecline`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR05",
    severity: Severity::Error,
    checks: "there is a reason for declining a referral that is not declined",
    why: "whether the person takes part cannot be told, so they count as neither",
    example: "outside_target_group beside accepted",
    advice: "correct the decision, or empty the reason",
};

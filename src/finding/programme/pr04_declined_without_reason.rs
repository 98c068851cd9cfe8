//! `ProgrammeRule::DeclinedWithoutReason`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR04",
    severity: Severity::Warning,
    checks: "a referral is declined without a reason",
    why: "who is turned away and why is a result of the programme",
    example: "declined beside an empty referral_reason",
    advice: "fill in the reason",
};

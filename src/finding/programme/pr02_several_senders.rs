//! `ProgrammeRule::SeveralSenders`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR02",
    severity: Severity::Error,
    checks: "a referral names more than one sender",
    why: "each person has exactly one, or referrals would not add up to persons",
    example: "primary_care;social_assistance in the column referred_from",
    advice: "name who sent the person; others may stand among the contacts",
};

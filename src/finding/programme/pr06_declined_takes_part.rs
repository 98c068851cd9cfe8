//! `ProgrammeRule::DeclinedTakesPart`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR06",
    severity: Severity::Error,
    checks: "a declined referral has what only participants have, such as an exit or a violence screening",
    why: "a person who was turned away has no enrolment and no exit; the decision counts",
    example: "declined beside exit_to primary_care",
    advice: "correct the decision, or move the facts to the right row",
};

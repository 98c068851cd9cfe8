//! `ViolenceRule::NotInformedOfDuty`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS14",
    severity: Severity::Warning,
    checks: "children live in the household and the person was not told of the duty to notify",
    why: "people must know before they answer what staff may have to pass on",
    example: "informed no in a household with children",
    advice: "tell of the duty before the questions, each time",
};

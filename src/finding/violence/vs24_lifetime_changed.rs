//! `ViolenceRule::LifetimeChanged`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS24",
    severity: Severity::Notice,
    checks: "an item about the whole life is answered differently at a later occasion",
    why: "people tell when it is safe to tell; neither answer is corrected and it is no fault",
    example: "two occasions with different answers to one lifetime item",
    advice: "nothing",
};

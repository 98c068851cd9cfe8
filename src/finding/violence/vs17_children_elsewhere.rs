//! `ViolenceRule::ChildrenElsewhere`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS17",
    severity: Severity::Warning,
    checks: "no children in the household, yet children are exposed",
    why: "the children may live elsewhere, or one answer is a slip; the concern stands",
    example: "children who live with the other parent",
    advice: "ask where the children live",
};

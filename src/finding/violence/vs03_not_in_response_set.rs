//! `ViolenceRule::NotInResponseSet`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS03",
    severity: Severity::Error,
    checks: "an answer is not among the answers to its item",
    why: "it is not read as any answer; an outcome that needs the item is void",
    example: "a misspelt code in a yes-or-no item",
    advice: "correct the cell; a yes-or-no item has yes, no, dont_know, declined, not_applicable and not_asked, any other the codes of its form",
};

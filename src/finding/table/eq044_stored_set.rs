//! `Rule::StoredSet`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ044",
    severity: Severity::Notice,
    checks: "the value set that a stored column comes from",
    why: "nobody named it, and an index means nothing without it",
    example: "all values are those of US-2019",
    advice: "name it: --stored eq5d5l.index@US-2019=utility",
};

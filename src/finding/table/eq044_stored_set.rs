//! `Rule::StoredSet`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ044",
    severity: Severity::Notice,
    checks: "a stored index comes without the name of its value set, and this is the set that it fits",
    why: "an index value means nothing without its value set",
    example: "all values are those of US-2019",
    advice: "name the set with the measure, such as eq5d5l.index@US-2019",
};

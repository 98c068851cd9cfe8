//! `Rule::LateKey`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ019",
    severity: Severity::Error,
    checks: "a line of ndjson has a key that none of the first lines has",
    why: "the columns are those of the first lines; an answer under a later key would go unread",
    example: "a key vas that first appears in line 20000",
    advice: "write every key in every line, with null for no answer",
};

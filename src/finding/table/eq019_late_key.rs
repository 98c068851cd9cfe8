//! `Rule::LateKey`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ019",
    severity: Severity::Error,
    checks: "a line of ndjson has a key that none of the first lines has",
    why: "columns are known from the first lines; an answer under a later key would be read by nobody",
    example: "a key vas that first comes up in line 20000",
    advice: "write every key in every line, null where nothing was answered",
};

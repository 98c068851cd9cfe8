//! `Rule::RowWidth`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ010",
    severity: Severity::Error,
    checks: "a row has more or fewer cells than the header",
    why: "its answers may stand under the wrong columns, so none of them is used",
    example: "a text with an unquoted separator in it",
    advice: "quote the cell that holds a separator, or add the cells that are not there",
};

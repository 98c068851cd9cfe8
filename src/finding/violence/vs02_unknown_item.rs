//! `ViolenceRule::UnknownItem`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS02",
    severity: Severity::Error,
    checks: "an item is not in this version of the form, or is there twice",
    why: "an answer without its question cannot be read, and of two nobody can say which one counts",
    example: "a column FORM.physicl_lifetime beside the form's item physical_lifetime",
    advice: "correct the name of the column, or give the version of the form that has the item",
};

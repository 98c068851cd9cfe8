//! `Rule::GroupChanges`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "EQ016",
    severity: Severity::Warning,
    checks: "a column of groups differs between a person's occasions; a blank does not",
    why: "each occasion counts where it stands; the change counts in the group of the start",
    example: "site A at start and site B at exit",
    advice: "nothing if the person moved; otherwise correct the cell",
};

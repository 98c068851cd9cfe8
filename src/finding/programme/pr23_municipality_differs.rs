//! `ProgrammeRule::MunicipalityDiffers`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "PR23",
    severity: Severity::Warning,
    checks: "a person's municipality differs between start and exit",
    why: "the start counts",
    example: "Tranås at start, Aneby at exit",
    advice: "nothing if the person moved; otherwise correct the cell",
};

//! What is required, and what came of it.

use super::altered::Tried;
use super::comparison::Comparison;
use crate::instrument::Label;

/// Something that the program promises, and whether it keeps it here.
#[derive(Clone, Debug, serde::Serialize)]
pub(super) struct Requirement {
    /// Such as `E1`.
    pub(super) id: &'static str,
    pub(super) claim: Label,
    /// What is compared.
    pub(super) test: Label,
    /// Where what is expected comes from.
    pub(super) source: Label,
    pub(super) passes: bool,
    #[serde(flatten)]
    pub(super) comparison: Comparison,
}

/// A change that the comparison of a requirement has to notice.
#[derive(Clone, Debug, serde::Serialize)]
pub(super) struct Control {
    pub(super) id: &'static str,
    /// The requirement.
    pub(super) of: &'static str,
    /// What is changed.
    pub(super) change: Label,
    /// Every change was noticed.
    pub(super) passes: bool,
    #[serde(flatten)]
    pub(super) tried: Tried,
}

impl Requirement {
    pub(super) fn new(id: &'static str, [claim, test, source]: [Label; 3], comparison: Comparison) -> Self {
        Self { id, claim, test, source, passes: comparison.passes(), comparison }
    }
}

impl Control {
    pub(super) fn new(id: &'static str, of: &'static str, change: Label, tried: Tried) -> Self {
        Self { id, of, change, passes: tried.passes(), tried }
    }
}

//! Moves between the steps of progression.

use crate::ground::Answer;

/// Moves between the steps of progression. Steps are an order and no scale, so
/// only directions are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Steps {
    /// To a higher step.
    pub forward: u64,
    /// On the same step.
    pub unchanged: u64,
    /// To a lower step.
    pub back: u64,
    /// A step is not recorded at start or at exit.
    pub unknown: u64,
    /// A step is invalid.
    pub invalid: u64,
}

impl Steps {
    pub(super) fn add(&mut self, start: Answer<u8>, exit: Answer<u8>, persons: u64) {
        *match (start, exit) {
            (Answer::Answered(start), Answer::Answered(exit)) if start < exit => &mut self.forward,
            (Answer::Answered(start), Answer::Answered(exit)) if start > exit => &mut self.back,
            (Answer::Answered(_), Answer::Answered(_)) => &mut self.unchanged,
            (Answer::Invalid, _) | (_, Answer::Invalid) => &mut self.invalid,
            (Answer::Missing, _) | (_, Answer::Missing) => &mut self.unknown,
        } += persons;
    }
}

//! Who sent persons, and what came of it.

use super::facts::CourseFacts;
use super::{Decision, Programme};
use crate::ground::Answer;
use crate::instrument::Text;

/// Referrals from one sender.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct SenderCount {
    /// The code.
    pub id: Text,
    /// Everybody who was sent.
    pub received: u64,
    /// Those who take part.
    pub participants: u64,
    /// Those who were turned away.
    pub declined: u64,
    /// Those of whom it cannot be told.
    pub decision_invalid: u64,
}

/// What came of a referral, as far as counting goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    TakesPart,
    Declined(Answer<u8>),
    Invalid,
}

impl Outcome {
    /// Who was not declined takes part.
    pub(super) fn of(facts: &CourseFacts) -> Self {
        match facts.decision {
            Answer::Answered(Decision::Declined { reason }) => Self::Declined(reason),
            Answer::Answered(Decision::Accepted) | Answer::Missing => Self::TakesPart,
            Answer::Invalid => Self::Invalid,
        }
    }
}

impl SenderCount {
    /// One for each code that may be a sender.
    pub(super) fn all(programme: &Programme) -> Vec<Self> {
        let empty = |id: &Text| Self { id: id.clone(), received: 0, participants: 0, declined: 0, decision_invalid: 0 };
        programme.codes().iter().filter(|code| code.sender).map(|code| empty(&code.id)).collect()
    }

    pub(super) fn add(&mut self, outcome: Outcome, persons: u64) {
        self.received += persons;
        *match outcome {
            Outcome::TakesPart => &mut self.participants,
            Outcome::Declined(_) => &mut self.declined,
            Outcome::Invalid => &mut self.decision_invalid,
        } += persons;
    }
}

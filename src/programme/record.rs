//! Records as a tally keeps them: whose they are, and whether they can be believed.

use super::coded;
use super::{Closure, Course, Decision, Enrolment, Participation, Programme, Referral};
use crate::ground::Answer;

/// A table without any of these columns holds nothing of a programme: the other
/// names are common words.
pub(crate) const ESSENTIAL_FIELDS: [&str; 3] = ["referred_from", "referral_decision", "exit_to"];

impl Participation {
    /// A row of which no cell can be trusted, such as one of the wrong width.
    #[must_use]
    pub fn unreadable() -> Self {
        Self {
            // nobody is taken for turned away because of a row that cannot be read
            referral: Referral { sender: Answer::Invalid, decision: Answer::Missing },
            enrolment: Enrolment {
                contacts: Answer::Invalid,
                municipality: Answer::Invalid,
                age: Answer::Invalid,
                sex: Answer::Invalid,
                hours_per_week: Answer::Invalid,
                step: Answer::Invalid,
            },
            activities: Answer::Invalid,
            survey: Answer::Invalid,
            closure: Closure { exits: Vec::new(), invalid: true },
        }
    }
}

impl Course {
    /// The record is of somebody who takes part.
    pub(crate) fn is_of_participant(programme: &Programme, record: &[u8]) -> bool {
        !matches!(Self::decoded(programme, record).0.decision, Answer::Answered(Decision::Declined { .. }) | Answer::Invalid)
    }

    /// The record is one that rows can make.
    pub(crate) fn is_sound(programme: &Programme, record: &[u8]) -> bool {
        let (facts, beside) = Self::decoded(programme, record);
        Self::encoded(programme, &facts, &beside) == record
    }
}

impl Programme {
    /// The coded row is one that cells can make.
    pub(crate) fn is_sound_row(&self, row: &[u8]) -> bool {
        coded::encoded(self, &coded::decoded(self, row)) == row
    }
}

//! Records as a tally keeps them: whose they are, and whether they can be believed.

use std::hash::Hasher as _;

use siphasher::sip::SipHasher13;

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
        let (facts, step) = Self::decoded(programme, record);
        let mut written = coded::encoded(programme, &facts);
        written.push(coded::step_byte(programme, step));
        written == record
    }
}

impl Programme {
    /// The coded row is one that cells can make.
    pub(crate) fn is_sound_row(&self, row: &[u8]) -> bool {
        coded::encoded(self, &coded::decoded(self, row)) == row
    }

    /// What the coding of records depends on, hashed: every list in order, and the ages and
    /// hours that are counted. The goal is not part of it: it is applied to the counts.
    pub(crate) fn fingerprint(&self) -> u64 {
        let mut hasher = SipHasher13::new();
        let mut list = |ids: &mut dyn Iterator<Item = &str>| {
            for id in ids {
                hasher.write(id.as_bytes());
                hasher.write_u8(0);
            }
            hasher.write_u8(1);
        };
        list(&mut self.codes().iter().map(|code| &*code.id));
        list(&mut self.codes().iter().filter(|code| code.exit).map(|code| &*code.id));
        list(&mut self.activities().iter().map(|activity| &*activity.id));
        list(&mut self.municipalities().iter().map(|municipality| &*municipality.id));
        list(&mut self.sexes().iter().map(|sex| &*sex.id));
        list(&mut self.decline_reasons().iter().map(|reason| &*reason.id));
        list(&mut self.steps().iter().map(|step| &*step.id));
        let eligibility = self.eligibility();
        hasher.write(format!("{:?} {:?}", eligibility.priority_ages, eligibility.most_hours).as_bytes());
        hasher.finish()
    }
}

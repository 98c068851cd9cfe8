//! What one row says of a person.

use super::{Certainty, CodeSet, ExitKind, Survey};
use crate::ground::{Answer, Exact};

/// What one row says of a person's way through the programme.
///
/// An [`Answer`] that is missing was not recorded; one that is invalid broke a
/// rule, and no figure uses it. Numbers of type `u8` are places in a list of
/// the [`Programme`](super::Programme).
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Participation {
    /// Who sent the person, and what came of it.
    pub referral: Referral,
    /// What was recorded when the person came.
    pub enrolment: Enrolment,
    /// The activities that the person took part in.
    pub activities: Answer<CodeSet>,
    /// How the programme's survey was answered.
    pub survey: Answer<Survey>,
    /// Where the person went on to.
    pub closure: Closure,
}

/// A referral.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Referral {
    /// The one code of the sender.
    pub sender: Answer<u8>,
    /// What came of it.
    pub decision: Answer<Decision>,
}

/// What came of a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// The person takes part.
    Accepted,
    /// The person was turned away.
    Declined {
        /// The place of the reason.
        reason: Answer<u8>,
    },
}

/// What is recorded at enrolment.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Enrolment {
    /// The actors in contact: an empty set is none, missing is not known.
    pub contacts: Answer<CodeSet>,
    /// Where the person lives.
    pub municipality: Answer<Residence>,
    /// Whole years.
    pub age: Answer<u8>,
    /// The place of the sex.
    pub sex: Answer<u8>,
    /// Hours of activity a week.
    pub hours_per_week: Answer<Exact>,
    /// The place of the step of progression.
    pub step: Answer<u8>,
}

/// Where a person lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Residence {
    /// The place of a municipality of the programme.
    Listed(u8),
    /// In no municipality of the programme.
    Elsewhere,
}

/// Where a person went on to.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Closure {
    /// Each code once, in the order of the programme's list.
    pub exits: Vec<Exit>,
    /// An exit is recorded that cannot be read: where it leads is not known.
    pub invalid: bool,
}

impl Closure {
    /// An exit is recorded, readable or not.
    #[must_use]
    pub fn is_recorded(&self) -> bool {
        self.invalid || !self.exits.is_empty()
    }
}

/// One of the places that a person went on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exit {
    /// The place of the code.
    pub code: u8,
    /// How sure it is; certain where nothing is said.
    pub certainty: Answer<Certainty>,
    /// What became of the person there.
    pub kind: Answer<ExitKind>,
}

impl Exit {
    /// It is settled.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.certainty == Answer::Answered(Certainty::Certain)
    }

    /// What became of the person is `kind`.
    #[must_use]
    pub fn is(self, kind: ExitKind) -> bool {
        self.kind == Answer::Answered(kind)
    }
}

/// What is known of a row beside its cells; days are counted from 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The day of the row.
    pub day: Option<i32>,
    /// The row is one of the exit, so that an exit is expected.
    pub is_exit: bool,
    /// The day on which the rows are read; a later day is odd.
    pub today: Option<i32>,
}

/// What is recorded of one person shows only where a caller asks for it.
macro_rules! redacted_debug {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        })+
    };
}

redacted_debug!(Participation, Referral, Enrolment, Closure);

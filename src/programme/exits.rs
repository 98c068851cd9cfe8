//! Where participants went on to.

use super::facts::CourseFacts;
use super::{Certainty, Exit, ExitKind, Party, PersonCount, Programme};
use crate::ground::Answer;
use crate::instrument::Text;

/// Participants by exit.
///
/// A person may have several exits, so persons do not add up; each code counts
/// once a person, so that the persons of a code are also its mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Exits {
    /// One for each code that may be an exit, zeros included.
    pub codes: Vec<ExitCount>,
    /// Every exit of every person, possible ones included.
    pub mentions: u64,
    /// The certain ones of them.
    pub mentions_certain: u64,
    /// Persons with any exit, readable or not.
    pub closed: u64,
    /// Persons with more than one code.
    pub several: u64,
    /// Persons with an exit that cannot be read.
    pub invalid: u64,
    /// Persons with an exit to health care.
    pub health_care: u64,
    /// Persons with an exit to each party's activities, zeros included.
    pub parties: Vec<PersonCount>,
    /// Persons with an exit to one of the state's agencies: Arbetsförmedlingen, Försäkringskassan.
    pub agencies: u64,
    /// Persons with an exit to any party's activity.
    pub any_party: u64,
    /// The same, but for exits of the kind returned.
    pub any_party_not_returned: u64,
    /// Persons with the sender among their exits.
    pub to_sender: u64,
    /// Persons whose only exit is the sender.
    pub to_sender_only: u64,
}

/// Participants with one exit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct ExitCount {
    /// The code.
    pub id: Text,
    /// Everybody with it.
    pub persons: u64,
    /// Those for whom it is certain.
    pub certain: u64,
    /// Those for whom it is possible.
    pub possible: u64,
    /// Those whose certainty is invalid.
    pub certainty_invalid: u64,
    /// Those who started there.
    pub started: u64,
    /// Those who are to start there.
    pub planned: u64,
    /// Those who went back there.
    pub returned: u64,
    /// Those who left the programme early.
    pub ended_early: u64,
    /// Those of whom no kind is recorded.
    pub kind_not_recorded: u64,
    /// Those whose kind is invalid.
    pub kind_invalid: u64,
}

impl Exits {
    pub(super) fn empty(programme: &Programme) -> Self {
        let id = |code: &u8| programme.codes()[usize::from(*code)].id.clone();
        let parties = Party::ALL.map(|party| PersonCount { id: party.id().into(), persons: 0 });
        let codes = programme.exits().iter().map(|code| ExitCount::empty(id(code))).collect();
        Self { codes, parties: parties.to_vec(), ..Self::default() }
    }

    pub(super) fn add(&mut self, programme: &Programme, facts: &CourseFacts, persons: u64) {
        let count = |yes: bool| if yes { persons } else { 0 };
        let code = |exit: &Exit| &programme.codes()[usize::from(exit.code)];
        for exit in &facts.exits {
            if let Some(place) = programme.exits().iter().position(|code| *code == exit.code) {
                self.codes[place].add(*exit, persons);
            }
            self.mentions += persons;
            self.mentions_certain += count(exit.is_certain());
        }
        let any = |holds: &dyn Fn(&Exit) -> bool| count(facts.exits.iter().any(holds));
        self.closed += count(facts.is_closed());
        self.several += count(facts.exits.len() > 1);
        self.invalid += count(facts.invalid_exit);
        self.health_care += any(&|exit| code(exit).health_care);
        for (party, sum) in Party::ALL.into_iter().zip(&mut self.parties) {
            sum.persons += any(&|exit| code(exit).party == Some(party));
        }
        self.agencies += any(&|exit| code(exit).party.is_some_and(Party::is_agency));
        self.any_party += any(&|exit| code(exit).party.is_some());
        self.any_party_not_returned += any(&|exit| code(exit).party.is_some() && !exit.is(ExitKind::Returned));
        let is_sender = |exit: &Exit| facts.sender == Answer::Answered(exit.code);
        self.to_sender += any(&is_sender);
        self.to_sender_only += count(facts.exits.len() == 1 && !facts.invalid_exit && facts.exits.iter().all(is_sender));
    }
}

impl ExitCount {
    fn empty(id: Text) -> Self {
        Self {
            id,
            persons: 0,
            certain: 0,
            possible: 0,
            certainty_invalid: 0,
            started: 0,
            planned: 0,
            returned: 0,
            ended_early: 0,
            kind_not_recorded: 0,
            kind_invalid: 0,
        }
    }

    fn add(&mut self, exit: Exit, persons: u64) {
        self.persons += persons;
        *match exit.certainty {
            Answer::Answered(Certainty::Certain) => &mut self.certain,
            Answer::Answered(Certainty::Possible) => &mut self.possible,
            Answer::Missing | Answer::Invalid => &mut self.certainty_invalid,
        } += persons;
        *match exit.kind {
            Answer::Answered(ExitKind::Started) => &mut self.started,
            Answer::Answered(ExitKind::Planned) => &mut self.planned,
            Answer::Answered(ExitKind::Returned) => &mut self.returned,
            Answer::Answered(ExitKind::EndedEarly) => &mut self.ended_early,
            Answer::Missing => &mut self.kind_not_recorded,
            Answer::Invalid => &mut self.kind_invalid,
        } += persons;
    }
}

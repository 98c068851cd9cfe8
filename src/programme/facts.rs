//! What figures use of one row or of one person's rows.

use super::hours::hundredths;
use super::{CodeSet, Decision, Exit, Participation, Programme, Residence, Survey};
use crate::ground::Answer;

/// A row, with age as far as figures ask for it: fewer distinct
/// records are kept, and none holds a person's age.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CourseFacts {
    pub(super) sender: Answer<u8>,
    pub(super) decision: Answer<Decision>,
    pub(super) survey: Answer<Survey>,
    pub(super) municipality: Answer<Residence>,
    pub(super) sex: Answer<u8>,
    /// Of an age that comes first.
    pub(super) priority: Answer<bool>,
    /// So many hours a week that the person is outside the target group.
    pub(super) active: Answer<bool>,
    /// Hundredths of an hour a week.
    pub(super) hours: Answer<u16>,
    pub(super) step: Answer<u8>,
    pub(super) contacts: Answer<CodeSet>,
    pub(super) activities: Answer<CodeSet>,
    pub(super) exits: Vec<Exit>,
    pub(super) invalid_exit: bool,
}

impl CourseFacts {
    pub(super) fn of(programme: &Programme, row: &Participation) -> Self {
        let [youngest, oldest] = programme.eligibility().priority_ages;
        Self {
            sender: row.referral.sender,
            decision: row.referral.decision,
            survey: row.survey,
            municipality: row.enrolment.municipality,
            sex: row.enrolment.sex,
            priority: row.enrolment.age.map(|age| (youngest..=oldest).contains(&age)),
            active: row.enrolment.hours_per_week.map(|hours| programme.is_active(hours)),
            hours: row.enrolment.hours_per_week.map(hundredths),
            step: row.enrolment.step,
            contacts: row.enrolment.contacts,
            activities: row.activities,
            exits: row.closure.exits.clone(),
            invalid_exit: row.closure.invalid,
        }
    }

    /// A person's two rows as one: what was recorded first, the exits of the
    /// exit if it has any, every activity, and a survey answered at either.
    pub(super) fn joined(start: &Self, exit: &Self) -> Self {
        let exits_of = if exit.invalid_exit || !exit.exits.is_empty() { exit } else { start };
        Self {
            sender: first(start.sender, exit.sender),
            decision: first(start.decision, exit.decision),
            survey: answered_survey(start.survey, exit.survey),
            municipality: first(start.municipality, exit.municipality),
            sex: first(start.sex, exit.sex),
            priority: first(start.priority, exit.priority),
            // those at exit do not say who belonged to the target group
            active: start.active,
            hours: start.hours,
            step: start.step,
            contacts: first(start.contacts, exit.contacts),
            activities: both(start.activities, exit.activities),
            invalid_exit: exits_of.invalid_exit,
            exits: exits_of.exits.clone(),
        }
    }

    pub(super) fn is_closed(&self) -> bool {
        self.invalid_exit || !self.exits.is_empty()
    }
}

/// The first answer that is valid; else invalid if either is.
fn first<T>(start: Answer<T>, exit: Answer<T>) -> Answer<T> {
    match (start, exit) {
        (Answer::Answered(value), _) | (_, Answer::Answered(value)) => Answer::Answered(value),
        (Answer::Missing, Answer::Missing) => Answer::Missing,
        _ => Answer::Invalid,
    }
}

/// What is in either; an invalid list leaves the whole unknown.
fn both(start: Answer<CodeSet>, exit: Answer<CodeSet>) -> Answer<CodeSet> {
    match (start, exit) {
        (Answer::Answered(start), Answer::Answered(exit)) => Answer::Answered(start.union(exit)),
        (Answer::Missing, only) | (only, Answer::Missing) => only,
        _ => Answer::Invalid,
    }
}

/// Answered once is answered.
fn answered_survey(start: Answer<Survey>, exit: Answer<Survey>) -> Answer<Survey> {
    if start == Answer::Answered(Survey::No) && exit != Answer::Missing { exit } else { first(start, exit) }
}

/// What a course says of the two occasions beside the joined rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) step_at_exit: Answer<u8>,
    pub(super) hours_at_exit: Answer<u16>,
    /// Of the row at start and of the row at exit.
    pub(super) activities: [Answer<CodeSet>; 2],
}

impl Beside {
    pub(super) fn of(start: &CourseFacts, exit: &CourseFacts) -> Self {
        Self { step_at_exit: exit.step, hours_at_exit: exit.hours, activities: [start.activities, exit.activities] }
    }
}

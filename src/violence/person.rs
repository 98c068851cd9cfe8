//! A person's screenings as one: what a tally counts of them.

use super::coded::{FACT_COUNT, Facts};
use super::{Current, Form, NotAskedReason, Outcome, Screening, SupportWish};

impl Screening {
    /// A screening of which no cell can be trusted, such as one in a row of the wrong width.
    #[must_use]
    pub fn unreadable(form: &Form) -> Self {
        let mut screening = Self::empty(form);
        screening.status = None;
        screening
    }

    /// The form was put to the person.
    #[must_use]
    pub fn was_asked(&self) -> bool {
        self.result(Current::default()).stage().asked
    }
}

/// The screening that counts of a person's two: one with danger now; else the one
/// at start, unless only the one at exit was asked. A person without any was not
/// asked, and nobody knows why.
pub(crate) fn of_person(start: Option<&[u8]>, exit: Option<&[u8]>) -> [u8; FACT_COUNT] {
    let [start, exit] = [start, exit].map(|codes| codes.and_then(facts));
    let is_acute = |facts: &Facts| facts.outcome_position().is_ok_and(|place| Outcome::CODES[place] == "acute_concern");
    let was_asked = |facts: &Facts| facts.stage().asked;
    let counts = start
        .filter(is_acute)
        .or(exit.filter(is_acute))
        .or(start.filter(was_asked))
        .or(exit.filter(was_asked))
        .or(start)
        .or(exit);
    counts.map_or_else(nothing, Facts::codes)
}

/// A domain of which the person told at start was denied at exit. It is no fault
/// and corrects nothing.
pub(crate) fn was_answered_otherwise(start: &[u8], exit: &[u8]) -> bool {
    facts(start).zip(facts(exit)).is_some_and(|(start, exit)| {
        let denied = exit.domains_denied();
        start.domains_disclosed().codes().any(|domain| denied.codes().any(|denied| denied == domain))
    })
}

/// A record that some person can have.
pub(crate) fn is_sound(record: &[u8]) -> bool {
    facts(record).is_some()
}

fn facts(codes: &[u8]) -> Option<Facts> {
    Facts::from_codes(codes.try_into().ok()?)
}

/// Nobody asked, for an unknown reason.
fn nothing() -> [u8; FACT_COUNT] {
    Facts::unasked(NotAskedReason::Unknown, SupportWish::default()).codes()
}

//! A person's screenings as one: what a tally counts of them.

use super::coded::{FACT_COUNT, ScreeningFacts};
use super::{Form, NotAskedReason, Screening, SupportWish};

impl Screening {
    /// A screening of which no cell can be trusted, such as one in a row of the wrong width.
    #[must_use]
    pub fn unreadable(form: &Form) -> Self {
        let mut screening = Self::empty(form);
        screening.status = None;
        screening
    }
}

/// What is known of a person from the screenings at start and at exit, joined; a
/// person without any was not asked, and nobody knows why.
pub(crate) fn of_person(start: Option<&[u8]>, exit: Option<&[u8]>) -> [u8; FACT_COUNT] {
    let screenings = [start, exit].into_iter().flatten().filter_map(facts);
    let joined = screenings.reduce(ScreeningFacts::joined);
    joined.unwrap_or_else(|| ScreeningFacts::unasked(NotAskedReason::Unknown, SupportWish::default())).codes()
}

/// A domain of which the person told at start was denied at exit. It is not a fault
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

fn facts(codes: &[u8]) -> Option<ScreeningFacts> {
    ScreeningFacts::from_codes(codes.try_into().ok()?)
}

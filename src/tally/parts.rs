//! What parts of a group have to agree on, beside what they count: how ids are hashed, and that each comes once.

use std::collections::BTreeSet;

use super::{Cohort, CohortError};
use crate::ground::{IdKey, KeyMark, PersonId};

/// More parts than this are not told apart by name.
pub(super) const MOST_PARTS: usize = 100_000;

/// Whose rows these are: how ids are hashed, and which parts they came in.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// With which ids are hashed, where it is known; a state does not hold it.
    key: Option<IdKey>,
    /// Which key it was; none without a key.
    pub(super) key_mark: Option<KeyMark>,
    /// The named parts.
    pub(super) parts: BTreeSet<String>,
}

impl Cohort {
    /// The same, with ids hashed under this key. A state keeps which key it was and not the key, so whoever
    /// reads one gives the key again before there are more rows.
    ///
    /// # Errors
    ///
    /// [`CohortError::OtherIdKey`] where people were counted under another key, or without one.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::Registry;
    /// use enkat::ground::IdKey;
    /// use enkat::tally::{Cohort, CohortError, Visit};
    ///
    /// let registry = Registry::built_in();
    /// let key = IdKey::from_secret(b"32 random bytes of a secret store")?;
    /// let mut cohort = Cohort::counting(&registry, &["soc13"], Vec::new())?.with_id_key(key)?;
    /// cohort.push(&Visit::of("P01"))?;
    ///
    /// let mut later = Cohort::from_bytes(&cohort.to_bytes(), &registry)?;
    /// assert_eq!(later.push(&Visit::of("P02")).err(), Some(CohortError::NoIdKey));
    /// later.with_id_key(key)?.push(&Visit::of("P02"))?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_id_key(mut self, key: IdKey) -> Result<Self, CohortError> {
        if self.holds_ids() && self.origin.key_mark != Some(key.mark()) {
            return Err(CohortError::OtherIdKey);
        }
        self.hash_ids_with(Some(key));
        Ok(self)
    }

    /// Hashes the ids of people who are still to come.
    pub(super) fn hash_ids_with(&mut self, key: Option<IdKey>) {
        (self.origin.key, self.origin.key_mark) = (key, key.map(IdKey::mark));
    }

    /// The same, as a part that has a name, such as a file or a site and a month: it is
    /// [merged](Cohort::merge) once into any whole, sealed or not. The name stands in the state; no name of a person belongs there.
    #[must_use]
    pub fn of_part(mut self, name: &str) -> Self {
        self.origin.parts.insert(name.to_owned());
        self
    }

    /// The names of the parts that it is made of, in order.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.origin.parts.iter().map(String::as_str)
    }

    /// There are people whose ids are hashed.
    pub(super) fn holds_ids(&self) -> bool {
        self.people.len() > 0
    }

    /// Which key the ids of its people are hashed with.
    pub(super) fn id_mark(&self) -> Option<KeyMark> {
        self.origin.key_mark.filter(|_| self.holds_ids())
    }

    /// The id as it is kept.
    pub(super) fn person_id(&self, id: &str) -> Result<PersonId, CohortError> {
        match (self.origin.key, self.origin.key_mark) {
            (None, Some(_)) => Err(CohortError::NoIdKey),
            (key, _) => Ok(PersonId::new(id, key)),
        }
    }

    /// How ids are hashed in both, and the parts of both.
    pub(super) fn origin_with(&self, other: &Self) -> Result<Origin, CohortError> {
        let (ours, theirs) = (&self.origin, &other.origin);
        if let Some(part) = ours.parts.intersection(&theirs.parts).next() {
            return Err(CohortError::PartTwice { part: part.clone() });
        }
        let parts: BTreeSet<String> = ours.parts.union(&theirs.parts).cloned().collect();
        if parts.len() > MOST_PARTS {
            return Err(CohortError::TooMany);
        }
        // ids that were never given are hashed in any way
        let is_open = |cohort: &Self| !cohort.holds_ids() && cohort.origin.key_mark.is_none();
        let (key, key_mark) = match (ours.key_mark == theirs.key_mark, is_open(self)) {
            (true, _) => (ours.key.or(theirs.key), ours.key_mark),
            (false, true) => (theirs.key, theirs.key_mark),
            (false, false) if !other.holds_ids() => (ours.key, ours.key_mark),
            (false, false) => return Err(CohortError::OtherIdKey),
        };
        Ok(Origin { key, key_mark, parts })
    }
}

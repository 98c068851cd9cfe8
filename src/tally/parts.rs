//! What parts of a group have to agree on, beside what they count: how ids are hashed, and that each comes once.

use std::collections::BTreeSet;

use super::{Cohort, CohortError};
use crate::ground::{IdKey, KeyMark, PersonId};

/// More parts than this are not told apart by name.
pub(super) const MOST_PARTS: usize = 100_000;

/// Whose rows these are: how ids are hashed, and which parts they came in.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    pub(super) hashing: IdHashing,
    /// The named parts.
    pub(super) parts: BTreeSet<String>,
}

/// How ids are hashed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum IdHashing {
    /// As everybody can.
    #[default]
    Plain,
    /// With this key.
    With(IdKey),
    /// With a key that a state does not hold.
    Marked(KeyMark),
}

impl IdHashing {
    fn mark(self) -> Option<KeyMark> {
        match self {
            Self::Plain => None,
            Self::With(key) => Some(key.mark()),
            Self::Marked(mark) => Some(mark),
        }
    }
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
        if self.holds_ids() && self.origin.hashing.mark() != Some(key.mark()) {
            return Err(CohortError::OtherIdKey);
        }
        self.hash_ids_with(Some(key));
        Ok(self)
    }

    /// Hashes the ids of people who are still to come.
    pub(super) fn hash_ids_with(&mut self, key: Option<IdKey>) {
        self.origin.hashing = key.map_or(IdHashing::Plain, IdHashing::With);
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
        self.origin.hashing.mark().filter(|_| self.holds_ids())
    }

    /// The id as it is kept.
    pub(super) fn person_id(&self, id: &str) -> Result<PersonId, CohortError> {
        match self.origin.hashing {
            IdHashing::Plain => Ok(PersonId::new(id, None)),
            IdHashing::With(key) => Ok(PersonId::new(id, Some(key))),
            IdHashing::Marked(_) => Err(CohortError::NoIdKey),
        }
    }

    /// Nobody's id is held any more, so that one whose key is not known binds nobody.
    pub(super) fn forget_id_mark(&mut self) {
        if let IdHashing::Marked(_) = self.origin.hashing {
            self.origin.hashing = IdHashing::Plain;
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
        let is_same = ours.hashing.mark() == theirs.hashing.mark();
        let hashing = match (ours.hashing, theirs.hashing) {
            // ids that are not there were hashed in any way
            (ours, _) if !other.holds_ids() => ours,
            (IdHashing::Marked(_), theirs) if is_same => theirs,
            (ours, _) if is_same => ours,
            (IdHashing::Plain, theirs) if !self.holds_ids() => theirs,
            _ => return Err(CohortError::OtherIdKey),
        };
        Ok(Origin { hashing, parts })
    }
}

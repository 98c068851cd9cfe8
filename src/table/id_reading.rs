//! How an id becomes a person.

use crate::ground::{IdKey, PersonId, folded, if_folded};

/// How an id becomes a person.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IdReading {
    /// With which secret ids are hashed.
    pub(crate) key: Option<IdKey>,
    /// The column within whose values ids are people.
    pub(crate) within: Option<usize>,
    /// Case, blanks and zeros before the first number do not tell ids apart.
    pub(crate) folds: bool,
}

impl IdReading {
    /// Whose an id is, beside the value that it is an id within.
    pub(crate) fn person(self, id: &str, within: &str) -> PersonId {
        if self.folds { self.hash(&folded(id), within) } else { self.hash(id, within) }
    }

    /// Whose it would be if ids were folded; none where that changes nothing.
    pub(crate) fn if_folded(self, id: &str, within: &str) -> Option<PersonId> {
        if self.folds { None } else { if_folded(id, |plain| self.hash(plain, within)) }
    }

    fn hash(self, id: &str, within: &str) -> PersonId {
        match self.within {
            None => PersonId::new(id, self.key),
            // the length tells where the value ends and the id begins
            Some(_) => PersonId::new(&format!("{}:{within}{id}", within.len()), self.key),
        }
    }
}

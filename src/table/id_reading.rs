//! How an id becomes a person.

use std::borrow::Cow;

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
        PersonId::new(&self.text(id, within), self.key)
    }

    /// Whose it would be if ids were folded; none where that changes nothing.
    pub(crate) fn if_folded(self, id: &str, within: &str) -> Option<PersonId> {
        if self.folds { None } else { if_folded(id, |plain| self.person(plain, within)) }
    }

    fn text<'i>(self, id: &'i str, within: &str) -> Cow<'i, str> {
        text_of(id, self.within.map(|_| within), self.folds)
    }
}

/// What is hashed of an id: itself, folded where ids are, and behind the value that it is an id within.
pub(crate) fn text_of<'i>(id: &'i str, within: Option<&str>, folds: bool) -> Cow<'i, str> {
    let id = if folds { folded(id) } else { Cow::Borrowed(id) };
    match within {
        None => id,
        // the length tells where the value ends and the id begins
        Some(within) => Cow::Owned(format!("{}:{within}{id}", within.len())),
    }
}

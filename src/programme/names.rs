//! Which entry of a list a cell names.

use std::collections::HashMap;

use super::{Activity, Code, Municipality, Named};
use crate::instrument::Text;

/// An entry that cells may name in several ways.
pub(super) trait Entry {
    /// Its id first.
    fn names(&self) -> [Option<&str>; 3];

    /// Other ways of writing it.
    fn also(&self) -> &[Text] {
        &[]
    }
}

impl Entry for Code {
    fn names(&self) -> [Option<&str>; 3] {
        [&self.id, &self.label.en, &self.label.sv].map(|name| Some(&**name))
    }

    fn also(&self) -> &[Text] {
        &self.also
    }
}

impl Entry for Activity {
    fn names(&self) -> [Option<&str>; 3] {
        [&self.id, &self.label.en, &self.label.sv].map(|name| Some(&**name))
    }

    fn also(&self) -> &[Text] {
        &self.also
    }
}

impl Entry for Named {
    fn names(&self) -> [Option<&str>; 3] {
        [&self.id, &self.label.en, &self.label.sv].map(|name| Some(&**name))
    }

    fn also(&self) -> &[Text] {
        &self.also
    }
}

impl Entry for Municipality {
    fn names(&self) -> [Option<&str>; 3] {
        [Some(&self.id), Some(&self.name), self.code.as_deref()]
    }
}

/// The names of one list, in lower case, and the place of each.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Names(HashMap<String, u8>);

/// The entries themselves say it all.
impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Names").field("names", &self.0.len()).finish_non_exhaustive()
    }
}

impl Names {
    /// Of `entries`, of which there are fewer than 256; and every name that two
    /// of them share.
    pub(super) fn of(entries: &[impl Entry]) -> (Self, Vec<String>) {
        let mut names: HashMap<String, u8> = HashMap::new();
        let mut shared = Vec::new();
        for (place, entry) in (0..=u8::MAX).zip(entries) {
            for name in names_of(entry).map(plain) {
                match names.get(&name) {
                    Some(other) if *other != place => shared.push(name),
                    _ => drop(names.insert(name, place)),
                }
            }
        }
        shared.sort_unstable();
        shared.dedup();
        (Self(names), shared)
    }

    /// The place of the entry that `cell` names, by id or by label, without
    /// case and surrounding blanks.
    pub(super) fn place(&self, cell: &str) -> Option<u8> {
        let cell = cell.trim();
        // an id as it is meant to be written needs no copy
        self.0.get(cell).or_else(|| self.0.get(&cell.to_lowercase())).copied()
    }
}

/// Every way of writing an entry, its id first.
pub(super) fn names_of(entry: &impl Entry) -> impl Iterator<Item = &str> {
    entry.names().into_iter().flatten().chain(entry.also().iter().map(|name| &**name))
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

//! Which entry of a list a cell names.

use std::collections::HashMap;

use super::{Activity, Code, Municipality, Named, Programme};
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
            // no cell holds another way of writing it that is empty
            for name in names_of(entry).map(plain).filter(|name| !name.is_empty()) {
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

impl Programme {
    /// A column of this name holds entries of the list of sexes or of municipalities.
    pub(crate) fn lists_column(column: &str) -> bool {
        is_sexes(column) || is_municipalities(column)
    }

    /// The entry that a value of such a column names, with its place.
    pub(crate) fn listed(&self, column: &str, value: &str) -> Option<(u8, Listed<'_>)> {
        if is_sexes(column) {
            let place = self.named.sexes.place(value)?;
            return Some((place, Listed::Sex(self.sexes().get(usize::from(place))?)));
        }
        let place = self.named.municipalities.place(value).filter(|_| is_municipalities(column))?;
        Some((place, Listed::Municipality(self.municipalities().get(usize::from(place))?)))
    }

    /// The place of the entry that a value of such a column names, and how far the spelling is from its label.
    pub(crate) fn spelled(&self, column: &str, value: &str) -> Option<(u8, u8)> {
        let (place, entry) = self.listed(column, value)?;
        let labels: [&str; 2] = match entry {
            Listed::Sex(sex) => [&sex.label.en, &sex.label.sv],
            Listed::Municipality(municipality) => [&municipality.name; 2],
        };
        let value = value.trim();
        let lower = value.to_lowercase();
        let is_like = || labels.iter().any(|label| label.to_lowercase() == lower);
        Some((place, if labels.contains(&value) { 0 } else { 2 - u8::from(is_like()) }))
    }
}

/// An entry of the lists by which people are grouped.
pub(crate) enum Listed<'p> {
    Sex(&'p Named),
    Municipality(&'p Municipality),
}

fn is_sexes(column: &str) -> bool {
    ["sex", "gender", "kön"].contains(&plain(column).as_str())
}

fn is_municipalities(column: &str) -> bool {
    ["municipality", "kommun"].contains(&plain(column).as_str())
}

/// Every way of writing an entry, its id first.
pub(super) fn names_of(entry: &impl Entry) -> impl Iterator<Item = &str> {
    entry.names().into_iter().flatten().chain(entry.also().iter().map(|name| &**name))
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

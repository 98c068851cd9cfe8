//! Ids that people may have written in several ways.

use std::collections::HashSet;

use crate::ground::PersonId;

/// The people whose ids would be others if they were folded: twelve bytes for each of them, none for others.
#[derive(Clone, Debug, Default)]
pub(super) struct AlikeIds {
    people: Vec<u32>,
    /// A part of the hash of each folded id.
    folded: Vec<u64>,
}

impl AlikeIds {
    /// Notes the person who was added last.
    pub(super) fn push(&mut self, person: usize, folded: PersonId) {
        if let Ok(person) = u32::try_from(person) {
            self.people.push(person);
            self.folded.push(part(folded));
        }
    }

    /// The people whose folded ids are the same, as many as there are of each; `ids` are those of everyone.
    pub(super) fn alike(&self, ids: impl Iterator<Item = PersonId>) -> Vec<Vec<usize>> {
        if self.people.is_empty() {
            return Vec::new();
        }
        let mut known: Vec<(u64, usize)> =
            self.folded.iter().copied().zip(self.people.iter().map(|person| *person as usize)).collect();
        let wanted: HashSet<u64> = self.folded.iter().copied().collect();
        // an id that is written as it would be folded has the hash of that
        let mut others = self.people.iter().copied().peekable();
        for (person, id) in ids.enumerate() {
            if others.next_if(|other| *other as usize == person).is_none() && wanted.contains(&part(id)) {
                known.push((part(id), person));
            }
        }
        known.sort_unstable();
        let groups = known.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1);
        groups.map(|group| group.iter().map(|(_, person)| *person).collect()).collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a part of a hash is a hash")]
fn part(id: PersonId) -> u64 {
    id.0 as u64
}

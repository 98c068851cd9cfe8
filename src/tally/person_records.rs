//! What people are beside their answers: how many there are of each kind.

use std::collections::BTreeMap;

/// Counts of people by the coded record of each: outcomes and codes, never an answer.
///
/// Every figure can be worked out afterwards from how many people have which
/// record, so merging is adding. Personal data.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct PersonRecords {
    pub(super) counts: BTreeMap<Box<[u8]>, u64>,
}

/// A record may belong to one person.
impl std::fmt::Debug for PersonRecords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PersonRecords").field("people", &self.people()).finish_non_exhaustive()
    }
}

impl PersonRecords {
    /// Counts one person.
    pub(super) fn add(&mut self, record: &[u8]) {
        if let Some(count) = self.counts.get_mut(record) {
            *count += 1;
        } else {
            self.counts.insert(record.into(), 1);
        }
    }

    /// Adds those of another part of the group.
    pub(super) fn merge(&mut self, other: &Self) {
        for (record, people) in &other.counts {
            *self.counts.entry(record.clone()).or_default() += people;
        }
    }

    /// Each record with how many people have it, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u8], u64)> {
        self.counts.iter().map(|(record, people)| (&**record, *people))
    }

    /// How many people there are.
    pub(crate) fn people(&self) -> u64 {
        self.counts.values().sum()
    }
}

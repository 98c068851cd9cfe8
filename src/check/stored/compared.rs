//! What some rows showed about a stored score.

use super::item_counts::ItemCounts;
use super::pairs::Pairs;

/// What some rows showed about a stored score: exact counts, in bounded memory.
///
/// Made by [`Comparison::nothing_compared`](super::Comparison::nothing_compared)
/// and filled by [`Comparison::compare`](super::Comparison::compare). Parts of a
/// table that are appended in order equal the whole, however it was split.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Rows that were looked at, broken ones included: the next row has this number, counted from 0.
    pub(super) rows: u64,
    pub(super) comparable: u64,
    pub(super) differing: u64,
    pub(super) without_answers: u64,
    pub(super) not_stored: u64,
    pub(super) evidence: Evidence,
}

/// What causes are told from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Evidence {
    None,
    Pairs(Pairs),
    Items(ItemCounts),
}

impl Compared {
    pub(super) fn new(evidence: Evidence) -> Self {
        Self { rows: 0, comparable: 0, differing: 0, without_answers: 0, not_stored: 0, evidence }
    }

    /// Rows with a stored score whose answers give one as well, and rows with a text in its place.
    #[must_use]
    pub fn comparable(&self) -> u64 {
        self.comparable
    }

    /// Those of them where the two differ; only the texts for an index whose value set is still to be found.
    #[must_use]
    pub fn differing(&self) -> u64 {
        self.differing
    }

    /// Rows with a stored score whose answers give none.
    #[must_use]
    pub fn without_answers(&self) -> u64 {
        self.without_answers
    }

    /// Rows without a stored score whose answers give one.
    #[must_use]
    pub fn not_stored(&self) -> u64 {
        self.not_stored
    }

    /// Adds what the rows showed that come next in the table, under the same comparison.
    pub fn append(&mut self, later: Self) {
        match (&mut self.evidence, later.evidence) {
            (Evidence::Pairs(pairs), Evidence::Pairs(later)) => pairs.append(later, self.rows),
            (Evidence::Items(items), Evidence::Items(later)) => items.append(&later),
            _ => {}
        }
        self.rows += later.rows;
        self.comparable += later.comparable;
        self.differing += later.differing;
        self.without_answers += later.without_answers;
        self.not_stored += later.not_stored;
    }
}

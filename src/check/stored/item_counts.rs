//! How many rows each cause explains.

use super::item_cause::{ItemCause, ItemSum, RowSum};
use super::printed::{Held, Printed};

/// Rows that a cause explains: all, and those of them that disagree with the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) rows: u64,
    pub(super) of_disagreeing: u64,
}

/// Counts over the rows that can tell causes apart: some items answered, none invalid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ItemCounts {
    pub(super) rows: u64,
    pub(super) disagreeing: u64,
    /// In the order of the causes.
    pub(super) explained: Vec<Share>,
}

impl ItemCounts {
    pub(super) fn new(causes: usize) -> Self {
        Self { explained: vec![Share::default(); causes], ..Self::default() }
    }

    /// Counts one row.
    pub(super) fn add(&mut self, sum: &ItemSum, causes: &[ItemCause], row: &RowSum, held: Held) {
        let agrees = is_so(held, sum.score(row));
        self.rows += 1;
        self.disagreeing += u64::from(!agrees);
        for (cause, share) in causes.iter().zip(&mut self.explained) {
            let is_tie = || *cause == ItemCause::Rounded && held != Held::Nothing && is_so(held, sum.below_tie(row));
            if is_so(held, sum.score_by(*cause, row)) || is_tie() {
                share.rows += 1;
                share.of_disagreeing += u64::from(!agrees);
            }
        }
    }

    pub(super) fn append(&mut self, later: &Self) {
        self.rows += later.rows;
        self.disagreeing += later.disagreeing;
        for (share, later) in self.explained.iter_mut().zip(&later.explained) {
            share.rows += later.rows;
            share.of_disagreeing += later.of_disagreeing;
        }
    }
}

/// The cell holds this score, or both are empty.
fn is_so(held: Held, score: Option<(i64, i64)>) -> bool {
    match (held, score) {
        (Held::Nothing, None) => true,
        (Held::Number(number), Some((numerator, denominator))) => Printed::is_fraction(number, numerator, denominator),
        _ => false,
    }
}

//! Validated answers of many rows to all questionnaires of a plan.

use super::Plan;
use crate::instrument::{Answer, Block, ItemCodes};

/// Validated codes, a column for each item of a [`Plan`].
///
/// Filled from the blocks of a [`Batch`](super::Batch); what nobody puts in is
/// missing. `Debug` shows how many rows there are and no answer.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers {
    rows: usize,
    columns: Vec<Vec<u8>>,
}

impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answers").field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Answers {
    /// `rows` rows without any answer.
    #[must_use]
    pub fn new(plan: &Plan, rows: usize) -> Self {
        Self { rows, columns: vec![vec![Answer::MISSING; rows]; plan.items()] }
    }

    /// Forgets every answer and holds `rows` rows from now on.
    pub fn reset(&mut self, rows: usize) {
        self.rows = rows;
        for column in &mut self.columns {
            column.clear();
            column.resize(rows, Answer::MISSING);
        }
    }

    /// Puts in a block of answers to the questionnaire at `form` of the plan,
    /// from row `first` on; what does not fit is left out.
    pub fn put(&mut self, plan: &Plan, form: usize, first: usize, block: &Block<'_>) {
        let Some(form) = plan.forms().get(form).filter(|form| form.items.len() == block.items.len()) else { return };
        let first = first.min(self.rows);
        for (column, item) in self.columns[form.items.clone()].iter_mut().zip(block.items) {
            let rows = block.rows.min(self.rows.saturating_sub(first));
            column[first..first + rows].copy_from_slice(&item.codes[..rows]);
        }
    }

    /// How many items there are.
    pub(crate) fn item_count(&self) -> usize {
        self.columns.len()
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The codes of one item.
    pub(crate) fn column(&self, item: usize) -> &[u8] {
        &self.columns[item]
    }

    pub(crate) fn column_mut(&mut self, item: usize) -> &mut [u8] {
        &mut self.columns[item]
    }

    /// Some rows of some items, as a block.
    pub(crate) fn items(&self, items: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> Vec<ItemCodes<'_>> {
        let codes = self.columns[items].iter().map(|column| &column[rows.clone()]);
        codes.map(|codes| ItemCodes { codes, all_answered: codes.iter().all(|code| *code <= Answer::MAX_CODE) }).collect()
    }

    /// Something was answered: the empty half of a wide row is nobody's occasion.
    pub(crate) fn holds_any(&self, row: usize) -> bool {
        self.columns.iter().any(|column| column[row] != Answer::MISSING)
    }

    /// How many rows hold any answer.
    pub(crate) fn answered_rows(&self) -> u64 {
        let mut holds = vec![false; self.rows];
        for column in &self.columns {
            for (holds, code) in holds.iter_mut().zip(column) {
                *holds |= *code != Answer::MISSING;
            }
            if holds.iter().all(|holds| *holds) {
                break;
            }
        }
        holds.into_iter().map(u64::from).sum()
    }

    /// Copies some rows of another, in this order.
    pub(crate) fn select(&mut self, from: &Self, rows: &[usize]) {
        self.rows = rows.len();
        self.columns.resize_with(from.columns.len(), Vec::new);
        for (column, from) in self.columns.iter_mut().zip(&from.columns) {
            column.clear();
            column.extend(rows.iter().map(|row| from[*row]));
        }
    }
}

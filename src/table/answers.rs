//! Validated answers of many rows to all questionnaires of a plan.

use super::plan::{Plan, PlanMark, PlannedForm};
use super::read_block::worst;
use crate::ground::Answer;
use crate::instrument::{AnswerBlock, Block, ItemCodes};

/// Validated codes, a column for each item of a [`Plan`], then one for each fact
/// about the person that the plan counts.
///
/// Filled from the blocks of a [`Batch`](super::Batch); what nobody puts in is
/// missing. `Debug` shows how many rows there are and no answer.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// The plan that says which column is which.
    plan: PlanMark,
    rows: usize,
    /// How many of the columns are items.
    items: usize,
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
        Self { plan: plan.mark(), rows, items: plan.items(), columns: vec![vec![Answer::MISSING; rows]; plan.ranges().len()] }
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
    pub fn put(&mut self, plan: &Plan, form: usize, first: usize, block: &AnswerBlock<'_>) {
        self.put_block(plan, form, first, &block.0);
    }

    pub(crate) fn put_block(&mut self, plan: &Plan, form: usize, first: usize, block: &Block<'_>) {
        let same_plan = plan.mark() == self.plan;
        let fits = |form: &&PlannedForm| same_plan && form.items.len() == block.items.len();
        let Some(form) = plan.forms().get(form).filter(fits) else { return };
        let first = first.min(self.rows);
        for (column, item) in self.columns[form.items.clone()].iter_mut().zip(block.items) {
            let rows = block.rows.min(self.rows.saturating_sub(first));
            column[first..first + rows].copy_from_slice(&item.codes[..rows]);
        }
    }

    /// Puts in what one row says of a person.
    pub(crate) fn put_facts(&mut self, columns: std::ops::Range<usize>, row: usize, facts: &[u8]) {
        // answers of another plan may have no such columns
        for (column, fact) in self.columns.get_mut(columns).into_iter().flatten().zip(facts) {
            if let Some(cell) = column.get_mut(row) {
                *cell = *fact;
            }
        }
    }

    /// What a row says of a person; none if it says nothing.
    pub(crate) fn facts(&self, columns: std::ops::Range<usize>, row: usize) -> Option<Vec<u8>> {
        let facts: Vec<u8> = self.columns[columns].iter().map(|column| column[row]).collect();
        facts.iter().any(|fact| *fact != Answer::MISSING).then_some(facts)
    }

    /// Keeps what is said of people beside their answers, and nothing else.
    pub(crate) fn forget_items(&mut self) {
        self.columns.drain(..self.items);
        self.items = 0;
    }

    /// Nothing is answered in this row.
    pub(crate) fn blot(&mut self, row: usize) {
        self.columns.iter_mut().for_each(|column| column[row] = Answer::MISSING);
    }

    /// Whether an item or a fact of each row is filled.
    pub(crate) fn filled(&self) -> Vec<bool> {
        let mut filled = vec![false; self.rows];
        for column in &self.columns {
            for (filled, code) in filled.iter_mut().zip(column) {
                *filled |= *code != Answer::MISSING;
            }
            // nearly always settled by the first column
            if filled.iter().all(|filled| *filled) {
                break;
            }
        }
        filled
    }

    /// They were filled for a plan with these columns.
    pub(crate) fn are_of(&self, plan: &Plan) -> bool {
        self.plan == plan.mark()
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
        codes.map(|codes| ItemCodes { codes, all_answered: worst(codes) <= Answer::MAX_CODE }).collect()
    }

    /// Something was answered: the empty half of a wide row is nobody's occasion.
    pub(crate) fn holds_any(&self, row: usize) -> bool {
        self.columns[..self.items].iter().any(|column| column[row] != Answer::MISSING)
    }

    /// How many rows hold any answer.
    pub(crate) fn answered_rows(&self) -> u64 {
        let mut holds = vec![false; self.rows];
        for column in &self.columns[..self.items] {
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
        (self.plan, self.items) = (from.plan, from.items);
        self.columns.resize_with(from.columns.len(), Vec::new);
        for (column, from) in self.columns.iter_mut().zip(&from.columns) {
            column.clear();
            column.extend(rows.iter().map(|row| from[*row]));
        }
    }
}

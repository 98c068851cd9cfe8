//! Answers of many rows, column by column.

use crate::ground::{Answer, short_debug};

/// Rows per block: few enough for the second-level cache, and enough of one
/// column in a row for the processor to fetch ahead.
pub(crate) const BLOCK_ROWS: usize = 4096;

/// The codes of one item in one block.
#[derive(Clone, Copy)]
pub(crate) struct ItemCodes<'a> {
    /// A code within the item's range, [`Answer::MISSING`] or [`Answer::INVALID`].
    pub(crate) codes: &'a [u8],
    /// Every row holds an answer.
    pub(crate) all_answered: bool,
}

/// A caller's own bytes for up to 4096 rows, not yet validated.
#[derive(Clone, Copy)]
pub struct RawBlock<'a> {
    /// One for each item, `None` where there is no column.
    pub(crate) items: &'a [Option<&'a [u8]>],
    pub(crate) rows: usize,
}

/// What came of scoring bytes that were not validated before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawScored {
    /// Not done: the block is to be validated first.
    Declined,
    /// Done, and every byte of every item was an answer.
    Clean,
    /// Done, with bytes that are not answers taken as invalid.
    WithInvalid,
}

/// Validated answers of up to 4096 rows, as scorers and counters take them.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    pub(crate) items: &'a [ItemCodes<'a>],
    pub(crate) rows: usize,
}

impl Block<'_> {
    /// The rows in which an item of `asked` is not answered.
    pub(crate) fn incomplete_rows(&self, asked: &[bool]) -> impl Iterator<Item = usize> {
        let mut highest = vec![0; self.rows];
        for (item, _) in self.items.iter().zip(asked).filter(|(item, asked)| **asked && !item.all_answered) {
            for (highest, code) in highest.iter_mut().zip(item.codes) {
                *highest = (*highest).max(*code);
            }
        }
        highest.into_iter().enumerate().filter(|(_, highest)| *highest > Answer::MAX_CODE).map(|(row, _)| row)
    }

    /// The answers of one row, in form order; none of a row that is not there.
    pub(crate) fn row(&self, row: usize) -> impl Iterator<Item = Answer<u8>> {
        self.items.iter().filter_map(move |item| item.codes.get(row).copied().map(Answer::from_byte))
    }
}

/// Validated answers of up to 4096 rows, to look at or to put away.
///
/// Nobody outside the crate holds a block that a scorer of another questionnaire
/// would take. `Debug` shows how many rows there are and no answer.
#[derive(Clone, Copy)]
pub struct AnswerBlock<'a>(pub(crate) Block<'a>);

impl AnswerBlock<'_> {
    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.0.rows
    }

    /// The answers of one row, in form order; none of a row that is not there.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Answer<u8>> {
        self.0.row(row)
    }
}

short_debug! {
    impl RawBlock['_] { rows: |block: &Self| block.rows }
    impl Block['_] { rows: |block: &Self| block.rows }
    impl AnswerBlock['_] { rows: Self::rows }
}

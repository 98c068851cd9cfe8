//! The columns of one questionnaire, read block by block.

use crate::ground::short_debug;
use std::cell::RefCell;

use super::CellCodes;
use super::cell::{CellReader, MissingCode};
use super::column::{Column, Validity, Values};
use super::read_block::BlockRows;
use crate::finding::Findings;
use crate::instrument::{AnswerBlock, BLOCK_ROWS, Block, Definition, DefinitionError, ItemCodes, RawBlock, RawScored, Scorer};

/// The columns of one questionnaire: one for each item, in form order.
#[derive(Clone)]
pub struct Batch<'a> {
    definition: &'a Definition,
    columns: Vec<Option<Column<'a>>>,
    /// Further columns of an item, of which a row fills one.
    others: Vec<(usize, Column<'a>)>,
    rows: usize,
    first_row: u64,
    broken: Option<&'a [bool]>,
    missing: &'a [MissingCode],
    /// What the cells of each item stand for; empty where every cell is the code of the form.
    codes: &'a [Option<CellCodes>],
}

impl<'a> Batch<'a> {
    /// `columns` has one place for each item, `None` where there is no column.
    ///
    /// # Errors
    ///
    /// [`BatchError`] when the columns do not fit the questionnaire or each other.
    pub fn new(definition: &'a Definition, columns: Vec<Option<Column<'a>>>) -> Result<Self, BatchError> {
        definition.check()?;
        if columns.len() != definition.items.len() {
            return Err(BatchError::Columns { found: columns.len(), expected: definition.items.len() });
        }
        let Some(rows) = columns.iter().flatten().map(|column| column.values.len()).next() else {
            return Err(BatchError::NoColumn);
        };
        columns.iter().flatten().try_for_each(|column| check(column, rows))?;
        Ok(Self { definition, columns, others: Vec::new(), rows, first_row: 1, broken: None, missing: &[], codes: &[] })
    }

    /// The same, with further columns of some items: of all columns of an item a row fills one.
    ///
    /// # Errors
    ///
    /// [`BatchError`] when they do not fit the columns that are there.
    pub(crate) fn with_others(self, others: Vec<(usize, Column<'a>)>) -> Result<Self, BatchError> {
        others.iter().try_for_each(|(_, column)| check(column, self.rows))?;
        Ok(Self { others, ..self })
    }

    /// Counts its rows from `first_row` in findings; what is beyond 2^64 − 1 is counted as that.
    #[must_use]
    pub fn starting_at(self, first_row: u64) -> Self {
        Self { first_row, ..self }
    }

    /// Marks rows of the wrong width: all their items are invalid, without a finding for each.
    ///
    /// # Errors
    ///
    /// [`BatchError::Length`] when there is not one mark per row.
    pub fn with_broken_rows(self, broken: &'a [bool]) -> Result<Self, BatchError> {
        if broken.len() != self.rows {
            return Err(BatchError::Length { column: "broken rows".into(), found: broken.len(), expected: self.rows });
        }
        Ok(Self { broken: Some(broken), ..self })
    }

    /// Declares codes that stand for a missing answer.
    #[must_use]
    pub fn with_missing_codes(self, missing: &'a [MissingCode]) -> Self {
        Self { missing, ..self }
    }

    /// Says what the cells of each item stand for, where they are not the codes of the form.
    pub(crate) fn with_codes(self, codes: &'a [Option<CellCodes>]) -> Self {
        Self { codes, ..self }
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Validates the rows and hands them on, a block at a time, with the place of each first row.
    pub fn for_each_block(&self, findings: &mut Findings, mut each: impl FnMut(usize, AnswerBlock<'_>)) {
        self.for_each(findings, |_, _| RawScored::Declined, |first, block| each(first, AnswerBlock(block)));
    }

    /// As [`Batch::for_each_block`]; `raw` is offered the caller's own bytes first, where every column is bytes.
    pub(crate) fn for_each(
        &self,
        findings: &mut Findings,
        mut raw: impl FnMut(usize, RawBlock<'_>) -> RawScored,
        mut checked: impl FnMut(usize, Block<'_>),
    ) {
        let items = self.columns.len();
        let block_rows = BLOCK_ROWS.min(self.rows).max(1);
        let mut scratch = vec![0_u8; items * block_rows];
        let readers: Vec<CellReader<'_>> = self
            .definition
            .items
            .iter()
            .zip(&self.columns)
            .enumerate()
            .map(|(place, (item, column))| {
                let codes = self.codes.get(place).and_then(Option::as_ref);
                CellReader::new(item, column.map_or(&item.id, |column| column.name), self.missing).with_codes(codes)
            })
            .collect();
        let trusted = self.broken.is_none() && readers.iter().all(CellReader::trusts_range);
        let bytes = self.bytes().filter(|_| trusted);
        for start in (0..self.rows).step_by(BLOCK_ROWS) {
            let rows = BLOCK_ROWS.min(self.rows - start);
            let scored = bytes.as_ref().map_or(RawScored::Declined, |bytes| {
                let items: Vec<_> = bytes.iter().map(|column| column.map(|column| &column[start..start + rows])).collect();
                raw(start, RawBlock { items: &items, rows })
            });
            let broken = self.broken.map(|broken| &broken[start..start + rows]).filter(|broken| broken.contains(&true));
            let block = BlockRows { start, rows, first_row: self.first_row, broken };
            match scored {
                RawScored::Clean => {}
                RawScored::WithInvalid => self.tell(&block, &readers, &mut scratch, findings),
                RawScored::Declined => {
                    let mut codes: Vec<ItemCodes<'_>> = Vec::with_capacity(items);
                    for ((column, reader), codes_of_item) in self.columns.iter().zip(&readers).zip(scratch.chunks_mut(block_rows))
                    {
                        let item = codes.len();
                        codes.push(match column {
                            Some(column) if self.has_others(item) => {
                                let others = self.others.iter().filter(|(of, _)| *of == item).map(|(_, column)| column);
                                let all: Vec<_> = std::iter::once(column).chain(others).collect();
                                block.read_filled(&all, reader, &mut codes_of_item[..rows], findings)
                            }
                            Some(column) => block.read(column, reader, &mut codes_of_item[..rows], findings),
                            None => block.absent(&mut codes_of_item[..rows]),
                        });
                    }
                    checked(start, Block { items: &codes, rows });
                }
            }
        }
    }

    /// The findings in a block that is scored already.
    fn tell(&self, block: &BlockRows<'_>, readers: &[CellReader<'_>], scratch: &mut [u8], findings: &mut Findings) {
        for (column, reader) in self.columns.iter().zip(readers) {
            if let Some(column) = column
                && !block.count_told(column, reader, findings)
            {
                block.read(column, reader, &mut scratch[..block.rows], findings);
            }
        }
    }

    fn has_others(&self, item: usize) -> bool {
        self.others.iter().any(|(other, _)| *other == item)
    }

    /// The columns as plain bytes, if every one is and no item has several.
    fn bytes(&self) -> Option<Vec<Option<&'a [u8]>>> {
        if !self.others.is_empty() {
            return None;
        }
        let bytes = |column: &Column<'a>| match column.values {
            Values::U8(values) if column.validity.is_none() => Some(values),
            _ => None,
        };
        self.columns.iter().map(|column| column.as_ref().map_or(Some(None), |column| bytes(column).map(Some))).collect()
    }
}

/// A column of so many rows, whose parts fit each other.
fn check(column: &Column<'_>, rows: usize) -> Result<(), BatchError> {
    let (name, found) = (column.name.to_owned(), column.values.len());
    if found != rows {
        return Err(BatchError::Length { column: name, found, expected: rows });
    }
    if let Values::Digit { place, of, .. } = column.values
        && place >= of
    {
        return Err(BatchError::Digit { column: name, place, of });
    }
    let is_short = |validity: Validity<'_>| validity.bits.len().saturating_mul(8) < validity.offset.saturating_add(rows);
    if column.validity.is_some_and(is_short) {
        return Err(BatchError::Validity { column: name });
    }
    Ok(())
}

/// Scores a batch into columns that the caller holds.
///
/// `out` has one place for each numeric output of the scorer, in order, `None`
/// where it is not wanted. An empty cell is `NaN`.
///
/// # Errors
///
/// [`BatchError`] when `out` does not fit the scorer or the batch.
pub fn score_into(
    scorer: &dyn Scorer,
    batch: &Batch<'_>,
    out: &mut [Option<&mut [f64]>],
    findings: &mut Findings,
) -> Result<(), BatchError> {
    fits(scorer, batch)?;
    let numbers: Vec<_> = scorer.outputs().iter().filter(|output| output.is_number()).collect();
    if out.len() != numbers.len() {
        return Err(BatchError::Columns { found: out.len(), expected: numbers.len() });
    }
    for (column, output) in out.iter().zip(numbers) {
        if let Some(column) = column
            && column.len() != batch.rows
        {
            return Err(BatchError::Length { column: output.id.to_string(), found: column.len(), expected: batch.rows });
        }
    }
    fill(scorer, batch, out, findings);
    Ok(())
}

/// Scores into columns that fit.
fn fill(scorer: &dyn Scorer, batch: &Batch<'_>, out: &mut [Option<&mut [f64]>], findings: &mut Findings) {
    let out = RefCell::new(out);
    batch.for_each(
        findings,
        |start, block| scorer.score_raw(&block, &mut rows_of(&mut out.borrow_mut(), start, block.rows)),
        |start, block| scorer.score_block(&block, &mut rows_of(&mut out.borrow_mut(), start, block.rows)),
    );
}

/// Some rows of each column that is wanted.
fn rows_of<'o>(out: &'o mut [Option<&mut [f64]>], start: usize, rows: usize) -> Vec<Option<&'o mut [f64]>> {
    out.iter_mut().map(|column| column.as_deref_mut().map(|column| &mut column[start..start + rows])).collect()
}

/// The batch holds answers to the scorer's questionnaire.
fn fits(scorer: &dyn Scorer, batch: &Batch<'_>) -> Result<(), BatchError> {
    // nearly always the very same; only then is a comparison free
    if std::ptr::eq(scorer.definition(), batch.definition) || scorer.definition() == batch.definition {
        return Ok(());
    }
    let [batch, scorer] = [batch.definition, scorer.definition()].map(|definition| definition.id.to_string());
    Err(BatchError::Instrument { batch, scorer })
}

/// Every numeric output of a batch, a column each, in order; an empty cell is `NaN`.
///
/// # Errors
///
/// [`BatchError::Instrument`] when the batch is of another questionnaire.
pub fn score(scorer: &dyn Scorer, batch: &Batch<'_>, findings: &mut Findings) -> Result<Vec<Vec<f64>>, BatchError> {
    fits(scorer, batch)?;
    let numbers = scorer.outputs().iter().filter(|output| output.is_number()).count();
    let mut columns = vec![vec![f64::NAN; batch.rows]; numbers];
    let mut out: Vec<Option<&mut [f64]>> = columns.iter_mut().map(|column| Some(column.as_mut_slice())).collect();
    fill(scorer, batch, &mut out, findings);
    Ok(columns)
}

/// Columns that do not fit the questionnaire or each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BatchError {
    /// Not one place for each item or output.
    #[error("found {found} columns, expected {expected}")]
    Columns {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// Nothing can be read by the definition.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
    /// The scorer is of another questionnaire.
    #[error("the batch holds answers to {batch}, the scorer scores {scorer}")]
    Instrument {
        /// The batch's questionnaire.
        batch: String,
        /// The scorer's.
        scorer: String,
    },
    /// A digit beyond the last.
    #[error("the column {column} is read at digit {place}, counted from 0, of {of}")]
    Digit {
        /// The column.
        column: String,
        /// Which digit was asked for.
        place: usize,
        /// How many there are.
        of: usize,
    },
    /// No item has a column.
    #[error("no item has a column")]
    NoColumn,
    /// A column of another length.
    #[error("the column {column} has {found} rows, expected {expected}")]
    Length {
        /// The column.
        column: String,
        /// Its rows.
        found: usize,
        /// The rows of the others.
        expected: usize,
    },
    /// Fewer validity bits than rows.
    #[error("the column {column} has fewer validity bits than rows")]
    Validity {
        /// The column.
        column: String,
    },
}

short_debug! {
    impl Batch['_] { rows: Self::rows }
}

//! The columns of one questionnaire, read block by block.

use super::cell::{CellReader, MissingCode, Reading};
use super::column::{Column, Validity, Values};
use crate::finding::{Finding, Findings, Rule};
use crate::instrument::{Answer, BLOCK_ROWS, Block, Definition, ItemCodes, Scorer};

/// The columns of one questionnaire: one for each item, in form order.
#[derive(Clone, Debug)]
pub struct Batch<'a> {
    definition: &'a Definition,
    columns: Vec<Option<Column<'a>>>,
    rows: usize,
    first_row: u64,
    broken: Option<&'a [bool]>,
    missing: &'a [MissingCode],
}

impl<'a> Batch<'a> {
    /// `columns` has one place for each item, `None` where there is no column.
    ///
    /// # Errors
    ///
    /// [`BatchError`] when the columns do not fit the questionnaire or each other.
    pub fn new(definition: &'a Definition, columns: Vec<Option<Column<'a>>>) -> Result<Self, BatchError> {
        if columns.len() != definition.items.len() {
            return Err(BatchError::Columns { found: columns.len(), expected: definition.items.len() });
        }
        let Some(rows) = columns.iter().flatten().map(|column| column.values.len()).next() else {
            return Err(BatchError::NoColumn);
        };
        for column in columns.iter().flatten() {
            let found = column.values.len();
            if found != rows {
                return Err(BatchError::Length { column: column.name.to_owned(), found, expected: rows });
            }
            if column
                .validity
                .is_some_and(|validity| validity.bits.len().saturating_mul(8) < validity.offset.saturating_add(rows))
            {
                return Err(BatchError::Validity { column: column.name.to_owned() });
            }
        }
        Ok(Self { definition, columns, rows, first_row: 1, broken: None, missing: &[] })
    }

    /// Counts its rows from `first_row` in findings.
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

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Validates the rows and hands them on, a block at a time, with the place of each first row.
    pub fn for_each_block(&self, findings: &mut Findings, mut each: impl FnMut(usize, Block<'_>)) {
        let items = self.columns.len();
        let mut scratch = vec![0_u8; items * BLOCK_ROWS];
        let readers: Vec<CellReader<'_>> = self
            .definition
            .items
            .iter()
            .zip(&self.columns)
            .map(|(item, column)| CellReader::new(item, column.map_or(&item.id, |column| column.name), self.missing))
            .collect();
        for start in (0..self.rows).step_by(BLOCK_ROWS) {
            let rows = BLOCK_ROWS.min(self.rows - start);
            let broken = self.broken.map(|broken| &broken[start..start + rows]).filter(|broken| broken.contains(&true));
            let block = BlockRows { start, rows, first_row: self.first_row, broken };
            let mut codes: Vec<ItemCodes<'_>> = Vec::with_capacity(items);
            for ((column, reader), codes_of_item) in self.columns.iter().zip(&readers).zip(scratch.chunks_mut(BLOCK_ROWS)) {
                codes.push(match column {
                    Some(column) => block.read(column, reader, &mut codes_of_item[..rows], findings),
                    None => block.absent(&mut codes_of_item[..rows]),
                });
            }
            each(start, Block { items: &codes, rows });
        }
    }
}

/// The rows of one block.
struct BlockRows<'a> {
    start: usize,
    rows: usize,
    /// The number of the batch's first row.
    first_row: u64,
    broken: Option<&'a [bool]>,
}

impl BlockRows<'_> {
    /// The codes of one item: the caller's own bytes where they are all answers, else read into `scratch`.
    fn read<'c>(
        &self,
        column: &Column<'c>,
        reader: &CellReader<'_>,
        scratch: &'c mut [u8],
        findings: &mut Findings,
    ) -> ItemCodes<'c> {
        let cells = self.start..self.start + self.rows;
        if let Values::U8(values) = column.values {
            let values = &values[cells.clone()];
            if column.validity.is_none() && self.broken.is_none() && reader.trusts_range() && all_within(values, reader) {
                return ItemCodes { codes: values, all_answered: true };
            }
        }
        match column.values {
            Values::U8(values) => self.integers(&values[cells], reader, scratch, |value| value, i64::from),
            Values::I8(values) => self.integers(&values[cells], reader, scratch, i8::cast_unsigned, i64::from),
            Values::I16(values) => self.integers(&values[cells], reader, scratch, byte_of, i64::from),
            Values::I32(values) => self.integers(&values[cells], reader, scratch, byte_of, i64::from),
            Values::I64(values) => self.integers(&values[cells], reader, scratch, byte_of, |value| value),
            Values::F64(values) => {
                for (code, value) in scratch.iter_mut().zip(&values[cells]) {
                    *code = reader.float(*value).byte();
                }
            }
            Values::Text(_) | Values::Digit { .. } => {}
        }
        if let Some(validity) = column.validity {
            mark_missing(scratch, validity, self.start);
        }
        self.settle(column, reader, scratch, findings)
    }

    /// Codes of integers; what is out of range becomes [`Answer::INVALID`] for now.
    fn integers<T: Copy>(
        &self,
        values: &[T],
        reader: &CellReader<'_>,
        codes: &mut [u8],
        byte: impl Fn(T) -> u8,
        number: impl Fn(T) -> i64,
    ) {
        let span = reader.max - reader.min;
        for (code, value) in codes[..self.rows].iter_mut().zip(values) {
            let low = byte(*value);
            // one comparison for both ends; the second half keeps a wide number from passing as its last byte
            let within = low.wrapping_sub(reader.min) <= span && number(*value) == i64::from(low);
            *code = if within { low } else { Answer::INVALID };
        }
    }

    /// Looks again at what is no plain answer, collects findings, and blots out broken rows.
    fn settle<'c>(
        &self,
        column: &Column<'_>,
        reader: &CellReader<'_>,
        codes: &'c mut [u8],
        findings: &mut Findings,
    ) -> ItemCodes<'c> {
        let reads_text = matches!(column.values, Values::Text(_) | Values::Digit { .. });
        let look_at_all = reads_text || !reader.trusts_range();
        let mut counts: Vec<(Finding, u64)> = Vec::new();
        for (row, code) in codes.iter_mut().enumerate() {
            if let Some(broken) = self.broken
                && broken[row]
            {
                *code = Answer::INVALID;
                continue;
            }
            if !look_at_all && *code != Answer::INVALID {
                continue;
            }
            let cell = self.start + row;
            if column.validity.is_some_and(|validity| !validity.is_valid(cell)) {
                *code = Answer::MISSING;
                continue;
            }
            let reading = read_one(column.values, cell, reader);
            *code = reading.byte();
            if let Some((rule, found)) = reading.broken_rule()
                && !is_told_by_first_digit(column.values, rule)
            {
                let finding = || Finding::cell(rule, self.first_row + cell as u64, column.name, [reader.min, reader.max], found);
                match counts.iter_mut().find(|(first, _)| first.rule == rule) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((finding(), 1)),
                }
                findings.list(finding);
            }
        }
        for (first, count) in counts {
            findings.count(&first, count);
        }
        ItemCodes { all_answered: codes.iter().all(|code| *code <= Answer::MAX_CODE), codes }
    }

    fn absent<'c>(&self, codes: &'c mut [u8]) -> ItemCodes<'c> {
        codes.fill(Answer::MISSING);
        for (code, _) in codes.iter_mut().zip(self.broken.unwrap_or_default()).filter(|(_, broken)| **broken) {
            *code = Answer::INVALID;
        }
        ItemCodes { codes, all_answered: false }
    }
}

fn read_one(values: Values<'_>, cell: usize, reader: &CellReader<'_>) -> Reading {
    match values {
        Values::U8(values) => reader.integer(values[cell].into(), ""),
        Values::I8(values) => reader.integer(values[cell].into(), ""),
        Values::I16(values) => reader.integer(values[cell].into(), ""),
        Values::I32(values) => reader.integer(values[cell].into(), ""),
        Values::I64(values) => reader.integer(values[cell], ""),
        Values::F64(values) => reader.float(values[cell]),
        Values::Text(cells) => reader.text(cells[cell]),
        Values::Digit { cells, place, of } => digit(cells[cell], place, of, reader),
    }
}

/// One digit of a packed cell; a cell of another shape is no answer to any of its items.
fn digit(cell: &str, place: usize, of: usize, reader: &CellReader<'_>) -> Reading {
    let trimmed = cell.trim();
    let digits =
        trimmed.split_once(['.', ',']).filter(|(_, fraction)| !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0'));
    let digits = digits.map_or(trimmed, |(whole, _)| whole);
    if digits.len() == of && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return match reader.text(&digits[place..=place]) {
            Reading::Answered(code) if trimmed.len() != cell.len() => Reading::Padded(code),
            reading => reading,
        };
    }
    match reader.text(trimmed) {
        Reading::Missing => Reading::Missing,
        Reading::Invalid(rule, _) => Reading::Invalid(rule, None),
        Reading::Answered(_) | Reading::Padded(_) => Reading::Invalid(Rule::OutOfRange, None),
    }
}

/// A finding about a packed cell as a whole is told once, by its first digit.
fn is_told_by_first_digit(values: Values<'_>, rule: Rule) -> bool {
    matches!(values, Values::Digit { place, .. } if place > 0 && rule != Rule::OutOfRange)
}

/// Every byte lies within the range of the item.
fn all_within(values: &[u8], reader: &CellReader<'_>) -> bool {
    let span = reader.max - reader.min;
    // a maximum and not `all`: no early exit, so the compiler makes vector code
    values.iter().fold(0, |worst: u8, value| worst.max(value.wrapping_sub(reader.min))) <= span
}

/// The last byte of an integer.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the caller compares it with the whole number")]
fn byte_of(value: impl Into<i64>) -> u8 {
    value.into() as u8
}

/// Eight bits of validity as eight bytes: all ones where the bit is 0.
static MISSING_MASKS: [[u8; 8]; 256] = {
    let mut masks = [[0; 8]; 256];
    let mut bits = 0;
    while bits < 256 {
        let mut row = 0;
        while row < 8 {
            masks[bits][row] = if bits >> row & 1 == 0 { u8::MAX } else { 0 };
            row += 1;
        }
        bits += 1;
    }
    masks
};

/// [`Answer::MISSING`] for every row whose bit is 0.
fn mark_missing(codes: &mut [u8], validity: Validity<'_>, start: usize) {
    let offset = validity.offset + start;
    if offset.is_multiple_of(8) {
        let bytes = &validity.bits[offset / 8..];
        for (codes, bits) in codes.chunks_mut(8).zip(bytes) {
            for (code, missing) in codes.iter_mut().zip(MISSING_MASKS[usize::from(*bits)]) {
                *code = *code & !missing | Answer::MISSING & missing;
            }
        }
    } else {
        for (row, code) in codes.iter_mut().enumerate() {
            if !validity.is_valid(start + row) {
                *code = Answer::MISSING;
            }
        }
    }
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
    batch.for_each_block(findings, |start, block| {
        let rows = start..start + block.rows();
        let mut part: Vec<Option<&mut [f64]>> =
            out.iter_mut().map(|column| column.as_deref_mut().map(|column| &mut column[rows.clone()])).collect();
        scorer.score_block(&block, &mut part);
    });
}

/// Every numeric output of a batch, a column each, in order; an empty cell is `NaN`.
#[must_use]
pub fn score(scorer: &dyn Scorer, batch: &Batch<'_>, findings: &mut Findings) -> Vec<Vec<f64>> {
    let numbers = scorer.outputs().iter().filter(|output| output.is_number()).count();
    let mut columns = vec![vec![f64::NAN; batch.rows]; numbers];
    let mut out: Vec<Option<&mut [f64]>> = columns.iter_mut().map(|column| Some(column.as_mut_slice())).collect();
    fill(scorer, batch, &mut out, findings);
    columns
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

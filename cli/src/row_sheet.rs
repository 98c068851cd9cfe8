//! Rows of scores as the sheet of a workbook, with the `rust_xlsxwriter` crate.

use std::io::{self, Write};

use anyhow::{Context as _, Result, anyhow, bail};
use arrow_array::cast::AsArray as _;
use arrow_array::types::Float64Type;
use arrow_array::{Array as _, RecordBatch};
use enkat_tables::without_panic;
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::output::{Output, WRITING};
use crate::row_output::{Holds, RowColumn};
use crate::text;

/// A sheet has no more rows, the one with the names among them.
const MOST_ROWS: u32 = 1_048_576;
/// Nor more columns.
const MOST_COLUMNS: usize = 16_384;
/// A cell has no more letters.
const LONGEST_TEXT: usize = 32_767;
/// A spreadsheet keeps so many digits of a number.
const MOST_DIGITS: usize = 15;

/// A sheet under way; its rows wait in an unnamed file beside the output, or in memory on their way to standard output.
pub struct RowSheet {
    workbook: Workbook,
    output: Output,
    holds: Vec<Holds>,
    /// How many rows it has.
    rows: u32,
}

impl RowSheet {
    /// A sheet of these columns.
    pub fn new(output: Output, columns: &[RowColumn]) -> Result<Self> {
        if columns.len() > MOST_COLUMNS {
            bail!(text!("sheet-too-wide", columns = columns.len(), most = MOST_COLUMNS));
        }
        let mut workbook = Workbook::new();
        match output.folder() {
            Some(folder) => {
                workbook.set_tempdir(folder).and_then(Workbook::add_worksheet_with_constant_memory).context(WRITING)?;
            }
            None => {
                workbook.add_worksheet();
            }
        }
        let holds = columns.iter().map(|column| column.holds).collect();
        let mut sheet = Self { workbook, output, holds, rows: 0 };
        sheet.add_row(|sheet, row| {
            for (place, column) in (0..).zip(columns) {
                write_text(sheet, [row, place], &column.name)?;
            }
            sheet.set_freeze_panes(1, 0).map(drop).context(WRITING)
        })?;
        Ok(sheet)
    }

    /// Adds rows.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let holds = std::mem::take(&mut self.holds);
        for place in 0..batch.num_rows() {
            self.add_row(|sheet, row| {
                for ((column, cells), holds) in (0..).zip(batch.columns()).zip(&holds) {
                    if cells.is_null(place) {
                        continue;
                    }
                    if let Some(numbers) = cells.as_primitive_opt::<Float64Type>() {
                        sheet.write_number(row, column_number(column), numbers.value(place)).context(WRITING)?;
                    } else if let Some(texts) = cells.as_string_opt::<i32>() {
                        let text = texts.value(place);
                        match number_of(text).filter(|_| *holds == Holds::Carried) {
                            Some(number) => {
                                sheet.write_number(row, column_number(column), number).context(WRITING)?;
                            }
                            None => write_text(sheet, [row, column], text)?,
                        }
                    }
                }
                Ok(())
            })?;
        }
        self.holds = holds;
        Ok(())
    }

    fn add_row(&mut self, write: impl FnOnce(&mut Worksheet, u32) -> Result<()>) -> Result<()> {
        let row = self.rows;
        if row == MOST_ROWS {
            let most = MOST_ROWS - 1;
            bail!(text!("sheet-too-long", most = most));
        }
        self.rows += 1;
        let workbook = &mut self.workbook;
        held(|| write(workbook.worksheet_from_index(0).context(WRITING)?, row))
    }

    /// Writes the workbook; the output is complete.
    pub fn into_inner(self) -> Result<Output> {
        let Self { mut workbook, mut output, .. } = self;
        let mut to_end = ToEnd { output: &mut output, error: None };
        let saved = held(|| workbook.save_to_writer(&mut to_end).context(WRITING));
        match to_end.error {
            Some(error) => Err(error).context(WRITING),
            None => saved.map(|()| output),
        }
    }
}

/// What the writer gives, or an error where it panics because the disk is full.
fn held<T>(write: impl FnOnce() -> Result<T>) -> Result<T> {
    without_panic(write).unwrap_or_else(|| Err(anyhow!(text!("sheet-not-written")).context(WRITING)))
}

/// An output whose first error is kept: the archive would tell it on standard error, and again when it is dropped.
struct ToEnd<'o> {
    output: &'o mut Output,
    error: Option<io::Error>,
}

impl Write for ToEnd<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.error.is_none() {
            self.error = self.output.write_all(bytes).err();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write_text(sheet: &mut Worksheet, [row, column]: [u32; 2], text: &str) -> Result<()> {
    if text.chars().nth(LONGEST_TEXT).is_some() {
        let (row, column) = (row + 1, column + 1);
        bail!(text!("sheet-long-cell", row = row, column = column, most = LONGEST_TEXT));
    }
    sheet.write_string(row, column_number(column), text).map(drop).context(WRITING)
}

fn column_number(column: u32) -> u16 {
    // there are no more columns than that
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// The number that a text is, if it is a plain one that a spreadsheet keeps: `3`, `3.0` and `-2.50`, but neither `007` nor `1e5`.
///
/// A number that is left a text among numbers is left out of every sum, and nobody is told.
fn number_of(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').map_or((digits, "0"), |(whole, decimals)| (whole, decimals));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    let is_plain = are_digits(whole) && are_digits(decimals) && (whole == "0" || !whole.starts_with('0'));
    let number = text.parse().ok().filter(|_| is_plain && digits.len() <= MOST_DIGITS)?;
    // there is no minus zero in a sheet
    if number == 0.0 && digits.len() < text.len() { None } else { Some(number) }
}

#[cfg(test)]
mod tests {
    use super::{MOST_ROWS, RowSheet, number_of};
    use crate::output::Output;
    use crate::row_columns::RowColumns;
    use crate::row_output::{Holds, RowColumn};

    #[test]
    fn a_sheet_that_is_full_takes_no_row() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("o.xlsx");
        let columns = [RowColumn { name: "a".into(), holds: Holds::Number }];
        let output = Output::create(Some(&path), &["xlsx"], &[]).expect("an output");
        let mut sheet = RowSheet::new(output, &columns).expect("a sheet");
        let mut rows = RowColumns::new(&columns);
        let mut write = |sheet: &mut RowSheet| {
            rows.number(Some(1.0));
            rows.end_row();
            sheet.write(&rows.take().expect("a row"))
        };
        sheet.rows = MOST_ROWS - 1;
        write(&mut sheet).expect("there is room");
        let error = write(&mut sheet).expect_err("it is full").to_string();
        assert!(error.contains("1048575 rows") && error.contains("parquet"), "{error}");
    }

    #[test]
    fn a_text_is_a_number_if_nothing_is_lost() {
        for (text, number) in [
            ("0", 0.0),
            ("3", 3.0),
            ("-9", -9.0),
            ("3.0", 3.0),
            ("2.50", 2.5),
            ("-0.25", -0.25),
            ("123456789012345", 123_456_789_012_345.0),
        ] {
            assert_eq!(number_of(text), Some(number));
        }
        for text in [
            "",
            "-",
            "007",
            "00",
            "00.5",
            "1e5",
            "-0",
            "NaN",
            "inf",
            "+3",
            ".5",
            "5.",
            " 3",
            "3,0",
            "1.2.3",
            "1234567890123456",
            "=1+1",
        ] {
            assert_eq!(number_of(text), None, "{text}");
        }
    }
}

//! A parquet file, as rows of text.

use std::error::Error;

use arrow_array::cast::AsArray as _;
use arrow_array::timezone::Tz;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_cast::cast;
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::DataType;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::file::reader::ChunkReader;

use crate::error::{ErrorKind, Place, Result, TableError};
use crate::guarded::guarded;
use crate::whole::Whole;
use crate::{Filling, Form, LONGEST_ROW};

/// So many rows are unpacked at once, fewer of a wide table.
const BATCH_ROWS: usize = 1024;
const BATCH_CELLS: usize = 1 << 20;

/// Null is an empty cell; what is nested stands in brackets and so is not a number.
const OPTIONS: FormatOptions<'_> = FormatOptions::new().with_null("");
/// What stands for a value that has no text, such as a day beyond all calendars.
const UNREADABLE: &str = "[\u{2026}]";
/// The end of a time that is a day; in a zone it is left, since elsewhere it is another day.
const MIDNIGHT: &str = "T00:00:00";

/// A parquet file.
pub(crate) struct Parquet {
    batches: ParquetRecordBatchReader,
    header: Vec<String>,
    /// The rows at hand, column by column.
    columns: Vec<Texts>,
    /// How many rows there are at hand.
    rows: usize,
    /// The next of them.
    place: usize,
}

/// The cells of a column as text.
#[derive(Default)]
struct Texts {
    text: String,
    /// Where each cell ends.
    ends: Vec<usize>,
}

impl Parquet {
    /// Reads the columns of a file.
    pub(crate) fn new(file: Whole) -> Result<Self> {
        guarded(|| match file {
            Whole::OnDisk(file) => Self::from_chunks(file),
            Whole::InMemory(bytes) => Self::from_chunks(bytes::Bytes::from(bytes)),
        })
        .map_err(|error| error.within("it is not a parquet file that can be read"))
    }

    fn from_chunks(file: impl ChunkReader + 'static) -> Result<Self> {
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| damaged(&error))?;
        let header: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
        let batch_rows = (BATCH_CELLS / header.len().max(1)).clamp(1, BATCH_ROWS);
        let batches = builder.with_batch_size(batch_rows).build().map_err(|error| damaged(&error))?;
        let columns = header.iter().map(|_| Texts::default()).collect();
        Ok(Self { batches, header, columns, rows: 0, place: 0 })
    }

    /// The names of the columns.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// There is another row, at `place`.
    fn has_row(&mut self) -> Result<bool> {
        while self.place == self.rows {
            let Some(rows) = guarded(|| self.next_rows())? else { return Ok(false) };
            (self.rows, self.place) = (rows, 0);
        }
        Ok(true)
    }

    /// Takes the next rows, and says how many there are.
    fn next_rows(&mut self) -> Result<Option<usize>> {
        let Some(batch) = self.batches.next().transpose().map_err(|error| damaged(&error))? else { return Ok(None) };
        self.columns.iter_mut().zip(batch.columns()).try_for_each(|(texts, column)| texts.take(column))?;
        self.checked_rows(&batch).map(Some)
    }

    /// How many rows a batch has, each column of them.
    fn checked_rows(&self, batch: &RecordBatch) -> Result<usize> {
        let rows = batch.num_rows();
        if self.columns.len() != batch.num_columns() || self.columns.iter().any(|column| column.ends.len() != rows) {
            return Err(TableError::new(ErrorKind::Damaged, "its columns are not equally long"));
        }
        Ok(rows)
    }
}

impl Form for Parquet {
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        let after = |number| move |error: TableError| error.within(&format!("after row {number}")).at(Place::Row(number));
        while into.has_room() && self.has_row().map_err(after(into.number))? {
            let length: usize = self.columns.iter().map(|column| column.cell(self.place).len()).sum();
            if length > LONGEST_ROW {
                let number = into.number + 1;
                let text = format!("row {number} is longer than {} MiB", LONGEST_ROW >> 20);
                return Err(TableError::new(ErrorKind::TooLarge, text).at(Place::Row(number)));
            }
            into.rows.push(self.columns.iter().map(|column| column.cell(self.place)))?;
            into.add(None);
            into.refuse_identity_number()?;
            self.place += 1;
        }
        Ok(())
    }
}

impl Texts {
    fn cell(&self, row: usize) -> &str {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.text[start..self.ends[row]]
    }

    /// Takes the cells of a column, and forgets those before.
    fn take(&mut self, column: &dyn Array) -> Result<()> {
        self.text.clear();
        self.ends.clear();
        match column.data_type() {
            DataType::Dictionary(_, values) => return self.take(&cast_to(column, values)?),
            DataType::Utf8 => {
                let cells = column.as_string::<i32>();
                self.fill(column, |row, text| text.push_str(cells.value(row)));
            }
            // the texts of writers that do not say so
            DataType::Binary => {
                let cells = column.as_binary::<i32>();
                self.fill(column, |row, text| text.push_str(&String::from_utf8_lossy(cells.value(row))));
            }
            DataType::LargeBinary | DataType::BinaryView | DataType::FixedSizeBinary(_) => {
                return self.take(&cast_to(column, &DataType::Binary)?);
            }
            DataType::Timestamp(unit, Some(zone)) if zone.parse::<Tz>().is_err() => {
                // a zone by its name, whose rules are not at hand
                return self.take(&cast_to(column, &DataType::Timestamp(*unit, Some("+00:00".into())))?);
            }
            kind => {
                let is_time = matches!(kind, DataType::Timestamp(..) | DataType::Date64);
                let cells = ArrayFormatter::try_new(column, &OPTIONS).map_err(|error| damaged(&error))?;
                self.fill(column, |row, text| {
                    let start = text.len();
                    // the error would show the number
                    if cells.value(row).write(text).is_err() {
                        text.truncate(start);
                        text.push_str(UNREADABLE);
                    }
                    if is_time && text[start..].ends_with(MIDNIGHT) {
                        text.truncate(text.len() - MIDNIGHT.len());
                    }
                });
            }
        }
        Ok(())
    }

    fn fill(&mut self, column: &dyn Array, mut write: impl FnMut(usize, &mut String)) {
        let nulls = column.nulls();
        for row in 0..column.len() {
            if nulls.is_none_or(|nulls| nulls.is_valid(row)) {
                write(row, &mut self.text);
            }
            self.ends.push(self.text.len());
        }
    }
}

fn cast_to(column: &dyn Array, kind: &DataType) -> Result<ArrayRef> {
    cast(column, kind).map_err(|error| damaged(&error))
}

/// What the reader says, which shows no cell.
fn damaged(error: &dyn Error) -> TableError {
    TableError::caused(ErrorKind::Damaged, error)
}

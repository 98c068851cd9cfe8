//! A parquet file, as rows of text.

use std::error::Error;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::timezone::Tz;
use arrow_array::types::{
    ArrowTimestampType, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{DataType, FieldRef, Schema, TimeUnit};
use arrow_select::take::take;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::file::reader::ChunkReader;

use crate::error::{ErrorKind, Place, Result, TableError};
use crate::guarded::guarded;
use crate::limits::{LONGEST_CELL, LONGEST_ROW, too_long_cell};
use crate::page_sizes::check_pages;
use crate::whole::Whole;
use crate::{Filling, Form};

/// So many rows are unpacked at once, fewer of a wide table.
const BATCH_ROWS: usize = 1024;
const BATCH_CELLS: usize = 1 << 20;
/// So much text is written out at once.
const BATCH_BYTES: usize = 1 << 26;

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
    /// The rows that were unpacked together, and how many of them were taken.
    batch: Option<RecordBatch>,
    taken: usize,
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
        .map_err(|error| error.during(["it is not a parquet file that can be read", "den är ingen parquetfil som kan läsas"]))
    }

    fn from_chunks(file: impl ChunkReader + 'static) -> Result<Self> {
        let found = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new()).map_err(|error| damaged(&error))?;
        let most_rows = check_pages(&file, found.metadata())?;
        let schema = Arc::new(Schema::new(found.schema().fields().iter().map(where_it_is).collect::<Vec<_>>()));
        let options = ArrowReaderOptions::new().with_schema(schema);
        let in_place = ArrowReaderMetadata::try_new(Arc::clone(found.metadata()), options).map_err(|error| damaged(&error))?;
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, in_place);
        let header: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
        let batch_rows = (BATCH_CELLS / header.len().max(1)).clamp(1, BATCH_ROWS).min(most_rows);
        let batches = builder.with_batch_size(batch_rows).build().map_err(|error| damaged(&error))?;
        let columns = header.iter().map(|_| Texts::default()).collect();
        Ok(Self { batches, header, batch: None, taken: 0, columns, rows: 0, place: 0 })
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

    /// Takes the next rows, as many as there is room for, and says how many there are.
    fn next_rows(&mut self) -> Result<Option<usize>> {
        let batch = match self.batch.take().filter(|batch| self.taken < batch.num_rows()) {
            Some(batch) => batch,
            None => match self.batches.next().transpose().map_err(|error| damaged(&error))? {
                Some(batch) => batch,
                None => return Ok(None),
            },
        };
        let all = batch.num_rows();
        if self.columns.len() != batch.num_columns() || batch.columns().iter().any(|column| column.len() != all) {
            return Err(TableError::new(ErrorKind::Damaged, "its columns are not equally long"));
        }
        self.taken = if self.taken < all { self.taken } else { 0 };
        let room = BATCH_BYTES / self.columns.len().max(1);
        for ((texts, column), name) in self.columns.iter_mut().zip(batch.columns()).zip(&self.header) {
            let rest = column.slice(self.taken, all - self.taken);
            let name = name.trim();
            let within = |error: TableError| error.during([&format!("column {name}"), &format!("kolumnen {name}")]);
            texts.take(&rest, room).map_err(within)?;
        }
        // a column of long texts has room for fewer than the others
        let rows = self.columns.iter().map(|column| column.ends.len()).min().unwrap_or(all - self.taken);
        self.taken += rows;
        self.batch = Some(batch);
        Ok(Some(rows))
    }
}

impl Form for Parquet {
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        let after = |number| {
            move |error: TableError| {
                error.during([&format!("after row {number}"), &format!("efter rad {number}")]).at(Place::Row(number))
            }
        };
        while into.has_room() && self.has_row().map_err(after(into.number))? {
            let length: usize = self.columns.iter().map(|column| column.cell(self.place).len()).sum();
            if length > LONGEST_ROW {
                let number = into.number + 1;
                let most = LONGEST_ROW >> 20;
                let text = format!("row {number} is longer than {most} MiB");
                let error = TableError::too_large(text, format!("rad {number} är längre än {most} MiB"));
                return Err(error.at(Place::Row(number)));
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

    /// Takes the first cells of a column, one at least and about as many bytes as there is room for, and forgets those before.
    fn take(&mut self, column: &dyn Array, room: usize) -> Result<()> {
        self.text.clear();
        self.ends.clear();
        match column.data_type() {
            // not by a cast, which brings every type to every other along: a seventh of the program
            DataType::Dictionary(..) => {
                let cells = column.as_any_dictionary();
                let cells = take(cells.values(), cells.keys(), None).map_err(|error| damaged(&error))?;
                self.take(&cells, room)
            }
            DataType::Utf8View => {
                let cells = column.as_string_view();
                self.fill(column, room, |row, text| {
                    text.push_str(cells.value(row));
                })
            }
            // the texts of writers that do not say so
            DataType::BinaryView => {
                let cells = column.as_binary_view();
                self.fill(column, room, |row, text| {
                    text.push_str(&String::from_utf8_lossy(cells.value(row)));
                })
            }
            DataType::FixedSizeBinary(_) => {
                let cells = column.as_fixed_size_binary();
                self.fill(column, room, |row, text| {
                    text.push_str(&String::from_utf8_lossy(cells.value(row)));
                })
            }
            // a zone by its name, whose rules are not at hand
            DataType::Timestamp(unit, Some(zone)) if zone.parse::<Tz>().is_err() => {
                let utc: ArrayRef = match unit {
                    TimeUnit::Second => in_utc::<TimestampSecondType>(column),
                    TimeUnit::Millisecond => in_utc::<TimestampMillisecondType>(column),
                    TimeUnit::Microsecond => in_utc::<TimestampMicrosecondType>(column),
                    TimeUnit::Nanosecond => in_utc::<TimestampNanosecondType>(column),
                };
                self.take(&utc, room)
            }
            kind => {
                let is_time = matches!(kind, DataType::Timestamp(..) | DataType::Date64);
                let cells = ArrayFormatter::try_new(column, &OPTIONS).map_err(|error| damaged(&error))?;
                self.fill(column, room, |row, text| {
                    let start = text.len();
                    // the error would show the number
                    if cells.value(row).write(text).is_err() {
                        text.truncate(start);
                        text.push_str(UNREADABLE);
                    }
                    if is_time && text[start..].ends_with(MIDNIGHT) {
                        text.truncate(text.len() - MIDNIGHT.len());
                    }
                })
            }
        }
    }

    fn fill(&mut self, column: &dyn Array, room: usize, mut write: impl FnMut(usize, &mut String)) -> Result<()> {
        let nulls = column.nulls();
        for row in 0..column.len() {
            let start = self.text.len();
            if nulls.is_none_or(|nulls| nulls.is_valid(row)) {
                write(row, &mut self.text);
            }
            if self.text.len() - start > LONGEST_CELL {
                return Err(too_long_cell(["a cell", "en cell"]));
            }
            self.ends.push(self.text.len());
            if self.text.len() > room {
                break;
            }
        }
        Ok(())
    }
}

/// The field with its texts left where they are unpacked: rows that share one do not copy it.
fn where_it_is(field: &FieldRef) -> FieldRef {
    let kind = match field.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 => DataType::Utf8View,
        DataType::Binary | DataType::LargeBinary => DataType::BinaryView,
        DataType::Dictionary(_, values) if matches!(**values, DataType::Utf8 | DataType::LargeUtf8) => DataType::Utf8View,
        DataType::Dictionary(_, values) if matches!(**values, DataType::Binary | DataType::LargeBinary) => DataType::BinaryView,
        DataType::List(inner) => DataType::List(where_it_is(inner)),
        DataType::LargeList(inner) => DataType::LargeList(where_it_is(inner)),
        DataType::FixedSizeList(inner, length) => DataType::FixedSizeList(where_it_is(inner), *length),
        DataType::Map(inner, is_sorted) => DataType::Map(where_it_is(inner), *is_sorted),
        DataType::Struct(inner) => DataType::Struct(inner.iter().map(where_it_is).collect()),
        _ => return Arc::clone(field),
    };
    Arc::new(field.as_ref().clone().with_data_type(kind))
}

/// The same moments, as they are called in no zone.
fn in_utc<T: ArrowTimestampType>(column: &dyn Array) -> ArrayRef {
    Arc::new(column.as_primitive::<T>().clone().with_timezone("+00:00"))
}

/// What the reader says, which shows no cell.
fn damaged(error: &dyn Error) -> TableError {
    TableError::caused(ErrorKind::Damaged, error)
}

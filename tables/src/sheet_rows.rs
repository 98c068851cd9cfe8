//! The rows of a sheet, read cell by cell with the `calamine` crate.

use std::fmt::Write as _;
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::thread;

use calamine::{DataRef, ExcelDateTime, Xlsx, XlsxError};

use crate::error::{ErrorKind, Place, Result, TableError};
use crate::guarded::guarded;
use crate::limits::{LONGEST_CELL, LONGEST_ROW, too_long_cell};
use crate::whole::ReadAnywhere;

/// A sheet has no more columns.
const MOST_COLUMNS: u32 = 16_384;
/// The day after the last one that a workbook can name.
const DAYS_END: f64 = 2_958_466.0;
/// So many rows are handed over at once.
const BATCH_ROWS: usize = 1024;
/// Or so many bytes, if that is less.
const BATCH_BYTES: usize = 1 << 20;
/// The memory of a longer row is not used for the next one.
const ROW_KEPT: usize = 1 << 16;

/// A workbook whose parts are read from any place.
pub(crate) type Book = Xlsx<Box<dyn ReadAnywhere>>;

/// Some rows of a sheet.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) text: String,
    /// Where each cell ends.
    ends: Vec<usize>,
    /// For each row its number in the sheet, counted from 1, and how many cells there are up to its end.
    pub(crate) rows: Vec<(u64, usize)>,
    /// Nothing follows.
    pub(crate) is_last: bool,
}

/// Begins to read a sheet.
///
/// Its cells are read on a thread of their own, because their reader borrows
/// from the workbook and could not be kept beside it; all at once where there
/// are no threads or none can be started.
pub(crate) fn begin(book: Book, sheet: &str, on_a_thread: bool) -> Receiver<Result<Batch>> {
    if on_a_thread {
        let (sender, batches) = sync_channel(1);
        // the workbook is handed over once there is a thread to take it
        let (hand_over, handed) = sync_channel(1);
        let of_thread = sheet.to_owned();
        let read = move || {
            if let Ok(book) = handed.recv() {
                send_rows(book, &of_thread, |batch| sender.send(batch).is_ok());
            }
        };
        if thread::Builder::new().name("workbook".into()).spawn(read).is_ok() {
            // whoever is not there to take it sends nothing either
            let _ = hand_over.send(book);
            return batches;
        }
    }
    let (sender, batches) = channel();
    send_rows(book, sheet, |batch| sender.send(batch).is_ok());
    batches
}

impl Batch {
    /// The cells of a row.
    pub(crate) fn row(&self, place: usize) -> impl Iterator<Item = &str> {
        let first = if place == 0 { 0 } else { self.rows[place - 1].1 };
        (first..self.rows[place].1).map(|cell| {
            let start = if cell == 0 { 0 } else { self.ends[cell - 1] };
            &self.text[start..self.ends[cell]]
        })
    }

    fn is_full(&self) -> bool {
        self.rows.len() >= BATCH_ROWS || self.text.len() >= BATCH_BYTES
    }

    /// Adds a row, unless all of its cells are empty.
    fn push(&mut self, number: u64, cells: &[String]) {
        let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        if used == 0 {
            return;
        }
        for cell in &cells[..used] {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
        self.rows.push((number, self.ends.len()));
    }
}

/// Reads a sheet and hands its rows over, until there are none or nobody wants them.
///
/// `send` says whether anybody still does.
fn send_rows(mut book: Book, sheet: &str, mut send: impl FnMut(Result<Batch>) -> bool) {
    let last = read_rows(&mut book, sheet, &mut send);
    send(last);
}

/// The last rows of a sheet, after the others were handed over.
fn read_rows(book: &mut Book, sheet: &str, send: &mut impl FnMut(Result<Batch>) -> bool) -> Result<Batch> {
    let mut cells =
        guarded(|| book.worksheet_cells_reader(sheet).map_err(readable)).map_err(|error| error.within("reading the sheet"))?;
    let mut batch = Batch::default();
    let mut row: Vec<String> = Vec::new();
    // the row under way, counted from 1, and its bytes
    let (mut number, mut length) = (0, 0);
    loop {
        let cell = guarded(|| cells.next_cell().map_err(readable));
        let here = |error: TableError| error.within(&format!("row {number} of the sheet or the next one")).at(Place::Row(number));
        let Some(cell) = cell.map_err(here)? else { break };
        let (cell_row, column) = cell.get_position();
        let cell_number = u64::from(cell_row) + 1;
        if cell_number < number || column >= MOST_COLUMNS {
            let text = format!("row {number} of the sheet is followed by a cell that is out of order; save the workbook again");
            return Err(TableError::new(ErrorKind::Damaged, text).at(Place::Row(number)));
        }
        if cell_number > number {
            batch.push(number, &row);
            row.iter_mut().for_each(String::clear);
            if length > ROW_KEPT {
                row.clear();
            }
            (number, length) = (cell_number, 0);
            if batch.is_full() && !send(Ok(std::mem::take(&mut batch))) {
                break;
            }
        }
        let column = column as usize;
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column].clear();
        write_cell(cell.get_value(), &mut row[column]);
        length += row[column].len();
        let at = format_args!("row {number} of the sheet");
        if row[column].len() > LONGEST_CELL {
            return Err(too_long_cell(&format!("{at}, cell {}", column + 1)).at(Place::Row(number)));
        }
        if length > LONGEST_ROW {
            let text = format!("{at} is longer than {} MiB", LONGEST_ROW >> 20);
            return Err(TableError::new(ErrorKind::TooLarge, text).at(Place::Row(number)));
        }
    }
    batch.push(number, &row);
    batch.is_last = true;
    Ok(batch)
}

/// The text of a cell, as a delimited file would have it.
fn write_cell(value: &DataRef<'_>, text: &mut String) {
    // a text takes everything
    let _ = match value {
        DataRef::Empty => Ok(()),
        DataRef::Int(number) => write!(text, "{number}"),
        // 3.0 prints as 3
        DataRef::Float(number) => write!(text, "{number}"),
        DataRef::String(string) | DataRef::DurationIso(string) => text.write_str(string),
        DataRef::SharedString(string) => text.write_str(string),
        DataRef::Bool(truth) => write!(text, "{truth}"),
        DataRef::DateTime(time) => write_time(*time, text),
        DataRef::DateTimeIso(time) => text.write_str(time.strip_suffix("T00:00:00").unwrap_or(time)),
        DataRef::Error(error) => write!(text, "{error}"),
    };
}

/// A day, a time of the day, or both; a number where it is not a day.
fn write_time(time: ExcelDateTime, text: &mut String) -> std::fmt::Result {
    let days = time.as_f64();
    if time.is_duration() || !(0.0..DAYS_END).contains(&days) {
        return write!(text, "{days}");
    }
    let (year, month, day, hours, minutes, seconds, _) = time.to_ymd_hms_milli();
    if days >= 1.0 {
        write!(text, "{year:04}-{month:02}-{day:02}")?;
    }
    match (days >= 1.0, hours == 0 && minutes == 0 && seconds == 0) {
        (true, true) => Ok(()),
        (true, false) => write!(text, "T{hours:02}:{minutes:02}:{seconds:02}"),
        (false, _) => write!(text, "{hours:02}:{minutes:02}:{seconds:02}"),
    }
}

/// The error without what a cell says.
#[expect(clippy::needless_pass_by_value, reason = "it stands where an error is mapped")]
pub(crate) fn readable(error: XlsxError) -> TableError {
    match &error {
        XlsxError::CellError(_) => TableError::new(ErrorKind::Damaged, "a cell has an error that no workbook knows"),
        XlsxError::Password => TableError::new(ErrorKind::NotATable, "it has a password; save it without one")
            .with_swedish("den har ett lösenord; spara den utan lösenord"),
        error => TableError::caused(ErrorKind::Damaged, error),
    }
}

#[cfg(test)]
mod tests {
    use super::{begin, write_cell};
    use std::fs::File;

    use calamine::{CellErrorType, DataRef, ExcelDateTime, ExcelDateTimeType};
    use calamine::{Reader as _, Xlsx};

    #[test]
    fn cells_become_the_text_that_a_table_would_have() {
        let time = |days, kind| DataRef::DateTime(ExcelDateTime::new(days, kind, false));
        let day = |days| time(days, ExcelDateTimeType::DateTime);
        for (cell, text) in [
            (DataRef::Float(3.0), "3"),
            (DataRef::Float(2.5), "2.5"),
            (DataRef::Float(8_112_189_876.0), "8112189876"),
            (DataRef::Int(-9), "-9"),
            (DataRef::SharedString(" 3 "), " 3 "),
            (DataRef::Bool(true), "true"),
            (DataRef::Error(CellErrorType::NA), "#N/A"),
            (DataRef::Empty, ""),
            (day(46_115.0), "2026-04-03"),
            (day(46_115.5), "2026-04-03T12:00:00"),
            (day(0.75), "18:00:00"),
            (day(8_112_189_876.0), "8112189876"),
            (time(1.5, ExcelDateTimeType::TimeDelta), "1.5"),
            (DataRef::DateTimeIso("2026-04-03T00:00:00".into()), "2026-04-03"),
        ] {
            let mut found = String::new();
            write_cell(&cell, &mut found);
            assert_eq!(found, text, "{cell:?}");
        }
    }

    #[test]
    fn rows_are_the_same_with_a_thread_and_without() {
        let texts = |on_a_thread| {
            let path = [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", "table.xlsx"].iter().collect::<std::path::PathBuf>();
            let reader: Box<dyn crate::whole::ReadAnywhere> = Box::new(File::open(path).expect("a fixture"));
            let book = Xlsx::new(reader).expect("a workbook");
            let sheet = book.sheets_metadata()[0].name.clone();
            let batches = begin(book, &sheet, on_a_thread);
            let mut texts = Vec::new();
            while let Ok(batch) = batches.recv() {
                texts.push(batch.expect("rows").text);
            }
            texts.concat()
        };
        assert!(texts(true).contains("exit") && texts(true) == texts(false));
    }
}

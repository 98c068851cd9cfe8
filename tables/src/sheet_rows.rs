//! The rows of a sheet, put together from its cells.

use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::thread::{self, JoinHandle};

use calamine::DataRef;

use crate::book::Book;
use crate::error::{ErrorKind, Place, Result, TableError};
use crate::limits::{LONGEST_CELL, LONGEST_ROW, too_long_cell};
use crate::sheet_cell::write_cell;

/// A sheet has no more columns.
const MOST_COLUMNS: u32 = 16_384;
/// So many rows are handed over at once.
const BATCH_ROWS: usize = 1024;
/// Or so many bytes, if that is less.
const BATCH_BYTES: usize = 1 << 20;
/// The memory of a longer row is not used for the next one.
const ROW_KEPT: usize = 1 << 16;

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

/// A sheet that is being read.
pub(crate) struct Reading {
    /// Its rows.
    pub(crate) batches: Receiver<Result<Batch>>,
    /// Where the workbook is when nobody wants its rows any more.
    book: Lent,
}

enum Lent {
    ToThread(JoinHandle<Option<Book>>),
    Back(Option<Book>),
}

impl Reading {
    /// Reads no further, and takes the workbook back where it may know of merged cells; none where it could not be read.
    pub(crate) fn stop(&mut self) -> Option<Book> {
        // a thread that waits to hand rows over gives up
        self.batches = channel().1;
        match std::mem::replace(&mut self.book, Lent::Back(None)) {
            Lent::ToThread(thread) => thread.join().ok().flatten(),
            Lent::Back(book) => book,
        }
    }
}

/// Begins to read a sheet.
///
/// Its cells are read on a thread of their own, because their reader borrows
/// from the workbook and could not be kept beside it; all at once where there
/// are no threads or none can be started.
pub(crate) fn begin(book: Book, sheet: &str, on_a_thread: bool) -> Reading {
    if on_a_thread {
        let (sender, batches) = sync_channel(1);
        // the workbook is handed over once there is a thread to take it
        let (hand_over, handed) = sync_channel(1);
        let of_thread = sheet.to_owned();
        let read = move || {
            let book = handed.recv().ok()?;
            send_rows(book, &of_thread, |batch| sender.send(batch).is_ok())
        };
        if let Ok(thread) = thread::Builder::new().name("workbook".into()).spawn(read) {
            // whoever is not there to take it sends nothing either
            let _ = hand_over.send(book);
            return Reading { batches, book: Lent::ToThread(thread) };
        }
    }
    let (sender, batches) = channel();
    let book = send_rows(book, sheet, |batch| sender.send(batch).is_ok());
    Reading { batches, book: Lent::Back(book) }
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

    /// Adds rows that come after these.
    pub(crate) fn append(&mut self, next: Self) {
        if self.rows.is_empty() {
            *self = next;
            return;
        }
        let (bytes, cells) = (self.text.len(), self.ends.len());
        self.text.push_str(&next.text);
        self.ends.extend(next.ends.iter().map(|end| bytes + end));
        self.rows.extend(next.rows.iter().map(|(number, end)| (*number, cells + end)));
        self.is_last = next.is_last;
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
/// `send` says whether anybody still does. Gives the workbook back where that is asked for merged cells.
fn send_rows(book: Book, sheet: &str, mut send: impl FnMut(Result<Batch>) -> bool) -> Option<Book> {
    let mut rows = Rows { send: &mut send, batch: Batch::default(), row: Vec::new(), number: 0, length: 0 };
    let read = book.read(sheet, &mut rows);
    let (last, book) = match read {
        Ok(book) => (Ok(rows.finish()), book),
        Err(error) => (Err(error), None),
    };
    send(last);
    book
}

/// The rows of a sheet while its cells come.
pub(crate) struct Rows<'s> {
    send: &'s mut dyn FnMut(Result<Batch>) -> bool,
    batch: Batch,
    row: Vec<String>,
    /// The row under way, counted from 1.
    number: u64,
    /// How many bytes it has.
    length: usize,
}

impl Rows<'_> {
    /// The row under way, counted from 1.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Takes the next cell, which stands at this row and column, counted from 0; says whether anybody wants more.
    pub(crate) fn add(&mut self, [row, column]: [u32; 2], value: &DataRef<'_>) -> Result<bool> {
        let cell_number = u64::from(row) + 1;
        if cell_number < self.number || column >= MOST_COLUMNS {
            let number = self.number;
            let text = format!("row {number} of the sheet is followed by a cell that is out of order; save the workbook again");
            return Err(TableError::new(ErrorKind::Damaged, text).at(Place::Row(number)));
        }
        if cell_number > self.number {
            self.end_row();
            (self.number, self.length) = (cell_number, 0);
            if self.batch.is_full() && !(self.send)(Ok(std::mem::take(&mut self.batch))) {
                return Ok(false);
            }
        }
        let column = column as usize;
        if self.row.len() <= column {
            self.row.resize(column + 1, String::new());
        }
        let cell = &mut self.row[column];
        cell.clear();
        write_cell(value, cell);
        self.length += cell.len();
        let at = format_args!("row {} of the sheet", self.number);
        if cell.len() > LONGEST_CELL {
            let what = [format!("{at}, cell {}", column + 1), format!("bladets rad {}, cell {}", self.number, column + 1)];
            return Err(too_long_cell(what.each_ref().map(String::as_str)).at(Place::Row(self.number)));
        }
        if self.length > LONGEST_ROW {
            let most = LONGEST_ROW >> 20;
            let swedish = format!("bladets rad {} är längre än {most} MiB", self.number);
            let error = TableError::too_large(format!("{at} is longer than {most} MiB"), swedish);
            return Err(error.at(Place::Row(self.number)));
        }
        Ok(true)
    }

    fn end_row(&mut self) {
        self.batch.push(self.number, &self.row);
        self.row.iter_mut().for_each(String::clear);
        if self.length > ROW_KEPT {
            self.row.clear();
        }
    }

    /// The last rows, after the others were handed over.
    fn finish(mut self) -> Batch {
        self.end_row();
        self.batch.is_last = true;
        self.batch
    }
}

#[cfg(test)]
mod tests {
    use super::begin;
    use crate::book::Book;
    use crate::whole::Whole;

    #[test]
    fn rows_are_the_same_with_a_thread_and_without() {
        let texts = |on_a_thread| {
            let path = [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", "table.xlsx"].iter().collect::<std::path::PathBuf>();
            let book =
                Book::open(Whole::OnDisk(std::fs::File::open(path).expect("a fixture")).into_reader()).expect("a workbook");
            let sheet = book.sheets()[0].name.clone();
            let batches = begin(book, &sheet, on_a_thread).batches;
            let mut texts = Vec::new();
            while let Ok(batch) = batches.recv() {
                texts.push(batch.expect("rows").text);
            }
            texts.concat()
        };
        assert!(texts(true).contains("exit") && texts(true) == texts(false));
    }
}

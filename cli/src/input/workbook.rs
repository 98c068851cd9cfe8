//! A sheet of a workbook, read cell by cell with the `calamine` crate.

use std::fmt::Write as _;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::{Context as _, Result, bail};
use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use enkat::finding::{Rule, SHORTEST_IDENTITY_NUMBER, holds_identity_number};

use super::filling::identity_number;
use super::guarded::guarded;
use super::unpacked_size::check_unpacked_size;
use super::whole::{ReadAnywhere, Whole};
use super::{Filling, Form, LONGEST_ROW};

/// A sheet has no more columns.
const MOST_COLUMNS: u32 = 16_384;
/// The day after the last one that a workbook can name.
const DAYS_END: f64 = 2_958_466.0;
/// So many rows are handed over at once.
const BATCH_ROWS: usize = 1024;
/// Or so many bytes, if that is less.
const BATCH_BYTES: usize = 1 << 20;

/// A sheet of a workbook.
///
/// Its cells are read on a thread of their own, because their reader borrows
/// from the workbook and could not be kept beside it.
pub(super) struct Workbook {
    batches: Receiver<Result<Batch>>,
    batch: Batch,
    /// The next row of the batch.
    place: usize,
    at_end: bool,
}

/// Some rows of a sheet.
#[derive(Default)]
struct Batch {
    text: String,
    /// Where each cell ends.
    ends: Vec<usize>,
    /// For each row its number in the sheet, counted from 1, and how many cells there are up to its end.
    rows: Vec<(u64, usize)>,
    /// Nothing follows.
    is_last: bool,
}

impl Workbook {
    /// Opens the sheet of this name, or the only one; its first row names the columns.
    pub(super) fn open(file: Whole, sheet: Option<&str>) -> Result<(Self, Vec<String>)> {
        let mut reader = file.into_reader();
        guarded(|| check_unpacked_size(&mut reader))?;
        let book = guarded(|| Xlsx::new(reader).map_err(readable)).context("it is no workbook that can be read")?;
        let sheet = choose(&book, sheet)?;
        let (sender, batches) = sync_channel(1);
        thread::Builder::new().name("workbook".into()).spawn(move || send_rows(book, &sheet, &sender)).context("reading")?;
        let mut workbook = Self { batches, batch: Batch::default(), place: 0, at_end: false };
        let header = if workbook.has_row()? { workbook.batch.row(0).map(str::to_owned).collect() } else { Vec::new() };
        workbook.place = 1;
        Ok((workbook, header))
    }

    /// There is another row, at `place`.
    fn has_row(&mut self) -> Result<bool> {
        while self.place == self.batch.rows.len() && !self.at_end {
            self.batch = self.batches.recv().context("the sheet cannot be read to its end")??;
            self.place = 0;
            self.at_end = self.batch.is_last;
        }
        Ok(self.place < self.batch.rows.len())
    }
}

impl Form for Workbook {
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        while into.has_room() && self.has_row()? {
            into.rows.push(self.batch.row(self.place));
            into.add(Some(self.batch.rows[self.place].0));
            into.refuse_identity_number()?;
            let surplus = || self.batch.row(self.place).skip(into.header.len()).filter(|cell| !cell.is_empty());
            if surplus().any(|cell| cell.len() >= SHORTEST_IDENTITY_NUMBER && holds_identity_number(cell)) {
                return Err(into.identity_number("a cell too many"));
            }
            let cells = surplus().count();
            if cells > 0 {
                into.surplus_cells += cells as u64;
                into.break_row(Rule::RowWidth);
            }
            self.place += 1;
        }
        Ok(())
    }
}

impl Batch {
    /// The cells of a row.
    fn row(&self, place: usize) -> impl Iterator<Item = &str> {
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
    fn push(&mut self, number: u64, cells: &[String]) -> Result<()> {
        let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        if used == 0 {
            return Ok(());
        }
        let start = self.text.len();
        for cell in &cells[..used] {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
        if self.text.len() - start > LONGEST_ROW {
            bail!("row {number} of the sheet is longer than {} MiB", LONGEST_ROW >> 20);
        }
        self.rows.push((number, self.ends.len()));
        Ok(())
    }
}

/// The name of the sheet that is meant.
fn choose(book: &Xlsx<Box<dyn ReadAnywhere>>, wanted: Option<&str>) -> Result<String> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<&str> = sheets.clone().map(|sheet| sheet.name.as_str()).collect();
    if names.iter().any(|name| holds_identity_number(name)) {
        return Err(identity_number("the name of a sheet"));
    }
    let Some(wanted) = wanted else {
        let shown: Vec<&str> =
            sheets.filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.as_str()).collect();
        return match (shown.as_slice(), names.as_slice()) {
            ([name], _) | ([], [name]) => Ok((*name).to_owned()),
            (_, []) => bail!("the workbook has no sheet with cells"),
            _ => bail!("the workbook has several sheets; choose one with --sheet: {}", listed(&names)),
        };
    };
    let same = |name: &&&str| name.trim().to_lowercase() == wanted.trim().to_lowercase();
    match names.iter().find(|name| **name == wanted).or_else(|| names.iter().find(same)) {
        Some(name) => Ok((*name).to_owned()),
        None => bail!("the workbook has no sheet {wanted:?}, only {}", listed(&nearest(wanted, names))),
    }
}

/// The names that begin most like the wanted one come first.
fn nearest<'n>(wanted: &str, mut names: Vec<&'n str>) -> Vec<&'n str> {
    let wanted = wanted.trim().to_lowercase();
    let common = |name: &str| name.to_lowercase().chars().zip(wanted.chars()).take_while(|(one, other)| one == other).count();
    names.sort_by_key(|name| std::cmp::Reverse(common(name)));
    names
}

fn listed(names: &[&str]) -> String {
    const MOST: usize = 10;
    let shown: Vec<String> = names.iter().take(MOST).map(|name| format!("{name:?}")).collect();
    let more = names.len().saturating_sub(MOST);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

/// Reads a sheet and hands its rows over, until there are none or nobody wants them.
fn send_rows(mut book: Xlsx<Box<dyn ReadAnywhere>>, sheet: &str, to: &SyncSender<Result<Batch>>) {
    // whoever stopped listening needs no word of it
    let _ = match read_rows(&mut book, sheet, to) {
        Ok(last) => to.send(Ok(last)),
        Err(error) => to.send(Err(error)),
    };
}

/// The last rows of a sheet, after the others were handed over.
fn read_rows(book: &mut Xlsx<Box<dyn ReadAnywhere>>, sheet: &str, to: &SyncSender<Result<Batch>>) -> Result<Batch> {
    let mut cells = guarded(|| book.worksheet_cells_reader(sheet).map_err(readable)).context("reading the sheet")?;
    let mut batch = Batch::default();
    let mut row: Vec<String> = Vec::new();
    // the row under way, counted from 1
    let mut number = 0;
    loop {
        let cell = guarded(|| cells.next_cell().map_err(readable));
        let Some(cell) = cell.with_context(|| format!("row {number} of the sheet or the next one"))? else { break };
        let (cell_row, column) = cell.get_position();
        let cell_number = u64::from(cell_row) + 1;
        if cell_number < number || column >= MOST_COLUMNS {
            bail!("row {number} of the sheet is followed by a cell that is out of order; save the workbook again");
        }
        if cell_number > number {
            batch.push(number, &row)?;
            row.iter_mut().for_each(String::clear);
            number = cell_number;
            if batch.is_full() && to.send(Ok(std::mem::take(&mut batch))).is_err() {
                break;
            }
        }
        let column = column as usize;
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column].clear();
        write_cell(cell.get_value(), &mut row[column]);
    }
    batch.push(number, &row)?;
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

/// A day, a time of the day, or both; a number where it is no day.
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
fn readable(error: XlsxError) -> anyhow::Error {
    match error {
        XlsxError::CellError(_) => anyhow::anyhow!("a cell has an error that no workbook knows"),
        XlsxError::Password => anyhow::anyhow!("it has a password; save it without one"),
        error => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::write_cell;
    use calamine::{CellErrorType, DataRef, ExcelDateTime, ExcelDateTimeType};

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
}

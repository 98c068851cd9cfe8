//! A sheet of a workbook.

use std::sync::mpsc::Receiver;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx};
use enkat::finding::{Rule, holds_identity_number};
use enkat::inner::finding::SHORTEST_IDENTITY_NUMBER;

use crate::error::{ErrorKind, Result, TableError};
use crate::filling::identity_number;
use crate::guarded::guarded;
use crate::sheet::Sheet;
use crate::sheet_rows::{Batch, Book, begin, readable};
use crate::unpacked_size::check_unpacked_size;
use crate::whole::{ReadAnywhere, Whole};
use crate::{Filling, Form};

/// Cells can be read while rows are used.
const HAS_THREADS: bool = !cfg!(target_family = "wasm");

/// A sheet of a workbook.
pub(crate) struct Workbook {
    batches: Receiver<Result<Batch>>,
    batch: Batch,
    /// The next row of the batch.
    place: usize,
    at_end: bool,
    /// What it is called.
    sheet: String,
}

impl Workbook {
    /// Opens the sheet of this name, or the only one; its first row names the columns.
    pub(crate) fn open(file: Whole, sheet: Option<&str>) -> Result<(Self, Vec<String>)> {
        let book = open(file.into_reader())?;
        let sheet = choose(&sheets_of(&book)?, sheet)?;
        let batches = begin(book, &sheet, HAS_THREADS);
        let mut workbook = Self { batches, batch: Batch::default(), place: 0, at_end: false, sheet };
        let header = if workbook.has_row()? { workbook.batch.row(0).map(str::to_owned).collect() } else { Vec::new() };
        workbook.place = 1;
        Ok((workbook, header))
    }

    /// There is another row, at `place`.
    fn has_row(&mut self) -> Result<bool> {
        while self.place == self.batch.rows.len() && !self.at_end {
            let ended = |_| TableError::new(ErrorKind::Damaged, "the sheet cannot be read to its end");
            self.batch = self.batches.recv().map_err(ended)??;
            self.place = 0;
            self.at_end = self.batch.is_last;
        }
        Ok(self.place < self.batch.rows.len())
    }
}

impl Form for Workbook {
    fn sheet(&self) -> Option<&str> {
        Some(&self.sheet)
    }

    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        while into.has_room() && self.has_row()? {
            into.rows.push(self.batch.row(self.place))?;
            into.add(Some(self.batch.rows[self.place].0));
            into.refuse_identity_number()?;
            let surplus = || self.batch.row(self.place).skip(into.header.len()).filter(|cell| !cell.is_empty());
            if surplus().any(|cell| cell.len() >= SHORTEST_IDENTITY_NUMBER && holds_identity_number(cell)) {
                return Err(into.identity_number("a cell too many"));
            }
            let cells = surplus().count();
            if cells > 0 {
                *into.surplus_cells += cells as u64;
                into.break_row(Rule::RowWidth);
            }
            self.place += 1;
        }
        Ok(())
    }
}

/// Opens a workbook that fits into the memory.
fn open(mut reader: Box<dyn ReadAnywhere>) -> Result<Book> {
    guarded(|| check_unpacked_size(&mut reader))?;
    let book = guarded(|| Xlsx::new(reader).map_err(readable));
    book.map_err(|error| error.within("it is not a workbook that can be read"))
}

/// The sheets of a workbook, in their order.
pub(crate) fn sheets(workbook: Box<dyn ReadAnywhere>) -> Result<Vec<Sheet>> {
    sheets_of(&open(workbook)?)
}

fn sheets_of(book: &Book) -> Result<Vec<Sheet>> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let of = |sheet: &calamine::Sheet| Sheet { name: sheet.name.clone(), is_visible: sheet.visible == SheetVisible::Visible };
    let sheets: Vec<Sheet> = sheets.map(of).collect();
    if sheets.iter().any(|sheet| holds_identity_number(&sheet.name)) {
        return Err(identity_number("the name of a sheet"));
    }
    Ok(sheets)
}

/// The name of the sheet that is meant.
fn choose(sheets: &[Sheet], wanted: Option<&str>) -> Result<String> {
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let Some(wanted) = wanted else {
        let shown: Vec<&str> = sheets.iter().filter(|sheet| sheet.is_visible).map(|sheet| sheet.name.as_str()).collect();
        return match (shown.as_slice(), names.as_slice()) {
            ([name], _) | ([], [name]) => Ok((*name).to_owned()),
            (_, []) => Err(TableError::new(ErrorKind::NotATable, "the workbook has no sheet with cells")),
            _ => {
                let text = format!("the workbook has several sheets, choose one of them: {}", listed(&names));
                let swedish = format!("arbetsboken har flera blad, välj ett av dem: {}", listed_in_swedish(&names));
                Err(TableError::new(ErrorKind::Sheet, text).with_swedish(swedish))
            }
        };
    };
    let same = |name: &&&str| name.trim().to_lowercase() == wanted.trim().to_lowercase();
    let found = names.iter().find(|name| **name == wanted).or_else(|| names.iter().find(same));
    found.map(|name| (*name).to_owned()).ok_or_else(|| {
        let names = nearest(wanted, names.clone());
        let text = format!("the workbook has no sheet {wanted:?}, only {}", listed(&names));
        let swedish = format!("arbetsboken har inget blad {}, bara {}", quoted(wanted), listed_in_swedish(&names));
        TableError::new(ErrorKind::Sheet, text).with_swedish(swedish)
    })
}

/// The names that begin most like the wanted one come first.
fn nearest<'n>(wanted: &str, mut names: Vec<&'n str>) -> Vec<&'n str> {
    let wanted = wanted.trim().to_lowercase();
    let common = |name: &str| name.to_lowercase().chars().zip(wanted.chars()).take_while(|(one, other)| one == other).count();
    names.sort_by_key(|name| std::cmp::Reverse(common(name)));
    names
}

/// So many names of sheets are told.
const MOST_LISTED: usize = 10;

fn listed(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(MOST_LISTED).map(|name| format!("{name:?}")).collect();
    let more = names.len().saturating_sub(MOST_LISTED);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

fn listed_in_swedish(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(MOST_LISTED).map(|name| quoted(name)).collect();
    let more = names.len().saturating_sub(MOST_LISTED);
    if more > 0 { format!("{} och {more} till", shown.join(", ")) } else { shown.join(", ") }
}

/// In Swedish quotation marks.
fn quoted(name: &str) -> String {
    format!("”{}”", name.replace(char::is_control, "\u{fffd}"))
}

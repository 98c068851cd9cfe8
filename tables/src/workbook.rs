//! A sheet of a workbook.

use enkat::finding::{Rule, holds_identity_number};
use enkat::inner::finding::SHORTEST_IDENTITY_NUMBER;

use crate::book::Book;
use crate::error::{ErrorKind, Result, TableError};
use crate::filling::{identity_number, identity_number_in_swedish};
use crate::heading::{FirstRow, HasFirstRows, Merged};
use crate::sheet::Sheet;
use crate::sheet_rows::{Batch, Reading, begin};
use crate::whole::{ReadAnywhere, Whole};
use crate::{Filling, Form};

/// Cells can be read while rows are used.
const HAS_THREADS: bool = !cfg!(target_family = "wasm");

/// No header stands further down than so many bytes.
const MOST_AHEAD: usize = 16 << 20;

/// A sheet of a workbook.
pub(crate) struct Workbook {
    reading: Reading,
    batch: Batch,
    /// The next row of the batch.
    place: usize,
    at_end: bool,
    /// What it is called.
    sheet: String,
}

impl Workbook {
    /// Opens the sheet of this name, or the only one.
    pub(crate) fn open(file: Whole, sheet: Option<&str>) -> Result<Self> {
        let book = Book::open(file.into_reader())?;
        let sheet = choose(&sheets_of(&book)?, sheet)?;
        let reading = begin(book, &sheet, HAS_THREADS);
        Ok(Self { reading, batch: Batch::default(), place: 0, at_end: false, sheet })
    }

    /// There is another row, at `place`.
    fn has_row(&mut self) -> Result<bool> {
        while self.place == self.batch.rows.len() && !self.at_end {
            (self.batch, self.place) = (Batch::default(), 0);
            self.append_next()?;
        }
        Ok(self.place < self.batch.rows.len())
    }

    /// Adds the rows that come next to those that are at hand.
    fn append_next(&mut self) -> Result<()> {
        let ended = |_| {
            TableError::new(ErrorKind::Damaged, "the sheet cannot be read to its end")
                .with_swedish("bladet kan inte läsas till slutet")
        };
        let next = self.reading.batches.recv().map_err(ended)??;
        self.at_end = next.is_last;
        self.batch.append(next);
        Ok(())
    }
}

impl HasFirstRows for Workbook {
    fn first_rows(&mut self, most: usize) -> Result<Vec<FirstRow>> {
        let count = if self.has_row()? {
            while self.batch.rows.len() < most && self.batch.text.len() < MOST_AHEAD && !self.at_end {
                self.append_next()?;
            }
            self.batch.rows.len().min(most)
        } else {
            0
        };
        let row =
            |place: usize| FirstRow { line: self.batch.rows[place].0, cells: self.batch.row(place).map(str::to_owned).collect() };
        Ok((0..count).map(row).collect())
    }

    fn go_on_behind(&mut self, place: usize) {
        self.place = place + 1;
    }

    fn merged(&mut self) -> Result<Vec<Merged>> {
        let Some(mut book) = self.reading.stop() else { return Ok(Vec::new()) };
        let merged = book.merged(&self.sheet)?;
        // from its beginning again, up to where it was
        let known = self.batch.rows.len();
        (self.reading, self.batch, self.at_end) = (begin(book, &self.sheet, HAS_THREADS), Batch::default(), false);
        while self.batch.rows.len() < known && !self.at_end {
            self.append_next()?;
        }
        Ok(merged)
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
                return Err(into.identity_number(["a cell too many", "en cell för mycket"]));
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

/// The sheets of a workbook, in their order.
pub(crate) fn sheets(workbook: Box<dyn ReadAnywhere>) -> Result<Vec<Sheet>> {
    sheets_of(&Book::open(workbook)?)
}

fn sheets_of(book: &Book) -> Result<Vec<Sheet>> {
    let sheets = book.sheets();
    if sheets.iter().any(|sheet| holds_identity_number(&sheet.name)) {
        return Err(identity_number("the name of a sheet").with_swedish(identity_number_in_swedish("namnet på ett blad", None)));
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
            (_, []) => Err(TableError::new(ErrorKind::NotATable, "the workbook has no sheet with cells")
                .with_swedish("arbetsboken har inget blad med celler")),
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

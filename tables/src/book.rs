//! A workbook of any kind, read with the `calamine` crate.

use std::io::Cursor;

use calamine::{Data, Dimensions, Ods, OdsError, Range, Reader as _, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use crate::error::{ErrorKind, Place, Result, TableError, reading, with_a_password};
use crate::guarded::{damaged, guarded};
use crate::heading::Merged;
use crate::inside_zip::Inside;
use crate::kind::{OLE, read_head};
use crate::old_workbook::old_workbook;
use crate::sheet::Sheet;
use crate::sheet_cell::borrowed;
use crate::sheet_rows::Rows;
use crate::unpacked_size::check_unpacked_size;
use crate::whole::ReadAnywhere;

/// More blocks of merged cells are none of a header.
const MOST_MERGED: u64 = 100_000;

/// A workbook that fits into the memory.
pub(crate) enum Book {
    /// Its sheets are read cell by cell; it has so many blocks of merged cells.
    Xlsx(Box<Xlsx<Box<dyn ReadAnywhere>>>, u64),
    /// Its sheets are in memory.
    Ods(Box<Ods<Box<dyn ReadAnywhere>>>),
    /// The same of before 2007.
    Xls(Box<Xls<Cursor<Vec<u8>>>>),
}

impl Book {
    /// Opens a workbook, if it fits into the memory.
    pub(crate) fn open(mut reader: Box<dyn ReadAnywhere>) -> Result<Self> {
        let head = read_head(&mut reader, OLE.len())?;
        reader.rewind().map_err(|error| reading(&error))?;
        let unreadable =
            |error: TableError| error.during(["it is not a workbook that can be read", "den är ingen arbetsbok som kan läsas"]);
        if head == OLE {
            let is_damaged = |error: TableError| if error.kind() == ErrorKind::Damaged { unreadable(error) } else { error };
            let alone = old_workbook(reader).map_err(is_damaged)?;
            let book = guarded(|| Xls::new(alone).map_err(of_xls)).map_err(unreadable)?;
            return Ok(Self::Xls(Box::new(book)));
        }
        let (inside, merged) = guarded(|| check_unpacked_size(&mut reader))?;
        let book = guarded(|| match inside {
            Inside::Xlsx => Xlsx::new(reader).map(|book| Self::Xlsx(Box::new(book), merged)).map_err(of_xlsx),
            Inside::Ods => Ods::new(reader).map(|book| Self::Ods(Box::new(book))).map_err(of_ods),
        });
        book.map_err(unreadable)
    }

    /// Its sheets of cells, in their order.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let sheets = match self {
            Self::Xlsx(book, _) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
        };
        let of = |sheet: &calamine::Sheet| Sheet { name: sheet.name.clone(), is_visible: sheet.visible == SheetVisible::Visible };
        sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(of).collect()
    }

    /// The blocks of merged cells of a sheet, as far as their reader knows them: not those of OpenDocument.
    ///
    /// They stand behind the cells, which are passed by for them; so it is done only where there are any, and not too many.
    pub(crate) fn merged(&mut self, sheet: &str) -> Result<Vec<Merged>> {
        let blocks = match self {
            Self::Xlsx(book, 1..=MOST_MERGED) => {
                guarded(|| book.merge_cells_by_sheet_name(sheet).map_err(of_xlsx)).map_err(reading_the_sheet)?
            }
            Self::Xlsx(..) | Self::Ods(_) => return Ok(Vec::new()),
            Self::Xls(book) => guarded(|| book.merge_cells_by_sheet_name(sheet).map_err(of_xls)).map_err(reading_the_sheet)?,
        };
        // their reader finds it out only where numbers are checked for it
        if blocks.iter().any(|block| block.start.0 > block.end.0 || block.start.1 > block.end.1) {
            return Err(reading_the_sheet(damaged()));
        }
        let of = |block: Dimensions| Merged {
            line: u64::from(block.start.0) + 1,
            columns: block.start.1 as usize..=block.end.1 as usize,
        };
        Ok(blocks.into_iter().map(of).collect())
    }

    /// Reads the cells of a sheet; gives the workbook back where it may know of merged cells.
    pub(crate) fn read(self, sheet: &str, rows: &mut Rows<'_>) -> Result<Option<Self>> {
        let (cells, book) = match self {
            Self::Xlsx(mut book, merged) => {
                read_cells(&mut book, sheet, rows)?;
                return Ok((1..=MOST_MERGED).contains(&merged).then_some(Self::Xlsx(book, merged)));
            }
            Self::Ods(mut book) => (guarded(|| book.worksheet_range(sheet).map_err(of_ods)).map_err(reading_the_sheet)?, None),
            Self::Xls(mut book) => {
                let cells = guarded(|| book.worksheet_range(sheet).map_err(of_xls)).map_err(reading_the_sheet)?;
                (cells, Some(Self::Xls(book)))
            }
        };
        add_all(&cells, rows)?;
        Ok(book)
    }
}

fn read_cells(book: &mut Xlsx<Box<dyn ReadAnywhere>>, sheet: &str, rows: &mut Rows<'_>) -> Result<()> {
    let mut cells = guarded(|| book.worksheet_cells_reader(sheet).map_err(of_xlsx)).map_err(reading_the_sheet)?;
    loop {
        let cell = guarded(|| cells.next_cell().map_err(of_xlsx));
        let number = rows.number();
        let here = |error: TableError| {
            error
                .during([&format!("row {number} of the sheet or the next one"), &format!("bladets rad {number} eller nästa")])
                .at(Place::Row(number))
        };
        let Some(cell) = cell.map_err(here)? else { return Ok(()) };
        let (row, column) = cell.get_position();
        if !rows.add([row, column], cell.get_value())? {
            return Ok(());
        }
    }
}

/// The cells of a sheet that is in memory.
fn add_all(cells: &Range<Data>, rows: &mut Rows<'_>) -> Result<()> {
    let (first_row, first_column) = cells.start().unwrap_or_default();
    // no sheet has more rows or columns than this holds
    let place = |first: u32, place: usize| first.saturating_add(u32::try_from(place).unwrap_or(u32::MAX));
    for (row, column, cell) in cells.used_cells() {
        if !rows.add([place(first_row, row), place(first_column, column)], &borrowed(cell))? {
            break;
        }
    }
    Ok(())
}

fn reading_the_sheet(error: TableError) -> TableError {
    error.during(["reading the sheet", "läser bladet"])
}

/// The error without what a cell says.
#[expect(clippy::needless_pass_by_value, reason = "it stands where an error is mapped")]
fn of_xlsx(error: XlsxError) -> TableError {
    match &error {
        XlsxError::CellError(_) => TableError::new(ErrorKind::Damaged, "a cell has an error that no workbook knows"),
        XlsxError::Password => with_a_password(),
        error => TableError::caused(ErrorKind::Damaged, error),
    }
}

/// The same of OpenDocument, whose errors show what they stumbled over.
#[expect(clippy::needless_pass_by_value, reason = "it stands where an error is mapped")]
fn of_ods(error: OdsError) -> TableError {
    match &error {
        OdsError::Password => with_a_password(),
        OdsError::Io(_) | OdsError::Zip(_) | OdsError::FileNotFound(_) => TableError::caused(ErrorKind::Damaged, &error),
        _ => TableError::new(ErrorKind::Damaged, "its sheets are not as OpenDocument has them; save it as .xlsx"),
    }
}

/// The same of before 2007.
#[expect(clippy::needless_pass_by_value, reason = "it stands where an error is mapped")]
fn of_xls(error: XlsError) -> TableError {
    match &error {
        XlsError::Password => with_a_password(),
        _ => TableError::new(ErrorKind::Damaged, "its sheets are not as workbooks of that time have them; save it as .xlsx"),
    }
}

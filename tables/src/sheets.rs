//! The sheets of a workbook.

use std::io::{Read, Seek};
use std::path::Path;

use crate::error::{Result, TableError, reading};
use crate::kind::{HEAD, Kind, read_head};
use crate::sheet::Sheet;

/// The sheets that a workbook has, in their order; none where it is not a workbook.
///
/// A file or bytes behind a [`Cursor`](std::io::Cursor) will do; `name` is what messages call it.
///
/// # Examples
///
/// ```
/// let sheets = enkat_tables::sheets(std::io::Cursor::new("mo;sc\n1;2\n"), "t.csv")?;
/// assert_eq!(sheets, []);
/// # Ok::<(), enkat_tables::TableError>(())
/// ```
///
/// # Errors
///
/// A workbook that is damaged, too large when it is unpacked, or that has a personal identity number
/// for the name of a sheet; any workbook if the feature `xlsx` is switched off.
pub fn sheets(mut workbook: impl Read + Seek + Send + 'static, name: &str) -> Result<Vec<Sheet>, TableError> {
    let is_workbook = read_head(&mut workbook, HEAD).and_then(|head| {
        workbook.rewind().map_err(|error| reading(&error))?;
        // the bytes alone decide: no workbook begins otherwise
        Ok(Kind::new(Path::new("-"), &head) == Kind::Workbook)
    });
    let sheets = is_workbook.and_then(|is_workbook| if is_workbook { of_workbook(workbook) } else { Ok(Vec::new()) });
    sheets.map_err(|error| error.of(name))
}

#[cfg(feature = "xlsx")]
fn of_workbook(workbook: impl Read + Seek + Send + 'static) -> Result<Vec<Sheet>> {
    crate::workbook::sheets(Box::new(workbook))
}

#[cfg(not(feature = "xlsx"))]
fn of_workbook(_: impl Read + Seek) -> Result<Vec<Sheet>> {
    Err(Kind::Workbook.left_out())
}

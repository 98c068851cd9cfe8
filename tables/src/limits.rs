//! How much a table may have: more is nobody's answer, and would fill the memory.

use crate::error::TableError;

/// No row of a questionnaire is longer, with all its free texts.
pub(crate) const LONGEST_ROW: usize = 16 << 20;
/// No honest free text is longer.
pub(crate) const LONGEST_CELL: usize = 1 << 20;
/// More than any spreadsheet has, in the header and in every row.
pub(crate) const MOST_COLUMNS: usize = 200_000;

/// What has more cells than a row may have, in English and in Swedish.
pub(crate) fn too_many_cells([what, in_swedish]: [&str; 2]) -> TableError {
    TableError::too_large(
        format!("{what} has more than {MOST_COLUMNS} cells; is the separator between them right?"),
        format!("{in_swedish} har fler än {MOST_COLUMNS} celler; är skiljetecknet mellan dem rätt?"),
    )
}

/// What is longer than a cell may be, in English and in Swedish.
pub(crate) fn too_long_cell([what, in_swedish]: [&str; 2]) -> TableError {
    let most = LONGEST_CELL >> 20;
    TableError::too_large(
        format!("{what} is longer than {most} MiB, which no answer or free text is"),
        format!("{in_swedish} är längre än {most} MiB, och det är inget svar och ingen fritext"),
    )
}

/// Sheets that are held in memory: each from its first to its last cell, whatever is in between, all together.
#[cfg(feature = "xlsx")]
pub(crate) const MOST_SHEET_CELLS: u64 = 8 << 20;
/// The letters of all their cells.
#[cfg(feature = "xlsx")]
pub(crate) const MOST_LETTERS: u64 = 512 << 20;

/// Sheets that have too many cells to be held in memory.
#[cfg(feature = "xlsx")]
pub(crate) fn too_many_sheet_cells() -> TableError {
    TableError::too_large(
        format!("the sheets of the workbook have more than {MOST_SHEET_CELLS} cells; save the sheet as .xlsx or CSV"),
        format!("arbetsbokens blad har fler än {MOST_SHEET_CELLS} celler; spara bladet som .xlsx eller CSV"),
    )
}

/// Sheets that have too much text to be held in memory.
#[cfg(feature = "xlsx")]
pub(crate) fn too_many_letters() -> TableError {
    let most = MOST_LETTERS >> 20;
    TableError::too_large(
        format!("the cells of the workbook have more than {most} MiB when they are written out; save the sheet as CSV"),
        format!("arbetsbokens celler har mer än {most} MiB när de skrivs ut; spara bladet som CSV"),
    )
}

//! Where a row of several tables that are read as one comes from.

use enkat::inner::table::shown_name_of;

use crate::Table;

/// Where a row of several tables that are read as one comes from.
pub struct Origin<'t> {
    /// The row in its table, counted from 1.
    pub row: u64,
    /// The row of the sheet, where the table is one.
    pub line: Option<u64>,
    table: &'t Table,
    places: &'t [usize],
}

impl<'t> Origin<'t> {
    pub(crate) fn new(table: &'t Table, places: &'t [usize], row: u64, line: Option<u64>) -> Self {
        Self { row, line, table, places }
    }

    /// What messages call its table.
    #[must_use]
    pub fn table(&self) -> &'t str {
        self.table.name()
    }

    /// The sheet that its table is, if it is one.
    #[must_use]
    pub fn sheet(&self) -> Option<&'t str> {
        self.table.sheet()
    }

    /// Where a column of the whole stands in its table, both counted from 0; none where it has no such column.
    #[must_use]
    pub fn column(&self, of_whole: usize) -> Option<usize> {
        self.places.iter().position(|place| *place == of_whole)
    }

    /// What messages call that column in its table.
    #[must_use]
    pub fn column_name(&self, of_whole: usize) -> Option<String> {
        self.column(of_whole).map(|column| shown_name_of(&self.table.header(), column))
    }
}

/// The rows of a sheet that its data rows are: where one does not follow the other.
#[derive(Default)]
pub(crate) struct SheetRows {
    /// A data row and its row of the sheet, from which on both count alike.
    runs: Vec<[u64; 2]>,
}

impl SheetRows {
    /// The next data row is this row of the sheet.
    pub(crate) fn note(&mut self, row: u64, line: u64) {
        if self.of(row) != Some(line) {
            self.runs.push([row, line]);
        }
    }

    pub(crate) fn of(&self, row: u64) -> Option<u64> {
        let next = self.runs.partition_point(|[first, _]| *first <= row);
        let [first, line] = self.runs[..next].last()?;
        Some(line + (row - first))
    }
}

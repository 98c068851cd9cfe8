//! Rows that were read together.

use enkat::finding::Findings;
use enkat::inner::table::TextRows;
use enkat::table::{Cells, TableRows};

use crate::Filling;
use crate::error::Result;

/// Rows that were read together: what the program holds in memory.
#[derive(Clone, Default)]
pub struct Chunk {
    pub(crate) rows: TextRows,
    /// The number of the first row, counted from 1.
    pub first_row: u64,
    /// Rows with too few or too many cells, and lines that are not an object.
    pub broken: Vec<bool>,
    /// The line of the file where each row begins, the row of a sheet; empty where there are no lines.
    pub lines: Vec<u64>,
    /// How many cells stood beyond the last column.
    pub surplus_cells: u64,
}

impl Chunk {
    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.rows()
    }

    /// The rows themselves.
    #[must_use]
    pub fn text(&self) -> &TextRows {
        &self.rows
    }

    /// Forgets its rows, and is filled with those that follow `rows_before`.
    pub(crate) fn fill<'f>(
        &'f mut self,
        header: &'f [String],
        rows_before: u64,
        findings: &'f mut Findings,
    ) -> Result<Filling<'f>> {
        let Self { rows, first_row, broken, lines, surplus_cells } = self;
        *surplus_cells = 0;
        *first_row = rows_before + 1;
        broken.clear();
        lines.clear();
        rows.clear();
        if rows.width() != header.len() {
            *rows = TextRows::new(header.len())?;
        }
        Ok(Filling {
            rows,
            broken,
            lines,
            findings,
            header,
            number: rows_before,
            surplus_cells,
            first_line: None,
            sheet: None,
            declared: &[],
        })
    }

    /// A cell of a row; one that is not there is empty.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.cell(row, column)
    }

    /// The cells of a row with a comma between them, where that is how they stand in the table.
    #[must_use]
    pub fn line_text(&self, row: usize) -> Option<&str> {
        self.rows.line(row, b',').filter(|_| !self.broken[row])
    }

    /// The number of a row in the table, counted from 1.
    #[must_use]
    pub fn number(&self, row: usize) -> u64 {
        self.first_row + row as u64
    }

    /// The rows as the library takes them, whose [columns](TableRows::columns_of) these are.
    #[must_use]
    pub fn table_rows<'c>(&'c self, columns: &'c [Cells<'c>]) -> TableRows<'c> {
        TableRows { columns, broken: &self.broken, lines: &[] }
    }

    /// One column, cell by cell.
    #[must_use]
    pub fn column(&self, column: usize) -> Vec<&str> {
        (0..self.rows()).map(|row| self.cell(row, column)).collect()
    }
}

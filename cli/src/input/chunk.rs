//! Rows that were read together.

use enkat::dataset::{TextColumn, TextRows};

/// Rows that were read together: what the program holds in memory.
#[derive(Default)]
pub struct Chunk {
    pub(super) rows: TextRows,
    /// The number of the first row, counted from 1.
    pub first_row: u64,
    /// Rows with too few or too many cells, and lines that are no object.
    pub broken: Vec<bool>,
    /// The line of the file where each row begins, the row of a sheet; empty where there are no lines.
    pub lines: Vec<u64>,
}

impl Chunk {
    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.rows()
    }

    /// A cell of a row; one that is not there is empty.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.cell(row, column)
    }

    /// The number of a row in the table, counted from 1.
    #[must_use]
    pub fn number(&self, row: usize) -> u64 {
        self.first_row + row as u64
    }

    /// One column, to be read as answers.
    #[must_use]
    pub fn text_column(&self, column: usize) -> TextColumn<'_> {
        self.rows.column(column)
    }

    /// One column, cell by cell.
    #[must_use]
    pub fn column(&self, column: usize) -> Vec<&str> {
        (0..self.rows()).map(|row| self.cell(row, column)).collect()
    }
}

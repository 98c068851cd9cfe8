//! Rows of a table on their way through a check.

use crate::dataset::{TextRows, Values};

/// Some rows, as columns; `Debug` shows how many there are.
#[derive(Clone, Copy)]
pub struct TableRows<'a> {
    /// The columns of the table, all of one length; ids, occasions, days, stored scores and what
    /// is recorded of people have to be texts.
    pub columns: &'a [Values<'a>],
    /// The rows of the wrong width, whose cells may stand under the wrong names; empty where there are none.
    pub broken: &'a [bool],
    /// The line on which each row begins, counted from 0 where these rows begin; empty where there are no lines.
    pub lines: &'a [u64],
}

impl std::fmt::Debug for TableRows<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TableRows").field("rows", &self.len()).finish_non_exhaustive()
    }
}

impl<'a> TableRows<'a> {
    /// The columns of rows of text.
    #[must_use]
    pub fn columns_of(rows: &'a TextRows) -> Vec<Values<'a>> {
        (0..rows.width()).map(|column| Values::TextColumn(rows.column(column))).collect()
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, Values::len)
    }

    /// There is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text in a column; empty where it holds no texts.
    pub(super) fn text(&self, column: usize, row: usize) -> &'a str {
        match self.columns[column] {
            Values::Text(cells) => cells[row],
            Values::TextColumn(cells) => cells.cell(row),
            _ => "",
        }
    }

    /// They are rows of a table with these columns, of which some have to be texts.
    pub(super) fn fit(&self, header: &[String], texts: &[usize]) -> Result<(), RowsError> {
        if self.columns.len() != header.len() {
            return Err(RowsError::Columns { found: self.columns.len(), expected: header.len() });
        }
        let lengths = header.iter().map(String::as_str).zip(self.columns.iter().map(Values::len));
        // marks and lines may be left out as a whole
        let others =
            [("broken rows", self.broken.len()), ("lines", self.lines.len())].into_iter().filter(|(_, length)| *length > 0);
        let expected = self.len();
        if let Some((what, found)) = lengths.chain(others).find(|(_, length)| *length != expected) {
            return Err(RowsError::Length { what: what.to_owned(), found, expected });
        }
        let is_text = |column: usize| matches!(self.columns[column], Values::Text(_) | Values::TextColumn(_));
        match texts.iter().find(|column| !is_text(**column)) {
            Some(column) => Err(RowsError::NotText { column: header[*column].clone() }),
            None => Ok(()),
        }
    }

    pub(super) fn is_broken(&self, row: usize) -> bool {
        self.broken.get(row).copied().unwrap_or(false)
    }

    pub(super) fn line(&self, row: usize) -> Option<u64> {
        self.lines.get(row).copied()
    }
}

/// Rows that are not of the table that is checked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowsError {
    /// Too few or too many columns.
    #[error("found {found} columns, expected {expected}: one for each name of the table")]
    Columns {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A column, or what belongs to the rows, is longer or shorter than the first column.
    #[error("{what}: found {found}, expected {expected}, as many as the first column has")]
    Length {
        /// Of what.
        what: String,
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A column that is read as text holds something else.
    #[error("the column {column:?} holds numbers, expected texts: it is no column of answers")]
    NotText {
        /// Its name.
        column: String,
    },
}

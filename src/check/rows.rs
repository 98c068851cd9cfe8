//! Rows of a table on their way through a check.

use crate::dataset::{TextRows, Values};

/// Some rows, as columns; `Debug` shows how many there are.
#[derive(Clone, Copy)]
pub struct TableRows<'a> {
    /// The columns of the table, all of one length.
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

    pub(super) fn is_broken(&self, row: usize) -> bool {
        self.broken.get(row).copied().unwrap_or(false)
    }

    pub(super) fn line(&self, row: usize) -> Option<u64> {
        self.lines.get(row).copied()
    }
}

//! Some rows of a table, as columns of any type.

use super::{BatchError, Cells, TextRows, Validity};

/// Some rows, as columns; `Debug` shows how many there are.
#[derive(Clone, Copy)]
pub struct TableRows<'a> {
    /// The columns of the table, all of one length; ids, occasions, days, stored scores and what
    /// is recorded of people have to be texts.
    pub columns: &'a [Cells<'a>],
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
    /// Rows of which none is broken, and that stand in no file.
    #[must_use]
    pub fn of(columns: &'a [Cells<'a>]) -> Self {
        Self { columns, broken: &[], lines: &[] }
    }

    #[doc(hidden)] // rows of text are the inside of this crate and of its readers of tables
    /// The columns of rows of text.
    #[must_use]
    pub fn columns_of(rows: &'a TextRows) -> Vec<Cells<'a>> {
        (0..rows.width()).filter_map(|column| rows.column(column).map(Into::into)).collect()
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |column| column.values.len())
    }

    /// There is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text in a column; empty where it holds no texts.
    pub(crate) fn text(&self, column: usize, row: usize) -> &'a str {
        self.columns[column].text(row).unwrap_or_default()
    }

    /// They are rows of a table with these columns, of which some have to be texts.
    pub(crate) fn fit(&self, header: &[String], texts: &[usize]) -> Result<(), RowsError> {
        if self.columns.len() != header.len() {
            return Err(RowsError::Columns { found: self.columns.len(), expected: header.len() });
        }
        let lengths = header.iter().map(String::as_str).zip(self.columns.iter().map(|column| column.values.len()));
        // marks and lines may be left out as a whole
        let others =
            [("broken rows", self.broken.len()), ("lines", self.lines.len())].into_iter().filter(|(_, length)| *length > 0);
        let expected = self.len();
        if let Some((what, found)) = lengths.chain(others).find(|(_, length)| *length != expected) {
            return Err(RowsError::Length { what: what.to_owned(), found, expected });
        }
        let is_short = |column: &Cells<'_>| {
            let bits = |validity: Validity<'_>| validity.bits.len().saturating_mul(8);
            column.validity.is_some_and(|validity| bits(validity) < validity.offset.saturating_add(expected))
        };
        if let Some(column) = self.columns.iter().position(is_short) {
            return Err(RowsError::Validity { column: header[column].clone() });
        }
        match texts.iter().find(|column| !self.columns[**column].are_texts()) {
            Some(column) => Err(RowsError::NotText { column: header[*column].clone() }),
            None => Ok(()),
        }
    }

    pub(crate) fn is_broken(&self, row: usize) -> bool {
        self.broken.get(row).copied().unwrap_or(false)
    }

    pub(crate) fn line(&self, row: usize) -> Option<u64> {
        self.lines.get(row).copied()
    }
}

/// Rows that are not of the table whose columns are known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
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
    /// Fewer validity bits than rows.
    #[error("the column {column:?} has fewer validity bits than rows")]
    Validity {
        /// Its name.
        column: String,
    },
    /// The columns of a questionnaire do not fit it.
    #[error(transparent)]
    Batch(#[from] BatchError),
    /// What was read for another purpose, or of another table.
    #[error("the rows were read of another table, or for another purpose")]
    OtherTable,
    /// A questionnaire that the table does not have.
    #[error("the table has no questionnaire at place {place}, counted from 0")]
    NoForm {
        /// The place that was asked for.
        place: usize,
    },
    /// A pseudonym that would tell who somebody is; it is not repeated here.
    #[error("the column {column:?} holds a personal identity number in row {row}; give each person a pseudonym")]
    IdentityNumber {
        /// The column of ids.
        column: String,
        /// The row, counted from 1.
        row: u64,
    },
    /// A column that is read as text holds something else.
    #[error("the column {column:?} holds numbers, expected texts: it is not a column of answers")]
    NotText {
        /// Its name.
        column: String,
    },
}

impl RowsError {
    /// The same, of rows that follow so many others of their table.
    #[must_use]
    pub fn after(self, rows: u64) -> Self {
        match self {
            Self::IdentityNumber { column, row } => Self::IdentityNumber { column, row: row.saturating_add(rows) },
            other => other,
        }
    }
}

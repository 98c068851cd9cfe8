//! What stands in a cell of a table.

use std::fmt;

/// What stands in a cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Cell {
    pub(in crate::report) text: String,
    pub(in crate::report) kind: CellKind,
}

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum CellKind {
    /// A name or a remark.
    Words,
    /// A number.
    Number,
    /// The word that says a number is held back.
    Suppressed,
    /// The dash for none.
    Undefined,
    /// The same, where the report has no such figure.
    Absent,
}

impl Cell {
    /// It stands to the right, with the numbers.
    pub(in crate::report) fn is_figure(&self) -> bool {
        self.kind != CellKind::Words
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, kind: CellKind::Words }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

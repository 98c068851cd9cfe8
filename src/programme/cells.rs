//! The cells of one row, and what may stand in one.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use super::{Code, Field, Programme};
use crate::ground::is_blank;

/// The cells of a row.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a>(&'a [Option<&'a str>]);

impl<'a> Cells<'a> {
    pub(super) const fn of(cells: &'a [Option<&'a str>]) -> Self {
        Self(cells)
    }

    /// The cell without blanks around it; none where nothing is recorded.
    pub(super) fn get(self, field: Field) -> Option<&'a str> {
        let cell = self.0.get(field as usize).copied().flatten().filter(|cell| !cell.is_empty())?.trim();
        (!is_blank(cell)).then_some(cell)
    }

    pub(super) fn has_column(self, field: Field) -> bool {
        self.0.get(field as usize).is_some_and(Option::is_some)
    }
}

impl Programme {
    /// The place of the code that `cell` names, if it has this use.
    pub(super) fn code_of(&self, cell: &str, used: impl Fn(&Code) -> bool) -> Option<u8> {
        self.named.codes.place(cell).filter(|place| self.codes().get(usize::from(*place)).is_some_and(&used))
    }
}

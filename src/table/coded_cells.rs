//! Cells of one item that are not the codes of the form, apart from their table.

use super::cell::{CellReader, MissingCode};
use super::codes::CellCodes;
use crate::ground::Answer;
use crate::instrument::ItemDef;

/// How cells of one item are read where they are not the codes of the form: for a table that becomes a part of another.
#[derive(Clone, Debug)]
pub struct CodedCells {
    item: ItemDef,
    column: String,
    missing: Vec<MissingCode>,
    codes: CellCodes,
}

impl CodedCells {
    pub(super) fn new(item: ItemDef, (column, missing): (&str, &[MissingCode]), codes: CellCodes) -> Self {
        Self { item, column: column.to_owned(), missing: missing.to_vec(), codes }
    }

    /// What a cell is.
    #[must_use]
    pub fn answer(&self, cell: &str) -> Answer<u8> {
        let reader = CellReader::new(&self.item, &self.column, &self.missing).with_codes(Some(&self.codes));
        Answer::from_byte(reader.text(cell).byte())
    }
}

//! Cells that are not the codes of the form, apart from their table.

use super::cell::{CellReader, MissingCode, Reading};
use super::codes::CellCodes;
use super::read_block::digit;
use crate::instrument::ItemDef;

/// How the cells of a column are read where they are not the codes of the form: for a table that becomes a part of another.
#[derive(Clone, Debug)]
pub struct CodedCells {
    column: String,
    missing: Vec<MissingCode>,
    /// One item, or those that a cell holds together.
    items: Vec<(ItemDef, Option<CellCodes>)>,
    is_packed: bool,
}

impl CodedCells {
    pub(super) fn new(column: &str, missing: &[MissingCode], is_packed: bool) -> Self {
        Self { column: column.to_owned(), missing: missing.to_vec(), items: Vec::new(), is_packed }
    }

    /// The next item that a cell holds.
    pub(super) fn add(&mut self, item: &ItemDef, codes: Option<&CellCodes>) {
        self.items.push((item.clone(), codes.cloned()));
    }

    /// Some cell stands for another code than it says.
    pub(super) fn is_coded(&self) -> bool {
        self.items.iter().any(|(_, codes)| codes.is_some())
    }

    /// The cell in the codes of the form, empty where there is no answer; none where it is not an answer.
    ///
    /// A number with blanks around it keeps one, so that it is told as what it was.
    #[must_use]
    pub fn in_codes(&self, cell: &str) -> Option<String> {
        let read = |(place, (item, codes)): (usize, &(ItemDef, Option<CellCodes>))| {
            let reader = CellReader::new(item, &self.column, &self.missing).with_codes(codes.as_ref());
            if self.is_packed { digit(cell, place, self.items.len(), &reader) } else { reader.text(cell) }
        };
        let readings: Vec<Reading> = self.items.iter().enumerate().map(read).collect();
        if readings.iter().all(|reading| *reading == Reading::Missing) {
            return Some(String::new());
        }
        // of several items together none can be empty alone
        let code = |reading: &Reading| match reading {
            Reading::Answered(code) | Reading::Padded(code) => Some(code.to_string()),
            Reading::Missing | Reading::Invalid(..) => None,
        };
        let is_padded = readings.iter().any(|reading| matches!(reading, Reading::Padded(_)));
        let codes: Option<String> = readings.iter().map(code).collect();
        codes.map(|codes| if is_padded { format!("{codes} ") } else { codes })
    }
}

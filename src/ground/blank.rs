//! A cell with nothing in it.

/// The spellings of nothing; `cell` has no blanks around it.
#[must_use]
pub fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "NA" | "NaN" | "." | "null")
}

//! Rows of a programme.

use enkat::inner::programme::{Broken, Context, FIELDS, Participation};
use enkat::programme::Programme;

/// The cells of one row, by column; every column is there.
pub(crate) fn cells<'a>(given: &[(&str, &'a str)]) -> [Option<&'a str>; FIELDS.len()] {
    let mut cells = [Some(""); FIELDS.len()];
    for (field, cell) in given {
        let place = FIELDS.iter().position(|known| known == field).unwrap_or_else(|| panic!("no column {field}"));
        cells[place] = Some(cell);
    }
    cells
}

/// What a row says, and what it breaks.
pub(crate) fn read(programme: &Programme, given: &[(&str, &str)], context: &Context) -> (Option<Participation>, Vec<Broken>) {
    let mut broken = Vec::new();
    let row = programme.read(&cells(given), context, &mut broken);
    (row, broken)
}

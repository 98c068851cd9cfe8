//! Cells of an OpenDocument sheet that stand for many, counted while the sheet is unpacked.
//!
//! A cell and a row say how often they come, and so do blanks within a text. Whoever reads the sheet
//! writes all of them out.

use crate::error::{ErrorKind, Result, TableError};
use crate::limits::{LONGEST_CELL, MOST_LETTERS, MOST_SHEET_CELLS, too_many_letters, too_many_sheet_cells};

/// No sheet has more columns or rows; what is said beyond is cut.
const MOST_COLUMNS: u64 = 16_384;
const MOST_ROWS: u64 = 1_048_576;

/// The cells of the sheets so far.
#[derive(Default)]
pub(crate) struct Repeats {
    /// Of the sheets before.
    cells: u64,
    letters: u64,
    sheet: Area,
    row: Row,
    /// How often the cell under way comes, and whether there is something in it.
    cell: Option<(u64, bool)>,
}

/// The cells of a sheet.
#[derive(Default)]
struct Area {
    /// All rows, and those up to the last with something in it.
    rows: u64,
    used_rows: u64,
    used_columns: u64,
}

/// The cells of a row.
#[derive(Default)]
struct Row {
    times: u64,
    columns: u64,
    used_columns: u64,
    letters: u64,
}

impl Repeats {
    /// An element begins; the letters that it stands for.
    pub(crate) fn begin(&mut self, name: &[u8], tag: &[u8]) -> Result<usize> {
        match name {
            b"table-row" => self.row = Row { times: times(tag, b"number-rows-repeated")?.min(MOST_ROWS), ..Row::default() },
            b"table-cell" | b"covered-table-cell" => {
                let is_used = [&b"office:"[..], b"formula"].iter().any(|part| places(tag, part).next().is_some());
                self.cell = Some((times(tag, b"number-columns-repeated")?.min(MOST_COLUMNS), is_used));
            }
            b"s" => return Ok(usize::try_from(times(tag, b"text:c")?).unwrap_or(usize::MAX).min(4 * LONGEST_CELL)),
            _ => {}
        }
        Ok(0)
    }

    /// An element ends that had so many letters, its tags among them.
    pub(crate) fn end(&mut self, name: &[u8], letters: usize) -> Result<()> {
        match name {
            b"table-cell" | b"covered-table-cell" => {
                let Some((times, is_used)) = self.cell.take() else { return Ok(()) };
                self.row.columns = (self.row.columns + times).min(MOST_COLUMNS);
                if is_used {
                    self.row.used_columns = self.row.columns;
                    self.row.letters = self.row.letters.saturating_add(times.saturating_mul(letters as u64));
                }
            }
            b"table-row" => {
                let row = std::mem::take(&mut self.row);
                self.sheet.rows = (self.sheet.rows + row.times).min(MOST_ROWS);
                if row.used_columns > 0 {
                    self.sheet.used_rows = self.sheet.rows;
                    self.sheet.used_columns = self.sheet.used_columns.max(row.used_columns);
                    self.letters = self.letters.saturating_add(row.times.saturating_mul(row.letters));
                }
                return self.check();
            }
            b"table" => {
                let Area { used_rows, used_columns, .. } = std::mem::take(&mut self.sheet);
                self.cells += used_rows * used_columns;
            }
            _ => {}
        }
        Ok(())
    }

    fn check(&self) -> Result<()> {
        if self.cells + self.sheet.used_rows * self.sheet.used_columns > MOST_SHEET_CELLS {
            return Err(too_many_sheet_cells());
        }
        if self.letters > MOST_LETTERS {
            return Err(too_many_letters());
        }
        Ok(())
    }
}

/// Where a text begins within a tag.
fn places<'t>(tag: &'t [u8], part: &'t [u8]) -> impl Iterator<Item = usize> + 't {
    (0..tag.len()).filter(move |place| tag[*place..].starts_with(part))
}

/// How often something comes by what a tag says, 1 if it says nothing.
///
/// The most of all that could be meant: a text within the tag may look as if it said so.
fn times(tag: &[u8], attribute: &[u8]) -> Result<u64> {
    let mut most = 1;
    for place in places(tag, attribute) {
        let rest = tag[place + attribute.len()..].trim_ascii_start();
        let Some(value) = rest.strip_prefix(b"=").map(<[u8]>::trim_ascii_start) else { continue };
        let Some((b'"' | b'\'', value)) = value.split_first() else { continue };
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
        // a digit may hide behind an escape
        if value.get(digits) == Some(&b'&') {
            return Err(TableError::new(ErrorKind::Damaged, "a number in the workbook is no number; save the workbook again")
                .with_swedish("ett tal i arbetsboken är inget tal; spara arbetsboken på nytt"));
        }
        let number =
            value[..digits].iter().fold(0_u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
        most = most.max(number);
    }
    Ok(most)
}

#[cfg(test)]
mod tests {
    use super::{Repeats, times};

    /// Whether a sheet of these tags is refused, each cell with so many letters.
    fn is_refused(tags: &[&str], letters: usize) -> bool {
        let mut repeats = Repeats::default();
        let mut pass = |tag: &&str| {
            let name = |tag: &str| tag.split([' ', ':']).nth(1).unwrap_or(tag).to_owned();
            match tag.strip_prefix('/') {
                Some(end) => repeats.end(name(end).as_bytes(), letters).map(|()| 0),
                None => repeats.begin(name(tag).as_bytes(), tag.as_bytes()),
            }
        };
        tags.iter().try_for_each(|tag| pass(tag).map(drop)).is_err()
    }

    #[test]
    fn what_stands_for_many_cells_is_counted_as_many() {
        let filled = "table:table-cell table:number-columns-repeated=\"1000\" office:value-type=\"float\"";
        let empty = "table:table-cell table:number-columns-repeated=\"16000\"";
        let rows = "table:table-row table:number-rows-repeated=\"10000\"";
        let end = ["/table:table-cell", "/table:table-row"];
        assert!(!is_refused(&["table:table-row", filled, end[0], end[1]], 100));
        assert!(is_refused(&[rows, filled, end[0], end[1]], 1));
        // what comes after the last cell is nothing, as every spreadsheet writes it
        assert!(!is_refused(&[rows, empty, end[0], end[1]], 1));
        assert!(!is_refused(
            &["table:table-row", "table:table-cell office:value='1'", end[0], end[1], rows, empty, end[0], end[1]],
            1
        ));
        // letters
        assert!(is_refused(&["table:table-row", filled, end[0], end[1]], 1 << 20));
        // all sheets together
        let half = [
            "table:table",
            rows,
            "table:table-cell table:number-columns-repeated='500' office:value='1'",
            end[0],
            end[1],
            "/table:table",
        ];
        assert!(!is_refused(&half, 1) && is_refused(&[half, half].concat(), 1));
    }

    #[test]
    fn the_most_that_a_tag_could_mean_counts() {
        let number = |tag: &str| times(tag.as_bytes(), b"number-rows-repeated").ok();
        assert_eq!(number("table:table-row"), Some(1));
        assert_eq!(number("table:table-row a='number-rows-repeated=\"2\"' table:number-rows-repeated = '30'"), Some(30));
        assert_eq!(number("table:table-row table:number-rows-repeated=\"99999999999999999999999\""), Some(u64::MAX));
        assert_eq!(number("table:table-row table:number-rows-repeated=\"1&#48;\""), None);
    }
}

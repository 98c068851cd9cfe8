//! A chunk while it is filled with rows.

use enkat::finding::{Finding, Findings, Rule, SHORTEST_IDENTITY_NUMBER, holds_identity_number};
use enkat::table::TextRows;

use crate::error::{ErrorKind, Place, Result, TableError};

/// A chunk while it is filled with rows.
pub(crate) struct Filling<'a> {
    pub(crate) rows: &'a mut TextRows,
    pub(crate) broken: &'a mut Vec<bool>,
    pub(crate) lines: &'a mut Vec<u64>,
    pub(crate) findings: &'a mut Findings,
    pub(crate) header: &'a [String],
    /// The number of the last row, counted from 1.
    pub(crate) number: u64,
    /// How many cells stood beyond the last column so far.
    pub(crate) surplus_cells: u64,
    /// Where rows are named by their lines: the line of the file that these are counted from.
    pub(crate) first_line: Option<u64>,
}

impl Filling<'_> {
    /// There is room for another row.
    pub(crate) fn has_room(&self) -> bool {
        !self.rows.is_full()
    }

    /// Counts the row that was just read, and says where it begins.
    pub(crate) fn add(&mut self, line: Option<u64>) {
        self.number += 1;
        self.broken.push(false);
        self.lines.extend(line);
    }

    /// No answer of the last row can be used.
    pub(crate) fn break_row(&mut self, rule: Rule) {
        if let Some(broken) = self.broken.last_mut() {
            *broken = true;
        }
        self.find(Finding::about_row(rule, self.number, ""));
    }

    /// A finding about the last row.
    pub(crate) fn find(&mut self, finding: Finding) {
        let line = self.lines.last().copied();
        self.findings.push(Finding { line, ..finding });
    }

    /// Looks at the last row of a delimited text: its width, and what no row may hold.
    pub(crate) fn check_row(&mut self, cells: usize, longest: usize, surplus_is_refused: impl FnOnce() -> bool) -> Result<()> {
        let width = self.header.len();
        if longest >= SHORTEST_IDENTITY_NUMBER {
            self.refuse_identity_number()?;
            if cells > width && surplus_is_refused() {
                return Err(self.identity_number("a cell too many"));
            }
        }
        if cells != width {
            self.surplus_cells += cells.saturating_sub(width) as u64;
            self.break_row(Rule::RowWidth);
        }
        Ok(())
    }

    /// Looks for a personal identity number in the columns of the last row.
    pub(crate) fn refuse_identity_number(&self) -> Result<()> {
        let mut long = self.rows.long_cells(self.rows.rows() - 1, SHORTEST_IDENTITY_NUMBER);
        match long.find(|(_, cell)| holds_identity_number(cell)) {
            Some((column, _)) => Err(self.identity_number(&format!("column {}", self.header[column].trim()))),
            None => Ok(()),
        }
    }

    /// There is a personal identity number in the last row.
    pub(crate) fn identity_number(&self, where_in_row: &str) -> TableError {
        // a block of lines does not know how many rows there are before it
        let (row, place) = match self.first_line.zip(self.lines.last()) {
            Some((first, line)) => (format!("line {}", first + line), Place::Line(first + line)),
            None => (format!("row {}", self.number), Place::Row(self.number)),
        };
        identity_number(&format!("{row}, {where_in_row}")).at(place)
    }
}

/// Never says what the number is.
pub(crate) fn identity_number(place: &str) -> TableError {
    let rule = Rule::IdentityNumber;
    TableError::new(ErrorKind::IdentityNumber, format!("{}: {place}; {}", rule.checks(), rule.advice()))
}

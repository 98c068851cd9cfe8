//! A chunk while it is filled with rows.

use enkat::finding::{Finding, Findings, Rule, holds_identity_number};
use enkat::ground::Language;
use enkat::inner::finding::{
    SHORTEST_IDENTITY_NUMBER, holds_certain_identity_number, other_than_identity_number, with_lost_zeros,
};
use enkat::inner::table::{PlainEnd, TextRows, shown_name_of};

use crate::cell_name::cell_name;
use crate::error::{ErrorKind, Place, Result, TableError};
use crate::limits::{LONGEST_CELL, MOST_COLUMNS, too_long_cell, too_many_cells};

/// A chunk while it is filled with rows.
pub(crate) struct Filling<'a> {
    pub(crate) rows: &'a mut TextRows,
    pub(crate) broken: &'a mut Vec<bool>,
    pub(crate) lines: &'a mut Vec<u64>,
    pub(crate) findings: &'a mut Findings,
    pub(crate) header: &'a [String],
    /// The number of the last row, counted from 1.
    pub(crate) number: u64,
    /// How many cells stood beyond the last column.
    pub(crate) surplus_cells: &'a mut u64,
    /// Where rows are named by their lines: the line of the file that these are counted from.
    pub(crate) first_line: Option<u64>,
    /// The sheet whose rows are its lines.
    pub(crate) sheet: Option<String>,
    /// The columns in which digits alone are no identity numbers; empty where there is none.
    pub(crate) declared: &'a [bool],
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

    /// The place of the last row.
    fn last(&self) -> usize {
        self.broken.len() - 1
    }

    /// The number of a row in the table, counted from 1.
    fn number_of(&self, row: usize) -> u64 {
        self.number - (self.last() - row) as u64
    }

    /// The last row was found broken where it was read.
    pub(crate) fn mark_broken(&mut self) {
        let last = self.last();
        self.broken[last] = true;
    }

    /// No answer of the last row can be used.
    pub(crate) fn break_row(&mut self, rule: Rule) {
        self.break_row_at(self.last(), rule);
    }

    fn break_row_at(&mut self, row: usize, rule: Rule) {
        self.broken[row] = true;
        let finding = Finding::about_row(rule, self.number_of(row), "");
        self.findings.push(Finding { line: self.lines.get(row).copied(), ..finding });
    }

    /// A finding about the last row.
    pub(crate) fn find(&mut self, finding: Finding) {
        let line = self.lines.last().copied();
        self.findings.push(Finding { line, ..finding });
    }

    /// Looks at the last row of a delimited text: its width, and what no row may hold.
    pub(crate) fn check_row(&mut self, cells: usize, longest: usize, surplus_is_refused: impl FnOnce() -> bool) -> Result<()> {
        self.check_row_at(self.last(), cells, longest, surplus_is_refused)
    }

    /// Adds the lines of a text without quotation marks, as many as there is room for; `lines_before` of them were read.
    pub(crate) fn add_plain_lines(&mut self, text: &str, delimiter: u8, lines_before: u64) -> Result<PlainEnd> {
        let width = self.header.len();
        let mut odd = Vec::new();
        let end = self.rows.push_plain_lines(text, delimiter, |line| {
            if line.cells != width || line.longest >= SHORTEST_IDENTITY_NUMBER {
                odd.push((self.lines.len(), line));
            }
            self.lines.push(lines_before + line.line);
        })?;
        self.number += (self.lines.len() - self.broken.len()) as u64;
        self.broken.resize(self.lines.len(), false);
        for (row, line) in odd {
            let surplus = || text[line.start..][..line.length].split(char::from(delimiter)).skip(width);
            self.check_row_at(row, line.cells, line.longest, || surplus().any(holds_identity_number))?;
        }
        Ok(end)
    }

    fn check_row_at(
        &mut self,
        row: usize,
        cells: usize,
        longest: usize,
        surplus_is_refused: impl FnOnce() -> bool,
    ) -> Result<()> {
        let width = self.header.len();
        if cells > MOST_COLUMNS {
            return Err(self.refusal(row, None, |[place, in_swedish]| too_many_cells([&format!("{place}, the row"), in_swedish])));
        }
        if longest > LONGEST_CELL {
            return Err(self.refusal(row, None, |[place, in_swedish]| {
                too_long_cell([&format!("{place}, a cell"), &format!("{in_swedish}, en cell")])
            }));
        }
        if longest >= SHORTEST_IDENTITY_NUMBER {
            self.refuse_identity_number_in(row)?;
            if cells > width && surplus_is_refused() {
                return Err(self.identity_number_in(row, ["a cell too many", "en cell för mycket"]));
            }
        }
        if cells != width {
            *self.surplus_cells += cells.saturating_sub(width) as u64;
            self.break_row_at(row, Rule::RowWidth);
        }
        Ok(())
    }

    /// Looks for a personal identity number in the columns of the last row.
    #[cfg(any(feature = "parquet", feature = "xlsx"))]
    pub(crate) fn refuse_identity_number(&self) -> Result<()> {
        self.refuse_identity_number_in(self.last())
    }

    /// Looks for numbers whose zeros a spreadsheet took in the columns of all rows.
    pub(crate) fn refuse_lost_zeros(&self) -> Result<()> {
        let is_declared = |column: &usize| self.declared.get(*column).is_some_and(|is_declared| *is_declared);
        let is_beginning = self.number == self.rows.rows() as u64;
        for column in (0..self.header.len()).filter(|column| !is_declared(column)) {
            let cells = (0..self.rows.rows()).map(|row| self.rows.cell(row, column));
            if let Some(row) = with_lost_zeros(cells, is_beginning) {
                return Err(self.identity_number_at(row, column, Some(["another number", "ett annat tal"])));
            }
        }
        Ok(())
    }

    fn refuse_identity_number_in(&self, row: usize) -> Result<()> {
        let mut long = self.rows.long_cells(row, SHORTEST_IDENTITY_NUMBER);
        match long.find(|(column, cell)| refuses(self.declared, Some(*column), cell)) {
            Some((column, cell)) => Err(self.identity_number_as(row, column, cell)),
            None => Ok(()),
        }
    }

    /// There is a personal identity number in this column of the last row.
    pub(crate) fn identity_number_in_column(&self, column: usize) -> TableError {
        self.identity_number_as(self.last(), column, self.rows.cell(self.last(), column))
    }

    fn identity_number_as(&self, row: usize, column: usize, cell: &str) -> TableError {
        // a value within another is no cell to declare
        let other = Some(cell).filter(|cell| holds_identity_number(cell)).and_then(other_than_identity_number);
        self.identity_number_at(row, column, other)
    }

    fn identity_number_at(&self, row: usize, column: usize, other: Option<[&'static str; 2]>) -> TableError {
        let (index, column) = (column, shown_name_of(self.header, column));
        self.refusal(row, Some(index), |[place, in_swedish]| {
            identity_number_or_else(&format!("{place}, column {column}"), other)
                .with_swedish(identity_number_in_swedish(&format!("{in_swedish}, kolumnen {column}"), other))
        })
    }

    /// There is a personal identity number in the last row.
    pub(crate) fn identity_number(&self, where_in_row: [&str; 2]) -> TableError {
        self.identity_number_in(self.last(), where_in_row)
    }

    /// It stands there in the row, said in English and in Swedish.
    fn identity_number_in(&self, row: usize, [what, what_in_swedish]: [&str; 2]) -> TableError {
        self.refusal(row, None, |[place, in_swedish]| {
            identity_number(&format!("{place}, {what}"))
                .with_swedish(identity_number_in_swedish(&format!("{in_swedish}, {what_in_swedish}"), None))
        })
    }

    /// The table cannot be read because of a row; `error` is told which, in English and in Swedish.
    pub(crate) fn refusal_of_last(&self, error: impl FnOnce([&str; 2]) -> TableError) -> TableError {
        self.refusal(self.last(), None, error)
    }

    fn refusal(&self, row: usize, column: Option<usize>, error: impl FnOnce([&str; 2]) -> TableError) -> TableError {
        // a block of lines does not know how many rows there are before it
        let number = self.number_of(row);
        let line = self.lines.get(row).copied();
        // a workbook has its own numbers in front of the reader
        if let Some(cell) = self.sheet.as_deref().and_then(|sheet| cell_name(sheet, column, Some(line?))) {
            let both = [format!("{cell} (data row {number})"), format!("{cell} (datarad {number})")];
            return error(both.each_ref().map(String::as_str)).at(Place::Row(number));
        }
        match self.first_line.zip(self.lines.get(row)) {
            Some((first, line)) => {
                let line = first + line;
                error([&format!("line {line}"), &format!("filens rad {line}")]).at(Place::Line(line)).in_row_of_part(number)
            }
            None => error([&format!("row {number}"), &format!("rad {number}")]).at(Place::Row(number)),
        }
    }
}

/// A cell stops everything; in a column that was declared only in a certain form.
pub(crate) fn refuses(declared: &[bool], column: Option<usize>, cell: &str) -> bool {
    let is_declared = column.and_then(|column| declared.get(column)).is_some_and(|is_declared| *is_declared);
    holds_identity_number(cell) && (!is_declared || holds_certain_identity_number(cell))
}

/// Never says what the number is.
pub(crate) fn identity_number(place: &str) -> TableError {
    identity_number_or_else(place, None)
}

/// The same in Swedish.
pub(crate) fn identity_number_in_swedish(place: &str, other: Option<[&str; 2]>) -> String {
    let rule = Rule::IdentityNumber;
    let (checks, advice) = (rule.checks_in(Language::Sv), rule.advice_in(Language::Sv));
    match other {
        Some([_, other]) => {
            format!("{checks}, eller {other}: {place}; {advice}, eller ange kolumnen om den inte innehåller några")
        }
        None => format!("{checks}: {place}; {advice}"),
    }
}

/// The same of a cell that may also be something else, in English and in Swedish.
pub(crate) fn identity_number_or_else(place: &str, other: Option<[&str; 2]>) -> TableError {
    let rule = Rule::IdentityNumber;
    let (checks, advice) = (rule.checks(), rule.advice());
    let text = match other {
        Some([other, _]) => format!("{checks}, or {other}: {place}; {advice}, or declare the column if it holds none"),
        None => format!("{checks}: {place}; {advice}"),
    };
    TableError::new(ErrorKind::IdentityNumber, text).in_doubt(other.is_some())
}

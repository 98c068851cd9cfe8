//! Quotation marks that do not fit: a stray one makes one cell of all that follows it, up to the next.

use std::ops::ControlFlow;

use crate::error::{ErrorKind, Place, TableError};

/// Follows the quotation marks of a row.
pub(crate) struct Marks {
    delimiter: u8,
    /// A cell that holds line ends and so many separators has swallowed rows; none of a header.
    most_separators: Option<usize>,
    state: State,
    /// The line that is read, counted from 1.
    line: u64,
    /// The line on which the cell opens.
    opened: u64,
    line_ends: usize,
    separators: usize,
    /// A separator was read, of which the next byte decides whether it is one of a sentence.
    after_separator: bool,
    /// How many columns the table has.
    width: usize,
    /// Which cell of the row is read.
    cell: usize,
    /// The first cell, which ids are.
    first: First,
    inside: Inside,
}

/// What the first cell of a row is made of.
#[derive(Clone, Copy, Default)]
struct First {
    has_digit: bool,
    has_letter: bool,
    /// Between others of its signs, or behind them.
    has_blank: bool,
}

/// The lines of a cell, in a table of few columns: there prose soon has as many separators as the header, and only lines that are
/// rows tell more.
#[derive(Default)]
struct Inside {
    /// They are not the rest of a row, whole rows, and the beginning of one.
    is_prose: bool,
    /// One of them is a whole row, whatever the others are.
    has_row: bool,
    /// How many lines were read, empty ones too.
    lines: usize,
    /// Of the line that is read: how many bytes and separators it has.
    bytes: usize,
    separators: usize,
    first: First,
    after_return: bool,
}

/// A table of more columns is told by the number of separators alone.
const FEW_COLUMNS: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    AtStart,
    /// In a cell without marks, where a mark is a sign as any other.
    Plain,
    Within,
    /// After a mark that closes the cell, or is the first of two that stand for one.
    Closed,
    /// After blanks that follow a cell.
    Blanks,
}

impl Marks {
    /// In a row that begins on this line, of a table with so many columns.
    pub(crate) fn new(delimiter: u8, width: Option<usize>, line: u64) -> Self {
        Self {
            delimiter,
            // a table of one column has no separator to count
            most_separators: width.and_then(|width| width.checked_sub(1)).filter(|most| *most > 0),
            state: State::AtStart,
            line,
            opened: line,
            line_ends: 0,
            separators: 0,
            after_separator: false,
            width: width.unwrap_or_default(),
            cell: 0,
            first: First::default(),
            inside: Inside::default(),
        }
    }

    /// Reads on.
    ///
    /// # Errors
    ///
    /// Text after a mark that closes a cell, and a cell that has swallowed rows.
    pub(crate) fn read(&mut self, bytes: &[u8]) -> Result<(), TableError> {
        let read = bytes.iter().try_for_each(|byte| {
            let next = self.next(*byte);
            self.line += u64::from(*byte == b'\n');
            next
        });
        match read {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(error) => Err(error),
        }
    }

    fn next(&mut self, byte: u8) -> ControlFlow<TableError> {
        let is_end = matches!(byte, b'\n' | b'\r');
        if self.cell == 0 && byte != self.delimiter {
            self.first.read(byte);
        }
        self.state = match (self.state, byte) {
            (State::AtStart, b'"') => {
                self.opened = self.line;
                (self.line_ends, self.separators, self.after_separator) = (0, 0, false);
                self.inside = Inside::default();
                State::Within
            }
            (State::Within, b'"') => State::Closed,
            (State::Closed, b'"') => {
                self.count(byte, false);
                State::Within
            }
            (State::Within, _) => {
                self.count(byte, is_end);
                State::Within
            }
            (_, byte) if is_end || byte == self.delimiter => {
                if matches!(self.state, State::Closed | State::Blanks) {
                    self.check_cell()?;
                }
                self.cell += 1;
                State::AtStart
            }
            (State::Closed | State::Blanks, b' ') => State::Blanks,
            (State::Closed | State::Blanks, _) => return ControlFlow::Break(self.text_after()),
            (State::AtStart | State::Plain, _) => State::Plain,
        };
        ControlFlow::Continue(())
    }

    /// Counts line ends, and separators as they stand between cells: after those of a sentence there is a blank.
    fn count(&mut self, byte: u8, is_end: bool) {
        let is_one = std::mem::take(&mut self.after_separator) && byte != b' ';
        self.separators += usize::from(is_one);
        self.line_ends += usize::from(is_end);
        self.inside.separators += usize::from(is_one);
        if is_end {
            if byte == b'\r' || !self.inside.after_return {
                self.end_line();
            }
        } else {
            self.inside.bytes += 1;
            if self.inside.separators == 0 && byte != self.delimiter {
                self.inside.first.read(byte);
            }
        }
        self.inside.after_return = byte == b'\r';
        self.after_separator = byte == self.delimiter;
    }

    /// A line of the cell is over: the first is the rest of a row, every other a row.
    fn end_line(&mut self) {
        let most = self.width.saturating_sub(1);
        let (is_inner, is_filled) = (self.inside.lines > 0, self.inside.bytes > 0);
        let expected = if is_inner { most } else { most.saturating_sub(self.cell) };
        let (separators, begins_as_row) = (self.inside.separators, self.begins_as_row());
        let is_prose = (!is_inner || is_filled) && (separators != expected || is_inner && !begins_as_row);
        let is_row = is_inner && is_filled && separators >= most && (self.cell == 0 || self.inside.first.is_like(self.first));
        self.inside = Inside {
            lines: self.inside.lines + 1,
            is_prose: self.inside.is_prose || is_prose,
            has_row: self.inside.has_row || is_row,
            ..Inside::default()
        };
    }

    /// Where ids have numbers, what was read of a line begins with one, unless nothing was.
    fn begins_as_row(&self) -> bool {
        self.cell == 0 || !self.first.has_digit || self.inside.first.has_digit || self.inside.bytes == 0
    }

    /// The cell is closed.
    fn check_cell(&self) -> ControlFlow<TableError> {
        let separators = self.separators + usize::from(self.after_separator);
        let is_prose = (self.inside.is_prose || !self.begins_as_row()) && !self.inside.has_row;
        if self.width <= FEW_COLUMNS && is_prose {
            return ControlFlow::Continue(());
        }
        if self.line_ends > 0 && self.most_separators.is_some_and(|most| separators >= most) {
            return ControlFlow::Break(self.refusal([
                "the cell holds line ends and as many separators as the header: it has swallowed rows",
                "cellen innehåller radbrytningar och lika många skiljetecken som rubrikraden: den har slukat rader",
            ]));
        }
        ControlFlow::Continue(())
    }

    fn text_after(&self) -> TableError {
        self.refusal(["text follows it", "text följer efter det"])
    }

    fn refusal(&self, [what, what_in_swedish]: [&str; 2]) -> TableError {
        let (opened, line) = (self.opened, self.line);
        let closed = if line == opened { String::new() } else { format!(" on line {line}") };
        let text = format!(
            "the quotation mark that opens a cell on line {opened} is closed{closed}, and {what}; look for a mark that is part of a \
             text: write it twice, in a cell that is quoted as a whole, or remove it"
        );
        let closed = if line == opened { String::new() } else { format!(" på rad {line}") };
        let swedish = format!(
            "citattecknet som öppnar en cell på rad {opened} stängs{closed}, och {what_in_swedish}; leta efter ett citattecken som hör till \
             en text: skriv det två gånger, i en cell som helt står inom citattecken, eller ta bort det"
        );
        TableError::new(ErrorKind::Text, text).with_swedish(swedish).at(Place::Line(opened))
    }
}

impl First {
    fn read(&mut self, byte: u8) {
        self.has_digit |= byte.is_ascii_digit();
        self.has_letter |= byte.is_ascii_alphabetic() || !byte.is_ascii();
        self.has_blank |= byte == b' ' && (self.has_digit || self.has_letter);
    }

    /// It may be an id as this one is: no words where that is one, and a number unless that is more.
    fn is_like(self, id: Self) -> bool {
        (id.has_blank || !self.has_blank) && (self.has_digit || !id.has_digit || id.has_letter)
    }
}

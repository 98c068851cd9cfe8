//! A delimited table, read a chunk of rows at a time.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use enkat::dataset::{TextColumn, TextRows};
use enkat::finding::{Finding, Findings, Rule, SHORTEST_IDENTITY_NUMBER, holds_identity_number};
use indicatif::ProgressBar;

use crate::decode::Utf8;
use crate::delimited::Delimited;

/// A table with a header.
pub struct Table {
    text: Delimited<Utf8<Box<dyn Read>>>,
    /// What messages call it.
    name: String,
    header: Vec<String>,
    rows: u64,
    surplus_cells: u64,
    progress: ProgressBar,
}

/// Rows that were read together: what the program holds in memory.
#[derive(Default)]
pub struct Chunk {
    rows: TextRows,
    /// The number of the first row, counted from 1.
    pub first_row: u64,
    /// Rows with too few or too many cells.
    pub broken: Vec<bool>,
}

impl Chunk {
    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.rows()
    }

    /// A cell of a row; one that is not there is empty.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.cell(row, column)
    }

    /// The number of a row in the table, counted from 1.
    #[must_use]
    pub fn number(&self, row: usize) -> u64 {
        self.first_row + row as u64
    }

    /// One column, to be read as answers.
    #[must_use]
    pub fn text_column(&self, column: usize) -> TextColumn<'_> {
        self.rows.column(column)
    }

    /// One column, cell by cell.
    #[must_use]
    pub fn column(&self, column: usize) -> Vec<&str> {
        (0..self.rows()).map(|row| self.cell(row, column)).collect()
    }
}

impl Table {
    /// Opens a file, or standard input for `-`.
    pub fn open(input: &Path, delimiter: Option<u8>) -> Result<Self> {
        let name = name_of(input);
        let source: Box<dyn Read> = if input == Path::new("-") {
            Box::new(io::stdin().lock())
        } else {
            if input.is_dir() {
                bail!("{name} is a folder, expected a file");
            }
            Box::new(File::open(input).with_context(|| format!("opening {name}"))?)
        };
        Self::from_reader(source, &name, delimiter).with_context(|| name.clone())
    }

    /// Reads from anything.
    pub fn from_reader(source: Box<dyn Read>, name: &str, delimiter: Option<u8>) -> Result<Self> {
        let mut text = Delimited::new(Utf8::new(source), delimiter)?;
        let header = text.header()?;
        if header.iter().all(|name| name.trim().is_empty()) {
            bail!("it has no header; the first line must name the columns");
        }
        if header.iter().any(|name| holds_identity_number(name)) {
            bail!(identity_number("the header"));
        }
        Ok(Self { text, name: name.to_owned(), header, rows: 0, surplus_cells: 0, progress: progress() })
    }

    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> Vec<&str> {
        self.header.iter().map(String::as_str).collect()
    }

    /// How many cells stood beyond the last column.
    #[must_use]
    pub fn surplus_cells(&self) -> u64 {
        self.surplus_cells
    }

    /// How many data rows were read so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Reads the next rows; says whether there were any.
    ///
    /// Rows of the wrong width are findings. A personal identity number ends
    /// everything.
    pub fn read(&mut self, chunk: &mut Chunk, findings: &mut Findings) -> Result<bool> {
        self.read_rows(chunk, findings).with_context(|| self.name.clone())
    }

    fn read_rows(&mut self, chunk: &mut Chunk, findings: &mut Findings) -> Result<bool> {
        let width = self.header.len();
        let Chunk { rows, first_row, broken } = chunk;
        *first_row = self.rows + 1;
        broken.clear();
        rows.clear();
        if rows.width() != width {
            *rows = TextRows::new(width);
        }
        while !rows.is_full() {
            let Some(row) = self.text.read_row(rows)? else { break };
            self.rows += 1;
            if row.longest >= SHORTEST_IDENTITY_NUMBER {
                self.refuse_identity_numbers(rows, row.cells)?;
            }
            broken.push(row.cells != width);
            if row.cells != width {
                self.surplus_cells += u64::try_from(row.cells.saturating_sub(width))?;
                findings.push(Finding::about_row(Rule::RowWidth, self.rows, ""));
            }
        }
        self.progress.inc(u64::try_from(rows.rows())?);
        Ok(rows.rows() > 0)
    }

    /// Looks for personal identity numbers in the last row.
    fn refuse_identity_numbers(&self, rows: &TextRows, cells: usize) -> Result<()> {
        let mut long = rows.long_cells(rows.rows() - 1, SHORTEST_IDENTITY_NUMBER);
        let column = long.find(|(_, cell)| holds_identity_number(cell)).map(|(column, _)| self.header[column].trim());
        let surplus = || {
            let in_surplus = cells > self.header.len()
                && self.text.last_cells()[self.header.len()..].iter().any(|cell| holds_identity_number(cell));
            in_surplus.then_some("a cell too many")
        };
        match column.or_else(surplus) {
            Some(name) => bail!(identity_number(&format!("row {}, column {name}", self.rows))),
            None => Ok(()),
        }
    }
}

/// What to call an input in a message.
#[must_use]
pub fn name_of(input: &Path) -> String {
    if input == Path::new("-") { "standard input".into() } else { input.display().to_string() }
}

/// Never says what the number is.
fn identity_number(place: &str) -> String {
    format!("{}: {place}; {}", Rule::IdentityNumber.checks(), Rule::IdentityNumber.advice())
}

/// A count of rows on a terminal, nothing in a pipe.
fn progress() -> ProgressBar {
    use std::io::IsTerminal as _;
    if io::stderr().is_terminal() { ProgressBar::new_spinner().with_message("rows") } else { ProgressBar::hidden() }
}

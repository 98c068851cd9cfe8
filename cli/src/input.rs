//! A delimited table, read a chunk of rows at a time.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use csv::StringRecord;
use enkat::finding::{Finding, Findings, Rule, holds_identity_number};
use indicatif::ProgressBar;

use crate::decode::Utf8;

/// Rows per chunk; a chunk is what the program holds in memory.
pub const CHUNK_ROWS: usize = 1024;
/// No cell of a questionnaire, and no honest free text, is longer.
const LONGEST_ROW: usize = 16 * 1024 * 1024;

/// A table with a header.
pub struct Table {
    reader: csv::Reader<Limited<Utf8<Box<dyn Read>>>>,
    /// What messages call it.
    name: String,
    header: Vec<String>,
    rows: u64,
    surplus_cells: u64,
    progress: ProgressBar,
}

/// Rows that were read together.
#[derive(Default)]
pub struct Chunk {
    records: Vec<StringRecord>,
    rows: usize,
    /// The number of the first row, counted from 1.
    pub first_row: u64,
    /// Rows with too few or too many cells.
    pub broken: Vec<bool>,
}

impl Chunk {
    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = &StringRecord> {
        self.records[..self.rows].iter()
    }

    /// One column; a cell that is not there is empty.
    #[must_use]
    pub fn column(&self, column: usize) -> Vec<&str> {
        self.rows().map(|row| row.get(column).unwrap_or_default()).collect()
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
        let mut text = Limited::new(Utf8::new(source));
        let delimiter = match delimiter {
            Some(delimiter) => delimiter,
            None => text.peek_line().map(|line| guess_delimiter(&line))?,
        };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text);
        let header: Vec<String> = reader.headers().map_err(csv_error)?.iter().map(str::to_owned).collect();
        if header.iter().all(|name| name.trim().is_empty()) {
            bail!("it has no header; the first line must name the columns");
        }
        if header.iter().any(|name| holds_identity_number(name)) {
            bail!(identity_number("the header"));
        }
        Ok(Self { reader, name: name.to_owned(), header, rows: 0, surplus_cells: 0, progress: progress() })
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
        chunk.first_row = self.rows + 1;
        chunk.rows = 0;
        chunk.broken.clear();
        while chunk.rows < CHUNK_ROWS {
            if chunk.records.len() == chunk.rows {
                chunk.records.push(StringRecord::new());
            }
            let record = &mut chunk.records[chunk.rows];
            self.reader.get_mut().start_row();
            if !self.reader.read_record(record).map_err(csv_error)? {
                break;
            }
            let line = record.position().map_or(0, csv::Position::line);
            // a quotation mark that is never closed makes one last cell of all that follows
            let ends_in_lines = record.iter().next_back().is_some_and(|cell| cell.contains('\n'));
            if ends_in_lines && self.reader.get_ref().ends_within_quotes() {
                bail!("a quotation mark that opens on line {line} or after is not closed");
            }
            self.rows += 1;
            chunk.rows += 1;
            if let Some(column) = record.iter().position(holds_identity_number) {
                let name = self.header.get(column).map_or("a cell too many", |name| name.trim());
                bail!(identity_number(&format!("row {}, column {name}", self.rows)));
            }
            let broken = record.len() != self.header.len();
            chunk.broken.push(broken);
            self.surplus_cells += u64::try_from(record.len().saturating_sub(self.header.len()))?;
            if broken {
                findings.push(Finding::about_row(Rule::RowWidth, self.rows, ""));
            }
        }
        self.progress.inc(u64::try_from(chunk.rows)?);
        Ok(chunk.rows > 0)
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

/// What a person needs to know of a reader's error; it never holds the data.
fn csv_error(error: csv::Error) -> anyhow::Error {
    let line = error.position().map(|position| format!(" on line {}", position.line())).unwrap_or_default();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => anyhow::Error::new(error).context("reading"),
        csv::ErrorKind::Utf8 { .. } => anyhow::anyhow!(
            "there is a byte{line} that is no UTF-8, although the text before it is; save the file again in one encoding, as UTF-8"
        ),
        _ => anyhow::anyhow!("the table cannot be read{line}"),
    }
}

/// The separator that occurs most often outside quotes in the header.
fn guess_delimiter(header: &str) -> u8 {
    let mut quoted = false;
    let outside: Vec<u8> = header
        .bytes()
        .filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted
        })
        .collect();
    let pieces = |delimiter: u8| outside.split(|byte| *byte == delimiter).count();
    // of equals the last one wins: the comma
    [b'|', b'\t', b';', b','].into_iter().max_by_key(|delimiter| pieces(*delimiter)).unwrap_or(b',')
}

/// A reader that gives up on a row without end, and can look at the first line.
struct Limited<R> {
    inner: R,
    peeked: Vec<u8>,
    place: usize,
    since_row: usize,
    odd_quotes: bool,
    at_end: bool,
}

impl<R: Read> Limited<R> {
    fn new(inner: R) -> Self {
        Self { inner, peeked: Vec::new(), place: 0, since_row: 0, odd_quotes: false, at_end: false }
    }

    /// All of the input was read, and its quotation marks do not come in pairs.
    fn ends_within_quotes(&self) -> bool {
        self.at_end && self.odd_quotes
    }

    fn start_row(&mut self) {
        self.since_row = 0;
    }

    /// The first line with something in it.
    fn peek_line(&mut self) -> Result<String> {
        let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let mut part = [0; 8 * 1024];
        let mut begin = 0;
        loop {
            let read = self.inner.read(&mut part).context("reading")?;
            let new = self.peeked.len();
            self.peeked.extend_from_slice(&part[..read]);
            if begin == new {
                begin += self.peeked[new..].iter().take_while(|byte| is_end(byte)).count();
            }
            let from = begin.max(new);
            let end = self.peeked[from..].iter().position(is_end).map(|length| from + length);
            if let Some(end) = end.or((read == 0).then_some(self.peeked.len())) {
                let line = String::from_utf8_lossy(&self.peeked[begin..end]).into_owned();
                if line.trim().is_empty() && read == 0 {
                    bail!("it is empty; expected a header and rows");
                }
                return Ok(line);
            }
            if self.peeked.len() > LONGEST_ROW {
                bail!("the first line is longer than {} MiB; is it a text table?", LONGEST_ROW >> 20);
            }
        }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let pending = &self.peeked[self.place..];
        let read = if pending.is_empty() {
            self.inner.read(out)?
        } else {
            let length = pending.len().min(out.len());
            out[..length].copy_from_slice(&pending[..length]);
            self.place += length;
            length
        };
        self.since_row += read;
        self.at_end = read == 0 && !out.is_empty();
        self.odd_quotes ^= out[..read].iter().fold(false, |odd, byte| odd ^ (*byte == b'"'));
        if self.since_row > LONGEST_ROW {
            let message = format!("a row is longer than {} MiB; is a quotation mark not closed?", LONGEST_ROW >> 20);
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(read)
    }
}

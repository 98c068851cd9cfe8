//! A table with a header.

use std::io::{self, BufRead, Cursor, Read};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use enkat::finding::{Findings, holds_identity_number};
use indicatif::ProgressBar;

use super::compressed::unpack;
use super::decode::Utf8;
use super::delimited::Delimited;
use super::filling::identity_number;
use super::kind::{HEAD, Kind};
use super::ndjson::Ndjson;
use super::parquet::Parquet;
use super::regular_file::RegularFile;
use super::whole::{Whole, read_head};
use super::workbook::Workbook;
use super::{Chunk, Filling, Form, LineBlock};

/// A table with a header.
pub struct Table {
    form: Box<dyn Form>,
    /// What messages call it.
    name: String,
    header: Vec<String>,
    rows: u64,
    /// Lines were taken whose rows are counted elsewhere: messages name the line instead.
    lends_lines: bool,
    surplus_cells: u64,
    file: Option<RegularFile>,
    progress: ProgressBar,
}

/// What is known of how a table is written.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The character between cells; guessed from the header if not given.
    pub delimiter: Option<u8>,
    /// The sheet of a workbook; the only one if not given.
    pub sheet: Option<String>,
}

impl Table {
    /// Opens a file, or standard input for `-`.
    ///
    /// The name of a file says what it is: `.csv`, `.ndjson`, `.parquet`, `.xlsx`,
    /// or a text with `.gz` or `.zst`. Where it says nothing, the first bytes do.
    pub fn open(input: &Path, options: &ReadOptions) -> Result<Self> {
        let name = name_of(input);
        if input == Path::new("-") {
            return Self::from_reader(Box::new(io::stdin().lock()), &name, options).with_context(|| name.clone());
        }
        if input.is_dir() {
            bail!("{name} is a folder, expected a file");
        }
        let (mut file, regular) = RegularFile::open(input).with_context(|| format!("opening {name}"))?;
        let Some(regular) = regular else {
            return Self::from_stream(Box::new(file), input, &name, options).with_context(|| name.clone());
        };
        let length = regular.length();
        let open = || {
            let head = read_head(&mut file, HEAD).context("reading")?;
            io::Seek::rewind(&mut file).context("reading")?;
            match Kind::new(input, &head) {
                kind @ (Kind::Parquet | Kind::Workbook) => whole(kind, Whole::OnDisk(file), options),
                kind => stream(kind, Box::new(file.take(length)), input, options),
            }
        };
        let table = open().and_then(|(form, header)| Self::new(form, header, &name));
        Ok(Self { file: Some(regular), ..table.with_context(|| name.clone())? })
    }

    /// Reads from anything.
    pub fn from_reader(source: Box<dyn Read>, name: &str, options: &ReadOptions) -> Result<Self> {
        Self::from_stream(source, Path::new("-"), name, options)
    }

    /// Reads a delimited text in UTF-8, in parts as large as its source gives them.
    pub fn from_delimited(source: impl BufRead + 'static, name: &str, delimiter: Option<u8>) -> Result<Self> {
        let (form, header) = delimited(source, delimiter).with_context(|| name.to_owned())?;
        Self::new(form, header, name)
    }

    /// Reads what can be read only once.
    fn from_stream(mut source: Box<dyn Read>, path: &Path, name: &str, options: &ReadOptions) -> Result<Self> {
        let head = read_head(&mut source, HEAD).context("reading")?;
        let kind = Kind::new(path, &head);
        let (form, header) = stream(kind, Box::new(Cursor::new(head).chain(source)), path, options)?;
        Self::new(form, header, name)
    }

    fn new(form: Box<dyn Form>, header: Vec<String>, name: &str) -> Result<Self> {
        if header.iter().all(|name| name.trim().is_empty()) {
            bail!("it has no header; the first line must name the columns");
        }
        if header.iter().any(|name| holds_identity_number(name)) {
            return Err(identity_number("the header"));
        }
        Ok(Self {
            form,
            name: name.to_owned(),
            header,
            rows: 0,
            lends_lines: false,
            surplus_cells: 0,
            file: None,
            progress: progress(),
        })
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

    /// Takes whole lines, about `most` bytes, that can be read in another thread; none where [`Table::read`] has to go on.
    pub fn take_lines(&mut self, most: usize) -> Result<Option<LineBlock>> {
        let first_line = self.form.lines_passed() + 1;
        let lines = self.form.take_lines(most).with_context(|| self.name.clone())?;
        let count = self.form.lines_passed() + 1 - first_line;
        self.lends_lines |= lines.is_some();
        Ok(lines.map(|lines| LineBlock { lines, name: self.name.clone(), first_line, count }))
    }

    /// About how many rows an uncompressed file has, to judge by some of its lines; 0 where nobody can tell.
    #[must_use]
    pub fn expected_rows(&self, block: &LineBlock) -> u64 {
        let bytes = self.file.as_ref().map_or(0, RegularFile::length);
        bytes / (block.lines.bytes() as u64 / block.count.max(1)).max(1)
    }

    /// How many lines of the file lie before the next row.
    #[must_use]
    pub fn lines_passed(&self) -> u64 {
        self.form.lines_passed()
    }

    /// What a person should know of how it was read.
    #[must_use]
    pub fn notes(&self) -> Vec<&'static str> {
        self.file.iter().filter_map(RegularFile::note).collect()
    }

    /// Reads the next rows; says whether there were any.
    ///
    /// Rows of the wrong width and lines that are no object are findings. A
    /// personal identity number ends everything.
    pub fn read(&mut self, chunk: &mut Chunk, findings: &mut Findings) -> Result<bool> {
        // the lines of its rows are those of the file
        let first_line = self.lends_lines.then_some(0);
        let mut filling = Filling { first_line, ..chunk.fill(&self.header, self.rows, findings) };
        let read = self.form.read(&mut filling);
        self.rows = filling.number;
        self.surplus_cells += filling.surplus_cells;
        read.with_context(|| self.name.clone())?;
        self.progress.inc(chunk.rows() as u64);
        Ok(chunk.rows() > 0)
    }
}

/// A reader of rows, and the names of the columns.
type Opened = (Box<dyn Form>, Vec<String>);

/// Opens what is read from its beginning to its end.
fn stream(kind: Kind, source: Box<dyn Read>, path: &Path, options: &ReadOptions) -> Result<Opened> {
    match kind {
        Kind::Delimited => delimited(Utf8::new(source), options.delimiter),
        Kind::Ndjson => {
            let lines = Ndjson::new(source)?;
            let header = lines.header().to_vec();
            Ok((Box::new(lines), header))
        }
        Kind::Parquet | Kind::Workbook => whole(kind, Whole::from_pipe(source)?, options),
        Kind::Compressed(compression) => {
            let mut text = unpack(source, compression)?;
            let head = read_head(&mut text, HEAD)?;
            // `answers.csv.gz` is called `answers.csv` inside
            let inner = path.with_extension("");
            let kind = Kind::new(&inner, &head);
            if !kind.is_text() {
                bail!("what is compressed is no text; unpack the file first");
            }
            stream(kind, Box::new(Cursor::new(head).chain(text)), &inner, options)
        }
        Kind::Unknown(what) => bail!("it is {what}"),
    }
}

fn delimited(source: impl BufRead + 'static, delimiter: Option<u8>) -> Result<Opened> {
    let mut text = Delimited::new(source, delimiter)?;
    let header = text.header()?;
    Ok((Box::new(text), header))
}

/// Opens what is read from its end.
fn whole(kind: Kind, file: Whole, options: &ReadOptions) -> Result<Opened> {
    if kind == Kind::Parquet {
        let file = Parquet::new(file)?;
        let header = file.header().to_vec();
        Ok((Box::new(file), header))
    } else {
        let (sheet, header) = Workbook::open(file, options.sheet.as_deref())?;
        Ok((Box::new(sheet), header))
    }
}

/// What to call an input in a message.
#[must_use]
pub fn name_of(input: &Path) -> String {
    if input == Path::new("-") { "standard input".into() } else { input.display().to_string() }
}

/// A count of rows on a terminal, nothing in a pipe.
fn progress() -> ProgressBar {
    use std::io::IsTerminal as _;
    if io::stderr().is_terminal() { ProgressBar::new_spinner().with_message("rows") } else { ProgressBar::hidden() }
}

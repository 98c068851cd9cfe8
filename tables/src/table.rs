//! A table with a header.

use std::io::{self, BufRead, Cursor, Read, Seek as _};
use std::path::Path;
use std::sync::Arc;

use enkat::finding::{Findings, holds_identity_number};
use enkat::ground::Language;

use crate::error::{ErrorKind, Place, Result, TableError, reading};
use crate::heading::{FirstRow, Header, Heading, Note, number_in_line};
use crate::kind::{HEAD, Kind, read_head};
use crate::limits::{LONGEST_CELL, MOST_COLUMNS, too_long_cell, too_many_cells};
use crate::opened::{Opened, delimited, stream, whole};
use crate::pivot::{AnswerColumns, Pivot};
use crate::regular_file::RegularFile;
use crate::stack::{Part, Stack};
use crate::whole::Whole;
use crate::{Chunk, Filling, Form, LineBlock, Origin, ReadOptions};

/// A table with a header, of which rows are read one chunk after the other.
pub struct Table {
    form: Box<dyn Form>,
    /// What messages call it.
    name: String,
    header: Vec<String>,
    /// What is to be told of where its header stands.
    note: Option<Note>,
    looked_at: Vec<FirstRow>,
    /// The columns in which digits alone are no identity numbers.
    declared: Arc<[bool]>,
    rows: u64,
    /// Lines were taken whose rows are counted elsewhere: messages name the line instead.
    lends_lines: bool,
    surplus_cells: u64,
    file: Option<RegularFile>,
    progress: Option<Box<dyn FnMut(u64)>>,
}

impl Table {
    /// Opens a file, or standard input for `-`.
    ///
    /// The name of a file says what it is: `.csv`, `.ndjson`, `.json` (an array of objects), `.parquet`, `.xlsx`, `.ods`, `.xls`,
    /// or a text with `.gz` or `.zst`. Where it says nothing, the first bytes do; a file that is something else is
    /// called by its name.
    ///
    /// # Errors
    ///
    /// A file that cannot be opened, is not a table, has no header, or shows a personal identity
    /// number there; a workbook of which the sheet is not clear.
    pub fn open(input: &Path, options: &ReadOptions) -> Result<Self, TableError> {
        let name = name_of(input);
        if input == Path::new("-") {
            return Self::from_reader(io::stdin().lock(), &name, options);
        }
        if input.is_dir() {
            let text = format!("{name} is a folder, expected a file");
            let swedish = format!("{name} är en mapp, väntat en fil");
            return Err(TableError::new(ErrorKind::NotATable, text).with_swedish(swedish).about(&name));
        }
        let cannot = |error: io::Error| {
            TableError::caused(ErrorKind::Read, &error).within(&format!("opening {name}")).of_system(&error).about(&name)
        };
        let (file, regular) = RegularFile::open(input).map_err(cannot)?;
        let Some(mut regular) = regular else { return Self::from_stream(file, input, &name, options) };
        let mut open = |mut file: std::fs::File| {
            let head = read_head(&mut file, HEAD)?;
            file.rewind().map_err(|error| reading(&error))?;
            match Kind::new(input, &head) {
                kind @ (Kind::Parquet | Kind::Workbook) => whole(kind, Whole::OnDisk(file), options),
                kind => stream(kind, Box::new(regular.reader(file, kind.is_text())), input, options),
            }
        };
        let opened = open(file);
        let table = Self::new(opened, &name, options).map_err(|error| regular.reason(error, &name))?;
        Ok(Self { file: Some(regular), ..table })
    }

    /// Reads what can be read only once, such as a pipe; the first bytes say what it is.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open) has.
    pub fn from_reader(source: impl Read + 'static, name: &str, options: &ReadOptions) -> Result<Self, TableError> {
        Self::from_stream(source, Path::new("-"), name, options)
    }

    /// Reads bytes in memory, such as those of a file that was dropped on a web page.
    ///
    /// `name` is that of a file, and says what it is as in [`open`](Self::open).
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat_tables::{Chunk, ReadOptions, Table};
    ///
    /// let mut table = Table::from_bytes("{\"vas\":70}\n{\"vas\":55}".into(), "answers.ndjson", &ReadOptions::default())?;
    /// let mut chunk = Chunk::default();
    /// table.read(&mut chunk, &mut Default::default())?;
    /// assert_eq!(chunk.column(0), ["70", "55"]);
    /// # Ok::<(), enkat_tables::TableError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open) has.
    pub fn from_bytes(bytes: Vec<u8>, name: &str, options: &ReadOptions) -> Result<Self, TableError> {
        let path = Path::new(name);
        let opened = match Kind::new(path, &bytes[..bytes.len().min(HEAD)]) {
            kind @ (Kind::Parquet | Kind::Workbook) => whole(kind, Whole::InMemory(bytes), options),
            kind => stream(kind, Box::new(Cursor::new(bytes)), path, options),
        };
        Self::new(opened, name, options)
    }

    /// Reads a delimited text in UTF-8, in parts as large as its source gives them.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open) has.
    pub fn from_delimited(source: impl BufRead + 'static, name: &str, delimiter: Option<u8>) -> Result<Self, TableError> {
        Self::new(delimited(source, delimiter, &Header::First), name, &ReadOptions::default())
    }

    /// Reads what can be read only once.
    fn from_stream(mut source: impl Read + 'static, path: &Path, name: &str, options: &ReadOptions) -> Result<Self> {
        let open = || {
            let head = read_head(&mut source, HEAD)?;
            stream(Kind::new(path, &head), Box::new(Cursor::new(head).chain(source)), path, options)
        };
        Self::new(open(), name, options)
    }

    fn new(opened: Result<Opened>, name: &str, options: &ReadOptions) -> Result<Self> {
        let (form, heading) = opened.map_err(|error| error.of(name))?;
        let Heading { names: header, note, looked_at } = heading;
        let cannot = |error: TableError| Err(error.at(Place::Header).of(name));
        if header.iter().all(|name| name.trim().is_empty()) {
            let text = "it has no header; the first line must name the columns";
            let swedish = "den har ingen rubrikrad; den första raden måste vara namnen på kolumnerna";
            return cannot(TableError::new(ErrorKind::NotATable, text).with_swedish(swedish));
        }
        if header.len() > MOST_COLUMNS {
            return cannot(too_many_cells(["the header", "rubrikraden"]));
        }
        if header.iter().any(|name| name.len() > LONGEST_CELL) {
            return cannot(too_long_cell(["the name of a column", "namnet på en kolumn"]));
        }
        if let Some(name) = header.iter().find(|name| holds_identity_number(name)) {
            return cannot(number_in_line(&["the header", "rubrikraden"].map(str::to_owned), name));
        }
        let name = name.to_owned();
        let declared = options.declared(&header);
        Ok(Self {
            form,
            name,
            header,
            note,
            looked_at,
            declared,
            rows: 0,
            lends_lines: false,
            surplus_cells: 0,
            file: None,
            progress: None,
        })
    }

    /// Several tables as one: the columns of all, and the rows of one after those of the other.
    ///
    /// Its rows are counted through; [`origin`](Self::origin) tells where one comes from. Lines are told of one table alone.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat_tables::{Chunk, Part, ReadOptions, Table};
    ///
    /// let part = |text: &str, name: &str, columns: &[&str]| {
    ///     let table = Table::from_bytes(text.into(), name, &ReadOptions::default())?;
    ///     let columns = columns.iter().map(|name| (*name).to_owned()).collect();
    ///     let constant = vec![("site".to_owned(), name.to_owned())];
    ///     Ok::<_, enkat_tables::TableError>(Part { table, columns, constant, edit: None, findings: Vec::new() })
    /// };
    /// let parts = vec![part("id,Q1\na,3\n", "A", &["id", "mo"])?, part("mo,age,id\n1,40,b\n", "B", &["mo", "age", "id"])?];
    /// let mut table = Table::stacked(parts, "both")?;
    /// assert_eq!(table.header(), ["id", "mo", "site", "age"]);
    /// let mut chunk = Chunk::default();
    /// table.read(&mut chunk, &mut Default::default())?;
    /// assert_eq!([0, 1].map(|column| chunk.column(column)), [["a", "b"], ["3", "1"]]);
    /// let origin = table.origin(2).ok_or("it was read")?;
    /// assert_eq!((origin.table(), origin.row, origin.column_name(1).as_deref()), ("B", 1, Some("mo")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// More columns together than a table has; what a part's rows are refused for comes while they are read.
    pub fn stacked(parts: Vec<Part>, name: &str) -> Result<Self, TableError> {
        let (stack, header) = Stack::new(parts);
        Self::new(Ok((Box::new(stack), header.into())), name, &ReadOptions::default())
    }

    /// A table with a row for each answer as one with a row for each person and occasion.
    ///
    /// Its columns are `id`, `wave` where there are occasions, one for each item, and those that say the same in all rows of a
    /// person and occasion; the second part names the others, which are left out. The same item several times for a person and
    /// occasion is a finding, and if the answers differ the cell holds none. The whole table is read and held in memory, at most
    /// a gigabyte of it.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat_tables::{AnswerColumns, Chunk, ReadOptions, Table};
    ///
    /// let text = "id,item,answer,seq\na,mo,3,1\na,sc,2,2\nb,mo,1,3\n";
    /// let table = Table::from_bytes(text.into(), "t.csv", &ReadOptions::default())?;
    /// let (mut table, left_out) = table.pivoted(AnswerColumns { id: 0, wave: None, item: 1, answer: 2, said: None })?;
    /// assert_eq!((table.header(), left_out), (vec!["id", "mo", "sc"], vec!["seq".to_owned()]));
    /// let mut chunk = Chunk::default();
    /// table.read(&mut chunk, &mut Default::default())?;
    /// assert_eq!([1, 2].map(|column| chunk.column(column)), [["3", "1"], ["2", ""]]);
    /// # Ok::<(), enkat_tables::TableError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read) has; a row of the wrong width, without an id or without an item; more than fits.
    pub fn pivoted(mut self, columns: AnswerColumns) -> Result<(Self, Vec<String>), TableError> {
        let pivot = Pivot::new(&mut self, columns).map_err(|error| self.reason(error))?;
        let (header, left_out, surplus_cells) = (pivot.header().to_vec(), pivot.left_out.clone(), self.surplus_cells());
        let table = Self::new(Ok((Box::new(pivot), header.into())), &self.name, &ReadOptions::default())?;
        let Self { file, progress, note, looked_at, .. } = self;
        Ok((Self { note, looked_at, surplus_cells, file, progress, ..table }, left_out))
    }

    /// The same under another name, such as that of a file and a sheet of it.
    #[must_use]
    pub fn with_name(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    /// What messages call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where a row was read from, where several tables are read as one; rows are counted from 1.
    #[must_use]
    pub fn origin(&self, row: u64) -> Option<Origin<'_>> {
        self.form.origin(row)
    }

    /// What messages call each column where several tables are read as one, if all that have it call it the same; empty of
    /// one table.
    #[must_use]
    pub fn own_names(&self) -> Vec<Option<String>> {
        self.form.own_names()
    }

    /// Tells `progress` how many rows there are in each chunk that was read.
    #[must_use]
    pub fn with_progress(self, progress: impl FnMut(u64) + 'static) -> Self {
        Self { progress: Some(Box::new(progress)), ..self }
    }

    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> Vec<&str> {
        self.header.iter().map(String::as_str).collect()
    }

    /// How many cells stood beyond the last column.
    #[must_use]
    pub fn surplus_cells(&self) -> u64 {
        self.surplus_cells + self.form.surplus_cells()
    }

    /// Adds cells beyond the last column of lines that were lent.
    pub fn add_surplus_cells(&mut self, cells: u64) {
        self.surplus_cells += cells;
    }

    /// How many data rows were read so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Takes whole lines, about `most` bytes, that can be read in another thread; none where [`Table::read`] has to go on.
    ///
    /// # Errors
    ///
    /// A source that cannot be read on, a text that changes its encoding, and a line longer than any honest one.
    pub fn take_lines(&mut self, most: usize) -> Result<Option<LineBlock>, TableError> {
        let first_line = self.form.lines_passed() + 1;
        let lines = self.form.take_lines(most).map_err(|error| self.reason(error))?;
        let count = self.form.lines_passed() + 1 - first_line;
        self.lends_lines |= lines.is_some();
        Ok(lines.map(|lines| LineBlock {
            lines,
            name: self.name.clone(),
            first_line,
            count,
            declared: Arc::clone(&self.declared),
        }))
    }

    /// About how many rows an uncompressed file has, to judge by some of its lines; 0 where nobody can tell.
    #[must_use]
    pub fn expected_rows(&self, block: &LineBlock) -> u64 {
        let bytes = self.file.as_ref().map_or(0, RegularFile::length);
        bytes / (block.lines.bytes() as u64 / block.count.max(1)).max(1)
    }

    /// The error with the name of the table, or what became of its file if that may be the reason.
    fn reason(&self, error: TableError) -> TableError {
        // one of several tables names itself
        let error = if error.table().is_some() { error } else { error.of(&self.name) };
        match &self.file {
            Some(file) => file.reason(error, &self.name),
            None => error,
        }
    }

    /// How many lines of the file lie before the next row.
    #[must_use]
    pub fn lines_passed(&self) -> u64 {
        self.form.lines_passed()
    }

    /// The one sheet of a workbook that its rows and columns are those of, by its name: lines are rows of the sheet.
    #[must_use]
    pub fn sheet(&self) -> Option<&str> {
        self.form.sheet()
    }

    /// What a person should know of how it was read, in a language.
    #[must_use]
    pub fn notes(&self, language: Language) -> Vec<String> {
        let said = |[english, swedish]: Note| match language {
            Language::En => english,
            Language::Sv => swedish,
        };
        self.both_notes().map(said).collect()
    }

    pub(crate) fn both_notes(&self) -> impl Iterator<Item = Note> {
        self.note.iter().cloned().chain(self.file.iter().filter_map(RegularFile::note)).chain(self.form.notes())
    }

    /// What tables within it have to tell.
    pub(crate) fn form_notes(&self) -> Vec<Note> {
        self.form.notes()
    }

    /// The first rows, where a header was [looked for](Header::Found) among them and not found: the first of them was taken.
    #[must_use]
    pub fn looked_at(&self) -> &[FirstRow] {
        &self.looked_at
    }

    /// Reads the next rows; says whether there were any.
    ///
    /// Rows of the wrong width and lines that are not an object are findings. Only where there are no more
    /// is it known that all rows are those of one file.
    ///
    /// # Errors
    ///
    /// A personal identity number anywhere; a table that is damaged, cannot be read on, or has a row
    /// longer than any honest one; a file that was opened by its path and has changed meanwhile, unless whole
    /// lines were added to a text.
    pub fn read(&mut self, chunk: &mut Chunk, findings: &mut Findings) -> Result<bool, TableError> {
        // the lines of its rows are those of the file
        let first_line = self.lends_lines.then_some(0);
        // rows of lines that were lent are counted by whoever reads them
        let rows_before = if self.lends_lines { 0 } else { self.rows };
        let sheet = self.form.sheet().map(str::to_owned);
        let mut filling =
            Filling { first_line, sheet, declared: &self.declared, ..chunk.fill(&self.header, rows_before, findings)? };
        let read = self.form.read(&mut filling).and_then(|()| filling.refuse_lost_zeros());
        self.rows = filling.number;
        self.surplus_cells += chunk.surplus_cells;
        read.map_err(|error| self.reason(error))?;
        if chunk.rows() == 0
            && let Some(file) = &self.file
        {
            file.check(&self.name)?;
        }
        if let Some(progress) = &mut self.progress {
            progress(chunk.rows() as u64);
        }
        Ok(chunk.rows() > 0)
    }
}

/// What to call an input in a message.
#[must_use]
pub fn name_of(input: &Path) -> String {
    if input == Path::new("-") { "standard input".into() } else { input.display().to_string() }
}

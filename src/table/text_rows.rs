//! Rows of text cells, as a delimited file has them.

use super::splitting::{LONGEST_ROW, Splitting, offset};

/// Rows of text cells, most of which are a single digit.
///
/// It is filled row by row and read column by column: a byte for each cell
/// tells the answers of one digit without a look at the text. The rows it has
/// room for are few enough to stay in cache, and the memory is used again
/// after [`TextRows::clear`].
///
/// # Examples
///
/// ```
/// use enkat::inner::table::{Batch, Line, TextRows, score};
/// use enkat::table::{Column, Values};
/// use enkat::finding::Findings;
/// use enkat::Registry;
///
/// let mut rows = TextRows::new(2)?;
/// assert_eq!(rows.push_line(b"70,a\n80,b\n", b',', true)?, Line::Row { length: 4, cells: 2, longest: 2 });
/// rows.push(["80", "with a \" mark"])?;
/// assert_eq!(rows.cell(1, 1), "with a \" mark");
///
/// let registry = Registry::built_in();
/// let eq5d5l = registry.get("eq5d5l")?;
/// let mut columns = vec![None; 6];
/// columns[5] = rows.column(0).map(|column| Column::new("vas", Values::TextColumn(column)));
/// let batch = Batch::new(eq5d5l.definition(), columns)?;
/// let scores = score(&*eq5d5l.scorer(&[])?, &batch, &mut Findings::default())?;
/// assert!(scores.iter().any(|column| *column == [70.0, 80.0]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Cells are answers: `Debug` shows how many rows there are.
#[derive(Clone, Default)]
pub struct TextRows {
    pub(super) width: usize,
    pub(super) most_rows: usize,
    pub(super) rows: usize,
    /// Every row, with a byte between two of its cells.
    pub(super) text: String,
    /// For each row where its first cell starts, then for each cell one more than where it ends.
    pub(super) bounds: Vec<u32>,
    /// For each column, the byte of each cell that is one byte long, and 0 for all others.
    pub(super) singles: Vec<u8>,
}

/// What the beginning of a delimited text turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A row, now among the others.
    Row {
        /// Its bytes, without what ends it.
        length: usize,
        /// Its cells, those beyond the width too.
        cells: usize,
        /// No cell has more bytes than this.
        longest: usize,
    },
    /// More is to come.
    Unfinished,
    /// It has a quotation mark, which is for another reader to judge.
    Quoted,
    /// It is not UTF-8.
    NotUtf8,
}

/// Rows that there is no room for, or a delimiter that separates no cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextRowsError {
    /// More columns than any table has.
    #[error("the table has {width} columns, at most {MOST_COLUMNS} are read")]
    Width {
        /// How many there are.
        width: usize,
    },
    /// No room for another row before what is there is forgotten.
    #[error("there is no room for another row")]
    Full,
    /// A row of gigabytes.
    #[error("a row is longer than {} MiB", LONGEST_ROW >> 20)]
    TooLong,
    /// It could be a part of a character.
    #[error("the delimiter is no ASCII character")]
    Delimiter,
}

impl TextRowsError {
    /// The same as it prints, in Swedish.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        match self {
            Self::Width { width } => format!("tabellen har {width} kolumner, högst {MOST_COLUMNS} läses"),
            Self::Full => "det finns inte plats för en rad till".to_owned(),
            Self::TooLong => format!("en rad är längre än {} MiB", LONGEST_ROW >> 20),
            Self::Delimiter => "skiljetecknet är inget ASCII-tecken".to_owned(),
        }
    }
}

/// A text of at most seven bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShortText(u64);

impl ShortText {
    /// The first `length` bytes of a word.
    #[inline]
    fn of_word(word: u64, length: u32) -> Self {
        let text = word & !(u64::MAX << (8 * length));
        // the length tells a text from one with zeros behind it; one more, so that no text is zero
        Self(text | u64::from(length + 1) << 56)
    }

    /// A text that is short enough.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let length = u32::try_from(text.len()).ok().filter(|length| *length < 8)?;
        Some(Self::of_word(word_at(text.as_bytes(), 0), length))
    }

    /// What it is as a number, never zero.
    pub(crate) fn get(self) -> u64 {
        self.0
    }
}

/// One column of [`TextRows`].
#[derive(Clone, Copy)]
pub struct TextColumn<'a> {
    rows: &'a TextRows,
    column: usize,
}

/// As many rows as are validated together.
const MOST_ROWS: usize = crate::instrument::BLOCK_ROWS;
/// No table is wider: a row takes a hundred megabytes then.
const MOST_COLUMNS: usize = 1 << 21;
/// In a very wide table there are fewer.
const MOST_CELLS: usize = 1 << 20;
/// No further row is begun after so many bytes.
pub(super) const MOST_TEXT: usize = 1 << 24;
/// Columns a power of two apart would all compete for the same lines of the cache.
pub(super) const APART: usize = 64;

impl TextRows {
    /// Room for rows of `width` cells.
    ///
    /// # Errors
    ///
    /// [`TextRowsError::Width`] for more columns than any table has.
    pub fn new(width: usize) -> Result<Self, TextRowsError> {
        if width > MOST_COLUMNS {
            return Err(TextRowsError::Width { width });
        }
        let most_rows = (MOST_CELLS / width.max(1)).clamp(1, MOST_ROWS);
        Ok(Self {
            width,
            most_rows,
            rows: 0,
            text: String::new(),
            bounds: vec![0; most_rows * (width + 1)],
            singles: vec![0; (most_rows + APART) * width],
        })
    }

    /// Forgets the rows and keeps the memory.
    pub fn clear(&mut self) {
        self.rows = 0;
        self.text.clear();
    }

    /// How many cells a row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// There is no room for another row.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.rows == self.most_rows || self.text.len() > MOST_TEXT
    }

    /// A cell; one that is not there is empty.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        if row >= self.rows || column >= self.width {
            return "";
        }
        let place = row * (self.width + 1) + column;
        let [start, next] = [self.bounds[place], self.bounds[place + 1]];
        // a cell that is not there lies behind the end
        self.text.get(start as usize..next as usize - 1).unwrap_or_default()
    }

    /// A row of at least two cells as it stands, if its cells are separated by `delimiter`: none of them is quoted.
    ///
    /// It is of use where the row has as many cells as the others.
    #[must_use]
    pub fn line(&self, row: usize, delimiter: u8) -> Option<&str> {
        let bounds = self.bounds_of(row);
        let [first, next, ..] = *bounds else { return None };
        let separator = self.text.as_bytes().get(next as usize - 1).filter(|_| self.width > 1);
        let end = *bounds.last()? as usize - 1;
        self.text.get(first as usize..end).filter(|_| separator == Some(&delimiter))
    }

    /// The cells of a row that have at least `length` bytes, with their columns.
    pub fn long_cells(&self, row: usize, length: usize) -> impl Iterator<Item = (usize, &str)> {
        let bounds = self.bounds_of(row);
        let is_long = move |pair: &[u32]| (pair[1] - pair[0]) as usize > length;
        let long = bounds.windows(2).enumerate().filter(move |(_, pair)| is_long(pair));
        long.map(move |(column, _)| (column, self.cell(row, column)))
    }

    /// Where the cells of a row begin and end; nothing of a row that is not there.
    fn bounds_of(&self, row: usize) -> &[u32] {
        if row < self.rows { &self.bounds[row * (self.width + 1)..][..=self.width] } else { &[] }
    }

    /// One column, if there is such a column.
    #[must_use]
    pub fn column(&self, column: usize) -> Option<TextColumn<'_>> {
        (column < self.width).then_some(TextColumn { rows: self, column })
    }

    /// Adds a row; what is beyond the width is dropped, and what is lacking is empty.
    ///
    /// # Errors
    ///
    /// [`TextRowsError`] when there is no room, or the row has gigabytes; nothing is added then.
    pub fn push<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> Result<(), TextRowsError> {
        if self.is_full() {
            return Err(TextRowsError::Full);
        }
        let before = self.text.len();
        let first = self.rows * (self.width + 1);
        let bounds = &mut self.bounds[first..=first + self.width];
        bounds[0] = offset(before);
        let mut cells = cells.into_iter();
        for (next, singles) in bounds[1..].iter_mut().zip(self.singles.chunks_exact_mut(self.most_rows + APART)) {
            let cell = cells.next().unwrap_or_default();
            if self.text.len() - before + cell.len() >= LONGEST_ROW {
                self.text.truncate(before);
                return Err(TextRowsError::TooLong);
            }
            self.text.push_str(cell);
            self.text.push('\n');
            *next = offset(self.text.len());
            singles[self.rows] = if let [byte] = cell.as_bytes() { *byte } else { 0 };
        }
        self.rows += 1;
        Ok(())
    }

    /// Adds the row that `bytes` begin with, if it is a plain one.
    ///
    /// A row ends before a line feed or a carriage return, or with the bytes
    /// where those are the `last`. An empty line is a row of one empty cell.
    ///
    /// # Errors
    ///
    /// [`TextRowsError`] when there is no room, the row has gigabytes, or the delimiter is not an ASCII character;
    /// nothing is added then.
    pub fn push_line(&mut self, bytes: &[u8], delimiter: u8, last: bool) -> Result<Line, TextRowsError> {
        let line = self.split_line(bytes, delimiter, last)?;
        let Line::Row { length, .. } = line else { return Ok(line) };
        let Ok(text) = std::str::from_utf8(&bytes[..length]) else { return Ok(Line::NotUtf8) };
        self.text.push_str(text);
        self.rows += 1;
        Ok(line)
    }

    /// Finds the cells of the row that `bytes` begin with.
    fn split_line(&mut self, bytes: &[u8], delimiter: u8, last: bool) -> Result<Line, TextRowsError> {
        if self.is_full() {
            return Err(TextRowsError::Full);
        }
        if !delimiter.is_ascii() {
            return Err(TextRowsError::Delimiter);
        }
        let bytes = &bytes[..bytes.len().min(LONGEST_ROW)];
        let base = offset(self.text.len());
        let (stride, singles) = (self.most_rows + APART, &mut self.singles);
        let mut bounds = self.bounds[self.rows * (self.width + 1)..].chunks_exact_mut(self.width + 1);
        let mut row = Splitting::new(&mut bounds, base, 0, stride, self.rows);
        // where the cell begins that is looked for
        let mut from = 0;
        let end = loop {
            let word = word_at(bytes, from);
            let delimiters = places_of(delimiter, word);
            let may_end = holds_control_or_quote(word);
            if delimiters == EVERY_SECOND && !may_end && row.end_singles::<4>(bytes, from, singles) {
                from += WORD;
                continue;
            }
            let found = if may_end { delimiters | places_of_ends(word) } else { delimiters };
            let place = if found == 0 { next_mark(bytes, from + WORD, delimiter) } else { from + first_of(found) };
            match bytes.get(place).copied() {
                Some(byte) if byte == delimiter => row.end_cell(bytes, from, place, singles),
                end => break end.map(|byte| (place, byte)),
            }
            from = place + 1;
        };
        let length = match end {
            Some((_, b'"')) => return Ok(Line::Quoted),
            Some((place, _)) => place,
            None if bytes.len() == LONGEST_ROW => return Err(TextRowsError::TooLong),
            None if !last => return Ok(Line::Unfinished),
            None => bytes.len(),
        };
        row.end_cell(bytes, from, length, singles);
        let (cells, longest) = (row.cells, row.longest);
        row.fill(singles);
        Ok(Line::Row { length, cells, longest })
    }
}

/// Bytes that are looked at together.
pub(super) const WORD: usize = size_of::<u64>();
/// The highest bit of every second byte, from the second on.
const EVERY_SECOND: u64 = 0x8000_8000_8000_8000;

/// One in every byte.
const LOW: u64 = u64::MAX / 0xFF;
/// The highest bit of every byte.
const HIGH: u64 = LOW << 7;

/// The highest bit of every byte that is `byte`.
#[inline]
fn places_of(byte: u8, word: u64) -> u64 {
    let differs = word ^ (LOW * u64::from(byte));
    // exact for every byte: no carry leaves it
    !(((differs & !HIGH) + !HIGH) | differs | !HIGH)
}

/// The highest bit of every byte that ends a row, or may quote.
fn places_of_ends(word: u64) -> u64 {
    places_of(b'\n', word) | places_of(b'\r', word) | places_of(b'"', word)
}

/// A byte is no higher than a quotation mark (0x22): one that may end a row or quote, or a blank.
#[inline]
fn holds_control_or_quote(word: u64) -> bool {
    const ABOVE: u64 = LOW * 0x23;
    word.wrapping_sub(ABOVE) & !word & HIGH != 0
}

/// The place of the first byte that is marked.
fn first_of(marks: u64) -> usize {
    marks.trailing_zeros() as usize / 8
}

/// The bytes from a place on, and zeros after the last.
#[inline]
fn word_at(bytes: &[u8], from: usize) -> u64 {
    let rest = bytes.get(from..).unwrap_or_default();
    let word = rest.first_chunk::<WORD>().copied().unwrap_or_else(|| {
        let mut word = [0; WORD];
        word[..rest.len()].copy_from_slice(rest);
        word
    });
    u64::from_le_bytes(word)
}

/// The next byte that is marked, from a place on; the end of the bytes if there is none.
fn next_mark(bytes: &[u8], from: usize, delimiter: u8) -> usize {
    let is_mark = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r' | b'"');
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().position(is_mark).map_or(bytes.len(), |place| from + place)
}

/// The same, a quotation mark being a character like any other.
pub(super) fn next_plain_mark(bytes: &[u8], from: usize, delimiter: u8) -> usize {
    let is_mark = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r');
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().position(is_mark).map_or(bytes.len(), |place| from + place)
}

impl std::fmt::Debug for TextRows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextRows").field("width", &self.width).field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for TextColumn<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextColumn").field("column", &self.column).field("rows", &self.len()).finish_non_exhaustive()
    }
}

impl<'a> TextColumn<'a> {
    /// How many cells there are.
    pub(crate) fn len(self) -> usize {
        self.rows.rows
    }

    /// The byte of each cell that is one byte long, 0 for the others.
    pub(crate) fn singles(self) -> &'a [u8] {
        &self.rows.singles[self.column * (self.rows.most_rows + APART)..][..self.rows.rows]
    }

    /// A cell.
    pub(crate) fn cell(self, row: usize) -> &'a str {
        self.rows.cell(row, self.column)
    }

    /// A cell of at most seven bytes as one number, its length included; each such text has its own.
    #[inline]
    pub(crate) fn short(self, row: usize) -> Option<ShortText> {
        let place = row * (self.rows.width + 1) + self.column;
        let [start, next] = [self.rows.bounds[place], self.rows.bounds[place + 1]];
        let length = next - start - 1;
        (length < 8).then(|| ShortText::of_word(word_at(self.rows.text.as_bytes(), start as usize), length))
    }
}

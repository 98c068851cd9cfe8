//! Rows of text cells, as a delimited file has them.

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
/// use enkat::dataset::{Batch, Column, Line, TextRows, Values, score};
/// use enkat::finding::Findings;
/// use enkat::instrument::Registry;
///
/// let mut rows = TextRows::new(2);
/// assert_eq!(rows.push_line(b"70,a\n80,b\n", b',', true), Line::Row { length: 4, cells: 2, longest: 2 });
/// rows.push(["80", "with a \" mark"]);
/// assert_eq!(rows.cell(1, 1), "with a \" mark");
///
/// let registry = Registry::built_in();
/// let eq5d5l = registry.get("eq5d5l")?;
/// let mut columns = vec![None; 6];
/// columns[5] = Some(Column::new("vas", Values::TextColumn(rows.column(0))));
/// let batch = Batch::new(eq5d5l.definition(), columns)?;
/// let scores = score(&*eq5d5l.scorer(&[])?, &batch, &mut Findings::default())?;
/// assert!(scores.iter().any(|column| *column == [70.0, 80.0]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct TextRows {
    width: usize,
    most_rows: usize,
    rows: usize,
    /// Every row, with a byte between two of its cells.
    text: String,
    /// For each row where its first cell starts, then for each cell one more than where it ends.
    bounds: Vec<u32>,
    /// For each column, the byte of each cell that is one byte long, and 0 for all others.
    singles: Vec<u8>,
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
    /// It is no UTF-8.
    NotUtf8,
}

/// One column of [`TextRows`].
#[derive(Clone, Copy, Debug)]
pub struct TextColumn<'a> {
    rows: &'a TextRows,
    column: usize,
}

/// As many rows as are validated together.
const MOST_ROWS: usize = crate::instrument::BLOCK_ROWS;
/// In a very wide table there are fewer.
const MOST_CELLS: usize = 1 << 20;
/// No further row is begun after so many bytes.
const MOST_TEXT: usize = 1 << 24;
/// No row is longer, whoever reads it.
const LONGEST_ROW: usize = 1 << 30;
/// Columns a power of two apart would all compete for the same lines of the cache.
const APART: usize = 64;

impl TextRows {
    /// Room for rows of `width` cells.
    #[must_use]
    pub fn new(width: usize) -> Self {
        let most_rows = (MOST_CELLS / width.max(1)).clamp(1, MOST_ROWS);
        Self {
            width,
            most_rows,
            rows: 0,
            text: String::new(),
            bounds: vec![0; most_rows * (width + 1)],
            singles: vec![0; (most_rows + APART) * width],
        }
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

    /// A cell; one that its row does not have is empty.
    ///
    /// # Panics
    ///
    /// For a row that is not there.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        assert!(row < self.rows, "row {row} of {}", self.rows);
        if column >= self.width {
            return "";
        }
        let place = row * (self.width + 1) + column;
        let [start, next] = [self.bounds[place], self.bounds[place + 1]];
        // a cell that is not there lies behind the end
        self.text.get(start as usize..next as usize - 1).unwrap_or_default()
    }

    /// The cells of a row that have at least `length` bytes, with their columns.
    ///
    /// # Panics
    ///
    /// For a row that is not there.
    pub fn long_cells(&self, row: usize, length: usize) -> impl Iterator<Item = (usize, &str)> {
        let bounds = &self.bounds[row * (self.width + 1)..][..=self.width];
        let is_long = move |pair: &[u32]| (pair[1] - pair[0]) as usize > length;
        let long = bounds.windows(2).enumerate().filter(move |(_, pair)| is_long(pair));
        long.map(move |(column, _)| (column, self.cell(row, column)))
    }

    /// One column.
    ///
    /// # Panics
    ///
    /// For a column beyond the width.
    #[must_use]
    pub fn column(&self, column: usize) -> TextColumn<'_> {
        assert!(column < self.width, "column {column} of {}", self.width);
        TextColumn { rows: self, column }
    }

    /// Adds a row; what is beyond the width is dropped, and what is lacking is empty.
    ///
    /// # Panics
    ///
    /// When there is no room, or the row has gigabytes.
    pub fn push<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        assert!(!self.is_full(), "no room for another row");
        let first = self.rows * (self.width + 1);
        let bounds = &mut self.bounds[first..=first + self.width];
        bounds[0] = offset(self.text.len());
        let mut cells = cells.into_iter();
        for (next, singles) in bounds[1..].iter_mut().zip(self.singles.chunks_exact_mut(self.most_rows + APART)) {
            let cell = cells.next().unwrap_or_default();
            self.text.push_str(cell);
            self.text.push('\n');
            *next = offset(self.text.len());
            singles[self.rows] = if let [byte] = cell.as_bytes() { *byte } else { 0 };
        }
        self.rows += 1;
    }

    /// Adds the row that `bytes` begin with, if it is a plain one.
    ///
    /// A row ends before a line feed or a carriage return, or with the bytes
    /// where those are the `last`. An empty line is a row of one empty cell.
    ///
    /// # Panics
    ///
    /// When there is no room, or the row has gigabytes.
    pub fn push_line(&mut self, bytes: &[u8], delimiter: u8, last: bool) -> Line {
        let line = self.split_line(bytes, delimiter, last);
        let Line::Row { length, .. } = line else { return line };
        let Ok(text) = std::str::from_utf8(&bytes[..length]) else { return Line::NotUtf8 };
        self.end_row(text);
        line
    }

    /// As [`TextRows::push_line`], for a text that is known to be one, and to its end.
    ///
    /// # Panics
    ///
    /// When there is no room, the row has gigabytes, or the delimiter is no ASCII character.
    pub fn push_text_line(&mut self, text: &str, delimiter: u8) -> Line {
        assert!(delimiter.is_ascii(), "a delimiter is an ASCII character");
        let line = self.split_line(text.as_bytes(), delimiter, true);
        if let Line::Row { length, .. } = line {
            self.end_row(&text[..length]);
        }
        line
    }

    fn end_row(&mut self, text: &str) {
        self.text.push_str(text);
        self.rows += 1;
    }

    /// Finds the cells of the row that `bytes` begin with.
    fn split_line(&mut self, bytes: &[u8], delimiter: u8, last: bool) -> Line {
        assert!(!self.is_full(), "no room for another row");
        let bytes = &bytes[..bytes.len().min(LONGEST_ROW)];
        let first = self.rows * (self.width + 1);
        let base = offset(self.text.len());
        let (start, ends) = self.bounds[first..=first + self.width].split_at_mut(1);
        start[0] = base;
        let mut row = Cells {
            ends,
            singles: &mut self.singles,
            stride: self.most_rows + APART,
            row: self.rows,
            base,
            cells: 0,
            from: 0,
            longest: 0,
        };
        let mut end = None;
        let (words, rest) = bytes.as_chunks::<WORD>();
        let tail = words.len() * WORD;
        let all = words.iter().copied().enumerate().map(|(place, word)| (place * WORD, word));
        'words: for (from, word) in all.chain(std::iter::once((tail, padded(rest, delimiter)))) {
            let mut found = marks(u64::from_le_bytes(word), delimiter);
            while found != 0 {
                let place = from + found.trailing_zeros() as usize / 8;
                let byte = bytes[place];
                if byte != delimiter {
                    end = Some((place, byte));
                    break 'words;
                }
                row.end_cell(bytes, place);
                found &= found - 1;
            }
        }
        let length = match end {
            Some((_, b'"')) => return Line::Quoted,
            Some((place, _)) => place,
            None if !last => return Line::Unfinished,
            None => bytes.len(),
        };
        assert!(length < LONGEST_ROW, "a row has no gigabytes");
        row.end_cell(bytes, length);
        let (cells, longest) = (row.cells, row.longest);
        row.fill();
        Line::Row { length, cells, longest }
    }
}

/// The row that is being split.
struct Cells<'r> {
    /// For each cell one more than where it ends.
    ends: &'r mut [u32],
    singles: &'r mut [u8],
    stride: usize,
    row: usize,
    base: u32,
    cells: usize,
    /// Where the next cell begins in the line.
    from: usize,
    longest: usize,
}

impl Cells<'_> {
    #[inline]
    fn end_cell(&mut self, line: &[u8], end: usize) {
        let length = end - self.from;
        self.longest = self.longest.max(length);
        if let Some(next) = self.ends.get_mut(self.cells) {
            #[expect(clippy::cast_possible_truncation, reason = "no row is longer than that")]
            let end = end as u32;
            *next = self.base + end + 1;
            self.singles[self.cells * self.stride + self.row] = if length == 1 { line[self.from] } else { 0 };
        }
        self.cells += 1;
        self.from = end + 1;
    }

    /// Cells that are not there lie behind the end.
    fn fill(&mut self) {
        for lacking in self.cells..self.ends.len() {
            self.ends[lacking] = self.ends[lacking - 1] + 1;
            self.singles[lacking * self.stride + self.row] = 0;
        }
    }
}

/// Bytes that are looked at together.
const WORD: usize = size_of::<u64>();

/// The highest bit of every byte that ends a cell or a row, or may quote.
#[inline]
fn marks(word: u64, delimiter: u8) -> u64 {
    const LOW: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = LOW << 7;
    // exact for every byte: no carry leaves it
    let is = |byte: u8| {
        let differs = word ^ LOW * u64::from(byte);
        !((differs & !HIGH) + !HIGH | differs | !HIGH)
    };
    is(delimiter) | is(b'\n') | is(b'\r') | is(b'"')
}

/// The last few bytes, with some behind them that mark nothing.
fn padded(bytes: &[u8], delimiter: u8) -> [u8; WORD] {
    let mut word = [u8::from(delimiter == 0); WORD];
    word[..bytes.len()].copy_from_slice(bytes);
    word
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
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).expect("a row has no gigabytes")
}

//! Lines without quotation marks, many at a time.

use super::TextRows;
use super::plain_line::PlainLine;
use super::splitting::{LONGEST_ROW, Splitting, offset};
use super::text_rows::{APART, MOST_TEXT, TextRowsError, next_plain_mark};

/// How far a text was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainEnd {
    /// The bytes of it that were read.
    pub length: usize,
    /// How many line feeds they have.
    pub lines: u64,
}

/// Bytes that are looked at together, one for each bit of a word.
const TILE: usize = 64;

impl TextRows {
    /// Adds the rows of `text` until there is no room for another; `each` hears of every one.
    ///
    /// Line feeds and carriage returns end a row, blank lines are not rows, and a quotation mark is a
    /// character like any other: a text that has some is for [`TextRows::push_line`] to read.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::inner::table::TextRows;
    ///
    /// let mut rows = TextRows::new(2)?;
    /// let mut lines = Vec::new();
    /// let end = rows.push_plain_lines("1,2\n\n3,4,5", b',', |line| lines.push((line.line, line.cells)))?;
    /// assert_eq!(lines, [(0, 2), (2, 3)]);
    /// assert_eq!((end.length, end.lines), (10, 2));
    /// assert_eq!(rows.cell(1, 1), "4");
    /// # Ok::<(), enkat::inner::table::TextRowsError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextRowsError`] for a text of gigabytes, or when the delimiter is not an ASCII character; nothing is added then.
    pub fn push_plain_lines(
        &mut self,
        text: &str,
        delimiter: u8,
        mut each: impl FnMut(PlainLine),
    ) -> Result<PlainEnd, TextRowsError> {
        if !delimiter.is_ascii() {
            return Err(TextRowsError::Delimiter);
        }
        if text.len() >= LONGEST_ROW {
            return Err(TextRowsError::TooLong);
        }
        let bytes = text.as_bytes();
        let (first, base) = (self.rows, offset(self.text.len()));
        let (stride, singles) = (self.most_rows + APART, &mut self.singles);
        let mut bounds = self.bounds[first * (self.width + 1)..].chunks_exact_mut(self.width + 1);
        let is_full = |rows: usize, length: usize| rows == self.most_rows || self.text.len() + length > MOST_TEXT;
        // where the row under way begins, and its cell under way
        let (mut start, mut from) = (0, 0);
        let (mut rows, mut line) = (first, 0);
        let mut row: Option<Splitting<'_>> = None;
        let length = 'text: {
            if is_full(rows, 0) {
                break 'text 0;
            }
            while from < bytes.len() {
                // a tile begins with a cell, so that rows of one shape look alike to the processor
                let Marks { mut marks, mut ends } = Marks::of(bytes, from, delimiter);
                if marks == 0 {
                    // a cell of many bytes: the last of them, and what ends it
                    let end = next_plain_mark(bytes, from + TILE, delimiter);
                    let Some(byte) = bytes.get(end) else { break };
                    let this = row.get_or_insert_with(|| Splitting::new(&mut bounds, base, start, stride, rows));
                    this.end_cell(bytes, from, end, singles);
                    from = end + 1;
                    if *byte != delimiter {
                        each(this.finish(start, end, line, singles));
                        (row, rows) = (None, rows + 1);
                        if is_full(rows, end) {
                            break 'text end;
                        }
                        line += u64::from(*byte == b'\n');
                        start = from;
                    }
                    continue;
                }
                while marks != 0 {
                    let length = marks.trailing_zeros() as usize;
                    let place = from + length;
                    let is_end = ends >> length & 1 == 1;
                    if is_end && place == start {
                        // a blank line, or the rest of what ended a row
                        line += u64::from(bytes[place] == b'\n');
                        (marks, ends) = (marks >> length >> 1, ends >> length >> 1);
                        (start, from) = (place + 1, place + 1);
                        continue;
                    }
                    let this = row.get_or_insert_with(|| Splitting::new(&mut bounds, base, start, stride, rows));
                    if marks & EIGHT == EIGHT / 3 * 2 && ends & EIGHT == 0 {
                        let is_double = marks & SIXTEEN == SIXTEEN / 3 * 2 && ends & SIXTEEN == 0;
                        if is_double && this.end_singles::<8>(bytes, from, singles) {
                            (marks, ends) = (marks >> 16, ends >> 16);
                            from += 16;
                            continue;
                        }
                        if this.end_singles::<4>(bytes, from, singles) {
                            (marks, ends) = (marks >> 8, ends >> 8);
                            from += 8;
                            continue;
                        }
                    }
                    this.end_cell(bytes, from, place, singles);
                    (marks, ends) = (marks >> length >> 1, ends >> length >> 1);
                    from = place + 1;
                    if is_end {
                        each(this.finish(start, place, line, singles));
                        (row, rows) = (None, rows + 1);
                        if is_full(rows, place) {
                            break 'text place;
                        }
                        line += u64::from(bytes[place] == b'\n');
                        start = from;
                        // the next row has its own tile, unless it lies in this one as a whole
                        if ends == 0 {
                            break;
                        }
                    }
                }
            }
            if start < bytes.len() {
                let mut this = row.unwrap_or_else(|| Splitting::new(&mut bounds, base, start, stride, rows));
                this.end_cell(bytes, from, bytes.len(), singles);
                each(this.finish(start, bytes.len(), line, singles));
                rows += 1;
            }
            bytes.len()
        };
        self.rows = rows;
        self.text.push_str(&text[..length]);
        Ok(PlainEnd { length, lines: line })
    }
}

/// The first bytes of a tile.
const EIGHT: u64 = 0xFF;
const SIXTEEN: u64 = 0xFFFF;

/// The bytes of a tile that mean something, a bit each.
#[derive(Clone, Copy)]
struct Marks {
    /// Delimiters and ends of lines.
    marks: u64,
    ends: u64,
}

impl Marks {
    /// Those of the bytes from a place on.
    #[inline]
    fn of(bytes: &[u8], from: usize, delimiter: u8) -> Self {
        let rest = bytes.get(from..).unwrap_or_default();
        if let Some(tile) = rest.first_chunk() {
            return Self::of_tile(tile, delimiter);
        }
        let mut tile = [0; TILE];
        tile[..rest.len()].copy_from_slice(rest);
        let Self { marks, ends } = Self::of_tile(&tile, delimiter);
        // there may be a delimiter of zeros
        Self { marks: marks & !(u64::MAX << rest.len()), ends }
    }

    #[inline]
    fn of_tile(tile: &[u8; TILE], delimiter: u8) -> Self {
        let delimiters = bits(tile, |byte| byte == delimiter);
        let ends = bits(tile, |byte| byte == b'\n' || byte == b'\r') & !delimiters;
        Self { marks: delimiters | ends, ends }
    }
}

/// One bit for each byte, eight times over.
const BITS: [u8; TILE] = {
    let mut bits = [0; TILE];
    let mut place = 0;
    while place < TILE {
        bits[place] = 1 << (place % 8);
        place += 1;
    }
    bits
};

/// A bit for each byte that is meant.
#[inline]
fn bits(tile: &[u8; TILE], is_meant: impl Fn(u8) -> bool) -> u64 {
    /// A product with it has the sum of all bytes as its highest byte.
    const SUM: u64 = u64::MAX / 0xFF;
    // a loop without a branch, so the compiler makes vector code
    let mut marked = [0; TILE];
    for ((mark, byte), bit) in marked.iter_mut().zip(tile).zip(BITS) {
        *mark = bit & u8::from(is_meant(*byte)).wrapping_neg();
    }
    let (words, _) = marked.as_chunks();
    let of_word = |word: &[u8; 8]| u64::from_le_bytes(*word).wrapping_mul(SUM) >> 56;
    words.iter().enumerate().fold(0, |bits, (place, word)| bits | of_word(word) << (8 * place))
}

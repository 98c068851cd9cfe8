//! The records of a workbook of before 2007, counted before they are read.
//!
//! A sheet becomes as many cells as lie between its first and its last, and a cell that shares a text with
//! others becomes a copy of it. How much that is stands nowhere; whoever reads the records makes room for all of it.

use crate::error::{ErrorKind, Result, TableError, with_a_password};
use crate::limits::{MOST_LETTERS, MOST_SHEET_CELLS, too_many_letters, too_many_sheet_cells};

/// What a record is, as the format numbers them.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000a;
    pub(super) const PASSWORD: u16 = 0x002f;
    pub(super) const CONTINUE: u16 = 0x003c;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const MANY_NUMBERS: u16 = 0x00bd;
    pub(super) const RICH_TEXT: u16 = 0x00d6;
    pub(super) const SHARED_TEXTS: u16 = 0x00fc;
    pub(super) const SHARED_TEXT: u16 = 0x00fd;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const TRUTH: u16 = 0x0205;
    pub(super) const TEXT_OF_FORMULA: u16 = 0x0207;
    pub(super) const SMALL_NUMBER: u16 = 0x027e;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// A sheet has no more columns.
const MOST_COLUMNS: u16 = 256;
/// A letter in memory has so many bytes at most, and a text so many beside its letters.
const BYTES_OF_LETTER: u64 = 3;
const BESIDE_LETTERS: u64 = 24;

/// Refuses a workbook that would fill the memory, and takes out what no cell needs: what it says of its own size, and formulas,
/// whose results stand beside them.
pub(crate) fn tame(book: &mut [u8]) -> Result<()> {
    let (mut begins, mut texts) = (Vec::new(), Vec::new());
    let mut place = 0;
    while let Some(record) = Record::at(book, place)? {
        match record.kind {
            kind::END => break,
            // all that follows is encrypted, but for the kinds and lengths of records
            kind::PASSWORD => return Err(with_a_password()),
            kind::SHEET => begins.push(record.long(book, 0)?),
            kind::SHARED_TEXTS => texts = lengths_of_texts(book, record)?,
            _ => {}
        }
        place = record.end;
    }
    let mut counted = Counted::default();
    for begin in begins {
        counted.sheet(book, begin as usize, &texts)?;
    }
    Ok(())
}

/// Where a record is.
#[derive(Clone, Copy)]
struct Record {
    kind: u16,
    start: usize,
    end: usize,
}

impl Record {
    /// The record at a place; none at the end.
    fn at(book: &[u8], place: usize) -> Result<Option<Self>> {
        let rest = book.get(place..).ok_or_else(damaged)?;
        let [k0, k1, l0, l1, ..] = *rest else { return if rest.is_empty() { Ok(None) } else { Err(damaged()) } };
        let start = place + 4;
        let end = start + usize::from(u16::from_le_bytes([l0, l1]));
        if end > book.len() {
            return Err(damaged());
        }
        Ok(Some(Self { kind: u16::from_le_bytes([k0, k1]), start, end }))
    }

    fn bytes<const N: usize>(self, book: &[u8], place: usize) -> Result<[u8; N]> {
        let part = book[self.start..self.end].get(place..place + N).ok_or_else(damaged)?;
        part.try_into().map_err(|_| damaged())
    }

    fn short(self, book: &[u8], place: usize) -> Result<u16> {
        self.bytes(book, place).map(u16::from_le_bytes)
    }

    fn long(self, book: &[u8], place: usize) -> Result<u32> {
        self.bytes(book, place).map(u32::from_le_bytes)
    }

    fn len(self) -> usize {
        self.end - self.start
    }
}

/// What all sheets together have.
#[derive(Default)]
struct Counted {
    cells: u64,
    letters: u64,
    records: u64,
}

impl Counted {
    fn sheet(&mut self, book: &mut [u8], mut place: usize, texts: &[u16]) -> Result<()> {
        let (mut first, mut last) = ([u16::MAX; 2], [0_u16; 2]);
        // pictures and charts within the sheet have cells that are none of its own
        let mut depth = 0_usize;
        while let Some(record) = Record::at(book, place)? {
            place = record.end;
            self.records += 1;
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END if depth <= 1 => break,
                kind::END => depth -= 1,
                _ if depth > 1 => {}
                kind::DIMENSIONS => book[record.start..record.end].fill(0),
                kind::TEXT_OF_FORMULA => self.add_letters(record.short(book, 0)?),
                kind::FORMULA
                | kind::MANY_NUMBERS
                | kind::RICH_TEXT
                | kind::SHARED_TEXT
                | kind::NUMBER
                | kind::TEXT
                | kind::TRUTH
                | kind::SMALL_NUMBER => {
                    let mut corner = [record.short(book, 0)?, record.short(book, 2)?];
                    first = [first[0].min(corner[0]), first[1].min(corner[1])];
                    match record.kind {
                        kind::MANY_NUMBERS => corner[1] = record.short(book, record.len().saturating_sub(2))?.max(corner[1]),
                        kind::SHARED_TEXT => {
                            let text = record.long(book, 6)? as usize;
                            self.add_letters(texts.get(text).copied().unwrap_or_default());
                        }
                        kind::TEXT | kind::RICH_TEXT => self.add_letters(record.short(book, 6)?),
                        // the length of what it is worked out from
                        kind::FORMULA if record.len() >= 22 => book[record.start + 20..record.start + 22].fill(0),
                        _ => {}
                    }
                    last = [last[0].max(corner[0]), last[1].max(corner[1])];
                }
                _ => {}
            }
            if last[1] >= MOST_COLUMNS {
                return Err(damaged());
            }
            if self.cells + area(first, last) > MOST_SHEET_CELLS || self.records > 4 * MOST_SHEET_CELLS {
                return Err(too_many_sheet_cells());
            }
            if self.letters > MOST_LETTERS {
                return Err(too_many_letters());
            }
        }
        self.cells += area(first, last);
        Ok(())
    }

    fn add_letters(&mut self, letters: u16) {
        self.letters += u64::from(letters) * BYTES_OF_LETTER + BESIDE_LETTERS;
    }
}

/// The cells from the first to the last.
fn area(first: [u16; 2], last: [u16; 2]) -> u64 {
    let side = |place: usize| u64::from(last[place]).saturating_sub(u64::from(first[place])) + 1;
    side(0) * side(1)
}

/// How many letters each of the texts has that cells share.
fn lengths_of_texts(book: &[u8], record: Record) -> Result<Vec<u16>> {
    let mut parts = vec![book[record.start..record.end].get(8..).ok_or_else(damaged)?];
    let mut place = record.end;
    while let Some(next) = Record::at(book, place)?.filter(|next| next.kind == kind::CONTINUE) {
        parts.push(&book[next.start..next.end]);
        place = next.end;
    }
    let mut parts = Parts { rest: parts.into_iter(), part: &[] };
    let mut lengths = Vec::new();
    while let Some(length) = parts.text() {
        lengths.push(length);
    }
    Ok(lengths)
}

/// The bytes of a record that goes on in others.
struct Parts<'b> {
    rest: std::vec::IntoIter<&'b [u8]>,
    part: &'b [u8],
}

impl Parts<'_> {
    /// How many letters the next text has; none where there is no whole one.
    fn text(&mut self) -> Option<u16> {
        if self.part.is_empty() {
            self.part = self.rest.next()?;
        }
        let length = u16::from_le_bytes([self.byte()?, self.byte()?]);
        let mut flags = self.byte()?;
        let runs = if flags & 8 != 0 { u16::from_le_bytes([self.byte()?, self.byte()?]) } else { 0 };
        let more = if flags & 4 != 0 { u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]) } else { 0 };
        let mut letters = usize::from(length);
        while letters > 0 {
            if self.part.is_empty() {
                // says anew how wide its letters are
                self.part = self.rest.next()?;
                flags = self.byte()?;
            }
            let width = if flags & 1 == 1 { 2 } else { 1 };
            let here = letters.min(self.part.len() / width);
            if here == 0 {
                return None;
            }
            self.part = &self.part[here * width..];
            letters -= here;
        }
        let mut skipped = usize::from(runs) * 4 + more as usize;
        while skipped > 0 {
            if self.part.is_empty() {
                self.part = self.rest.next()?;
            }
            let here = skipped.min(self.part.len());
            self.part = &self.part[here..];
            skipped -= here;
        }
        Some(length)
    }

    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.part.split_first()?;
        self.part = rest;
        Some(*byte)
    }
}

fn damaged() -> TableError {
    TableError::new(ErrorKind::Damaged, "its sheets are not as workbooks of that time have them; save it as .xlsx")
}

#[cfg(test)]
mod tests {
    use super::{Record, kind, lengths_of_texts, tame};

    fn record(kind: u16, bytes: &[u8]) -> Vec<u8> {
        let length = u16::try_from(bytes.len()).expect("a short record");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), bytes].concat()
    }

    #[test]
    fn a_text_that_goes_on_in_another_record_has_all_its_letters() {
        // a plain one, one with runs and more behind it, and one whose last two letters are wider and stand elsewhere
        let texts = [&[0; 8][..], b"\x03\0\0abc", b"\x02\0\x0c\x01\0\x02\0\0\0de1234xy", b"\x05\0\0fgh"].concat();
        let book = |first: &[u8], second: &[u8]| {
            [record(kind::SHARED_TEXTS, first), record(kind::CONTINUE, second), record(kind::END, b"")].concat()
        };
        let lengths = |book: &[u8]| lengths_of_texts(book, Record::at(book, 0).expect("a record").expect("one")).expect("texts");
        assert_eq!(lengths(&book(&texts, b"\x01i\0j\0\x01\0\0k")), [3, 2, 5, 1]);
        // what stands behind a text may be cut as well, and says nothing of widths
        let cut = texts.len() - b"34xy\x05\0\0fgh".len();
        assert_eq!(lengths(&book(&texts[..cut], b"34xy\x01\0\0k")), [3, 2, 1]);
        assert_eq!(lengths(&book(&texts, b"")), [3, 2]);
    }

    #[test]
    fn records_that_end_too_early_are_damaged() {
        for book in [&b"\x09"[..], b"\x09\x08\x10\0", b"\x85\0\x02\0\0\0"] {
            assert!(tame(&mut book.to_vec()).is_err(), "{book:?}");
        }
        let beyond = [record(kind::SHEET, &[0xff; 8]), record(kind::END, b"")].concat();
        assert!(tame(&mut beyond.clone()).is_err());
    }
}

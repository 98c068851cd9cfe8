//! How large the pages of a parquet file are when they are unpacked, as the page headers say.
//!
//! A page is unpacked as a whole, into as much memory as its header names; what the end of the file says of its
//! columns may be untrue. So the headers are read before anything is unpacked.

use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData};
use parquet::file::reader::ChunkReader;

use crate::error::{ErrorKind, Result, TableError};

/// A hundred times what writers aim at.
const LARGEST_PAGE: u64 = 100 << 20;
/// Of each column a page and its list of values are in memory at the same time.
const MOST_AT_ONCE: u64 = 128 << 20;
/// A file that is large itself may take more: so many times its length.
const TIMES_PACKED: u64 = 16;
/// What stands in lists within the cells of a column, in one group of rows; it takes next to no room in a file.
const MOST_LISTED: u64 = 8 << 20;
/// A row may be as long as its page where each value says only how it differs from the one before.
const MOST_DIFFERING: u64 = 64 << 20;
/// So much is looked at for a header; it may hold the lowest and the highest value of its page.
const HEADER: usize = 512;
const LARGEST_HEADER: usize = 16 << 20;

/// What the header of a page says.
#[derive(Default)]
struct Page {
    /// The bytes of the header itself.
    header: u64,
    packed: u64,
    unpacked: u64,
    values: u64,
    differs: bool,
}

/// How many rows may be unpacked at once, if no page is too large.
pub(crate) fn check_pages(file: &impl ChunkReader, metadata: &ParquetMetaData) -> Result<usize> {
    let mut walked = 0_u64;
    let mut longest = 1;
    for (number, group) in metadata.row_groups().iter().enumerate() {
        let mut at_once = 0_u64;
        for column in group.columns() {
            walked = walked.saturating_add(column.byte_range().1);
            if walked > file.len() {
                return Err(TableError::new(ErrorKind::Damaged, "its columns lie over each other"));
            }
            let name = || {
                let (path, group) = (column.column_path(), number + 1);
                [format!("column {path} in group of rows {group}"), format!("kolumnen {path} i radgrupp {group}")]
            };
            let [largest, values, differing] = walk(file, column, &name)?;
            at_once = at_once.saturating_add(largest);
            longest = longest.max(differing);
            if column.column_descr().max_rep_level() > 0 && values > MOST_LISTED {
                return Err(too_large(
                    name(),
                    [
                        &format!("has more than {MOST_LISTED} values in lists"),
                        &format!("har fler än {MOST_LISTED} värden i listor"),
                    ],
                ));
            }
        }
        let most = MOST_AT_ONCE.max(file.len().saturating_mul(TIMES_PACKED));
        if at_once > most {
            return Err(too_large(
                [format!("group of rows {}", number + 1), format!("radgrupp {}", number + 1)],
                [
                    &format!("has pages of {} MiB at a time", at_once >> 20),
                    &format!("har sidor på {} MiB åt gången", at_once >> 20),
                ],
            ));
        }
    }
    Ok(usize::try_from(MOST_DIFFERING / longest).unwrap_or(usize::MAX).max(1))
}

/// The largest page of a column in one group of rows and its list of values, how many values there are, and the
/// largest page whose values tell how they differ.
fn walk(file: &impl ChunkReader, column: &ColumnChunkMetaData, name: &impl Fn() -> [String; 2]) -> Result<[u64; 3]> {
    let (start, length) = column.byte_range();
    let (mut place, end) = (start, start.saturating_add(length));
    let [mut first, mut largest, mut values, mut differing] = [0_u64; 4];
    while place < end {
        let page = header(file, place, end - place)?;
        if page.unpacked > LARGEST_PAGE {
            return Err(too_large(
                name(),
                [&format!("has a page of {} MiB", page.unpacked >> 20), &format!("har en sida på {} MiB", page.unpacked >> 20)],
            ));
        }
        if place == start {
            first = page.unpacked;
        } else {
            largest = largest.max(page.unpacked);
        }
        values = values.saturating_add(page.values);
        differing = if page.differs { differing.max(page.unpacked) } else { differing };
        place = place.saturating_add(page.header).saturating_add(page.packed);
    }
    Ok([first + largest, values, differing])
}

/// The header of a page that begins at `place`, with `left` bytes in the column.
fn header(file: &impl ChunkReader, place: u64, left: u64) -> Result<Page> {
    let mut length = HEADER;
    loop {
        let at_hand = length.min(usize::try_from(left).unwrap_or(usize::MAX));
        let bytes = file.get_bytes(place, at_hand).map_err(|error| TableError::caused(ErrorKind::Damaged, &error))?;
        let mut compact = Compact { bytes: &bytes, place: 0 };
        if let Some(page) = compact.page() {
            return Ok(Page { header: compact.place as u64, ..page });
        }
        if at_hand < length || length > LARGEST_HEADER {
            return Err(TableError::new(ErrorKind::Damaged, "the header of a page is damaged"));
        }
        length *= 4;
    }
}

/// What has what, in English and in Swedish.
fn too_large([what, vad]: [String; 2], [has, har]: [&str; 2]) -> TableError {
    TableError::too_large(
        format!("{what} {has} when it is unpacked; write it in smaller pages, or save it as CSV"),
        format!("{vad} {har} när den packas upp; skriv den i mindre sidor, eller spara den som CSV"),
    )
}

/// Bytes in the compact form of Thrift, of which nothing is kept but a few numbers.
struct Compact<'b> {
    bytes: &'b [u8],
    place: usize,
}

const STRUCT: u8 = 12;

impl Compact<'_> {
    /// A page header; none where the bytes end too early or are something else.
    fn page(&mut self) -> Option<Page> {
        const DIFFERING: i64 = 7;
        let mut page = Page::default();
        self.fields(|compact, field, kind| {
            match field {
                2 => page.unpacked = u64::try_from(compact.number()?).ok()?,
                3 => page.packed = u64::try_from(compact.number()?).ok()?,
                // of a page of the first and of the second kind
                5 | 8 if kind == STRUCT => compact.fields(|compact, inner, kind| {
                    match (field, inner) {
                        (_, 1) => page.values = u64::try_from(compact.number()?).ok()?,
                        (5, 2) | (8, 4) => page.differs = compact.number()? == DIFFERING,
                        _ => compact.skip(kind, 0)?,
                    }
                    Some(())
                })?,
                _ => compact.skip(kind, 0)?,
            }
            Some(())
        })?;
        Some(page)
    }

    /// Gives the number and the kind of each field to whoever reads it.
    fn fields(&mut self, mut read: impl FnMut(&mut Self, i64, u8) -> Option<()>) -> Option<()> {
        let mut field = 0;
        loop {
            let byte = self.byte()?;
            let (step, kind) = (byte >> 4, byte & 0x0f);
            if kind == 0 {
                return Some(());
            }
            field = if step == 0 { self.number()? } else { field.checked_add(i64::from(step))? };
            read(self, field, kind)?;
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.place).copied()?;
        self.place += 1;
        Some(byte)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number whose sign stands at its end.
    fn number(&mut self) -> Option<i64> {
        let number = self.varint()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    fn pass(&mut self, bytes: u64) -> Option<()> {
        self.place = self.place.checked_add(usize::try_from(bytes).ok()?).filter(|place| *place <= self.bytes.len())?;
        Some(())
    }

    fn skip(&mut self, kind: u8, depth: u8) -> Option<()> {
        const DEEPEST: u8 = 8;
        match kind {
            1 | 2 => Some(()),
            3 => self.pass(1),
            4..=6 => self.varint().map(drop),
            7 => self.pass(8),
            8 => {
                let length = self.varint()?;
                self.pass(length)
            }
            9 | 10 if depth < DEEPEST => {
                let head = self.byte()?;
                let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
                // truths in a list have a byte each
                let each = if matches!(head & 0x0f, 1 | 2) { 3 } else { head & 0x0f };
                (0..count).try_for_each(|_| self.skip(each, depth + 1))
            }
            STRUCT if depth < DEEPEST => self.fields(|compact, _, kind| compact.skip(kind, depth + 1)),
            _ => None,
        }
    }
}

//! How large a workbook is when it is unpacked.

use std::error::Error;
use std::io::{self, Read, Seek};

use zip::{CompressionMethod, ZipArchive};

use crate::error::{ErrorKind, Result, TableError, reading};

/// A sheet: a million rows of forty cells have about 1.5 GiB.
const LARGEST_SHEET: u64 = 2 << 30;
/// Anything else, such as the texts that sheets share, which are held in memory.
const LARGEST_PART: u64 = 256 << 20;
/// No honest workbook has more parts.
const MOST_PARTS: usize = 10_000;

/// Refuses a workbook that would fill the memory, by unpacking it once: what it says of its own size may be untrue.
pub(crate) fn check_unpacked_size(reader: &mut (impl Read + Seek)) -> Result<()> {
    let mut archive =
        ZipArchive::new(&mut *reader).map_err(|error| damaged(&error).within("it is not a workbook that can be read"))?;
    if archive.len() > MOST_PARTS {
        let parts = archive.len();
        return Err(too_large(format!("the workbook has {parts} parts, expected at most {MOST_PARTS}")));
    }
    for part in 0..archive.len() {
        let mut part = archive.by_index(part).map_err(|error| unpacking(&error))?;
        if !matches!(part.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            let text = "the workbook is compressed in an unusual way; save it again";
            return Err(TableError::new(ErrorKind::NotATable, text));
        }
        let name = part.name().map_err(|error| unpacking(&error))?.to_ascii_lowercase();
        // pictures are not looked at
        if name.contains("/media/") {
            continue;
        }
        let largest = if name.contains("/worksheets/") { LARGEST_SHEET } else { LARGEST_PART };
        let size = io::copy(&mut part.by_ref().take(largest + 1), &mut io::sink()).map_err(|error| unpacking(&error))?;
        if size > largest {
            let most = largest >> 20;
            let text = format!("a part of the workbook has more than {most} MiB when it is unpacked; save the sheet as CSV");
            return Err(too_large(text));
        }
    }
    reader.rewind().map_err(|error| reading(&error))
}

fn too_large(text: String) -> TableError {
    TableError::new(ErrorKind::TooLarge, text)
}

fn damaged(error: &dyn Error) -> TableError {
    TableError::caused(ErrorKind::Damaged, error)
}

fn unpacking(error: &dyn Error) -> TableError {
    damaged(error).within("unpacking the workbook")
}

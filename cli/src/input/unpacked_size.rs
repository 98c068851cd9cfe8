//! How large a workbook is when it is unpacked.

use std::io::{self, Read, Seek};

use anyhow::{Context as _, Result, bail};
use zip::{CompressionMethod, ZipArchive};

/// A sheet: a million rows of forty cells have about 1.5 GiB.
const LARGEST_SHEET: u64 = 2 << 30;
/// Anything else, such as the texts that sheets share, which are held in memory.
const LARGEST_PART: u64 = 256 << 20;
/// No honest workbook has more parts.
const MOST_PARTS: usize = 10_000;

/// Refuses a workbook that would fill the memory, by unpacking it once: what it says of its own size may be untrue.
pub(super) fn check_unpacked_size(reader: &mut (impl Read + Seek)) -> Result<()> {
    let mut archive = ZipArchive::new(&mut *reader).context("it is no workbook that can be read")?;
    if archive.len() > MOST_PARTS {
        bail!("the workbook has {} parts, expected at most {MOST_PARTS}", archive.len());
    }
    for part in 0..archive.len() {
        let mut part = archive.by_index(part).context("unpacking the workbook")?;
        if !matches!(part.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            bail!("the workbook is compressed in an unusual way; save it again");
        }
        let name = part.name().context("unpacking the workbook")?.to_ascii_lowercase();
        // pictures are not looked at
        if name.contains("/media/") {
            continue;
        }
        let largest = if name.contains("/worksheets/") { LARGEST_SHEET } else { LARGEST_PART };
        let size = io::copy(&mut part.by_ref().take(largest + 1), &mut io::sink()).context("unpacking the workbook")?;
        if size > largest {
            bail!("a part of the workbook has more than {} MiB when it is unpacked; save the sheet as CSV", largest >> 20);
        }
    }
    reader.rewind().context("reading")
}

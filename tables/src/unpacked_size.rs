//! How large a workbook is when it is unpacked.

use std::error::Error;
use std::io::{self, Read, Seek, SeekFrom};

use zip::{CompressionMethod, ZipArchive};

use crate::error::{ErrorKind, Result, TableError, reading};
use crate::inside_zip::Inside;
use crate::xml_watch::XmlWatch;

/// A sheet: a million rows of forty cells have about 1.5 GiB.
const LARGEST_SHEET: u64 = 2 << 30;
/// Anything else, such as the texts that sheets share, which are held in memory.
const LARGEST_PART: u64 = 256 << 20;
/// What is neither read nor a picture, and lists that are read.
const LARGEST_OTHER: u64 = 64 << 20;
/// The sheets of an OpenDocument file, which are held in memory.
const SHEETS: &str = "content.xml";
/// All parts together.
const MOST_UNPACKED: u64 = 4 << 30;
/// No honest workbook has more parts.
const MOST_PARTS: usize = 10_000;
/// So much is unpacked at once.
const AT_ONCE: usize = 1 << 16;

/// What kind of workbook it is and how many blocks of merged cells it has; one that would fill the memory is refused, by
/// unpacking it once: what it says of its own size may be untrue.
pub(crate) fn check_unpacked_size(reader: &mut (impl Read + Seek)) -> Result<(Inside, u64)> {
    let length = reader.seek(SeekFrom::End(0)).map_err(|error| reading(&error))?;
    let mut archive = ZipArchive::new(&mut *reader).map_err(|error| {
        damaged(&error).during(["it is not a workbook that can be read", "den är ingen arbetsbok som kan läsas"])
    })?;
    if archive.len() > MOST_PARTS {
        let parts = archive.len();
        return Err(TableError::too_large(
            format!("the workbook has {parts} parts, expected at most {MOST_PARTS}"),
            format!("arbetsboken har {parts} delar, väntat högst {MOST_PARTS}"),
        ));
    }
    let inside = Inside::of(&mut archive)?;
    let (mut packed, mut unpacked, mut merged) = (0_u64, 0, 0);
    for part in 0..archive.len() {
        let mut part = archive.by_index(part).map_err(|error| unpacking(&error))?;
        if !matches!(part.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            let text = "the workbook is compressed in an unusual way; save it again";
            return Err(TableError::new(ErrorKind::NotATable, text));
        }
        let name = part.name().map_err(|error| unpacking(&error))?.to_ascii_lowercase();
        packed = packed.saturating_add(part.compressed_size());
        if packed > length {
            // as many names as one likes for one part that is hardly there
            let text = "the parts of the workbook lie over each other; save it again";
            return Err(TableError::new(ErrorKind::Damaged, text));
        }
        let (size, merged_in_part) = unpack(&mut part, &name, inside)?;
        (unpacked, merged) = (unpacked + size, merged + merged_in_part);
        if unpacked > MOST_UNPACKED {
            let most = MOST_UNPACKED >> 20;
            return Err(TableError::too_large(
                format!("the workbook has more than {most} MiB when it is unpacked; save the sheet as CSV"),
                format!("arbetsboken har mer än {most} MiB när den packas upp; spara bladet som CSV"),
            ));
        }
    }
    reader.rewind().map_err(|error| reading(&error))?;
    Ok((inside, merged))
}

/// How many bytes and merged blocks a part has, if it is not too large and what is in it is not too long.
fn unpack(part: &mut impl Read, name: &str, inside: Inside) -> Result<(u64, u64)> {
    let largest = largest(name);
    let mut watch = watch_of(name, inside);
    let mut watched = Ok(());
    let mut bytes = vec![0; AT_ONCE];
    let mut size = 0;
    loop {
        let read = match part.read(&mut bytes) {
            Ok(0) => {
                watched?;
                let Some(watch) = watch else { return Ok((size, 0)) };
                return watch.finish().map(|()| (size, watch.merged()));
            }
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(unpacking(&error)),
        };
        size += read as u64;
        if size > largest {
            let most = largest >> 20;
            return Err(TableError::too_large(
                format!("a part of the workbook has more than {most} MiB when it is unpacked; save the sheet as CSV"),
                format!("en del av arbetsboken har mer än {most} MiB när den packas upp; spara bladet som CSV"),
            ));
        }
        // one that is too large as a whole is told as that
        if let (Ok(()), Some(watch)) = (&watched, &mut watch) {
            watched = watch.pass(&bytes[..read]);
        }
    }
}

fn largest(name: &str) -> u64 {
    match name {
        _ if name.contains("/worksheets/") || name.contains("/pivotcache/") => LARGEST_SHEET,
        _ if name.ends_with("sharedstrings.xml") || name.contains("/media/") || name == SHEETS => LARGEST_PART,
        _ => LARGEST_OTHER,
    }
}

/// What looks at a part that is read: sheets, texts, and the lists of both.
fn watch_of(name: &str, inside: Inside) -> Option<XmlWatch> {
    let lists = ["sharedstrings.xml", "styles.xml", "workbook.xml", ".rels"];
    let is_read =
        || name.contains("/worksheets/") || name.contains("/pivotcache/") || lists.iter().any(|list| name.ends_with(list));
    match inside {
        Inside::Ods => (name == SHEETS).then(XmlWatch::of_open_document),
        Inside::Xlsx => is_read().then(XmlWatch::default),
    }
}

fn damaged(error: &dyn Error) -> TableError {
    TableError::caused(ErrorKind::Damaged, error)
}

fn unpacking(error: &dyn Error) -> TableError {
    damaged(error).during(["unpacking the workbook", "packar upp arbetsboken"])
}

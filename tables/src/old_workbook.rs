//! What an OLE container is: a workbook of before 2007, or something that is called by its name.

use std::io::{Cursor, Read as _, SeekFrom, Write as _};

use cfb::{CompoundFile, Version};

use crate::error::{ErrorKind, Result, TableError, reading};
use crate::guarded::guarded;
use crate::other_files::{OtherFile, PASSWORD, refused};
use crate::sheet_records::tame;
use crate::whole::ReadAnywhere;

/// The stream of a workbook: as many rows and columns as there may be have about as much.
const LARGEST_BOOK: u64 = 64 << 20;
/// The container, pictures and all.
const LARGEST_FILE: u64 = 256 << 20;

/// Containers of something else, by a stream that each has, and what to do about them.
const OTHERS: [(&str, OtherFile); 4] = [
    ("encryptedpackage", PASSWORD),
    (
        "worddocument",
        [
            "a text document (.doc); copy its table into a workbook and save that as .xlsx",
            "ett textdokument (.doc); kopiera tabellen till en arbetsbok och spara den som .xlsx",
        ],
    ),
    (
        "powerpoint document",
        ["a presentation (.ppt); save the table as .xlsx or .csv", "en presentation (.ppt); spara tabellen som .xlsx eller .csv"],
    ),
    ("__properties_version1.0", ["an e-mail (.msg); save what is attached to it", "ett e-brev (.msg); spara det som är bifogat"]),
];

/// The workbook alone in a container of its own, of which the reader behind can trust every length.
pub(crate) fn old_workbook(mut reader: Box<dyn ReadAnywhere>) -> Result<Cursor<Vec<u8>>> {
    let length = reader.seek(SeekFrom::End(0)).map_err(|error| reading(&error))?;
    if length > LARGEST_FILE {
        let most = LARGEST_FILE >> 20;
        return Err(TableError::too_large(
            format!("the workbook has more than {most} MiB; save it as .xlsx"),
            format!("arbetsboken har mer än {most} MiB; spara den som .xlsx"),
        ));
    }
    reader.rewind().map_err(|error| reading(&error))?;
    guarded(|| {
        let mut container = CompoundFile::open(reader).map_err(|error| damaged(&error))?;
        let names: Vec<String> = container.read_root_storage().map(|entry| entry.name().to_owned()).collect();
        let stream = |wanted: &str| names.iter().find(|name| name.eq_ignore_ascii_case(wanted));
        if let Some((_, what)) = OTHERS.iter().find(|(part, _)| stream(part).is_some()) {
            return Err(refused(*what));
        }
        let Some(book) = stream("Workbook").or_else(|| stream("Book")) else {
            return Err(refused([
                "a file of another program (an OLE container); save the table as .xlsx or .csv",
                "en fil från ett annat program (OLE); spara tabellen som .xlsx eller .csv",
            ]));
        };
        let content = container.open_stream(book).map_err(|error| damaged(&error))?;
        if content.len() > LARGEST_BOOK {
            let most = LARGEST_BOOK >> 20;
            return Err(TableError::too_large(
                format!("the sheets have more than {most} MiB; save it as .xlsx"),
                format!("bladen har mer än {most} MiB; spara arbetsboken som .xlsx"),
            ));
        }
        let mut records = Vec::new();
        content.take(LARGEST_BOOK).read_to_end(&mut records).map_err(|error| damaged(&error))?;
        tame(&mut records)?;
        alone(&records).map_err(|error| damaged(&error))
    })
}

fn alone(records: &[u8]) -> std::io::Result<Cursor<Vec<u8>>> {
    let mut container = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
    container.create_stream("/Workbook")?.write_all(records)?;
    container.flush()?;
    let mut file = container.into_inner();
    file.set_position(0);
    Ok(file)
}

fn damaged(error: &std::io::Error) -> TableError {
    TableError::caused(ErrorKind::Damaged, error)
}

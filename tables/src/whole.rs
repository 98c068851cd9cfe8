//! A file that is read from its end: on the disk, or in memory where it came through a pipe.

use std::fs::File;
use std::io::Read;
#[cfg(feature = "xlsx")]
use std::io::{BufReader, Cursor, Seek};

use crate::error::{Result, TableError, reading};

/// What comes through a pipe is kept in memory, never on a disk, and so has a limit.
const MOST_IN_MEMORY: u64 = 1 << 30;

/// A file that is read from its end.
#[cfg_attr(not(any(feature = "parquet", feature = "xlsx")), expect(dead_code, reason = "nothing reads it"))]
pub(crate) enum Whole {
    OnDisk(File),
    InMemory(Vec<u8>),
}

impl Whole {
    /// Reads a pipe to its end.
    pub(crate) fn from_pipe(pipe: impl Read) -> Result<Self> {
        let mut bytes = Vec::new();
        pipe.take(MOST_IN_MEMORY + 1).read_to_end(&mut bytes).map_err(|error| reading(&error))?;
        if bytes.len() as u64 > MOST_IN_MEMORY {
            let most = MOST_IN_MEMORY >> 20;
            return Err(TableError::too_large(
                format!("it has more than {most} MiB, too much for a pipe; name the file instead"),
                format!("den har mer än {most} MiB, för mycket för ett rör; ange filen i stället"),
            ));
        }
        Ok(Self::InMemory(bytes))
    }

    /// A reader that can go anywhere.
    #[cfg(feature = "xlsx")]
    pub(crate) fn into_reader(self) -> Box<dyn ReadAnywhere> {
        match self {
            Self::OnDisk(file) => Box::new(BufReader::new(file)),
            Self::InMemory(bytes) => Box::new(Cursor::new(bytes)),
        }
    }
}

/// Reads from any place.
#[cfg(feature = "xlsx")]
pub(crate) trait ReadAnywhere: Read + Seek + Send {}

#[cfg(feature = "xlsx")]
impl<R: Read + Seek + Send> ReadAnywhere for R {}

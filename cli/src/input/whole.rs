//! A file that is read from its end: on the disk, or in memory where it came through a pipe.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};

use anyhow::{Context as _, Result, bail};

/// What comes through a pipe is kept in memory, never on a disk, and so has a limit.
const MOST_IN_MEMORY: u64 = 1 << 30;

/// A file that is read from its end.
pub(super) enum Whole {
    OnDisk(File),
    InMemory(Vec<u8>),
}

impl Whole {
    /// Reads a pipe to its end.
    pub(super) fn from_pipe(pipe: impl Read) -> Result<Self> {
        let mut bytes = Vec::new();
        pipe.take(MOST_IN_MEMORY + 1).read_to_end(&mut bytes).context("reading")?;
        if bytes.len() as u64 > MOST_IN_MEMORY {
            bail!("it has more than {} MiB, too much for a pipe; name the file instead", MOST_IN_MEMORY >> 20);
        }
        Ok(Self::InMemory(bytes))
    }

    /// A reader that can go anywhere.
    pub(super) fn into_reader(self) -> Box<dyn ReadAnywhere> {
        match self {
            Self::OnDisk(file) => Box::new(BufReader::new(file)),
            Self::InMemory(bytes) => Box::new(Cursor::new(bytes)),
        }
    }
}

/// Reads from any place.
pub(super) trait ReadAnywhere: Read + Seek + Send {}

impl<R: Read + Seek + Send> ReadAnywhere for R {}

/// Reads some bytes and no more, fewer only at the end.
pub(super) fn read_head(source: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(length);
    source.take(length as u64).read_to_end(&mut head)?;
    Ok(head)
}

//! A file that may grow or shrink while it is read.

use std::cmp::Ordering;
use std::fs::File;
use std::io;
use std::path::Path;

/// A file, and the length it had when it was opened.
pub(crate) struct RegularFile {
    file: File,
    length: u64,
}

impl RegularFile {
    /// Opens a file; none of a device, a pipe, or what tells no length.
    pub(crate) fn open(path: &Path) -> io::Result<(File, Option<Self>)> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        let regular =
            if about.is_file() && about.len() > 0 { Some(Self { file: file.try_clone()?, length: about.len() }) } else { None };
        Ok((file, regular))
    }

    /// How many bytes of it are read at most, so that one that grows comes to an end.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// What became of it meanwhile.
    pub(crate) fn note(&self) -> Option<&'static str> {
        match self.file.metadata().ok()?.len().cmp(&self.length) {
            Ordering::Equal => None,
            Ordering::Greater => Some("the file grew while it was read; what came after it was opened is left out"),
            Ordering::Less => Some("the file became shorter while it was read; run the command again"),
        }
    }
}

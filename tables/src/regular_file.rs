//! A file that may grow, shrink or be written over while it is read.
//!
//! Only a file that was opened by its path has a length and a time to compare. A pipe, a device and
//! standard input end where whoever writes them ends them: nothing says that more was meant.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::Path;
use std::rc::Rc;
use std::time::SystemTime;

use crate::error::{ErrorKind, TableError};
use crate::heading::Note;

const SHORTER: &str = "the file became shorter while it was read; run the command again once it is written whole";
const CHANGED: &str = "the file was changed while it was read; run the command again once it is written whole";
const HALF_A_LINE: &str = "the last line of the file was still being written; run the command again once it is whole";

/// From each so many bytes some are remembered.
const APART: u64 = 1 << 16;
const REMEMBERED: usize = 32;

/// A file, and what it was when it was opened.
pub(crate) struct RegularFile {
    file: File,
    length: u64,
    modified: Option<SystemTime>,
    /// What was read of a text that may grow, here and there; none of anything else, of which more bytes make another file.
    seen: Option<Seen>,
}

type Seen = Rc<RefCell<Vec<(u64, Vec<u8>)>>>;

/// The bytes that a file had when it was opened, and an error where some of them are gone.
struct ToLength {
    file: File,
    place: u64,
    length: u64,
    seen: Seen,
}

/// The same file once more.
#[cfg(not(target_os = "wasi"))]
fn again(file: &File, _: &Path) -> io::Result<File> {
    file.try_clone()
}

/// The same file once more: within a page a descriptor cannot be copied, and nobody moves a file meanwhile.
#[cfg(target_os = "wasi")]
fn again(_: &File, path: &Path) -> io::Result<File> {
    File::open(path)
}

impl RegularFile {
    /// Opens a file; none of a device, a pipe, or what tells no length.
    pub(crate) fn open(path: &Path) -> io::Result<(File, Option<Self>)> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        if !about.is_file() || about.len() == 0 {
            return Ok((file, None));
        }
        let regular = Self { file: again(&file, path)?, length: about.len(), modified: about.modified().ok(), seen: None };
        Ok((file, Some(regular)))
    }

    /// How many bytes of it are read at most, so that one that grows comes to an end.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// Reads it from its beginning; lines may be added to it meanwhile if it `is_text`.
    pub(crate) fn reader(&mut self, file: File, is_text: bool) -> impl Read + use<> {
        let seen = Seen::default();
        self.seen = is_text.then(|| Rc::clone(&seen));
        ToLength { file, place: 0, length: self.length, seen }
    }

    /// An error in reading it, or what became of it meanwhile if that may be the reason.
    pub(crate) fn reason(&self, error: TableError, name: &str) -> TableError {
        if matches!(error.kind(), ErrorKind::IdentityNumber | ErrorKind::Sheet | ErrorKind::LeftOut) {
            return error;
        }
        self.check(name).err().unwrap_or(error)
    }

    /// What was read is what stands there.
    ///
    /// A text to which lines are added, as to a log, is read up to where it ended when it was opened. But a line
    /// that was half there, or a longer text in the place of the first, would give rows that nobody wrote.
    pub(crate) fn check(&self, name: &str) -> Result<(), TableError> {
        let changed = |text| Err(TableError::new(ErrorKind::Read, text).of(name));
        let Ok(about) = self.file.metadata() else { return changed(CHANGED) };
        match about.len().cmp(&self.length) {
            Ordering::Less => changed(SHORTER),
            Ordering::Equal if about.modified().ok() == self.modified => Ok(()),
            Ordering::Equal => changed(CHANGED),
            Ordering::Greater => match self.is_as_it_was() {
                Ok(true) if self.ends_a_line().unwrap_or(false) => Ok(()),
                Ok(true) => changed(HALF_A_LINE),
                _ => changed(CHANGED),
            },
        }
    }

    /// The bytes that are remembered stand where they stood.
    fn is_as_it_was(&self) -> io::Result<bool> {
        let Some(seen) = &self.seen else { return Ok(false) };
        let seen = seen.borrow();
        let mut found = [0; REMEMBERED];
        for (place, bytes) in seen.iter() {
            let found = &mut found[..bytes.len()];
            self.read_at(*place, found)?;
            if found != bytes {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What was there when it was opened ended with a line end, perhaps in two bytes.
    fn ends_a_line(&self) -> io::Result<bool> {
        let mut end = [0; 2];
        if self.length < 2 {
            return Ok(false);
        }
        self.read_at(self.length - 2, &mut end)?;
        Ok(matches!(end, [_, b'\n'] | [b'\n', 0]))
    }

    /// Reads elsewhere, once nobody reads on.
    fn read_at(&self, place: u64, bytes: &mut [u8]) -> io::Result<()> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(place))?;
        file.read_exact(bytes)
    }

    /// What became of it meanwhile.
    pub(crate) fn note(&self) -> Option<Note> {
        let has_grown = self.file.metadata().is_ok_and(|about| about.len() > self.length);
        has_grown.then(|| {
            [
                "the file grew while it was read; what came after it was opened is left out".to_owned(),
                "filen växte medan den lästes; det som tillkom efter att den öppnades togs inte med".to_owned(),
            ]
        })
    }
}

impl Read for ToLength {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let most = out.len().min(usize::try_from(self.length - self.place).unwrap_or(usize::MAX));
        if most == 0 {
            return Ok(0);
        }
        let read = self.file.read(&mut out[..most])?;
        if read == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, SHORTER));
        }
        let mut seen = self.seen.borrow_mut();
        if seen.last().is_none_or(|(place, _)| self.place >= place + APART) {
            seen.push((self.place, out[..read.min(REMEMBERED)].to_vec()));
        }
        self.place += read as u64;
        Ok(read)
    }
}

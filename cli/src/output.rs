//! Whole files or nothing.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use tempfile::{Builder, NamedTempFile, TempPath};

use crate::interrupt;
use crate::locale::Doing;
use crate::standard_output::standard_output;
use crate::text;

/// Standard output, or a file that takes its name only when it is complete.
pub enum Output {
    /// Standard output.
    Standard(BufWriter<io::Stdout>),
    /// A file beside the one that it will be.
    Beside(BufWriter<File>, Partial),
}

/// The name of a file under way, and the one that it will have.
pub struct Partial {
    beside: TempPath,
    path: PathBuf,
}

/// What was tried when an output cannot be written.
pub const WRITING: Doing = Doing("writing-output");

/// What stands in the name of a file that is not complete; one that was left behind by force is found by it.
const PARTIAL: &str = "enkat-partial";

impl Output {
    /// Prepares to write to `path`, or to standard output; the name of a file ends in one of `endings` or in none, and none of
    /// `inputs` may be overwritten.
    pub fn create(path: Option<&Path>, endings: &[&str], inputs: &[&Path]) -> Result<Self> {
        let Some(named) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Standard(standard_output().context(WRITING)?));
        };
        let path = target(named)?;
        let same =
            |input: &&&Path| fs::canonicalize(input).is_ok_and(|input| fs::canonicalize(&path).is_ok_and(|path| path == input));
        if let Some(input) = inputs.iter().find(same) {
            bail!(text!("output-is-input", file = input.display()));
        }
        refuse_other_endings(named, endings)?;
        refuse_protected(&path)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        // personal data are not everybody's; the user's own mask may take more away
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o640);
        let (file, beside) = interrupt::undisturbed(|unfinished| {
            let made = make_beside(&path, |at| options.open(at))?.into_parts();
            unfinished.push(made.1.to_path_buf());
            io::Result::Ok(made)
        })
        .with_context(|| text!("writing-into-folder", folder = folder_of(&path).display()))?;
        Ok(Self::Beside(BufWriter::new(file), Partial { beside, path }))
    }

    /// The folder of the file; none of standard output.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Standard(_) => None,
            Self::Beside(_, partial) => Some(folder_of(&partial.path)),
        }
    }

    /// Everything is written: the file takes its name.
    pub fn finish(self) -> Result<()> {
        Self::finish_all([self])
    }

    /// Everything is written: all files take their names, or none does.
    pub fn finish_all(outputs: impl IntoIterator<Item = Self>) -> Result<()> {
        let mut complete = Vec::new();
        for mut output in outputs {
            // what goes to standard output cannot be taken back, so no file has its name before
            output.flush().context(WRITING)?;
            if let Self::Beside(out, partial) = output {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error).context(WRITING)?;
                complete.push((file, partial));
            }
        }
        interrupt::undisturbed(|_| {
            let mut placed: Vec<Placed> = Vec::new();
            let count = complete.len();
            for (place, (file, partial)) in complete.into_iter().enumerate() {
                match Placed::new(&file, partial, place + 1 < count) {
                    Ok(one) => placed.push(one),
                    Err(error) => {
                        placed.into_iter().rev().for_each(Placed::undo);
                        return Err(error);
                    }
                }
            }
            Ok(())
        })
    }

    /// An error with the name that was asked for.
    fn named(&self, error: &io::Error) -> io::Error {
        match self {
            Self::Standard(_) => io::Error::new(error.kind(), format!("standard output: {error}")),
            Self::Beside(_, partial) => io::Error::new(error.kind(), format!("{}: {error}", partial.path.display())),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match self {
            Self::Standard(out) => out.write(bytes),
            Self::Beside(out, _) => out.write(bytes),
        };
        written.map_err(|error| self.named(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = match self {
            Self::Standard(out) => out.flush(),
            Self::Beside(out, _) => out.flush(),
        };
        flushed.map_err(|error| self.named(&error))
    }
}

/// A file that has its name, and what had it before.
struct Placed {
    path: PathBuf,
    earlier: Option<TempPath>,
}

impl Placed {
    /// Gives a complete file its name; it can be undone if what had the name before is kept.
    #[cfg_attr(not(unix), expect(unused_variables, reason = "permissions of a file are those of its folder there"))]
    fn new(file: &File, Partial { beside, path }: Partial, keeps: bool) -> Result<Self> {
        let writing = || text!("writing-file", file = path.display());
        let existing = fs::metadata(&path).ok();
        #[cfg(unix)]
        if let Some(existing) = &existing {
            file.set_permissions(existing.permissions()).with_context(writing)?;
        }
        let keep = |at: &Path| fs::hard_link(&path, at).or_else(|_| fs::copy(&path, at).map(drop));
        let earlier = existing.filter(|_| keeps).map(|_| make_beside(&path, keep)).transpose().with_context(writing)?;
        beside.persist(&path).map_err(|error| error.error).with_context(writing)?;
        Ok(Self { path, earlier: earlier.map(NamedTempFile::into_temp_path) })
    }

    fn undo(self) {
        // there is nobody left to tell if this fails as well
        let _ = match self.earlier {
            Some(earlier) => earlier.persist(&self.path).map_err(|error| error.error),
            None => fs::remove_file(&self.path),
        };
    }
}

/// Whoever opens a file by its name expects what the name says.
fn refuse_other_endings(path: &Path, endings: &[&str]) -> Result<()> {
    let Some(ending) = path.extension().map(OsStr::to_string_lossy) else { return Ok(()) };
    if endings.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        return Ok(());
    }
    let known: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
    let known = known.join(&text!("or").to_string());
    bail!(text!("output-ending", file = path.display(), ending = ending.into_owned(), known = known))
}

/// A file that somebody protected is not replaced, although its folder would allow it.
fn refuse_protected(path: &Path) -> Result<()> {
    let Ok(existing) = fs::metadata(path) else { return Ok(()) };
    let opened = OpenOptions::new().append(true).open(path);
    if existing.permissions().readonly() || opened.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied) {
        bail!(text!("output-protected", file = path.display()));
    }
    opened.map(drop).with_context(|| text!("writing-file", file = path.display()))
}

/// The ordinary file that is meant: behind a link, its target.
fn target(path: &Path) -> Result<PathBuf> {
    let path = match fs::symlink_metadata(path) {
        Ok(existing) if existing.is_symlink() && !is_of_system(path) => {
            fs::canonicalize(path).with_context(|| text!("output-link", file = path.display()))?
        }
        _ => path.to_owned(),
    };
    if path.is_dir() {
        bail!(text!("output-folder", file = path.display()));
    }
    if is_of_system(&path) || fs::metadata(&path).is_ok_and(|existing| !existing.is_file()) {
        bail!(text!("output-not-ordinary", file = path.display()));
    }
    Ok(path)
}

/// Devices, pipes and open files cannot be replaced by renaming; the memory under /dev/shm is a disk like others.
fn is_of_system(path: &Path) -> bool {
    let folder = fs::canonicalize(folder_of(path)).unwrap_or_else(|_| folder_of(path).to_owned());
    ["/dev", "/proc", "/sys"].iter().any(|system| folder.starts_with(system)) && !folder.starts_with("/dev/shm")
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a file beside `path` that has a name of its own, `.scores.csv.enkat-partial-` and six signs.
fn make_beside<F>(path: &Path, make: impl FnMut(&Path) -> io::Result<F>) -> io::Result<NamedTempFile<F>> {
    // file systems take names of at most 255 bytes
    const LONGEST: usize = 200;
    let name = path.file_name().filter(|name| name.len() <= LONGEST).unwrap_or(OsStr::new("output"));
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(format!(".{PARTIAL}-"));
    Builder::new().prefix(&prefix).make_in(folder_of(path), make)
}

//! Whole files or nothing.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use tempfile::NamedTempFile;

/// Standard output, or a file that takes its name only when it is complete.
pub enum Output {
    /// Standard output.
    Standard(BufWriter<io::StdoutLock<'static>>),
    /// A file beside the one that it will be.
    Beside(BufWriter<NamedTempFile>, PathBuf),
}

impl Output {
    /// Prepares to write to `path`, or to standard output; `input` must not be overwritten.
    pub fn create(path: Option<&Path>, input: Option<&str>) -> Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Standard(BufWriter::new(io::stdout().lock())));
        };
        if path.is_dir() {
            bail!("{} is a folder, expected a file to write", path.display());
        }
        let same = |input: &str| Some(fs::canonicalize(input).ok()? == fs::canonicalize(path).ok()?);
        if input.and_then(same).unwrap_or(false) {
            bail!("{} is the table that is read; choose another name for the output", path.display());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if fs::metadata(path).is_ok_and(|existing| !existing.is_file()) {
            // a device or a pipe cannot be replaced by renaming
            bail!("{} is no ordinary file; write to standard output instead", path.display());
        }
        let file = NamedTempFile::new_in(folder).with_context(|| format!("writing into the folder {}", folder.display()))?;
        Ok(Self::Beside(BufWriter::new(file), path.to_owned()))
    }

    /// Everything is written: the file takes its name.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Standard(mut out) => Ok(out.flush()?),
            Self::Beside(out, path) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error).context("writing the output")?;
                #[cfg(unix)]
                {
                    use std::os::unix::fs::PermissionsExt as _;
                    // a temporary file is its owner's alone; the output gets what a new file would
                    let mode = fs::metadata(&path).map_or(0o640, |existing| existing.permissions().mode());
                    file.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
                }
                file.persist(&path).map_err(|error| error.error).with_context(|| format!("writing {}", path.display()))?;
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::Beside(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::Beside(out, _) => out.flush(),
        }
    }
}

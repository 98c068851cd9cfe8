//! Whole files or nothing.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use tempfile::NamedTempFile;

use crate::interrupt;

/// Standard output, or a file that takes its name only when it is complete.
pub enum Output {
    /// Standard output.
    Standard(BufWriter<io::Stdout>),
    /// A file beside the one that it will be.
    Beside(BufWriter<NamedTempFile>, PathBuf),
}

/// What was tried when an output cannot be written.
pub const WRITING: &str = "writing the output";

impl Output {
    /// Prepares to write to `path`, or to standard output; none of `inputs` may be overwritten.
    pub fn create(path: Option<&Path>, inputs: &[&Path]) -> Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Standard(BufWriter::new(io::stdout())));
        };
        let path = target(path)?;
        refuse_foreign_form(&path)?;
        let same =
            |input: &&&Path| fs::canonicalize(input).is_ok_and(|input| fs::canonicalize(&path).is_ok_and(|path| path == input));
        if let Some(input) = inputs.iter().find(same) {
            bail!("{} is read as well; choose another name for the output", input.display());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut beside = tempfile::Builder::new();
        beside.prefix(".enkat-");
        #[cfg(unix)]
        // personal data are not everybody's; the user's own mask may take more away
        beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o640));
        let file = beside
            .tempfile_in(folder)
            // the error itself would show the name of a file that nobody asked for
            .map_err(|error| io::Error::from(error.kind()))
            .with_context(|| format!("writing into the folder {}", folder.display()))?;
        interrupt::remove_when_stopped(file.path())?;
        Ok(Self::Beside(BufWriter::new(file), path))
    }

    /// Everything is written: the file takes its name.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Standard(mut out) => Ok(out.flush()?),
            Self::Beside(out, path) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error).context("writing the output")?;
                #[cfg(unix)]
                if let Ok(existing) = fs::metadata(&path) {
                    file.as_file().set_permissions(existing.permissions())?;
                }
                file.persist(&path).map_err(|error| error.error).with_context(|| format!("writing {}", path.display()))?;
                Ok(())
            }
        }
    }
}

/// Whoever opens a file by its name expects what the name says.
fn refuse_foreign_form(path: &Path) -> Result<()> {
    const FOREIGN: [&str; 20] = [
        "parquet", "arrow", "feather", "xlsx", "xlsm", "xls", "ods", "pdf", "docx", "doc", "odt", "sav", "dta", "rds", "gz",
        "zst", "zip", "bz2", "xz", "7z",
    ];
    match path.extension().and_then(|extension| extension.to_str()) {
        Some(extension) if FOREIGN.iter().any(|foreign| extension.eq_ignore_ascii_case(foreign)) => {
            bail!(
                "{}: files that end in .{extension} are not written; end the name in .csv, or for a report in .html, .md, .json or .txt",
                path.display()
            )
        }
        _ => Ok(()),
    }
}

/// The ordinary file that is meant: behind a link, its target.
fn target(path: &Path) -> Result<PathBuf> {
    let is_device = |path: &Path| ["/dev", "/proc"].iter().any(|folder| path.starts_with(folder));
    if is_device(path) {
        // a device or a pipe cannot be replaced by renaming
        bail!("{} is not an ordinary file; leave out the name to write to standard output", path.display());
    }
    let path = match fs::symlink_metadata(path) {
        Ok(existing) if existing.is_symlink() => {
            fs::canonicalize(path).with_context(|| format!("{} is a link that leads nowhere", path.display()))?
        }
        _ => path.to_owned(),
    };
    if path.is_dir() {
        bail!("{} is a folder, expected a file to write", path.display());
    }
    if is_device(&path) || fs::metadata(&path).is_ok_and(|existing| !existing.is_file()) {
        bail!("{} is not an ordinary file; leave out the name to write to standard output", path.display());
    }
    Ok(path)
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

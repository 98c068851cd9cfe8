//! Which files are meant.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::pattern::Matches;
use crate::config::CheckSettings;
use crate::text;

/// Which files are meant, each once and in the order in which they were named, and which folders could not be looked through.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) files: Vec<PathBuf>,
    pub(super) unreadable: Vec<(PathBuf, io::Error)>,
    places: HashSet<PathBuf>,
}

impl Inputs {
    /// The files behind paths and patterns: of the command line, else of the settings file.
    pub(super) fn named(given: &[PathBuf], settings: &CheckSettings) -> Result<Self> {
        let mut inputs = Self::default();
        for path in given {
            inputs.add(Path::new(""), path)?;
        }
        if given.is_empty() {
            for text in &settings.files {
                inputs.add(&settings.folder, Path::new(text))?;
            }
        }
        if inputs.files.is_empty() && inputs.unreadable.is_empty() {
            bail!(text!("no-file-named"));
        }
        Ok(inputs)
    }

    /// A file, or all that match; the name of the folder is not a pattern, whatever is in it.
    fn add(&mut self, folder: &Path, path: &Path) -> Result<()> {
        let whole = folder.join(path);
        if !is_pattern(path) || whole.exists() {
            self.add_file(whole);
            return Ok(());
        }
        let Matches { files, unreadable } = Matches::of(folder, path)?;
        if files.is_empty() && unreadable.is_empty() {
            bail!(text!("no-file-matches", pattern = whole.display()));
        }
        for file in files {
            self.add_file(file);
        }
        self.unreadable.extend(unreadable);
        Ok(())
    }

    fn add_file(&mut self, file: PathBuf) {
        // one file may be named in several ways
        if self.places.insert(fs::canonicalize(&file).unwrap_or_else(|_| file.clone())) {
            self.files.push(file);
        }
    }
}

/// A shell may have left it as it was; a file of that very name is meant itself.
fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}

//! Which files are meant.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::config::CheckSettings;

/// The files behind paths and patterns, each once, in the order in which they were named: on the
/// command line, else in the settings file.
pub(super) fn named(given: &[PathBuf], settings: &CheckSettings) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut places = HashSet::new();
    let mut add = |path: &Path, pattern: &str| {
        let found = if is_pattern(path) { matching(pattern)? } else { vec![path.to_owned()] };
        for file in found {
            // one file may be named in several ways
            if places.insert(fs::canonicalize(&file).unwrap_or_else(|_| file.clone())) {
                files.push(file);
            }
        }
        anyhow::Ok(())
    };
    for path in given {
        add(path, &path.to_string_lossy())?;
    }
    if given.is_empty() {
        for text in &settings.files {
            // the name of the folder is not a pattern, whatever is in it
            let folder = glob::Pattern::escape(&settings.folder.to_string_lossy());
            add(&settings.folder.join(text), &Path::new(&folder).join(text).to_string_lossy())?;
        }
    }
    if files.is_empty() {
        bail!(
            "no file is named; give a table, a pattern such as data/*.csv, or - for standard input, \
             or name files under [check] in enkat.toml"
        );
    }
    Ok(files)
}

/// A shell may have left it as it was; a file of that very name is meant itself.
fn is_pattern(path: &Path) -> bool {
    path.to_str().is_some_and(|text| text.contains(['*', '?', '['])) && !path.exists()
}

fn matching(text: &str) -> Result<Vec<PathBuf>> {
    let found = glob::glob(text).with_context(|| format!("the pattern {text}"))?;
    let files: Vec<PathBuf> = found.filter_map(Result::ok).filter(|path| !path.is_dir()).collect();
    if files.is_empty() {
        bail!("no file matches {text}");
    }
    Ok(files)
}

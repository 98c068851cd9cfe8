//! Which files are meant.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// The files behind paths and patterns, each once, in the order in which they were named.
pub(super) fn named(given: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for path in given {
        let found = if is_pattern(path) { matching(path)? } else { vec![path.clone()] };
        for file in found {
            if !files.contains(&file) {
                files.push(file);
            }
        }
    }
    if files.is_empty() {
        bail!("no file is named; give a table, a pattern such as data/*.csv, or - for standard input");
    }
    Ok(files)
}

/// A shell may have left it as it was; a file of that very name is meant itself.
fn is_pattern(path: &Path) -> bool {
    path.to_str().is_some_and(|text| text.contains(['*', '?', '['])) && !path.exists()
}

fn matching(pattern: &Path) -> Result<Vec<PathBuf>> {
    let text = pattern.to_string_lossy();
    let found = glob::glob(&text).with_context(|| format!("the pattern {text}"))?;
    let files: Vec<PathBuf> = found.filter_map(Result::ok).filter(|path| !path.is_dir()).collect();
    if files.is_empty() {
        bail!("no file matches {text}");
    }
    Ok(files)
}

//! Files by a pattern: every file that matches is found, or it is told what was not looked through.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use crate::text;
use anyhow::{Context as _, Result};
use glob::Pattern;

/// Any number of folders.
const FOLDERS: &str = "**";

/// What matches a pattern.
#[derive(Default)]
pub(super) struct Matches {
    /// The files, sorted by the names of their folders and their own.
    pub(super) files: Vec<PathBuf>,
    /// Folders in which there may be more.
    pub(super) unreadable: Vec<(PathBuf, io::Error)>,
}

impl Matches {
    /// Of a pattern as seen from `folder`, part by part; a name that is not UTF-8 is compared as it is shown.
    pub(super) fn of(folder: &Path, pattern: &Path) -> Result<Self> {
        let mut matches = Self::default();
        let mut found = vec![folder.to_owned()];
        for part in pattern.components() {
            let text = part.as_os_str().to_string_lossy();
            found = match part {
                Component::Normal(_) if text == FOLDERS => {
                    found.iter().flat_map(|folder| matches.folders_below(folder)).collect()
                }
                Component::Normal(_) if text.contains(['*', '?', '[']) => {
                    let name = Pattern::new(&text).with_context(|| text!("the-pattern", pattern = pattern.display()))?;
                    let is_match = |entry: &OsStr| name.matches(&entry.to_string_lossy());
                    found.iter().flat_map(|folder| matches.entries(folder, is_match)).collect()
                }
                part => found.iter().map(|folder| folder.join(part)).collect(),
            };
        }
        if pattern.ends_with(FOLDERS) {
            found = found.iter().flat_map(|folder| matches.entries(folder, |_| true)).collect();
        }
        // whatever else is wrong with a file is told when it is opened
        found.retain(|path| match fs::symlink_metadata(path) {
            Ok(_) => !path.is_dir(),
            Err(error) => !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory),
        });
        Ok(Self { files: found, ..matches })
    }

    /// What lies in a folder under a name that matches.
    fn entries(&mut self, folder: &Path, is_match: impl Fn(&OsStr) -> bool) -> Vec<PathBuf> {
        let place = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let names =
            fs::read_dir(place).and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>());
        match names {
            Ok(mut names) => {
                names.retain(|name| is_match(name));
                names.sort_unstable();
                names.into_iter().map(|name| folder.join(name)).collect()
            }
            // a file where the pattern has a folder
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Vec::new(),
            Err(error) => {
                self.unreadable.push((place.to_owned(), error));
                Vec::new()
            }
        }
    }

    /// A folder and all below it, but not those behind links, which may lead in a circle.
    fn folders_below(&mut self, folder: &Path) -> Vec<PathBuf> {
        let mut all = Vec::new();
        let mut waiting = vec![folder.to_owned()];
        while let Some(folder) = waiting.pop() {
            let mut below = self.entries(&folder, |_| true);
            below.retain(|path| fs::symlink_metadata(path).is_ok_and(|entry| entry.is_dir()));
            waiting.extend(below.into_iter().rev());
            all.push(folder);
        }
        all
    }
}

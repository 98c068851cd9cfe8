//! A settings file, and what it says of each table.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use toml::{Table, Value};

use super::schema::ALSO;
use super::written::Written;
use crate::args::{Lang, or_from_file};
use crate::input::{Input, composed};
use crate::{language, own_file, text};

/// The keys that say how a table is read: all that may stand in the table of a single file.
pub(crate) const READING: [&str; 10] =
    ["map", "wave", "missing-code", "codes", "delimiter", "sheet", "header-line", "not-identity", "occasion", "set"];
/// Keys that hold paths, which lead elsewhere from another folder.
const PATHS: [&str; 7] = ["value-set-file", "scale-file", "form", "programme", "norms", "output", "check"];
/// The key of the tables of single files.
const FILES: &str = "files";

/// A settings file that was read and found sound.
pub(super) struct SettingsFile {
    pub(super) path: PathBuf,
    keys: Table,
    of_files: Table,
}

impl SettingsFile {
    pub(super) fn read(path: PathBuf) -> Result<Self> {
        let text = own_file::text(&path).with_context(|| text!("reading-settings", file = path.display()))?;
        let (keys, of_files) = parsed(&text).with_context(|| text!("the-settings", file = path.display()))?;
        let spoken = keys.get("lang").and_then(Value::as_str).map(str::to_owned);
        if let Some(language) = or_from_file::<Lang>(None, spoken.as_ref(), "lang")? {
            language::choose(language.into());
        }
        Ok(Self { path, keys, of_files })
    }

    /// The folder that its paths are seen from.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// All that it says, where `input` is the table.
    pub(super) fn of(&self, input: &Path) -> Result<Written> {
        self.written(self.keys_of(input))
    }

    /// What it says of how `input` is read, one of several tables.
    pub(super) fn reading(&self, input: &Path) -> Result<Written> {
        let mut keys = self.keys_of(input);
        keys.retain(|key, _| READING.contains(&key));
        self.written(keys)
    }

    /// What it says beside how tables are read.
    pub(super) fn others(&self) -> Result<Written> {
        self.written(self.other_keys())
    }

    fn other_keys(&self) -> Table {
        let mut keys = self.keys.clone();
        keys.retain(|key, _| !READING.contains(&key));
        keys
    }

    fn keys_of(&self, input: &Path) -> Table {
        let mut keys = self.keys.clone();
        for (key, value) in self.of_file(input).into_iter().flatten() {
            match (keys.get_mut(key), value) {
                (Some(Value::Table(of_all)), Value::Table(own)) => of_all.extend(own.clone()),
                _ => {
                    keys.insert(key.clone(), value.clone());
                }
            }
        }
        keys
    }

    /// The table of a file, by its path as seen from here, else by its name.
    fn of_file(&self, input: &Path) -> Option<&Table> {
        let is_path = |name: &str| self.folder().join(name) == input || composed(&self.folder().join(name)) == composed(input);
        let is_name = |name: &str| is_named(input, name);
        let named = |is: &dyn Fn(&str) -> bool| self.of_files.iter().find(|(name, _)| is(name));
        named(&is_path).or_else(|| named(&is_name)).and_then(|(_, table)| table.as_table())
    }

    /// Names of files that it speaks of and that are nowhere: probably misspelt.
    pub(super) fn missing_files<'f>(&'f self, inputs: &'f [Input]) -> impl Iterator<Item = &'f str> {
        let names = self.of_files.keys().map(String::as_str);
        let is_read = |name: &str| inputs.iter().any(|input| is_named(&input.path, name));
        names.filter(move |name| !is_read(name) && !exists(&self.folder().join(name)))
    }

    /// Of several files the one that says more than how tables are read; several must not.
    pub(super) fn that_says_more(files: &[Self]) -> Result<Option<&Self>> {
        let more: Vec<&Self> = files.iter().filter(|file| !file.other_keys().is_empty()).collect();
        let Some((first, others)) = more.split_first() else { return Ok(None) };
        let has_paths = |keys: &Table| PATHS.iter().any(|key| keys.contains_key(*key));
        let keys = first.other_keys();
        for other in others {
            if other.other_keys() != keys || has_paths(&keys) {
                let mut named: Vec<String> = keys.keys().chain(other.other_keys().keys()).cloned().collect();
                named.sort_unstable();
                named.dedup();
                let [one, other] = [first, other].map(|file| file.path.display());
                bail!(text!("settings-both-say-more", one = one, other = other, named = named.join(", ")));
            }
        }
        Ok(Some(first))
    }

    fn written(&self, keys: Table) -> Result<Written> {
        keys.try_into().with_context(|| text!("the-settings", file = self.path.display()))
    }
}

/// A file of this name, whatever its folder.
fn is_named(path: &Path, name: &str) -> bool {
    path.file_name().is_some_and(|own| composed(Path::new(own)) == composed(Path::new(name)))
}

/// It is there, however its name writes å, ä and ö.
fn exists(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = path.file_name().map(|name| composed(Path::new(name))) else { return path.exists() };
    let is_it = |entry: fs::DirEntry| composed(Path::new(&entry.file_name())) == name;
    path.exists() || fs::read_dir(folder).is_ok_and(|entries| entries.flatten().any(is_it))
}

/// The keys of a sound text under their own names, and the tables of single files.
fn parsed(text: &str) -> Result<(Table, Table)> {
    // it is read as a whole first, for messages that name the line
    own_file::toml::<Written>(text)?;
    let mut keys = renamed(own_file::toml(text)?);
    let mut of_files = Table::new();
    for (file, own) in keys.remove(FILES).and_then(|files| files.as_table().cloned()).unwrap_or_default() {
        let own = renamed(own.as_table().cloned().unwrap_or_default());
        if let Some(key) = own.keys().find(|key| !READING.contains(&key.as_str())) {
            let file = format!("{file:?}");
            bail!(text!("settings-of-single-file", file = file, key = key, known = READING.join(" ")));
        }
        of_files.insert(file, own.into());
    }
    Ok((keys, of_files))
}

/// The same keys, each under its own name.
fn renamed(keys: Table) -> Table {
    let own = |key: String| {
        let also = ALSO.iter().find(|(_, others)| others.contains(&key.as_str()));
        also.map_or(key, |(own, _)| (*own).to_owned())
    };
    keys.into_iter().map(|(key, value)| (own(key), value)).collect()
}

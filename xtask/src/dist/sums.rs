//! SHA-256 of each file, as `sha256sum --check` reads it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

const FILE: &str = "SHA256SUMS";

/// By the name of the file.
pub(crate) type Sums = BTreeMap<String, String>;

/// Writes the sums of all that is in `out`.
pub(crate) fn write(out: &Path) -> Result<Sums> {
    let mut sums = Sums::new();
    for file in fs::read_dir(out)? {
        let path = file?.path();
        let name = path.file_name().context("a file has a name")?.to_string_lossy().into_owned();
        let digest = Sha256::digest(fs::read(&path)?);
        let sum = digest.iter().fold(String::new(), |mut sum, byte| {
            let _ = write!(sum, "{byte:02x}");
            sum
        });
        sums.insert(name, sum);
    }
    let lines = sums.iter().fold(String::new(), |mut lines, (name, sum)| {
        let _ = writeln!(lines, "{sum}  {name}");
        lines
    });
    fs::write(out.join(FILE), lines).context(FILE)?;
    Ok(sums)
}

/// The files that are not the same in both, or in one alone.
pub(crate) fn differing(one: &Sums, other: &Sums) -> Vec<String> {
    let names = one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name));
    let mut names: Vec<String> = names.cloned().collect();
    names.sort();
    names.dedup();
    names
}

/// What was made, with its size.
pub(crate) fn table(out: &Path, sums: &Sums) -> Result<String> {
    let mut table = String::new();
    for name in sums.keys() {
        writeln!(table, "{:>12} bytes  {name}", fs::metadata(out.join(name))?.len())?;
    }
    Ok(table)
}

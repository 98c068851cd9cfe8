//! What goes with the program: how to use it, under which licence, and what it is made of.

use std::fs;

use anyhow::{Context as _, Result};

use super::archive::Entry;
use super::build::{Build, said};
use super::skipped;

/// A file of the repository, and its name in an archive.
const FILES: [(&str, &str); 5] = [
    ("README.md", "README.md"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("data/fonts/LICENSE-OFL.txt", "LICENSE-OFL.txt"),
];
const LICENCES: &str = "THIRD-PARTY.md";
const PARTS: &str = "enkat.cdx.json";

pub(crate) fn write(build: &Build) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for (file, name) in FILES {
        let bytes = fs::read(build.root.join(file)).with_context(|| format!("reading {file}"))?;
        entries.push(Entry { name: name.into(), bytes, is_program: false });
    }
    entries.extend(licences(build)?.map(|bytes| Entry { name: LICENCES.into(), bytes, is_program: false }));
    entries.extend(parts(build)?.map(|bytes| Entry { name: PARTS.into(), bytes, is_program: false }));
    Ok(entries)
}

/// The licence of every crate in the program, each text once with the crates that have it; it fails on one that is not allowed.
fn licences(build: &Build) -> Result<Option<Vec<u8>>> {
    if said(&build.root, &["cargo", "about", "--version"]).is_err() {
        skipped(&format!("{LICENCES}: `cargo install --locked --features cli cargo-about`"));
        return Ok(None);
    }
    let path = build.target.join(LICENCES);
    fs::create_dir_all(&build.target)?;
    let words =
        "cargo about generate --locked --fail --manifest-path cli/Cargo.toml --config xtask/about.toml xtask/about.hbs -o";
    let words: Vec<&str> = words.split(' ').collect();
    build.run(&build.root, &[&words[..], &[&path.to_string_lossy()]].concat(), "")?;
    Ok(Some(fs::read(path)?))
}

/// The parts of the program, as CycloneDX. A wheel has its own.
fn parts(build: &Build) -> Result<Option<Vec<u8>>> {
    if said(&build.root, &["cargo", "cyclonedx", "--version"]).is_err() {
        skipped(&format!("{PARTS}: `cargo install --locked cargo-cyclonedx`"));
        return Ok(None);
    }
    let words = "cargo cyclonedx --manifest-path cli/Cargo.toml --format json --target all --override-filename enkat.cdx";
    build.run(&build.root, &words.split(' ').collect::<Vec<_>>(), "")?;
    // it writes beside the manifest of each crate of the workspace
    let mut parts = None;
    for folder in ["", "cli", "fuzz", "python", "tables", "xtask", "web"] {
        let path = build.root.join(folder).join(PARTS);
        if folder == "cli" {
            parts = Some(fs::read(&path).with_context(|| format!("reading {}", path.display()))?);
        }
        let _ = fs::remove_file(path);
    }
    Ok(parts)
}

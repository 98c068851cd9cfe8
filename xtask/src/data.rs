//! `cargo xtask data`: `data/` as an archive that can be deposited, the same bytes for the same commit.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};
use sha2::{Digest as _, Sha256};

use crate::command::run_words;

/// What is in the folder and not in the archive: it has a licence of its own.
const LEFT_OUT: &str = "fonts";
const SUMS: &str = "SHA256SUMS";

/// The sums of the files of the archive, but of themselves.
pub(crate) fn sums(root: &Path) -> Result<String> {
    let mut files = Vec::new();
    files_of(&root.join("data"), "", &mut files)?;
    files.sort();
    let sums = files.into_iter().filter(|file| file != SUMS).map(|file| {
        let bytes = fs::read(root.join("data").join(&file)).with_context(|| format!("reading data/{file}"))?;
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        Ok(format!("{sum}  {file}\n"))
    });
    sums.collect()
}

fn files_of(folder: &Path, within: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().into_string().ok().context("a name is no text")?;
        let path = format!("{within}{name}");
        if !entry.file_type()?.is_dir() {
            files.push(path);
        } else if path != LEFT_OUT {
            files_of(&entry.path(), &format!("{path}/"), files)?;
        }
    }
    Ok(())
}

/// The version that `data/CITATION.cff` has.
pub(crate) fn version(root: &Path) -> Result<String> {
    let citation = fs::read_to_string(root.join("data/CITATION.cff")).context("reading data/CITATION.cff")?;
    let version = citation.lines().find_map(|line| line.strip_prefix("version: "));
    Ok(version.context("data/CITATION.cff has no version")?.to_owned())
}

/// Writes the archive of what is committed.
pub(crate) fn archive(root: &Path) -> Result<()> {
    let git = |arguments: &[&str]| -> Result<String> {
        let ran = Command::new("git").args(arguments).current_dir(root).output().context("starting git")?;
        ensure!(ran.status.success(), "git {}: {}", arguments.join(" "), String::from_utf8_lossy(&ran.stderr));
        Ok(String::from_utf8(ran.stdout)?.trim().to_owned())
    };
    if !git(&["status", "--porcelain", "--", "data"])?.is_empty() {
        bail!("data/ has changes that are not committed; an archive is of a commit");
    }
    let version = version(root)?;
    let archive = format!("target/enkat-data-{version}.tar.gz");
    fs::create_dir_all(root.join("target"))?;
    let prefix = format!("--prefix=enkat-data-{version}/");
    let licences = ["LICENSE-MIT", "LICENSE-APACHE"].map(|file| format!("--add-file={file}"));
    // a tree has no time of its own, and the licences have that of the checkout
    let time = format!("--mtime={}", git(&["log", "-1", "--format=%cI"])?);
    let left_out = format!(":!{LEFT_OUT}");
    let [mit, apache] = &licences;
    let words =
        ["git", "archive", "--format=tar.gz", &prefix, mit, apache, &time, "-o", &archive, "HEAD:data", "--", ".", &left_out];
    run_words(root, &words)?;
    let sum: String =
        Sha256::digest(fs::read(root.join(&archive))?).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    println!("{sum}  {archive}");
    Ok(())
}

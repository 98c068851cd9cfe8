//! The program for each system, with its completions, its manual and the papers, in one archive.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::archive::{self, Entry};
use super::build::{Build, said};
use super::{skipped, wine};

/// Linux without a C library, and Windows.
pub(super) const TARGETS: [&str; 3] = ["x86_64-unknown-linux-musl", "aarch64-unknown-linux-musl", "x86_64-pc-windows-gnu"];
/// A program that is larger has caught something.
const MOST_BYTES: u64 = 15_000_000;
const SHELLS: [(&str, &str); 4] =
    [("bash", "enkat.bash"), ("zsh", "_enkat"), ("fish", "enkat.fish"), ("powershell", "enkat.ps1")];

/// Builds the program for each target that is there, and packs it with `papers`.
pub(crate) fn make_all(build: &Build, papers: &[Entry], out: &Path) -> Result<()> {
    let mut programs = Vec::new();
    for triple in TARGETS {
        if build.makes(triple) {
            programs.push((triple, program(build, triple)?));
        }
    }
    let of_target = |triple: &str| programs.iter().find(|(built, _)| *built == triple).map(|(_, program)| program);
    if let (Some(windows), Some(linux)) = (of_target("x86_64-pc-windows-gnu"), of_target("x86_64-unknown-linux-musl")) {
        wine::compare(build, windows, linux)?;
    }
    let runs = programs.iter().find(|(_, program)| said(&build.root, &[&program.to_string_lossy(), "--version"]).is_ok());
    let pages = if let Some((_, program)) = runs {
        pages(build, program)?
    } else {
        skipped("completions and manual: none of the programs runs on this machine");
        Vec::new()
    };
    for (triple, program) in programs {
        let file = program.file_name().context("a program has a name")?.to_string_lossy().into_owned();
        let mut entries = vec![Entry { name: file, bytes: fs::read(&program)?, is_program: true }];
        entries.extend(papers.iter().chain(&pages).cloned());
        archive::write(out, &format!("enkat-{}-{triple}", env!("CARGO_PKG_VERSION")), &entries, build.epoch)?;
    }
    Ok(())
}

fn program(build: &Build, triple: &str) -> Result<PathBuf> {
    let subcommand = if triple.contains("windows") { "build" } else { "zigbuild" };
    let words = ["cargo", subcommand, "--locked", "--profile", "dist", "--package", "enkat-cli", "--target", triple];
    build.run(&build.root, &words, triple)?;
    let file = if triple.contains("windows") { "enkat.exe" } else { "enkat" };
    let program = build.target.join(triple).join("dist").join(file);
    let bytes = fs::metadata(&program).with_context(|| format!("reading {}", program.display()))?.len();
    ensure!(bytes <= MOST_BYTES, "{triple}: the program has {bytes} bytes, at most {MOST_BYTES} are expected");
    Ok(program)
}

/// Completions and the manual, as the program itself prints them.
fn pages(build: &Build, program: &Path) -> Result<Vec<Entry>> {
    let program = program.to_string_lossy();
    let mut entries = Vec::new();
    for (shell, file) in SHELLS {
        let text = said(&build.root, &[&program, "completions", shell, "--lang", "en"])?;
        entries.push(Entry { name: format!("completions/{file}"), bytes: text.into_bytes(), is_program: false });
    }
    let folder = build.target.join("man");
    let _ = fs::remove_dir_all(&folder);
    said(&build.root, &[&program, "manual", &folder.to_string_lossy(), "--lang", "en"])?;
    for page in fs::read_dir(&folder)? {
        let page = page?.path();
        let name = page.file_name().context("a page has a name")?.to_string_lossy().into_owned();
        entries.push(Entry { name: format!("man/{name}"), bytes: fs::read(page)?, is_program: false });
    }
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(entries)
}

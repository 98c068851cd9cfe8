//! `cargo xtask dist`: what is given out with a release, in `target/dist`, as far as this machine can make it. What it
//! cannot make it says, and leaves out. `cargo xtask dist again` makes everything once more, elsewhere, and compares.

mod archive;
mod binary;
mod build;
mod papers;
mod sums;
pub(crate) mod tools;
mod wheel;
mod wine;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::page;
use build::Build;

/// Where it is, below the root.
const FOLDER: &str = "target/dist";
/// Where it is made once more.
const AGAIN: &str = "target/dist-again";
/// The page that needs no program, as its task makes it.
const PAGE: &str = "target/page/enkat.html";

/// Makes everything, or what is for the targets that are named; after `again` twice.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<()> {
    let (is_again, only) = match arguments.split_first() {
        Some((first, rest)) if first == "again" => (true, rest),
        _ => (false, arguments),
    };
    let known =
        |only: &&String| binary::TARGETS.contains(&only.as_str()) || wheel::WHEELS.iter().any(|(triple, _)| triple == only);
    if let Some(unknown) = only.iter().find(|only| !known(only)) {
        bail!("dist {unknown}: expected `again` or a target that is in xtask/src/dist");
    }
    let first = make(root, FOLDER, only)?;
    if is_again {
        let differing = sums::differing(&first, &make(root, AGAIN, only)?);
        if !differing.is_empty() {
            bail!("made twice, these differ: {}", differing.join(", "));
        }
        eprintln!("\n▶ the same bytes twice: {} files", first.len());
    }
    Ok(())
}

/// Makes everything in `folder`, and returns the sums of what is there.
fn make(root: &Path, folder: &str, only: &[String]) -> Result<sums::Sums> {
    let out = root.join(folder).join("out");
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
    let build = Build::begin(root, folder, only)?;
    let papers = papers::write(&build)?;
    binary::make_all(&build, &papers, &out)?;
    wheel::make_all(&build, &out)?;
    // with the targets that are named, nothing but what is for them
    if only.is_empty() {
        page(root, &out)?;
    }
    let sums = sums::write(&out)?;
    eprintln!("\n▶ {}", out.display());
    eprint!("{}", sums::table(&out, &sums)?);
    Ok(sums)
}

fn page(root: &Path, out: &Path) -> Result<()> {
    let missing = page::missing_to_build();
    if !missing.is_empty() {
        skipped(&format!("enkat.html: it needs {}", missing.join(", ")));
        return Ok(());
    }
    page::build(root)?;
    fs::copy(root.join(PAGE), out.join("enkat.html")).with_context(|| format!("copying {PAGE}"))?;
    Ok(())
}

/// Says what is left out.
fn skipped(what: &str) {
    eprintln!("\n▶ SKIPPED: {what}");
}

//! `cargo xtask fuzz [SECONDS]`: every border under a fuzzer, from its seeds, for so long each.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::command::step;

/// What a thread that reads a workbook keeps until it ends is taken for a leak.
const NO_LEAKS: &str = "-detect_leaks=0";

pub(crate) fn run(root: &Path, seconds: Option<&str>) -> Result<()> {
    let seconds: u32 = seconds.unwrap_or("60").parse().context("for how many seconds is each border tried?")?;
    step(root, "cargo run --quiet --package enkat-fuzz --example corpus", &[])?;
    for entry in fs::read_dir(root.join("fuzz/fuzz_targets"))? {
        let file = entry?.path();
        let border = file.file_stem().context("a target has a name")?.to_string_lossy();
        let limits = format!("-max_total_time={seconds}");
        step(root, &format!("cargo +nightly fuzz run {border}"), &["-timeout=20", "-rss_limit_mb=4096", NO_LEAKS, &limits])?;
    }
    Ok(())
}

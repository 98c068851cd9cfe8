//! `cargo xtask miri`: the library's small tests under Miri, an interpreter that stops at undefined behaviour.
//!
//! The library has no `unsafe` of its own. What it stands on has: the wiping of violence answers from memory, hashes of ids.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::command::step;

/// Tests that the interpreter, which is hundreds of times slower, gets through in minutes, by their beginnings.
const SMALL: [&str; 5] = ["ground::", "eq5d5l::decimal::", "kasam::", "tally::", "violence::"];
/// Those that draw hundreds of cases, each of which shows the same to the interpreter.
const DRAWN: [&str; 6] = [
    "--skip",
    "exact::tests::the_order_is_that_of_the_numbers",
    "--skip",
    "exact::tests::both_ways_of_dividing_agree",
    "--skip",
    "exact::tests::adding_is_exact",
];

pub(crate) fn run(root: &Path) -> Result<()> {
    let has_miri =
        Command::new("cargo").args(["+nightly", "miri", "--version"]).output().is_ok_and(|output| output.status.success());
    if !has_miri {
        eprintln!("\n▶ SKIPPED: Miri needs a nightly toolchain: `rustup toolchain install nightly --component miri,rust-src`");
        return Ok(());
    }
    step(root, "cargo +nightly miri test --package enkat --lib", &[&SMALL[..], &DRAWN[..]].concat())
}

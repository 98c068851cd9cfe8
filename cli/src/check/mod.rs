//! `enkat check`: every cell and every stored score that is wrong, and where.

pub mod outcome;

pub use outcome::{Excerpt, FileOutcome, Listed, Outcome, SwitchedOff};

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::args::CheckArgs;

/// Runs the command.
pub fn run(args: &CheckArgs) -> Result<ExitCode> {
    bail!("{} files", args.input.len())
}

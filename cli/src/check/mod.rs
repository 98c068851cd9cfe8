//! `enkat check`: every cell and every stored score that is wrong, and where.

pub mod format;
pub mod github;
pub mod human;
pub mod json;
pub mod junit;
pub mod outcome;
pub mod sarif;
mod text;

pub use format::{Format, Formats};
pub use outcome::{Excerpt, FileOutcome, Group, Listed, Outcome, SwitchedOff};

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::args::CheckArgs;

/// Runs the command.
pub fn run(args: &CheckArgs) -> Result<ExitCode> {
    bail!("{} files", args.input.len())
}

//! Running one command, and saying so.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

/// Runs one command of plain words in `folder`; `last` follows a `--`.
pub(crate) fn step(folder: &Path, command: &str, last: &[&str]) -> Result<()> {
    let dashes: &[&str] = if last.is_empty() { &[] } else { &["--"] };
    let words: Vec<&str> = command.split_whitespace().chain(dashes.iter().copied()).chain(last.iter().copied()).collect();
    run_words(folder, &words)
}

/// Runs one command in `folder`, word by word.
pub(crate) fn run_words(folder: &Path, words: &[&str]) -> Result<()> {
    run_in(folder, words, &[])
}

/// The same, with what stands in its environment.
pub(crate) fn run_in(folder: &Path, words: &[&str], environment: &[(&str, String)]) -> Result<()> {
    let command = words.join(" ");
    eprintln!("\n▶ {command}");
    let started = Instant::now();
    let (program, arguments) = words.split_first().context("an empty command")?;
    let mut process = Command::new(program);
    process.args(arguments).current_dir(folder).env("RUSTDOCFLAGS", "-D warnings");
    process.envs(environment.iter().map(|(name, value)| (name, value)));
    let status = process.status().with_context(|| format!("starting {command}"))?;
    if !status.success() {
        bail!("{command}: {status}");
    }
    eprintln!("  {:.0} s", started.elapsed().as_secs_f32());
    Ok(())
}

/// This machine has the program.
pub(crate) fn starts(program: &str) -> bool {
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).output();
    output.is_ok_and(|output| output.status.success())
}

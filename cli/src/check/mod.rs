//! `enkat check`: every cell and every stored score that is wrong, and where.

pub mod format;
pub mod github;
pub mod human;
mod inputs;
pub mod json;
pub mod junit;
pub mod outcome;
mod pipeline;
pub mod sarif;
mod text;

pub use format::{Format, Formats};
pub use outcome::{Excerpt, FileOutcome, Group, Listed, Outcome, SwitchedOff};

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use enkat::check::{Check, CheckChoices, StoredScore};
use enkat::finding::Severity;

use crate::args::{CheckArgs, FailOn};
use crate::config::Settings;
use crate::input::{Chunk, Table, name_of};
use crate::say::say;
use pipeline::Begun;

/// So many findings of each level are listed of each file.
const MOST_LISTED: usize = 1_000;

/// Runs the command.
pub fn run(args: &CheckArgs) -> Result<ExitCode> {
    let inputs = inputs::named(&args.input)?;
    let formats = Formats::parse(&args.format)?;
    let paths: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    let opened = formats.open(&paths)?;
    let mut files = Vec::new();
    for input in &inputs {
        let file = file(args, input).unwrap_or_else(|error| {
            say(format_args!("error: {error:#}"));
            FileOutcome { name: name_of(input), unusable: Some(format!("{error:#}")), ..FileOutcome::default() }
        });
        files.push(file);
    }
    let fail_on = match args.fail_on {
        Some(FailOn::Warning) => Severity::Warning,
        Some(FailOn::Error) | None => Severity::Error,
    };
    let outcome = Outcome { files, fail_on };
    opened.write(&outcome)?;
    Ok(ExitCode::from(outcome.exit_code()))
}

/// Checks one file.
fn file(args: &CheckArgs, input: &Path) -> Result<FileOutcome> {
    let settings = Settings::load(&args.table, input)?;
    let name = name_of(input);
    let mut table = Table::open(input, &settings.reading)?;
    let choices = CheckChoices {
        mappings: &settings.mappings,
        occasions: settings.occasions.clone(),
        missing_codes: &settings.missing_codes,
        missing: settings.missing,
        facts: settings.facts(),
        most_listed: args.max_findings.unwrap_or(MOST_LISTED),
        shows_values: args.show_values,
    };
    let mut check = Check::new(&settings.registry, &table.header(), choices).with_context(|| name.clone())?;
    let begun = Begun::new(&mut table)?;
    let stored: Vec<StoredScore> = args.stored.iter().map(|text| text.parse()).collect::<Result<_, _>>().context("--stored")?;
    let first_rows = if stored.is_empty() { Chunk::default() } else { begun.first_rows()? };
    for stored in &stored {
        check = check.comparing(stored, &settings.registry, |column| first_rows.column(column)).context("--stored")?;
    }
    let result = begun.run(&check)?;
    for note in table.notes() {
        say(format_args!("note: {name}: {note}"));
    }
    let columns = check.reader().header().to_vec();
    Ok(FileOutcome { name, rows: result.rows, columns, listed: result.listed, totals: result.totals, ..FileOutcome::default() })
}

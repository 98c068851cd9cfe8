//! The program `enkat`. It reads, asks the library, and writes: no scoring and
//! no statistics of its own.
#![allow(clippy::missing_errors_doc, reason = "every error here is a message for a person")]

pub mod args;
pub mod change;
pub mod check;
pub mod columns;
pub mod config;
mod desktop;
mod dropped;
pub mod exit_code;
pub mod finsam;
pub mod help;
pub mod how;
pub mod in_words;
pub mod input;
pub mod interrupt;
pub mod language;
pub mod library_errors;
pub mod list;
pub mod locale;
pub mod long_form;
pub mod norms;
pub mod open_table;
pub mod output;
pub mod own_file;
pub mod own_set;
pub mod person;
pub mod pictures;
pub mod pipeline;
pub mod program;
#[cfg(feature = "qualify")]
pub mod qualify;
pub mod record;
pub mod report;
pub mod row_columns;
pub mod row_output;
pub mod row_parquet;
pub mod row_sheet;
pub mod rows;
pub mod rules_page;
pub mod say;
pub mod score;
pub mod several;
pub mod sheet_cell;
pub mod shell;
pub mod source;
pub mod standard_output;
pub mod summary;
pub mod template;
pub mod text_output;
pub mod toml_syntax;

use std::io;

use anyhow::Result;

use args::{Cli, Command};
use exit_code::ExitCode;
use output::Output;

/// Runs one command.
///
/// # Errors
///
/// Whatever makes the call, the file or an option unusable; no output file is
/// left behind then.
pub fn run(cli: &Cli) -> Result<ExitCode> {
    if let Some(language) = cli.lang {
        language::choose(language.into());
    }
    match &cli.command {
        Command::Score(args) => score::run(args),
        Command::Change(args) => change::run(args),
        Command::Person(args) => person::run(args),
        Command::Finsam(args) => finsam::run(args),
        Command::Report(args) => report::run(args),
        Command::Check(args) => check::run(args),
        Command::Template(args) => template::run(args),
        Command::List(args) => on_standard_output(|out| list::list(args, out)),
        Command::Explain { rule } => on_standard_output(|out| list::explain(rule, out)),
        Command::Schema { instrument } => on_standard_output(|out| list::schema(instrument, out)),
        Command::Completions { shell } => on_standard_output(|out| shell::completions(*shell, out)),
        Command::Manual { folder } => shell::manual(folder).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "qualify")]
        Command::Qualify(args) => qualify::run(args),
    }
}

fn on_standard_output(tell: impl FnOnce(&mut Output) -> Result<()>) -> Result<ExitCode> {
    let mut out = Output::create(None, &[], &[])?;
    tell(&mut out)?;
    out.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// Somebody who reads our output has had enough.
#[must_use]
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}

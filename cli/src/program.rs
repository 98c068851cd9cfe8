//! The program from its command line to its exit code, for whoever starts it: its own `main`, or Python.

use std::ffi::OsString;
use std::io::{self, Write as _};

use anyhow::Context as _;
use clap::FromArgMatches as _;
use enkat::finding::holds_identity_number;

use crate::args::Cli;
use crate::exit_code::ExitCode;
use crate::output::WRITING;
use crate::say::say;
use crate::standard_output::standard_output;
use crate::{desktop, dropped, help, how, interrupt, is_closed_pipe, language, text};

/// Runs the program once in a process: signals and the language are taken for good. The first of `arguments` is its name.
#[must_use]
pub fn run(arguments: &[OsString]) -> ExitCode {
    interrupt::prepare();
    language::begin(arguments.iter().cloned());
    let code = match (dropped::tables(arguments), arguments.first()) {
        (Some(tables), Some(name)) => dropped::run(name, &tables),
        _ => of_command_line(arguments),
    };
    if arguments.len() < 2 {
        desktop::tell_of_dropping();
    }
    desktop::hold();
    code
}

/// Runs what the command line says, and tells what went wrong.
pub(crate) fn of_command_line(arguments: &[OsString]) -> ExitCode {
    let cli = help::command().try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let done = match cli {
        Ok(cli) => crate::run(&cli),
        Err(said) if said.use_stderr() && !holds_identity_number(&said.to_string()) => {
            match help::told(&said) {
                Some(told) => say(told),
                // standard error that is full or closed is nobody's fault
                None => drop(said.print()),
            }
            return ExitCode::UNUSABLE;
        }
        Err(said) if said.use_stderr() => Err(said.into()),
        // help, and the version
        Err(said) => standard_output()
            .and_then(|_| said.print())
            .and_then(|()| io::stdout().flush())
            .map(|()| ExitCode::SUCCESS)
            .context(WRITING),
    };
    match done {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(text!("error-that", what = how::told(&error)));
            ExitCode::UNUSABLE
        }
    }
}

//! The program `enkat`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::FromArgMatches as _;
use enkat::finding::holds_identity_number;
use enkat_cli::args::Cli;
use enkat_cli::output::WRITING;
use enkat_cli::say::say;
use enkat_cli::standard_output::standard_output;
use enkat_cli::{help, how, interrupt, language, text};

fn main() -> ExitCode {
    interrupt::prepare();
    language::begin(std::env::args_os());
    let cli = help::command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    let done = match cli {
        Ok(cli) => enkat_cli::run(&cli),
        Err(said) if said.use_stderr() && !holds_identity_number(&said.to_string()) => match help::told(&said) {
            Some(told) => {
                say(told);
                return ExitCode::from(2);
            }
            None => said.exit(),
        },
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
        Err(error) if enkat_cli::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(text!("error-that", what = how::told(&error)));
            ExitCode::from(2)
        }
    }
}

//! The program `enkat`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;
use enkat::finding::holds_identity_number;
use enkat_cli::args::Cli;
use enkat_cli::output::WRITING;
use enkat_cli::say::say;
use enkat_cli::standard_output::standard_output;
use enkat_cli::{how, interrupt};

fn main() -> ExitCode {
    interrupt::prepare();
    let done = match Cli::try_parse() {
        Ok(cli) => enkat_cli::run(&cli),
        Err(said) if said.use_stderr() && !holds_identity_number(&said.to_string()) => said.exit(),
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
            say(format_args!("error: {}", how::told(&error)));
            ExitCode::from(2)
        }
    }
}

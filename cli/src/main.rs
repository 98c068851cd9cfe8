//! The program `enkat`.

use std::process::ExitCode;

use clap::Parser as _;
use enkat_cli::args::Cli;
use enkat_cli::how;
use enkat_cli::say::say;

fn main() -> ExitCode {
    match enkat_cli::run(&Cli::parse()) {
        Ok(code) => code,
        Err(error) if enkat_cli::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(format_args!("error: {}", how::told(&error)));
            ExitCode::from(2)
        }
    }
}

//! The program `enkat`.

use std::process::ExitCode;

use clap::Parser as _;
use enkat_cli::args::Cli;

fn main() -> ExitCode {
    match enkat_cli::run(&Cli::parse()) {
        Ok(code) => code,
        Err(error) if enkat_cli::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

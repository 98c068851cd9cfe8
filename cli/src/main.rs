//! The program `enkat`.

use std::env::args_os;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = args_os().collect();
    ExitCode::from(u8::from(enkat_cli::program::run(&arguments)))
}

//! The program `enkat`.

use std::env::args_os;
use std::process::ExitCode;

#[cfg(target_env = "musl")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<_> = args_os().collect();
    ExitCode::from(u8::from(enkat_cli::program::run(&arguments)))
}

//! `cargo xtask test`: what CI runs. `cargo xtask tables`: `data/` to Rust.
//! `cargo xtask data`: `data/` as an archive. `cargo xtask docs`: the pages of `docs/` that are made. `cargo xtask page`: the program within one page.
//! `cargo xtask fuzz`: every border under a fuzzer.
//! `cargo xtask dist`: what is given out with a release, as far as this machine can make it; `cargo xtask tools`: what
//! it uses. `cargo xtask release TAG`: whether the tag may become a release.
//! `cargo xtask miri`: small tests in an interpreter that stops at undefined behaviour.

mod browser;
mod column_names;
mod command;
mod data;

// the library's own reading of printed decimals: written once
#[path = "../../src/eq5d5l/decimal.rs"]
mod decimal;
mod dist;
mod docs;
mod fuzz;
mod miri;
mod node;
mod page;
mod programme;
mod python;
mod references;
mod release;
mod service;
mod tables;
mod test;
mod validation;
mod violence_forms;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let task = std::env::args().nth(1);
    let done = match task.as_deref() {
        Some("tables") => tables::write(root),
        Some("data") => data::archive(root),
        Some("docs") => docs::write(root),
        Some("page") => page::build(root),
        Some("dist") => dist::run(root, &std::env::args().skip(2).collect::<Vec<_>>()),
        Some("release") => release::check(root, std::env::args().nth(2).as_deref()),
        Some("tools") => dist::tools::install(root),
        Some("fuzz") => fuzz::run(root, std::env::args().nth(2).as_deref()),
        Some("miri") => miri::run(root),
        Some("test") => test::run(root),
        _ => {
            eprintln!(
                "usage: cargo xtask test | tables | docs | data | page | dist [again] [TARGET]... | release TAG | tools | fuzz [SECONDS] | miri"
            );
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

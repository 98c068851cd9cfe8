//! `cargo xtask tools`: what `dist` and `release` use beside Rust, Python and Node.js, where it is not there yet.

use std::path::Path;

use anyhow::Result;

use super::{binary, wheel};
use crate::command::{run_words, step};
use crate::page;

/// They read the dependencies: licences for people, licences and sources for us, parts for whoever watches them.
const CRATES: [&str; 3] = ["cargo-about@0.9.3 --features cli", "cargo-deny@0.20.2", "cargo-cyclonedx@0.5.9"];

pub(crate) fn install(root: &Path) -> Result<()> {
    let mut targets: Vec<&str> =
        binary::TARGETS.into_iter().chain(wheel::WHEELS.into_iter().map(|(triple, _)| triple)).chain([page::TARGET]).collect();
    targets.sort_unstable();
    targets.dedup();
    run_words(root, &[&["rustup", "target", "add"], &targets[..]].concat())?;
    step(root, &format!("rustup toolchain install --profile minimal {}", env!("CARGO_PKG_RUST_VERSION")), &[])?;
    CRATES.into_iter().try_for_each(|tool| step(root, &format!("cargo install --locked {tool}"), &[]))
}

//! The example of a web service: built beside the library, tested by its clients.

use std::path::Path;

use anyhow::Result;

use crate::command::{run_words, step};

const FOLDER: &str = "examples/service";
/// What its clients need.
pub(crate) const REQUIREMENTS: &str = "examples/service/requirements.txt";

/// Lints and builds it; what the library's workspace has compiled is not compiled again.
pub(crate) fn build(root: &Path) -> Result<()> {
    step(root, &format!("cargo fmt --check --manifest-path {FOLDER}/Cargo.toml"), &[])?;
    let of_service = format!("--manifest-path {FOLDER}/Cargo.toml --target-dir target");
    step(root, &format!("cargo clippy --features echo {of_service}"), &["-D", "warnings"])?;
    step(root, &format!("cargo build {of_service}"), &[])
}

/// Tests what was built, for half a minute with requests that nobody thought of.
pub(crate) fn test(root: &Path, python: &str) -> Result<()> {
    run_words(&root.join(FOLDER), &[python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test.py"])
}

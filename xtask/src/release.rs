//! `cargo xtask release TAG`: whether a tag may become a release.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use toml::Table;

use crate::command::step;

const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn check(root: &Path, tag: Option<&str>) -> Result<()> {
    let tag = tag.context("which tag? cargo xtask release v0.1.0")?;
    ensure!(tag.strip_prefix('v') == Some(VERSION), "the tag is {tag} and the version {VERSION}");
    let changes = fs::read_to_string(root.join("CHANGELOG.md"))?;
    let heading = format!("## {VERSION}");
    ensure!(changes.lines().any(|line| line.starts_with(&heading)), "CHANGELOG.md has no heading {heading:?}");
    repository(root)?;
    // everything compiles from what is published, with the oldest Rust that is promised, and under licences that are allowed
    step(root, "cargo publish --workspace --locked --dry-run", &[])?;
    step(root, &format!("cargo +{} check --workspace --locked", env!("CARGO_PKG_RUST_VERSION")), &[])?;
    step(root, "cargo deny check", &[])
}

/// crates.io and PyPI say where the project lives, so it has to be there.
fn repository(root: &Path) -> Result<()> {
    let manifest: Table = fs::read_to_string(root.join("Cargo.toml"))?.parse()?;
    let package = manifest.get("workspace").and_then(|workspace| workspace.get("package"));
    let said = package.and_then(|package| package.get("repository")).and_then(|repository| repository.as_str());
    let said = said.context("Cargo.toml does not say where the project lives: `repository` in [workspace.package]")?;
    if let (Ok(server), Ok(name)) = (env::var("GITHUB_SERVER_URL"), env::var("GITHUB_REPOSITORY")) {
        let here = format!("{server}/{name}");
        ensure!(said == here, "Cargo.toml says that the project lives at {said}, and this is {here}");
    }
    Ok(())
}

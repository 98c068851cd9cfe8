//! What CI runs, and what a contributor runs before proposing a change.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::browser;
use crate::command::step;
use crate::node;
use crate::page;
use crate::python::Environment;
use crate::service;

pub(crate) fn run(root: &Path) -> Result<()> {
    // tests run without any feature, with some and with all; that the others compile is what the lints show
    let tested = ["", "schemars", "disclosure,documents,fhir,qualify,schemars"];
    let compiled = ["serde", "disclosure", "fhir", "html", "workbooks", "documents", "qualify"];
    // what is fetched from elsewhere comes while the compiler works
    let environment = Environment::begin(root)?;
    step(root, "cargo fmt --all --check", &[])?;
    for features in tested.into_iter().chain(compiled) {
        step(root, &with_features("cargo clippy --package enkat --all-targets", features), &["-D", "warnings"])?;
    }
    // the bare crate, and what is on by default one by one
    for features in ["", "check", "report"] {
        let command = with_features("cargo clippy --package enkat --lib --no-default-features", features);
        step(root, &command, &["-D", "warnings"])?;
    }
    let others = "--package enkat-cli --package enkat-python --package enkat-tables --package xtask";
    step(root, &format!("cargo clippy {others} --all-targets"), &["-D", "warnings"])?;
    tables(root)?;
    for features in tested {
        step(root, &with_features("cargo test --package enkat", features), &[])?;
    }
    step(root, "cargo test --package enkat-cli --package enkat-tables --package xtask", &[])?;
    service::build(root)?;
    if let Some(environment) = environment {
        environment.test(root)?;
    }
    node::run(root)?;
    browser::run(root)?;
    page::run(root)?;
    step(root, "cargo doc --workspace --no-deps --all-features", &[])?;
    // a link may lead to what needs another feature
    for features in tested.into_iter().chain(compiled) {
        step(root, &with_features("cargo doc --package enkat --lib --no-deps", features), &[])?;
    }
    borders(root)?;
    step(root, "cargo run --quiet --package enkat-cli -- report --demo --lang sv", &[])
}

/// Lints the readers of tables without what can be left out, and checks them for a web page.
fn tables(root: &Path) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    for features in ["", "compression", "parquet", "xlsx"] {
        let command = with_features("cargo clippy --package enkat-tables --all-targets --no-default-features", features);
        step(root, &command, &["-D", "warnings"])?;
    }
    let target = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    let folder = target.map(|target| String::from_utf8_lossy(&target.stdout).trim().to_owned()).unwrap_or_default();
    if !Path::new(&folder).is_dir() && std::env::var_os("CI").is_none() {
        eprintln!("\n▶ SKIPPED: the tables of a web page need the target {TARGET}; add it with `rustup target add {TARGET}`");
        return Ok(());
    }
    step(root, &format!("cargo check --package enkat-tables --target {TARGET}"), &[])
}

/// Tries the borders with their seeds and links the fuzz targets, which need a C++ compiler; only a user's machine may do without.
fn borders(root: &Path) -> Result<()> {
    let has_compiler = ["c++", "g++", "clang++"].iter().any(|name| Command::new(name).arg("--version").output().is_ok());
    if !has_compiler && std::env::var_os("CI").is_none() {
        eprintln!("\n▶ SKIPPED: the fuzz targets need a C++ compiler (c++, g++ or clang++), and there is none");
        return Ok(());
    }
    step(root, "cargo test --package enkat-fuzz", &[])
}

fn with_features(command: &str, features: &str) -> String {
    if features.is_empty() { command.into() } else { format!("{command} --features {features}") }
}

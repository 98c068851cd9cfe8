//! The pages of `docs/` that the program makes. It is run and not linked:
//! `cargo xtask tables` has to work while the library does not compile.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::validation;

/// Each page, and the arguments that print it; last what a qualification compares a release with.
const PAGES: [(&str, &str); 10] = [
    ("docs/baseline.schema.json", "schema baseline"),
    ("docs/check.schema.json", "schema check"),
    ("docs/enkat.schema.json", "schema settings"),
    ("docs/proposal.schema.json", "schema proposal"),
    ("docs/report.schema.json", "schema report"),
    ("docs/rules.md", "list rules --format md"),
    ("docs/demo.en.html", "report --demo --format html --lang en"),
    ("docs/demo.sv.html", "report --demo --format html --lang sv"),
    ("docs/release.sv.html", "report --demo --min-cell 5 --format html --lang sv"),
    ("src/report/qualification/reference/release.csv", "report --demo --min-cell 5 --format csv"),
];

pub(crate) fn write(root: &Path) -> Result<()> {
    validation::write(root)?;
    for (page, arguments) in PAGES {
        let mut program = Command::new("cargo");
        program.args(["run", "--quiet", "--package", "enkat-cli", "--"]).args(arguments.split(' ')).current_dir(root);
        // whatever language the one who runs it has
        program.env("LC_ALL", "C");
        // what it says on stderr is for whoever runs it
        let made = program.stderr(std::process::Stdio::inherit()).output().context("starting cargo")?;
        ensure!(made.status.success(), "enkat {arguments}: {}", made.status);
        let path = root.join(page);
        if fs::read(&path).ok().as_ref() != Some(&made.stdout) {
            fs::write(&path, made.stdout).with_context(|| format!("writing {page}"))?;
            println!("wrote {page}");
        }
    }
    Ok(())
}

//! What is checked by programs of other people's that run on Node.js.

use std::path::Path;

use anyhow::{Result, bail};

use crate::command::{starts, step};

/// Folder and matter of each check. Resources of FHIR lie beside theirs; a test of the library compares them with what it writes.
const CHECKS: [(&str, &str); 2] = [("tests/fhir", "what is written as FHIR"), ("tests/workflows", "the workflows")];

/// Only a user's machine may do without.
pub(crate) fn run(root: &Path) -> Result<()> {
    for (folder, matter) in CHECKS {
        if !starts("node") || !starts("npm") {
            let missing = format!("the check of {matter} needs Node.js and npm");
            if std::env::var_os("CI").is_some() {
                bail!("{missing}; .ci/run installs what Debian has");
            }
            eprintln!("\n▶ SKIPPED: {missing}, and there is none");
            continue;
        }
        let check = root.join(folder);
        step(&check, "npm ci", &[])?;
        step(&check, "npm test", &[])?;
    }
    Ok(())
}

//! What the library writes as FHIR, held against the published JSON schema.

use std::path::Path;

use anyhow::{Result, bail};

use crate::command::{starts, step};

/// Folder of the check, and in it of the resources, which a test of the library compares with what it writes.
const CHECK: &str = "tests/fhir";

/// Only a user's machine may do without.
pub(crate) fn run(root: &Path) -> Result<()> {
    if !starts("node") || !starts("npm") {
        let missing = "the check of what is written as FHIR needs Node.js and npm";
        if std::env::var_os("CI").is_some() {
            bail!("{missing}; .ci/run installs what Debian has");
        }
        eprintln!("\n▶ SKIPPED: {missing}, and there is none");
        return Ok(());
    }
    let check = root.join(CHECK);
    step(&check, "npm ci", &[])?;
    step(&check, "npm test", &[])
}

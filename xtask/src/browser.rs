//! The report in a real browser.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::command::{starts, step};

/// Folder of the checks, and in it of what they write: reports, screenshots and pages of A4.
const CHECKS: &str = "tests/browser";
const OUT: &str = "out";

/// What is reported, in which language, and into which file: the demonstration in short and in full, and as a
/// release, and groups whose names are markup, formulas, turned around and without end.
const REPORTS: [(&str, &str, &str); 6] = [
    ("--demo", "sv", "rapport.html"),
    ("--demo --full", "sv", "hela.html"),
    ("--demo --full", "en", "report.html"),
    ("--demo --min-cell 5 --by sex", "sv", "release.html"),
    ("--demo --min-cell 5 --full", "en", "full-release.html"),
    ("tests/browser/hostile.csv --internal --full --by place", "en", "hostile.html"),
];

/// Checks reports in Chromium; only a user's machine may do without.
pub(crate) fn run(root: &Path) -> Result<()> {
    let missing = missing();
    if !missing.is_empty() {
        let missing = missing.join(", ");
        if std::env::var_os("CI").is_some() {
            bail!("the checks of the report in a browser need {missing}; .ci/run installs what Debian has");
        }
        eprintln!("\n▶ SKIPPED: the checks of the report in a browser need {missing}, and there is none");
        return Ok(());
    }

    let checks = root.join(CHECKS);
    let out = checks.join(OUT);
    std::fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
    step(&checks, "npm ci", &[])?;
    step(&checks, "npm test", &[])?;
    for (what, language, file) in REPORTS {
        let report = format!("report {what} --lang {language} -o {CHECKS}/{OUT}/{file}");
        step(root, &format!("cargo run --quiet --package enkat-cli -- {report}"), &[])?;
        step(&checks, &format!("node check.mjs --lang {language} --out {OUT} {OUT}/{file}"), &[])?;
    }
    Ok(())
}

/// What the checks need and this machine lacks.
fn missing() -> Vec<&'static str> {
    let chromium = std::env::var("CHROMIUM").unwrap_or_default();
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    let has_browser = if chromium.is_empty() { browsers.into_iter().any(starts) } else { starts(&chromium) };
    let needs = [("Node.js", starts("node")), ("npm", starts("npm")), ("Chromium (or CHROMIUM, its path)", has_browser)];
    needs.into_iter().filter(|(_, there)| !there).map(|(name, _)| name).collect()
}

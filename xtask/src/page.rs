//! The program within one page: compiled for the web, made small, and put into a file that opens without a network.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::command::{run_words, starts, step};

const WEB: &str = "web";
pub(crate) const TARGET: &str = "wasm32-wasip1";
const OUT: &str = "target/page";

/// What Rust and its crates write for the web, which the optimiser has to be told; every browser reads it since 2023.
const FEATURES: [&str; 7] =
    ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext", "simd"];

/// `cargo xtask page`: makes `target/page/enkat.html`.
pub(crate) fn build(root: &Path) -> Result<()> {
    let missing = missing_to_build();
    if !missing.is_empty() {
        bail!("the page needs {}", missing.join(", "));
    }
    let web = root.join(WEB);
    let out = root.join(OUT);
    fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
    step(&web, "npm ci", &[])?;
    let program = "--package enkat-cli --bin enkat --no-default-features";
    step(root, &format!("cargo build {program} --profile page --target {TARGET}"), &[])?;
    let compiled = format!("target/{TARGET}/page/enkat.wasm");
    shrink(root, &compiled)?;
    step(&web, "npm run build", &[])?;
    for (what, file) in
        [("compiled", compiled.as_str()), ("made small", "target/page/enkat.wasm"), ("the page", "target/page/enkat.html")]
    {
        let size = fs::metadata(root.join(file)).with_context(|| file.to_owned())?.len();
        eprintln!("  {what}: {}.{:02} MB, {file}", size / 1_000_000, size % 1_000_000 / 10_000);
    }
    Ok(())
}

/// The program without what is in it twice or is never called. The optimiser's `-Oz` would take minutes for a file that is smaller by itself,
/// larger once it is packed, and slower.
const PASSES: [&str; 5] =
    ["--duplicate-function-elimination", "--vacuum", "--remove-unused-module-elements", "--strip-debug", "--strip-producers"];

fn shrink(root: &Path, compiled: &str) -> Result<()> {
    let optimiser = format!("{WEB}/node_modules/binaryen/bin/wasm-opt");
    let features: Vec<String> = FEATURES.iter().map(|feature| format!("--enable-{feature}")).collect();
    let out = format!("{OUT}/enkat.wasm");
    let mut words = vec!["node", &optimiser];
    words.extend(features.iter().map(String::as_str).chain(PASSES));
    words.extend([compiled, "-o", &out]);
    run_words(root, &words)
}

/// The page and its tests in both browsers; only a user's machine may do without.
pub(crate) fn run(root: &Path) -> Result<()> {
    let browsers = [
        ("CHROMIUM", "Chromium", &["chromium", "chromium-browser", "google-chrome"][..]),
        ("FIREFOX", "Firefox", &["firefox-esr", "firefox"]),
    ];
    let mut missing = missing_to_build();
    for (variable, name, programs) in browsers {
        let given = std::env::var(variable).unwrap_or_default();
        let is_there = if given.is_empty() { programs.iter().any(|program| starts(program)) } else { starts(&given) };
        if !is_there {
            missing.push(format!("{name} (or {variable}, its path)"));
        }
    }
    if !missing.is_empty() {
        let missing = missing.join(", ");
        if std::env::var_os("CI").is_some() {
            bail!("the page needs {missing}; .ci/run installs what Debian has");
        }
        eprintln!("\n▶ SKIPPED: the page needs {missing}, and there is none");
        return Ok(());
    }
    build(root)?;
    let web = root.join(WEB);
    step(&web, "npm run check", &[])?;
    step(&web, "npm test", &[])?;
    // what the page saves is compared with what the program writes
    step(root, "cargo build --package enkat-cli", &[])?;
    step(&web, "npm run browsers", &[])
}

/// What building it needs and this machine lacks.
pub(crate) fn missing_to_build() -> Vec<String> {
    let folder = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    let folder = folder.map(|folder| String::from_utf8_lossy(&folder.stdout).trim().to_owned()).unwrap_or_default();
    let target = format!("the target {TARGET} (rustup target add {TARGET})");
    let needs = [("Node.js", starts("node")), ("npm", starts("npm")), (target.as_str(), Path::new(&folder).is_dir())];
    needs.into_iter().filter(|(_, is_there)| !is_there).map(|(name, _)| name.to_owned()).collect()
}

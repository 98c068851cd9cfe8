//! The Python package for each system, which carries the program along, and its source.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use super::build::Build;

/// The oldest systems that a wheel is for: Linux with glibc 2.17 of 2014 or with musl 1.2, and Windows.
pub(super) const WHEELS: [(&str, &str); 5] = [
    ("x86_64-unknown-linux-gnu", "manylinux2014"),
    ("aarch64-unknown-linux-gnu", "manylinux2014"),
    ("x86_64-unknown-linux-musl", "musllinux_1_2"),
    ("aarch64-unknown-linux-musl", "musllinux_1_2"),
    ("x86_64-pc-windows-gnu", "off"),
];
/// A wheel that is larger has caught something.
const MOST_BYTES: u64 = 12_000_000;

/// Builds a wheel for each target that is there.
pub(crate) fn make_all(build: &Build, out: &Path) -> Result<()> {
    let folder = build.root.join("python");
    let to = out.to_string_lossy();
    for (triple, oldest) in WHEELS {
        if build.makes(triple) {
            let words = ["maturin", "build", "--locked", "--profile", "dist", "--target", triple, "--compatibility", oldest];
            // the linker of mingw leaves out the time, which zig writes into every program for Windows
            let linker: &[&str] = if triple.contains("windows") { &[] } else { &["--zig"] };
            let words = [&words[..], linker, &["--out", &to]].concat();
            build.run(&folder, &words, triple)?;
        }
    }
    for wheel in fs::read_dir(out)? {
        let wheel = wheel?;
        let bytes = wheel.metadata()?.len();
        let is_wheel = wheel.path().extension().is_some_and(|ending| ending == "whl");
        ensure!(!is_wheel || bytes <= MOST_BYTES, "{}: {bytes} bytes, at most {MOST_BYTES} are expected", wheel.path().display());
    }
    Ok(())
}

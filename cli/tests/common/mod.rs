//! Running the program.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) type Row = HashMap<String, String>;

/// What a run left behind.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        let ran = Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }

    /// The rows of a CSV on standard output.
    pub(crate) fn rows(&self) -> Vec<Row> {
        assert_eq!(self.code, Some(0), "{}", self.err);
        csv::Reader::from_reader(self.out.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
    }

    /// One column of a CSV on standard output.
    pub(crate) fn column(&self, name: &str) -> Vec<String> {
        self.rows().iter().map(|row| row[name].clone()).collect()
    }

    /// Exit 2, nothing written, and a message with all of these.
    pub(crate) fn refused(&self, parts: &[&str]) {
        assert_eq!(self.code, Some(2), "{}{}", self.out, self.err);
        assert_eq!(self.out, "");
        for part in parts {
            assert!(self.err.contains(part), "{:?} is not in {:?}", part, self.err);
        }
    }
}

pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_enkat"));
    // away from any settings file of the developer's
    command.current_dir(env!("CARGO_TARGET_TMPDIR"));
    command
}

/// The program on `input`, given on standard input.
pub(crate) fn enkat(arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
    let mut child =
        program().args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    // it may well stop reading early
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_ref());
    Ran::of(child.wait_with_output().expect("it ends"))
}

/// A golden file of the library's tests.
pub(crate) fn golden(path: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "tests", "golden", path].iter().collect()
}

pub(crate) fn golden_text(path: &str) -> String {
    std::fs::read_to_string(golden(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub(crate) fn golden_rows(path: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(golden(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// An empty folder of this name.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The names in a folder.
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Empty is no number.
pub(crate) fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty() && cell != "NA").then(|| cell.parse().unwrap_or_else(|_| panic!("{cell:?}")))
}

//! Running the program.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
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

    /// Exit 2, and a message with this.
    pub(crate) fn refused_in_err(&self, part: &str) {
        assert!(self.code == Some(2) && self.err.contains(part), "{part:?} is not in {:?}", self.err);
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

    /// The figures of a tidy report on standard output.
    pub(crate) fn figures(&self) -> Figures {
        let mut figures = HashMap::new();
        for row in self.rows() {
            let key = ["group", "measure", "occasion", "statistic"].map(|name| row[name].clone());
            let [value, n] = ["value", "n"].map(|name| number(&row[name]));
            let figure = Figure { value, n: n.unwrap_or_else(|| panic!("{key:?} has no n")), status: row["status"].clone() };
            assert_eq!(figure.value.is_some(), figure.status == "ok", "{key:?}: {figure:?}");
            assert_eq!(figures.insert(key.clone(), figure), None, "{key:?} is there twice");
        }
        Figures(figures)
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

/// What a report says of a group, a measure, an occasion and a statistic.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// None unless the status is `ok`.
    pub(crate) value: Option<f64>,
    pub(crate) n: f64,
    pub(crate) status: String,
}

/// The figures of a report, by group, measure, occasion and statistic.
pub(crate) struct Figures(pub(crate) HashMap<[String; 4], Figure>);

impl Figures {
    /// The figure, which has to be there.
    pub(crate) fn get(&self, key: [&str; 4]) -> &Figure {
        self.0.get(&key.map(str::to_owned)).unwrap_or_else(|| panic!("the report has no {key:?}"))
    }

    /// Its number; none where it is undefined.
    pub(crate) fn value(&self, key: [&str; 4]) -> Option<f64> {
        self.get(key).value
    }

    /// Its number, which has to be defined.
    pub(crate) fn number(&self, key: [&str; 4]) -> f64 {
        self.value(key).unwrap_or_else(|| panic!("{key:?} is undefined"))
    }

    /// Its number; 0 where the report has no such figure, as with scores that nobody has.
    pub(crate) fn or_zero(&self, key: [&str; 4]) -> f64 {
        self.0.get(&key.map(str::to_owned)).map_or(0.0, |figure| figure.value.unwrap_or(f64::NAN))
    }

    /// The measures that begin so, each once, of one group and occasion.
    pub(crate) fn measures(&self, group: &str, occasion: &str, beginning: &str) -> BTreeSet<&str> {
        let is_one = |key: &&[String; 4]| key[0] == group && key[2] == occasion && key[1].starts_with(beginning);
        self.0.keys().filter(is_one).map(|key| key[1].as_str()).collect()
    }
}

/// Numbers that were compared, and those that differ: a golden file is told
/// whole, and not up to its first difference.
#[derive(Default)]
pub(crate) struct Comparison {
    compared: usize,
    differing: Vec<String>,
}

impl Comparison {
    /// The same to 1e-9, or none on both sides.
    pub(crate) fn same(&mut self, name: impl Display, found: impl Into<Option<f64>>, expected: impl Into<Option<f64>>) {
        self.within(1e-9, name, found, expected);
    }

    /// The same to `tolerance`, or none on both sides.
    pub(crate) fn within(
        &mut self,
        tolerance: f64,
        name: impl Display,
        found: impl Into<Option<f64>>,
        expected: impl Into<Option<f64>>,
    ) {
        let (found, expected) = (found.into(), expected.into());
        let is_same = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() <= tolerance,
            (found, expected) => found.is_none() && expected.is_none(),
        };
        let shown = |number: Option<f64>| number.map_or("none".into(), |number| number.to_string());
        self.note(is_same, &name, &shown(found), &shown(expected));
    }

    /// The same words.
    pub(crate) fn text(&mut self, name: impl Display, found: &str, expected: &str) {
        self.note(found == expected, &name, found, expected);
    }

    fn note(&mut self, is_same: bool, name: &impl Display, found: &str, expected: &str) {
        self.compared += 1;
        if !is_same {
            self.differing.push(format!("{name}: {found}, expected {expected}"));
        }
    }

    /// Nothing differs, and as many were compared as the golden files hold.
    pub(crate) fn passes(self, compared: usize) {
        assert!(
            self.differing.is_empty(),
            "{} of {} differ:\n{}",
            self.differing.len(),
            self.compared,
            self.differing.join("\n")
        );
        assert_eq!(self.compared, compared, "numbers compared");
    }
}

pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_enkat"));
    // in English, whatever the developer's language, and away from any settings file
    command.env("LC_ALL", "C");
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

/// A golden JSON file.
pub(crate) fn golden_json(path: &str) -> serde_json::Value {
    serde_json::from_str(&golden_text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Rows as CSV, the columns in this order.
pub(crate) fn csv_of(columns: &[&str], rows: &[Row]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).expect("memory");
    for row in rows {
        writer.write_record(columns.iter().map(|column| &row[*column])).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("UTF-8")
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

/// Empty is not a number.
pub(crate) fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty() && cell != "NA").then(|| cell.parse().unwrap_or_else(|_| panic!("{cell:?}")))
}

/// Files in a folder of their own, where the program runs.
pub(crate) struct Here(pub(crate) PathBuf);

impl Here {
    /// With these files.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let here = Self(folder(name));
        for (name, text) in files {
            here.write(name, text.as_bytes());
        }
        here
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }

    /// The program with these arguments, which have no blanks.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        Ran::of(program().current_dir(&self.0).args(arguments.split_whitespace()).output().expect("it runs"))
    }
}

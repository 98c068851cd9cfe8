//! Reading golden files.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::collections::HashMap;
use std::path::PathBuf;

/// One row of a golden CSV file, by column name.
pub(crate) type Row = HashMap<String, String>;

pub(crate) fn golden(path: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden", path].iter().collect()
}

/// The rows of a golden CSV file.
pub(crate) fn rows(path: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(golden(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{path}: {error}"))).collect()
}

/// A golden JSON file.
pub(crate) fn json(path: &str) -> serde_json::Value {
    let text = std::fs::read_to_string(golden(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// An empty cell is not a number.
pub(crate) fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty() && cell != "NA").then(|| cell.parse().unwrap_or_else(|_| panic!("{cell:?} is not a number")))
}

/// Equal within `tolerance`, and empty together.
pub(crate) fn close(found: Option<f64>, expected: Option<f64>, tolerance: f64) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= tolerance,
        (None, None) => true,
        _ => false,
    }
}

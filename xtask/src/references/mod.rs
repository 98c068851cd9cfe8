//! What `enkat qualify` compares with: results of others, and hashes that are worked out here and not by the library.
//! Beside them the sums of the data themselves.

mod exact_values;
mod fraction;
mod golden;
mod groups;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::data;

/// The references, as path and text.
pub(crate) fn generate(root: &Path) -> Result<Vec<(&'static str, String)>> {
    let read = |path: &str| fs::read_to_string(root.join(path)).with_context(|| format!("reading {path}"));
    let golden = |path: &str| read(&format!("tests/golden/{path}"));
    let [sets, crosswalks] = ["data/eq5d5l_value_sets.toml", "data/eq5d5l_crosswalks.toml"].map(read);
    Ok(vec![
        ("src/report/qualification/reference/value_sets.csv", exact_values::hashes(&sets?, &crosswalks?)?),
        ("src/report/qualification/reference/index_values.csv", golden::index_values(&golden("eq5d_index_golden.csv")?)?),
        ("src/report/qualification/reference/eq5d_people.csv", golden::eq5d_people(&golden)?),
        ("src/report/qualification/reference/kasam_sums.csv", golden::kasam_sums(&golden("kasam_golden/known_answers.json")?)?),
        ("src/report/qualification/reference/kasam_people.csv", golden::kasam_people(&golden)?),
        ("src/report/qualification/reference/figures.csv", groups::figures(&golden)?),
        ("data/SHA256SUMS", data::sums(root)?),
    ])
}

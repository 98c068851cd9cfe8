//! A value set file: TOML with coefficients, or CSV with a value for each profile.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use enkat::eq5d5l::{OwnSet, Scale, ValueSet};
use enkat::instrument::Source;
use serde::Deserialize;

use crate::own_file;
use crate::text;

/// The TOML form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    #[serde(default)]
    population: String,
    scale: Option<Scale>,
    #[serde(default)]
    citation: String,
    #[serde(default)]
    doi: String,
    #[serde(default = "yes")]
    monotone: bool,
    /// A CSV file of 3125 rows beside this one.
    table: Option<PathBuf>,
    coefficients: Option<BTreeMap<String, Number>>,
}

fn yes() -> bool {
    true
}

/// As printed, quoted or not.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a number as it is printed, such as -0.123")]
enum Number {
    Text(String),
    Integer(i64),
    Float(f64),
}

impl Number {
    fn printed(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Float(number) => number.to_string(),
        }
    }
}

/// The set in this file; a CSV file is named by its own name.
///
/// Every file that it is made of is added to `files`.
pub fn read(path: &Path, files: &mut Vec<PathBuf>) -> Result<ValueSet> {
    files.push(path.to_owned());
    let text = own_file::text(path)?;
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        return from_csv(OwnSet::new(id), &text);
    }
    from_toml(&text, |table| {
        let table = path.parent().unwrap_or(Path::new("")).join(table);
        let text = own_file::text(&table).with_context(|| text!("reading-table", file = table.display()))?;
        files.push(table);
        Ok(text)
    })
}

/// The set that a TOML text describes; `read_table` fetches the table that it may name.
pub fn from_toml(text: &str, read_table: impl FnOnce(&Path) -> Result<String>) -> Result<ValueSet> {
    let file: File = own_file::toml(text)?;
    let set = OwnSet {
        population: file.population,
        scale: file.scale.unwrap_or(Scale::ZeroToOne),
        source: Source { citation: file.citation.into(), doi: file.doi.into() },
        monotone: file.monotone,
        ..OwnSet::new(file.id)
    };
    match (file.coefficients, file.table) {
        (Some(coefficients), None) => {
            let terms: Vec<(String, String)> = coefficients.into_iter().map(|(term, number)| (term, number.printed())).collect();
            Ok(set.with_coefficients(terms.iter().map(|(term, number)| (term.as_str(), number.as_str())))?)
        }
        (None, Some(table)) => from_csv(set, &read_table(&table)?),
        _ => bail!(text!("own-set-either")),
    }
}

/// The set that a table with commas gives: a value for each profile, or a coefficient for each term.
pub fn from_csv(set: OwnSet, text: &str) -> Result<ValueSet> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    // what has other columns is told by its header
    let is_pairs = header.len() == 2;
    let rows = reader.deserialize().take_while(|_| is_pairs);
    let rows: Vec<(String, String)> = rows.collect::<Result<_, _>>().context(text!("own-set-two-cells"))?;
    let pairs = rows.iter().map(|(name, number)| (name.as_str(), number.as_str()));
    Ok(set.with_rows(&header, pairs)?)
}

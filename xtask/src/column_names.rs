//! The names of `data/column_names.toml` as Rust constants.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Result, ensure};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnNames {
    name: Vec<Names>,
    library: Vec<Library>,
    prefix: Vec<Prefix>,
    occasion: Vec<Names>,
    missing: Missing,
    stored: Stored,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    ours: String,
    also: Vec<String>,
    #[serde(default)]
    second: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Library {
    pattern: String,
    items: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prefix {
    instrument: String,
    also: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Missing {
    codes: Vec<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    words: Vec<String>,
    value_set: String,
}

/// The Rust of the names, not yet formatted.
pub(crate) fn source(toml: &str) -> Result<String> {
    let names: ColumnNames = toml::from_str(toml)?;
    let mut known = BTreeSet::new();
    let of_names = names.name.iter().chain(&names.occasion).flat_map(|names| &names.also);
    for name in of_names.chain(names.prefix.iter().flat_map(|prefix| &prefix.also)) {
        ensure!(is_plain(name), "{name:?} has more than small letters and digits");
        ensure!(known.insert(name), "{name:?} stands twice");
    }
    let mut out =
        String::from("//! Generated from `data/column_names.toml` by `cargo xtask tables`; edit that file instead.\n\n");
    let pairs = |names: &[Names]| names.iter().map(|names| (names.ours.clone(), names.also.clone())).collect::<Vec<_>>();
    let mut list = |doc: &str, name: &str, pairs: Vec<(String, Vec<String>)>| -> Result<()> {
        writeln!(out, "/// {doc}")?;
        writeln!(out, "pub(super) const {name}: &[(&str, &[&str])] = &[")?;
        for (ours, also) in pairs {
            writeln!(out, "({ours:?}, &{also:?}),")?;
        }
        writeln!(out, "];\n")?;
        Ok(())
    };
    list("Other names of an item, a field or a column, by ours.", "NAMES", pairs(&names.name))?;
    let second = names.name.iter().filter(|names| !names.second.is_empty());
    let second = second.map(|names| (names.ours.clone(), names.second.clone())).collect();
    list("Names that mean this where the cells do not fit what they mean first.", "SECOND", second)?;
    let prefixes = names.prefix.into_iter().map(|prefix| (prefix.instrument, prefix.also)).collect();
    list("What may stand before the name of an item, by the questionnaire's id.", "PREFIXES", prefixes)?;
    list("Labels of an occasion, by its name.", "OCCASIONS", pairs(&names.occasion))?;
    writeln!(out, "/// The words of a pattern, and ours for each item that stands in it.")?;
    writeln!(out, "type Library = (&'static [&'static str], &'static [(&'static str, &'static str)]);\n")?;
    writeln!(out, "/// Names of libraries.")?;
    writeln!(out, "pub(super) const LIBRARIES: &[Library] = &[")?;
    for Library { pattern, items } in &names.library {
        let words: Vec<&str> = pattern.split(' ').collect();
        let items: Vec<(&String, &String)> = items.iter().collect();
        writeln!(out, "(&{words:?}, &{items:?}),")?;
    }
    writeln!(out, "];\n")?;
    writeln!(out, "/// Numbers that people write for a missing answer.")?;
    writeln!(out, "pub(super) const MISSING_CODES: &[i64] = &{:?};\n", names.missing.codes)?;
    writeln!(out, "/// Parts of the name of a stored score.")?;
    writeln!(out, "pub(super) const SCORE_WORDS: &[&str] = &{:?};\n", names.stored.words)?;
    writeln!(out, "/// The value set of an example.")?;
    writeln!(out, "pub(super) const EXAMPLE_VALUE_SET: &str = {:?};", names.stored.value_set)?;
    Ok(out)
}

/// As names are compared: small letters and digits.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|sign| sign.is_alphanumeric() && sign.to_lowercase().eq([sign]))
}

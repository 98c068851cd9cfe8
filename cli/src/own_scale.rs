//! A scale file: the key of a keyed-sum questionnaire, as TOML or JSON.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use enkat::instrument::{Key, KeyedScale};

/// The scale that this file describes.
pub fn read(path: &Path) -> Result<KeyedScale> {
    let text = fs::read_to_string(path).context("reading it as UTF-8 text")?;
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let key: Key = if is_json { serde_json::from_str(&text)? } else { toml::from_str(&text)? };
    Ok(KeyedScale::new(&key)?)
}

//! A file that a user brings, as TOML or, by its ending, JSON.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::de::DeserializeOwned;

/// What this file describes.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).context("reading it as UTF-8 text")?;
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    Ok(if is_json { serde_json::from_str(&text)? } else { toml::from_str(&text)? })
}

//! A file that a user brings, as TOML or JSON.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use serde::de::DeserializeOwned;

/// What this file describes: JSON if it begins like an object of that, else TOML.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).context("reading it as UTF-8 text")?;
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    match text.trim_start().as_bytes().first() {
        Some(b'{') => Ok(serde_json::from_str(&text)?),
        Some(_) if !is_json => toml(&text),
        _ => bail!("expected {}", if is_json { "a JSON object, { ... }" } else { "TOML, name = value, or a JSON object" }),
    }
}

/// TOML, whose errors name the line and do not repeat it.
pub fn toml<T: DeserializeOwned>(text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().and_then(|span| text.get(..span.start)).map_or(1, |before| before.lines().count().max(1));
        anyhow!("line {line}: {}", error.message())
    })
}

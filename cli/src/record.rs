//! How a report was made, as its page carries it: whoever has the same tables makes it again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::args::{Lang, ReportArgs};
use crate::say::say;
use crate::text;

/// Where it stands in a page.
const BEFORE: &str = "<meta name=\"enkat-record\" content=\"";

/// Options that name files, columns or sheets: those may be called after people, so a release carries none of them.
const OF_THE_TABLE: [&str; 14] = [
    "config",
    "earlier",
    "form",
    "ids_within",
    "map",
    "missing_code",
    "norms",
    "not_identity",
    "previous",
    "programme",
    "scale_file",
    "sheet",
    "value_set_file",
    "wave",
];

/// How a report was made.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    version: String,
    lang: Lang,
    /// The options that are not as they are by default.
    arguments: Map<String, Value>,
    /// Options that a release does not carry: they have to be given again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<String>,
    /// The SHA-256 of the settings files and of whatever they name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settings: Option<String>,
    /// That of the tables, in an internal report alone: whoever has a guess of all answers could try it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tables: Option<String>,
}

impl Record {
    /// Of these options, settings files and tables.
    pub fn new(args: &ReportArgs, lang: Lang, settings: &[&Path], tables: Option<&[PathBuf]>) -> Result<Self> {
        let mut arguments = chosen(args)?;
        let mut left_out = Vec::new();
        if tables.is_none() {
            left_out.extend(OF_THE_TABLE.into_iter().filter(|name| arguments.remove(*name).is_some()).map(str::to_owned));
        }
        let settings = if settings.is_empty() { None } else { Some(hash_of(settings)?) };
        let tables = tables.filter(|tables| tables.iter().all(|table| table.is_file()));
        let tables = tables.map(|tables| hash_of(&tables.iter().map(PathBuf::as_path).collect::<Vec<_>>())).transpose()?;
        Ok(Self { version: env!("CARGO_PKG_VERSION").into(), lang, arguments, left_out, settings, tables })
    }

    /// As a page carries it.
    pub fn written(&self) -> Result<String> {
        Ok(utf8_percent_encode(&serde_json::to_string(self)?, NON_ALPHANUMERIC).to_string())
    }

    /// The same for people.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut parts = vec![text!("record-again").to_string()];
        parts.extend(self.settings.as_ref().map(|hash| text!("record-settings", hash = hash).to_string()));
        parts.extend(self.tables.as_ref().map(|hash| text!("record-tables", hash = hash).to_string()));
        parts.join("; ")
    }

    /// That of a page.
    pub fn of_page(page: &Path) -> Result<Self> {
        let named = || page.display().to_string();
        // a document or a table is no such page, in whatever letters it is
        let bytes = fs::read(page).with_context(named)?;
        let text = String::from_utf8_lossy(&bytes);
        let record = text.split_once(BEFORE).and_then(|(_, rest)| rest.split_once('"')).map(|(record, _)| record);
        let record = record.ok_or_else(|| anyhow!(text!("no-record", file = named())))?;
        let record = percent_decode_str(record).decode_utf8().ok();
        let record = record.and_then(|record| serde_json::from_str(&record).ok());
        record.ok_or_else(|| anyhow!(text!("no-record", file = named())))
    }

    /// The options of the report; what is given now goes before what it was made with.
    pub fn arguments(&self, given: &ReportArgs) -> Result<ReportArgs> {
        let given_now = chosen(given)?;
        let missing: Vec<String> =
            self.left_out.iter().filter(|name| !given_now.contains_key(*name)).map(|name| option(name)).collect();
        if !missing.is_empty() {
            bail!(text!("again-left-out", options = missing.join(", ")));
        }
        let mut all = self.arguments.clone();
        all.extend(given_now);
        let all: ReportArgs = serde_json::from_value(all.into()).map_err(|_| anyhow!(text!("no-record", file = "--again")))?;
        if given.input.is_empty() && !all.demo {
            bail!(text!("again-no-table"));
        }
        // what is about this run and no part of a record
        let ReportArgs { input, again, output, pictures, .. } = given.clone();
        Ok(ReportArgs { input, again, output, pictures, ..all })
    }

    /// The language that it was written in.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Tells in what the report that is made now is not the one that was made.
    pub fn tell_differences(&self, now: &Self) {
        if self.version != now.version {
            say(text!("again-version", made = &self.version, now = &now.version));
        }
        if self.settings != now.settings {
            say(text!("again-settings"));
        }
        if self.tables.is_some() && self.tables != now.tables {
            say(text!("again-tables"));
        }
    }
}

/// The options that somebody chose.
fn chosen(args: &ReportArgs) -> Result<Map<String, Value>> {
    let is_chosen = |value: &Value| match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::Array(values) => !values.is_empty(),
        _ => true,
    };
    let all = serde_json::to_value(args)?;
    let all = all.as_object().into_iter().flatten().filter(|(_, value)| is_chosen(value));
    Ok(all.map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// `--value-set-file`
fn option(name: &str) -> String {
    format!("--{}", name.replace('_', "-"))
}

fn hash_of(files: &[&Path]) -> Result<String> {
    let mut all = Sha256::new();
    for file in files {
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        all.update(Sha256::digest(&bytes));
    }
    Ok(all.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}

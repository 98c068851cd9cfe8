//! How a report was made, as its page carries it: whoever has the same tables makes it again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::args::{Lang, ReportArgs};
use crate::say::say;
use crate::{own_file, text};

/// Where it stands in a page.
const BEFORE: &str = "<meta name=\"enkat-record\" content=\"";

/// How a report was made.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    version: String,
    lang: Lang,
    /// The options that are not as they are by default.
    arguments: serde_json::Value,
    /// Files that a release does not name: they have to be given again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<String>,
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
        let mut arguments = serde_json::to_value(args)?;
        let mut files = Vec::new();
        if let Some(arguments) = arguments.as_object_mut() {
            if tables.is_none() {
                // names of files may be those of people
                for name in ["config", "earlier", "norms", "previous", "programme", "form", "scale_file", "value_set_file"] {
                    if arguments.remove(name).is_some_and(|value| !is_default(&value)) {
                        files.push(format!("--{}", name.replace('_', "-")));
                    }
                }
            }
            arguments.retain(|_, value| !is_default(value));
        }
        let settings = if settings.is_empty() { None } else { Some(hash_of(settings)?) };
        let tables = tables.filter(|tables| tables.iter().all(|table| table.is_file()));
        let tables = tables.map(|tables| hash_of(&tables.iter().map(PathBuf::as_path).collect::<Vec<_>>())).transpose()?;
        Ok(Self { version: env!("CARGO_PKG_VERSION").into(), lang, arguments, files, settings, tables })
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
        let text = own_file::text(page).with_context(named)?;
        let record = text.split_once(BEFORE).and_then(|(_, rest)| rest.split_once('"')).map(|(record, _)| record);
        let record = record.ok_or_else(|| anyhow!(text!("no-record", file = named())))?;
        let record = percent_decode_str(record).decode_utf8().ok();
        let record = record.and_then(|record| serde_json::from_str(&record).ok());
        record.ok_or_else(|| anyhow!(text!("no-record", file = named())))
    }

    /// The options of the report, with what has to be given anew.
    pub fn arguments(&self, given: &ReportArgs) -> Result<(ReportArgs, Lang)> {
        let recorded: ReportArgs =
            serde_json::from_value(self.arguments.clone()).map_err(|_| anyhow!(text!("no-record", file = "--again")))?;
        let mut args =
            ReportArgs { input: given.input.clone(), output: given.output.clone(), again: given.again.clone(), ..recorded };
        let own = &given.table;
        let is_given = |option: &String| match option.as_str() {
            "--config" => own.config.is_some(),
            "--earlier" => given.earlier.is_some(),
            "--norms" => given.norms.is_some(),
            "--previous" => !given.previous.is_empty(),
            "--programme" => own.programme.is_some(),
            "--form" => !own.form.is_empty(),
            "--scale-file" => !own.scale_file.is_empty(),
            _ => !own.value_set_file.is_empty(),
        };
        let missing: Vec<&str> = self.files.iter().filter(|option| !is_given(option)).map(String::as_str).collect();
        if !missing.is_empty() {
            bail!(text!("again-files", options = missing.join(", ")));
        }
        args.previous.extend(given.previous.iter().cloned());
        args.earlier = given.earlier.clone().or(args.earlier);
        args.norms = given.norms.clone().or(args.norms);
        args.table.config = own.config.clone().or(args.table.config);
        args.table.programme = own.programme.clone().or(args.table.programme);
        args.table.form.extend(own.form.iter().cloned());
        args.table.scale_file.extend(own.scale_file.iter().cloned());
        args.table.value_set_file.extend(own.value_set_file.iter().cloned());
        if args.input.is_empty() && !args.demo {
            bail!(text!("again-no-table"));
        }
        Ok((args, self.lang))
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

/// Nothing was chosen.
fn is_default(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Null => true,
        serde_json::Value::Bool(is) => !is,
        serde_json::Value::Array(values) => values.is_empty(),
        _ => false,
    }
}

fn hash_of(files: &[&Path]) -> Result<String> {
    let mut all = Sha256::new();
    for file in files {
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        all.update(Sha256::digest(&bytes));
    }
    Ok(all.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}

//! `[check]` in the settings file: what only `enkat check` uses.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use enkat::check::StoredScore;
use enkat::finding::{Rule, Severity, ViolenceRule};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::one_or_many::OneOrMany;
use crate::args::FailOn;
use crate::language::spoken;
use crate::text;

/// What only `enkat check` uses.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CheckTable {
    /// What is checked when the command line does not name a file: files or patterns such as data/*.csv, beside this file.
    #[serde(alias = "file")]
    files: OneOrMany<String>,
    /// Forms of the output: human, json, github, junit or sarif, each perhaps with =FILE beside this file.
    #[serde(alias = "formats")]
    format: OneOrMany<String>,
    /// From which level on a finding gives exit code 1; error if not given.
    #[serde(alias = "fail_on")]
    fail_on: Option<FailOn>,
    /// How many findings of each file are listed; all are counted. 1000 if not given.
    #[serde(alias = "max_findings")]
    pub(super) max_findings: Option<usize>,
    /// Show EQ-5D and KASAM cells as they stand; answers about violence are never shown.
    #[serde(alias = "show_values")]
    pub(super) show_values: bool,
    /// Findings that are known, as `--write-baseline` left them.
    baseline: Option<PathBuf>,
    /// Stored scores that are compared: `"soc13.total" = "kasam"`, MEASURE = COLUMN, a list for several columns.
    stored: BTreeMap<String, OneOrMany<String>>,
    /// Rules that are switched off, each with the reason.
    #[schemars(schema_with = "off_schema")]
    off: BTreeMap<String, String>,
}

/// What the settings file says of a check; the command line goes before it.
#[derive(Clone, Debug, Default)]
pub struct CheckSettings {
    /// What is checked when the command line does not name a file, and the folder it lies in.
    pub files: Vec<String>,
    /// The folder of the settings file.
    pub folder: PathBuf,
    /// `--format`
    pub format: Vec<String>,
    /// `--fail-on`
    pub fail_on: Option<FailOn>,
    /// `--baseline`
    pub baseline: Option<PathBuf>,
    /// Rules that are switched off, by code, each with the reason.
    pub off: Vec<(Rule, String)>,
}

impl CheckTable {
    /// Stored scores that are compared.
    pub(super) fn stored(&self) -> Result<Vec<StoredScore>> {
        let pairs =
            self.stored.iter().flat_map(|(measure, columns)| columns.as_slice().iter().map(move |column| (measure, column)));
        let stored = pairs.map(|(measure, column)| format!("{measure}={column}").parse());
        stored.collect::<Result<_, _>>().context("[check.stored]")
    }

    /// With paths as seen from the working folder.
    pub(super) fn settings(self, folder: &Path) -> Result<CheckSettings> {
        Ok(CheckSettings {
            files: self.files.as_slice().to_vec(),
            folder: folder.to_owned(),
            format: self.format.as_slice().iter().map(|format| beside(format, folder)).collect(),
            fail_on: self.fail_on,
            baseline: self.baseline.map(|path| folder.join(path)),
            off: self.off.iter().map(|(code, reason)| off(code, reason)).collect::<Result<_>>().context("[check.off]")?,
        })
    }
}

/// `sarif=FILE`, where the file lies beside the settings file.
fn beside(format: &str, folder: &Path) -> String {
    match format.split_once('=') {
        Some((name, path)) if !path.is_empty() && path != "-" => format!("{name}={}", folder.join(path).display()),
        _ => format.to_owned(),
    }
}

/// A rule that may be switched off, and why it is.
fn off(code: &str, reason: &str) -> Result<(Rule, String)> {
    let rule: Rule = code.parse()?;
    if code != rule.code() {
        bail!(text!("off-unknown-rule", code = format!("{code:?}"), rule = rule.code()));
    }
    if !may_be_off(rule) {
        bail!(text!("off-cannot", code = code, why = rule.why_in(spoken())));
    }
    if reason.trim().is_empty() {
        bail!(text!("off-no-reason", code = code));
    }
    Ok((rule, reason.trim().to_owned()))
}

/// Neither identity numbers nor what somebody's safety may hang on are anybody's to switch off.
fn may_be_off(rule: Rule) -> bool {
    let never = [
        Rule::IdentityNumber,
        Rule::Violence(ViolenceRule::IdentityNumber),
        Rule::Violence(ViolenceRule::AcuteWithoutAction),
        Rule::Violence(ViolenceRule::ChildConcernWithoutCheck),
    ];
    rule.severity() != Severity::Critical && !never.contains(&rule)
}

/// The rules by code, each with what it checks.
fn off_schema(_: &mut SchemaGenerator) -> Schema {
    let rules = Rule::all().filter(|rule| may_be_off(*rule)).map(|rule| {
        let reason = serde_json::json!({ "type": "string", "pattern": "\\S", "description": format!("Why it is off. {}: {}", rule.severity().name(), rule.checks()) });
        (rule.code().to_owned(), reason)
    });
    json_schema!({
        "type": "object",
        "properties": rules.collect::<serde_json::Map<_, _>>(),
        "additionalProperties": false,
    })
}

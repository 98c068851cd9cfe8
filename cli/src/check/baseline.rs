//! Findings that are known: how many of each rule in each column of each file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use enkat::finding::{Finding, Rule, Severity, holds_identity_number};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::outcome::STANDARD_INPUT;
use super::{FileOutcome, Outcome};
use crate::language::spoken;
use crate::locale::Text;
use crate::own_file;
use crate::summary::plural;
use crate::text;

/// The form of the file; it changes when a field goes or changes its meaning.
const VERSION: u32 = 1;

/// Findings that are known, as `enkat check --write-baseline` writes them: no rows, and no values.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "enkat baseline")]
pub struct Baseline {
    /// The version of this form, 1.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// What is known, sorted by file, rule and column.
    known: Vec<Known>,
}

/// Findings of one rule in one column of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Known {
    /// The file, as seen from the folder of the baseline, with / between folders.
    file: String,
    /// The code of the rule.
    #[schemars(regex(pattern = "^[A-Z]{2}[0-9]{2,3}$"))]
    rule: String,
    /// The column; empty for whole rows.
    column: String,
    /// How many findings are known.
    count: u64,
}

impl Baseline {
    /// Reads one.
    pub fn read(path: &Path) -> Result<Self> {
        let read = || {
            let baseline: Self = own_file::json(&own_file::text(path)?)?;
            if baseline.version != VERSION {
                bail!(text!("baseline-version", found = baseline.version.to_string(), expected = VERSION.to_string()));
            }
            Ok(baseline)
        };
        read().with_context(|| text!("baseline-expected", file = path.display()))
    }

    /// What was found, as a baseline at `path`; of what a person's safety may hang on there is none.
    pub fn of(outcome: &Outcome, path: &Path) -> Result<Self> {
        let mut counts: BTreeMap<(String, &str, &str), u64> = BTreeMap::new();
        for file in &outcome.files {
            let name = seen_from(path, file)?;
            for total in file.totals.iter().filter(|total| may_be_known(total.rule)) {
                *counts.entry((name.clone(), total.rule.code(), &total.column)).or_default() += total.count;
            }
        }
        let known = counts.into_iter().map(|((file, rule, column), count)| Known {
            file,
            rule: rule.to_owned(),
            column: column.to_owned(),
            count,
        });
        Ok(Self { version: VERSION, known: known.collect() })
    }

    /// The text of the file.
    pub fn text(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// What this baseline at `path` says of no run: rules that nothing has or that cannot be known, and files that are gone.
    #[must_use]
    pub fn notes(&self, path: &Path) -> Vec<Text> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut rules: Vec<&str> = self.known.iter().map(|entry| entry.rule.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        let rules = rules.into_iter().filter_map(|code| match rule_of(code) {
            Some(rule) if may_be_known(rule) => None,
            Some(rule) => Some(text!("baseline-cannot-be-known", rule = rule.code(), checks = rule.checks_in(spoken()))),
            None => Some(code.parse::<Rule>().map_or_else(
                |unknown| text!("baseline-unknown-rule", unknown = unknown.to_string()),
                |meant| text!("baseline-written-otherwise", rule = meant.code(), code = code),
            )),
        });
        let mut gone: Vec<&str> = self.known.iter().map(|entry| entry.file.as_str()).collect();
        gone.retain(|file| *file != STANDARD_INPUT && !folder.join(file).exists());
        gone.dedup();
        let gone =
            gone.first().map(|first| text!("baseline-files-gone", files = plural(gone.len() as u64, "file"), first = *first));
        rules.chain(gone).collect()
    }

    /// Takes what is known out of a file's findings; where there is more than that, all stays and says so. What is known and
    /// no longer there is counted.
    pub fn apply(&self, path: &Path, file: &mut FileOutcome) -> Result<()> {
        let name = seen_from(path, file)?;
        let mut known: BTreeMap<(&str, &str), u64> = BTreeMap::new();
        for entry in self.known.iter().filter(|entry| entry.file == name) {
            *known.entry((&entry.rule, &entry.column)).or_default() += entry.count;
        }
        let known_of = |rule: Rule, column: &str| {
            let count = known.get(&(rule.code(), column)).copied();
            count.filter(|_| may_be_known(rule)).unwrap_or(0)
        };
        let is_off = |rule: Rule| file.off.iter().any(|off| off.rule == rule);
        let mut left: BTreeMap<(&str, &str), u64> = known.clone();
        left.retain(|(code, _), _| rule_of(code).is_some_and(|rule| may_be_known(rule) && !is_off(rule)));
        for total in &file.totals {
            if let Some(left) = left.get_mut(&(total.rule.code(), total.column.as_str())) {
                *left = left.saturating_sub(total.count);
            }
        }
        file.gone = left.values().sum();
        let mut left_out: Vec<(Rule, String)> = Vec::new();
        for total in &mut file.totals {
            match known_of(total.rule, &total.column) {
                0 => {}
                known if total.count <= known => {
                    file.known += total.count;
                    left_out.push((total.rule, total.column.clone()));
                }
                known => {
                    let said = format!("the baseline knew only {known} of {}", total.count);
                    let is_one = |finding: &Finding| finding.rule == total.rule && finding.column == total.column;
                    if let Some(first) = file.listed.iter_mut().find(|listed| is_one(&listed.finding)) {
                        note(&mut first.finding, &said);
                    }
                    note(&mut total.first, &said);
                }
            }
        }
        let is_left_out = |rule: Rule, column: &str| left_out.iter().any(|(of, at)| *of == rule && at == column);
        file.totals.retain(|total| !is_left_out(total.rule, &total.column));
        file.listed.retain(|listed| !is_left_out(listed.finding.rule, &listed.finding.column));
        Ok(())
    }
}

/// The rule with exactly this code.
fn rule_of(code: &str) -> Option<Rule> {
    Rule::all().find(|rule| rule.code() == code)
}

fn may_be_known(rule: Rule) -> bool {
    rule.severity() != Severity::Critical
}

fn note(finding: &mut Finding, said: &str) {
    finding.note = Some(finding.note.take().map_or_else(|| said.to_owned(), |note| format!("{note}; {said}")));
}

/// The path of a file as seen from the folder of a baseline.
fn seen_from(baseline: &Path, file: &FileOutcome) -> Result<String> {
    if file.is_standard_input() {
        return Ok(file.name.clone());
    }
    let folder = baseline.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = absolute(folder)?;
    let file = absolute(Path::new(&file.name))?;
    let shared = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..".to_owned(), folder.components().count() - shared);
    let down = file.components().skip(shared).map(|component| match component {
        // of another drive: nothing is shared
        Component::RootDir => String::new(),
        component => component.as_os_str().to_string_lossy().into_owned(),
    });
    let up = if shared == 0 { Vec::new() } else { up.collect::<Vec<_>>() };
    let path = up.into_iter().chain(down).collect::<Vec<_>>().join("/");
    if holds_identity_number(&path) {
        bail!(text!("baseline-identity"));
    }
    Ok(path)
}

fn absolute(path: &Path) -> Result<PathBuf> {
    let known = fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    known.with_context(|| text!("finding-file", file = path.display()))
}

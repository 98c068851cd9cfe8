//! The findings as one JSON document, whose schema is published: `enkat schema check`.

use std::borrow::Cow;

use anyhow::Result;
use enkat::finding::Severity;
use schemars::JsonSchema;
use serde::Serialize;

use super::human::may_show;
use super::text::{message, private};
use super::{FileOutcome, Listed, Outcome};
use crate::language::{Language, speaking};

/// The form of the document; it changes when a field goes or changes its meaning, not when one is added.
pub const VERSION: u32 = 1;

/// What `enkat check` found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "enkat check", deny_unknown_fields)]
pub struct Document {
    /// The version of this form, 1.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// The findings that are listed, file by file: the worst first, then by row and column.
    findings: Vec<FindingEntry>,
    /// How many findings there are of each rule in each column of each file; exact, listed or not.
    totals: Vec<TotalEntry>,
    /// What each column of each file is read as.
    columns: Vec<ColumnEntry>,
    /// Some findings are counted and not listed.
    truncated: bool,
    /// How many findings there are of each level, in all files.
    summary: Summary,
    /// The files, in the order in which they were given.
    files: Vec<FileEntry>,
    /// From this level on a finding fails the run.
    fail_on: Severity,
    /// How many findings fail the run.
    failing: u64,
    /// What the program exits with: 0 nothing fails, 1 something does or a file has no rows, 2 a file cannot be used.
    #[schemars(range(max = 2))]
    exit_code: u8,
}

/// One finding. It never shows an answer about violence, an id or a free text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct FindingEntry {
    /// The code of the rule, which `enkat explain` explains.
    #[schemars(regex(pattern = "^[A-Z]{2}[0-9]{2,3}$"))]
    rule: &'static str,
    /// How serious it is.
    level: Severity,
    /// The file, by the path that was given.
    file: String,
    /// The data row, counted from 1; null where it is about no single row.
    #[schemars(range(min = 1))]
    row: Option<u64>,
    /// The line of the file where the row begins, counted from 1; null where there is none.
    #[schemars(range(min = 1))]
    line: Option<u64>,
    /// The column, by the name it has in the file, or by its number, as #3, where that looks like somebody's answer; empty for a whole
    /// row.
    column: String,
    /// The cell, row or column of a workbook as a spreadsheet program names it, such as Blad1!D2; only in a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// What was found and what was expected, in English.
    message: String,
    /// The same in the language that is spoken, only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    /// The text of the cell, only where it may be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

/// How often a rule was broken in one column of one file.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct TotalEntry {
    /// The code of the rule.
    #[schemars(regex(pattern = "^[A-Z]{2}[0-9]{2,3}$"))]
    rule: &'static str,
    /// How serious it is.
    level: Severity,
    /// The file, by the path that was given.
    file: String,
    /// The column; empty for whole rows.
    column: String,
    /// How many findings there are.
    #[schemars(range(min = 1))]
    count: u64,
}

/// What a column is read as.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ColumnEntry {
    /// The file, by the path that was given.
    file: String,
    /// The name of the column in the file, or its number, as #3, where that looks like somebody's answer.
    name: String,
    /// Our name for it, such as mo or start.soc13_4; of a stored score its measure, of a column of groups `group`; null where it is not
    /// read.
    read_as: Option<String>,
}

/// How many findings there are of each level.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Summary {
    /// A person's safety may hang on them.
    critical: u64,
    /// Not usable.
    error: u64,
    /// Read, but to be mended.
    warning: u64,
    /// Worth knowing.
    notice: u64,
}

/// What came of one file.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct FileEntry {
    /// Its path as it was given.
    name: String,
    /// How many data rows it has.
    rows: u64,
    /// How many columns it has.
    columns: usize,
    /// How many of its findings are listed.
    listed: usize,
    /// Some of its findings are counted and not listed.
    truncated: bool,
    /// How many findings the baseline knew; they are neither listed nor counted.
    known: u64,
    /// How many findings the baseline knows that are not there any more.
    gone: u64,
    /// Rules that are switched off.
    off: Vec<OffEntry>,
    /// Why it could not be used, in English; null if it could.
    unusable: Option<String>,
    /// The same in the language that is spoken, only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    unusable_said: Option<String>,
}

/// A rule that the settings switch off.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OffEntry {
    /// The code of the rule.
    rule: &'static str,
    /// The reason, in the words of whoever did it.
    reason: String,
    /// How many findings there would have been.
    count: u64,
}

/// The document, indented.
pub fn text(outcome: &Outcome) -> Result<String> {
    let mut text = serde_json::to_string_pretty(&document(outcome))?;
    text.push('\n');
    Ok(text)
}

/// The document.
#[must_use]
pub fn document(outcome: &Outcome) -> Document {
    let findings = outcome.files.iter().flat_map(|file| file.listed.iter().map(|listed| finding(file, listed, outcome.said_in)));
    let [critical, error, warning, notice] =
        [Severity::Critical, Severity::Error, Severity::Warning, Severity::Notice].map(|level| outcome.count_of(level));
    Document {
        version: VERSION,
        findings: findings.collect(),
        totals: totals(outcome),
        columns: outcome.files.iter().flat_map(columns).collect(),
        truncated: outcome.is_truncated(),
        summary: Summary { critical, error, warning, notice },
        files: outcome.files.iter().map(|file| file_entry(file, outcome.said_in)).collect(),
        fail_on: outcome.fail_on,
        failing: outcome.failing(),
        exit_code: outcome.exit_code(),
    }
}

fn columns(file: &FileOutcome) -> impl Iterator<Item = ColumnEntry> {
    file.columns.iter().map(|(name, read_as)| ColumnEntry {
        file: private(&file.name).into_owned(),
        name: private(name).into_owned(),
        read_as: read_as.clone(),
    })
}

/// The totals of every file.
pub(super) fn totals(outcome: &Outcome) -> Vec<TotalEntry> {
    let of_file = |file: &FileOutcome| -> Vec<TotalEntry> {
        let groups = file.groups();
        let entries = groups.iter().map(|group| TotalEntry {
            rule: group.total.rule.code(),
            level: group.total.rule.severity(),
            file: private(&file.name).into_owned(),
            column: private(&group.total.column).into_owned(),
            count: group.total.count,
        });
        entries.collect()
    };
    outcome.files.iter().flat_map(of_file).collect()
}

fn finding(file: &FileOutcome, listed: &Listed, said_in: Option<Language>) -> FindingEntry {
    let finding = &listed.finding;
    let cell = listed.excerpt.as_ref().and_then(|excerpt| excerpt.cells.get(excerpt.marked));
    let value = cell.and_then(|(_, value)| value.as_ref()).filter(|_| may_show(finding.rule));
    FindingEntry {
        rule: finding.rule.code(),
        level: finding.rule.severity(),
        file: private(&file.name).into_owned(),
        row: finding.row,
        line: finding.line,
        column: private(&finding.column).into_owned(),
        cell: file.cell(finding).map(|cell| private(&cell).into_owned()),
        message: message(finding),
        said: said_in.map(|language| speaking(language, || message(finding))),
        value: value.map(|value| private(value).into_owned()),
    }
}

fn file_entry(file: &FileOutcome, said_in: Option<Language>) -> FileEntry {
    let off = file.off.iter().map(|off| OffEntry {
        rule: off.rule.code(),
        reason: private(&off.reason).into_owned(),
        count: off.count,
    });
    FileEntry {
        name: private(&file.name).into_owned(),
        rows: file.rows,
        columns: file.columns.len(),
        listed: file.listed.len(),
        truncated: file.is_truncated(),
        known: file.known,
        gone: file.gone,
        off: off.collect(),
        unusable: file.unusable.as_deref().map(|reason| private(reason).into_owned()),
        unusable_said: said_in.and_then(|language| file.why_unusable(language).map(private).map(Cow::into_owned)),
    }
}

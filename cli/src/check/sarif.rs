//! The findings as SARIF 2.1.0, as code scanning reads it.

use std::collections::HashMap;
use std::path::MAIN_SEPARATOR;

use anyhow::Result;
use enkat::finding::{Rule, Severity};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::json::{TotalEntry, totals};
use super::text::{message, place, private, shown, verdict};
use super::{FileOutcome, Outcome};
use crate::how;

/// Code scanning shows so many results of a run.
const MOST: usize = 5_000;

/// Where the public schema is.
const SCHEMA: &str = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json";

/// What stays as it is in the path of a URI.
const OF_A_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    invocations: [Invocation; 1],
    results: Vec<Entry>,
    properties: Properties,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    exit_code: u8,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    partial_fingerprints: Fingerprints,
}

#[derive(Serialize)]
struct Fingerprints {
    /// Rule, column and row; a number behind it where the same stands there twice.
    #[serde(rename = "enkatFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<Physical>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u64,
}

#[derive(Serialize)]
struct Logical {
    name: String,
    kind: &'static str,
}

#[derive(Serialize)]
struct Properties {
    /// Exact, whatever is listed.
    totals: Vec<TotalEntry>,
    /// Some findings are counted and not among the results.
    truncated: bool,
}

/// The log.
pub fn text(outcome: &Outcome) -> Result<String> {
    let rules = rules(outcome);
    let results = results(outcome, &rules);
    let truncated = outcome.count() > results.len() as u64;
    let version = env!("CARGO_PKG_VERSION");
    let driver =
        Driver { name: "enkat", version, semantic_version: version, rules: rules.iter().copied().map(descriptor).collect() };
    let invocation = Invocation {
        execution_successful: outcome.files.iter().all(|file| file.unusable.is_none()),
        exit_code: outcome.exit_code(),
        tool_execution_notifications: outcome.files.iter().filter_map(notification).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        column_kind: "unicodeCodePoints",
        invocations: [invocation],
        results,
        properties: Properties { totals: totals(outcome), truncated },
    };
    let mut text = serde_json::to_string_pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    text.push('\n');
    Ok(text)
}

/// Every rule that occurs, by code.
fn rules(outcome: &Outcome) -> Vec<Rule> {
    let of_file = |file: &FileOutcome| -> Vec<Rule> {
        file.totals.iter().map(|total| total.rule).chain(file.listed.iter().map(|listed| listed.finding.rule)).collect()
    };
    let mut rules: Vec<Rule> = outcome.files.iter().flat_map(of_file).collect();
    rules.sort_by_key(|rule| rule.code());
    rules.dedup();
    rules
}

fn descriptor(rule: Rule) -> Descriptor {
    let text = |text: String| Text { text: literal(&text) };
    Descriptor {
        id: rule.code(),
        short_description: text(rule.checks().into()),
        full_description: text(rule.why().into()),
        help: text(format!("Example: {}\nWhat to do: {}", rule.example(), how::advice(rule))),
        default_configuration: Configuration { level: level(rule.severity()) },
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "note",
    }
}

/// The worst first, as many as code scanning shows.
fn results(outcome: &Outcome, rules: &[Rule]) -> Vec<Entry> {
    let listed = outcome.files.iter().flat_map(|file| file.listed.iter().map(move |listed| (file, listed)));
    let mut listed: Vec<_> = listed.collect();
    listed.sort_by_key(|(_, listed)| std::cmp::Reverse(listed.finding.rule.severity()));
    listed.truncate(MOST);
    let mut seen: HashMap<(&str, String), u32> = HashMap::new();
    let entries = listed.into_iter().filter_map(|(file, listed)| {
        let finding = &listed.finding;
        let mut print = format!("{}:{}", finding.rule.code(), private(&finding.column));
        if let Some(row) = finding.row {
            print = format!("{print}:{row}");
        }
        let times = seen.entry((&file.name, print.clone())).or_insert(0);
        *times += 1;
        if *times > 1 {
            print = format!("{print}#{times}");
        }
        let place = place(file, finding).map(|place| format!("{place}: ")).unwrap_or_default();
        Some(Entry {
            rule_id: finding.rule.code(),
            rule_index: rules.iter().position(|rule| *rule == finding.rule)?,
            level: level(finding.rule.severity()),
            message: Text { text: literal(&format!("{place}{}", message(finding))) },
            locations: [location(file, finding.line, &finding.column)],
            partial_fingerprints: Fingerprints { finding: print },
        })
    });
    entries.collect()
}

fn location(file: &FileOutcome, line: Option<u64>, column: &str) -> Location {
    let region = line.map(|start_line| Region { start_line });
    let physical =
        (!file.is_standard_input()).then(|| Physical { artifact_location: Artifact { uri: uri(&private(&file.name)) }, region });
    let column = (!column.is_empty()).then(|| Logical { name: private(column).into_owned(), kind: "column" });
    Location { physical_location: physical, logical_locations: column.into_iter().collect() }
}

/// What keeps a whole file from being checked.
fn notification(file: &FileOutcome) -> Option<Notification> {
    (file.unusable.is_some() || file.has_no_rows()).then(|| Notification {
        level: "error",
        message: Text { text: literal(&format!("{}: {}", shown(&file.name), verdict(file))) },
        locations: vec![location(file, None, "")],
    })
}

/// The path as it was given: relative to wherever the program was started, or with its scheme.
fn uri(path: &str) -> String {
    let path = path.replace(MAIN_SEPARATOR, "/");
    let has_drive = MAIN_SEPARATOR == '\\' && path.as_bytes().get(1) == Some(&b':');
    let before = if has_drive {
        "file:///"
    } else if path.starts_with('/') {
        "file://"
    } else {
        ""
    };
    let path = if before.is_empty() { path.trim_start_matches("./") } else { &path };
    format!("{before}{}", utf8_percent_encode(path, OF_A_PATH))
}

/// A text in which nothing is a placeholder or a link.
fn literal(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "\\](")
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_uri_that_names_no_more_than_the_path() {
        assert_eq!(uri("data/answers.csv"), "data/answers.csv");
        assert_eq!(uri("./data/år 1#2?.csv"), "data/%C3%A5r%201%232%3F.csv");
        assert_eq!(uri("http://a.csv"), "http%3A//a.csv");
        assert_eq!(uri("/srv/100 %.csv"), "file:///srv/100%20%25.csv");
    }
}

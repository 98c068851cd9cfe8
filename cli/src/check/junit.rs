//! The findings as JUnit XML: a suite for each file, a failed test for each rule and column.

use std::fmt::Write as _;
use std::io;

use anyhow::Result;
use enkat::finding::Severity;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::text::{count_of, first_rows, gone, in_column, message, place, shown, verdict};
use super::{FileOutcome, Group, Outcome};
use crate::how;
use crate::summary::plural;

/// So many findings of one rule in one column are told in full.
const TOLD: usize = 20;

/// How a test came out.
enum Ending {
    Passed,
    Failed { kind: String, message: String, details: String },
    Broken { message: String },
}

/// One test of a suite.
struct Case {
    name: String,
    ending: Ending,
}

/// The document.
pub fn text(outcome: &Outcome) -> Result<String> {
    let suites: Vec<(&FileOutcome, Vec<Case>)> = outcome.files.iter().map(|file| (file, cases(file, outcome.fail_on))).collect();
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let numbers = numbers(suites.iter().flat_map(|(_, cases)| cases));
    let root = writer.create_element("testsuites").with_attribute(("name", "enkat check"));
    let root = root.with_attributes(numbers.iter().map(|(name, count)| (*name, count.as_str())));
    root.write_inner_content(|writer| {
        suites.iter().try_for_each(|(file, cases)| write_suite(writer, file, cases, outcome.fail_on))
    })?;
    let mut text = String::from_utf8(writer.into_inner())?;
    text.push('\n');
    Ok(text)
}

/// The tests of a file; one that passes if there is nothing else to say.
fn cases(file: &FileOutcome, fail_on: Severity) -> Vec<Case> {
    if file.unusable.is_some() {
        return vec![Case { name: "the file can be checked".into(), ending: Ending::Broken { message: verdict(file) } }];
    }
    let mut cases: Vec<Case> = Vec::new();
    if file.has_no_rows() {
        let ending = Ending::Failed { kind: "rows".into(), message: "the file has no data rows".into(), details: String::new() };
        cases.push(Case { name: "the file has data rows".into(), ending });
    }
    let failing = file.groups().into_iter().filter(|group| group.total.rule.severity() >= fail_on);
    cases.extend(failing.map(|group| Case {
        name: name(&group),
        ending: Ending::Failed {
            kind: group.total.rule.code().into(),
            message: headline(file, &group),
            details: details(file, &group),
        },
    }));
    if cases.is_empty() {
        cases.push(Case { name: format!("no {} or worse", fail_on.name()), ending: Ending::Passed });
    }
    cases
}

/// `EQ001 in mo`
fn name(group: &Group<'_>) -> String {
    let column = shown(&group.total.column);
    let column = if column.is_empty() { String::new() } else { format!(" in {column}") };
    format!("{}{column}", group.total.rule.code())
}

/// `12 errors in mo, rows 3, 7, 9, …: an answer is …`
fn headline(file: &FileOutcome, group: &Group<'_>) -> String {
    let total = group.total;
    let rows = first_rows(file, group, 8).map(|rows| format!(", {rows}")).unwrap_or_default();
    format!("{}{}{rows}: {}", count_of(total.count, total.rule.severity()), in_column(&total.column), total.rule.checks())
}

/// The first findings, a line each, and what to do.
fn details(file: &FileOutcome, group: &Group<'_>) -> String {
    let total = group.total;
    let mut listed: Vec<_> = group.listed.iter().map(|listed| &listed.finding).take(TOLD).collect();
    if listed.is_empty() {
        listed.push(&total.first);
    }
    let mut text = String::new();
    for finding in &listed {
        let line =
            finding.line.filter(|_| file.cell(finding).is_none()).map(|line| format!(" (line {line})")).unwrap_or_default();
        let place = place(file, finding).map(|place| format!("{place}{line}: ")).unwrap_or_default();
        let _ = writeln!(text, "{place}{}", message(finding));
    }
    let more = total.count.saturating_sub(listed.len() as u64);
    if more > 0 {
        let _ = writeln!(text, "\u{2026} {more} more of {} in all", total.count);
    }
    let _ = write!(text, "what to do: {}", how::advice(total.rule));
    text
}

/// What there is to say of a file beside its tests.
fn remarks(file: &FileOutcome, fail_on: Severity) -> String {
    let mut lines = vec![verdict(file)];
    let below = file.groups().into_iter().filter(|group| group.total.rule.severity() < fail_on);
    lines.extend(below.map(|group| format!("{} {}", group.total.rule.code(), headline(file, &group))));
    if file.is_truncated() {
        lines.push(format!("listed {} of {}; the totals are exact", file.listed.len(), plural(file.count(), "finding")));
    }
    lines.extend(file.off.iter().map(|off| {
        let (code, count, reason) = (off.rule.code(), plural(off.count, "finding"), shown(&off.reason));
        format!("switched off: {code}, {count}: {reason}")
    }));
    if file.known > 0 {
        lines.push(format!("known from the baseline: {}", plural(file.known, "finding")));
    }
    lines.extend(gone(file));
    lines.join("\n")
}

/// How many tests there are, how many failed, and how many could not be run.
fn numbers<'a>(cases: impl Iterator<Item = &'a Case>) -> [(&'static str, String); 3] {
    let (mut tests, mut failures, mut errors) = (0, 0, 0);
    for case in cases {
        tests += 1;
        match case.ending {
            Ending::Passed => {}
            Ending::Failed { .. } => failures += 1,
            Ending::Broken { .. } => errors += 1,
        }
    }
    [("tests", tests), ("failures", failures), ("errors", errors)].map(|(name, count): (_, usize)| (name, count.to_string()))
}

fn write_suite(writer: &mut Writer<Vec<u8>>, file: &FileOutcome, cases: &[Case], fail_on: Severity) -> io::Result<()> {
    let name = shown(&file.name);
    let remarks = remarks(file, fail_on);
    let numbers = numbers(cases.iter());
    let suite = writer.create_element("testsuite").with_attribute(("name", name.as_ref()));
    let suite = suite.with_attributes(numbers.iter().map(|(name, count)| (*name, count.as_str())));
    suite.write_inner_content(|writer| {
        for case in cases {
            write_case(writer, &name, case)?;
        }
        writer.create_element("system-out").write_text_content(BytesText::new(&remarks)).map(|_| ())
    })?;
    Ok(())
}

fn write_case(writer: &mut Writer<Vec<u8>>, file: &str, case: &Case) -> io::Result<()> {
    let element =
        writer.create_element("testcase").with_attribute(("classname", file)).with_attribute(("name", case.name.as_str()));
    match &case.ending {
        Ending::Passed => element.write_empty()?,
        Ending::Failed { kind, message, details } => element.write_inner_content(|writer| {
            let failure = writer.create_element("failure");
            let failure = failure.with_attribute(("type", kind.as_str())).with_attribute(("message", message.as_str()));
            failure.write_text_content(BytesText::new(details)).map(|_| ())
        })?,
        Ending::Broken { message } => element.write_inner_content(|writer| {
            let error = writer.create_element("error");
            let error = error.with_attribute(("type", "unusable")).with_attribute(("message", message.as_str()));
            error.write_empty().map(|_| ())
        })?,
    };
    Ok(())
}

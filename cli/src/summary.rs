//! What a person should know after a run, on standard error.

use std::process::ExitCode;

use enkat::eq5d5l::{Scale, ValueSet, Verification};
use enkat::finding::{Findings, Severity};

use crate::config::Settings;
use crate::source::Source;

/// The findings in short, and what the chosen value sets are.
pub fn print(source: &Source<'_>, settings: &Settings, input: &str) {
    let rows = source.table.rows();
    let name = if input == "-" { "standard input" } else { input };
    if rows == 0 {
        eprintln!("note: {name} has a header but no rows");
    }
    findings(&source.findings, name, rows);
    if !source.layout.violence.is_empty() {
        eprintln!("note: {} columns of a violence form were left out", source.layout.violence.len());
    }
    let has_eq5d5l = source.forms.iter().any(|form| form.scorer.definition().settings.iter().any(|setting| setting.id == "value_set"));
    if has_eq5d5l && settings.value_sets.is_empty() {
        eprintln!("hint: no value set was chosen, so there is no index; see `enkat list value-sets`, then add --value-set ID");
    }
    for set in settings.sets().filter(|_| has_eq5d5l) {
        for caveat in caveats(set) {
            eprintln!("note: {}: {caveat}", set.id());
        }
    }
}

/// What to know before using the values of a set.
fn caveats(set: &ValueSet) -> Vec<String> {
    let mut caveats = Vec::new();
    if set.scale() == Scale::ZeroToHundred {
        caveats.push("values run from 0 to 100 and are no utilities".into());
    }
    if set.is_mapped() {
        caveats.push("values are mapped from EQ-5D-3L".into());
    }
    match set.verification() {
        Verification::SingleSource => caveats.push("the coefficients rest on a single source".into()),
        Verification::Variant { of } => caveats.push(format!("another precision of {of}, which is to be preferred")),
        _ => {}
    }
    caveats
}

fn findings(findings: &Findings, name: &str, rows: u64) {
    let counts = [Severity::Error, Severity::Warning, Severity::Notice].map(|severity| {
        let total: u64 =
            findings.totals().iter().filter(|total| total.rule.severity() == severity).map(|total| total.count).sum();
        (severity, total)
    });
    let found: Vec<String> = counts.iter().filter(|(_, count)| *count > 0).map(|(severity, count)| plural(*count, severity.name())).collect();
    if found.is_empty() {
        return;
    }
    eprintln!("{name}, {}: {}", plural(rows, "row"), found.join(", "));
    let mut totals: Vec<_> = findings.totals().iter().collect();
    totals.sort_by_key(|total| (std::cmp::Reverse(total.rule.severity()), std::cmp::Reverse(total.count)));
    const MOST: usize = 12;
    for total in totals.iter().take(MOST) {
        let first = findings.listed().iter().find(|finding| finding.rule == total.rule && finding.column == total.column);
        let column = if total.column.is_empty() { String::new() } else { format!(" in {}", total.column) };
        let place = first.and_then(|finding| finding.row).map(|row| format!(", first in row {row}")).unwrap_or_default();
        let example = first.filter(|finding| finding.found.is_some()).map(|finding| format!(" ({})", finding.message())).unwrap_or_default();
        eprintln!("  {} {}{column}: {}{place}{example}", total.rule.code(), plural(total.count, total.rule.severity().name()), total.rule.checks());
    }
    if totals.len() > MOST {
        eprintln!("  and {} more kinds", totals.len() - MOST);
    }
    eprintln!("  `enkat explain CODE` says why it matters and what to do");
}

fn plural(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// 1 for error findings under `--strict`.
#[must_use]
pub fn exit_code(findings: &Findings, strict: bool) -> ExitCode {
    if strict && findings.count_at_least(Severity::Error) > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

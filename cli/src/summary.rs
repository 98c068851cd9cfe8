//! What a person should know after a run, on standard error.

use std::process::ExitCode;

use enkat::eq5d5l::{Scale, ValueSet, Verification};
use enkat::finding::{Rule, Severity};
use enkat::inspect::Inspected;
use enkat::tally::PeopleCounts;

use crate::columns;
use crate::config::Settings;
use crate::say::say;
use crate::source::{Source, Told};

/// The findings in short, and what the chosen value sets are.
pub fn print(told: Told<'_>, settings: &Settings) {
    let Told { source, reader, inspected } = told;
    let name = &source.name;
    if inspected.rows == 0 {
        say(format_args!("note: {name} has a header but no rows"));
    }
    findings(inspected, source);
    // of several tables each has told its own
    if source.table.origin(0).is_none() {
        columns::say_read(reader, settings);
    }
    if source.table.surplus_cells() > 0 {
        say(format_args!("note: {} beyond the header could not be carried along", plural(source.table.surplus_cells(), "cell")));
    }
    for note in source.table.notes() {
        say(format_args!("note: {name}: {note}"));
    }
    for code in reader.codes_in_range() {
        say(format_args!(
            "note: --missing-code {code} is within the range of some items and was missing there too; name columns to narrow it, such as mo={code}"
        ));
    }
    let asks_value_set = reader.asks_value_set();
    if asks_value_set && settings.choices.value_sets.is_empty() {
        say("hint: no value set was chosen, so there is no index; see `enkat list value-sets`, then add --value-set ID");
    }
    let known = |id: &String| settings.registry.value_sets().find(|set| set.id().eq_ignore_ascii_case(id.trim()));
    for set in settings.choices.value_sets.iter().filter_map(known).filter(|_| asks_value_set) {
        for caveat in caveats(set) {
            say(format_args!("note: {}: {caveat}", set.id()));
        }
    }
}

/// What to know before using the values of a set.
fn caveats(set: &ValueSet) -> Vec<String> {
    let mut caveats = Vec::new();
    if set.scale() == Scale::ZeroToHundred {
        caveats.push("values run from 0 to 100 and are not utilities".into());
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

fn findings(inspected: &Inspected, source: &Source) {
    let name = &source.name;
    let counts = [Severity::Critical, Severity::Error, Severity::Warning, Severity::Notice].map(|severity| {
        let of_severity = inspected.totals.iter().filter(|total| total.rule.severity() == severity);
        (severity, of_severity.map(|total| total.count).sum::<u64>())
    });
    let found: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(severity, count)| plural(*count, severity.name())).collect();
    if found.is_empty() {
        return;
    }
    say(format_args!("{name}, {}: {}", plural(inspected.rows, "row"), found.join(", ")));
    for rule in Rule::all() {
        let totals: Vec<_> = inspected.totals.iter().filter(|total| total.rule == rule).collect();
        let Some(first) = totals.iter().map(|total| &total.first).min_by_key(|first| first.row) else { continue };
        let columns: Vec<&str> = totals.iter().map(|total| total.column.as_str()).filter(|column| !column.is_empty()).collect();
        let columns = match columns.as_slice() {
            [] => String::new(),
            few if few.len() <= 5 => format!(" in {}", few.join(", ")),
            many => format!(" in {} columns", many.len()),
        };
        let count = totals.iter().map(|total| total.count).sum();
        say(format_args!("  {} {}{columns}: {}", rule.code(), plural(count, rule.severity().name()), rule.checks()));
        if let Some(row) = first.row {
            let column = if first.column.is_empty() { String::new() } else { format!(", {}", first.column) };
            let found = if first.found.is_some() { format!(": {}", first.message()) } else { String::new() };
            say(format_args!("        first in {}{column}{found}", source.place_of(row)));
        } else if let Some(note) = &first.note {
            say(format_args!("        {}: {note}", first.column));
        }
    }
    say("  `enkat explain CODE` says why it matters and what to do");
}

/// `1 column`, `2 columns`.
#[must_use]
pub fn plural(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// People without figures of change, by number and never by id.
pub fn people(people: &PeopleCounts) {
    let PeopleCounts { start_only, exit_only, .. } = people;
    if start_only + exit_only > 0 {
        say(format_args!(
            "note: {} without figures of change: {start_only} with a start only, {exit_only} with an exit only",
            plural(start_only + exit_only, "person").replace("persons", "people")
        ));
    }
}

/// 1 for error findings under `--strict`.
#[must_use]
pub fn exit_code(inspected: &Inspected, strict: bool) -> ExitCode {
    if strict && inspected.count_at_least(Severity::Error) > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

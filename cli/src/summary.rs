//! What a person should know after a run, on standard error.

use crate::exit_code::ExitCode;

use enkat::eq5d5l::{Scale, ValueSet, Verification};
use enkat::finding::{Rule, Severity};
use enkat::inspect::Inspected;
use enkat::tally::PeopleCounts;

use crate::check::outcome::STANDARD_INPUT;
use crate::check::text::count_of;
use crate::columns;
use crate::config::Settings;
use crate::language::spoken;
use crate::locale::Text;
use crate::say::say;
use crate::source::{Source, Told};
use crate::text;

/// The findings in short, and what the chosen value sets are.
pub fn print(told: Told<'_>, settings: &Settings) {
    print_beside(told, settings, false);
}

/// The same beside a release: what is said then is kept as the release is, so who left is told without a number or a row.
pub fn print_beside(told: Told<'_>, settings: &Settings, is_release: bool) {
    let Told { source, reader, inspected } = told;
    let name = &shown_name(&source.name);
    if inspected.rows == 0 {
        say(text!("note-no-rows", name = name));
    }
    findings(inspected, source, |rule| is_release && TELL_WHO_LEFT.contains(&rule));
    // of several tables each has told its own
    if source.table.origin(0).is_none() {
        columns::say_read(reader, settings);
    }
    if source.table.surplus_cells() > 0 {
        say(text!("note-surplus-cells", cells = plural(source.table.surplus_cells(), "cell")));
    }
    for note in source.table.notes(spoken()) {
        // of several tables each is named in its own
        say(if source.table.origin(0).is_some() {
            text!("note", what = note)
        } else {
            text!("note-of", name = name, what = note)
        });
    }
    for code in reader.codes_in_range() {
        say(text!("note-code-in-range", code = code.to_string()));
    }
    let asks_value_set = reader.asks_value_set();
    if asks_value_set && settings.choices.value_sets.is_empty() {
        say(text!("hint-no-value-set"));
    }
    let known = |id: &String| settings.registry.value_sets().find(|set| set.id().eq_ignore_ascii_case(id.trim()));
    for set in settings.choices.value_sets.iter().filter_map(known).filter(|_| asks_value_set) {
        for caveat in caveats(set) {
            say(text!("note-of", name = set.id(), what = caveat));
        }
    }
}

/// What to know before using the values of a set.
fn caveats(set: &ValueSet) -> Vec<Text> {
    let mut caveats = Vec::new();
    if set.scale() == Scale::ZeroToHundred {
        caveats.push(text!("caveat-zero-to-hundred"));
    }
    if set.is_mapped() {
        caveats.push(text!("caveat-mapped"));
    }
    match set.verification() {
        Verification::SingleSource => caveats.push(text!("caveat-single-source")),
        Verification::Variant { of } => caveats.push(text!("caveat-variant", of = of.to_string())),
        _ => {}
    }
    caveats
}

/// Rules that count who has one occasion alone.
const TELL_WHO_LEFT: [Rule; 2] = [Rule::ExitWithoutStart, Rule::StartWithoutExit];

fn findings(inspected: &Inspected, source: &Source, is_untold: impl Fn(Rule) -> bool) {
    let name = &source.name;
    let counts = [Severity::Critical, Severity::Error, Severity::Warning, Severity::Notice].map(|severity| {
        let of_severity = inspected.totals.iter().filter(|total| total.rule.severity() == severity && !is_untold(total.rule));
        (severity, of_severity.map(|total| total.count).sum::<u64>())
    });
    let found: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(severity, count)| count_of(*count, *severity)).collect();
    let untold: Vec<Rule> =
        Rule::all().filter(|rule| is_untold(*rule) && inspected.totals.iter().any(|total| total.rule == *rule)).collect();
    if found.is_empty() && untold.is_empty() {
        return;
    }
    let found = if found.is_empty() { String::new() } else { format!(": {}", found.join(", ")) };
    say(format_args!("{name}, {}{found}", plural(inspected.rows, "row")));
    for rule in untold {
        say(format_args!("  {}: {}", rule.code(), rule.checks_in(spoken())));
    }
    for rule in Rule::all().filter(|rule| !is_untold(*rule)) {
        let totals: Vec<_> = inspected.totals.iter().filter(|total| total.rule == rule).collect();
        let Some(first) = totals.iter().map(|total| &total.first).min_by_key(|first| first.row) else { continue };
        let columns = totals.iter().map(|total| source.column_name(&total.column, None)).filter(|column| !column.is_empty());
        let columns: Vec<String> = columns.collect();
        let columns = match columns.as_slice() {
            [] => String::new(),
            few if few.len() <= 5 => format!(" {}", text!("in-column", column = few.join(", "))),
            many => format!(" {}", text!("in-columns", n = many.len())),
        };
        let count = totals.iter().map(|total| total.count).sum();
        let checks = rule.checks_in(spoken());
        say(format_args!("  {} {}{columns}: {checks}", rule.code(), count_of(count, rule.severity())));
        if let Some(row) = first.row {
            let column = if first.column.is_empty() {
                String::new()
            } else {
                format!(", {}", source.column_name(&first.column, Some(row)))
            };
            let found = if first.found.is_some() { format!(": {}", first.message_in(spoken())) } else { String::new() };
            let place = match source.cell(first) {
                Some(cell) => text!("first-in-cell", cell = cell),
                None => text!("first-in", place = source.place_of(row)),
            };
            say(format_args!("        {place}{column}{found}"));
        } else if let Some(note) = first.note_in(spoken()) {
            say(format_args!("        {}: {note}", source.column_name(&first.column, None)));
        }
    }
    say(format_args!("  {}", text!("explain-any")));
}

/// What a table is called: its path, or that it came from standard input.
#[must_use]
pub fn shown_name(name: &str) -> String {
    if name == STANDARD_INPUT { text!("standard-input").to_string() } else { name.to_owned() }
}

/// `1 column`, `2 columns`, `2 kolumner`: a noun that the texts do not have gets an s.
#[must_use]
pub fn plural(count: u64, noun: &str) -> String {
    let known = Text::new(format!("count-{}", noun.replace(' ', "-")), vec![("n", count.into())]).in_language(spoken());
    known.unwrap_or_else(|| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
}

/// People without figures of change, by number and never by id; beside a release without a number either, because what it says
/// is kept and sent as a release is.
pub fn people(people: &PeopleCounts, is_release: bool) {
    let PeopleCounts { start_only, exit_only, .. } = people;
    if start_only + exit_only > 0 {
        if is_release {
            return say(text!("note-some-without-change"));
        }
        let people = plural(start_only + exit_only, "person");
        say(text!("note-without-change", people = people, start = *start_only, exit = *exit_only));
    }
}

/// 1 for error findings under `--strict`.
#[must_use]
pub fn exit_code(inspected: &Inspected, strict: bool) -> ExitCode {
    if strict && inspected.count_at_least(Severity::Error) > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

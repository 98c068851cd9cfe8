//! The parts of a report that people read, before they become text or Markdown.

mod change;
mod comparisons;
mod writer;

use super::group_report::Report;
use super::language::Language;
use super::lookup::Lookup;
use writer::Writer;

/// A part of a report: a title, a table, remarks.
pub(super) struct Section {
    pub(super) title: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) remarks: Vec<String>,
}

/// A line of a table.
pub(super) enum Row {
    /// What the lines below it are about.
    Heading(String),
    /// One cell for each column.
    Cells(Vec<String>),
}

/// The sections of a report.
pub(super) fn sections(report: &Report, language: Language) -> Vec<Section> {
    let figures = report.of_everyone();
    let writer = Writer { report, figures: Lookup::new(&figures), language };
    let mut sections = vec![writer.sums()];
    if report.has_occasions {
        sections.extend([writer.change(), writer.health_change()]);
    }
    sections.extend([writer.reliable_change(), writer.reliability(), writer.norms(), writer.panel(), writer.groups()]);
    sections.retain(|section| !section.rows.is_empty());
    sections
}

/// Who is in the report, a line each.
pub(super) fn people(report: &Report, language: Language) -> Vec<String> {
    let say = |en, sv| language.pick(en, sv);
    let people = report.people();
    let [start, exit] = people.answered;
    if !report.has_occasions {
        return vec![format!("{}: {start}", say("People", "Personer"))];
    }
    let at =
        [(start, say("at start", "vid start")), (exit, say("at exit", "vid avslut")), (people.pairs, say("at both", "vid båda"))];
    let all = at.map(|(people, when)| format!("{people} {when}")).join(", ");
    let mut lines = vec![format!("{}: {all}", say("People", "Personer"))];
    if people.start_only + people.exit_only > 0 {
        let only = say(
            "In no figure of change: {start} with a start only, {exit} with an exit only",
            "I inga förändringstal: {start} med bara start, {exit} med bara avslut",
        );
        lines.push(fill(only, [people.start_only, people.exit_only]));
    }
    if people.duplicates != [0; 2] {
        let left_out = say(
            "Rows left out, several for one person and occasion: {start} at start, {exit} at exit",
            "Utelämnade rader, flera för samma person och tillfälle: {start} vid start, {exit} vid avslut",
        );
        lines.push(fill(left_out, people.duplicates));
    }
    lines
}

fn fill(text: &str, [start, exit]: [u64; 2]) -> String {
    text.replace("{start}", &start.to_string()).replace("{exit}", &exit.to_string())
}

/// How to read it, what it rests on, whose instruments these are.
pub(super) fn notes(report: &Report, language: Language) -> Vec<String> {
    let say = |en, sv| language.pick(en, sv);
    let mut notes: Vec<String> = report.warnings.iter().map(|warning| language.label(warning).to_owned()).collect();
    if report.has_occasions {
        notes.extend(
            [
                say(
                    "The sums are of the group: they do not mean that every participant feels better.",
                    "Summorna gäller gruppen: de innebär inte att alla deltagare upplever en förbättring.",
                ),
                say("Answers can vary a great deal from day to day.", "Svaren kan variera stort från dag till dag."),
                say("The sums say nothing about what caused a change.", "Summorna säger inget om vad som orsakat en förändring."),
            ]
            .map(str::to_owned),
        );
    }
    let of_n = say(
        "A sum depends on how many people are in it: never compare sums of different n.",
        "En summa beror på hur många som ingår: jämför aldrig summor med olika n.",
    );
    notes.push(of_n.to_owned());
    if report.has_keyed_sums() {
        let rule = say("Missing answers in KASAM, rule", "Saknade svar i KASAM, regel");
        notes.push(format!("{rule}: {}", report.options.missing));
    }
    for set in &report.value_sets {
        let kind = say("Value set", "Värdeuppsättning");
        notes.push(format!("{kind} {}: {}. {}, doi {}", set.id, set.description, set.citation, set.doi));
    }
    notes.extend(report.options.norms.iter().map(|norm| format!("{} {}: {}", say("Norm", "Norm"), norm.measure, norm.source)));
    notes.extend(report.notices.iter().map(|notice| language.label(notice).to_owned()));
    notes
}

//! The parts of a report that people read, before they become text or Markdown.

mod change;
mod comparisons;
mod description;
mod people_by_group;
mod programme;
mod violence;
mod writer;

use super::group_report::Report;
use super::language::Language;
use super::lookup::Lookup;
use crate::instrument::MissingRule;
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
    let mut sections = vec![writer.sums(), writer.levels()];
    if report.has_occasions {
        let change = [writer.change(), writer.bootstrap(), writer.health_change(), writer.qalys(), writer.reliable_change()];
        sections.extend(change);
    }
    sections.extend([writer.reliability(), writer.quality(), writer.norms(), writer.panel()]);
    sections.extend([writer.referrals(), writer.participants(), writer.exits(), writer.goal(), writer.progress()]);
    sections.extend([writer.asked_about_violence(), writer.violence_outcomes(), writer.violence_follow_up()]);
    sections.extend([writer.groups(), writer.people_by_group()]);
    sections.retain(|section| !section.rows.is_empty());
    sections
}

/// Who is in the report, a line each.
pub(super) fn people(report: &Report, language: Language) -> Vec<String> {
    let say = |en, sv| language.pick(en, sv);
    let people = report.people();
    if report.measures.is_empty() {
        let rows = say("Rows", "Rader");
        return vec![format!("{rows}: {}", people.rows.iter().sum::<u64>())];
    }
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
    let silent = [0, 1].map(|occasion| people.rows[occasion].saturating_sub(people.answered[occasion]));
    if silent != [0; 2] {
        let silent_rows = say(
            "Rows without any answer: {start} at start, {exit} at exit",
            "Rader utan något svar: {start} vid start, {exit} vid avslut",
        );
        lines.push(fill(silent_rows, silent));
    }
    if report.unplaced_rows > 0 {
        let unplaced = say("Rows of no known occasion, in no figure", "Rader utan känt tillfälle, i inga tal");
        lines.push(format!("{unplaced}: {}", report.unplaced_rows));
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
    let has_sums = !report.measures.is_empty();
    if report.has_occasions && has_sums {
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
    notes.extend(has_sums.then(|| of_n.to_owned()));
    if report.has_keyed_sums() {
        let rule = say("Missing answers in sums of items", "Saknade svar i summaskalor");
        let allowed = match report.options.missing {
            MissingRule::Complete => say("none may be missing", "inga får saknas"),
            MissingRule::Prorate20 => {
                say("at most 20 % of a scale's items may be missing", "högst 20 % av en skalas frågor får saknas")
            }
            MissingRule::Half => {
                say("at most half of a scale's items may be missing", "högst hälften av en skalas frågor får saknas")
            }
        };
        notes.push(format!("{rule}: {allowed} ({})", report.options.missing));
    }
    for set in &report.value_sets {
        let kind = say("Value set", "Värdeset");
        notes.push(format!("{kind} {}: {}. {}, doi {}", set.id, set.description, set.citation, set.doi));
    }
    notes.extend(report.options.norms.iter().map(|norm| format!("{} {}: {}", say("Norm", "Norm"), norm.measure, norm.source)));
    if let Some(programme) = report.programme() {
        let goal = &programme.goal().citation;
        let source = say("Programme", "Insats");
        notes.push(format!("{source}: {}. {}", language.label(programme.name()), programme.source().citation));
        notes.push(format!("{}: {goal}", say("Goal", "Mål")));
    }
    if let Some(screening) = report.screening() {
        let forms = say("Violence form", "Våldsformulär");
        let current = say("current is", "aktuellt är");
        notes.push(format!("{forms}: {}; {current}: {}", screening.forms.join(", "), language.label(&screening.current.label())));
    }
    notes.extend(report.notices.iter().map(|notice| language.label(notice).to_owned()));
    notes
}

/// Text without anything that steers a terminal or turns the direction of writing.
pub(super) fn inert(text: &str) -> String {
    let steers = |character: char| {
        character.is_control()
            || matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().map(|character| if steers(character) { '\u{fffd}' } else { character }).collect()
}

/// A name from a table, inert and not without end.
pub(super) fn name(name: &str) -> String {
    const LONGEST: usize = 80;
    let name = inert(name);
    if name.chars().count() <= LONGEST { name } else { name.chars().take(LONGEST).chain(['\u{2026}']).collect() }
}

#[cfg(test)]
mod tests {
    use super::{inert, name};

    #[test]
    fn names_steer_nothing_and_end() {
        assert_eq!(inert("Sävsjö, <b>*A*</b> =1+1"), "Sävsjö, <b>*A*</b> =1+1");
        assert_eq!(inert("\u{1b}[31mred\n\u{202e}x\u{2028}"), "\u{fffd}[31mred\u{fffd}\u{fffd}x\u{fffd}");
        assert_eq!(name(&"a".repeat(10_000)).chars().count(), 81);
    }
}

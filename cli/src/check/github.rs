//! Annotations of GitHub Actions, within its limits, and the table of the job summary.
//!
//! Ten of each level are shown a step: the worst stand first, one for all findings
//! of a rule in a column of a file, and the last place says how many are not shown.

use std::fmt::Write as _;

use enkat::finding::Severity;

use super::text::{count_of, counts, first_rows, message, place, private, shortened, shown, verdict};
use super::{FileOutcome, Group, Outcome};
use crate::summary::plural;

/// GitHub shows so many annotations of a level.
const MOST: usize = 10;

/// GitHub takes so many bytes as the summary of a step.
pub const MOST_SUMMARY: usize = 1024 * 1024;

/// The levels of an annotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Command {
    Error,
    Warning,
    Notice,
}

impl Command {
    const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Critical | Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Notice => Self::Notice,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// One annotation.
struct Annotation {
    command: Command,
    severity: Severity,
    /// Path and line; none for standard input and for the totals.
    place: Option<(String, u64)>,
    title: String,
    message: String,
    /// How many findings it stands for.
    count: u64,
}

/// The annotations, a line each.
#[must_use]
pub fn text(outcome: &Outcome) -> String {
    let mut all: Vec<Annotation> = outcome.files.iter().flat_map(annotations).collect();
    // stable: files and totals keep their order within a level
    all.sort_by_key(|annotation| std::cmp::Reverse(annotation.severity));
    let mut text = String::new();
    for command in [Command::Error, Command::Warning, Command::Notice] {
        let of_level: Vec<&Annotation> = all.iter().filter(|annotation| annotation.command == command).collect();
        // the totals are a notice as well
        let room = if command == Command::Notice { MOST - 1 } else { MOST };
        let shown = if of_level.len() > room { room - 1 } else { of_level.len() };
        for annotation in &of_level[..shown] {
            annotation.write(&mut text);
        }
        let rest = &of_level[shown..];
        if !rest.is_empty() {
            more(command, rest).write(&mut text);
        }
    }
    totals(outcome).write(&mut text);
    text
}

/// Everything that is to be said of one file.
fn annotations(file: &FileOutcome) -> Vec<Annotation> {
    let about_file = |title: &str, message: String| Annotation {
        command: Command::Error,
        severity: Severity::Critical,
        place: path(file).map(|path| (path, 1)),
        title: title.into(),
        message,
        count: 0,
    };
    if let Some(reason) = &file.unusable {
        return vec![about_file("the file cannot be checked", shown(reason).into_owned())];
    }
    let mut annotations: Vec<Annotation> = file.groups().iter().map(|group| annotation(file, group)).collect();
    if file.has_no_rows() {
        annotations.push(about_file("no data rows", "the file has a header and no data rows".into()));
    }
    annotations
}

fn annotation(file: &FileOutcome, group: &Group<'_>) -> Annotation {
    let total = group.total;
    let first = group.listed.first().map_or(&total.first, |listed| &listed.finding);
    let severity = total.rule.severity();
    let column = if total.column.is_empty() { String::new() } else { format!(" {}", shortened(&shown(&total.column), 40)) };
    let message = if total.count == 1 {
        let place = place(file, first).map(|place| format!("{place}: ")).unwrap_or_default();
        format!("{place}{}", message(first))
    } else {
        let rows = first_rows(file, group, 8).map(|rows| format!(", {rows}")).unwrap_or_default();
        format!("{}{rows}; the first: {}", count_of(total.count, severity), message(first))
    };
    Annotation {
        command: Command::of(severity),
        severity,
        // what is about no line is about the header
        place: path(file).map(|path| (path, first.line.unwrap_or(1))),
        title: format!("{}{column}", total.rule.code()),
        message,
        count: total.count,
    }
}

/// The path as GitHub knows it; standard input has none.
fn path(file: &FileOutcome) -> Option<String> {
    let name = private(&file.name);
    let name = name.replace(std::path::MAIN_SEPARATOR, "/");
    (!file.is_standard_input()).then(|| name.strip_prefix("./").unwrap_or(&name).to_owned())
}

/// What stands in the last place of a level.
fn more(command: Command, rest: &[&Annotation]) -> Annotation {
    let count: u64 = rest.iter().map(|annotation| annotation.count).sum();

    Annotation {
        command,
        severity: Severity::Notice,
        place: None,
        title: format!("\u{2026} and {} more", rest.len()),
        message: format!(
            "{} by other rules, in other columns or files, are not annotated: GitHub shows {MOST} of a level; the job summary and the other formats say more",
            plural(count, "finding"),
        ),
        count,
    }
}

/// The exact totals, whatever was shown.
fn totals(outcome: &Outcome) -> Annotation {
    let found = counts(|level| outcome.count_of(level)).unwrap_or_else(|| "no findings".into());
    let rows = outcome.files.iter().map(|file| file.rows).sum();
    let files = outcome.files.len() as u64;
    let unusable = outcome.files.iter().filter(|file| file.unusable.is_some()).count();
    let unusable = if unusable > 0 { format!(", {unusable} of them cannot be checked") } else { String::new() };
    Annotation {
        command: Command::Notice,
        severity: Severity::Notice,
        place: None,
        title: "enkat check".into(),
        message: format!("{found} in {} of {}{unusable}", plural(rows, "row"), plural(files, "file")),
        count: 0,
    }
}

impl Annotation {
    fn write(&self, text: &mut String) {
        let place = self.place.as_ref().map(|(path, line)| format!("file={},line={line},", property(path))).unwrap_or_default();
        let (command, title) = (self.command.name(), property(&self.title));
        let _ = writeln!(text, "::{command} {place}title={title}::{}", data(&self.message));
    }
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The table of the job summary, in at most `room` bytes.
#[must_use]
pub fn summary(outcome: &Outcome, room: usize) -> String {
    const CUT: &str = "\nThe table is cut: GitHub takes no more. The totals above are exact.\n";
    let mut page = String::from("### enkat check\n\n");
    for file in &outcome.files {
        let _ = writeln!(page, "- {}: {}", markdown(&file.name), markdown(&verdict(file)));
    }
    let head = "\n| file | rule | level | column | count | first in row | checks |\n|---|---|---|---|--:|--:|---|\n";
    let mut has_head = false;
    let rows = outcome.files.iter().flat_map(|file| file.groups().into_iter().map(move |group| (file, group)));
    for (file, group) in rows {
        let total = group.total;
        let (rule, level, count) = (total.rule.code(), total.rule.severity().name(), total.count);
        let (name, column, checks) = (markdown(&file.name), markdown(&total.column), markdown(total.rule.checks()));
        let cell = file.cell(&total.first).map(|cell| markdown(&cell));
        let row = cell.or_else(|| Some(total.first.row?.to_string())).unwrap_or_default();
        let line = format!("| {name} | {rule} | {level} | {column} | {count} | {row} | {checks} |\n");
        let head = if has_head { "" } else { head };
        if page.len() + head.len() + line.len() + CUT.len() > room {
            page.push_str(CUT);
            break;
        }
        page.push_str(head);
        page.push_str(&line);
        has_head = true;
    }
    // so many files that their verdicts alone are too much
    if page.len() > room {
        let end = (0..=room.saturating_sub(CUT.len())).rev().find(|at| page.is_char_boundary(*at)).unwrap_or(0);
        let end = page[..end].rfind('\n').map_or(0, |at| at + 1);
        page.truncate(end);
        if page.len() + CUT.len() <= room {
            page.push_str(CUT);
        }
    }
    page
}

/// A text in a cell of a table that Markdown and HTML leave alone.
fn markdown(text: &str) -> String {
    let mut escaped = String::new();
    for character in shown(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            // neither a person nor a link
            '@' => escaped.push_str("&#64;"),
            ':' => escaped.push_str("&#58;"),
            character => escaped.push(character),
        }
    }
    escaped
}

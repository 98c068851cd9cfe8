//! The findings as a person reads them: the first of each kind drawn, all of them counted.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use enkat::finding::{Rule, Severity};
use unicode_width::UnicodeWidthStr as _;

use super::text::{count_of, counts, first_rows, in_column, message, shortened, shown, verdict};
use super::{Excerpt, FileOutcome, Group, Listed, Outcome};
use crate::summary::plural;

/// So many findings of one rule in one column are drawn; one more is drawn rather than counted.
const DRAWN: usize = 3;

/// The widest that the name of a column and the text of a cell are drawn.
const WIDEST: [usize; 2] = [24, 16];

/// How the page looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// With colours.
    pub colour: bool,
    /// So many places wide.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Self {
        Self { colour: false, width: 100 }
    }
}

/// What came of a check.
#[must_use]
pub fn text(outcome: &Outcome, look: Look) -> String {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() }.term_width(look.width.max(40));
    let mut page = String::new();
    let mut explained: Option<Rule> = None;
    for file in &outcome.files {
        let groups = file.groups();
        for group in groups.iter().filter(|group| !is_summed_up(group)) {
            // what to do is said once a rule
            let advice = (explained != Some(group.total.rule)).then(|| group.total.rule.advice());
            draw_group(&mut page, file, group, advice, &renderer);
            explained = Some(group.total.rule);
        }
        counted(&mut page, file, &groups);
    }
    let found = outcome.files.iter().flat_map(|file| &file.totals).map(|total| total.rule);
    if let Some(worst) = found.max_by_key(|rule| (rule.severity(), std::cmp::Reverse(rule.code()))) {
        let _ = writeln!(page, "`enkat explain {}` says why it matters and what to do\n", worst.code());
    }
    for file in &outcome.files {
        let _ = writeln!(page, "{}: {}", shown(&file.name), verdict(file));
    }
    if outcome.files.len() > 1 {
        let _ = writeln!(page, "{}: {}", plural(outcome.files.len() as u64, "file"), verdict_of_all(outcome));
    }
    inert(page)
}

/// Notices are counted and not drawn.
fn is_summed_up(group: &Group<'_>) -> bool {
    group.total.rule.severity() == Severity::Notice
}

fn verdict_of_all(outcome: &Outcome) -> String {
    let found = counts(|level| outcome.count_of(level)).unwrap_or_else(|| "no findings".into());
    let rows = outcome.files.iter().map(|file| file.rows).sum();
    let unusable = outcome.files.iter().filter(|file| file.unusable.is_some()).count() as u64;
    let unusable = if unusable > 0 { format!("; {} cannot be checked", plural(unusable, "file")) } else { String::new() };
    format!("{found} in {}{unusable}", plural(rows, "row"))
}

/// The first findings of a rule and column, and how many more there are.
fn draw_group(page: &mut String, file: &FileOutcome, group: &Group<'_>, advice: Option<&str>, renderer: &Renderer) {
    // what is cut from the list has its first one still
    let first = Listed { finding: group.total.first.clone(), excerpt: None };
    let listed = if group.listed.is_empty() { vec![&first] } else { group.listed.clone() };
    let drawn = if listed.len() == DRAWN + 1 { DRAWN + 1 } else { DRAWN };
    for (at, listed) in listed.iter().take(drawn).enumerate() {
        draw(page, file, listed, advice.filter(|_| at == 0), renderer);
    }
    let more = group.total.count.saturating_sub(listed.len().min(drawn) as u64);
    if more > 0 {
        let rows = first_rows(&Group { total: group.total, listed: group.listed.iter().skip(drawn).copied().collect() }, 8);
        let rows = rows.filter(|_| group.listed.len() > drawn).map(|rows| format!(": {rows}")).unwrap_or_default();
        let _ = writeln!(page, "\u{2026} {more} more of {}{}{rows}\n", group.total.rule.code(), in_column(&group.total.column));
    }
}

/// One finding, as a compiler draws an error.
fn draw(page: &mut String, file: &FileOutcome, listed: &Listed, advice: Option<&str>, renderer: &Renderer) {
    let finding = &listed.finding;
    let level = match finding.rule.severity() {
        Severity::Critical => Level::ERROR.with_name("critical"),
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::NOTE.with_name("notice"),
    };
    let message = message(finding);
    let mut group = level.primary_title(message).id(finding.rule.code()).element(Origin::path(origin(file, listed)));
    if let Some(excerpt) = &listed.excerpt {
        let (source, marked) = line_of(excerpt, finding.rule);
        let line = finding.line.and_then(|line| usize::try_from(line).ok());
        let snippet = Snippet::source(source).line_start(line.unwrap_or(1)).line_numbering(line.is_some());
        group = group.element(snippet.annotation(AnnotationKind::Primary.span(marked)));
    }
    if let Some(advice) = advice {
        group = group.element(Level::HELP.message(advice));
    }
    let _ = writeln!(page, "{}\n", renderer.render(&[group]));
}

/// `answers.csv:12 row 11, column mo`
fn origin(file: &FileOutcome, listed: &Listed) -> String {
    let mut origin = shown(&file.name).into_owned();
    if let Some(line) = listed.finding.line {
        let _ = write!(origin, ":{line}");
    }
    if let Some(place) = super::text::place(&listed.finding) {
        let _ = write!(origin, " {place}");
    }
    origin
}

/// `… ua ·  pd 9  ad · …`, and the bytes of the marked cell.
fn line_of(excerpt: &Excerpt, rule: Rule) -> (String, std::ops::Range<usize>) {
    let mut line = String::from(if excerpt.goes_before { "\u{2026} " } else { "" });
    let mut marked = 0..line.len();
    for (at, (name, value)) in excerpt.cells.iter().enumerate() {
        if at > 0 {
            line.push_str("  ");
        }
        let start = line.len();
        let _ = write!(line, "{} ", shortened(&shown(name), WIDEST[0]));
        match value.as_ref().filter(|_| may_show(rule)) {
            Some(value) if value.trim() != value || value.is_empty() => {
                let _ = write!(line, "\"{}\"", shortened(&shown(value), WIDEST[1]));
            }
            Some(value) => line.push_str(&shortened(&shown(value), WIDEST[1])),
            None => line.push('\u{b7}'),
        }
        if at == excerpt.marked {
            marked = start..line.len();
        }
    }
    if excerpt.goes_on {
        line.push_str(" \u{2026}");
    }
    (line, marked)
}

/// Beside a finding about violence no cell is shown, whatever the excerpt holds.
pub(super) const fn may_show(rule: Rule) -> bool {
    !matches!(rule, Rule::Violence(_))
}

/// Totals by rule and column, and what is not among them.
fn counted(page: &mut String, file: &FileOutcome, groups: &[Group<'_>]) {
    let name = shown(&file.name);
    if !groups.is_empty() {
        let _ = writeln!(page, "{name}: {} by rule and column", plural(file.count(), "finding"));
        table(page, groups);
    }
    if file.is_truncated() {
        let listed = file.listed.len();
        let _ = writeln!(page, "listed {listed} of {}; the totals are exact", plural(file.count(), "finding"));
    }
    for off in &file.off {
        let rule = off.rule.code();
        let findings = plural(off.count, "finding");
        let reason = shown(&off.reason);
        let _ = writeln!(page, "switched off: {rule}, {findings}: {reason}");
    }
    if file.known > 0 {
        let _ = writeln!(page, "known from the baseline: {}", plural(file.known, "finding"));
    }
    if !groups.is_empty() || !file.off.is_empty() || file.known > 0 {
        page.push('\n');
    }
}

/// A line for each rule and column, aligned.
fn table(page: &mut String, groups: &[Group<'_>]) {
    let lines = groups.iter().map(|group| {
        let total = group.total;
        let column = if total.column.is_empty() { "whole rows".into() } else { shown(&total.column) };
        let column = shortened(&column, WIDEST[0]).into_owned();
        (total, column, count_of(total.count, total.rule.severity()), total.first.row)
    });
    let lines: Vec<_> = lines.collect();
    let widest_column = lines.iter().map(|line| line.1.width()).max().unwrap_or(0);
    let widest_count = lines.iter().map(|line| line.2.len()).max().unwrap_or(0);
    for (total, column, count, row) in &lines {
        let pad = " ".repeat(widest_column.saturating_sub(column.width()));
        let row = row.map(|row| format!(", first in row {row}")).unwrap_or_default();
        let (code, checks) = (total.rule.code(), total.rule.checks());
        let _ = writeln!(page, "  {code}  {column}{pad}  {count:>widest_count$}  {checks}{row}");
    }
}

/// No line is a command to the program that runs the tests: other people's names may look like one.
fn inert(page: String) -> String {
    if !page.contains("::") && !page.contains("##[") {
        return page;
    }
    let lines = page.lines().map(|line| {
        let line = line.replace("##[", "## [");
        if line.trim_start().starts_with("::") { format!("| {line}\n") } else { format!("{line}\n") }
    });
    lines.collect()
}

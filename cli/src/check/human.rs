//! The findings as a person reads them: the first of each kind drawn, all of them counted.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group as Drawing, Level, Origin, Padding, Renderer, Snippet};
use enkat::finding::{Rule, Severity};
use unicode_width::UnicodeWidthStr as _;

use super::text::{count_of, counts, few_rows, gone, in_column, message, place, shortened, shown, verdict};
use super::{Excerpt, FileOutcome, Group, Listed, Outcome};
use crate::how;
use crate::summary::plural;

/// So many findings of one rule in one column are drawn; one more is drawn rather than counted.
const DRAWN: usize = 3;

/// The widest that the name of a column and the text of a cell are drawn.
const WIDEST: [usize; 2] = [24, 16];

/// A narrower terminal is taken for one of so many places, and a wider one as well.
const LEAST_WIDE: usize = 40;
const MOST_WIDE: usize = 500;

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
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() }.term_width(MOST_WIDE);
    let width = look.width.clamp(LEAST_WIDE, MOST_WIDE);
    let mut page = String::new();
    let mut explained: Vec<Rule> = Vec::new();
    for file in &outcome.files {
        let groups = file.groups();
        for group in groups.iter().filter(|group| !is_summed_up(group)) {
            // what to do is said once a rule
            let advice = (!explained.contains(&group.total.rule)).then(|| how::advice(group.total.rule));
            draw_group(&mut page, file, group, advice.as_deref(), &renderer, width);
            explained.push(group.total.rule);
        }
        counted(&mut page, file, &groups);
    }
    let found = outcome.files.iter().flat_map(|file| &file.totals).map(|total| total.rule);
    if let Some(worst) = found.max_by_key(|rule| (rule.severity(), std::cmp::Reverse(rule.code()))) {
        let _ = writeln!(page, "`enkat explain {}` says why it matters and what to do\n", worst.code());
    }
    for file in &outcome.files {
        let _ = writeln!(page, "{}: {}", heading(file), verdict(file));
    }
    if outcome.files.len() > 1 {
        let _ = writeln!(page, "{}: {}", plural(outcome.files.len() as u64, "file"), verdict_of_all(outcome));
    }
    // what GitHub took for a command anywhere in a line
    if page.contains("##[") { page.replace("##[", "## [") } else { page }
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
fn draw_group(page: &mut String, file: &FileOutcome, group: &Group<'_>, advice: Option<&str>, renderer: &Renderer, width: usize) {
    // what is cut from the list has its first one still
    let first = Listed { finding: group.total.first.clone(), excerpt: None };
    let listed = if group.listed.is_empty() { vec![&first] } else { group.listed.clone() };
    let drawn = if listed.len() == DRAWN + 1 { DRAWN + 1 } else { DRAWN };
    for (at, listed) in listed.iter().take(drawn).enumerate() {
        draw(page, file, listed, advice.filter(|_| at == 0), renderer, width);
    }
    let more = group.total.count.saturating_sub(listed.len().min(drawn) as u64);
    if more > 0 {
        let rows = group.listed.iter().skip(drawn).filter_map(|listed| listed.finding.row);
        let rows = few_rows(rows.collect(), more, 8).map(|rows| format!(": {rows}")).unwrap_or_default();
        let _ = writeln!(page, "\u{2026} {more} more of {}{}{rows}\n", group.total.rule.code(), in_column(&group.total.column));
    }
}

/// One finding, as a compiler draws an error.
fn draw(page: &mut String, file: &FileOutcome, listed: &Listed, advice: Option<&str>, renderer: &Renderer, width: usize) {
    let finding = &listed.finding;
    let level = match finding.rule.severity() {
        Severity::Critical => Level::ERROR.with_name("critical"),
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::NOTE.with_name("notice"),
    };
    let help = advice.map(|advice| Level::HELP.message(advice));
    let title = level.clone().primary_title(message(finding)).id(finding.rule.code());
    let top = title.element(Origin::path(origin(file, listed)));
    let groups = if let Some(excerpt) = &listed.excerpt {
        // a number that the renderer can count on from
        let line = finding.line.and_then(|line| u32::try_from(line).ok()).and_then(|line| usize::try_from(line).ok());
        let gutter = line.map_or(1, |line| line.to_string().len()) + 3;
        let (source, marked) = line_of(excerpt, finding.rule, width.saturating_sub(gutter));
        let snippet = Snippet::source(source).line_start(line.unwrap_or(1)).line_numbering(line.is_some());
        // a group of its own: the place above names the row and the column, which the renderer cannot know
        let drawn = Drawing::with_level(level).element(snippet.annotation(AnnotationKind::Primary.span(marked)));
        vec![top, drawn.elements(help.is_some().then_some(Padding)).elements(help)]
    } else {
        vec![top.elements(help)]
    };
    let text = renderer.render(&groups);
    let mut lines: Vec<&str> = text.lines().collect();
    // between two groups the renderer leaves a line of each
    lines.dedup();
    let _ = writeln!(page, "{}\n", lines.join("\n"));
}

/// `answers.csv:12 row 11, column mo`
fn origin(file: &FileOutcome, listed: &Listed) -> String {
    let mut origin = shown(&file.name).into_owned();
    if let Some(line) = listed.finding.line {
        let _ = write!(origin, ":{line}");
    }
    if let Some(place) = place(&listed.finding) {
        let _ = write!(origin, " {place}");
    }
    origin
}

/// `… ua ·  pd 9  ad · …` in at most `width` places if there is room for one cell, and the bytes of the marked cell.
fn line_of(excerpt: &Excerpt, rule: Rule, width: usize) -> (String, std::ops::Range<usize>) {
    let most = WIDEST.map(|widest| widest.min(width.saturating_sub(7) / 2).max(1));
    let cells: Vec<String> = excerpt.cells.iter().map(|(name, value)| cell(name, value.as_deref(), rule, most)).collect();
    let Some(marked) = cells.get(excerpt.marked) else { return ("\u{b7}".into(), 0..2) };
    // as many neighbours as there is room for, from the marked cell outwards
    let (mut first, mut last) = (excerpt.marked, excerpt.marked);
    let mut used = marked.width() + 4;
    for step in 1..cells.len() {
        let before = excerpt.marked.checked_sub(step).filter(|at| at + 1 == first);
        let after = Some(excerpt.marked + step).filter(|at| *at == last + 1);
        for at in [before, after].into_iter().flatten() {
            let wide = cells.get(at).map(|cell| cell.width() + 2);
            if let Some(wide) = wide.filter(|wide| used + wide <= width) {
                used += wide;
                (first, last) = (first.min(at), last.max(at));
            }
        }
    }
    let goes_before = excerpt.goes_before || first > 0;
    let goes_on = excerpt.goes_on || last + 1 < cells.len();
    let before = if goes_before { "\u{2026} " } else { "" };
    let start = before.len() + cells[first..excerpt.marked].iter().map(|cell| cell.len() + 2).sum::<usize>();
    let line = format!("{before}{}{}", cells[first..=last].join("  "), if goes_on { " \u{2026}" } else { "" });
    (line, start..start + marked.len())
}

/// `pd 9`, `pd ·` where the text is not shown, `pd " 9 "` where one could not see it.
fn cell(name: &str, value: Option<&str>, rule: Rule, most: [usize; 2]) -> String {
    let name = shown(name);
    let name = shortened(&name, most[0]);
    match value.filter(|_| may_show(rule)) {
        None => format!("{name} \u{b7}"),
        Some(value) if value.trim() != value || value.is_empty() => format!("{name} \"{}\"", shortened(&shown(value), most[1])),
        Some(value) => format!("{name} {}", shortened(&shown(value), most[1])),
    }
}

/// Beside a finding about violence no cell is shown, whatever the excerpt holds.
pub(super) const fn may_show(rule: Rule) -> bool {
    !matches!(rule, Rule::Violence(_))
}

/// Totals by rule and column, and what is not among them.
fn counted(page: &mut String, file: &FileOutcome, groups: &[Group<'_>]) {
    if !groups.is_empty() {
        let _ = writeln!(page, "{}: {} by rule and column", heading(file), plural(file.count(), "finding"));
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
    if let Some(gone) = gone(file) {
        let _ = writeln!(page, "{gone}");
    }
    if !groups.is_empty() || !file.off.is_empty() || file.known > 0 || file.gone > 0 {
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
        let code = total.rule.code();
        // what is not drawn has its say here
        let is_drawn = total.rule.severity() != Severity::Notice || total.first.row.is_some();
        let checks = if is_drawn { total.rule.checks().into() } else { message(&total.first) };
        let _ = writeln!(page, "  {code}  {column}{pad}  {count:>widest_count$}  {checks}{row}");
    }
}

/// The name of a file at the beginning of a line, which is not a command to the program that runs the tests.
fn heading(file: &FileOutcome) -> String {
    let name = shown(&file.name);
    if name.trim_start().starts_with("::") { format!("file {name}") } else { name.into_owned() }
}

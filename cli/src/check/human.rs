//! The findings as a person reads them: the first of each kind drawn, all of them counted.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group as Drawing, Level, Origin, Padding, Renderer, Snippet};
use enkat::finding::{Finding, Rule, Severity};
use unicode_width::UnicodeWidthStr as _;

use super::text::{column, count_of, counts, few_rows, gone, in_column, message, place, shortened, shown, verdict};
use super::{Excerpt, FileOutcome, Group, Listed, Outcome};
use crate::how;
use crate::language::spoken;
use crate::locale::Text;
use crate::summary::{plural, shown_name};
use crate::text;

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
        let _ = writeln!(page, "{}\n", text!("explain-worst", rule = worst.code()));
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
    let found = counts(|level| outcome.count_of(level)).unwrap_or_else(|| text!("no-findings").to_string());
    let rows = outcome.files.iter().map(|file| file.rows).sum();
    let unusable = outcome.files.iter().filter(|file| file.unusable.is_some()).count() as u64;
    let found = text!("found-in-rows", found = found, rows = plural(rows, "row"));
    match unusable {
        0 => found.to_string(),
        unusable => format!("{found}; {}", text!("files-cannot-be-checked", files = plural(unusable, "file"))),
    }
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
        let rest = group.listed.iter().skip(drawn).map(|listed| &listed.finding);
        let rows = few_rows(file, rest, more, 8).map(|rows| format!(": {rows}")).unwrap_or_default();
        let more = text!("more-of-rule", more = more.to_string(), rule = group.total.rule.code());
        let _ = writeln!(page, "\u{2026} {more}{}{rows}\n", in_column(&group.total.column));
    }
}

/// One finding, as a compiler draws an error.
fn draw(page: &mut String, file: &FileOutcome, listed: &Listed, advice: Option<&str>, renderer: &Renderer, width: usize) {
    let finding = &listed.finding;
    let level = match finding.rule.severity() {
        Severity::Critical => Level::ERROR.with_name(text!("critical").to_string()),
        Severity::Error => Level::ERROR.with_name(text!("error").to_string()),
        Severity::Warning => Level::WARNING.with_name(text!("warning").to_string()),
        Severity::Notice => Level::NOTE.with_name(text!("notice").to_string()),
    };
    let help = advice.map(|advice| Level::HELP.with_name(text!("help").to_string()).message(advice));
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

/// `answers.csv:12 row 11, column mo`; `answers.xlsx Blad1!D12, column mo`
fn origin(file: &FileOutcome, listed: &Listed) -> String {
    let mut origin = shown(&shown_name(&file.name)).into_owned();
    if let Some(cell) = file.cell(&listed.finding) {
        let _ = write!(origin, " {}", shown(&cell));
        if let Some(column) = column(&listed.finding) {
            let _ = write!(origin, ", {column}");
        }
        return origin;
    }
    if let Some(line) = listed.finding.line {
        let _ = write!(origin, ":{line}");
    }
    if let Some(place) = place(file, &listed.finding) {
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
        let counted = text!("by-rule-and-column", findings = plural(file.count(), "finding"));
        let _ = writeln!(page, "{}: {counted}", heading(file));
        table(page, file, groups);
    }
    if file.is_truncated() {
        let listed = text!("listed-of", listed = file.listed.len().to_string(), findings = plural(file.count(), "finding"));
        let _ = writeln!(page, "{listed}");
    }
    for off in &file.off {
        let (findings, reason) = (plural(off.count, "finding"), shown(&off.reason).into_owned());
        let _ = writeln!(page, "{}", text!("switched-off", rule = off.rule.code(), findings = findings, reason = reason));
    }
    if file.known > 0 {
        let _ = writeln!(page, "{}", text!("known-from-baseline", findings = plural(file.known, "finding")));
    }
    if let Some(gone) = gone(file) {
        let _ = writeln!(page, "{gone}");
    }
    if !groups.is_empty() || !file.off.is_empty() || file.known > 0 || file.gone > 0 {
        page.push('\n');
    }
}

/// A line for each rule and column, aligned.
fn table(page: &mut String, file: &FileOutcome, groups: &[Group<'_>]) {
    let lines = groups.iter().map(|group| {
        let total = group.total;
        let column = if total.column.is_empty() { text!("whole-rows").to_string().into() } else { shown(&total.column) };
        let column = shortened(&column, WIDEST[0]).into_owned();
        (total, column, count_of(total.count, total.rule.severity()), first_place(file, &total.first))
    });
    let lines: Vec<_> = lines.collect();
    let widest_column = lines.iter().map(|line| line.1.width()).max().unwrap_or(0);
    let widest_count = lines.iter().map(|line| line.2.len()).max().unwrap_or(0);
    for (total, column, count, place) in &lines {
        let pad = " ".repeat(widest_column.saturating_sub(column.width()));
        let place = place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        let code = total.rule.code();
        // what is not drawn has its say here
        let is_drawn = total.rule.severity() != Severity::Notice || total.first.row.is_some();
        let checks = if is_drawn { total.rule.checks_in(spoken()).into() } else { message(&total.first) };
        let _ = writeln!(page, "  {code}  {column}{pad}  {count:>widest_count$}  {checks}{place}");
    }
}

/// Where the first finding of a rule and column is.
fn first_place(file: &FileOutcome, first: &Finding) -> Option<Text> {
    let cell = file.cell(first).filter(|_| first.row.is_some());
    let cell = cell.map(|cell| text!("first-in-cell", cell = shown(&cell).into_owned()));
    cell.or_else(|| Some(text!("first-in-row", row = first.row?.to_string())))
}

/// The name of a file at the beginning of a line, which is not a command to the program that runs the tests.
fn heading(file: &FileOutcome) -> String {
    let name = shown_name(&file.name);
    let name = shown(&name);
    if name.trim_start().starts_with("::") {
        text!("file-named", name = name.into_owned()).to_string()
    } else {
        name.into_owned()
    }
}

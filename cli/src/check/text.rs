//! Texts that several outputs share, and what makes other people's texts fit to be shown.

use std::borrow::Cow;

use enkat::finding::{Finding, Severity, holds_identity_number};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::{FileOutcome, Group};
use crate::language::spoken;
use crate::summary::plural;
use crate::text;

/// The worst first.
pub(super) const LEVELS: [Severity; 4] = [Severity::Critical, Severity::Error, Severity::Warning, Severity::Notice];

/// Whatever a file, a header or a setting says, unless it holds a personal identity number.
pub(super) fn private(text: &str) -> Cow<'_, str> {
    if holds_identity_number(text) { text!("not-shown").to_string().into() } else { text.into() }
}

/// The same in one line, without what turns a terminal, a log or an XML file upside down.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    let text = private(text);
    if text.contains(is_unfit) { text.replace(is_unfit, "\u{fffd}").into() } else { text }
}

/// Control characters, marks that change the direction of writing, and what is not a character.
fn is_unfit(character: char) -> bool {
    let code = u32::from(character);
    character.is_control()
        || matches!(code, 0x061c | 0x200e | 0x200f | 0x2028..=0x202e | 0x2066..=0x2069 | 0xfeff | 0xfdd0..=0xfdef)
        || code & 0xfffe == 0xfffe
}

/// At most so many places wide, the rest of it as an ellipsis.
pub(crate) fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    if text.width() <= most {
        return text.into();
    }
    let mut width = 1;
    let kept = text.chars().take_while(|character| {
        width += character.width().unwrap_or(0);
        width <= most
    });
    let mut kept: String = kept.collect();
    kept.push('\u{2026}');
    kept.into()
}

/// What was found and what was expected, fit to be shown.
pub(super) fn message(finding: &Finding) -> String {
    shown(&finding.message_in(spoken())).into_owned()
}

/// `3 errors`, `1 critical finding`.
pub(crate) fn count_of(count: u64, level: Severity) -> String {
    plural(count, level.name())
}

/// `3 errors, 2 warnings`; none if nothing was found.
pub(super) fn counts(count: impl Fn(Severity) -> u64) -> Option<String> {
    let found = LEVELS.into_iter().map(|level| (count(level), level)).filter(|(count, _)| *count > 0);
    let found: Vec<String> = found.map(|(count, level)| count_of(count, level)).collect();
    (!found.is_empty()).then(|| found.join(", "))
}

/// What came of a file, without its name: `3 errors, 2 warnings in 1000 rows`.
pub(super) fn verdict(file: &FileOutcome) -> String {
    if let Some(reason) = file.why_unusable(spoken()) {
        return text!("cannot-be-checked", why = shown(reason).into_owned()).to_string();
    }
    let found = counts(|level| file.count_of(level)).unwrap_or_else(|| text!("no-findings").to_string());
    match file.rows {
        0 => text!("found-no-rows", found = found).to_string(),
        rows => text!("found-in-rows", found = found, rows = plural(rows, "row")).to_string(),
    }
}

/// What the baseline knows and is not there: so many new ones would be taken for those.
pub(super) fn gone(file: &FileOutcome) -> Option<String> {
    let findings = plural(file.gone, "finding");
    (file.gone > 0).then(|| text!("gone-from-baseline", findings = findings).to_string())
}

/// ` in mo`, or nothing for whole rows.
pub(super) fn in_column(column: &str) -> String {
    if column.is_empty() {
        String::new()
    } else {
        format!(" {}", text!("in-column", column = shortened(&shown(column), 40).into_owned()))
    }
}

/// `row 3`, `rows 3, 7, 9, …`: the first of a rule and column; none where there are no rows to name.
pub(super) fn first_rows(file: &FileOutcome, group: &Group<'_>, most: usize) -> Option<String> {
    let listed = group.listed.iter().map(|listed| &listed.finding).chain(Some(&group.total.first));
    few_rows(file, listed, group.total.count, most)
}

/// At most so many of the rows of `count` findings; of a workbook the rows of its sheet, of several sheets the cells.
pub(super) fn few_rows<'f>(
    file: &FileOutcome,
    found: impl Iterator<Item = &'f Finding>,
    count: u64,
    most: usize,
) -> Option<String> {
    let are_cells = !file.cells.is_empty();
    let place = |finding: &Finding| {
        // the rows of a workbook have their numbers in front of the reader
        let row = finding.line.filter(|_| file.sheet.is_some()).or(finding.row)?;
        let cell = are_cells.then(|| file.cell(finding)).flatten();
        Some((finding.row?, cell.unwrap_or_else(|| row.to_string())))
    };
    let mut rows: Vec<(u64, String)> = found.filter_map(place).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.truncate(most);
    let goes_on = count > rows.len() as u64;
    let first = rows.iter().map(|(_, row)| shown(row)).collect::<Vec<_>>().join(", ");
    let named = format!("{first}{}", if goes_on { ", \u{2026}" } else { "" });
    match rows.len() {
        0 => None,
        _ if are_cells => Some(named),
        count => Some(text!("few-rows", n = count + usize::from(goes_on), rows = named).to_string()),
    }
}

/// `column mo`; none for a whole row.
pub(super) fn column(finding: &Finding) -> Option<String> {
    let name = || shortened(&shown(&finding.column), 40).into_owned();
    (!finding.column.is_empty()).then(|| text!("column-named", column = name()).to_string())
}

/// `row 3, column mo` or `Blad1!D3, column mo`, as far as there are such.
pub(super) fn place(file: &FileOutcome, finding: &Finding) -> Option<String> {
    let cell = file.cell(finding).filter(|_| finding.row.is_some()).map(|cell| shown(&cell).into_owned());
    let row = cell.or_else(|| Some(text!("row", row = finding.row?.to_string()).to_string()));
    match (row, column(finding)) {
        (Some(row), Some(column)) => Some(format!("{row}, {column}")),
        (row, column) => row.or(column),
    }
}

#[cfg(test)]
mod tests {
    use super::{shortened, shown};

    #[test]
    fn nothing_that_is_shown_holds_a_control_character_or_an_identity_number() {
        assert_eq!(shown("a\u{1b}[31m\r\nb\u{202e}c\u{ffff}"), "a\u{fffd}[31m\u{fffd}\u{fffd}b\u{fffd}c\u{fffd}");
        assert_eq!(shown("list of 811218-9876.csv"), "(not shown)");
        assert_eq!(shown("mobilitet åäö 一"), "mobilitet åäö 一");
    }

    #[test]
    fn a_shortened_text_is_as_wide_as_said() {
        assert_eq!(shortened("mobility", 8), "mobility");
        assert_eq!(shortened("mobility", 7), "mobili\u{2026}");
        assert_eq!(shortened("一一一", 5), "一一\u{2026}");
        assert_eq!(shortened("一一一", 1), "\u{2026}");
    }
}

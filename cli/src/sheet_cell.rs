//! The place of a finding in a workbook, as a spreadsheet program names it.

use enkat::finding::Finding;

/// `Blad1!D2` for a cell, `Blad1!2:2` for a row and `Blad1!D:D` for a column, which a spreadsheet program can be sent to;
/// none where the table is not a sheet. The columns of a table are those of its sheet, from the first.
#[must_use]
pub fn sheet_cell(sheet: Option<&str>, columns: &[impl AsRef<str>], finding: &Finding) -> Option<String> {
    let sheet = quoted(sheet?);
    let named = || columns.iter().position(|name| name.as_ref().trim() == finding.column.trim());
    // a name that may be somebody's answer is shown as its number
    let numbered =
        || finding.column.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < columns.len());
    let place = if finding.column.is_empty() { None } else { named().or_else(numbered) };
    match (place.map(letters), finding.row.and(finding.line)) {
        (Some(column), Some(row)) => Some(format!("{sheet}!{column}{row}")),
        (None, Some(row)) => Some(format!("{sheet}!{row}:{row}")),
        (Some(column), None) => Some(format!("{sheet}!{column}:{column}")),
        // a finding about a whole questionnaire
        (None, None) => None,
    }
}

/// A name in apostrophes, unless it is of letters, digits and underscores and cannot be taken for a cell.
fn quoted(sheet: &str) -> String {
    let is_word = sheet.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
    let begins_with_digit = sheet.starts_with(|sign: char| sign.is_numeric());
    // such as AB12, which is a cell, and R1C1, which is another way to name one
    let letters = sheet.chars().take_while(char::is_ascii_alphabetic).count();
    let may_be_cell = letters <= 3 && sheet[letters..].starts_with(|sign: char| sign.is_ascii_digit());
    if is_word && !begins_with_digit && !may_be_cell { sheet.to_owned() } else { format!("'{}'", sheet.replace('\'', "''")) }
}

/// `A`, `Z`, `AA`: the column at a place that is counted from 0.
fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{letters, quoted, sheet_cell};
    use enkat::finding::{Finding, Rule};

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (place, name) in [(0, "A"), (3, "D"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letters(place), name);
        }
    }

    #[test]
    fn names_of_sheets_are_quoted_where_a_spreadsheet_quotes_them() {
        for (name, shown) in [
            ("Blad1", "Blad1"),
            ("Svar_våren", "Svar_våren"),
            ("Svar 2026", "'Svar 2026'"),
            ("Anna's", "'Anna''s'"),
            ("2026", "'2026'"),
            ("AB12", "'AB12'"),
            ("R1C1", "'R1C1'"),
        ] {
            assert_eq!(quoted(name), shown);
        }
    }

    #[test]
    fn a_finding_is_a_cell_a_row_or_a_column() {
        let columns = ["id", "wave", "mo"];
        let cell = |finding: Finding| sheet_cell(Some("Blad1"), &columns, &finding);
        let at = |finding: Finding| Finding { line: Some(5), ..finding };
        assert_eq!(cell(at(Finding::about_row(Rule::OutOfRange, 2, "mo"))).as_deref(), Some("Blad1!C5"));
        assert_eq!(cell(at(Finding::about_row(Rule::RowWidth, 2, ""))).as_deref(), Some("Blad1!5:5"));
        assert_eq!(cell(Finding::about_column(Rule::ZeroBased, "wave")).as_deref(), Some("Blad1!B:B"));
        assert_eq!(cell(at(Finding::about_row(Rule::Padded, 2, "#3"))).as_deref(), Some("Blad1!C5"));
        assert_eq!(cell(Finding::about_column(Rule::AlreadyReversed, "soc13")), None);
        assert_eq!(sheet_cell(None, &columns, &Finding::about_row(Rule::OutOfRange, 2, "mo")), None);
    }
}

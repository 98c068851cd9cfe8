//! The place of a finding in a workbook, as a spreadsheet program names it.

use enkat::finding::Finding;
use enkat_tables::cell_name;

/// `Blad1!D2` for a cell, `Blad1!2:2` for a row and `Blad1!D:D` for a column, which a spreadsheet program can be sent to;
/// none where the table is not a sheet. The columns of a table are those of its sheet, from the first.
#[must_use]
pub fn sheet_cell(sheet: Option<&str>, columns: &[impl AsRef<str>], finding: &Finding) -> Option<String> {
    let sheet = sheet?;
    let place = column_place(columns, &finding.column);
    // a finding about a whole questionnaire is in no cell
    cell_name(sheet, place, finding.row.and(finding.line))
}

/// Where the column of a finding stands; a name that may be somebody's answer is shown as its number.
fn column_place(columns: &[impl AsRef<str>], column: &str) -> Option<usize> {
    let named = || columns.iter().position(|name| name.as_ref().trim() == column.trim());
    let numbered = || column.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < columns.len());
    if column.is_empty() { None } else { named().or_else(numbered) }
}

#[cfg(test)]
mod tests {
    use super::sheet_cell;
    use enkat::finding::{Finding, Rule};

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

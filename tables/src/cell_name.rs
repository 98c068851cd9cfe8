//! Places in a workbook, as a spreadsheet program names them.

/// `Blad1!D2` for a cell, `Blad1!2:2` for a row and `Blad1!D:D` for a column, which a spreadsheet program can be sent to; none
/// where there is neither.
///
/// Rows are counted from 1 and columns from 0.
///
/// # Examples
///
/// ```
/// use enkat_tables::cell_name;
///
/// assert_eq!(cell_name("Blad1", Some(3), Some(2)).as_deref(), Some("Blad1!D2"));
/// assert_eq!(cell_name("Svar 2026", None, Some(2)).as_deref(), Some("'Svar 2026'!2:2"));
/// ```
#[must_use]
pub fn cell_name(sheet: &str, column: Option<usize>, row: Option<u64>) -> Option<String> {
    let sheet = quoted(sheet);
    match (column.map(letters), row) {
        (Some(column), Some(row)) => Some(format!("{sheet}!{column}{row}")),
        (None, Some(row)) => Some(format!("{sheet}!{row}:{row}")),
        (Some(column), None) => Some(format!("{sheet}!{column}:{column}")),
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
    use super::{letters, quoted};

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
}

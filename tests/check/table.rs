//! Small tables, and their way through a check.

use std::sync::LazyLock;

use enkat::check::Check;
use enkat::finding::Rule;
use enkat::inner::table::TextRows;
use enkat::inspect::{InOrder, Inspected, Piece, RowReader};
use enkat::table::{Cells, TableRows};
use enkat::{Choices, Registry};

pub(crate) static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

/// Rows of text under a header.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) broken: Vec<bool>,
}

/// What lies between a row and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    None,
    /// The row begins a chunk.
    Chunk,
    /// The row begins a part, and a chunk with it.
    Part,
}

impl Table {
    /// Columns and cells are separated by commas.
    pub(crate) fn new(header: &str, rows: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let cells = |line: &str| -> Vec<String> { line.split(',').map(str::to_owned).collect() };
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| cells(row.as_ref())).collect();
        let header = cells(header);
        assert!(rows.iter().all(|row| row.len() == header.len()), "{header:?}");
        Self { broken: vec![false; rows.len()], header, rows }
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.header.iter().map(String::as_str).collect()
    }

    /// What is found in the whole table at once.
    pub(crate) fn checked(&self) -> Inspected {
        self.checked_with(&Choices::default())
    }

    pub(crate) fn checked_with(&self, choices: &Choices) -> Inspected {
        let check = choices.check(&REGISTRY, &self.names()).expect("the columns fit");
        self.cut_into(&check, &vec![Cut::None; self.rows.len()])
    }

    /// What is found in its parts, each checked chunk by chunk.
    pub(crate) fn cut_into(&self, check: &Check<'_>, cuts: &[Cut]) -> Inspected {
        // the header is the first line
        let mut checked = InOrder::new(check).after_lines(1);
        let mut reader = RowReader::new(check);
        let mut part = reader.begin();
        let (mut part_begins, mut chunk_begins) = (0, 0);
        let cut_before = |row| if row == self.rows.len() { Cut::Part } else { cuts[row] };
        for end in 1..=self.rows.len() {
            let cut = cut_before(end);
            if cut != Cut::None {
                self.with_rows(chunk_begins..end, line(part_begins), |rows| {
                    reader.read(rows, enkat::finding::Findings::default(), &mut part).expect("rows of the table");
                });
                chunk_begins = end;
            }
            if cut == Cut::Part {
                let mut full: Piece<_> = std::mem::replace(&mut part, reader.begin());
                full.cover_lines(line(end) - line(part_begins));
                checked.add(full).expect("a part of the table");
                reader.list_only(checked.lists());
                part_begins = end;
            }
        }
        checked.finish().1
    }

    /// Some rows as columns; every second time by the row.
    fn with_rows(&self, range: std::ops::Range<usize>, first_line: u64, take: impl FnOnce(&TableRows<'_>)) {
        let lines: Vec<u64> = range.clone().map(|row| line(row) - first_line).collect();
        let broken = &self.broken[range.clone()];
        let rows = &self.rows[range.clone()];
        if range.start.is_multiple_of(2) && rows.len() < 1000 {
            let mut text = TextRows::new(self.header.len()).expect("it is narrow");
            for row in rows {
                text.push(row.iter().map(String::as_str)).expect("there is room");
            }
            take(&TableRows { columns: &TableRows::columns_of(&text), broken, lines: &lines });
        } else {
            let cells: Vec<Vec<&str>> =
                (0..self.header.len()).map(|column| rows.iter().map(|row| row[column].as_str()).collect()).collect();
            let columns: Vec<Cells<'_>> = cells.iter().map(|cells| cells.as_slice().into()).collect();
            take(&TableRows { columns: &columns, broken, lines: &lines });
        }
    }
}

/// How many lines lie between the header and a row: a row has one to three.
pub(crate) fn line(row: usize) -> u64 {
    (0..row).map(|row| 1 + row as u64 % 3).sum()
}

/// The places where a rule is broken: row and column.
pub(crate) fn places(result: &Inspected, rule: Rule) -> Vec<(Option<u64>, &str)> {
    let listed = result.listed.iter().filter(|listed| listed.finding.rule == rule);
    listed.map(|listed| (listed.finding.row, listed.finding.column.as_str())).collect()
}

/// The rule is broken in exactly these places.
#[track_caller]
pub(crate) fn breaks(rule: Rule, table: &Table, expected: &[(u64, &str)]) {
    let result = table.checked();
    let expected: Vec<(Option<u64>, &str)> = expected.iter().map(|(row, column)| (Some(*row), *column)).collect();
    assert_eq!(places(&result, rule), expected, "{rule:?}");
    for listed in result.listed.iter().filter(|listed| listed.finding.rule == rule) {
        let row = usize::try_from(listed.finding.row.expect("a row")).expect("few rows");
        assert_eq!(listed.finding.line, Some(line(row - 1) + 2), "{:?}", listed.finding);
    }
}

/// Columns in which the rule is broken as a whole.
#[track_caller]
pub(crate) fn breaks_columns(rule: Rule, table: &Table, expected: &[&str]) {
    let result = table.checked();
    let expected: Vec<(Option<u64>, &str)> = expected.iter().map(|column| (None, *column)).collect();
    assert_eq!(places(&result, rule), expected, "{rule:?}");
}

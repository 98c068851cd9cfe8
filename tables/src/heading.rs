//! Where the names of the columns stand: in the first row, in lines that somebody chose, or where they are found.

use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

use enkat::finding::{Rule, holds_identity_number};
use enkat::ground::Language;
use enkat::inner::finding::other_than_identity_number;

use crate::error::{ErrorKind, Place, Result, TableError};
use crate::filling::{identity_number, identity_number_in_swedish};

/// Where the names of the columns stand.
#[derive(Clone, Default)]
pub enum Header {
    /// In the first row that is not empty.
    #[default]
    First,
    /// In one line, or in two or more whose names are joined; counted from 1, in a sheet its rows.
    ///
    /// A name in an upper line stands for all columns up to the next one there, unless nothing stands under it:
    /// `Start` above `Rörlighet` and `Hygien` makes `Start Rörlighet` and `Start Hygien`. One in merged cells of a workbook
    /// stands for the columns of these alone (OpenDocument apart, of which they are not known).
    Lines(RangeInclusive<u64>),
    /// In the rows that this finds, of which there may be two; in the first row where it finds none.
    ///
    /// It is asked of the first row alone, then of the first rows.
    Found(FindHeader),
}

/// Says which of the first rows are the header, by their places.
pub type FindHeader = Arc<dyn Fn(&[FirstRow]) -> Option<RangeInclusive<usize>> + Send + Sync>;

/// One of the first rows of a table, before anybody knows whether it holds names or answers.
#[derive(Clone, PartialEq, Eq)]
pub struct FirstRow {
    /// The line where it begins, or the row of a sheet; counted from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What a person should know, in English and in Swedish.
pub(crate) type Note = [String; 2];

/// The names of the columns, and what is to be told of where they stand.
#[derive(Default)]
pub(crate) struct Heading {
    pub(crate) names: Vec<String>,
    pub(crate) note: Option<Note>,
    /// What was looked at in vain.
    pub(crate) looked_at: Vec<FirstRow>,
}

/// A table whose first rows can be looked at before they are read.
pub(crate) trait HasFirstRows {
    /// The first rows, at most so many.
    fn first_rows(&mut self, most: usize) -> Result<Vec<FirstRow>>;

    /// Goes on behind the row at this place among those that were looked at last.
    fn go_on_behind(&mut self, place: usize);

    /// The header stands in this line, which decides what is between cells unless somebody said so; says whether that is
    /// something else than before, and the first rows are other ones.
    fn settle(&mut self, _line: u64) -> Result<bool> {
        Ok(false)
    }

    /// The blocks of merged cells, where they are known.
    fn merged(&mut self) -> Result<Vec<Merged>> {
        Ok(Vec::new())
    }
}

/// Cells that are merged into one.
pub(crate) struct Merged {
    /// The line in which they begin, which has their text.
    pub(crate) line: u64,
    /// Their columns, counted from 0.
    pub(crate) columns: RangeInclusive<usize>,
}

/// So many rows are looked at.
const LOOKED_AT: usize = 20;
/// No header stands further down.
const LAST_LINE: u64 = 10_000;

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::First => f.write_str("First"),
            Self::Lines(lines) => write!(f, "Lines({lines:?})"),
            Self::Found(_) => f.write_str("Found"),
        }
    }
}

/// Cells may be answers.
impl fmt::Debug for FirstRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FirstRow").field("line", &self.line).field("cells", &self.cells.len()).finish()
    }
}

impl From<Vec<String>> for Heading {
    fn from(names: Vec<String>) -> Self {
        Self { names, ..Self::default() }
    }
}

impl Header {
    /// A table that names its columns otherwise has no line of them.
    pub(crate) fn no_lines(&self, what: &str) -> Result<()> {
        match self {
            Self::Lines(_) => {
                let text = format!("{what} has no header line; one can be chosen in a text table or a sheet");
                Err(TableError::new(ErrorKind::NotATable, text).at(Place::Header))
            }
            Self::First | Self::Found(_) => Ok(()),
        }
    }

    /// Reads the names of the columns.
    pub(crate) fn read(&self, table: &mut impl HasFirstRows) -> Result<Heading> {
        let (rows, found) = match self {
            Self::First => (table.first_rows(1)?, Some(0..=0)),
            Self::Lines(lines) => {
                table.settle(*lines.end())?;
                let most = usize::try_from(*lines.end().min(&LAST_LINE)).unwrap_or_default();
                let rows = table.first_rows(most)?;
                let found = chosen(&rows, lines)?;
                (rows, Some(found))
            }
            Self::Found(find) => {
                let mut rows = table.first_rows(1)?;
                let mut found = find(&rows);
                if found.is_none() {
                    rows = table.first_rows(LOOKED_AT)?;
                    found = find(&rows);
                    let line = found.as_ref().and_then(|found| rows.get(*found.end())).map(|row| row.line);
                    if let Some(line) = line
                        && table.settle(line)?
                    {
                        rows = table.first_rows(LOOKED_AT)?;
                        found = find(&rows);
                    }
                }
                (rows, found)
            }
        };
        let Some(found) = found else {
            table.go_on_behind(0);
            let names = rows.first().map(|row| row.cells.clone()).unwrap_or_default();
            return Ok(Heading { names, note: None, looked_at: rows });
        };
        let Some(header) = rows.get(found.clone()).filter(|rows| !rows.is_empty()) else { return Ok(Heading::default()) };
        let above = rows[..*found.start()].iter().flat_map(|row| row.cells.iter().map(|cell| (row.line, cell)));
        if let Some((line, cell)) = above.into_iter().find(|(_, cell)| holds_identity_number(cell)) {
            let places = [format!("line {line}, above the header"), format!("rad {line}, ovanför rubrikraden")];
            return Err(number_in_line(&places, cell).at(Place::Line(line)));
        }
        table.go_on_behind(*found.end());
        // in a large sheet they stand far behind
        let merged = if header.len() > 1 { table.merged()? } else { Vec::new() };
        Ok(Heading { names: joined(header, &merged), note: told(&rows[..*found.start()], header), looked_at: Vec::new() })
    }
}

/// No column can be declared in a line of names, or of nothing that is read.
pub(crate) fn number_in_line([place, place_in_swedish]: &[String; 2], cell: &str) -> TableError {
    let Some([other, other_in_swedish]) = other_than_identity_number(cell) else {
        return identity_number(place).with_swedish(identity_number_in_swedish(place_in_swedish, None));
    };
    let rule = Rule::IdentityNumber;
    let text = format!("{}, or {other}: {place}; remove the line, or write that otherwise", rule.checks());
    let swedish = format!(
        "{}, eller {other_in_swedish}: {place_in_swedish}; ta bort raden, eller skriv det på annat sätt",
        rule.checks_in(Language::Sv)
    );
    TableError::new(ErrorKind::IdentityNumber, text).with_swedish(swedish)
}

/// The rows that begin on these lines.
fn chosen(rows: &[FirstRow], lines: &RangeInclusive<u64>) -> Result<RangeInclusive<usize>> {
    let place = |line: u64| rows.iter().position(|row| row.line == line && row.cells.iter().any(|cell| !cell.trim().is_empty()));
    let none = |line: u64| {
        let before: Vec<String> = rows.iter().map(|row| row.line.to_string()).take(LOOKED_AT).collect();
        let text = format!("line {line} cannot be the header: no row with cells begins there, but on {}", before.join(", "));
        let swedish =
            format!("rad {line} kan inte vara rubrikrad: där börjar ingen rad med celler, men på {}", before.join(", "));
        TableError::new(ErrorKind::NotATable, text).with_swedish(swedish).at(Place::Header)
    };
    let place = |line: u64| place(line).ok_or_else(|| none(line));
    Ok(place(*lines.start())?..=place(*lines.end())?)
}

/// The names that stand above one another, with a blank between them.
fn joined(rows: &[FirstRow], merged: &[Merged]) -> Vec<String> {
    let Some((lower, uppers)) = rows.split_last() else { return Vec::new() };
    if uppers.is_empty() {
        return lower.cells.clone();
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let cell = |row: &FirstRow, column: usize| row.cells.get(column).map_or("", |cell| cell.trim()).to_owned();
    let mut names: Vec<String> = (0..width).map(|column| cell(lower, column)).collect();
    for upper in uppers.iter().rev() {
        // a name, and the last column that it stands for where that is known
        let (mut carried, mut last) = (String::new(), None);
        for (column, name) in names.iter_mut().enumerate() {
            let own = cell(upper, column);
            if last.is_some_and(|last| last < column) {
                (carried, last) = (String::new(), None);
            }
            let block = merged.iter().find(|block| block.line == upper.line && *block.columns.start() == column);
            if let Some(block) = block.filter(|_| !own.is_empty()) {
                (carried, last) = (own.clone(), Some(*block.columns.end()));
            }
            if name.is_empty() {
                // it names this column alone, as one cell over both lines does
                *name = own;
                if last.is_none() {
                    carried.clear();
                }
                continue;
            }
            if !own.is_empty() && last.is_none() {
                carried = own;
            }
            if !carried.is_empty() {
                *name = format!("{carried} {name}");
            }
        }
    }
    names
}

/// What to tell of names that do not stand in the first row.
fn told(above: &[FirstRow], header: &[FirstRow]) -> Option<Note> {
    let (first, last) = (header.first()?.line, header.last()?.line);
    let [lines, lines_in_swedish] = if first == last {
        [format!("in line {first}"), format!("på rad {first}")]
    } else {
        [format!("in lines {first} to {last}, and joined"), format!("på raderna {first} till {last}, och är sammanfogade")]
    };
    let [left_out, left_out_in_swedish] = match above {
        [] if first == last => return None,
        [] => [String::new(), String::new()],
        [_] => ["; the line above is left out".to_owned(), "; raden ovanför togs inte med".to_owned()],
        more => [format!("; {} lines above are left out", more.len()), format!("; {} rader ovanför togs inte med", more.len())],
    };
    Some([
        format!("the names of the columns stand {lines}{left_out}"),
        format!("kolumnernas namn står {lines_in_swedish}{left_out_in_swedish}"),
    ])
}

#[cfg(test)]
mod tests {
    use super::{FirstRow, Merged, joined};

    fn names(lines: &[&str]) -> Vec<String> {
        merged_names(lines, &[])
    }

    /// Blocks are the number of a line and the first and last column.
    fn merged_names(lines: &[&str], blocks: &[(u64, usize, usize)]) -> Vec<String> {
        let row = |(line, text): (u64, &&str)| FirstRow { line, cells: text.split(';').map(str::to_owned).collect() };
        let merged: Vec<Merged> =
            blocks.iter().map(|(line, first, last)| Merged { line: *line, columns: *first..=*last }).collect();
        joined(&(1..).zip(lines).map(row).collect::<Vec<_>>(), &merged)
    }

    #[test]
    fn a_name_in_merged_cells_stands_for_their_columns() {
        let lines = [";Start;;;Exit;;", "id;a;b;note;a;b;sum"];
        let of_id = (1, 0, 0);
        assert_eq!(
            merged_names(&lines, &[of_id, (1, 1, 2), (1, 4, 5)]),
            ["id", "Start a", "Start b", "note", "Exit a", "Exit b", "sum"]
        );
        // what is not merged stands up to the next name
        assert_eq!(merged_names(&lines, &[(1, 1, 2)]), ["id", "Start a", "Start b", "note", "Exit a", "Exit b", "Exit sum"]);
        // a column of the block that has no name of its own does not end it, and one cell over both lines is its own
        assert_eq!(merged_names(&["Start;;;Sex", "a;;b;"], &[(1, 0, 2), (1, 3, 3)]), ["Start a", "", "Start b", "Sex"]);
        // blocks further down, or of nothing, change nothing
        assert_eq!(merged_names(&lines, &[(3, 1, 2), (1, 0, 3)]), names(&lines));
        assert_eq!(merged_names(&["X;;;", "Y;;Z;", "a;b;c;d"], &[(1, 0, 2), (2, 2, 2)]), ["X Y a", "X Y b", "X Z c", "d"]);
    }

    #[test]
    fn a_name_stands_for_the_columns_up_to_the_next_one() {
        assert_eq!(names(&[";Start;;Exit", "id;a;b;a;b"]), ["id", "Start a", "Start b", "Exit a", "Exit b"]);
        // one cell over both lines
        assert_eq!(names(&["id;sex;Start; ", ";;a;b;c"]), ["id", "sex", "Start a", "Start b", "Start c"]);
        assert_eq!(names(&["X;;", "Y;;Z", "a;b;c;d"]), ["X Y a", "X Y b", "X Z c", "X Z d"]);
        assert_eq!(names(&[" a ;b"]), [" a ", "b"]);
    }
}

//! Which cells of a table a row for each person repeats: its ids and its groups, as they stand there.

use std::collections::HashMap;

use enkat::inner::ground::is_blank;

use crate::cells::{texts, to_text};
use crate::table::Table;

/// A column of the table, and for each person the row whose cell it is.
pub(crate) type OwnCells = (usize, Vec<usize>);

/// The rows of each person, by the ids of a column; without one every row is somebody's.
pub(crate) struct RowsOfPeople<'p> {
    rows: Vec<Vec<usize>>,
    table: &'p Table,
}

impl<'p> RowsOfPeople<'p> {
    /// `people` are ids without the blanks around them, or numbers of rows from 1 on.
    pub(crate) fn new(table: &'p Table, id: Option<usize>, people: &[&str]) -> Self {
        let mut rows = vec![Vec::new(); people.len()];
        match id {
            Some(column) => {
                let places: HashMap<&str, usize> = people.iter().enumerate().map(|(place, id)| (*id, place)).collect();
                for_each_text(table, column, |row, id| {
                    if let Some(place) = places.get(id) {
                        rows[*place].push(row);
                    }
                });
            }
            None => rows.iter_mut().zip(people).for_each(|(rows, number)| {
                rows.extend(number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)));
            }),
        }
        Self { rows, table }
    }

    /// Where each person's `values` stand in a column; nothing where one stands there otherwise, as one that was
    /// made of what stands there.
    pub(crate) fn cells(&self, column: usize, values: &[&str]) -> Option<OwnCells> {
        let mut owners = vec![None; self.table.rows()];
        for (person, rows) in self.rows.iter().enumerate() {
            for row in rows {
                if let Some(owner) = owners.get_mut(*row) {
                    *owner = Some(person);
                }
            }
        }
        let mut found: Vec<Option<usize>> = vec![None; values.len()];
        for_each_text(self.table, column, |row, cell| {
            let Some(person) = owners[row] else { return };
            let is_same = cell == values[person] || is_blank(cell) && is_blank(values[person]);
            if is_same && found[person].is_none() {
                found[person] = Some(row);
            }
        });
        Some((column, found.into_iter().collect::<Option<_>>()?))
    }
}

/// Each cell of a column as a text, without the blanks around it.
pub(crate) fn for_each_text(table: &Table, column: usize, mut each: impl FnMut(usize, &str)) {
    let mut first = 0;
    for part in table.parts() {
        let column = to_text(&part[column]);
        let cells = texts(&column).unwrap_or_default();
        cells.iter().enumerate().for_each(|(row, cell)| each(first + row, cell.trim()));
        first += cells.len();
    }
}

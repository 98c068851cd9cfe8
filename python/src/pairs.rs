//! Whose row at start belongs to which at exit.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use enkat::inner::ground::is_blank;
use pyo3::prelude::*;

use crate::cells::{texts, to_text};
use crate::error::{Error, Result};
use crate::settings::Settings;
use crate::table::Table;

/// The place of the column that holds ids, if the table has one.
#[pyfunction]
pub(crate) fn id_column(table: &Table, settings: &Settings) -> PyResult<Option<usize>> {
    let reader = settings.choices.table(&settings.registry, &table.header()).map_err(Error::from)?;
    Ok(reader.id_column())
}

/// For each row at start the row of the same person at exit, by the first columns of two tables, compared as ids are.
///
/// A row without an id has none, and a person may have one row in each.
#[pyfunction]
pub(crate) fn paired_by_id(py: Python<'_>, start: &Table, exit: &Table) -> PyResult<Vec<Option<usize>>> {
    Ok(py.detach(|| {
        let rows_at_exit = rows_by_id(exit, "exit")?;
        // looked at as well: somebody who stands at start twice would be counted twice
        rows_by_id(start, "start")?;
        let pair = |id: Option<String>| id.and_then(|id| rows_at_exit.get(&id).copied());
        Ok::<_, Error>(ids(start).map(pair).collect::<Vec<_>>())
    })?)
}

/// The row of each person.
fn rows_by_id(table: &Table, occasion: &str) -> Result<HashMap<String, usize>> {
    let mut rows: HashMap<String, usize> = HashMap::with_capacity(table.rows());
    for (row, id) in ids(table).enumerate() {
        match id.map(|id| rows.entry(id)) {
            Some(Entry::Occupied(first)) => {
                let (first, again) = (first.get() + 1, row + 1);
                let message = format!("{occasion}: rows {first} and {again} have the same id, and nothing says which counts");
                return Err(Error::new("rows", format!("{message}; hand over one row for each person")).about_column("id"));
            }
            Some(Entry::Vacant(place)) => {
                place.insert(row);
            }
            None => {}
        }
    }
    Ok(rows)
}

/// The ids of the first column, without the blanks around them; none where there is nothing.
fn ids(table: &Table) -> impl Iterator<Item = Option<String>> {
    table.parts().iter().filter_map(|part| part.first()).flat_map(|column| {
        let column = to_text(column);
        let ids = texts(&column).unwrap_or_default();
        let own = |id: &&str| Some(id.trim()).filter(|id| !is_blank(id)).map(str::to_owned);
        ids.iter().map(own).collect::<Vec<_>>()
    })
}

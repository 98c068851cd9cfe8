//! Whose row at start belongs to which at exit.

use std::collections::HashMap;

use enkat::inner::ground::is_blank;
use pyo3::prelude::*;

use crate::error::{Error, Result};
use crate::own_cells::for_each_text;
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
        let mut pairs = Vec::with_capacity(start.rows());
        for_each_text(start, 0, |_, id| pairs.push(rows_at_exit.get(id).copied()));
        Ok::<_, Error>(pairs)
    })?)
}

/// The row of each person.
fn rows_by_id(table: &Table, occasion: &str) -> Result<HashMap<String, usize>> {
    let mut rows: HashMap<String, usize> = HashMap::with_capacity(table.rows());
    let mut repeated = None;
    for_each_text(table, 0, |row, id| {
        if !is_blank(id)
            && let Some(first) = rows.insert(id.to_owned(), row)
        {
            repeated.get_or_insert([first + 1, row + 1]);
        }
    });
    let Some([first, again]) = repeated else { return Ok(rows) };
    let message = format!("{occasion}: rows {first} and {again} have the same id, and nothing says which counts");
    Err(Error::new("rows", format!("{message}; hand over one row for each person")).about_column("id"))
}

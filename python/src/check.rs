//! Everything that is odd about a table.

use enkat::Choices;
use enkat::check::StoredScore;
use enkat::inspect::{Inspected, Listed};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::cells::{texts, to_text};
use crate::error::{Error, Result};
use crate::findings;
use crate::settings::Settings;
use crate::table::Table;

/// How many rows were looked at, the findings that are listed, and how many there are of each.
#[pyfunction]
#[pyo3(signature = (table, settings, stored, most_listed=1000, shows_values=false))]
pub(crate) fn check<'py>(
    py: Python<'py>,
    table: &Table,
    settings: &Settings,
    stored: Vec<String>,
    most_listed: usize,
    shows_values: bool,
) -> PyResult<(u64, Bound<'py, PyList>, Bound<'py, PyList>)> {
    let result = py.detach(|| checked(table, settings, &stored, most_listed, shows_values))?;
    let listed = result.listed.iter().map(|listed| entry(py, listed)).collect::<PyResult<Vec<_>>>()?;
    Ok((result.rows, PyList::new(py, listed)?, findings::totals(py, &result.totals)?))
}

fn checked(table: &Table, settings: &Settings, stored: &[String], most_listed: usize, show_values: bool) -> Result<Inspected> {
    let parsed = stored.iter().map(|text| text.parse().map_err(|error| Error::new("stored", format!("stored: {error}"))));
    let stored: Vec<StoredScore> = parsed.collect::<Result<_>>()?;
    let choices = Choices { stored, most_listed, show_values, ..settings.choices.clone() };
    let first = if choices.stored.is_empty() { Vec::new() } else { first_texts(table) };
    let cells = |column: usize| first.get(column).and_then(texts).unwrap_or_default();
    let check = choices.check_with_stored(&settings.registry, &table.header(), cells)?;
    Ok(table.walk(&check, settings, |_| {})?.1)
}

/// Some cells of each column, which say how it is printed.
fn first_texts(table: &Table) -> Vec<arrow_array::ArrayRef> {
    const FIRST: usize = 1000;
    let part = table.parts().iter().find(|part| part.first().is_some_and(|column| !column.is_empty()));
    let columns = part.map_or(&[][..], Vec::as_slice);
    columns.iter().map(|column| to_text(&column.slice(0, FIRST.min(column.len())))).collect()
}

fn entry<'py>(py: Python<'py>, listed: &Listed) -> PyResult<Bound<'py, PyDict>> {
    let finding = &listed.finding;
    let row = PyDict::new(py);
    row.set_item("rule", finding.rule.code())?;
    row.set_item("level", finding.rule.severity().name())?;
    row.set_item("row", finding.row)?;
    row.set_item("column", &finding.column)?;
    row.set_item("message", findings::message(finding))?;
    let shown = listed.excerpt.as_ref().and_then(|excerpt| excerpt.cells.get(excerpt.marked)?.1.clone());
    row.set_item("value", shown)?;
    Ok(row)
}

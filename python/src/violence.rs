//! What came of a violence screening, held where only those look who ask.

use arrow_array::builder::StringBuilder;
use enkat::ground::Occasion;
use enkat::inspect::Inspected;
use enkat::table::TableError;
use enkat::violence::{Form, RevealedResult, ScreeningResult};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::column::Column;
use crate::error::{Error, Result};
use crate::findings;
use crate::settings::Settings;
use crate::table::Table;

/// A result for each row that has a screening. Nothing of it is shown, compared or stored.
#[pyclass(frozen, module = "enkat._native")]
pub(crate) struct Screenings {
    form: String,
    /// For each row what came of it; none where nothing was recorded.
    rows: Vec<Option<ScreeningResult>>,
}

/// Reads one form of a table; in a wide one that of the start, unless `at_exit`.
#[pyfunction]
#[pyo3(signature = (table, settings, form, at_exit=false))]
pub(crate) fn screen<'py>(
    py: Python<'py>,
    table: &Table,
    settings: &Settings,
    form: &str,
    at_exit: bool,
) -> PyResult<(Screenings, Bound<'py, PyList>)> {
    let (screenings, inspected) = py.detach(|| screened(table, settings, form, at_exit))?;
    Ok((screenings, findings::of_table(py, &inspected)?))
}

fn screened(table: &Table, settings: &Settings, form: &str, at_exit: bool) -> Result<(Screenings, Inspected)> {
    let occasion = if at_exit { Occasion::Exit } else { Occasion::Start };
    let screenings = settings.choices.screenings(&settings.registry, &table.header(), form, occasion);
    let screenings = screenings.map_err(|error| match error {
        TableError::NotAsked { .. } => {
            let known: Vec<&str> = settings.registry.violence_forms().iter().map(Form::id).collect();
            let message = format!("the table has no columns {form}.…; the forms that are known: {}", known.join(" "));
            Error::new("violence_form", message)
        }
        error => error.into(),
    })?;
    let mut results = Vec::with_capacity(table.rows());
    let ((), inspected) = table.walk(&screenings, settings, |piece| results.extend(piece.take_made()))?;
    Ok((Screenings { form: form.to_owned(), rows: results }, inspected))
}

#[pymethods]
impl Screenings {
    fn __len__(&self) -> usize {
        self.rows.len()
    }

    fn __repr__(&self) -> String {
        format!("Screenings({} rows, not shown)", self.rows.len())
    }

    /// The id of the form.
    #[getter]
    fn form(&self) -> &str {
        &self.form
    }

    /// The results in the open, a column for each part of them.
    fn reveal(&self) -> (Vec<String>, Vec<Column>) {
        let names = RevealedResult::columns(None);
        let mut columns: Vec<StringBuilder> = names.iter().map(|_| StringBuilder::new()).collect();
        for result in &self.rows {
            let cells = result.as_ref().map(|result| result.reveal().cells());
            for (place, column) in columns.iter_mut().enumerate() {
                let cell = cells.as_ref().map(|cells| cells[place].as_str());
                column.append_option(cell.filter(|cell| !cell.is_empty()));
            }
        }
        (names, columns.into_iter().map(|mut column| column.finish().into()).collect())
    }

    fn __reduce__(&self) -> PyResult<()> {
        let _ = self;
        Err(PyTypeError::new_err("answers about violence are not pickled; reveal them where they may be seen"))
    }
}

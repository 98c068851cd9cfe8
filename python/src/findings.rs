//! Findings as plain Python values.

use enkat::finding::{Finding, Findings, Total};
use enkat::inspect::Inspected;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

/// How many there are of each rule in each column.
pub(crate) fn totals<'py>(py: Python<'py>, totals: &[Total]) -> PyResult<Bound<'py, PyList>> {
    let rows = totals.iter().map(|total| {
        let row = PyDict::new(py);
        row.set_item("rule", total.rule.code())?;
        row.set_item("level", total.rule.severity().name())?;
        row.set_item("column", &total.column)?;
        row.set_item("count", total.count)?;
        row.set_item("row", total.first.row)?;
        row.set_item("message", message(&total.first))?;
        row.set_item("checks", total.rule.checks())?;
        Ok(row)
    });
    PyList::new(py, rows.collect::<PyResult<Vec<_>>>()?)
}

/// Those of a table, each rule in each column once.
pub(crate) fn of_table<'py>(py: Python<'py>, inspected: &Inspected) -> PyResult<Bound<'py, PyList>> {
    totals(py, &inspected.totals)
}

/// Those of a run, each rule in each column once.
pub(crate) fn of_run<'py>(py: Python<'py>, findings: &Findings) -> PyResult<Bound<'py, PyList>> {
    totals(py, findings.totals())
}

/// What was found, without the place.
pub(crate) fn message(finding: &Finding) -> String {
    finding.message()
}

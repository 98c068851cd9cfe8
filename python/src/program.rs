//! The program `enkat`, for the command of that name that the wheel installs.

use std::ffi::OsString;
use std::path::PathBuf;

use pyo3::prelude::*;

/// Runs the program once in this process: it takes signals for itself, and may end the process as a shell expects it.
#[pyfunction]
pub(crate) fn program(python: Python<'_>, arguments: Vec<OsString>) -> PyResult<u8> {
    // what was started is Python
    let file: PathBuf = python.import("enkat._native")?.getattr("__file__")?.extract()?;
    enkat_cli::qualify::stands_in(file);
    Ok(python.detach(|| enkat_cli::program::run(&arguments).into()))
}

//! The program `enkat`, for the command of that name that the wheel installs.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the program once in this process: it takes signals for itself, and may end the process as a shell expects it.
#[pyfunction]
pub(crate) fn program(python: Python<'_>, arguments: Vec<OsString>) -> u8 {
    python.detach(|| enkat_cli::program::run(&arguments).into())
}

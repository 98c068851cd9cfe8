//! The library held against results of others that it carries.

use enkat::report::Qualification as Qualified;
use pyo3::prelude::*;

use crate::error::Error;
use crate::report::{language, written};

/// What came of it.
#[pyclass(frozen, module = "enkat._native")]
pub(crate) struct Qualification(Qualified);

/// Works everything out; `program` is the file of this module.
#[pyfunction]
pub(crate) fn qualify(py: Python<'_>, program: Vec<u8>, date: String) -> Qualification {
    py.detach(|| Qualification(Qualified::run().of_program(&program).dated(date)))
}

#[pymethods]
impl Qualification {
    fn passes(&self) -> bool {
        self.0.passes()
    }

    fn json(&self) -> PyResult<String> {
        serde_json::to_string(&self.0).map_err(|error| Error::new("report", error.to_string()).into())
    }

    fn text(&self, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(written(|out| self.0.write_text(out, language))?)
    }

    fn html(&self, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(written(|out| self.0.write_html(out, language))?)
    }
}

//! The figures of a group, in the forms that the library writes.

use enkat::release::ReleaseError;
use enkat::report::{Edition, Language, Report as Figures, ReportError};
use pyo3::prelude::*;

use crate::error::{Error, Result};

/// The figures of a group.
#[pyclass(frozen, module = "enkat._native")]
pub(crate) struct Report(Figures);

impl From<Figures> for Report {
    fn from(report: Figures) -> Self {
        Self(report)
    }
}

impl From<ReportError> for Error {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Groups(error) => error.into(),
            ReportError::Options(error) => error.into(),
            ReportError::Release(ReleaseError::Earlier { error, .. }) => Self::new("disclosure", format!("previous: {error}")),
            ReportError::Release(error) => error.into(),
            error => Self::new("report", error.to_string()),
        }
    }
}

pub(crate) fn language(lang: &str) -> Result<Language> {
    match lang {
        "en" => Ok(Language::En),
        "sv" => Ok(Language::Sv),
        other => Err(Error::new("lang", format!("unknown language {other:?}, expected en or sv"))),
    }
}

pub(crate) fn written(mut write: impl FnMut(&mut String) -> std::fmt::Result) -> Result<String> {
    let mut text = String::new();
    write(&mut text).map_err(|error| Error::new("report", error.to_string()))?;
    Ok(text)
}

#[pymethods]
impl Report {
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| serde_json::to_string(&self.0)).map_err(|error| Error::new("report", error.to_string()).into())
    }

    /// Figure by figure, as a tidy table separated by commas.
    fn csv(&self, py: Python<'_>) -> PyResult<String> {
        Ok(py.detach(|| written(|out| self.0.write_tidy(out)))?)
    }

    fn text(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(py.detach(|| written(|out| self.0.write_text(out, language)))?)
    }

    fn markdown(&self, py: Python<'_>, lang: &str) -> PyResult<String> {
        let language = language(lang)?;
        Ok(py.detach(|| written(|out| self.0.write_markdown(out, language)))?)
    }

    /// One page with pictures; `head` is its title, municipality, period, by-line and date.
    fn html(&self, py: Python<'_>, lang: &str, full: bool, head: [String; 5]) -> PyResult<String> {
        let [name, municipality, period, by_line, date] = head;
        let edition = Edition::new(language(lang)?).titled(name).of_municipality(municipality).of_period(period);
        let edition = edition.by(by_line).dated(date);
        let edition = if full { edition.full() } else { edition };
        Ok(py.detach(|| written(|out| self.0.write_html(out, edition.clone())))?)
    }

    /// That which was written as JSON.
    #[staticmethod]
    fn of_json(py: Python<'_>, text: &str) -> PyResult<Self> {
        let read = py.detach(|| serde_json::from_str(text));
        Ok(Self(read.map_err(|error| Error::new("report", error.to_string()))?))
    }
}

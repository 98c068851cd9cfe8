//! What the library says of itself, as tables: a list for each column.

use enkat::Registry;
use enkat::figure::Statistic;
use enkat::finding::Rule;
use enkat::inner::DEMO;
use enkat::instrument::ItemDef;
use enkat::programme::Programme;
use enkat::violence::Form;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::error::Error;
use crate::settings::Settings;

/// Fifteen invented people, as a table separated by commas.
#[pyfunction]
pub(crate) fn demo() -> &'static str {
    DEMO
}

/// The items of a questionnaire, in the order of its form.
#[pyfunction]
pub(crate) fn items(settings: &Settings, form: &str) -> PyResult<Vec<String>> {
    let instrument = settings.registry.get(form).map_err(Error::from)?;
    Ok(instrument.definition().items.iter().map(|item| item.id.to_string()).collect())
}

/// The items of a built-in questionnaire that one column may hold together, the name of that column, and the other items.
#[pyfunction]
pub(crate) fn parts(form: &str) -> PyResult<(Vec<String>, String, Vec<String>)> {
    let registry = Registry::built_in();
    let definition = registry.get(form).map_err(Error::from)?.definition();
    let Some(packed) = &definition.packed else {
        return Err(Error::new("instrument", format!("no column of {form} holds several items")).into());
    };
    let ids = |items: &[ItemDef]| items.iter().map(|item| item.id.to_string()).collect();
    let (together, others) = definition.items.split_at(packed.items.min(definition.items.len()));
    Ok((ids(together), packed.id.to_string(), ids(others)))
}

/// Every statistic that a report may have.
#[pyfunction]
pub(crate) fn statistics() -> Vec<String> {
    Statistic::all().map(|statistic| statistic.to_string()).collect()
}

/// Every rule that a check looks for.
#[pyfunction]
pub(crate) fn rules(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let table = PyDict::new(py);
    let column = |text: fn(Rule) -> &'static str| PyList::new(py, Rule::all().map(text));
    table.set_item("code", column(Rule::code)?)?;
    table.set_item("level", column(|rule| rule.severity().name())?)?;
    table.set_item("checks", column(Rule::checks)?)?;
    table.set_item("why", column(Rule::why)?)?;
    table.set_item("example", column(Rule::example)?)?;
    table.set_item("advice", column(Rule::advice)?)?;
    Ok(table)
}

/// The forms of a violence screening that are built in.
#[pyfunction]
pub(crate) fn violence_forms(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let forms = Form::all_built_in();
    let table = PyDict::new(py);
    table.set_item("id", forms.iter().map(Form::id).collect::<Vec<_>>())?;
    table.set_item("version", forms.iter().map(|form| form.version().to_string()).collect::<Vec<_>>())?;
    table.set_item("content_hash", forms.iter().map(|form| form.content_hash().to_string()).collect::<Vec<_>>())?;
    table.set_item("name", forms.iter().map(|form| form.name().en.to_string()).collect::<Vec<_>>())?;
    table.set_item("items", forms.iter().map(|form| form.items().len()).collect::<Vec<_>>())?;
    Ok(table)
}

/// The codes of the built-in programme: senders, exits and contacts.
#[pyfunction]
pub(crate) fn programme_codes(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let programme = Programme::built_in();
    let codes = programme.codes();
    let table = PyDict::new(py);
    table.set_item("code", codes.iter().map(|code| code.id.to_string()).collect::<Vec<_>>())?;
    table.set_item("en", codes.iter().map(|code| code.label.en.to_string()).collect::<Vec<_>>())?;
    table.set_item("sv", codes.iter().map(|code| code.label.sv.to_string()).collect::<Vec<_>>())?;
    table.set_item("sender", codes.iter().map(|code| code.sender).collect::<Vec<_>>())?;
    table.set_item("exit", codes.iter().map(|code| code.exit).collect::<Vec<_>>())?;
    table.set_item("contact", codes.iter().map(|code| code.contact).collect::<Vec<_>>())?;
    table.set_item("counts_for_goal", codes.iter().map(|code| code.counts_for_goal).collect::<Vec<_>>())?;
    Ok(table)
}

//! What a caller chose, checked once.

use std::collections::BTreeMap;

use enkat::eq5d5l::{OwnSet, Scale, ValueSet};
use enkat::figure::ReportOptions;
use enkat::instrument::{Key, KeyedScale, Source};
use enkat::programme::Programme;
use enkat::stats::Bootstrap;
use enkat::violence::Form;
use enkat::{Choices, Registry};
use pyo3::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// What a call chooses and brings, as the Python half writes it.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    choices: Map<String, Value>,
    own_value_sets: Vec<Value>,
    scales: Vec<Value>,
    forms: Vec<Value>,
    programme: Option<Value>,
    not_identity: Vec<String>,
}

/// A set that a caller brings, its numbers as printed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnSetForm {
    id: String,
    population: String,
    scale: Option<Scale>,
    citation: String,
    doi: String,
    monotone: bool,
    coefficients: Option<BTreeMap<String, String>>,
    table: Option<BTreeMap<String, String>>,
}

/// What a caller chose, checked once.
#[pyclass(frozen, module = "enkat._native")]
pub(crate) struct Settings {
    pub(crate) registry: Registry,
    pub(crate) choices: Choices,
    pub(crate) report: ReportOptions,
    /// Columns, in plain letters, in which digits alone are no personal identity numbers.
    pub(crate) not_identity: Vec<String>,
}

#[pymethods]
impl Settings {
    #[new]
    fn new(json: &str) -> PyResult<Self> {
        Ok(Self::from_json(json)?)
    }

    /// The chosen groups, each as it is written.
    #[getter]
    fn by(&self) -> Vec<String> {
        self.choices.by.iter().map(ToString::to_string).collect()
    }

    /// Our names that the caller's columns go by.
    #[getter]
    fn mapped(&self) -> Vec<String> {
        self.choices.columns.iter().map(|mapping| mapping.ours.clone()).collect()
    }

    /// Whether an occasion has this name.
    fn names_occasion(&self, label: &str) -> bool {
        self.choices.occasions.occasion(label).is_some()
    }

    /// The ids of the chosen value sets.
    #[getter]
    fn value_sets(&self) -> Vec<String> {
        self.report.value_sets.iter().map(|set| set.id().to_owned()).collect()
    }
}

/// A definition that a caller brings.
fn brought<T: serde::de::DeserializeOwned>(kind: &'static str, value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(|error| Error::new(kind, format!("{kind}: {error}")))
}

impl Settings {
    fn from_json(json: &str) -> Result<Self> {
        let written: Written = serde_json::from_str(json).map_err(|error| Error::new("options", error.to_string()))?;
        let own = written.own_value_sets.into_iter().map(|set| own_set(brought("value_set", set)?));
        let own = own.collect::<Result<Vec<_>>>()?;
        let mut registry = Registry::with_value_sets(own);
        for scale in written.scales {
            let key: Key = brought("scales", scale)?;
            registry.add(KeyedScale::new(&key).map_err(|error| Error::new("scales", error.to_string()))?)?;
        }
        for form in written.forms {
            registry.add_violence_form(brought::<Form>("forms", form)?)?;
        }
        if let Some(programme) = written.programme {
            registry = registry.with_programme(brought::<Programme>("programme", programme)?);
        }
        let choices = choices(written.choices)?;
        let report = choices.report(&registry)?;
        for (place, set) in report.value_sets.iter().enumerate() {
            if report.value_sets[..place].iter().any(|known| known.id() == set.id()) {
                return Err(Error::new("value_set", format!("the value set {} is given twice", set.id())));
            }
        }
        let not_identity = written.not_identity.iter().map(|name| name.trim().to_lowercase()).collect();
        Ok(Self { registry, choices, report, not_identity })
    }
}

/// The choices; where they cannot be read, the one that is at fault.
fn choices(written: Map<String, Value>) -> Result<Choices> {
    for (name, value) in &written {
        let alone = Map::from_iter([(name.clone(), value.clone())]);
        if let Err(error) = serde_json::from_value::<Choices>(alone.into()) {
            let (kind, name) = caller_word(name);
            return Err(Error::new(kind, format!("{name}: {error}")));
        }
    }
    let choices: Choices = serde_json::from_value(written.into()).map_err(|error| Error::new("options", error.to_string()))?;
    if let Some(Bootstrap { replicates, .. }) = choices.bootstrap
        && !(Bootstrap::FEWEST..=Bootstrap::MOST).contains(&replicates)
    {
        let (fewest, most) = (Bootstrap::FEWEST, Bootstrap::MOST);
        let message = format!("bootstrap: {replicates} replicates, expected {fewest} to {most}");
        return Err(Error::new("bootstrap", message));
    }
    Ok(choices)
}

/// What a caller in Python calls a choice: the kind of the error, and the argument.
fn caller_word(name: &str) -> (&'static str, &str) {
    match name {
        "occasions" => ("waves", "waves"),
        "value_sets" => ("value_set", "value_set"),
        "columns" => ("columns", name),
        "missing" => ("missing", name),
        "missing_codes" => ("missing_codes", name),
        "codes" => ("codes", name),
        "current" => ("current", name),
        "by" => ("group", "by"),
        "reliability" => ("reliability", name),
        "norms" => ("norms", name),
        "bootstrap" => ("bootstrap", name),
        "stored" => ("stored", name),
        "ids_within" => ("ids_within", name),
        _ => ("options", name),
    }
}

fn own_set(form: OwnSetForm) -> Result<ValueSet> {
    let set = OwnSet {
        population: form.population,
        scale: form.scale.unwrap_or(Scale::ZeroToOne),
        source: Source { citation: form.citation.into(), doi: form.doi.into() },
        monotone: form.monotone,
        ..OwnSet::new(form.id)
    };
    let pairs = |numbers: &BTreeMap<String, String>| -> Vec<(String, String)> {
        numbers.iter().map(|(name, number)| (name.clone(), number.clone())).collect()
    };
    match (&form.coefficients, &form.table) {
        (Some(terms), None) => {
            let terms = pairs(terms);
            Ok(set.with_coefficients(terms.iter().map(|(term, number)| (term.as_str(), number.as_str())))?)
        }
        (None, Some(values)) => {
            let values = pairs(values);
            Ok(set.with_table(values.iter().map(|(profile, number)| (profile.as_str(), number.as_str())))?)
        }
        _ => Err(Error::new("value_set", "a value set has either coefficients or a table")),
    }
}

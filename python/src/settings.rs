//! What a caller chose, checked once.

use std::collections::BTreeMap;

use enkat::Registry;
use enkat::eq5d5l::{OwnSet, Scale, ValueSet};
use enkat::figure::{NamedReliability, Norm, ReportOptions};
use enkat::ground::{Occasion, OccasionNames};
use enkat::instrument::{Definition, Key, KeyedScale, MissingRule, Source};
use enkat::programme::Programme;
use enkat::stats::{Bootstrap, BootstrapMethod};
use enkat::table::{Breakdown, FactChoices, Mapping, MissingCode, MissingCodeError, ReadChoices, TableReader};
use enkat::violence::{Current, Form};
use pyo3::prelude::*;
use serde::Deserialize;

use crate::error::{Error, Result};

/// The choices of a call, as the Python half writes them.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    columns: BTreeMap<String, String>,
    waves: BTreeMap<String, Vec<String>>,
    /// A column, if it is of one, and the code.
    missing_codes: Vec<(Option<String>, String)>,
    value_sets: Vec<SetChoice>,
    missing: String,
    scales: Vec<serde_json::Value>,
    forms: Vec<serde_json::Value>,
    programme: Option<serde_json::Value>,
    current: String,
    /// Days since 1970-01-01.
    today: Option<i32>,
    violence_rows: bool,
    by: Vec<String>,
    reliability: BTreeMap<String, Reliability>,
    norms: Vec<serde_json::Value>,
    bootstrap: Option<BootstrapChoice>,
}

impl Default for Written {
    fn default() -> Self {
        Self {
            columns: BTreeMap::new(),
            waves: BTreeMap::new(),
            missing_codes: Vec::new(),
            value_sets: Vec::new(),
            missing: MissingRule::default().name().to_owned(),
            scales: Vec::new(),
            forms: Vec::new(),
            programme: None,
            current: Current::default().code().to_owned(),
            today: None,
            violence_rows: false,
            by: Vec::new(),
            reliability: BTreeMap::new(),
            norms: Vec::new(),
            bootstrap: None,
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SetChoice {
    Published(String),
    Own(OwnSetForm),
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

#[derive(Deserialize)]
#[serde(untagged)]
enum Reliability {
    Number(f64),
    Word(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BootstrapChoice {
    method: String,
    replicates: u32,
    seed: u64,
}

/// What a caller chose, checked once.
#[pyclass(frozen, module = "enkat._native")]
pub(crate) struct Settings {
    pub(crate) registry: Registry,
    pub(crate) mappings: Vec<Mapping>,
    pub(crate) occasions: OccasionNames,
    pub(crate) missing_codes: Vec<MissingCode>,
    pub(crate) sets: Vec<ValueSet>,
    pub(crate) missing: MissingRule,
    pub(crate) facts: FactChoices,
    pub(crate) by: Vec<Breakdown>,
    pub(crate) reliability: Vec<NamedReliability>,
    norms: Vec<Norm>,
    bootstrap: Option<Bootstrap>,
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
        self.by.iter().map(ToString::to_string).collect()
    }

    /// The ids of the chosen value sets.
    #[getter]
    fn value_sets(&self) -> Vec<String> {
        self.sets.iter().map(|set| set.id().to_owned()).collect()
    }
}

/// A definition that a caller brings.
fn brought<T: serde::de::DeserializeOwned>(kind: &'static str, value: serde_json::Value) -> Result<T> {
    serde_json::from_value(value).map_err(|error| Error::new(kind, format!("{kind}: {error}")))
}

impl Settings {
    fn from_json(json: &str) -> Result<Self> {
        let written: Written = serde_json::from_str(json).map_err(|error| Error::new("options", error.to_string()))?;
        let mut own: Vec<ValueSet> = Vec::new();
        let mut sets = Vec::new();
        for choice in written.value_sets {
            let set = match choice {
                SetChoice::Published(id) => ValueSet::published(&id)?.clone(),
                SetChoice::Own(form) => {
                    own.push(own_set(form)?);
                    own.last().cloned().ok_or_else(|| Error::new("value_set", "no value set"))?
                }
            };
            if sets.iter().any(|known: &ValueSet| known.id().eq_ignore_ascii_case(set.id())) {
                return Err(Error::new("value_set", format!("the value set {} is given twice", set.id())));
            }
            sets.push(set);
        }
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
        let current = written.current.parse().map_err(|error| Error::new("current", format!("{error}")))?;
        Ok(Self {
            registry,
            mappings: written.columns.iter().map(|(ours, theirs)| mapping(ours, theirs)).collect::<Result<_>>()?,
            occasions: occasions(&written.waves)?,
            missing_codes: written.missing_codes.iter().map(missing_code).collect::<Result<_>>()?,
            sets,
            missing: written.missing.parse().map_err(|error| Error::new("missing", format!("missing: {error}")))?,
            facts: FactChoices { current, today: written.today, names_rows: written.violence_rows },
            by: Breakdown::all_of(&written.by)?,
            reliability: written.reliability.iter().map(|(measure, r)| reliability(measure, r)).collect::<Result<_>>()?,
            norms: written.norms.into_iter().map(|norm| brought("norms", norm)).collect::<Result<_>>()?,
            bootstrap: written.bootstrap.as_ref().map(bootstrap).transpose()?,
        })
    }

    /// The chosen settings of one questionnaire, by name.
    fn chosen(&self, definition: &Definition) -> Vec<(&str, &str)> {
        let has = |name: &str| definition.settings.iter().any(|setting| setting.id == name);
        let sets = self.sets.iter().filter(|_| has("value_set")).map(|set| ("value_set", set.id()));
        sets.chain(has("missing").then(|| ("missing", self.missing.name()))).collect()
    }

    /// A reader of a table with these columns.
    pub(crate) fn reader(&self, header: &[&str]) -> Result<TableReader<'_>> {
        let choices = ReadChoices {
            mappings: &self.mappings,
            names_occasions: self.occasions.are_given(),
            missing_codes: &self.missing_codes,
            facts: self.facts,
        };
        Ok(TableReader::new(&self.registry, header, choices, |definition| self.chosen(definition))?)
    }

    pub(crate) fn report_options(&self) -> ReportOptions {
        ReportOptions {
            value_sets: self.sets.clone(),
            missing: self.missing,
            reliability: self.reliability.clone(),
            norms: self.norms.clone(),
            bootstrap: self.bootstrap,
        }
    }
}

fn mapping(ours: &str, theirs: &str) -> Result<Mapping> {
    Mapping::new(ours, theirs).ok_or_else(|| {
        Error::new("columns", format!("columns: {ours:?}: {theirs:?} is no mapping, expected {{n}} on both sides or on neither"))
            .about_column(theirs)
    })
}

fn missing_code((column, code): &(Option<String>, String)) -> Result<MissingCode> {
    // read as the program reads it, and then of the column
    let code: MissingCode = if code.contains('=') { Err(MissingCodeError { text: code.clone() }) } else { code.parse() }?;
    Ok(MissingCode { column: column.clone(), ..code })
}

fn occasions(waves: &BTreeMap<String, Vec<String>>) -> Result<OccasionNames> {
    let mut names = OccasionNames::default();
    for (occasion, labels) in waves {
        let known = Occasion::BOTH.into_iter().find(|known| known.name() == occasion);
        let known =
            known.ok_or_else(|| Error::new("waves", format!("waves: {occasion:?} is no occasion, expected start and exit")))?;
        for label in labels {
            names.rename(known, label)?;
        }
    }
    Ok(names)
}

fn reliability(measure: &str, r: &Reliability) -> Result<NamedReliability> {
    let text = match r {
        Reliability::Number(number) => format!("{measure}={number}"),
        Reliability::Word(word) => format!("{measure}={word}"),
    };
    text.parse()
        .map_err(|_| Error::new("reliability", format!("reliability: {measure:?} needs a number from 0 to below 1, or 'alpha'")))
}

fn bootstrap(choice: &BootstrapChoice) -> Result<Bootstrap> {
    let method = match choice.method.as_str() {
        "percentile" => BootstrapMethod::Percentile,
        "bca" => BootstrapMethod::Bca,
        other => return Err(Error::new("bootstrap", format!("bootstrap: unknown method {other:?}, expected bca or percentile"))),
    };
    if !(Bootstrap::FEWEST..=Bootstrap::MOST).contains(&choice.replicates) {
        let (fewest, most) = (Bootstrap::FEWEST, Bootstrap::MOST);
        let message = format!("bootstrap: {} replicates, expected {fewest} to {most}", choice.replicates);
        return Err(Error::new("bootstrap", message));
    }
    Ok(Bootstrap { method, replicates: choice.replicates, seed: choice.seed })
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

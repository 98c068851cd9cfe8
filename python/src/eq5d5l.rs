//! What belongs to EQ-5D-5L alone.

use std::collections::BTreeMap;

use arrow_array::Int64Array;
use arrow_array::builder::StringBuilder;
use enkat::eq5d5l::{Profile, ProfileGrid, ValueSet};
use enkat::finding::{Findings, Total};
use enkat::stats;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::column::Column;
use crate::error::{Error, Result};
use crate::findings;
use crate::scores::measured;
use crate::settings::Settings;
use crate::table::Table;

const ID: &str = "eq5d5l";

/// The profile of each row.
fn profiles(table: &Table, settings: &Settings) -> Result<(Vec<Option<Profile>>, Findings)> {
    let (_, columns, findings) = measured(table, settings, ID, &["profile".to_owned()])?;
    let by_digits: BTreeMap<u32, Profile> =
        Profile::all().filter_map(|profile| Some((profile.to_string().parse().ok()?, profile))).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "five digits, or `NaN`, which is none")]
    let profile = |digits: f64| by_digits.get(&(digits as u32)).copied();
    Ok((columns.into_iter().flatten().map(profile).collect(), findings))
}

/// Better, worse, mixed or the same, and what was odd at start and at exit; `pairs` has the row at exit of each row at
/// start, and without it they are of the same people row by row.
#[pyfunction]
#[pyo3(signature = (start, exit, settings, pairs=None))]
pub(crate) fn health_changes<'py>(
    py: Python<'py>,
    start: &Table,
    exit: &Table,
    settings: &Settings,
    pairs: Option<Vec<Option<usize>>>,
) -> PyResult<(Column, Bound<'py, PyList>)> {
    let (changes, found) = py.detach(|| -> Result<_> {
        let [(start, of_start), (exit, of_exit)] = [profiles(start, settings)?, profiles(exit, settings)?];
        let pairs = pairs.unwrap_or_else(|| (0..start.len()).map(Some).collect());
        let mut changes = StringBuilder::new();
        for (start, row) in start.into_iter().zip(pairs) {
            let exit = row.and_then(|row| exit.get(row).copied().flatten());
            changes.append_option(start.zip(exit).map(|(start, exit)| start.change_to(exit).name()));
        }
        Ok((changes.finish(), [of_start, of_exit]))
    })?;
    let totals: Vec<Total> = found.iter().flat_map(|findings| findings.totals().to_vec()).collect();
    Ok((changes.into(), findings::totals(py, &totals)?))
}

/// The rank of each profile by the one chosen value set.
#[pyfunction]
pub(crate) fn ranks(py: Python<'_>, table: &Table, settings: &Settings) -> PyResult<Column> {
    let ranks = py.detach(|| -> Result<_> {
        let [set] = settings.report.value_sets.as_slice() else {
            return Err(Error::new("value_set", "the Health Profile Grid ranks by one value set; name it with value_set="));
        };
        let grid = ProfileGrid::new(set);
        let ranks = profiles(table, settings)?.0.into_iter().map(|profile| profile.map(|profile| i64::from(grid.rank(profile))));
        Ok(ranks.collect::<Int64Array>())
    })?;
    Ok(ranks.into())
}

/// How often each profile occurs, how evenly they are spread, and the curve of it.
#[pyfunction]
pub(crate) fn hsdi<'py>(
    py: Python<'py>,
    table: &Table,
    settings: &Settings,
) -> PyResult<(Bound<'py, PyDict>, Bound<'py, PyList>)> {
    let (counts, missing, found) = py.detach(|| -> Result<_> {
        let (mut counts, mut missing) = (BTreeMap::<String, u64>::new(), 0_u64);
        let (profiles, found) = profiles(table, settings)?;
        for profile in profiles {
            match profile {
                Some(profile) => *counts.entry(profile.to_string()).or_default() += 1,
                None => missing += 1,
            }
        }
        Ok((counts, missing, found))
    })?;
    let of_states = || counts.values().copied();
    let undefined = |error: stats::Undefined| PyErr::from(Error::new("undefined", format!("hsdi: {error}")));
    let shannon = stats::shannon(of_states(), 3125).map_err(undefined)?;
    let result = PyDict::new(py);
    result.set_item("value", stats::hsdi(of_states()).map_err(undefined)?)?;
    result.set_item("n", of_states().sum::<u64>())?;
    result.set_item("without_profile", missing)?;
    result.set_item("states", counts.len())?;
    result.set_item("shannon_h", shannon.h)?;
    result.set_item("shannon_j", shannon.j.ok())?;
    let curve = stats::hsdc(of_states()).map_err(undefined)?;
    result.set_item("curve", curve.into_iter().map(|[people, states]| (people, states)).collect::<Vec<_>>())?;
    result.set_item("counts", counts)?;
    Ok((result, findings::of_run(py, &found)?))
}

/// Every published value set, as a table: a list for each column.
#[pyfunction]
pub(crate) fn value_sets(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    described(py, ValueSet::all_published)
}

/// The chosen value sets in the same form.
#[pyfunction]
pub(crate) fn chosen_sets<'py>(py: Python<'py>, settings: &Settings) -> PyResult<Bound<'py, PyDict>> {
    described(py, || settings.report.value_sets.iter())
}

fn described<'py, 's, I>(py: Python<'py>, sets: impl Fn() -> I) -> PyResult<Bound<'py, PyDict>>
where
    I: Iterator<Item = &'s ValueSet>,
{
    let table = PyDict::new(py);
    let texts = |text: fn(&ValueSet) -> String| PyList::new(py, sets().map(text).collect::<Vec<_>>());
    table.set_item("id", texts(|set| set.id().to_owned())?)?;
    table.set_item("population", texts(|set| set.population().to_owned())?)?;
    table.set_item("country", PyList::new(py, sets().map(ValueSet::country).collect::<Vec<_>>())?)?;
    table.set_item("year", PyList::new(py, sets().map(ValueSet::year).collect::<Vec<_>>())?)?;
    table.set_item("scale", texts(|set| set.scale().name().to_owned())?)?;
    table.set_item("mapped", PyList::new(py, sets().map(ValueSet::is_mapped).collect::<Vec<_>>())?)?;
    table.set_item("lowest", PyList::new(py, sets().map(|set| set.range()[0].to_f64()).collect::<Vec<_>>())?)?;
    table.set_item("highest", PyList::new(py, sets().map(|set| set.range()[1].to_f64()).collect::<Vec<_>>())?)?;
    table.set_item("method", texts(|set| set.method().to_owned())?)?;
    table.set_item("verification", texts(|set| set.verification().describe())?)?;
    table.set_item("citation", texts(|set| set.source().citation.to_string())?)?;
    table.set_item("doi", texts(|set| set.source().doi.to_string())?)?;
    Ok(table)
}

/// The 3125 values of the one chosen set, by profile.
#[pyfunction]
pub(crate) fn values_of_set<'py>(py: Python<'py>, settings: &Settings) -> PyResult<Bound<'py, PyDict>> {
    let values = PyDict::new(py);
    for set in &settings.report.value_sets {
        for profile in Profile::all() {
            values.set_item(profile.to_string(), set.index_value(profile).to_f64())?;
        }
    }
    Ok(values)
}

//! A group of people, counted.

use std::collections::BTreeMap;

use arrow_array::builder::StringBuilder;
use arrow_array::{Int64Array, StringArray};
use enkat::Choices;
use enkat::ground::IdKey;
use enkat::inspect::Inspected;
use enkat::release::{Earlier, Policy, Rounding};
use enkat::report::Report as Figures;
use enkat::report::{ChangeCell, PersonChanges};
use enkat::tally;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};

use crate::column::Column;
use crate::doubts::Doubts;
use crate::error::{Error, Result};
use crate::findings;
use crate::own_cells::{OwnCells, RowsOfPeople};
use crate::report::Report;
use crate::settings::Settings;
use crate::table::Table;

/// A group of people: exact counts, and whoever may still get another row. Personal data.
#[pyclass(module = "enkat._native")]
pub(crate) struct Cohort {
    counted: tally::Cohort,
    doubts: Doubts,
}

#[pymethods]
impl Cohort {
    /// The people of a table, and what was odd.
    #[staticmethod]
    #[pyo3(signature = (table, settings, id_secret=None, part=None))]
    fn of<'py>(
        py: Python<'py>,
        table: &Table,
        settings: &Settings,
        id_secret: Option<&[u8]>,
        part: Option<&str>,
    ) -> PyResult<(Self, Bound<'py, PyList>)> {
        let id_key = id_secret.map(id_key).transpose()?;
        let (cohort, inspected) = py.detach(|| {
            let choices = Choices { id_key, ..settings.choices.clone() };
            let counted = choices.cohort(&settings.registry, &table.header())?;
            table.walk(&counted, settings, |_| {})
        })?;
        let counted = of_part(cohort, part);
        Ok((Self { counted, doubts: Doubts::of(&inspected) }, findings::of_table(py, &inspected)?))
    }

    /// Adds another part; nothing is added where they do not count the same.
    fn merge(&mut self, py: Python<'_>, other: &Self) -> PyResult<()> {
        py.detach(|| self.counted.merge_repeating(&other.counted)).map_err(Error::from)?;
        self.doubts.merge(&other.doubts);
        Ok(())
    }

    /// The same once more, as a part with a name, and with the secret of its ids for people who are still to come.
    #[pyo3(signature = (id_secret=None, part=None))]
    fn copy(&self, py: Python<'_>, id_secret: Option<&[u8]>, part: Option<&str>) -> PyResult<Self> {
        let counted = of_part(keyed(py.detach(|| self.counted.clone()), id_secret)?, part);
        Ok(Self { counted, doubts: self.doubts.clone() })
    }

    /// Only counts: nobody is told apart any more.
    fn seal(&mut self, py: Python<'_>) {
        py.detach(|| self.counted.seal());
    }

    /// The names of the parts.
    #[getter]
    fn parts(&self) -> Vec<String> {
        self.counted.parts().map(str::to_owned).collect()
    }

    /// Deletes one person; says whether there was one.
    fn remove(&mut self, settings: &Settings, id: &str, within: &str) -> PyResult<bool> {
        let id = settings.choices.counted_id(id, within).map_err(Error::from)?;
        Ok(self.counted.remove(&id).map_err(Error::from)?)
    }

    /// How often a person has a row for the same occasion in both parts.
    fn repeated_with(&self, py: Python<'_>, other: &Self) -> u64 {
        py.detach(|| self.counted.repeated_with(&other.counted))
    }

    /// The cohort as bytes: personal data.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &py.detach(|| self.counted.to_bytes()))
    }

    #[staticmethod]
    #[pyo3(signature = (state, settings, id_secret=None))]
    fn from_bytes(py: Python<'_>, state: &[u8], settings: &Settings, id_secret: Option<&[u8]>) -> PyResult<Self> {
        let counted = py.detach(|| tally::Cohort::from_bytes(state, &settings.registry)).map_err(Error::from)?;
        Ok(Self { counted: keyed(counted, id_secret)?, doubts: Doubts::default() })
    }

    /// By which columns it is broken down.
    #[getter]
    fn by(&self) -> Vec<String> {
        self.counted.breakdowns().iter().map(ToString::to_string).collect()
    }

    /// How many rows were counted.
    #[getter]
    fn rows(&self) -> u64 {
        self.counted.rows()
    }

    /// How many people may still get another row.
    #[getter]
    fn people(&self) -> usize {
        self.counted.people()
    }

    /// The figures: a release unless `internal`.
    #[pyo3(signature = (settings, internal, min_cell=None, rounding=None, previous=Vec::new(), invented=false))]
    #[expect(clippy::too_many_arguments, reason = "one for each choice of the caller")]
    fn report(
        &self,
        py: Python<'_>,
        settings: &Settings,
        internal: bool,
        min_cell: Option<u32>,
        rounding: Option<u32>,
        previous: Vec<String>,
        invented: bool,
    ) -> PyResult<Report> {
        let report = py.detach(|| -> Result<_> {
            let options = settings.report.clone();
            let report = if internal {
                Figures::internal(&self.counted, options)?
            } else {
                let policy = match (min_cell, rounding) {
                    (_, Some(base)) => Policy::rounded(Rounding::new(base)?),
                    (Some(least), None) => Policy::new(least)?,
                    (None, None) => Policy::default(),
                };
                let earlier = |release: &String| {
                    serde_json::from_str::<Earlier>(release)
                        .map_err(|_| Error::new("disclosure", "previous: this is not a release as JSON"))
                };
                let earlier = previous.iter().map(earlier).collect::<Result<Vec<_>>>()?;
                Figures::release(&self.counted, options, policy, &earlier)?
            };
            let doubts = self.doubts.sentences(report.is_release());
            let report = report.with_findings(doubts);
            Ok(if invented { report.of_invented_people() } else { report })
        })?;
        Ok(report.into())
    }
}

/// With the secret that a state does not hold.
fn keyed(counted: tally::Cohort, id_secret: Option<&[u8]>) -> Result<tally::Cohort> {
    Ok(match id_secret {
        Some(secret) => counted.with_id_key(id_key(secret)?)?,
        None => counted,
    })
}

fn of_part(counted: tally::Cohort, name: Option<&str>) -> tally::Cohort {
    match name {
        Some(name) => counted.of_part(name),
        None => counted,
    }
}

fn id_key(secret: &[u8]) -> Result<IdKey> {
    IdKey::from_secret(secret).map_err(|error| Error::new("id_secret", format!("id_secret: {error}")))
}

/// A row for each person with both occasions: names, columns, which of them are cells of the table, measures without a
/// reliability, and what was odd.
#[pyfunction]
pub(crate) fn changes<'py>(py: Python<'py>, table: &Table, settings: &Settings) -> PyResult<ChangesWithFindings<'py>> {
    let (changes, inspected) = py.detach(|| person_changes(table, settings))?;
    let Changes { names, columns, own, unnamed } = changes;
    Ok((names, columns, own, unnamed, findings::of_table(py, &inspected)?))
}

/// Names, columns, which of them are cells of the table, the measures without a reliability, and what was odd.
type ChangesWithFindings<'py> = (Vec<String>, Vec<Column>, BTreeMap<usize, OwnCells>, Vec<String>, Bound<'py, PyList>);

/// A row for each person.
struct Changes {
    names: Vec<String>,
    columns: Vec<Column>,
    /// By the place of a column where its cells stand in the table.
    own: BTreeMap<usize, OwnCells>,
    /// The measures whose reliable change is empty because no reliability is named.
    unnamed: Vec<String>,
}

fn person_changes(table: &Table, settings: &Settings) -> Result<(Changes, Inspected)> {
    let counted = settings.choices.cohort_with_ids(&settings.registry, &table.header())?;
    let reader = counted.reader();
    if !reader.has_occasions() {
        let message = "nothing tells start and exit apart; name the column with columns={'wave': COLUMN}, or both occasions of a \
                       wide table with columns={'start.mo': COLUMN, 'exit.mo': COLUMN}";
        return Err(Error::new("layout", message).about_column("wave"));
    }
    if !reader.has_ids() && !reader.is_wide() {
        let message = "the table has no column id, so changes cannot be worked out; name it with columns={'id': COLUMN}";
        return Err(Error::new("layout", message).about_column("id"));
    }
    let (cohort, inspected) = table.walk(&counted, settings, |_| {})?;
    let changes = PersonChanges::new(&cohort, &counted.scorers(), &settings.report)?;
    if changes.columns().is_empty() {
        return Err(Error::new(
            "layout",
            "no questionnaire with a change from start to exit; violence and programme columns have none",
        ));
    }
    let id = if reader.has_ids() { "id" } else { "row" };
    if let Some(taken) = cohort.group_columns().iter().find(|group| *group == id || changes.columns().contains(group)) {
        let message = format!("by: the table of changes has a column {taken:?} of its own; give yours another name");
        return Err(Error::new("group", message).about_column(taken.clone()));
    }
    let groups = cohort.group_columns();
    let names: Vec<String> =
        std::iter::once(id.to_owned()).chain(groups.iter().cloned()).chain(changes.columns().iter().cloned()).collect();
    let mut texts: Vec<Vec<&str>> = vec![Vec::new(); 1 + groups.len()];
    let mut cells: Vec<Vec<ChangeCell>> = vec![Vec::new(); changes.columns().len()];
    for row in changes.rows() {
        texts.iter_mut().zip(std::iter::once(row.id).chain(row.groups)).for_each(|(column, text)| column.push(text));
        cells.iter_mut().zip(row.cells).for_each(|(column, cell)| column.push(cell));
    }
    let people = RowsOfPeople::new(table, reader.id_column(), &texts[0]);
    let places = std::iter::once(reader.id_column()).chain(counted.group_columns());
    let own = places.zip(&texts).enumerate().filter_map(|(at, (place, texts))| Some((at, people.cells(place?, texts)?)));
    let own = own.collect();
    let columns = texts.iter().enumerate().map(|(place, texts)| {
        let present = |text: &&str| Some(*text).filter(|text| !text.is_empty()).map(str::to_owned);
        match place {
            0 if !reader.has_ids() => texts.iter().map(|number| number.parse().ok()).collect::<Int64Array>().into(),
            _ => texts.iter().map(present).collect::<StringArray>().into(),
        }
    });
    let columns = columns.chain(cells.into_iter().zip(changes.columns()).map(|(cells, name)| column(cells, name))).collect();
    Ok((Changes { names, columns, own, unnamed: changes.without_reliability().to_vec() }, inspected))
}

/// A column of numbers or of words.
fn column(cells: Vec<ChangeCell>, name: &str) -> Column {
    let has_words = cells.iter().any(|cell| matches!(cell, ChangeCell::Text(_)));
    // without rows the name has to say it
    let is_word = has_words || cells.is_empty() && ["_pchc", "_reliable", "_value_set"].iter().any(|end| name.ends_with(end));
    if is_word {
        let mut texts = StringBuilder::new();
        for cell in cells {
            texts.append_option(if let ChangeCell::Text(text) = cell {
                Some(text).filter(|text| !text.is_empty())
            } else {
                None
            });
        }
        return texts.finish().into();
    }
    let number = |cell: ChangeCell| if let ChangeCell::Number(Some(number)) = cell { number } else { f64::NAN };
    cells.into_iter().map(number).collect::<Vec<f64>>().into()
}

//! A row of scores for each row of answers.

use arrow_array::builder::StringBuilder;
use enkat::finding::Findings;
use enkat::instrument::OutputDef;
use enkat::{Choices, ScoreCell, ScoredColumn};
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::column::Column;
use crate::error::{Error, Result};
use crate::findings;
use crate::settings::Settings;
use crate::table::Table;

/// Names, columns, the places of columns about violence, and what was odd.
type Scored<'py> = (Vec<String>, Vec<Column>, Vec<usize>, Bound<'py, PyList>);

/// Everything that the questionnaires of a table give; `form` for one of them alone.
#[pyfunction]
#[pyo3(signature = (table, settings, form=None, reveal_violence=false))]
pub(crate) fn score<'py>(
    py: Python<'py>,
    table: &Table,
    settings: &Settings,
    form: Option<&str>,
    reveal_violence: bool,
) -> PyResult<Scored<'py>> {
    let (names, columns, violence, inspected) = py.detach(|| -> Result<_> {
        let choices = Choices { reveal_violence, ..settings.choices.clone() };
        let mut scores = choices.scores(&settings.registry, &table.header())?;
        if let Some(form) = form {
            scores = scores.of_one(form).map_err(|_| not_asked(form))?;
        }
        let mut columns: Vec<Filled> = Vec::new();
        let ((), inspected) = table.walk(&scores, settings, |piece| {
            let (results, rows) = (piece.take_made(), usize::try_from(piece.rows()).unwrap_or_default());
            if columns.is_empty() {
                columns = results.iter().map(|column| Filled::new(column, table.rows())).collect();
            }
            columns.iter_mut().zip(results).for_each(|(filled, column)| filled.add(column, rows));
        })?;
        Ok((scores.names().to_vec(), columns, scores.reader().violence_columns().to_vec(), inspected))
    })?;
    Ok((names, columns.into_iter().map(Filled::finish).collect(), violence, findings::of_table(py, &inspected)?))
}

fn not_asked(form: &str) -> Error {
    Error::new("layout", format!("no column belongs to {form}; name yours with columns={{OURS: THEIRS}}"))
}

/// A column of results that grows.
enum Filled {
    Numbers(Vec<f64>),
    Texts(StringBuilder),
}

impl Filled {
    fn new(like: &ScoredColumn, rows: usize) -> Self {
        match like {
            ScoredColumn::Numbers(_) => Self::Numbers(Vec::with_capacity(rows)),
            _ => Self::Texts(StringBuilder::new()),
        }
    }

    fn add(&mut self, column: ScoredColumn, rows: usize) {
        match (self, column) {
            (Self::Numbers(numbers), ScoredColumn::Numbers(more)) => numbers.extend(more),
            (Self::Texts(texts), column) => {
                let mut digits = String::new();
                for row in 0..rows {
                    if let ScoreCell::Text(text) = column.cell(row, &mut digits) {
                        texts.append_option(Some(text).filter(|text| !text.is_empty()));
                    }
                }
            }
            (Self::Numbers(_), _) => {}
        }
    }

    fn finish(self) -> Column {
        match self {
            Self::Numbers(numbers) => numbers.into(),
            Self::Texts(mut texts) => texts.finish().into(),
        }
    }
}

/// Some numbers of one questionnaire, straight into their columns: the fast way.
#[pyfunction]
pub(crate) fn measure<'py>(
    py: Python<'py>,
    table: &Table,
    settings: &Settings,
    form: &str,
    outputs: Vec<String>,
) -> PyResult<(Vec<String>, Vec<Column>, Bound<'py, PyList>)> {
    let (names, columns, findings) = py.detach(|| measured(table, settings, form, &outputs))?;
    Ok((names, columns.into_iter().map(Column::from).collect(), findings::of_run(py, &findings)?))
}

pub(crate) fn measured(
    table: &Table,
    settings: &Settings,
    form: &str,
    outputs: &[String],
) -> Result<(Vec<String>, Vec<Vec<f64>>, Findings)> {
    let reader = settings.choices.table(&settings.registry, &table.header())?;
    let mut of_form = reader.places_of(form);
    let place = of_form.next().ok_or_else(|| not_asked(form))?;
    if of_form.next().is_some() {
        return Err(Error::new("layout", "both occasions stand in a row; score them with enkat.score, or hand over one of them"));
    }
    let scorer = reader.scorer(place).ok_or_else(|| not_asked(form))?;
    let items = reader.item_columns(place);
    // what is read as an answer is at most told to be none
    table.refuse_identity_numbers_in(|column| !items.contains(&column), &settings.not_identity)?;
    let is_wanted =
        |output: &OutputDef| outputs.iter().any(|wanted| output.id == *wanted || output.id.starts_with(&format!("{wanted}@")));
    let numbers: Vec<&OutputDef> = scorer.outputs().iter().filter(|output| output.is_number()).collect();
    let names: Vec<String> =
        numbers.iter().filter(|output| is_wanted(output)).map(|output| scorer.definition().column(output)).collect();
    if names.is_empty() {
        return Err(Error::new("setting", format!("{form} gives no {}", outputs.join(" "))));
    }
    let packed: Vec<usize> = reader.texts().into_iter().filter(|column| items.contains(column)).collect();
    // every row is written, so the memory is touched once
    let mut columns = vec![vec![0.0; table.rows()]; names.len()];
    let mut findings = Findings::listing(0);
    reader.note_absent_items(place, &mut findings);
    table.for_each(
        &packed,
        |column| items.contains(&column),
        usize::MAX,
        |first, rows| {
            let mut parts = columns.iter_mut().map(|column| &mut column[first..first + rows.len()]);
            let mut out: Vec<Option<&mut [f64]>> =
                numbers.iter().map(|output| if is_wanted(output) { parts.next() } else { None }).collect();
            Ok::<_, Error>(reader.score_into(place, rows, first as u64 + 1, &mut out, &mut findings)?)
        },
    )?;
    if !findings.totals().is_empty() {
        // what is not an answer may be worse than that
        table.refuse_identity_numbers_in(|column| items.contains(&column), &settings.not_identity)?;
    }
    Ok((names, columns, findings))
}

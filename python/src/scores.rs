//! A row of scores for each row of answers.

use arrow_array::builder::StringBuilder;
use enkat::finding::{Finding, Findings, Rule};
use enkat::instrument::{AnyInstrument, Definition, OutputDef};
use enkat::table::{ScoreCell, ScoredColumn, TableRows, TableScorer};
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::column::Column;
use crate::error::{Error, Result};
use crate::findings;
use crate::settings::Settings;
use crate::table::{Table, WINDOW};

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
    let (names, columns, violence, found) = py.detach(|| -> Result<_> {
        table.refuse_identity_numbers_in(|_| true)?;
        let mut reader = settings.reader(&table.header())?;
        if let Some(form) = form {
            reader.forms.retain(|asked| asked.scorer.definition().id == form);
            if reader.forms.is_empty() {
                return Err(not_asked(form));
            }
        }
        let mut findings = Findings::listing(0);
        reader.note_columns(&mut findings);
        let texts = reader.texts();
        let read = reader.are_read();
        let mut scorer = TableScorer::new(&reader, settings.occasions.clone(), reveal_violence);
        let mut columns: Vec<Filled> = Vec::new();
        table.for_each(
            &texts,
            |column| read[column],
            WINDOW,
            |first, rows| {
                let results = scorer.score(rows, first as u64 + 1, &mut findings)?;
                if columns.is_empty() {
                    columns = results.iter().map(|column| Filled::new(column, table.rows())).collect();
                }
                columns.iter_mut().zip(results).for_each(|(filled, column)| filled.add(column, rows.len()));
                Ok::<_, Error>(())
            },
        )?;
        let names = scorer.names().to_vec();
        if columns.is_empty() {
            // no rows: the columns are there all the same
            let empty = scorer.score(
                &TableRows { columns: &vec![[""; 0].as_slice().into(); read.len()], broken: &[], lines: &[] },
                1,
                &mut findings,
            )?;
            columns = empty.iter().map(|column| Filled::new(column, 0)).collect();
        }
        Ok((names, columns, reader.layout.violence.clone(), findings))
    })?;
    Ok((names, columns.into_iter().map(Filled::finish).collect(), violence, findings::of_run(py, &found)?))
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
    let reader = settings.reader(&table.header())?;
    let mut of_form = (0..reader.forms.len()).filter(|place| reader.forms[*place].scorer.definition().id == form);
    let place = of_form.next().ok_or_else(|| not_asked(form))?;
    if of_form.next().is_some() {
        return Err(Error::new("layout", "both occasions stand in a row; score them with enkat.score, or hand over one of them"));
    }
    let asked = &reader.forms[place];
    let items: Vec<usize> = asked.columns.places.iter().flatten().map(|place| place.column()).collect();
    // what is read as an answer is at most told to be none
    table.refuse_identity_numbers_in(|column| !items.contains(&column))?;
    let is_wanted =
        |output: &OutputDef| outputs.iter().any(|wanted| output.id == *wanted || output.id.starts_with(&format!("{wanted}@")));
    let numbers: Vec<&OutputDef> = asked.scorer.outputs().iter().filter(|output| output.is_number()).collect();
    let names: Vec<String> =
        numbers.iter().filter(|output| is_wanted(output)).map(|output| asked.scorer.definition().column(output)).collect();
    if names.is_empty() {
        return Err(Error::new("setting", format!("{form} gives no {}", outputs.join(" "))));
    }
    let packed: Vec<usize> = reader.texts().into_iter().filter(|column| items.contains(column)).collect();
    // every row is written, so the memory is touched once
    let mut columns = vec![vec![0.0; table.rows()]; names.len()];
    let mut findings = Findings::listing(0);
    let definitions: Vec<&Definition> = settings.registry.iter().map(AnyInstrument::definition).collect();
    let own = &asked.scorer.definition().items;
    for item in reader.layout.absent(&definitions).iter().filter(|item| own.iter().any(|own| own.id == item.as_str())) {
        findings.push(Finding::about_column(Rule::NoColumn, item));
    }
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
        // what is no answer may be worse than that
        table.refuse_identity_numbers_in(|column| items.contains(&column))?;
    }
    Ok((names, columns, findings))
}

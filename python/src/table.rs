//! A table of any kind of data frame, its columns where they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Int8Type;
use arrow_array::{Array, ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, RecordBatchOptions, StringArray};
use arrow_data::ArrayData;
use arrow_data::transform::MutableArrayData;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use enkat::finding::{Findings, holds_identity_number};
use enkat::inner::finding::{CELLS_LOOKED_AT, holds_certain_identity_number, other_than_identity_number, with_lost_zeros};
use enkat::inspect::{InOrder, Inspected, Piece, Purpose, ReadError, RowReader};
use enkat::table::{Cells, TableRows};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::arrow::{read_arrays, read_table, stream_capsule};
use crate::cells::{cells, is_native, texts, to_text};
use crate::column::Column;
use crate::error::{Error, Result};
use crate::own_cells::OwnCells;
use crate::settings::Settings;
use crate::values::read_column;

/// So many rows are read at once where texts are made of them.
pub(crate) const WINDOW: usize = 1 << 16;

/// The columns of a data frame.
#[pyclass(frozen, module = "enkat._native")]
pub(crate) struct Table {
    schema: SchemaRef,
    parts: Vec<Vec<ArrayRef>>,
}

#[pymethods]
impl Table {
    /// Everything behind an object with `__arrow_c_stream__`.
    #[staticmethod]
    fn from_arrow(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        let stream = read_table(data)?;
        let table = Self { schema: stream.schema, parts: stream.parts };
        table.check_names()?;
        Ok(table)
    }

    /// Columns one by one: buffers of numbers, objects with `__arrow_c_stream__`, or lists.
    #[staticmethod]
    fn from_columns(names: Vec<Bound<'_, PyAny>>, columns: Vec<Bound<'_, PyAny>>) -> PyResult<Self> {
        let no_text = || Error::new("column", "a name of a column is not a text");
        let names: Vec<String> =
            names.iter().map(|name| name.extract().map_err(|_| no_text())).collect::<std::result::Result<_, _>>()?;
        names.iter().try_for_each(|name| check_name(name))?;
        let mut fields = Vec::with_capacity(names.len());
        let mut parts: Vec<Vec<ArrayRef>> = Vec::with_capacity(names.len());
        for (name, column) in names.iter().zip(&columns) {
            let (field, arrays) = if column.hasattr("__arrow_c_stream__")? {
                let (field, arrays) = read_arrays(column).map_err(|error| about_column(column.py(), error, name))?;
                (field.as_ref().clone().with_name(name).with_nullable(true), arrays)
            } else {
                let array = read_column(name, column)?;
                (Field::new(name, array.data_type().clone(), true), vec![array])
            };
            parts.push(if arrays.is_empty() { vec![arrow_array::new_empty_array(field.data_type())] } else { arrays });
            fields.push(field);
        }
        Ok(Self { parts: aligned(&names, &parts)?, schema: Arc::new(Schema::new(fields)) })
    }

    /// The names of its columns.
    #[getter]
    fn names(&self) -> Vec<String> {
        self.header().into_iter().map(str::to_owned).collect()
    }

    /// Refuses a personal identity number anywhere; it is not shown.
    pub(crate) fn refuse_identity_numbers(&self) -> PyResult<()> {
        Ok(self.refuse_identity_numbers_in(|_| true, &[])?)
    }

    fn __len__(&self) -> usize {
        self.rows()
    }

    fn __repr__(&self) -> String {
        format!("Table({} rows, {} columns)", self.rows(), self.schema.fields().len())
    }

    /// Its rows, the columns that are kept of it, and new columns beside them.
    fn appended(&self, kept: Vec<usize>, names: Vec<String>, columns: Vec<PyRef<'_, Column>>) -> PyResult<Frame> {
        let added: Vec<ArrayRef> = columns.iter().map(|column| column.to_arrow()).collect();
        let new_fields =
            names.iter().zip(&added).map(|(name, column)| Arc::new(Field::new(name, column.data_type().clone(), true)));
        let own = kept.iter().map(|column| Arc::clone(&self.schema.fields()[*column]));
        let fields: Vec<Arc<Field>> = own.chain(new_fields).collect();
        let schema = Arc::new(Schema::new_with_metadata(fields, self.schema.metadata().clone()));
        let mut batches = Vec::new();
        let mut start = 0;
        for part in &self.parts {
            let rows = rows_of(part);
            let own = kept.iter().map(|column| Arc::clone(&part[*column]));
            batches.push(batch(&schema, own.chain(added.iter().map(|column| column.slice(start, rows))).collect(), rows)?);
            start += rows;
        }
        Ok(Frame { schema, batches })
    }

    /// New columns, some of which are its own cells: by their place a column and its rows.
    fn of_people(&self, names: Vec<String>, columns: Vec<PyRef<'_, Column>>, own: BTreeMap<usize, OwnCells>) -> PyResult<Frame> {
        let made = names.iter().zip(&columns).enumerate().map(|(place, (name, column))| {
            let Some((source, rows)) = own.get(&place).filter(|_| !self.parts.is_empty()) else {
                return Ok((Field::new(name, column.kind(), true), column.to_arrow()));
            };
            let field = self.schema.field(*source).clone().with_name(name).with_nullable(true);
            Ok((field, taken(&self.parts, *source, rows)?))
        });
        let made = made.collect::<Result<Vec<_>>>()?;
        let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = made.into_iter().unzip();
        let schema = Arc::new(Schema::new(fields));
        let rows = rows_of(&arrays);
        Ok(Frame { batches: vec![batch(&schema, arrays, rows)?], schema })
    }
}

/// Some cells of a column, which may be in several parts, in the order of `rows`.
fn taken(parts: &[Vec<ArrayRef>], column: usize, rows: &[usize]) -> Result<ArrayRef> {
    let data: Vec<ArrayData> = parts.iter().map(|part| part[column].to_data()).collect();
    let ends: Vec<usize> = parts
        .iter()
        .scan(0, |end, part| {
            *end += rows_of(part);
            Some(*end)
        })
        .collect();
    let mut cells = MutableArrayData::new(data.iter().collect(), false, rows.len());
    for row in rows {
        let part = ends.partition_point(|end| end <= row);
        let within = row - part.checked_sub(1).map_or(0, |before| ends[before]);
        let too_long = |error| Error::new("arrow", format!("the cells cannot be put together: {error}"));
        cells.try_extend(part, within, within + 1).map_err(too_long)?;
    }
    Ok(arrow_array::make_array(cells.freeze()))
}

fn batch(schema: &SchemaRef, columns: Vec<ArrayRef>, rows: usize) -> Result<RecordBatch> {
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::clone(schema), columns, &options)
        .map_err(|error| Error::new("arrow", format!("the columns cannot be put together: {error}")))
}

impl Table {
    pub(crate) fn header(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    pub(crate) fn parts(&self) -> &[Vec<ArrayRef>] {
        &self.parts
    }

    pub(crate) fn rows(&self) -> usize {
        self.parts.iter().map(|part| rows_of(part)).sum()
    }

    /// Hands on the rows, at most so many at once, with the place of each first one; `as_text` are the columns
    /// that have to be texts, `wanted` those that are read at all.
    pub(crate) fn for_each<E: From<Error>>(
        &self,
        as_text: &[usize],
        wanted: impl Fn(usize) -> bool,
        at_once: usize,
        mut each: impl FnMut(usize, &TableRows<'_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut first = 0;
        for part in &self.parts {
            let rows = rows_of(part);
            for start in (0..rows).step_by(at_once.max(1)) {
                let length = at_once.min(rows - start);
                let column = |(place, column): (usize, &ArrayRef)| {
                    let window = column.slice(start, length);
                    let is_read = wanted(place);
                    if is_read && self.schema.field(place).extension_type_name() == Some("arrow.bool8") {
                        truths(&window)
                    } else if is_read && (as_text.contains(&place) || !is_native(window.data_type())) {
                        to_text(&window)
                    } else {
                        window
                    }
                };
                let columns: Vec<ArrayRef> = part.iter().enumerate().map(column).collect();
                let texts = |(place, column)| if wanted(place) { texts(column) } else { None };
                let texts: Vec<Option<Vec<&str>>> = columns.iter().enumerate().map(texts).collect();
                let is_usable = |place: usize| texts[place].is_some() || is_native(columns[place].data_type());
                // what is not read has to be as long as the others all the same
                let has_others = (0..columns.len()).any(|place| !is_usable(place));
                let blank = vec![""; if has_others { length } else { 0 }];
                let cells = |(place, column)| {
                    if is_usable(place) { cells(column, texts[place].as_ref()) } else { blank.as_slice().into() }
                };
                let cells: Vec<Cells<'_>> = columns.iter().enumerate().map(cells).collect();
                each(first + start, &TableRows { columns: &cells, broken: &[], lines: &[] })?;
            }
            first += rows;
        }
        Ok(())
    }

    /// Reads all rows for a purpose; `each` may take out of a piece what was made, and what it leaves
    /// is there for the purpose in the end.
    pub(crate) fn walk<P: Purpose>(
        &self,
        purpose: &P,
        settings: &Settings,
        mut each: impl FnMut(&mut Piece<P>),
    ) -> Result<(P::Outcome, Inspected)>
    where
        Error: From<ReadError<P::Error>>,
    {
        self.refuse_identity_numbers_in(|_| true, &settings.not_identity)?;
        let texts = purpose.text_columns();
        let width = self.schema.fields().len();
        let mut reader = RowReader::new(purpose);
        let mut rows = InOrder::expecting(purpose, self.rows());
        let mut take = |of_rows: &TableRows<'_>| {
            let mut piece = reader.begin();
            reader.list_only(rows.lists());
            reader.read(of_rows, Findings::default(), &mut piece)?;
            each(&mut piece);
            rows.add(piece)?;
            Ok::<_, Error>(())
        };
        // what is not read tells whether a row is somebody's, and whether a column was meant to be read
        self.for_each(texts, |_| true, WINDOW, |_, rows| take(rows))?;
        if self.rows() == 0 {
            // what is made of no rows is there all the same
            take(&TableRows::of(&vec![[""; 0].as_slice().into(); width]))?;
        }
        let (outcome, inspected) = rows.finish();
        match inspected.no_occasion {
            Some(error) => Err(error.into()),
            None => Ok((outcome, inspected)),
        }
    }

    /// Refuses names that hold a personal identity number; they are not shown.
    fn check_names(&self) -> Result<()> {
        self.header().into_iter().try_for_each(check_name)
    }

    /// Refuses a table with a personal identity number in one of these columns; it is not shown. In a column that was
    /// declared only a certain form is one.
    pub(crate) fn refuse_identity_numbers_in(&self, is_looked_at: impl Fn(usize) -> bool, declared: &[String]) -> Result<()> {
        let mut first = 0;
        for part in &self.parts {
            for (place, column) in part.iter().enumerate().filter(|(place, _)| is_looked_at(*place)) {
                let name = self.schema.field(place).name();
                let is_declared = declared.contains(&name.trim().to_lowercase());
                if let Some(found) = identity_number(column, is_declared, first == 0) {
                    let (row, other) = match found {
                        Where::Row(row, other) => (format!("row {}, ", first + row + 1), other),
                        Where::Within => (String::new(), None),
                    };
                    let doubt = other.map(|other| format!("; if it is {other}, declare the column with not_identity=[{name:?}]"));
                    let message = format!("EQ030 {row}column {name:?}: {REPLACE_IT}{}", doubt.unwrap_or_default());
                    return Err(Error::new("identity_number", message).about_column(name.clone()));
                }
            }
            first += rows_of(part);
        }
        Ok(())
    }
}

const REPLACE_IT: &str = "a personal identity number; replace it with a pseudonym, and do not hand the table on";

/// Refuses a name that holds a personal identity number; it is not shown.
fn check_name(name: &str) -> Result<()> {
    if holds_identity_number(name) {
        return Err(Error::new("identity_number", format!("EQ030 in the name of a column: {REPLACE_IT}")));
    }
    Ok(())
}

/// An error that is about this column.
fn about_column(py: Python<'_>, error: PyErr, name: &str) -> PyErr {
    let _ = error.value(py).setattr("column", name);
    error
}

/// Truths as bytes, which some writers have instead of bits.
fn truths(column: &ArrayRef) -> ArrayRef {
    let truth = |cell: Option<i8>| cell.map(|cell| if cell == 0 { "false" } else { "true" });
    let cells = column.as_primitive_opt::<Int8Type>();
    cells.map_or_else(|| to_text(column), |cells| Arc::new(cells.iter().map(truth).collect::<StringArray>()))
}

/// Where a column holds a personal identity number.
enum Where {
    /// First in this row, and what else it may be.
    Row(usize, Option<&'static str>),
    /// Somewhere within something nested.
    Within,
}

/// Where a column holds what is a personal identity number, if it does.
fn identity_number(column: &ArrayRef, is_declared: bool, is_beginning: bool) -> Option<Where> {
    let kind = column.data_type();
    if kind.is_nested() || matches!(kind, DataType::Dictionary(..) | DataType::RunEndEncoded(..)) {
        let names = match kind {
            DataType::Struct(fields) => fields.iter().any(|field| holds_identity_number(field.name())),
            _ => false,
        };
        let data = column.to_data();
        let mut children = data.child_data().iter().map(|child| arrow_array::make_array(child.clone()));
        return (names || children.any(|child| identity_number(&child, is_declared, is_beginning).is_some()))
            .then_some(Where::Within);
    }
    let is_one = if is_declared { holds_certain_identity_number } else { holds_identity_number };
    let Some(row) = row_with_identity_number(column, is_one) else {
        // in a column that was declared it may be of anything that zeros were lost
        let first = to_text(&column.slice(0, CELLS_LOOKED_AT.min(column.len())));
        let row = texts(&first).filter(|_| !is_declared).and_then(|cells| with_lost_zeros(cells.into_iter(), is_beginning))?;
        return Some(Where::Row(row, Some("another number")));
    };
    let cell = to_text(&column.slice(row, 1));
    let other = texts(&cell).and_then(|cell| other_than_identity_number(cell.first()?)).map(|[english, _]| english);
    Some(Where::Row(row, other))
}

/// The first row of a plain column that holds a personal identity number.
fn row_with_identity_number(column: &ArrayRef, is_one: fn(&str) -> bool) -> Option<usize> {
    use arrow_array::types::{Float64Type, Int32Type, Int64Type, UInt32Type, UInt64Type};
    /// The smallest number of ten digits.
    const SMALLEST: u64 = 1_000_000_000;
    let written = |number: u64| is_one(&number.to_string());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and within the range")]
    let whole = |number: f64| ((1e9..1e13).contains(&number) && number.fract() == 0.0).then_some(number as u64);
    match column.data_type() {
        DataType::Int64 => {
            let numbers = column.as_primitive::<Int64Type>().values();
            // nearly always settled by the largest
            let largest = numbers.iter().copied().max().unwrap_or_default();
            if largest.cast_unsigned() < SMALLEST || largest < 0 {
                return None;
            }
            numbers.iter().position(|number| *number >= SMALLEST.cast_signed() && written(number.cast_unsigned()))
        }
        DataType::Int32 => {
            let numbers = column.as_primitive::<Int32Type>().values();
            numbers
                .iter()
                .position(|number| i64::from(*number) >= SMALLEST.cast_signed() && written(number.unsigned_abs().into()))
        }
        DataType::UInt32 => {
            let numbers = column.as_primitive::<UInt32Type>().values();
            numbers.iter().position(|number| u64::from(*number) >= SMALLEST && written((*number).into()))
        }
        DataType::UInt64 => {
            let numbers = column.as_primitive::<UInt64Type>().values();
            numbers.iter().position(|number| *number >= SMALLEST && written(*number))
        }
        DataType::Float64 => {
            let numbers = column.as_primitive::<Float64Type>().values();
            numbers.iter().position(|number| whole(*number).is_some_and(written))
        }
        // a number of fewer bytes is shorter, and one of single precision is no longer itself
        kind if is_native(kind) || matches!(kind, DataType::Boolean | DataType::Null) => None,
        _ => {
            for start in (0..column.len()).step_by(WINDOW) {
                let window = to_text(&column.slice(start, WINDOW.min(column.len() - start)));
                let texts = texts(&window).unwrap_or_default();
                if let Some(row) = texts.iter().position(|text| is_one(text)) {
                    return Some(start + row);
                }
            }
            None
        }
    }
}

/// How many rows these columns have.
fn rows_of(columns: &[ArrayRef]) -> usize {
    columns.first().map_or(0, Array::len)
}

/// Columns cut at the same places.
fn aligned(names: &[String], columns: &[Vec<ArrayRef>]) -> Result<Vec<Vec<ArrayRef>>> {
    let length = |arrays: &Vec<ArrayRef>| arrays.iter().map(Array::len).sum::<usize>();
    let expected = columns.first().map_or(0, length);
    if let Some((name, found)) = names.iter().zip(columns.iter().map(length)).find(|(_, length)| *length != expected) {
        let message = format!("the column {name:?} has {found} rows, expected {expected} as in {:?}", names[0]);
        return Err(Error::new("column", message).about_column(name));
    }
    let ends = |arrays: &Vec<ArrayRef>| {
        let mut end = 0;
        arrays
            .iter()
            .map(|array| {
                end += array.len();
                end
            })
            .collect::<Vec<_>>()
    };
    let mut cuts: Vec<usize> = columns.iter().flat_map(ends).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut parts = Vec::with_capacity(cuts.len());
    let mut start = 0;
    for end in cuts {
        parts.push(columns.iter().map(|arrays| piece(arrays, start, end)).collect());
        start = end;
    }
    Ok(parts)
}

/// The rows from `start` to `end`, which lie within one of the arrays.
fn piece(arrays: &[ArrayRef], start: usize, end: usize) -> ArrayRef {
    let mut before = 0;
    for array in arrays {
        if start < before + array.len() || (start == end && array.is_empty()) {
            return array.slice(start - before, end - start);
        }
        before += array.len();
    }
    arrays.last().map_or_else(|| arrow_array::new_empty_array(&arrow_schema::DataType::Null), |array| array.slice(0, 0))
}

/// Rows with new columns, for whoever reads the Arrow interface.
#[pyclass(frozen, module = "enkat._native")]
pub(crate) struct Frame {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Frame {
    /// Only columns of results, all of one length.
    #[staticmethod]
    fn of(names: Vec<String>, columns: Vec<PyRef<'_, Column>>) -> PyResult<Self> {
        let arrays: Vec<ArrayRef> = columns.iter().map(|column| column.to_arrow()).collect();
        let fields = names.iter().zip(&columns).map(|(name, column)| Arc::new(Field::new(name, column.kind(), true)));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let rows = rows_of(&arrays);
        Ok(Self { batches: vec![batch(&schema, arrays, rows)?], schema })
    }

    /// Columns of Python values, each of a kind: `text`, `integer`, `number` or `bool`.
    #[staticmethod]
    fn of_lists(names: Vec<String>, columns: Vec<Bound<'_, PyAny>>, kinds: Vec<String>) -> PyResult<Self> {
        let arrays = columns.iter().zip(&kinds).map(|(column, kind)| array_of(column, kind)).collect::<PyResult<Vec<_>>>()?;
        let fields = names.iter().zip(&arrays).map(|(name, array)| Field::new(name, array.data_type().clone(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let rows = rows_of(&arrays);
        Ok(Self { batches: vec![batch(&schema, arrays, rows)?], schema })
    }

    /// The names of its columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("enkat.Frame({} rows: {})", self.__len__(), self.column_names().join(", "))
    }

    /// The frame by the Arrow interface, as often as it is asked for.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // other types may be asked for, and need not be given
        let _ = requested_schema;
        stream_capsule(py, Arc::clone(&self.schema), self.batches.clone())
    }

    /// Its columns and types by the Arrow interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        crate::arrow::schema_capsule(py, &arrow_schema::DataType::Struct(self.schema.fields().clone()))
    }
}

/// A column of Python values of one kind.
fn array_of(column: &Bound<'_, PyAny>, kind: &str) -> PyResult<ArrayRef> {
    Ok(match kind {
        "integer" => Arc::new(Int64Array::from(column.extract::<Vec<Option<i64>>>()?)),
        "number" => Arc::new(Float64Array::from(column.extract::<Vec<Option<f64>>>()?)),
        "bool" => Arc::new(BooleanArray::from(column.extract::<Vec<Option<bool>>>()?)),
        _ => Arc::new(column.extract::<Vec<Option<String>>>()?.into_iter().collect::<StringArray>()),
    })
}

//! The Arrow interface in C: columns in without a copy, columns out.
//!
//! The only place with `unsafe`: pointers in capsules are what the interface is made of.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::ffi::{FFI_ArrowSchema, to_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayReader as _, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::cells::is_native;
use crate::error::{Error, Result};
use crate::values::pass_on;

const STREAM: &CStr = c"arrow_array_stream";

/// What a stream holds: its names, and the columns of each of its parts.
pub(crate) struct Stream {
    pub(crate) schema: SchemaRef,
    pub(crate) parts: Vec<Vec<ArrayRef>>,
}

/// An error of the reader; what the maker of a stream says of itself may hold anything, and is not passed on.
fn unreadable() -> Error {
    Error::new("arrow", "the Arrow stream cannot be read: whoever makes it failed, or it holds a type that Arrow does not have")
}

fn failed(error: &ArrowError) -> Error {
    Error::new("arrow", format!("the columns cannot be handed on: {error}"))
}

/// The arrays behind an object with `__arrow_c_stream__`, or behind such a stream in its capsule, and what they are.
pub(crate) fn read_arrays(data: &Bound<'_, PyAny>) -> PyResult<(Arc<Field>, Vec<ArrayRef>)> {
    let capsule = match data.cast::<PyCapsule>() {
        Ok(capsule) => capsule.clone(),
        Err(_) => match data.call_method0("__arrow_c_stream__") {
            Ok(capsule) => capsule.cast_into::<PyCapsule>().map_err(|_| unreadable())?,
            Err(error) => {
                pass_on(data.py(), error)?;
                return Err(unreadable().into());
            }
        },
    };
    let named = capsule.pointer_checked(Some(STREAM));
    let pointer = named.map_err(|_| Error::new("arrow", "the capsule holds no Arrow stream, expected arrow_array_stream"))?;
    // SAFETY: a capsule of this name holds a valid stream; what is taken out of it leaves a released one behind
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.cast::<FFI_ArrowArrayStream>().as_ptr()) };
    if stream.release().is_none() {
        let message = "the Arrow stream was read before; a stream is read once, hand over the frame itself";
        return Err(Error::new("arrow", message).into());
    }
    // parts may come from Python, so the interpreter stays at hand
    let reader = ArrayStreamReader::try_new(stream).map_err(|_| unreadable())?;
    let field = Arc::clone(reader.field());
    let arrays = reader.collect::<std::result::Result<Vec<ArrayRef>, ArrowError>>().map_err(|_| unreadable())?;
    for array in &arrays {
        check_texts(field.name(), array)?;
    }
    Ok((field, arrays))
}

/// Texts of others may not be texts at all, which nobody may find out while reading them.
fn check_texts(name: &str, array: &ArrayRef) -> Result<()> {
    if let Some(rows) = array.as_struct_opt() {
        return rows.fields().iter().zip(rows.columns()).try_for_each(|(field, column)| check_texts(field.name(), column));
    }
    if is_native(array.data_type()) || array.to_data().validate_full().is_ok() {
        return Ok(());
    }
    let message = format!("the column {name:?} holds bytes that are not text in UTF-8, or is damaged");
    Err(Error::new("column", message).about_column(name))
}

/// The table behind an object with `__arrow_c_stream__`.
pub(crate) fn read_table(data: &Bound<'_, PyAny>) -> PyResult<Stream> {
    let (field, arrays) = read_arrays(data)?;
    let DataType::Struct(fields) = field.data_type() else {
        let schema = Arc::new(Schema::new(vec![field]));
        return Ok(Stream { schema, parts: arrays.into_iter().map(|array| vec![array]).collect() });
    };
    let schema = Arc::new(Schema::new_with_metadata(fields.clone(), field.metadata().clone()));
    let columns = arrays.iter().map(|array| {
        let rows = array.as_struct();
        if rows.null_count() > 0 {
            return Err(Error::new("arrow", "rows that are null as a whole cannot be read"));
        }
        Ok(rows.columns().to_vec())
    });
    Ok(Stream { schema, parts: columns.collect::<Result<_>>()? })
}

/// An array as the two capsules of the interface.
pub(crate) fn array_capsules<'py>(py: Python<'py>, array: &dyn Array) -> PyResult<Bound<'py, PyTuple>> {
    let (array, schema) = to_ffi(&array.to_data()).map_err(|error| failed(&error))?;
    let schema = PyCapsule::new_with_value(py, schema, c"arrow_schema")?;
    let array = PyCapsule::new_with_value(py, array, c"arrow_array")?;
    PyTuple::new(py, [schema, array])
}

/// A schema as the capsule of the interface.
pub(crate) fn schema_capsule<'py>(py: Python<'py>, kind: &DataType) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(kind).map_err(|error| failed(&error))?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// Batches as the capsule of a stream.
pub(crate) fn stream_capsule(py: Python<'_>, schema: SchemaRef, batches: Vec<RecordBatch>) -> PyResult<Bound<'_, PyCapsule>> {
    let stream = FFI_ArrowArrayStream::new(Box::new(Batches { schema, batches: batches.into_iter() }));
    PyCapsule::new_with_value(py, stream, STREAM)
}

struct Batches {
    schema: Arc<Schema>,
    batches: std::vec::IntoIter<RecordBatch>,
}

impl Iterator for Batches {
    type Item = std::result::Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.batches.next().map(Ok)
    }
}

impl RecordBatchReader for Batches {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

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

use crate::error::{Error, Result};

const STREAM: &CStr = c"arrow_array_stream";

/// What a stream holds: its names, and the columns of each of its parts.
pub(crate) struct Stream {
    pub(crate) fields: Vec<Arc<Field>>,
    pub(crate) parts: Vec<Vec<ArrayRef>>,
}

fn failed(error: &ArrowError) -> Error {
    Error::new("arrow", format!("the Arrow stream cannot be read: {error}"))
}

/// Everything behind an object with `__arrow_c_stream__`, or behind such a stream in its capsule.
pub(crate) fn read_stream(data: &Bound<'_, PyAny>) -> PyResult<Stream> {
    let capsule = match data.cast::<PyCapsule>() {
        Ok(capsule) => capsule.clone(),
        Err(_) => data.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?,
    };
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds a valid stream; what is taken out of it leaves a released one behind
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    if stream.release().is_none() {
        return Err(
            Error::new("arrow", "the Arrow stream was read before; a stream is read once, hand over the frame itself").into()
        );
    }
    // parts may come from Python, so the interpreter stays at hand
    let reader = ArrayStreamReader::try_new(stream).map_err(|error| failed(&error))?;
    let field = Arc::clone(reader.field());
    let arrays = reader.collect::<std::result::Result<Vec<ArrayRef>, ArrowError>>().map_err(|error| failed(&error))?;
    Ok(match field.data_type() {
        DataType::Struct(fields) => {
            let columns = arrays.iter().map(|array| {
                let rows = array.as_struct();
                if rows.null_count() > 0 {
                    return Err(Error::new("arrow", "rows that are null as a whole cannot be read"));
                }
                Ok(rows.columns().to_vec())
            });
            Stream { fields: fields.iter().cloned().collect(), parts: columns.collect::<Result<_>>()? }
        }
        _ => Stream { fields: vec![field], parts: arrays.into_iter().map(|array| vec![array]).collect() },
    })
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

//! Columns that are not an Arrow columns: buffers such as those of NumPy, and lists.

use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::types::{
    ArrowPrimitiveType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{ArrayRef, Float64Array, Int64Array, PrimitiveArray, StringArray};
use arrow_buffer::{Buffer, ScalarBuffer};
use pyo3::buffer::{Element, PyBuffer, PyUntypedBuffer};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt, PyString};

use crate::cells::without_zeros;
use crate::error::Error;

/// A column of numbers with a buffer, or of anything that can be iterated over.
pub(crate) fn read_column(name: &str, values: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    if let Ok(buffer) = PyUntypedBuffer::get(values) {
        if buffer.dimensions() != 1 {
            let found = buffer.dimensions();
            return Err(Error::new("column", format!("the column {name:?} has {found} dimensions, expected 1"))
                .about_column(name)
                .into());
        }
        // bytes in another order than the machine's are read one by one
        let is_swapped = buffer.format().to_bytes().first().is_some_and(|order| b">!".contains(order));
        if (!is_swapped || cfg!(target_endian = "big"))
            && let Some(array) = read_buffer(values)
        {
            return Ok(array);
        }
    }
    read_objects(name, values)
}

/// The numbers of a buffer, where they are; one with gaps between its numbers is copied.
fn read_buffer(values: &Bound<'_, PyAny>) -> Option<ArrayRef> {
    macro_rules! first_of {
        ($($native:ty: $arrow:ty),+ $(,)?) => {$(
            if let Ok(buffer) = PyBuffer::<$native>::get(values) {
                return numbers::<$native, $arrow>(values.py(), buffer);
            }
        )+};
    }
    first_of! {
        u8: UInt8Type, i8: Int8Type, i64: Int64Type, f64: Float64Type, i32: Int32Type, i16: Int16Type, f32: Float32Type,
        u16: UInt16Type, u32: UInt32Type, u64: UInt64Type,
    }
    None
}

fn numbers<T, A>(py: Python<'_>, buffer: PyBuffer<T>) -> Option<ArrayRef>
where
    T: Element + arrow_array::ArrowNativeTypeOp,
    A: ArrowPrimitiveType<Native = T>,
{
    if !buffer.is_c_contiguous() {
        return Some(Arc::new(PrimitiveArray::<A>::from_iter_values(buffer.to_vec(py).ok()?)));
    }
    let (length, bytes) = (buffer.item_count(), buffer.len_bytes());
    let Some(start) = NonNull::new(buffer.buf_ptr().cast::<u8>()).filter(|_| bytes > 0) else {
        return Some(Arc::new(PrimitiveArray::<A>::from_iter_values([])));
    };
    // SAFETY: a contiguous buffer holds so many bytes from here on, and its owner keeps them there and is
    // kept by the array
    let buffer = unsafe { Buffer::from_custom_allocation(start, bytes, Arc::new(Owner(buffer))) };
    Some(Arc::new(PrimitiveArray::<A>::new(ScalarBuffer::new(buffer, 0, length), None)))
}

/// What keeps the bytes of a column where they are.
struct Owner<T: Element>(#[expect(dead_code, reason = "it is kept, and dropped at the end")] PyBuffer<T>);

impl<T: Element> std::panic::RefUnwindSafe for Owner<T> {}

/// Anything else, value by value: integers, numbers or texts, whatever holds them all.
fn read_objects(name: &str, values: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let iter = values.try_iter().map_err(|_| {
        Error::new("column", format!("the column {name:?} cannot be read as a column of values: {}", kind_of(values)))
            .about_column(name)
    })?;
    let values: Vec<Value> = iter.map(|value| Value::new(name, &value?)).collect::<PyResult<_>>()?;
    if values.iter().all(|value| matches!(value, Value::Integer(_) | Value::Nothing)) {
        let integers = values.iter().map(|value| if let Value::Integer(number) = value { Some(*number) } else { None });
        return Ok(Arc::new(integers.collect::<Int64Array>()));
    }
    // an integer that is not a float is out of range, as a text too
    let is_number = |value: &Value| match value {
        Value::Integer(number) => number.unsigned_abs() < 1 << 53,
        Value::Float(_) | Value::Nothing => true,
        Value::Text(_) => false,
    };
    if values.iter().all(is_number) {
        #[expect(clippy::cast_precision_loss, reason = "below 2^53 there is none")]
        let number = |value: &Value| match value {
            Value::Integer(number) => Some(*number as f64),
            Value::Float(number) => Some(*number),
            Value::Nothing | Value::Text(_) => None,
        };
        return Ok(Arc::new(values.iter().map(number).collect::<Float64Array>()));
    }
    let text = |value: Value| match value {
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => (!number.is_nan()).then(|| number.to_string()),
        Value::Text(text) => Some(text),
        Value::Nothing => None,
    };
    Ok(Arc::new(values.into_iter().map(text).collect::<StringArray>()))
}

fn kind_of(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "?".to_owned(), |name| name.to_string())
}

/// One Python value of a column.
enum Value {
    Integer(i64),
    Float(f64),
    Text(String),
    Nothing,
}

impl Value {
    fn new(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if value.is_none() {
            return Ok(Self::Nothing);
        }
        if let Ok(value) = value.cast::<PyBool>() {
            return Ok(Self::Text(if value.is_true() { "true" } else { "false" }.to_owned()));
        }
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(Self::Text(text.to_str().map_err(|_| unreadable(name))?.to_owned()));
        }
        if let Ok(value) = value.cast::<PyFloat>() {
            return Ok(Self::Float(value.value()));
        }
        let kind = kind_of(value);
        if value.cast::<PyInt>().is_ok()
            && let Ok(number) = value.extract()
        {
            return Ok(Self::Integer(number));
        }
        // a truth of NumPy knows how to be an integer too
        if matches!(kind.as_str(), "bool" | "bool_") {
            return Ok(Self::Text(if value.is_truthy()? { "true" } else { "false" }.to_owned()));
        }
        // scalars of NumPy know how to be an integer, decimals and days how to be written
        match value.call_method0("__index__").and_then(|number| number.extract()) {
            Ok(number) => return Ok(Self::Integer(number)),
            Err(error) => pass_on(value.py(), error)?,
        }
        if let Ok(bytes) = value.cast::<PyBytes>() {
            return Ok(Self::Text(String::from_utf8_lossy(bytes.as_bytes()).into_owned()));
        }
        let text = match value.str().and_then(|text| Ok(text.to_str()?.to_owned())) {
            Ok(text) => text,
            Err(error) => {
                pass_on(value.py(), error)?;
                return Err(unreadable(name).into());
            }
        };
        // what several packages call a value that is not there
        Ok(match text.as_str() {
            "<NA>" | "NaT" | "nan" => Self::Nothing,
            _ if kind == "Decimal" => Self::Text(without_zeros(&text)),
            // a scalar of NumPy is as it is written: 0.1 of single precision is no longer number
            number if kind.starts_with("float") => number.parse().map_or_else(|_| Self::Text(text.clone()), Self::Float),
            _ => Self::Text(text),
        })
    }
}

fn unreadable(name: &str) -> Error {
    Error::new("column", format!("the column {name:?} holds a value that has no text")).about_column(name)
}

/// An error that is not one of the value's own, such as an interrupt.
pub(crate) fn pass_on(py: Python<'_>, error: PyErr) -> PyResult<()> {
    if error.is_instance_of::<PyException>(py) { Ok(()) } else { Err(error) }
}

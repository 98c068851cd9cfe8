//! One column of results.

use std::cell::UnsafeCell;
use std::ffi::{c_int, c_void};
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, StringArray};
use arrow_buffer::{Buffer, ScalarBuffer};
use arrow_schema::DataType;
use pyo3::exceptions::PyBufferError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList, PyTuple};

use crate::arrow::{array_capsules, schema_capsule};

/// A column of results: numbers or texts.
#[pyclass(frozen, module = "enkat._native")]
pub(crate) struct Column(Data);

enum Data {
    /// An empty cell is `NaN`, and null where there are nulls.
    Numbers(Arc<Numbers>),
    Integers(Int64Array),
    Texts(StringArray),
}

/// Numbers that whoever has a view of them may change, as everybody expects of an array.
struct Numbers(UnsafeCell<Vec<f64>>);

// SAFETY: they are read and written only by who has the interpreter
unsafe impl Sync for Numbers {}

impl std::panic::RefUnwindSafe for Numbers {}

impl Numbers {
    fn get(&self) -> &[f64] {
        // SAFETY: nobody changes the vector itself, and nobody its numbers while the caller has the interpreter
        unsafe { &*self.0.get() }
    }

    /// As an Arrow column, where they are.
    fn to_arrow(numbers: &Arc<Self>) -> Float64Array {
        let cells = numbers.get();
        let has_gaps = cells.iter().fold(false, |has, number| has | number.is_nan());
        let present = has_gaps.then(|| cells.iter().map(|number| !number.is_nan()).collect());
        let owner: Arc<Self> = Arc::clone(numbers);
        // SAFETY: the vector holds so many bytes from here on, and its owner, who is kept, never moves them
        let buffer = unsafe { Buffer::from_custom_allocation(NonNull::from(cells).cast::<u8>(), size_of_val(cells), owner) };
        Float64Array::new(ScalarBuffer::new(buffer, 0, cells.len()), present)
    }
}

impl From<Vec<f64>> for Column {
    fn from(numbers: Vec<f64>) -> Self {
        Self(Data::Numbers(Arc::new(Numbers(UnsafeCell::new(numbers)))))
    }
}

impl From<Int64Array> for Column {
    fn from(integers: Int64Array) -> Self {
        Self(Data::Integers(integers))
    }
}

impl From<StringArray> for Column {
    fn from(texts: StringArray) -> Self {
        Self(Data::Texts(texts))
    }
}

impl Column {
    /// As an Arrow column; an empty cell is null.
    pub(crate) fn to_arrow(&self) -> ArrayRef {
        match &self.0 {
            Data::Numbers(numbers) => Arc::new(Numbers::to_arrow(numbers)),
            Data::Integers(integers) => Arc::new(integers.clone()),
            Data::Texts(texts) => Arc::new(texts.clone()),
        }
    }

    pub(crate) fn kind(&self) -> DataType {
        match &self.0 {
            Data::Numbers(_) => DataType::Float64,
            Data::Integers(_) => DataType::Int64,
            Data::Texts(_) => DataType::Utf8,
        }
    }
}

#[pymethods]
impl Column {
    fn __len__(&self) -> usize {
        match &self.0 {
            Data::Numbers(numbers) => numbers.get().len(),
            Data::Integers(integers) => integers.len(),
            Data::Texts(texts) => texts.len(),
        }
    }

    fn __repr__(&self) -> String {
        format!("Column({} rows)", self.__len__())
    }

    /// `number`, `integer` or `text`.
    #[getter]
    fn kind_name(&self) -> &'static str {
        match &self.0 {
            Data::Numbers(_) => "number",
            Data::Integers(_) => "integer",
            Data::Texts(_) => "text",
        }
    }

    /// The cells as Python values; `None` where one is empty.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        match &self.0 {
            Data::Numbers(numbers) => PyList::new(py, numbers.get().iter().map(|number| (!number.is_nan()).then_some(*number))),
            Data::Integers(integers) => PyList::new(py, integers.iter()),
            Data::Texts(texts) => PyList::new(py, texts.iter()),
        }
    }

    /// The column by the Arrow interface; an empty cell is null.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        // another type may be asked for, and need not be given
        let _ = requested_schema;
        array_capsules(py, &*self.to_arrow())
    }

    /// Its type by the Arrow interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.kind())
    }

    /// Numbers where they are, for NumPy; an empty cell is `NaN`.
    ///
    /// # Safety
    ///
    /// Python calls it with a view to fill in.
    unsafe fn __getbuffer__(slf: Bound<'_, Self>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
        let Data::Numbers(numbers) = &slf.get().0 else {
            return Err(PyBufferError::new_err("only a column of numbers has a buffer"));
        };
        let (start, rows) = (numbers.0.get(), numbers.get().len());
        let length = ffi::Py_ssize_t::try_from(rows * size_of::<f64>())?;
        // SAFETY: the numbers stay where they are as long as the column, which the view keeps
        let filled = unsafe {
            let start = (*start).as_mut_ptr().cast::<c_void>();
            ffi::PyBuffer_FillInfo(view, slf.as_ptr(), start, length, 0, flags)
        };
        if filled == 0 { Ok(()) } else { Err(PyErr::fetch(slf.py())) }
    }
}

//! One column of results.

use std::cell::UnsafeCell;
use std::ffi::{c_int, c_void};
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, StringArray};
use arrow_buffer::{Buffer, ScalarBuffer};
use arrow_schema::DataType;
use pyo3::IntoPyObjectExt as _;
use pyo3::exceptions::{PyBufferError, PyIndexError};
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

    fn __getitem__<'py>(&self, py: Python<'py>, place: isize) -> PyResult<Bound<'py, PyAny>> {
        let rows = self.__len__().cast_signed();
        let place = if place < 0 { place + rows } else { place };
        let place = usize::try_from(place).ok().filter(|place| *place < self.__len__());
        let place = place.ok_or_else(|| PyIndexError::new_err("there is no such row"))?;
        match &self.0 {
            Data::Numbers(numbers) => Some(numbers.get()[place]).filter(|number| !number.is_nan()).into_bound_py_any(py),
            Data::Integers(integers) => integers.is_valid(place).then(|| integers.value(place)).into_bound_py_any(py),
            Data::Texts(texts) => texts.is_valid(place).then(|| texts.value(place)).into_bound_py_any(py),
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
        let (start, rows) = (numbers.0.get(), isize::try_from(numbers.get().len())?);
        let width = size_of::<f64>().cast_signed();
        // shape and strides, which live as long as the view
        let internal = Box::into_raw(Box::new([rows, width]));
        let asks = |flag: c_int| flags & flag == flag;
        // SAFETY: Python hands over a view to fill in; the numbers stay where they are as long as the column, which
        // the view keeps
        unsafe {
            (*view).buf = (*start).as_mut_ptr().cast::<c_void>();
            (*view).obj = slf.into_ptr();
            (*view).len = rows * width;
            (*view).itemsize = width;
            (*view).readonly = 0;
            (*view).ndim = 1;
            (*view).format = if asks(ffi::PyBUF_FORMAT) { c"d".as_ptr().cast_mut() } else { std::ptr::null_mut() };
            (*view).shape = if asks(ffi::PyBUF_ND) { internal.cast() } else { std::ptr::null_mut() };
            (*view).strides = if asks(ffi::PyBUF_STRIDES) { internal.cast::<isize>().add(1) } else { std::ptr::null_mut() };
            (*view).suboffsets = std::ptr::null_mut();
            (*view).internal = internal.cast();
        }
        Ok(())
    }

    /// # Safety
    ///
    /// Python calls it with a view that was filled in before.
    #[expect(clippy::unused_self, reason = "Python hands it over")]
    unsafe fn __releasebuffer__(&self, view: *mut ffi::Py_buffer) {
        // SAFETY: it was made a box of two when the view was filled in, and nobody else frees it
        drop(unsafe { Box::from_raw((*view).internal.cast::<[isize; 2]>()) });
    }
}

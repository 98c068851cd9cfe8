//! Borrowed columns of many types.

use crate::ground::short_debug;
use std::borrow::Cow;

use super::text_rows::TextColumn;

/// One item's cells, as the caller has them.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    pub(crate) name: &'a str,
    pub(crate) values: Values<'a>,
    pub(crate) validity: Option<Validity<'a>>,
}

/// The cells of a column; nothing is copied or cast beforehand.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Values<'a> {
    /// Unsigned bytes.
    U8(&'a [u8]),
    /// Signed bytes.
    I8(&'a [i8]),
    /// 16-bit integers.
    I16(&'a [i16]),
    /// 16-bit integers without a sign.
    U16(&'a [u16]),
    /// 32-bit integers.
    I32(&'a [i32]),
    /// 32-bit integers without a sign.
    U32(&'a [u32]),
    /// 64-bit integers.
    I64(&'a [i64]),
    /// 64-bit integers without a sign.
    U64(&'a [u64]),
    /// Floating-point numbers of single precision; `NaN` is missing.
    F32(&'a [f32]),
    /// Floating-point numbers; `NaN` is missing.
    F64(&'a [f64]),
    /// Text cells, read by the table of cells.
    Text(&'a [&'a str]),
    /// A column of text cells that are kept by the row.
    TextColumn(TextColumn<'a>),
    /// One digit of text cells that hold `of` items together, such as a profile.
    Digit {
        /// The cells.
        cells: &'a [&'a str],
        /// Which digit, from 0.
        place: usize,
        /// How many digits a cell has.
        of: usize,
    },
}

/// One bit per row, least significant bit first; 0 is missing, as in Arrow.
#[derive(Clone, Copy, Debug)]
pub struct Validity<'a> {
    /// The bits.
    pub bits: &'a [u8],
    /// The bit of the first row.
    pub offset: usize,
}

impl Validity<'_> {
    pub(crate) fn is_valid(&self, row: usize) -> bool {
        let bit = self.offset + row;
        self.bits[bit / 8] >> (bit % 8) & 1 == 1
    }
}

impl Values<'_> {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::U8(cells) => cells.len(),
            Self::I8(cells) => cells.len(),
            Self::I16(cells) => cells.len(),
            Self::U16(cells) => cells.len(),
            Self::I32(cells) => cells.len(),
            Self::U32(cells) => cells.len(),
            Self::I64(cells) => cells.len(),
            Self::U64(cells) => cells.len(),
            Self::F32(cells) => cells.len(),
            Self::F64(cells) => cells.len(),
            Self::Text(cells) | Self::Digit { cells, .. } => cells.len(),
            Self::TextColumn(column) => column.len(),
        }
    }
}

impl<'a> From<TextColumn<'a>> for Values<'a> {
    fn from(column: TextColumn<'a>) -> Self {
        Self::TextColumn(column)
    }
}

macro_rules! from_slices {
    ($($kind:ident: $cell:ty),+ $(,)?) => {$(
        impl<'a> From<&'a [$cell]> for Values<'a> {
            fn from(cells: &'a [$cell]) -> Self {
                Self::$kind(cells)
            }
        }

        impl<'a, const N: usize> From<&'a [$cell; N]> for Values<'a> {
            fn from(cells: &'a [$cell; N]) -> Self {
                Self::$kind(cells)
            }
        }
    )+};
}

from_slices! {
    U8: u8, I8: i8, I16: i16, U16: u16, I32: i32, U32: u32, I64: i64, U64: u64, F32: f32, F64: f64, Text: &'a str
}

/// The cells of a column, and which of them are there.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    /// The cells.
    pub values: Values<'a>,
    /// Which of them are there; all, without it. Texts need none: an empty one is missing.
    pub validity: Option<Validity<'a>>,
}

impl<'a, V: Into<Values<'a>>> From<V> for Cells<'a> {
    fn from(values: V) -> Self {
        Self { values: values.into(), validity: None }
    }
}

impl<'a> Cells<'a> {
    /// The text of a row, where the cells are texts.
    pub(crate) fn text(&self, row: usize) -> Option<&'a str> {
        match self.values {
            Values::Text(cells) => Some(cells[row]),
            Values::TextColumn(cells) => Some(cells.cell(row)),
            _ => None,
        }
    }

    /// The cell of a row as it would stand in a file.
    pub(crate) fn shown(&self, row: usize) -> Cow<'a, str> {
        if !self.is_valid(row) {
            return "".into();
        }
        match self.values {
            Values::U8(cells) => cells[row].to_string().into(),
            Values::I8(cells) => cells[row].to_string().into(),
            Values::I16(cells) => cells[row].to_string().into(),
            Values::U16(cells) => cells[row].to_string().into(),
            Values::I32(cells) => cells[row].to_string().into(),
            Values::U32(cells) => cells[row].to_string().into(),
            Values::I64(cells) => cells[row].to_string().into(),
            Values::U64(cells) => cells[row].to_string().into(),
            Values::F32(cells) => cells[row].to_string().into(),
            Values::F64(cells) => cells[row].to_string().into(),
            Values::Text(cells) | Values::Digit { cells, .. } => cells[row].into(),
            Values::TextColumn(cells) => cells.cell(row).into(),
        }
    }

    pub(crate) fn is_valid(&self, row: usize) -> bool {
        self.validity.is_none_or(|validity| validity.is_valid(row))
    }

    pub(crate) fn are_texts(&self) -> bool {
        matches!(self.values, Values::Text(_) | Values::TextColumn(_))
    }
}

impl<'a> Column<'a> {
    /// A column of these cells; `name` is what findings call it.
    pub fn new(name: &'a str, cells: impl Into<Cells<'a>>) -> Self {
        let Cells { values, validity } = cells.into();
        Self { name, values, validity }
    }

    /// The same column with validity bits.
    #[must_use]
    pub fn with_validity(self, validity: Validity<'a>) -> Self {
        Self { validity: Some(validity), ..self }
    }
}

short_debug! {
    impl Column['_] { name: |column: &Self| column.name.to_owned(), rows: |column: &Self| column.values.len() }
    impl Values['_] { rows: Self::len }
    impl Cells['_] { rows: |cells: &Self| cells.values.len() }
}

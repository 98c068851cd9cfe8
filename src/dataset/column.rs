//! Borrowed columns of many types.

use super::text_rows::TextColumn;

/// One item's cells, as the caller has them.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    pub(crate) name: &'a str,
    pub(crate) values: Values<'a>,
    pub(crate) validity: Option<Validity<'a>>,
}

/// The cells of a column; nothing is copied or cast beforehand.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Values<'a> {
    /// Unsigned bytes.
    U8(&'a [u8]),
    /// Signed bytes.
    I8(&'a [i8]),
    /// 16-bit integers.
    I16(&'a [i16]),
    /// 32-bit integers.
    I32(&'a [i32]),
    /// 64-bit integers.
    I64(&'a [i64]),
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
            Self::I32(cells) => cells.len(),
            Self::I64(cells) => cells.len(),
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

from_slices! { U8: u8, I8: i8, I16: i16, I32: i32, I64: i64, F64: f64, Text: &'a str }

impl<'a> Column<'a> {
    /// A column without validity bits; `name` is what findings call it.
    pub fn new(name: &'a str, values: impl Into<Values<'a>>) -> Self {
        Self { name, values: values.into(), validity: None }
    }

    /// The same column with validity bits.
    #[must_use]
    pub fn with_validity(self, validity: Validity<'a>) -> Self {
        Self { validity: Some(validity), ..self }
    }
}

//! Arrow columns as the library takes them.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::timezone::Tz;
use arrow_array::types::{
    ArrowPrimitiveType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_cast::cast;
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::DataType;
use enkat::dataset::{Cells, Validity, Values};

use crate::error::{Error, Result};

/// Null is an empty cell; what is nested stands in brackets and so is no number.
const OPTIONS: FormatOptions<'_> = FormatOptions::new().with_null("");
/// What stands for a value that has no text, such as a day beyond all calendars.
const UNREADABLE: &str = "[\u{2026}]";
/// The end of a time that is a day.
const MIDNIGHT: &str = "T00:00:00";

/// The library reads such numbers where they are.
pub(crate) fn is_native(kind: &DataType) -> bool {
    kind.is_integer() || matches!(kind, DataType::Float32 | DataType::Float64)
}

/// The same column as text; what is no number of a kind that the library knows has to be one.
pub(crate) fn to_text(name: &str, column: &ArrayRef) -> Result<ArrayRef> {
    let failed = |error: arrow_schema::ArrowError| {
        Error::new("column", format!("the column {name:?} cannot be read: {error}")).about_column(name)
    };
    let kind = column.data_type();
    match kind {
        DataType::Utf8 => Ok(Arc::clone(column)),
        // texts in other boxes
        DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => cast(column, &DataType::Utf8).map_err(failed),
        DataType::Dictionary(_, values) => to_text(name, &cast(column, values).map_err(failed)?),
        DataType::Timestamp(unit, Some(zone)) if zone.parse::<Tz>().is_err() => {
            // a zone by its name, whose rules are not at hand
            to_text(name, &cast(column, &DataType::Timestamp(*unit, Some("+00:00".into()))).map_err(failed)?)
        }
        _ => {
            let is_time = matches!(kind, DataType::Timestamp(..) | DataType::Date64);
            let cells = ArrayFormatter::try_new(column, &OPTIONS).map_err(failed)?;
            let text = |row: usize| {
                if column.is_null(row) {
                    return None;
                }
                let mut text = String::new();
                // the error would show the value
                if cells.value(row).write(&mut text).is_err() {
                    UNREADABLE.clone_into(&mut text);
                }
                if is_time && text.ends_with(MIDNIGHT) {
                    text.truncate(text.len() - MIDNIGHT.len());
                }
                Some(text).filter(|text| text != "NaN")
            };
            Ok(Arc::new((0..column.len()).map(text).collect::<StringArray>()))
        }
    }
}

/// The texts of a column of texts; a null is an empty one.
pub(crate) fn texts(column: &ArrayRef) -> Option<Vec<&str>> {
    let cells = column.as_string_opt::<i32>()?;
    Some((0..cells.len()).map(|row| if cells.is_null(row) { "" } else { cells.value(row) }).collect())
}

/// The cells of a column, where they are; `texts` are its texts, if it is one of texts.
pub(crate) fn cells<'a>(column: &'a ArrayRef, texts: Option<&'a Vec<&'a str>>) -> Cells<'a> {
    if let Some(texts) = texts {
        return texts.as_slice().into();
    }
    let values = match column.data_type() {
        DataType::UInt8 => numbers::<UInt8Type>(column).into(),
        DataType::Int8 => numbers::<Int8Type>(column).into(),
        DataType::Int16 => numbers::<Int16Type>(column).into(),
        DataType::UInt16 => numbers::<UInt16Type>(column).into(),
        DataType::Int32 => numbers::<Int32Type>(column).into(),
        DataType::UInt32 => numbers::<UInt32Type>(column).into(),
        DataType::Int64 => numbers::<Int64Type>(column).into(),
        DataType::UInt64 => numbers::<UInt64Type>(column).into(),
        DataType::Float32 => numbers::<Float32Type>(column).into(),
        DataType::Float64 => numbers::<Float64Type>(column).into(),
        // made texts before
        _ => Values::Text(&[]),
    };
    let nulls = column.nulls().filter(|nulls| nulls.null_count() > 0);
    let validity = nulls.map(|nulls| Validity { bits: nulls.inner().values(), offset: nulls.inner().offset() });
    Cells { values, validity }
}

fn numbers<A: ArrowPrimitiveType>(column: &ArrayRef) -> &[A::Native] {
    column.as_primitive::<A>().values()
}

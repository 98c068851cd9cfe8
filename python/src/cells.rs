//! Arrow columns as the library takes them.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, DecimalType,
    Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_schema::{DataType, TimeUnit};
use enkat::ground::Day;
use enkat::table::{Cells, Validity, Values};

/// What stands for a value that is not a single one, such as a list: no number, and no name of anything.
const UNREADABLE: &str = "[\u{2026}]";

/// The library reads such numbers where they are.
pub(crate) fn is_native(kind: &DataType) -> bool {
    kind.is_integer() || matches!(kind, DataType::Float32 | DataType::Float64)
}

/// The same column as text, as it would stand in a file; a null stays one.
pub(crate) fn to_text(column: &ArrayRef) -> ArrayRef {
    let texts: StringArray = match column.data_type() {
        DataType::Utf8 => return Arc::clone(column),
        DataType::LargeUtf8 => column.as_string::<i64>().iter().collect(),
        DataType::Utf8View => column.as_string_view().iter().collect(),
        DataType::FixedSizeBinary(_) => {
            column.as_fixed_size_binary().iter().map(|cell| cell.map(String::from_utf8_lossy)).collect()
        }
        DataType::LargeBinary => column.as_binary::<i64>().iter().map(|cell| cell.map(String::from_utf8_lossy)).collect(),
        DataType::BinaryView => column.as_binary_view().iter().map(|cell| cell.map(String::from_utf8_lossy)).collect(),
        DataType::Binary => column.as_binary::<i32>().iter().map(|cell| cell.map(String::from_utf8_lossy)).collect(),
        DataType::Dictionary(..) => of_dictionary(column),
        DataType::Boolean => column.as_boolean().iter().map(|cell| cell.map(|cell| cell.to_string())).collect(),
        DataType::UInt8 => each::<UInt8Type>(column, |number| number.to_string()),
        DataType::Int8 => each::<Int8Type>(column, |number| number.to_string()),
        DataType::Int16 => each::<Int16Type>(column, |number| number.to_string()),
        DataType::UInt16 => each::<UInt16Type>(column, |number| number.to_string()),
        DataType::Int32 => each::<Int32Type>(column, |number| number.to_string()),
        DataType::UInt32 => each::<UInt32Type>(column, |number| number.to_string()),
        DataType::Int64 => each::<Int64Type>(column, |number| number.to_string()),
        DataType::UInt64 => each::<UInt64Type>(column, |number| number.to_string()),
        // `NaN` is one of the spellings of nothing
        DataType::Float16 => each::<Float16Type>(column, |number| f32::from(number).to_string()),
        DataType::Float32 => each::<Float32Type>(column, |number| number.to_string()),
        DataType::Float64 => each::<Float64Type>(column, |number| number.to_string()),
        DataType::Decimal32(..) => of_decimals::<Decimal32Type>(column),
        DataType::Decimal64(..) => of_decimals::<Decimal64Type>(column),
        DataType::Decimal128(..) => of_decimals::<Decimal128Type>(column),
        DataType::Decimal256(..) => of_decimals::<Decimal256Type>(column),
        DataType::Date32 => each::<Date32Type>(column, |days| of_seconds(i64::from(days) * SECONDS_OF_DAY)),
        DataType::Date64 => each::<Date64Type>(column, |milliseconds| of_seconds(milliseconds.div_euclid(1_000))),
        // in a zone the day is that of UTC
        DataType::Timestamp(TimeUnit::Second, _) => each::<TimestampSecondType>(column, of_seconds),
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            each::<TimestampMillisecondType>(column, |time| of_seconds(time.div_euclid(1_000)))
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            each::<TimestampMicrosecondType>(column, |time| of_seconds(time.div_euclid(1_000_000)))
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            each::<TimestampNanosecondType>(column, |time| of_seconds(time.div_euclid(1_000_000_000)))
        }
        DataType::Null => StringArray::new_null(column.len()),
        _ => (0..column.len()).map(|row| (!column.is_null(row)).then_some(UNREADABLE)).collect(),
    };
    Arc::new(texts)
}

fn each<A: ArrowPrimitiveType>(column: &ArrayRef, text: impl Fn(A::Native) -> String) -> StringArray {
    column.as_primitive::<A>().iter().map(|cell| cell.map(&text)).collect()
}

fn of_decimals<A: DecimalType>(column: &ArrayRef) -> StringArray {
    let decimals = column.as_primitive::<A>();
    (0..decimals.len()).map(|row| (!decimals.is_null(row)).then(|| without_zeros(&decimals.value_as_string(row)))).collect()
}

/// A whole number as one: an id that went through decimals is the same id.
pub(crate) fn without_zeros(number: &str) -> String {
    match number.split_once('.') {
        Some((whole, decimals)) if decimals.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        _ => number.to_owned(),
    }
}

fn of_dictionary(column: &ArrayRef) -> StringArray {
    let dictionary = column.as_any_dictionary();
    let values = to_text(dictionary.values());
    let values = values.as_string::<i32>();
    let value = |key: usize| (!values.is_null(key)).then(|| values.value(key));
    let keys = if values.is_empty() { vec![0; column.len()] } else { dictionary.normalized_keys() };
    keys.iter().enumerate().map(|(row, key)| if dictionary.keys().is_null(row) { None } else { value(*key) }).collect()
}

const SECONDS_OF_DAY: i64 = 24 * 60 * 60;

/// A day, and the time of it unless that is midnight.
fn of_seconds(seconds: i64) -> String {
    let day = i32::try_from(seconds.div_euclid(SECONDS_OF_DAY)).ok().and_then(|day| Day::from_days(day).ok());
    let time = seconds.rem_euclid(SECONDS_OF_DAY);
    match day {
        Some(day) if time == 0 => day.to_string(),
        Some(day) => format!("{day}T{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60),
        None => UNREADABLE.to_owned(),
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

//! One row as a JSON object.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use serde_json::{Map, Value, json};

use super::cell::{CellReader, Reading};
use crate::finding::{Finding, Rule};
use crate::ground::Answer;
use crate::instrument::Definition;

/// The JSON Schema of one row of a questionnaire: an object with an integer or `null` for each item.
///
/// An item that is left out counts as missing. What the schema accepts,
/// [`read_row`] accepts, and the other way round.
///
/// # Examples
///
/// ```
/// use enkat::table::row_schema;
/// use enkat::Registry;
///
/// let registry = Registry::built_in();
/// let schema = row_schema(registry.get("soc13")?.definition());
/// assert_eq!(schema["properties"]["soc13_4"]["maximum"], 7);
/// # Ok::<(), enkat::RegistryError>(())
/// ```
#[must_use]
pub fn row_schema(definition: &Definition) -> Value {
    let properties: Map<String, Value> = definition
        .items
        .iter()
        .map(|item| {
            let schema = json!({
                "description": item.label.en,
                "type": ["integer", "null"],
                "minimum": item.min,
                "maximum": item.max,
            });
            (item.id.to_string(), schema)
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:enkat:row:{}", definition.id),
        "title": definition.name.en,
        "description": definition.notice.en,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

/// The answers of one row, in form order.
///
/// # Errors
///
/// [`RowError`] with everything that is wrong, not only the first thing. Unlike
/// a table, which is scored around its bad cells, a row that is sent in can be
/// sent back.
///
/// # Examples
///
/// ```
/// use enkat::table::read_row;
/// use enkat::Registry;
///
/// let registry = Registry::built_in();
/// let eq5d5l = registry.get("eq5d5l")?;
/// let row = serde_json::json!({ "mo": 2, "sc": 6, "ua": 2.5, "vas": null });
/// let error = read_row(eq5d5l.definition(), row.as_object().unwrap()).unwrap_err();
/// assert_eq!(error.findings.len(), 2);
/// # Ok::<(), enkat::RegistryError>(())
/// ```
pub fn read_row(definition: &Definition, row: &Map<String, Value>) -> Result<Vec<Answer<u8>>, RowError> {
    let mut error = RowError { findings: Vec::new(), unknown: Vec::new() };
    error.unknown.extend(row.keys().filter(|key| !definition.items.iter().any(|item| item.id == **key)).cloned());
    let answers = definition
        .items
        .iter()
        .map(|item| {
            let reader = CellReader::new(item, &item.id, &[]);
            let reading = row.get(item.id.as_ref()).map_or(Reading::Missing, |value| read_value(value, &reader));
            if let Some((rule, found)) = reading.broken_rule() {
                error.findings.push(Finding::cell(rule, 1, &item.id, [item.min, item.max], found));
            }
            Answer::from_byte(reading.byte())
        })
        .collect();
    if error.findings.is_empty() && error.unknown.is_empty() { Ok(answers) } else { Err(error) }
}

fn read_value(value: &Value, reader: &CellReader<'_>) -> Reading {
    match value {
        Value::Null => Reading::Missing,
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => reader.integer(integer, ""),
            (None, Some(float)) => reader.float(float),
            (None, None) => Reading::Invalid(Rule::OutOfRange, None),
        },
        Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => Reading::Invalid(Rule::NotANumber, None),
    }
}

/// A row that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} answers are not valid and {} names are not items", findings.len(), unknown.len())]
#[non_exhaustive]
pub struct RowError {
    /// The answers that are not valid.
    pub findings: Vec<Finding>,
    /// The names that belong to no item.
    pub unknown: Vec<String>,
}

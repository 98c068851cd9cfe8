//! One row as a JSON object.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::fmt;

use serde_json::{Map, Value, json};

use super::cell::{CellReader, Reading};
use crate::finding::{Finding, Rule};
use crate::ground::Answer;
use crate::ground::data::Node;
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
    let entries: Vec<_> = row.iter().map(|(name, value)| (name.as_str(), value)).collect();
    answers(definition, &entries, read_value)
}

/// The answers of one row that is a JSON text, in form order; an item that is given twice is refused as well.
///
/// # Errors
///
/// As [`read_row`], and for text that is not a JSON object.
///
/// # Examples
///
/// ```
/// use enkat::table::parse_row;
/// use enkat::Registry;
///
/// let registry = Registry::built_in();
/// let definition = registry.get("eq5d5l")?.definition();
/// assert!(parse_row(definition, r#"{ "mo": 2, "vas": null }"#).is_ok());
/// let error = parse_row(definition, r#"{ "mo": 2, "sc": 1, "mo": 3 }"#).unwrap_err();
/// assert_eq!(error.repeated, ["mo"]);
/// # Ok::<(), enkat::RegistryError>(())
/// ```
pub fn parse_row(definition: &Definition, text: &str) -> Result<Vec<Answer<u8>>, RowError> {
    let unreadable = |why: &dyn fmt::Display| RowError { unreadable: Some(why.to_string()), ..RowError::default() };
    let entries = match serde_json::from_str(text).map_err(|error| unreadable(&error))? {
        Node::Object(entries) => entries,
        other => return Err(unreadable(&other.instead_of("an object"))),
    };
    let entries: Vec<_> = entries.iter().map(|(name, node)| (name.as_str(), node)).collect();
    answers(definition, &entries, read_node)
}

/// The answers among `entries`, each read by `read`.
fn answers<T: Copy>(
    definition: &Definition,
    entries: &[(&str, T)],
    read: impl Fn(T, &CellReader<'_>) -> Reading,
) -> Result<Vec<Answer<u8>>, RowError> {
    let mut error = RowError::default();
    let names = entries.iter().map(|(name, _)| *name);
    let is_item = |name: &&str| definition.items.iter().any(|item| item.id == **name);
    error.unknown.extend(names.filter(|name| !is_item(name)).map(str::to_owned));
    let answers = definition
        .items
        .iter()
        .map(|item| {
            let mut given = entries.iter().filter(|(name, _)| *name == item.id).map(|(_, value)| *value);
            let reader = CellReader::new(item, &item.id, &[]);
            let reading = given.next().map_or(Reading::Missing, |value| read(value, &reader));
            if given.next().is_some() {
                error.repeated.push(item.id.to_string());
            }
            if let Some((rule, found)) = reading.broken_rule() {
                error.findings.push(Finding::cell(rule, 1, &item.id, [item.min, item.max], found));
            }
            Answer::from_byte(reading.byte())
        })
        .collect();
    if error == RowError::default() { Ok(answers) } else { Err(error) }
}

fn read_node(node: &Node, reader: &CellReader<'_>) -> Reading {
    match node {
        Node::Null => Reading::Missing,
        Node::Integer(integer) => {
            i64::try_from(*integer).map_or(Reading::Invalid(Rule::OutOfRange, None), |integer| reader.integer(integer, ""))
        }
        Node::Decimal(decimal) => reader.float(*decimal),
        Node::Bool(_) | Node::Text(_) | Node::List(_) | Node::Object(_) => Reading::Invalid(Rule::NotANumber, None),
    }
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

/// A row that cannot be taken as it is. It is told to whoever sent it; what goes into a log is its text, which
/// repeats no name that is not an item's.
#[derive(Clone, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct RowError {
    /// The answers that are not valid.
    pub findings: Vec<Finding>,
    /// The names that belong to no item.
    pub unknown: Vec<String>,
    /// The items that are given twice.
    pub repeated: Vec<String>,
    /// Why it is not an object at all.
    pub unreadable: Option<String>,
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(why) = &self.unreadable {
            return write!(f, "the row is not a JSON object: {why}");
        }
        write!(f, "{} answers are not valid and {} names are not items", self.findings.len(), self.unknown.len())?;
        if self.repeated.is_empty() { Ok(()) } else { write!(f, "; given twice: {}", self.repeated.join(" ")) }
    }
}

impl fmt::Debug for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut error = f.debug_struct("RowError");
        error.field("findings", &self.findings).field("unknown", &self.unknown.len());
        error.field("repeated", &self.repeated).field("unreadable", &self.unreadable).finish()
    }
}

impl std::error::Error for RowError {}

impl RowError {
    /// The same, found in this row of several, counted from 1.
    #[must_use]
    pub fn in_row(mut self, row: u64) -> Self {
        for finding in &mut self.findings {
            finding.row = Some(row);
        }
        self
    }
}

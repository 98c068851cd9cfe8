//! The scores of one row as a JSON object.

use serde_json::{Map, Value, json};

use crate::ground::{Answer, Exact};
use crate::instrument::{OutputKind, Scorer};

/// The JSON Schema of what [`score_json`] gives.
///
/// # Examples
///
/// ```
/// use enkat::table::score_schema;
/// use enkat::{Choices, Registry};
///
/// let schema = score_schema(&*Choices::default().scorer(&Registry::built_in(), "soc13")?);
/// assert_eq!(schema["properties"]["soc13_total"]["maximum"], 91.0);
/// # Ok::<(), enkat::table::TableError>(())
/// ```
#[must_use]
pub fn score_schema(scorer: &dyn Scorer) -> Value {
    let definition = scorer.definition();
    let outputs = scorer.outputs();
    let properties: Map<String, Value> = outputs
        .iter()
        .map(|output| {
            let mut schema = schema_of(&output.kind);
            schema["description"] = json!(output.label.en);
            (definition.column(output), schema)
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:enkat:score:{}", definition.id),
        "title": definition.name.en,
        "description": definition.notice.en,
        "type": "object",
        "required": outputs.iter().map(|output| definition.column(output)).collect::<Vec<_>>(),
        "properties": properties,
        "additionalProperties": false,
    })
}

fn schema_of(kind: &OutputKind) -> Value {
    match kind {
        OutputKind::Number { min, max } => {
            let mut schema = json!({ "type": ["number", "null"] });
            for (name, bound) in [("minimum", min), ("maximum", max)] {
                if let Ok(bound) = bound.parse::<f64>() {
                    schema[name] = bound.into();
                }
            }
            schema
        }
        OutputKind::Digits { width } => json!({ "type": ["string", "null"], "pattern": format!("^[0-9]{{{width}}}$") }),
        OutputKind::Prorated => json!({ "type": "array", "items": { "type": "string" } }),
        OutputKind::Reason => json!({ "type": "object", "additionalProperties": { "enum": ["missing", "invalid"] } }),
        OutputKind::Constant { text } => json!({ "const": text }),
    }
}

/// The scores of one row, by the names of their columns: a number (a text where it is read digit by digit), or `null`
/// where there is none, the scales that were prorated, and why something is empty. `answers` are in form order and within range, as [`read_row`] gives them.
///
/// [`read_row`]: crate::table::read_row
///
/// # Examples
///
/// ```
/// use enkat::table::{read_row, score_json};
/// use enkat::{Choices, Registry};
/// use serde_json::json;
///
/// let choices = Choices { value_sets: vec!["SE-2022-TTO".into()], ..Choices::default() };
/// let scorer = choices.scorer(&Registry::built_in(), "eq5d5l")?;
/// let row = json!({ "mo": 2, "sc": 1, "ua": 2, "pd": 3, "ad": 2 });
/// let scores = score_json(&*scorer, &read_row(scorer.definition(), row.as_object().unwrap())?);
/// assert_eq!((&scores["eq5d5l_index"], &scores["eq5d5l_lss"]), (&json!(0.878), &json!(10)));
/// assert_eq!((&scores["eq5d5l_vas"], &scores["eq5d5l_reason"]), (&json!(null), &json!({ "vas": "missing" })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn score_json(scorer: &dyn Scorer, answers: &[Answer<u8>]) -> Map<String, Value> {
    let definition = scorer.definition();
    let score = scorer.score_row(answers);
    let mut cells = score.cells.iter();
    let value = |kind: &OutputKind| match kind {
        OutputKind::Number { .. } => cells.next().and_then(|cell| cell.ok()).map_or(Value::Null, Exact::to_json),
        // with its leading zeros
        OutputKind::Digits { width } => json!(cells.next().and_then(|cell| cell.ok()).map(|digits| format!("{digits:0>width$}"))),
        OutputKind::Prorated => json!(score.prorated),
        OutputKind::Reason => {
            score.reasons.iter().map(|reason| (reason.subject.to_string(), json!(reason.why))).collect::<Map<_, _>>().into()
        }
        OutputKind::Constant { text } => json!(text),
    };
    let names = scorer.outputs().iter().map(|output| definition.column(output));
    names.zip(scorer.outputs().iter().map(|output| &output.kind).map(value)).collect()
}

//! What derived schemas leave out.

use schemars::Schema;
use schemars::transform::transform_subschemas;
use serde_json::Value;

/// Says the range of whole numbers that are known by the name of their format alone: without it a
/// number too large for its type would be valid.
pub(crate) fn limits(schema: &mut Schema) {
    let format = schema.get("format").and_then(|format| format.as_str());
    let range: Option<(Value, Value)> = match format {
        Some("int32") => Some((i32::MIN.into(), i32::MAX.into())),
        Some("int64") => Some((i64::MIN.into(), i64::MAX.into())),
        Some("uint32") => Some((0.into(), u32::MAX.into())),
        Some("uint64" | "uint") => Some((0.into(), u64::MAX.into())),
        _ => None,
    };
    for (limit, value) in range.into_iter().flat_map(|(least, most)| [("minimum", least), ("maximum", most)]) {
        if schema.get(limit).is_none() {
            schema.insert(limit.to_owned(), value);
        }
    }
    transform_subschemas(&mut limits, schema);
}

/// The same schema, saying `more`: of what is checked only when a draft becomes what it describes.
pub(crate) fn with_more(mut schema: Schema, more: Value) -> Schema {
    if let Value::Object(more) = more {
        merge(schema.ensure_object(), more);
    }
    schema
}

fn merge(into: &mut serde_json::Map<String, Value>, more: serde_json::Map<String, Value>) {
    for (name, value) in more {
        match (into.get_mut(&name), value) {
            (Some(Value::Object(known)), Value::Object(more)) => merge(known, more),
            (_, value) => drop(into.insert(name, value)),
        }
    }
}

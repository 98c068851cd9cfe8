//! The JSON Schema of the settings file.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use serde_json::{Map, Value, json};

use super::settings_file::READING;
use super::written::Written;

/// Other names of keys, by the key's own.
pub(super) const ALSO: [(&str, &[&str]); 21] = [
    ("value-set", &["value_set", "value-sets", "value_sets"]),
    ("value-set-file", &["value_set_file", "value-set-files", "value_set_files"]),
    ("scale-file", &["scale_file", "scale-files", "scale_files"]),
    ("form", &["forms"]),
    ("violence-rows", &["violence_rows"]),
    ("missing-code", &["missing_code", "missing-codes", "missing_codes"]),
    ("header-line", &["header_line"]),
    ("not-identity", &["not_identity"]),
    ("map", &["columns"]),
    ("wave", &["occasions"]),
    ("ids-within", &["ids_within"]),
    ("fold-ids", &["fold_ids"]),
    ("min-cell", &["min_cell"]),
    ("by-line", &["by_line"]),
    ("reveal-violence", &["reveal_violence"]),
    ("files", &["file"]),
    ("fail-on", &["fail_on"]),
    ("max-findings", &["max_findings"]),
    ("show-values", &["show_values"]),
    ("format", &["formats"]),
    ("baseline", &[]),
];

/// The schema.
#[must_use]
pub fn schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Written>();
    RecursiveTransform(without_null).transform(&mut schema);
    let mut schema = schema.to_value();
    also(schema.get_mut("properties"), "check");
    of_files(&mut schema);
    also(schema.pointer_mut("/$defs/CheckTable/properties"), "map");
    schema
}

/// Of a single table only that is said which tells how it is read.
fn of_files(schema: &mut Value) {
    let mut keys = schema["properties"].clone();
    let is_reading = |name: &str| {
        READING.contains(&name) || ALSO.iter().any(|(ours, others)| READING.contains(ours) && others.contains(&name))
    };
    if let Some(keys) = keys.as_object_mut() {
        keys.retain(|name, _| is_reading(name));
    }
    schema["$defs"]["FileTable"] = json!({
        "type": "object",
        "description": "How one table is read.",
        "properties": keys,
        "additionalProperties": false,
    });
    for name in ["files", "file"] {
        schema["properties"][name]["additionalProperties"] = json!({ "$ref": "#/$defs/FileTable" });
    }
}

/// TOML has no null: what is not given is left out.
fn without_null(schema: &mut Schema) {
    let is_null = |value: &Value| value == "null" || value["type"] == "null";
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| !is_null(name));
        if let [one] = types.as_slice() {
            let one = one.clone();
            schema.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(either)) = schema.get_mut("anyOf") {
        either.retain(|schema| !is_null(schema));
    }
}

/// Adds the other names of keys.
fn also(properties: Option<&mut Value>, except: &str) {
    let Some(properties) = properties.and_then(Value::as_object_mut) else { return };
    let known: Map<String, Value> = properties.clone();
    for (name, others) in ALSO.iter().filter(|(name, _)| *name != except) {
        for other in others.iter().filter(|_| known.contains_key(*name)) {
            // a report's format is one, those of a check may be many
            if !(*other == "formats" && except == "check") {
                let mut entry = known[*name].clone();
                entry["description"] = format!("The same as {name}.").into();
                properties.insert((*other).to_owned(), entry);
            }
        }
    }
}

//! The schema of a programme: its file, and what is checked besides, as far as a schema can say it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::check::MOST_ENTRIES;
use super::fault::Fault;
use super::{Programme, ProgrammeFile};
use crate::ground::Day;
use crate::ground::data::with_more;

impl JsonSchema for Programme {
    fn schema_name() -> Cow<'static, str> {
        "Programme".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let day = generator.subschema_for::<Day>();
        let day = json!({ "anyOf": [day, { "type": "null" }] });
        let file = ProgrammeFile::json_schema(generator);
        let labelled = || list(&json!({ "label": { "properties": { "en": name(), "sv": name() } } }));
        with_more(
            file,
            json!({ "properties": {
                "period": { "properties": { "from": day, "to": day } },
                "goal": { "properties": {
                    "decimals": { "maximum": Fault::MOST_DECIMALS },
                    "target": { "properties": { "of": { "minimum": 1 } } },
                } },
                "code": labelled(),
                "activity": labelled(),
                "sex": labelled(),
                "decline_reason": labelled(),
                "step": labelled(),
                "municipality": list(&json!({ "name": name(), "code": name() })),
            } }),
        )
    }
}

/// What a cell can hold: not blank, and without `;`, which separates entries.
fn name() -> Value {
    json!({ "pattern": r"^[^;]*[^;\s][^;]*$" })
}

fn list(names: &Value) -> Value {
    let mut properties = names.clone();
    properties["id"] = json!({ "pattern": "^[a-z0-9_]{1,40}$" });
    json!({ "maxItems": MOST_ENTRIES, "items": { "properties": properties } })
}

//! The schema of a form: its draft, and what is checked besides, as far as a schema can say it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::concept::LONGEST_CODE;
use super::{AnswerCode, Form, FormDraft, SupportWish};
use crate::ground::Occasion;
use crate::ground::data::with_more;

impl JsonSchema for Form {
    fn schema_name() -> Cow<'static, str> {
        "Form".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let draft = FormDraft::json_schema(generator);
        with_more(
            draft,
            json!({
                "properties": {
                    "schema_version": { "const": 1 },
                    "id": { "pattern": "^[a-z0-9-]{1,40}$", "not": { "enum": Occasion::BOTH.map(Occasion::name) } },
                    "languages": {
                        "items": { "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" },
                        "uniqueItems": true,
                        "maxItems": Form::MOST_LANGUAGES,
                    },
                    "answer_codes": answer_codes(),
                    "items": { "minItems": 1, "maxItems": Form::MOST_ITEMS, "items": item(), "contains": always_asked() },
                },
                "if": { "required": ["items"], "properties": { "items": { "contains": worded() } } },
                "then": { "required": ["wording_rights"], "properties": { "wording_rights": { "type": "string", "pattern": r"\S" } } },
            }),
        )
    }
}

/// Texts for answers: plain ones, and none that means something else.
fn answer_codes() -> Value {
    let own = AnswerCode::ALL.iter().map(|answer| (answer.code().to_owned(), json!({ "const": answer.code() })));
    let others = ["na", "nan", ".", "not_recorded"].into_iter().chain(SupportWish::ALL.iter().map(|wish| wish.code()));
    json!({
        "properties": own.collect::<Map<_, _>>(),
        "propertyNames": {
            "minLength": 1,
            "maxLength": LONGEST_CODE,
            "pattern": r"^\S([^A-ZÅÄÖ]*\S)?$",
            "not": { "anyOf": [{ "enum": others.collect::<Vec<_>>() }, { "pattern": "[A-ZÅÄÖ]" }] },
        },
    })
}

fn item() -> Value {
    let has = |name: &str, pattern: &str, roles: &[&str]| {
        json!({
            "required": ["code", "role"],
            "properties": { (name): { "pattern": pattern }, "role": { "enum": roles } },
        })
    };
    let wish = |both: bool| {
        let is = |name: &str| if both { json!({ "const": name }) } else { json!({ "not": { "const": name } }) };
        json!({ "properties": { "role": is("support_wish"), "response_set": is("support_wish") } })
    };
    json!({
        "properties": { "code": { "pattern": "^[a-z0-9_]{1,40}$", "not": { "enum": Form::RESERVED } } },
        "anyOf": [wish(true), wish(false)],
        "not": { "anyOf": [
            has("code", "own_use|own_violence", &["exposed", "witnessed_as_child", "children_exposed"]),
            has("code", "exposed|exposure", &["own_use"]),
        ] },
    })
}

/// An item that a complete screening always has.
fn always_asked() -> Value {
    json!({
        "required": ["role", "mandatory"],
        "properties": { "role": { "const": "exposed" }, "mandatory": { "const": true }, "asked_if": { "type": "null" } },
    })
}

fn worded() -> Value {
    json!({ "required": ["wording"], "properties": { "wording": { "minProperties": 1 } } })
}

//! The OpenAPI document, made of the types and of the questionnaires.

use std::sync::Arc;

use enkat::finding::Finding;
use enkat::instrument::Scorer;
use enkat::table::{RowError, row_schema, score_schema};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::LONGEST_BATCH;
use crate::site::{COUNTED, NewVisit};

pub fn document<'a>(scorers: &[Arc<dyn Scorer>], sites: impl Iterator<Item = &'a String>) -> Value {
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let json = |schema: Value| json!({ "application/json": { "schema": schema } });
    let text = json!({ "text/plain": { "schema": { "type": "string" } } });
    let none = || json!({});
    let in_path = |name: &str, schema: Value| json!({ "name": name, "in": "path", "required": true, "schema": schema });
    let site = in_path("site", json!({ "enum": sites.collect::<Vec<_>>() }));
    let part = in_path("part", json!({ "type": "string", "pattern": "^[a-z0-9-]{1,40}$" }));
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut types = settings.into_generator();
    let (visit, findings) = (types.subschema_for::<NewVisit>().to_value(), types.subschema_for::<Vec<Finding>>().to_value());
    let row_error = types.subschema_for::<RowError>().to_value();
    let mut schemas = types.take_definitions(true);
    let rows: Map<_, _> = COUNTED.iter().map(|id| ((*id).to_owned(), reference(id))).collect();
    schemas["NewVisit"]["properties"]["rows"] = json!({ "type": "object", "properties": rows, "additionalProperties": false });
    let refusal = json!({ "error": { "type": "string" }, "row": row_error });
    schemas.insert("refusal".into(), json!({ "type": "object", "required": ["error"], "properties": refusal }));

    let release =
        json!({ "type": "object", "required": ["figures", "internal"], "properties": { "internal": { "const": false } } });
    let page = json!({ "application/json": { "schema": release }, "text/html": { "schema": { "type": "string" } } });
    let state = json!({ "application/octet-stream": { "schema": {} } });
    let mut paths = none();
    let mut add = |path: &str, method: &str, parameters: Value, sent: Value, success: &str, given: Value, refusals: &str| {
        let mut responses = json!({ success: { "description": "done", "content": given } });
        for limit in ["400", "408", "413"] {
            responses[limit] = json!({ "description": "unreadable, too slow or too large", "content": text });
        }
        for status in refusals.split_whitespace() {
            responses[status] = json!({ "description": "refused", "content": json(reference("refusal")) });
        }
        paths[path][method] = json!({ "parameters": parameters, "responses": responses });
        if sent != none() {
            paths[path][method]["requestBody"] = json!({ "required": true, "content": sent });
        }
    };
    add("/health", "get", json!([]), none(), "204", none(), "");
    add("/openapi.json", "get", json!([]), none(), "200", json(json!({ "type": "object" })), "");
    add("/sites/{site}/visits", "post", json!([site]), json(visit), "201", json(findings), "404 409 422 500");
    let people = json(json!({ "type": "integer" }));
    add("/sites/{site}/parts/{part}", "put", json!([site, part]), state, "201", people, "404 409 422 500");
    add("/sites/{site}/report", "post", json!([site]), none(), "201", none(), "404 409 500 503");
    add("/sites/{site}/report", "get", json!([site]), none(), "200", page, "404 500");
    for scorer in scorers {
        let id = &scorer.definition().id;
        let (score, row) = (format!("{id}_score"), reference(id));
        add(&format!("/responses/{id}"), "post", json!([]), json(row), "200", json(reference(&score)), "422");
        // a row that is not as it should be is told among the results
        let any_row = json!({ "type": "object", "description": format!("a row as for /responses/{id}") });
        let rows = json!({ "type": "array", "maxItems": LONGEST_BATCH, "items": any_row });
        let result = json!({ "row": { "type": "integer" }, "scores": reference(&score), "error": row_error });
        let results = json!({ "type": "array", "items": { "type": "object", "required": ["row"], "properties": result } });
        add(&format!("/batches/{id}"), "post", json!([]), json(rows), "200", json(results), "422");
        schemas.insert(id.to_string(), row_schema(scorer.definition()));
        schemas.insert(score, score_schema(&**scorer));
    }
    let info = json!({ "title": "enkat", "version": env!("CARGO_PKG_VERSION") });
    json!({ "openapi": "3.1.0", "info": info, "paths": paths, "components": { "schemas": schemas } })
}

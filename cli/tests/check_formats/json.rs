//! The JSON document keeps to the schema that is published with it.

use enkat_cli::check::json;
use serde_json::Value;

use crate::cases;
use crate::common::enkat;

const PUBLISHED: &str = include_str!("../../../docs/check.schema.json");

fn document(outcome: &enkat_cli::check::Outcome) -> Value {
    serde_json::from_str(&json::text(outcome).expect("memory")).expect("JSON")
}

#[test]
fn the_published_schema_is_what_the_program_prints() {
    let printed = enkat(&["schema", "check"], "");
    assert_eq!(printed.code, Some(0), "{}", printed.err);
    assert!(
        printed.out == PUBLISHED,
        "docs/check.schema.json is stale: cargo run -p enkat-cli -- schema check > docs/check.schema.json"
    );
}

#[test]
fn every_document_keeps_to_the_schema() {
    let schema: Value = serde_json::from_str(PUBLISHED).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for outcome in cases::all() {
        let document = document(&outcome);
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn the_schema_knows_a_document_that_is_none() {
    let schema: Value = serde_json::from_str(PUBLISHED).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let good = document(&cases::usual());
    let breaks: [(&str, Value); 6] = [
        ("/version", 2.into()),
        ("/findings/0/row", 0.into()),
        ("/findings/0/row", "3".into()),
        ("/findings/0/level", "fatal".into()),
        ("/totals/0/rule", "eq1".into()),
        ("/exit_code", 3.into()),
    ];
    assert!(validator.is_valid(&good));
    for (path, value) in breaks {
        let mut bad = good.clone();
        *bad.pointer_mut(path).expect(path) = value;
        assert!(!validator.is_valid(&bad), "{path}");
    }
}

#[test]
fn a_document_holds_what_the_contract_names() {
    let document = document(&cases::usual());
    let finding = |at: usize| &document["findings"][at];
    let expected = serde_json::json!({
        "rule": "EQ001", "level": "error", "file": "data/answers.csv", "row": 3, "line": 4, "column": "pd",
        "message": "9, expected 1 to 5; perhaps a missing code, declare it", "value": "9",
    });
    assert_eq!(finding(0), &expected);
    assert_eq!(finding(2)["column"], "");
    assert_eq!((&finding(4)["row"], &finding(4)["line"]), (&Value::Null, &Value::Null));
    let total = serde_json::json!({ "rule": "EQ001", "level": "error", "file": "data/answers.csv", "column": "pd", "count": 2 });
    assert_eq!(document["totals"][0], total);
    assert_eq!(document["truncated"], false);
    assert_eq!(document["summary"], serde_json::json!({ "critical": 0, "error": 3, "warning": 2, "notice": 1 }));
    assert_eq!((&document["fail_on"], &document["failing"], &document["exit_code"]), (&"error".into(), &3.into(), &1.into()));
}

#[test]
fn the_totals_are_exact_where_the_list_is_cut() {
    let document = document(&cases::many());
    let counted = document["totals"].as_array().expect("totals").iter().map(|total| total["count"].as_u64().expect("a count"));
    assert_eq!(counted.sum::<u64>(), 90 * 120);
    assert_eq!(document["findings"].as_array().expect("findings").len(), 90 * 6);
    assert_eq!(document["truncated"], true);
}

//! JSON in, JSON out: scores and refusals are what their schemas say, and no error repeats what was sent.
#![cfg(feature = "schemars")]

use enkat::ground::Answer;
use enkat::table::{RowError, read_row, row_schema, score_json, score_schema};
use enkat::{Choices, Registry};
use serde_json::{Map, Value, json};

/// A row in which each item has the code that `code` gives it.
fn row(schema: &Value, code: impl Fn(usize, &Value) -> Value) -> Map<String, Value> {
    let items = schema["properties"].as_object().expect("items");
    items.iter().enumerate().map(|(place, (name, item))| (name.clone(), code(place, item))).collect()
}

#[test]
fn scores_are_as_their_schema_says() {
    let registry = Registry::built_in();
    let one = Choices { value_sets: vec!["US-2019".into()], ..Choices::default() };
    let two = Choices { value_sets: vec!["SE-2022-TTO".into(), "XW-UK".into()], ..Choices::default() };
    for id in ["eq5d5l", "soc29", "soc13"] {
        for choices in [&one, &two, &Choices::default()] {
            let scorer = choices.scorer(&registry, id).expect("a scorer");
            let (sent, given) = (row_schema(scorer.definition()), score_schema(&*scorer));
            let given = jsonschema::validator_for(&given).expect("a valid schema");
            let rows = [
                row(&sent, |_, item| item["minimum"].clone()),
                row(&sent, |_, item| item["maximum"].clone()),
                row(&sent, |place, item| if place == 1 { Value::Null } else { item["maximum"].clone() }),
                Map::new(),
            ];
            for row in rows {
                let given_back = Value::from(score_json(&*scorer, &read_row(scorer.definition(), &row).expect("a valid row")));
                assert_eq!(
                    given.iter_errors(&given_back).map(|error| error.to_string()).collect::<Vec<_>>(),
                    [""; 0],
                    "{id} {given_back}"
                );
            }
        }
    }
}

#[test]
fn what_is_read_digit_by_digit_keeps_its_zeros() {
    let scorer = Choices::default().scorer(&Registry::built_in(), "eq5d5l").expect("a scorer");
    let given_back = score_json(&*scorer, &[5, 5, 5, 5, 5, 50].map(Answer::Answered));
    assert_eq!((&given_back["eq5d5l_profile"], &given_back["eq5d5l_lfs"]), (&json!("55555"), &json!("00005")));
}

#[test]
fn what_was_prorated_and_what_is_empty_is_told() {
    let scorer = Choices::default().scorer(&Registry::built_in(), "soc13").expect("a scorer");
    let mut sent = row(&row_schema(scorer.definition()), |_, _| json!(4));
    sent.insert("soc13_1".into(), Value::Null);
    let given_back = score_json(&*scorer, &read_row(scorer.definition(), &sent).expect("a valid row"));
    // meaningfulness has four items, a quarter of which is missing: more than a fifth
    assert_eq!(
        (&given_back["soc13_meaningfulness"], &given_back["soc13_reason"]["meaningfulness"]),
        (&json!(null), &json!("missing"))
    );
    assert_eq!((&given_back["soc13_total"], &given_back["soc13_prorated"]), (&json!(52), &json!(["total"])));
}

#[test]
fn a_refused_row_says_where_it_stands_and_is_as_its_schema_says() {
    let registry = Registry::built_in();
    let sent = json!({ "mo": 9, "sc": "planted", "PLANTED": 1 });
    let definition = registry.get("eq5d5l").expect("it is built in").definition();
    let error = read_row(definition, sent.as_object().expect("an object")).expect_err("not a row").in_row(17);
    let told = serde_json::to_value(&error).expect("JSON");
    assert_eq!((&told["findings"][0]["row"], &told["findings"][0]["column"]), (&json!(17), &json!("mo")));
    assert_eq!((&told["findings"][1]["row"], &told["unknown"]), (&json!(17), &json!(["PLANTED"])));
    let schema = serde_json::to_value(schemars::schema_for!(RowError)).expect("a schema is JSON");
    assert!(jsonschema::is_valid(&schema, &told));
    assert!(!format!("{error}{error:?}").to_lowercase().contains("planted"));
}

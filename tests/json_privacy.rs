//! What goes wrong with answers as data is told without repeating them: no name that is not ours, no value
//! beyond a short number.
#![cfg(feature = "schemars")]

use std::fmt::{Debug, Display};

use enkat::Registry;
use enkat::eq5d5l::Profile;
use enkat::ground::{Answer, Day, Level, Occasion};
use enkat::inner::eq5d5l::Response;
use enkat::inner::violence::FromData;
use enkat::kasam::{Soc13, Soc29};
use enkat::table::{parse_row, read_row};
use enkat::violence::{Context, Form};
use serde::de::{DeserializeOwned, DeserializeSeed as _};
use serde_json::{Value, json};

const WORD: &str = "Zebrafink";
const NUMBER: u64 = 811_218_987_600;

/// Data in which somebody's name or number stands where an answer, a name or the whole is meant.
fn planted(valid: &Value) -> Vec<String> {
    let markers = [
        json!(WORD),
        json!(NUMBER),
        json!(-811_218_987_600_i64),
        json!(811_218_987_600.5),
        json!([WORD]),
        json!([NUMBER]),
        json!({ WORD: NUMBER }),
        json!({ WORD: { WORD: WORD } }),
        json!({ NUMBER.to_string(): null }),
    ];
    let mut texts: Vec<String> = markers.iter().map(Value::to_string).collect();
    for marker in &markers {
        match valid {
            Value::Object(entries) => {
                for name in entries.keys() {
                    let mut spoilt = entries.clone();
                    spoilt.insert(name.clone(), marker.clone());
                    texts.push(json!(spoilt).to_string());
                }
                let mut spoilt = entries.clone();
                spoilt.insert(WORD.into(), marker.clone());
                texts.push(json!(spoilt).to_string());
                // an unknown name that comes close to a known one
                let close = format!("{}{WORD}", entries.keys().next().expect("a name"));
                texts.push(json!({ (close): marker }).to_string());
                texts.push(format!("{{\"{WORD}\": {marker}, \"{WORD}\": {marker}}}"));
                texts.push(format!("{{\"{WORD}\": {marker}"));
            }
            Value::Array(entries) => {
                let mut spoilt = entries.clone();
                spoilt[1] = marker.clone();
                texts.push(json!(spoilt).to_string());
                spoilt.push(marker.clone());
                texts.push(json!(spoilt).to_string());
            }
            _ => {}
        }
    }
    texts
}

fn repeats_nothing(error: &(impl Display + Debug), of: &str, text: &str) {
    for shown in [error.to_string(), format!("{error:?}")] {
        for marker in [WORD, "8112189876", "811218987600"] {
            assert!(!shown.contains(marker), "{of}: {shown}\nof {text}");
        }
    }
}

/// The error of every planted text, with the item and the range where one is at fault.
fn errors_of<T: DeserializeOwned>(valid: &Value) -> Vec<String> {
    let of = std::any::type_name::<T>();
    assert!(serde_json::from_value::<T>(valid.clone()).is_ok(), "{of}: {valid}");
    let mut errors = Vec::new();
    for text in planted(valid) {
        let Err(error) = serde_json::from_str::<T>(&text).map(drop) else { panic!("{of}: {text} is read") };
        repeats_nothing(&error, of, &text);
        errors.push(error.to_string());
        if let Ok(value) = serde_json::from_str::<Value>(&text) {
            repeats_nothing(&serde_json::from_value::<T>(value).map(drop).expect_err("it is refused"), of, &text);
        }
    }
    errors
}

#[test]
fn an_answer_that_is_none_is_told_by_item_and_range() {
    let response = json!({ "mo": 1, "sc": 2, "ua": 3, "pd": 4, "ad": 5, "vas": 70 });
    let errors = errors_of::<Response>(&response);
    for expected in [
        "mo: a number, expected a whole number from 1 to 5",
        "vas: a text, expected a whole number from 0 to 100",
        "a name that is not known, expected mo, sc",
    ] {
        assert!(errors.iter().any(|error| error.starts_with(expected)), "{expected}: {errors:#?}");
    }
    for (text, told) in [
        (r#"{ "mo": 6 }"#, "mo: 6, expected a whole number from 1 to 5"),
        (r#"{ "mo": 811218987600 }"#, "mo: a number, expected a whole number from 1 to 5"),
        (r#"{ "mo": 1, "mo": 1 }"#, "mo: given twice"),
        ("[1, 2, 3, 4, 5]", "a list, expected an object"),
    ] {
        let error = serde_json::from_str::<Response>(text).expect_err("no response").to_string();
        assert_eq!(error, told, "{text}");
    }
    let errors = errors_of::<Soc13>(&json!([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6]));
    assert!(errors.iter().any(|error| error == "soc13_2: a number, expected a whole number from 1 to 7"), "{errors:#?}");
    errors_of::<Soc29>(&json!(vec![4; 29]));
}

#[test]
fn single_answers_days_and_occasions_repeat_nothing() {
    errors_of::<Profile>(&json!("21232"));
    errors_of::<Level<1, 7>>(&json!(3));
    errors_of::<Answer<Level<0, 100>>>(&json!(null));
    errors_of::<Day>(&json!("2026-04-03"));
    errors_of::<Occasion>(&json!("start"));
}

#[test]
fn a_row_repeats_nothing_and_has_each_item_once() {
    for instrument in Registry::built_in().iter() {
        let definition = instrument.definition();
        let row: Value =
            definition.items.iter().map(|item| (item.id.to_string(), json!(item.min))).collect::<serde_json::Map<_, _>>().into();
        for text in planted(&row) {
            repeats_nothing(&parse_row(definition, &text).expect_err("no row"), "a row", &text);
            if let Ok(Value::Object(entries)) = serde_json::from_str(&text) {
                repeats_nothing(&read_row(definition, &entries).expect_err("no row"), "a row", &text);
            }
        }
        let item = &definition.items[0].id;
        let twice = format!("{{\"{item}\": 1, \"{item}\": 1}}");
        assert_eq!(parse_row(definition, &twice).expect_err("twice").repeated, [item.to_string()]);
        assert_eq!(parse_row(definition, &row.to_string()), read_row(definition, row.as_object().expect("a row")));
    }
}

#[test]
fn a_screening_repeats_nothing_and_has_each_field_once() {
    for form in Form::all_built_in() {
        let item = &form.items()[0].code;
        let valid = json!({ "status": "asked", (item.as_ref()): "yes" });
        let read = |text: &str| {
            let (mut broken, context) = (Vec::new(), Context::default());
            let seed = FromData { form: &form, context: &context, broken: &mut broken };
            seed.deserialize(&mut serde_json::Deserializer::from_str(text)).map(drop)
        };
        assert!(read(&valid.to_string()).is_ok());
        for text in planted(&valid) {
            repeats_nothing(&read(&text).expect_err("no screening"), "a screening", &text);
        }
        let twice = format!("{{\"status\": \"asked\", \"{item}\": \"no\", \"{item}\": \"no\"}}");
        assert!(read(&twice).expect_err("twice").to_string().contains("is there twice"));
    }
}

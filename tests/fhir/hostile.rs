//! Anything may be sent: nothing panics, and nothing that was sent is repeated.

use super::*;
use enkat::fhir::Version;
use proptest::prelude::*;

/// Stands wherever a text may stand.
const SECRET: &str = "secret-811";

/// What may stand in the place of anything.
fn anything() -> impl Strategy<Value = Value> {
    let urls = ["ordinalValue", "itemWeight", "data-absent-reason", "minValue"];
    let extension = prop::sample::select(urls.to_vec()).prop_map(|name| {
        json!([{ "url": format!("http://hl7.org/fhir/StructureDefinition/{name}"), "valueDecimal": 1e300, "valueCode": SECRET }])
    });
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!(SECRET)),
        extension,
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let keys = [
            "item",
            "answer",
            "linkId",
            "extension",
            "valueCoding",
            "code",
            "value",
            "answerOption",
            "modifierExtension",
            "type",
        ];
        let object = prop::collection::vec((prop::sample::select(keys.to_vec()), inner.clone()), 0..3);
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(Value::from),
            object.prop_map(|keys| Value::Object(keys.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())),
        ]
    })
}

/// The way to each value within.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(place, value)| pointers(value, &format!("{at}/{place}"), found));
        }
        Value::Object(keys) => keys.iter().for_each(|(key, value)| pointers(value, &format!("{at}/{key}"), found)),
        _ => {}
    }
}

/// The resource with something else in two places.
fn disturbed(mut resource: Value, places: [prop::sample::Index; 2], [one, other]: [Value; 2]) -> Value {
    for (place, value) in places.into_iter().zip([one, other]) {
        let mut found = Vec::new();
        pointers(&resource, "", &mut found);
        *resource.pointer_mut(&found[place.index(found.len())]).expect("it was found") = value;
    }
    resource
}

proptest! {
    #[test]
    fn whatever_is_sent_is_read_or_refused_without_repeating_it(
        places: [prop::sample::Index; 2], values in [anything(), anything()], asks: bool,
    ) {
        let registry = Registry::built_in();
        let form = Form::of(&registry, "eq5d5l", &Choices { value_sets: vec!["US-2019".into()], ..Choices::default() })?;
        let told = if asks {
            let sent = disturbed(form.questionnaire(Version::R4), places, values);
            match form.matching(&sent) {
                Ok(form) => format!("{:?}", form.read(&mobility(&json!([{ "valueCoding": { "code": "2" } }])))),
                Err(error) => format!("{error} {error:?}"),
            }
        } else {
            let answered = form.answered([2, 1, 2, 3, 2, 70].map(Answered).to_vec())?.with_id("r1")?.about("Patient/p1")?;
            let sent = disturbed(form.questionnaire_response(&answered)?, places, values);
            match form.read(&sent) {
                Ok(response) => {
                    prop_assert!(form.observations(&response)?.len() == 5);
                    format!("{response:?}")
                }
                Err(error) => format!("{error} {error:?}"),
            }
        };
        prop_assert!(!told.contains(SECRET), "{}", told);
    }
}

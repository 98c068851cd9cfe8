//! A Questionnaire comes in.

use super::*;
use enkat::fhir::Version;

const WEIGHT: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

/// A Questionnaire for EQ-5D-5L whose mobility has these options: each a code and perhaps a weight.
fn asking(options: &[(&str, Option<i64>)]) -> Value {
    let mut asked = skeleton("eq5d5l", Version::R4);
    let options = options.iter().map(|(code, weight)| {
        let mut option = json!({ "valueCoding": { "system": "https://example.org/codes", "code": code } });
        if let Some(weight) = weight {
            option["extension"] = json!([{ "url": WEIGHT, "valueDecimal": weight }]);
        }
        option
    });
    asked["item"][0]["answerOption"] = options.collect();
    asked
}

fn skeleton(id: &str, version: Version) -> Value {
    Form::of(&Registry::built_in(), id, &Choices::default()).expect("it is built in").questionnaire(version)
}

/// What is wrong with a Questionnaire.
fn faults(id: &str, asked: &Value) -> Vec<FhirError> {
    match Form::of(&Registry::built_in(), id, &Choices::default()).expect("it is built in").matching(asked) {
        Ok(_) => Vec::new(),
        Err(FhirError::Questionnaire { faults }) => faults,
        Err(other) => vec![other],
    }
}

/// What a code for mobility is read as, after matching.
fn read_code(asked: &Value, code: &str) -> Answer<u8> {
    let registry = Registry::built_in();
    let form = Form::of(&registry, "eq5d5l", &Choices::default()).and_then(|form| form.matching(asked)).expect("it fits");
    form.read(&mobility(&json!([{ "valueCoding": { "code": code } }]))).expect("a response").answers()[0]
}

#[test]
fn options_stand_for_the_number_in_their_code_or_for_their_weight() {
    let numbers = ["1", "2", "3", "4", "5"].map(|code| (code, None));
    assert_eq!(read_code(&asking(&numbers), "2"), Answered(2));
    let opaque = [("none", Some(1)), ("slight", Some(2)), ("moderate", Some(3)), ("severe", Some(4)), ("extreme", Some(5))];
    assert_eq!(read_code(&asking(&opaque), "severe"), Answered(4));
    assert_eq!(read_code(&asking(&opaque), "4"), Invalid);
    // the order on the screen does not matter where the codes tell their numbers
    let backwards = ["MO-5", "MO-4", "MO-3", "MO-2", "MO-1"].map(|code| (code, None));
    assert_eq!(read_code(&asking(&backwards), "MO-2"), Answered(2));
}

#[test]
fn options_that_are_other_codes_are_refused() {
    let options = || vec![FhirError::Options { item: "mo".into(), min: 1, max: 5 }];
    for wrong in [
        &["0", "1", "2", "3", "4"].map(|code| (code, None))[..],
        &["1", "2", "3"].map(|code| (code, None)),
        &["1", "2", "3", "4", "5", "6"].map(|code| (code, None)),
        &["1", "2", "3", "4", "4"].map(|code| (code, None)),
        &["a", "b", "c", "d", "e"].map(|code| (code, None)),
        &[("1", Some(0)), ("2", Some(1)), ("3", Some(2)), ("4", Some(3)), ("5", Some(4))],
        &[("a", Some(1)), ("b", Some(3)), ("c", Some(2)), ("d", Some(4)), ("e", Some(5))],
        &[("a", Some(0)), ("b", Some(1)), ("c", Some(2)), ("d", Some(3)), ("e", Some(4))],
    ] {
        assert_eq!(faults("eq5d5l", &asking(wrong)), options(), "{wrong:?}");
    }
}

#[test]
fn options_weighted_from_the_other_end_are_told_as_such() {
    let turned = || vec![FhirError::Turned { item: "mo".into() }];
    let by_code = [("1", Some(5)), ("2", Some(4)), ("3", Some(3)), ("4", Some(2)), ("5", Some(1))];
    assert_eq!(faults("eq5d5l", &asking(&by_code)), turned());
    let by_place = [("a", Some(5)), ("b", Some(4)), ("c", Some(3)), ("d", Some(2)), ("e", Some(1))];
    assert_eq!(faults("eq5d5l", &asking(&by_place)), turned());

    // the likely fault: the reverse-keyed items of KASAM are turned already
    let mut asked = skeleton("soc13", Version::R4);
    for weight in 1..=7 {
        asked["item"][0]["answerOption"][weight - 1]["extension"][0]["valueDecimal"] = json!(8 - weight);
    }
    assert_eq!(faults("soc13", &asked), [FhirError::Turned { item: "soc13_1".into() }]);
}

#[test]
fn everything_that_does_not_fit_is_told_at_once() {
    let mut asked = skeleton("eq5d5l", Version::R4);
    let items = asked["item"].as_array_mut().unwrap();
    items.remove(1);
    items[1]["type"] = json!("boolean");
    items[2].as_object_mut().unwrap().remove("answerOption");
    items[3]["linkId"] = json!("eq5d/AD");
    items.push(items[3].clone());
    items[4]["extension"][1]["valueInteger"] = json!(10);
    let item = |item: &str| item.to_owned();
    assert_eq!(
        faults("eq5d5l", &asked),
        [
            FhirError::NotAsked { item: item("sc") },
            FhirError::Type { item: item("ua") },
            FhirError::OptionsElsewhere { item: item("pd") },
            FhirError::Repeated { item: item("ad"), found: 2 },
            FhirError::Options { item: item("vas"), min: 0, max: 100 },
        ]
    );
    asked["item"][0]["modifierExtension"] = json!([]);
    assert_eq!(faults("eq5d5l", &asked), [FhirError::Modifier { path: "Questionnaire.item[0].modifierExtension".into() }]);
}

#[test]
fn items_are_found_by_the_end_of_their_link_id_or_where_the_caller_says() {
    let mut asked = skeleton("eq5d5l", Version::R5);
    let items = asked["item"].as_array_mut().unwrap();
    for (item, id) in items.iter_mut().zip(["q01-MO", "q02-SC", "q03-UA", "q04-PD", "q05-AD", "score"]) {
        item["linkId"] = json!(format!("euroqol-eq5d5l-{id}"));
    }
    // a group that is called like an item is not that item, nor is a word that ends like one
    let items = json!([{ "linkId": "eq5d5l-mo", "type": "group", "item": items }, { "linkId": "chromo", "type": "string" }]);
    asked["item"] = items;
    let registry = Registry::built_in();
    let form =
        || Form::of(&registry, "eq5d5l", &Choices::default()).expect("it is built in").linked([("vas", "euroqol-eq5d5l-score")]);
    let form = form().and_then(|form| form.matching(&asked)).expect("it fits");
    let sent = response(&json!([
        { "linkId": "euroqol-eq5d5l-q01-MO", "answer": [{ "valueCoding": { "code": "MO-2" } }] },
        { "linkId": "euroqol-eq5d5l-score", "answer": [{ "valueInteger": 70 }] },
    ]));
    let read = form.read(&sent).expect("a response");
    assert_eq!((read.answers()[0], read.answers()[5]), (Answered(2), Answered(70)));
}

#[test]
fn a_part_that_is_not_asked_has_no_score() {
    let mut asked = skeleton("eq5d5l", Version::R4);
    asked["item"].as_array_mut().unwrap().pop();
    let registry = Registry::built_in();
    let form = Form::of(&registry, "eq5d5l", &Choices { value_sets: vec!["US-2019".into()], ..Choices::default() })
        .and_then(|form| form.matching(&asked))
        .expect("it fits");
    let response = form.answered(vec![Answered(1), Answered(1), Answered(1), Answered(1), Missing, Missing]).expect("a row");
    let codes: Vec<Value> = form.observations(&response).unwrap().iter().map(|one| one["code"]["coding"].clone()).collect();
    let codes: Vec<&str> =
        codes.iter().map(|coding| coding.as_array().unwrap().last().unwrap()["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["eq5d5l.profile", "eq5d5l.lss", "eq5d5l.lfs", "eq5d5l.index@US-2019"]);
    assert_eq!(form.questionnaire(Version::R4)["item"].as_array().unwrap().len(), 5);
}

#[test]
fn options_may_be_texts_and_may_stand_for_no_answer() {
    let mut asked = skeleton("eq5d5l", Version::R4);
    let option =
        |text: &str, weight: u8| json!({ "valueString": text, "extension": [{ "url": WEIGHT, "valueDecimal": weight }] });
    asked["item"][0]["answerOption"] = json!([
        option("first", 1),
        option("second", 2),
        option("third", 3),
        option("fourth", 4),
        option("fifth", 5),
        option("no answer", 9)
    ]);
    assert_eq!(faults("eq5d5l", &asked), [FhirError::Options { item: "mo".into(), min: 1, max: 5 }]);
    let registry = Registry::built_in();
    let form = Form::of(&registry, "eq5d5l", &Choices::default())
        .expect("it is built in")
        .missing_code("no answer".parse().expect("a code"));
    let form = form.expect("for every item");
    let form = form.matching(&asked).expect("it fits");
    let read = |text: &str| form.read(&mobility(&json!([{ "valueString": text }]))).expect("a response").answers()[0];
    assert_eq!((read("second"), read("no answer"), read("sixth")), (Answered(2), Missing, Invalid));
    let written = form.questionnaire_response(&form.answered(vec![Answered(2); 6]).expect("a row")).expect("it is ours");
    assert_eq!(written["item"][0]["answer"], json!([{ "valueString": "second" }]));
}

#[test]
fn a_response_names_the_questionnaire_that_was_matched_or_none() {
    let mut asked = skeleton("eq5d5l", Version::R4);
    asked["url"] = json!("https://example.org/Questionnaire/eq5d");
    let registry = Registry::built_in();
    let form = Form::of(&registry, "eq5d5l", &Choices::default()).and_then(|form| form.matching(&asked)).expect("it fits");
    let mut sent = mobility(&json!([{ "valueInteger": 2 }]));
    assert!(form.read(&sent).is_ok());
    sent["questionnaire"] = json!("https://example.org/Questionnaire/eq5d|2.1");
    assert!(form.read(&sent).is_ok());
    sent["questionnaire"] = json!("https://example.org/Questionnaire/eq5d-y");
    assert_eq!(form.read(&sent), Err(FhirError::OtherQuestionnaire));
}

#[test]
fn a_value_set_elsewhere_needs_every_code_declared() {
    let mut asked = skeleton("eq5d5l", Version::R4);
    asked["item"][0].as_object_mut().unwrap().remove("answerOption");
    asked["item"][0]["answerValueSet"] = json!("https://example.org/ValueSet/mobility");
    let registry = Registry::built_in();
    let form = |codes: &[(&'static str, u8)]| {
        Form::of(&registry, "eq5d5l", &Choices::default())
            .and_then(|form| form.coded("mo", codes.iter().copied()))
            .and_then(|form| form.matching(&asked))
    };
    assert!(form(&[("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5)]).is_ok());
    let elsewhere = FhirError::OptionsElsewhere { item: "mo".into() };
    assert_eq!(form(&[("a", 1), ("b", 2)]).err(), Some(FhirError::Questionnaire { faults: vec![elsewhere] }));
}

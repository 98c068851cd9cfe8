//! A response comes in.

use super::*;

#[test]
fn an_answer_is_a_number_a_quantity_or_a_code() {
    let weighted = |weight: u8| {
        let url = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
        json!([{ "valueCoding": { "code": "MO-3", "extension": [{ "url": url, "valueDecimal": weight }] } }])
    };
    for answers in [
        json!([{ "valueInteger": 3 }]),
        json!([{ "valueDecimal": 3.0 }]),
        json!([{ "valueQuantity": { "value": 3 } }]),
        json!([{ "valueQuantity": { "value": 3.0, "unit": "points", "system": "http://unitsofmeasure.org", "code": "{score}" } }]),
        json!([{ "valueCoding": { "code": "3" } }]),
        json!([{ "valueCoding": { "system": "https://example.org/levels", "code": "MO-3", "display": "of no meaning here" } }]),
        json!([{ "valueCoding": { "code": "mo-3" } }]),
        weighted(3),
    ] {
        assert_eq!(read_mobility(&answers), (Answered(3), vec![]), "{answers}");
    }
    let item = || "mo".to_owned();
    for (answers, doubt) in [
        (json!([{ "valueInteger": 6 }]), FhirError::OutOfRange { item: item(), min: 1, max: 5 }),
        (json!([{ "valueCoding": { "code": "0" } }]), FhirError::OutOfRange { item: item(), min: 1, max: 5 }),
        (json!([{ "valueDecimal": 2.5 }]), FhirError::NoAnswer { item: item() }),
        (json!([{ "valueInteger": "3" }]), FhirError::NoAnswer { item: item() }),
        (json!([{ "valueBoolean": true }]), FhirError::NoAnswer { item: item() }),
        (json!([{ "valueString": "3" }]), FhirError::NoAnswer { item: item() }),
        (json!([{ "valueQuantity": { "value": 3, "code": "mm" } }]), FhirError::NoAnswer { item: item() }),
        (json!([{ "valueQuantity": { "value": 3, "comparator": "<" } }]), FhirError::NoAnswer { item: item() }),
        (json!([{ "valueInteger": 3, "valueDecimal": 3 }]), FhirError::NoAnswer { item: item() }),
        (json!([{ "valueCoding": { "display": "3" } }]), FhirError::NoAnswer { item: item() }),
        (json!([{ "valueCoding": { "code": "SC-3" } }]), FhirError::UnknownCode { item: item() }),
        (json!([{ "valueCoding": { "code": "+3" } }]), FhirError::UnknownCode { item: item() }),
        (json!([{ "valueCoding": { "code": "" } }]), FhirError::UnknownCode { item: item() }),
        (weighted(2), FhirError::Contradiction { item: item() }),
        (json!([{ "valueInteger": 3 }, { "valueInteger": 3 }]), FhirError::SeveralAnswers { item: item(), found: 2 }),
    ] {
        assert_eq!(read_mobility(&answers), (Invalid, vec![doubt]), "{answers}");
    }
}

#[test]
fn an_item_without_an_answer_is_missing() {
    let reason = |code: &str| json!([{ "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": code }]);
    for item in [
        json!({ "linkId": "mo" }),
        json!({ "linkId": "mo", "answer": [] }),
        json!({ "linkId": "mo", "answer": [{ "item": [{ "linkId": "why" }] }] }),
        json!({ "linkId": "mo", "extension": reason("asked-declined") }),
        json!({ "linkId": "mo", "answer": [{ "extension": reason("asked-unknown") }] }),
        json!({ "linkId": "mo", "answer": [{ "_valueInteger": { "extension": reason("masked") } }] }),
        json!({ "linkId": "sc", "answer": [{ "valueInteger": 1 }] }),
    ] {
        let read = read("eq5d5l", &response(&json!([item]))).expect("a response");
        assert_eq!((read.answers()[0], read.doubts()), (Missing, [].as_slice()), "{item}");
    }
    // something was given, and it is no answer
    for (item, doubt) in [
        (json!({ "linkId": "mo", "extension": reason("not-a-number") }), FhirError::NoAnswer { item: "mo".into() }),
        (
            json!({ "linkId": "mo", "answer": [{ "valueInteger": 2, "extension": reason("masked") }] }),
            FhirError::Contradiction { item: "mo".into() },
        ),
        (
            json!({ "linkId": "mo", "extension": reason("masked"), "answer": [{ "valueInteger": 2 }] }),
            FhirError::Contradiction { item: "mo".into() },
        ),
    ] {
        let read = read("eq5d5l", &response(&json!([item]))).expect("a response");
        assert_eq!((read.answers()[0], read.doubts()), (Invalid, [doubt].as_slice()), "{item}");
    }
}

#[test]
fn items_stand_in_groups_and_under_answers() {
    let sent = response(&json!([{
        "linkId": "page",
        "item": [
            { "linkId": "mo", "answer": [{ "valueInteger": 2, "item": [{ "linkId": "sc", "answer": [{ "valueInteger": 3 }] }] }] },
            { "linkId": "inner", "item": [{ "linkId": "vas", "answer": [{ "valueInteger": 70 }] }] },
        ],
    }]));
    let read = read("eq5d5l", &sent).expect("a response");
    assert_eq!(read.answers(), [Answered(2), Answered(3), Missing, Missing, Missing, Answered(70)]);
    assert_eq!(read.doubts(), []);
}

#[test]
fn an_item_twice_is_invalid_and_what_is_unknown_is_told() {
    let sent = response(&json!([
        { "linkId": "mo", "answer": [{ "valueInteger": 2 }] },
        { "linkId": "again", "item": [{ "linkId": "mo", "answer": [{ "valueInteger": 2 }] }] },
        { "linkId": "name of the neighbour", "answer": [{ "valueString": "Nobody" }] },
        { "linkId": "a heading" },
    ]));
    let read = read("eq5d5l", &sent).expect("a response");
    assert_eq!(read.answers()[0], Invalid);
    assert_eq!(read.doubts(), [FhirError::Repeated { item: "mo".into(), found: 2 }, FhirError::Unread { found: 1 }]);
    assert_eq!(read.doubts()[1].to_string(), "answered items that were not read, as their linkIds are none of the form's: 1");
}

#[test]
fn a_response_to_something_else_is_refused() {
    let none = json!([{ "linkId": "1", "answer": [{ "valueInteger": 2 }] }]);
    assert_eq!(read("soc13", &response(&none)), Err(FhirError::NothingRead { instrument: "soc13".into() }));
    assert_eq!(
        read("soc13", &json!({ "resourceType": "Patient" })),
        Err(FhirError::Resource { expected: "QuestionnaireResponse" })
    );
    assert_eq!(read("soc13", &json!(3)), Err(FhirError::Resource { expected: "QuestionnaireResponse" }));
    // nobody answered anything: that is a response
    assert!(read("soc13", &response(&json!([]))).expect("a response").answers().iter().all(|answer| *answer == Missing));
}

#[test]
fn only_what_is_finished_counts_unless_told() {
    let with = |status: &str| {
        let mut sent = mobility(&json!([{ "valueInteger": 2 }]));
        sent["status"] = json!(status);
        sent
    };
    for status in ["completed", "amended"] {
        assert!(read("eq5d5l", &with(status)).is_ok(), "{status}");
    }
    let registry = Registry::built_in();
    let patient = Form::of(&registry, "eq5d5l", &Choices::default()).expect("it is built in").with_unfinished();
    for (status, name) in [("in-progress", "in-progress"), ("stopped", "stopped")] {
        assert_eq!(read("eq5d5l", &with(status)), Err(FhirError::NotCompleted { status: name }));
        assert!(patient.read(&with(status)).is_ok(), "{status}");
    }
    assert_eq!(patient.read(&with("entered-in-error")), Err(FhirError::EnteredInError));
    let path = "QuestionnaireResponse.status".to_owned();
    assert_eq!(patient.read(&with("done")), Err(FhirError::Shape { path, expected: "the status of a response" }));
}

#[test]
fn a_modifier_is_refused_wherever_it_stands_and_other_keys_are_left_alone() {
    let item = json!({ "linkId": "mo", "answer": [{ "valueInteger": 2 }] });
    let mut sent = response(&json!([{ "linkId": "page", "item": [item] }]));
    for (pointer, path) in [
        ("", "QuestionnaireResponse"),
        ("/item/0", "QuestionnaireResponse.item[0]"),
        ("/item/0/item/0", "QuestionnaireResponse.item[0].item[0]"),
        ("/item/0/item/0/answer/0", "QuestionnaireResponse.item[0].item[0].answer[0]"),
    ] {
        let mut modified = sent.clone();
        modified.pointer_mut(pointer).unwrap()["modifierExtension"] =
            json!([{ "url": "https://example.org/not", "valueBoolean": true }]);
        assert_eq!(read("eq5d5l", &modified), Err(FhirError::Modifier { path: format!("{path}.modifierExtension") }));
        sent.pointer_mut(pointer).unwrap()["extension"] = json!([{ "url": "https://example.org/remark", "valueString": "x" }]);
        sent.pointer_mut(pointer).unwrap()["note"] = json!(1);
    }
    assert_eq!(read("eq5d5l", &sent).expect("a response").answers()[0], Answered(2));
    sent["implicitRules"] = json!("https://example.org/rules");
    assert_eq!(read("eq5d5l", &sent), Err(FhirError::Modifier { path: "QuestionnaireResponse.implicitRules".into() }));
}

#[test]
fn what_is_not_built_as_fhir_has_it_is_refused_with_its_place() {
    let shape = |path: &str, expected| Err(FhirError::Shape { path: format!("QuestionnaireResponse.{path}"), expected });
    for (sent, expected) in [
        (response(&json!({})), shape("item", "a list")),
        (response(&json!([3])), shape("item[0]", "an object")),
        (response(&json!([{}])), shape("item[0].linkId", "a text")),
        (response(&json!([{ "linkId": "mo", "answer": [null] }])), shape("item[0].answer[0]", "an object")),
    ] {
        assert_eq!(read("eq5d5l", &sent), expected, "{sent}");
    }
    for (key, value) in [("authored", json!("3/4/2026")), ("subject", json!({ "display": "Nobody" })), ("id", json!("a b"))] {
        let mut sent = mobility(&json!([{ "valueInteger": 2 }]));
        sent[key] = value;
        assert!(matches!(read("eq5d5l", &sent), Err(FhirError::Shape { path, .. }) if path.ends_with(key)), "{key}");
    }
    let mut sent = mobility(&json!([]));
    sent["subject"] = json!({ "reference": "#contained" });
    assert!(read("eq5d5l", &sent).is_err());
}

#[test]
fn a_personal_identity_number_is_refused_and_never_repeated() {
    for subject in [
        json!({ "reference": "Patient/19811218-9876" }),
        json!({ "identifier": { "system": "https://example.org/number", "value": "811218-9876" } }),
    ] {
        let mut sent = mobility(&json!([{ "valueInteger": 2 }]));
        sent["subject"] = subject;
        let error = read("eq5d5l", &sent).expect_err("an identity number");
        assert!(matches!(error, FhirError::IdentityNumber { .. }));
        assert!(!format!("{error} {error:?}").contains("9876"));
    }
}

#[test]
fn nothing_that_was_sent_is_shown() {
    let mut sent = mobility(&json!([{ "valueString": "secret" }, { "valueInteger": 77 }]));
    sent["subject"] = json!({ "reference": "Patient/secret" });
    let read = read("eq5d5l", &sent).expect("a response");
    let shown = format!("{read:?}");
    assert!(shown.contains("SeveralAnswers") && !shown.contains("secret") && !shown.contains("77"), "{shown}");
}

#[test]
fn codes_and_link_ids_are_the_callers() {
    let registry = Registry::built_in();
    let form = || Form::of(&registry, "eq5d5l", &Choices::default()).expect("it is built in");
    let own = form().linked([("mo", "sc"), ("sc", "mo")]).expect("changed places");
    let own = own.coded("mo", [("LA1", 1), ("LA4", 4)]).expect("two codes");
    let own = own.missing_code("vas=999".parse().expect("a code")).expect("an item");
    let sent = response(&json!([
        { "linkId": "sc", "answer": [{ "valueCoding": { "code": "LA4" } }] },
        { "linkId": "mo", "answer": [{ "valueCoding": { "code": "4" } }] },
        { "linkId": "vas", "answer": [{ "valueInteger": 999 }] },
    ]));
    let read = own.read(&sent).expect("a response");
    assert_eq!((read.answers()[0], read.answers()[1], read.answers()[5]), (Answered(4), Answered(4), Missing));
    // once an item has codes of its own, they are the only ones
    let usual = own.read(&response(&json!([{ "linkId": "sc", "answer": [{ "valueCoding": { "code": "4" } }] }])));
    assert_eq!(usual.expect("a response").doubts(), [FhirError::UnknownCode { item: "mo".into() }]);

    assert_eq!(form().linked([("mo", "q1"), ("sc", "q1")]).err(), Some(FhirError::SharedLinkId { link_id: "q1".into() }));
    assert_eq!(form().linked([("mo", "sc")]).err(), Some(FhirError::SharedLinkId { link_id: "sc".into() }));
    assert_eq!(form().coded("mo", [("A", 6)]).err(), Some(FhirError::OutOfRange { item: "mo".into(), min: 1, max: 5 }));
    let shared = FhirError::SharedCode { item: "mo".into(), code: "A".into() };
    assert_eq!(form().coded("mo", [("A", 1), ("A", 2)]).err(), Some(shared));
    assert!(matches!(form().coded("mobility", [("A", 1)]).err(), Some(FhirError::UnknownItem { .. })));
    assert!(matches!(form().missing_code("vsa=999".parse().expect("a code")).err(), Some(FhirError::UnknownItem { .. })));
    let unknown = FhirError::UnknownScore { score: "eq5d5l_index".into(), close: vec!["eq5d5l_lss".into(), "eq5d5l_vas".into()] };
    assert_eq!(form().concept("eq5d5l_index", 7).err(), Some(unknown));
    assert!(matches!(Form::of(&registry, "eq5d", &Choices::default()).err(), Some(FhirError::Registry(_))));
    assert!(matches!(
        Form::of(&registry, "eq5d5l", &Choices { value_sets: vec!["none".into()], ..Choices::default() }).err(),
        Some(FhirError::Setting(_))
    ));
}

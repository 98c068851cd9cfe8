//! What is written, compared with files that the validators of FHIR read: `written/`.
//!
//! `UPDATE=1 cargo test -p enkat --features fhir --test fhir` writes them anew.

use std::path::Path;

use super::*;
use enkat::fhir::Version;
use enkat::instrument::{KeyedScale, MissingRule};

/// Compares a resource with the file of this name.
fn is_written(name: &str, resource: &Value) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fhir/written/{name}.json"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, format!("{resource:#}\n")).expect("the folder is there");
    }
    let before = std::fs::read(&file).unwrap_or_default();
    let before: Value = serde_json::from_slice(&before).unwrap_or_default();
    assert!(before == *resource, "{} differs; look, and accept with UPDATE=1:\n{resource:#}", file.display());
}

/// A response and its observations, in a Bundle.
fn are_written(name: &str, form: &Form<'_>, sent: &Value) {
    let response = form.read(sent).expect("a response");
    let resources = [form.questionnaire_response(&response).expect("it is ours")];
    let resources = resources.into_iter().chain(form.observations(&response).expect("it is ours"));
    let entries: Vec<Value> = resources.map(|resource| json!({ "resource": resource })).collect();
    is_written(name, &json!({ "resourceType": "Bundle", "type": "collection", "entry": entries }));
}

fn sent(answers: impl IntoIterator<Item = (String, Value)>) -> Value {
    let items = answers.into_iter().map(|(item, value)| json!({ "linkId": item, "answer": [value] }));
    let mut sent = response(&items.collect());
    sent["id"] = json!("r-1");
    sent["subject"] = json!({ "reference": "Patient/p-1", "display": "not taken over" });
    sent["encounter"] = json!({ "identifier": { "system": "https://example.org/visits", "value": "v-7" } });
    sent["authored"] = json!("2026-04-03T09:30:00+02:00");
    sent
}

#[test]
fn eq5d5l_is_written_as_its_file_has_it() {
    let registry = Registry::built_in();
    let choices = Choices { value_sets: ["SE-2022-TTO", "XW-UK"].map(String::from).to_vec(), ..Choices::default() };
    let form = Form::of(&registry, "eq5d5l", &choices).expect("it is built in").in_system("https://example.org/scores");
    let answers = [("mo", 2), ("sc", 1), ("ua", 2), ("pd", 3), ("ad", 2), ("vas", 70)];
    let answers = answers.map(|(item, code)| (item.to_owned(), json!({ "valueInteger": code })));
    are_written("eq5d5l", &form, &sent(answers.clone()));

    // nobody asked about pain, and EQ VAS is no mark; amended, by an identifier
    let mut odd = sent(answers.into_iter().filter(|(item, _)| item != "pd"));
    odd["item"][4]["answer"][0] = json!({ "valueInteger": 101 });
    odd["status"] = json!("amended");
    odd["subject"] = json!({ "type": "Patient", "identifier": { "system": "https://example.org/people", "value": "p-1" } });
    are_written("eq5d5l-empty", &form, &odd);
}

#[test]
fn kasam_is_written_as_its_file_has_it() {
    let registry = Registry::built_in();
    let form = Form::of(&registry, "soc13", &Choices::default()).expect("it is built in");
    let answers = (1..=13).filter(|item| *item != 4).map(|item| (format!("soc13_{item}"), json!({ "valueDecimal": 4 })));
    are_written("soc13-prorated", &form, &sent(answers));
    let choices = Choices { missing: MissingRule::Half, ..Choices::default() };
    let form = Form::of(&registry, "soc29", &choices).expect("it is built in").with_unfinished();
    let mut stopped = sent((1..=15).map(|item| (format!("soc29_{item}"), json!({ "valueCoding": { "code": "5" } }))));
    stopped["status"] = json!("stopped");
    are_written("soc29-stopped", &form, &stopped);
}

#[test]
fn a_scale_of_ones_own_is_written_as_its_file_has_it() {
    let key = include_str!("../../examples/scales/phq9.toml");
    let mut registry = Registry::built_in();
    registry.add(KeyedScale::new(&toml::from_str(key).expect("a key")).expect("a key")).expect("a new scale");
    let form = Form::of(&registry, "phq9", &Choices::default()).expect("it was added");
    are_written("phq9", &form, &sent((1..=9).map(|item| (format!("phq9_{item}"), json!({ "valueInteger": item % 4 })))));
    is_written("phq9.questionnaire.r4", &form.questionnaire(Version::R4));
    is_written("phq9.questionnaire.r5", &form.questionnaire(Version::R5));
}

#[test]
fn questionnaires_are_written_as_their_files_have_them() {
    let registry = Registry::built_in();
    for id in ["eq5d5l", "soc13"] {
        let form = Form::of(&registry, id, &Choices::default()).expect("it is built in");
        is_written(&format!("{id}.questionnaire.r4"), &form.questionnaire(Version::R4));
        is_written(&format!("{id}.questionnaire.r5"), &form.questionnaire(Version::R5));
    }
}

#[test]
fn no_code_of_loinc_is_claimed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fhir/written");
    for file in folder.read_dir().expect("a folder") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a text");
        assert!(!text.contains("loinc"));
    }
}

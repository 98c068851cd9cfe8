//! A response in, a Bundle of observations and rows of a measurement table out.
//!
//! `cargo run --example fhir --features fhir -- response.json`, or without a file for an invented one.

use enkat::fhir::{FhirError, Form, Response};
use enkat::{Choices, Registry};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sent = match std::env::args().nth(1) {
        Some(file) => serde_json::from_str(&std::fs::read_to_string(file)?)?,
        None => invented(),
    };
    let registry = Registry::built_in();
    // settled once, for every response; the linkIds are those of a German guide
    let choices = Choices { value_sets: vec!["SE-2022-TTO".into()], ..Choices::default() };
    let form = Form::of(&registry, "eq5d5l", &choices)?.in_system("https://example.org/scores").linked([
        ("mo", "euroqol-eq5d5l-q01-MO"),
        ("sc", "euroqol-eq5d5l-q02-SC"),
        ("ua", "euroqol-eq5d5l-q03-UA"),
        ("pd", "euroqol-eq5d5l-q04-PD"),
        ("ad", "euroqol-eq5d5l-q05-AD"),
        ("vas", "euroqol-eq5d5l-vas"),
    ])?;
    let response = form.read(&sent)?;
    for doubt in response.doubts() {
        eprintln!("{doubt}");
    }
    println!("{:#}", bundle(&form, &response)?);
    for row in form.measurements(&response)? {
        println!("{}", serde_json::to_string(&row)?);
    }
    Ok(())
}

/// What a server stores at once.
fn bundle(form: &Form<'_>, response: &Response) -> Result<Value, FhirError> {
    let entry = |observation| json!({ "resource": observation, "request": { "method": "POST", "url": "Observation" } });
    let entries: Vec<Value> = form.observations(response)?.into_iter().map(entry).collect();
    Ok(json!({ "resourceType": "Bundle", "type": "transaction", "entry": entries }))
}

/// Nobody's answers, of which EQ VAS is none that there can be.
fn invented() -> Value {
    let coded = |link_id: &str, code: &str| {
        let coding = json!({ "system": "https://example.org/levels", "code": code });
        json!({ "linkId": link_id, "answer": [{ "valueCoding": coding }] })
    };
    json!({
        "resourceType": "QuestionnaireResponse",
        "id": "r-1",
        "status": "completed",
        "subject": { "reference": "Patient/p-1" },
        "authored": "2026-04-03T09:30:00+02:00",
        "item": [
            { "linkId": "page-1", "item": [
                coded("euroqol-eq5d5l-q01-MO", "MO-2"),
                coded("euroqol-eq5d5l-q02-SC", "SC-1"),
                coded("euroqol-eq5d5l-q03-UA", "UA-2"),
                coded("euroqol-eq5d5l-q04-PD", "PD-3"),
                coded("euroqol-eq5d5l-q05-AD", "AD-2"),
            ] },
            { "linkId": "euroqol-eq5d5l-vas", "answer": [{ "valueInteger": 170 }] },
            { "linkId": "how-it-went", "answer": [{ "valueString": "a remark, which is not read" }] },
        ],
    })
}

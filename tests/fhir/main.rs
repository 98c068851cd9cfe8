//! FHIR resources in and out. Every resource here is invented.
#![cfg(feature = "fhir")]

mod hostile;
mod matching;
mod measurements;
mod reading;
mod round_trip;
mod writing;

use enkat::fhir::{FhirError, Form, Response};
use enkat::ground::Answer::{self, Answered, Invalid, Missing};
use enkat::{Choices, Registry};
use serde_json::{Value, json};

/// Reads what is sent, for the questionnaire that goes by its own ids.
fn read(id: &str, sent: &Value) -> Result<Response, FhirError> {
    Form::of(&Registry::built_in(), id, &Choices::default())?.read(sent)
}

/// A completed response with these items.
fn response(items: &Value) -> Value {
    json!({ "resourceType": "QuestionnaireResponse", "status": "completed", "item": items })
}

/// A completed response to EQ-5D-5L with these answers to mobility, and nothing else.
fn mobility(answers: &Value) -> Value {
    response(&json!([{ "linkId": "mo", "answer": answers }]))
}

/// What is read of mobility, and what is odd about it.
fn read_mobility(answers: &Value) -> (Answer<u8>, Vec<FhirError>) {
    let read = read("eq5d5l", &mobility(answers)).expect("a response");
    (read.answers()[0], read.doubts().to_vec())
}

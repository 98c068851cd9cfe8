//! FHIR R4 and R5: `Questionnaire` and `QuestionnaireResponse` in, `Observation` out,
//! and rows for a measurement table like that of OMOP.
//!
//! A [`Form`] is one questionnaire of the [`Registry`](crate::Registry) with its settings
//! chosen, and the linkIds and answer codes by which somebody's resources name its items.
//! It reads a [`Response`], says what is odd about it, and writes an Observation for each
//! score: how it was worked out, from which value set or under which missing rule, or why
//! it is empty.
//!
//! Resources are [`serde_json::Value`]s: whatever a server sends, and whatever may be added
//! to what is written. Keys that are not read here are left alone, as FHIR has it; a
//! modifier, which changes the meaning of what is around it, is refused.
//!
//! No wording of a questionnaire is held or written: items have short names of our own.
//! Codes of SNOMED CT are written where they were verified, and none of LOINC, as none was.
//!
//! # Examples
//!
//! ```
//! use enkat::{Choices, Registry};
//! use enkat::fhir::Form;
//! use serde_json::json;
//!
//! let registry = Registry::built_in();
//! let form = Form::of(&registry, "eq5d5l", &Choices { value_sets: vec!["SE-2022-TTO".into()], ..Choices::default() })?
//!     .linked([("mo", "q1"), ("sc", "q2"), ("ua", "q3"), ("pd", "q4"), ("ad", "q5"), ("vas", "q6")])?;
//! let sent = json!({
//!     "resourceType": "QuestionnaireResponse",
//!     "id": "r1",
//!     "status": "completed",
//!     "subject": { "reference": "Patient/p1" },
//!     "authored": "2026-04-03T09:30:00+02:00",
//!     "item": [
//!         { "linkId": "q1", "answer": [{ "valueCoding": { "code": "MO-2" } }] },
//!         { "linkId": "q2", "answer": [{ "valueInteger": 1 }] },
//!         { "linkId": "q3", "answer": [{ "valueInteger": 2 }] },
//!         { "linkId": "q4", "answer": [{ "valueInteger": 3 }] },
//!         { "linkId": "q5", "answer": [{ "valueInteger": 2 }] },
//!     ],
//! });
//! let response = form.read(&sent)?;
//! assert!(response.doubts().is_empty());
//!
//! let observations = form.observations(&response)?;
//! let index = observations.last().expect("the index comes last");
//! assert_eq!(index["code"]["coding"][0]["code"], "736534008"); // SNOMED CT
//! assert_eq!(index["valueQuantity"]["value"], 0.878);
//! assert_eq!(index["derivedFrom"][0]["reference"], "QuestionnaireResponse/r1");
//! # Ok::<(), enkat::fhir::FhirError>(())
//! ```

mod answer;
mod codes;
mod date_time;
mod error;
mod form;
mod matching;
mod measurement;
mod node;
mod observation;
mod reference;
mod response;
mod skeleton;

pub use error::FhirError;
pub use form::Form;
pub use measurement::Measurement;
pub use response::Response;
pub use skeleton::Version;

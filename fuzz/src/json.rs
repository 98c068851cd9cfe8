//! Data that somebody sends: rows, settings and FHIR resources are read or refused, and what was sent is not repeated.

use std::sync::LazyLock;

use enkat::fhir::Form;
use enkat::table::parse_row;
use enkat::{Choices, Registry};

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

/// Stands for what somebody sent; no message may hold it.
const MARKER: &str = "Zyx-8112189876";

pub fn holds(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // so that the marker stands in names and in values alike
    let text = &*text.replace('~', MARKER);
    for questionnaire in REGISTRY.iter() {
        if let Err(error) = parse_row(questionnaire.definition(), text) {
            assert!(!error.to_string().contains(MARKER) && !format!("{error:?}").contains(MARKER));
        }
    }
    let _ = serde_json::from_str::<Choices>(text);
    let Ok(resource) = serde_json::from_str::<serde_json::Value>(text) else { return };
    for id in ["eq5d5l", "soc13"] {
        let Ok(form) = Form::of(&REGISTRY, id, &Choices::default()) else { continue };
        match form.read(&resource) {
            Ok(response) => {
                let _ = form.observations(&response);
                let _ = form.measurements(&response);
            }
            Err(error) => assert!(!error.to_string().contains(MARKER)),
        }
        let _ = form.matching(&resource);
    }
}

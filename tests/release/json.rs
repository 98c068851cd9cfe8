//! Reports as JSON: one published schema, read back as the same value, and no release made of an internal report
//! by changing words.

use enkat::report::Report;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::releases::{Case, cases};

const PUBLISHED: &str = include_str!("../../docs/report.schema.json");

fn published() -> Validator {
    let schema: Value = serde_json::from_str(PUBLISHED).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

fn reports() -> impl Iterator<Item = (&'static Case, &'static Report)> {
    cases().iter().flat_map(|case| [(case, &case.release), (case, &case.internal)])
}

fn data(report: &Report) -> Value {
    serde_json::to_value(report).expect("it is data")
}

fn refused(json: &Value) -> String {
    serde_json::from_value::<Report>(json.clone()).map(drop).expect_err("no report").to_string()
}

#[test]
fn every_report_keeps_to_the_published_schema_and_comes_back() {
    let (published, own) = (published(), serde_json::to_value(schemars::schema_for!(Report)).expect("JSON"));
    let own = jsonschema::validator_for(&own).expect("a schema");
    for (case, report) in reports() {
        let json = data(report);
        let errors: Vec<String> =
            published.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty() && own.is_valid(&json), "{}: {errors:#?}", case.about);
        let back: Report = serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{}: {error}", case.about));
        assert!(&back == report, "{}", case.about);
        assert_eq!(data(&back), json, "{}", case.about);
        assert_eq!(back.is_release(), report.is_release());
    }
}

#[test]
fn numbers_of_people_are_whole_and_value_sets_have_the_hash_of_their_numbers() {
    for (case, report) in reports() {
        let json = data(report);
        for (figure, written) in report.figures().all().zip(json["figures"].as_array().expect("figures")) {
            assert_eq!(written["value"].as_f64(), figure.value);
            let is_count = figure.statistic.unit() == enkat::figure::Unit::Count;
            assert!(!is_count || written["value"].is_null() || written["value"].is_u64(), "{}: {written}", case.about);
        }
        for set in json["value_sets"].as_array().expect("sets") {
            let known = enkat::eq5d5l::ValueSet::published(set["id"].as_str().expect("an id")).expect("a published one");
            assert_eq!(set["content_hash"], known.content_hash().to_string());
        }
        assert_eq!(json["enkat_version"], env!("CARGO_PKG_VERSION"));
    }
}

#[test]
fn an_internal_report_does_not_become_a_release_by_changing_words() {
    let disclosure = data(&cases()[0].release)["disclosure"].clone();
    for case in cases() {
        let mut json = data(&case.internal);
        let figures = json["figures"].as_array().expect("figures").clone();
        json["internal"] = json!(false);
        assert!(refused(&json).contains("no people"));
        json["disclosure"] = disclosure.clone();
        refused(&json);
        json["people"] = json!(null);
        json["unplaced_rows"] = json!(null);
        let told = refused(&json);
        assert!(told.contains("no such figure") || told.contains("below its threshold"), "{}: {told}", case.about);
        // not even where only the statistics of releases are left
        let may_leave = case.internal.figures().all().map(|figure| figure.statistic.may_be_released());
        json["figures"] = figures.into_iter().zip(may_leave).filter_map(|(figure, may)| may.then_some(figure)).collect();
        let few = |figure: &Value| figure["value"].as_u64().is_some_and(|people| (1..5).contains(&people));
        if json["figures"].as_array().expect("figures").iter().any(few) {
            refused(&json);
        }
    }
}

#[test]
fn a_report_that_does_not_hold_together_is_refused() {
    let case =
        cases().iter().find(|case| !data(&case.release)["value_sets"].as_array().expect("sets").is_empty()).expect("an index");
    let json = data(&case.release);
    let shown =
        json["figures"].as_array().expect("figures").iter().position(|figure| figure["status"] == "ok").expect("a figure");
    let figure = format!("/figures/{shown}");
    for (place, value, part) in [
        ("/version".to_owned(), json!(2), "of this version"),
        ("/format".to_owned(), json!("report"), "of this version"),
        ("/internal".to_owned(), json!(true), "no people"),
        ("/disclosure/min_cell".to_owned(), json!(3), "do not belong together"),
        ("/disclosure/min_cell_violence".to_owned(), json!(5), "do not belong together"),
        ("/value_sets/0/content_hash".to_owned(), json!("0".repeat(32)), "whose numbers are not here"),
        (format!("{figure}/status"), json!("suppressed"), "the status is ok"),
        (format!("{figure}/value"), json!(null), "the status is ok"),
        (format!("{figure}/statistic"), json!("sd"), "no such figure"),
        (figure, json["figures"][usize::from(shown == 0)].clone(), "given twice"),
    ] {
        let mut spoilt = json.clone();
        *spoilt.pointer_mut(&place).unwrap_or_else(|| panic!("{place}")) = value;
        assert!(refused(&spoilt).contains(part), "{place}: {}", refused(&spoilt));
    }
}

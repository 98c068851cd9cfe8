//! SARIF against the schema of OASIS, and against what the schema cannot say.

use std::collections::HashSet;

use enkat::finding::Rule;
use enkat_cli::check::{Outcome, sarif};
use serde_json::Value;

use crate::cases;

const PUBLIC: &str = include_str!("../schemas/sarif-schema-2.1.0.json");

fn log(outcome: &Outcome) -> Value {
    serde_json::from_str(&sarif::text(outcome).expect("memory")).expect("JSON")
}

fn validator() -> jsonschema::Validator {
    // one pattern ends in a bracket that only some readers of patterns take for itself
    let schema: Value = serde_json::from_str(&PUBLIC.replace("{2}]?$", "{2}\\\\]?$")).expect("JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

#[test]
fn every_log_keeps_to_the_public_schema() {
    let validator = validator();
    for outcome in cases::all() {
        let log = log(&outcome);
        let errors: Vec<String> =
            validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn the_public_schema_is_strict_enough_to_notice() {
    let validator = validator();
    let good = log(&cases::usual());
    let breaks: [(&str, Value); 5] = [
        ("/version", "2.0.0".into()),
        ("/runs/0/results/0/level", "critical".into()),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", 0.into()),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "a b.csv".into()),
        ("/runs/0/results/0/message", "text".into()),
    ];
    for (path, value) in breaks {
        let mut bad = good.clone();
        *bad.pointer_mut(path).expect(path) = value;
        assert!(!validator.is_valid(&bad), "{path}");
    }
}

#[test]
fn every_result_points_at_its_rule_and_has_a_fingerprint_of_its_own() {
    for outcome in cases::all() {
        let log = log(&outcome);
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        let mut prints = HashSet::new();
        for result in run["results"].as_array().expect("results") {
            let at = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
            assert_eq!(rules[at]["id"], result["ruleId"]);
            assert_eq!(rules[at]["defaultConfiguration"]["level"], result["level"]);
            let file = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap_or_default();
            let print = result["partialFingerprints"]["enkatFinding/v1"].as_str().expect("a fingerprint");
            let is_new = prints.insert((file.to_owned(), print.to_owned()));
            // names that are not shown or emptied alike cannot be told apart
            assert!(is_new || outcome.files.len() > 2, "{print} in {file}");
        }
        assert_eq!(run["properties"]["truncated"], Value::Bool(outcome.count() > prints.len() as u64 && outcome.is_truncated()));
    }
}

#[test]
fn a_result_says_where_it_stands() {
    let log = log(&cases::usual());
    let results = &log["runs"][0]["results"];
    let location = &results[0]["locations"][0];
    assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], "data/answers.csv");
    assert_eq!(location["physicalLocation"]["region"]["startLine"], 4);
    assert_eq!(location["logicalLocations"][0]["name"], "pd");
    assert_eq!(results[0]["partialFingerprints"]["enkatFinding/v1"], "EQ001:pd:3");
    let message = "row 3, column pd: 9, expected 1 to 5; perhaps a missing code, declare it";
    assert_eq!(results[0]["message"]["text"], message);
    assert_eq!(results[4]["locations"][0]["physicalLocation"]["region"], Value::Null);
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn a_file_that_cannot_be_used_makes_the_run_unsuccessful() {
    let [.., broken] = cases::quiet();
    let log = log(&broken);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["exitCode"], 2);
    assert_eq!(invocation["toolExecutionNotifications"][0]["message"]["text"], "gone.csv: cannot be checked: no such file");
}

#[test]
fn at_most_5000_results_are_told_and_the_worst_are_among_them() {
    let notices = (1..=6_000).map(|row| cases::plain(Rule::IgnoredOccasion, Some(row), "wave")).collect();
    let worst = cases::file("b.csv", 9, vec![cases::out_of_range(1, "mo", 9)], 0);
    let log = log(&cases::outcome(vec![cases::file("a.csv", 6_000, notices, 0), worst]));
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 5_000);
    assert_eq!(results[0]["ruleId"], "EQ001");
    assert_eq!(log["runs"][0]["properties"]["truncated"], true);
    assert_eq!(log["runs"][0]["properties"]["totals"][0]["count"], 6_000);
}

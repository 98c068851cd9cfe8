//! The JSON of a report keeps to the schema that is published with it.

mod common;

use std::fmt::Write as _;

use common::enkat;
use enkat::report::Report;
use serde_json::Value;

const PUBLISHED: &str = include_str!("../../docs/report.schema.json");

/// Twenty people with both occasions; referred, where the programme is wanted too.
fn twenty(with_programme: bool) -> String {
    let referred = if with_programme { ",referred_from" } else { "" };
    let mut table = format!("id,wave,mo,sc,ua,pd,ad,vas{referred}\n");
    for person in 0..20_u32 {
        let from = if with_programme { ",primary_care" } else { "" };
        for (wave, change) in [("start", 0), ("exit", 7)] {
            let (mo, pd, vas) = (1 + person % 3, 1 + person % 2, 20 + person + change);
            writeln!(table, "p{person},{wave},{mo},1,2,{pd},2,{vas}{from}").expect("a line");
        }
    }
    table
}

#[test]
fn the_published_schema_is_what_the_program_prints() {
    let printed = enkat(&["schema", "report"], "");
    assert_eq!(printed.code, Some(0), "{}", printed.err);
    assert!(
        printed.out == PUBLISHED,
        "docs/report.schema.json is stale: cargo run -p enkat-cli -- schema report > docs/report.schema.json"
    );
}

#[test]
fn every_report_keeps_to_the_schema_and_comes_back() {
    let schema: Value = serde_json::from_str(PUBLISHED).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let set = ["--value-set", "SE-2022-TTO"];
    for (arguments, table, has_programme) in [
        (&["report", "--demo"][..], String::new(), true),
        (&["report", "-", "--internal"], twenty(false), false),
        (&["report", "-", "--internal"], twenty(true), true),
        (&["report", "-"], twenty(false), false),
        (&["report", "-"], twenty(true), true),
    ] {
        let ran = enkat(&[arguments, &["--format", "json"], &set].concat(), table);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.err);
        let json: Value = serde_json::from_str(&ran.out).expect("JSON");
        let errors: Vec<String> = schema.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{arguments:?}: {errors:#?}");
        assert_eq!((json["programme"].is_object(), json["violence"].is_object()), (has_programme, arguments.contains(&"--demo")));
        let back: Report = serde_json::from_str(&ran.out).expect("a report");
        assert_eq!(serde_json::to_value(&back).expect("it is data"), json, "{arguments:?}");
    }
}

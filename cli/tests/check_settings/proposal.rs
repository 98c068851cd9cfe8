//! A proposal as a program reads it.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::common::{enkat, folder};
use crate::{enkat_in, write};

/// The proposal for these files as JSON, which keeps to its schema, and the code of the run.
fn proposal(folder: &Path, arguments: &[&str]) -> (Value, Option<i32>) {
    let ran = enkat_in(folder, &[&["check", "--init", "--format", "json"], arguments].concat());
    let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err));
    let schema: Value = serde_json::from_str(&enkat(&["schema", "proposal"], "").out).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    (document, ran.code)
}

fn read_as(table: &Value) -> Vec<(&str, Option<&str>)> {
    let columns = table["columns"].as_array().expect("columns");
    columns.iter().map(|column| (column["name"].as_str().expect("a name"), column["read_as"].as_str())).collect()
}

#[test]
fn each_column_says_what_it_is_read_as_and_the_settings_are_those_of_the_file() {
    let here = folder("proposal_columns");
    let mut table = String::from("Pseudonym,Tillfälle,Rörlighet,Upplevd hälsa,KASAM 1,KASAM 2\n");
    for row in 0..30 {
        let (person, at) = (row / 2, ["Start", "Avslut"][row % 2]);
        let text = ["inga", "lite", "Nivå 3"][row % 3];
        let _ = writeln!(table, "P{person},{at},{text},{},{},{}", 40 + row, row % 7 + 1, row % 5 + 1);
    }
    write(&here, "t.csv", &table);
    let (document, code) = proposal(&here, &["t.csv"]);
    assert_eq!(code, Some(0));
    let of = &document["tables"][0];
    let read = read_as(of);
    assert!(read.contains(&("Rörlighet", Some("mo"))) && read.contains(&("Tillfälle", Some("wave"))), "{read:?}");
    // the levels that stand in texts are told with the number in them
    let texts = of["texts"].as_array().expect("texts");
    assert_eq!((&texts[0]["item"], &texts[0]["min"], &texts[0]["max"]), (&"mo".into(), &1.into(), &5.into()));
    let code_of = |text: &str| {
        let texts = texts[0]["texts"].as_array().expect("texts");
        texts.iter().find(|known| known["text"] == text).map(|known| known["code"].clone())
    };
    assert_eq!((code_of("inga"), code_of("Nivå 3")), (Some(Value::Null), Some(3.into())));
    // it is the file that is proposed without --format
    let file = enkat_in(&here, &["check", "--init", "t.csv"]);
    assert_eq!(document["settings"].as_str(), Some(file.out.as_str()));
    assert!(of.get("first_rows").is_none(), "cells are shown only where somebody asks");
}

#[test]
fn first_rows_are_shown_where_asked_for_and_never_what_may_be_about_violence() {
    let here = folder("proposal_rows");
    let mut table = String::from("id,mo,vas,Utsatt för våld,se-guideline-1.status\n");
    for row in 0..20 {
        let _ = writeln!(table, "P{row},{},{},HEMLIGT,asked", row % 5 + 1, 30 + row);
    }
    write(&here, "t.csv", &table);
    let (document, _) = proposal(&here, &["--show-values", "t.csv"]);
    let of = &document["tables"][0];
    let rows = of["first_rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 10);
    assert_eq!(rows[2], serde_json::json!(["P2", "3", "32", null, null]));
    assert!(!document.to_string().contains("HEMLIGT"), "{document}");
    let hidden: Vec<bool> =
        of["columns"].as_array().expect("columns").iter().map(|column| column["may_be_violence"] == true).collect();
    assert_eq!(hidden, [false, false, false, true, true]);
}

#[test]
fn a_table_that_cannot_be_read_says_why_beside_those_that_can() {
    let here = folder("proposal_unusable");
    write(&here, "good.csv", "id,mo,sc,ua,pd,ad\nP1,1,2,3,4,5\n");
    write(&here, "bad.csv", "id,mo\n19121212-1212,1\n");
    let (document, code) = proposal(&here, &["--show-values", "good.csv", "bad.csv"]);
    assert_eq!((code, &document["settings"]), (Some(2), &Value::Null));
    let tables = document["tables"].as_array().expect("tables");
    assert_eq!(tables[0]["unusable"], Value::Null);
    assert_eq!(read_as(&tables[0]).len(), 6);
    let why = tables[1]["unusable"].as_str().expect("a reason");
    assert!(why.contains("personal identity number") && !why.contains("1212"), "{why}");
}

#[test]
fn ids_that_two_tables_share_are_told_and_another_format_is_refused() {
    let here = folder("proposal_shared");
    for name in ["a.csv", "b.csv"] {
        write(&here, name, &format!("id,wave,mo,sc,ua,pd,ad,x{name}\nP1,start,1,1,1,1,1,1\nP2,start,1,1,1,1,1,2\n"));
    }
    write(&here, "c.csv", "id,wave,mo,sc,ua,pd,ad\nQ1,start,1,1,1,1,1\nQ2,start,1,1,1,1,1\n");
    let (document, _) = proposal(&here, &["a.csv", "b.csv", "c.csv"]);
    let shares: Vec<&Value> = document["tables"].as_array().expect("tables").iter().map(|table| &table["shares_ids"]).collect();
    assert_eq!(shares, [&Value::from(true), &Value::from(true), &Value::from(false)]);
    enkat_in(&here, &["check", "--init", "--format", "sarif", "a.csv"]).refused_in_err("--format json");
}

//! Findings that are known.

use serde_json::json;

use crate::common::folder;
use crate::{ANSWERS, checked, count_of, enkat_in, write};

#[test]
fn the_published_schema_is_what_the_program_prints() {
    let printed = crate::common::enkat(&["schema", "baseline"], "");
    assert!(
        printed.out == include_str!("../../../docs/baseline.schema.json"),
        "docs/baseline.schema.json is stale: cargo run -p enkat-cli -- schema baseline > docs/baseline.schema.json"
    );
}

#[test]
fn what_is_known_is_counted_and_what_comes_on_top_is_told() {
    let folder = folder("baseline_counts");
    write(&folder, "data/a.csv", ANSWERS);
    write(&folder, "known/here.txt", "");
    let ran = enkat_in(&folder, &["check", "data/a.csv", "--write-baseline", "known/base.json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let text = std::fs::read_to_string(folder.join("known/base.json")).expect("a baseline");
    let written: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(written["known"][0], json!({ "file": "../data/a.csv", "rule": "EQ001", "column": "mo", "count": 2 }));
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../../docs/baseline.schema.json")).expect("JSON");
    assert!(jsonschema::is_valid(&schema, &written));

    let document = checked(&folder, &["data/a.csv", "--baseline", "known/base.json"]);
    assert_eq!(document["exit_code"], 0);
    assert_eq!((&document["findings"], &document["totals"]), (&json!([]), &json!([])));
    assert!(document["files"][0]["known"].as_u64() >= Some(3));

    write(&folder, "data/a.csv", &format!("{ANSWERS}e,7,1,90\n"));
    write(&folder, "enkat.toml", "[check]\nbaseline = \"known/base.json\"\n");
    let document = checked(&folder, &["data/a.csv"]);
    assert_eq!(count_of(&document, "EQ001"), 3);
    assert_eq!(count_of(&document, "EQ004"), 0);
    let message = document["findings"][0]["message"].as_str().expect("a message");
    assert!(message.ends_with("the baseline knew only 2 of 3"), "{message}");
    let told = enkat_in(&folder, &["check", "data/a.csv"]);
    assert_eq!(told.code, Some(1));
    assert!(told.out.contains("the baseline knew only 2 of 3"), "{}", told.out);

    // a baseline that is written again holds everything
    let ran = enkat_in(&folder, &["check", "data/a.csv", "--write-baseline", "known/base.json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(checked(&folder, &["data/a.csv"])["exit_code"], 0);
}

#[test]
fn a_baseline_that_is_none_is_refused() {
    let folder = folder("baseline_none");
    write(&folder, "a.csv", ANSWERS);
    for text in ["", "[]", "{\"version\": 2, \"known\": []}", "{\"version\": 1}", "id,mo\n1,2\n"] {
        write(&folder, "b.json", text);
        enkat_in(&folder, &["check", "a.csv", "--baseline", "b.json"]).refused(&["b.json", "--write-baseline", "\"version\": 1"]);
    }
    enkat_in(&folder, &["check", "a.csv", "--baseline", "gone.json"]).refused(&["gone.json"]);
    enkat_in(&folder, &["check", "a.csv", "--write-baseline", "a.csv"]).refused(&["is read as well"]);
    let ran = enkat_in(&folder, &["check", "a.csv", "gone.csv", "--write-baseline", "new.json"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(!folder.join("new.json").exists());
}

/// Somebody may be in danger: no file makes that known.
#[test]
fn what_somebodys_safety_may_hang_on_is_never_known() {
    let folder = folder("baseline_critical");
    let form = "se-guideline-1";
    let header = ["status", "date", "acute"].map(|name| format!("{form}.{name}")).join(",");
    write(&folder, "a.csv", &format!("id,{header}\na,asked,2026-01-02,yes\n"));
    let before = checked(&folder, &["a.csv"]);
    assert!(count_of(&before, "VS15") > 0, "{before}");
    write(
        &folder,
        "known.json",
        &json!({ "version": 1, "known": [
        { "file": "a.csv", "rule": "VS15", "column": form, "count": 9 },
        { "file": "a.csv", "rule": "VS15", "column": "", "count": 9 },
    ] })
        .to_string(),
    );
    let after = checked(&folder, &["a.csv", "--baseline", "known.json"]);
    assert_eq!(count_of(&after, "VS15"), count_of(&before, "VS15"));
    enkat_in(&folder, &["check", "a.csv", "--write-baseline", "new.json"]);
    let text = std::fs::read_to_string(folder.join("new.json")).expect("a baseline");
    assert!(!text.contains("VS15"), "{text}");
}

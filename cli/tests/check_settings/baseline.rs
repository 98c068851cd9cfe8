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

#[test]
fn what_a_baseline_knows_and_is_not_there_is_told() {
    let folder = folder("baseline_gone");
    write(&folder, "a.csv", ANSWERS);
    assert_eq!(enkat_in(&folder, &["check", "a.csv", "--write-baseline", "known.json"]).code, Some(0));
    let known = ["check", "a.csv", "--baseline", "known.json"];
    let sound = enkat_in(&folder, &known);
    assert!(!sound.err.contains("note") && !sound.out.contains("no longer there"), "{}{}", sound.err, sound.out);
    // two of them are mended, of which the next ones would take the place
    let before = count_of(&checked(&folder, &["a.csv"]), "EQ001");
    write(&folder, "a.csv", &ANSWERS.lines().take(1).chain(["x,1,1,50"]).collect::<Vec<_>>().join("\n"));
    let mended = enkat_in(&folder, &known);
    let told = "known from the baseline and no longer there";
    assert!(mended.code == Some(0) && mended.err.contains(told) && mended.out.contains(told), "{}{}", mended.err, mended.out);
    let document = checked(&folder, &["a.csv", "--baseline", "known.json"]);
    assert!(before > 0 && document["files"][0]["gone"].as_u64() >= Some(before), "{document}");
    let junit = enkat_in(&folder, &[&known[..], &["--format", "junit"]].concat());
    assert!(junit.out.contains(told), "{}", junit.out);
    // what is switched off is not gone
    write(&folder, "a.csv", ANSWERS);
    write(&folder, "enkat.toml", "[check.off]\nEQ001 = \"a pilot\"\n");
    assert_eq!(checked(&folder, &["a.csv", "--baseline", "known.json"])["files"][0]["gone"], 0);
}

#[test]
fn what_a_baseline_cannot_know_is_told() {
    let folder = folder("baseline_unknown");
    write(&folder, "a.csv", ANSWERS);
    let known = |rule: &str, file: &str| json!({ "file": file, "rule": rule, "column": "mo", "count": 1 });
    let entries = [known("EQ999", "a.csv"), known("eq001", "a.csv"), known("VS15", "a.csv"), known("EQ001", "gone.csv")];
    write(&folder, "known.json", &json!({ "version": 1, "known": entries }).to_string());
    let ran = enkat_in(&folder, &["check", "a.csv", "--baseline", "known.json"]);
    for told in ["unknown rule \"EQ999\"", "the rule EQ001 is written as eq001", "VS15 cannot be known", "1 file that it knows"] {
        assert!(ran.code == Some(1) && ran.err.contains(told), "{told}: {}", ran.err);
    }
}

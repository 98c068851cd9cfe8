//! `[check]` in `enkat.toml`.

use crate::common::folder;
use crate::{ANSWERS, checked, count_of, enkat_in, write};

#[test]
fn a_folder_with_settings_needs_no_input() {
    let folder = folder("check_files");
    write(&folder, "data [1]/a.csv", ANSWERS);
    write(&folder, "data [1]/b.csv", ANSWERS);
    write(
        &folder,
        "data [1]/enkat.toml",
        "[check]\nfiles = [\"*.csv\"]\nmax-findings = 1\nformat = [\"human\", \"sarif=out.sarif\"]\n",
    );
    let ran = enkat_in(&folder.join("data [1]"), &["check"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.contains("a.csv: 2 errors") && ran.out.contains("b.csv: 2 errors"), "{}", ran.out);
    assert!(folder.join("data [1]/out.sarif").exists());
    let from_above = checked(&folder, &["--config", "data [1]/enkat.toml"]);
    assert_eq!(from_above["files"].as_array().map(Vec::len), Some(2));
    assert_eq!(from_above["truncated"], true);
    enkat_in(&folder, &["check"]).refused(&["no file is named", "[check]"]);
}

#[test]
fn the_command_line_goes_before_the_settings() {
    let folder = folder("check_order");
    write(&folder, "a.csv", "id,mo\na,1\nb, 2\n");
    write(&folder, "enkat.toml", "[check]\nfail_on = \"warning\"\nfiles = \"a.csv\"\n");
    assert_eq!(enkat_in(&folder, &["check"]).code, Some(1));
    assert_eq!(enkat_in(&folder, &["check", "--fail-on", "error"]).code, Some(0));
}

#[test]
fn a_rule_that_is_off_is_counted_and_not_listed() {
    let folder = folder("check_off");
    write(&folder, "a.csv", ANSWERS);
    write(&folder, "enkat.toml", "[check.off]\nEQ001 = \"of the pilot\"\nEQ014 = \"not used here\"\n");
    let document = checked(&folder, &["a.csv"]);
    assert_eq!(count_of(&document, "EQ001"), 0);
    assert_eq!(count_of(&document, "EQ004"), 1);
    assert_eq!(document["exit_code"], 0);
    let off = &document["files"][0]["off"];
    assert_eq!(off[0], serde_json::json!({ "rule": "EQ001", "reason": "of the pilot", "count": 2 }));
    assert_eq!(off[1]["count"], 0);
}

#[test]
fn what_may_not_be_off_stays_on() {
    let folder = folder("check_never_off");
    write(&folder, "a.csv", ANSWERS);
    for (settings, said) in [
        ("EQ030 = \"why\"", "cannot be switched off"),
        ("VS23 = \"why\"", "cannot be switched off"),
        ("VS15 = \"why\"", "cannot be switched off"),
        ("VS16 = \"why\"", "cannot be switched off"),
        ("EQ1 = \"why\"", "EQ001"),
        ("eq001 = \"why\"", "EQ001"),
        ("EQ001 = \" \"", "say why"),
    ] {
        write(&folder, "enkat.toml", &format!("[check.off]\n{settings}\n"));
        enkat_in(&folder, &["check", "a.csv"]).refused(&["[check.off]", said]);
    }
    write(&folder, "enkat.toml", "[check]\nfail-over = 1\n");
    enkat_in(&folder, &["check", "a.csv"]).refused(&["fail-over"]);
}

#[test]
fn stored_scores_of_the_settings_are_compared_as_those_of_the_command_line() {
    let folder = folder("check_stored");
    write(&folder, "a.csv", "id,mo,sc,ua,pd,ad,utility\na,1,1,1,1,1,1\nb,2,1,1,1,1,0.5\nc,1,1,1,1,2,0.1\n");
    let given = checked(&folder, &["a.csv", "--stored", "eq5d5l.index@US-2019=utility"]);
    write(&folder, "enkat.toml", "[check.stored]\n\"eq5d5l.index@US-2019\" = [\"utility\"]\n");
    let document = checked(&folder, &["a.csv"]);
    assert_eq!(document, given);
    assert_eq!(count_of(&document, "EQ040"), 2, "{document}");
    write(&folder, "enkat.toml", "[check.stored]\n\"eq5d5l.index@US-2019\" = \"gone\"\n");
    let ran = enkat_in(&folder, &["check", "a.csv"]);
    assert!(ran.code == Some(2) && ran.err.contains("[check.stored]"), "{}", ran.err);
}

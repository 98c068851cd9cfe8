//! `[codes]`: what the cells of a table stand for.

mod common;

use std::fs;
use std::path::PathBuf;

use common::{Ran, enkat, folder, program};

/// A table with settings beside it.
fn table(name: &str, rows: &str, settings: &str) -> PathBuf {
    let path = folder(&format!("codes_{name}")).join("answers.csv");
    fs::write(&path, rows).expect("a table");
    fs::write(path.with_file_name("enkat.toml"), settings).expect("settings");
    path
}

fn run(path: &PathBuf, arguments: &[&str]) -> Ran {
    let (command, rest) = arguments.split_first().expect("a command");
    Ran::of(program().arg(command).arg(path).args(rest).output().expect("it runs"))
}

const LEVELS: &str = "{ none = 1, \"a little\" = 2, \"SOME \" = 3, much = 4, most = 5 }";

#[test]
fn texts_are_read_by_the_codes_that_were_declared() {
    let rows = "id,mo,sc,ua,pd,ad,vas\n1,a little,none,A LITTLE, Some ,2,70\n2,none,quite,,9,none,80\n";
    let path = table("texts", rows, &format!("value-set = \"US-2019\"\ncodes.eq5d5l = {LEVELS}\n"));
    let scores = run(&path, &["score"]);
    assert_eq!(scores.column("eq5d5l_profile"), ["21232", ""]);
    assert_eq!(scores.column("eq5d5l_index"), ["0.681", ""]);
    assert_eq!(scores.column("eq5d5l_reason"), ["", "sc:invalid ua:missing pd:invalid"]);
    assert_eq!(scores.column("mo"), ["a little", "none"], "the cells are carried along as they stand");
    let found = run(&path, &["check"]);
    assert_eq!(found.code, Some(1));
    for part in ["EQ060", "EQ001", "[codes] in enkat.toml"] {
        assert!(found.out.contains(part), "{part} is not in {}", found.out);
    }
    assert!(!found.out.contains("quite"), "{}", found.out);
    assert!(run(&path, &["check", "--show-values"]).out.contains("quite"));
}

#[test]
fn a_declared_missing_code_counts_before_codes() {
    let path =
        table("missing", "mo,sc,ua,pd,ad\nnone,much,1,1,1\n", &format!("missing-code = \"much\"\ncodes.eq5d5l = {LEVELS}\n"));
    assert_eq!(run(&path, &["score"]).column("eq5d5l_reason"), ["sc:missing"]);
}

#[test]
fn levels_counted_from_0_are_read_one_higher_and_the_rating_is_not() {
    let rows = "mo,sc,ua,pd,ad,vas\n2,1,3,2,1,40\n5,0,-1,2.5,4,0\n";
    let path = table("zero", rows, "value-set = \"NL-2016\"\ncodes.eq5d5l = \"from-zero\"\n");
    let scores = run(&path, &["score"]);
    assert_eq!(scores.column("eq5d5l_profile"), ["32432", ""]);
    assert_eq!(scores.column("eq5d5l_index"), ["0.504", ""]);
    assert_eq!(scores.column("eq5d5l_vas"), ["40", "0"]);
    assert_eq!(scores.column("eq5d5l_reason")[1], "mo:invalid ua:invalid pd:invalid");
    let found = run(&path, &["check"]);
    assert!(found.out.contains("5, expected 0 to 4"), "{}", found.out);
}

#[test]
fn a_profile_of_digits_is_read_by_the_codes_of_its_items() {
    let path = table("profile", "profile\n21321\n00000\n55555\n", "codes.eq5d5l = \"from-zero\"\n");
    assert_eq!(run(&path, &["score"]).column("eq5d5l_profile"), ["32432", "11111", ""]);
}

#[test]
fn an_item_counted_from_the_other_end_is_turned() {
    let rows =
        format!("{}\n{}\n", (1..=13).map(|n| format!("soc13_{n}")).collect::<Vec<_>>().join(","), "1,7,1,4,4,4,1,4,4,1,4,4,4");
    let as_marked = enkat(&["score", "-"], &rows).column("soc13_total");
    let turned = rows.replace('\n', ",\n").replace(",\n", "\n");
    let path = table("reversed", &turned, "[codes]\n\"soc13_{n}\" = \"reversed\"\n");
    let total: f64 = as_marked[0].parse().expect("a number");
    assert_eq!(run(&path, &["score"]).column("soc13_total"), [(13.0 * 8.0 - total).to_string()]);
    let one = table("reversed_one", "mo,sc,ua,pd,ad\n5,5,5,5,5\n", "codes.mo = \"reversed\"\n");
    assert_eq!(run(&one, &["score"]).column("eq5d5l_profile"), ["15555"]);
}

#[test]
fn the_closest_name_counts_and_an_occasion_may_be_coded_otherwise() {
    let settings = "codes.eq5d5l = \"reversed\"\ncodes.mo = \"from-zero\"\ncodes.\"exit.mo\" = { a = 1, b = 5 }\n";
    let rows = "id,start.mo,start.sc,exit.mo,exit.sc\n1,4,4,a,1\n";
    let path = table("closest", rows, settings);
    let report = run(&path, &["report", "--internal", "--format", "csv"]).figures();
    for (measure, occasion, mean) in
        [("eq5d5l.mo", "start", 5.0), ("eq5d5l.sc", "start", 2.0), ("eq5d5l.mo", "exit", 1.0), ("eq5d5l.sc", "exit", 5.0)]
    {
        assert_eq!(report.value(["all", measure, occasion, "mean"]), Some(mean), "{measure} {occasion}");
    }
}

#[test]
fn numbers_stand_for_other_numbers_only_where_each_was_declared() {
    let path = table("numbers", "mo,sc,ua,pd,ad\n10,1,1,1,1\n20.0,1,1,1,1\n3,1,1,1,1\n", "codes.mo = { 10 = 1, 20 = 2 }\n");
    let scores = run(&path, &["score"]);
    assert_eq!(scores.column("eq5d5l_profile"), ["11111", "21111", ""]);
    assert_eq!(scores.column("eq5d5l_reason")[2], "mo:invalid");
}

#[test]
fn codes_that_do_not_fit_are_refused() {
    for (codes, parts) in [
        ("mobility = \"from-zero\"", &["mobility", "no item and no questionnaire"][..]),
        ("mp = \"from-zero\"", &["did you mean mo"]),
        ("mo = \"zero\"", &["from-zero, reversed"]),
        ("mo = { a = 6 }", &["6 is not a code of mo", "1 to 5"]),
        ("eq5d5l = { a = 100 }", &["100 is not a code of mo"]),
        ("mo = { a = 1, \"A \" = 2 }", &["given twice"]),
        ("mo = { \"1\" = 1, \"1.0\" = 2 }", &["given twice"]),
        ("mo = { NA = 1 }", &["missing answer"]),
        ("mo = {}", &["no text is given"]),
        ("vas = \"from-zero\"", &["counted from 0 on the form already"]),
    ] {
        let path = table("refused", "mo\n1\n", &format!("[codes]\n{codes}\n"));
        run(&path, &["score"]).refused(parts);
    }
}

#[test]
fn a_report_tells_what_its_codes_stood_for() {
    let mut rows = String::from("mo,sc,ua,pd,ad\n");
    (0..12).for_each(|_| rows.push_str("a little,none,1,1,1\n"));
    let path = table("report", &rows, &format!("codes.mo = {LEVELS}\ncodes.sc = {LEVELS}\ncodes.ua = \"reversed\"\n"));
    let text = |arguments: &[&str]| run(&path, &[&["report"], arguments].concat()).out;
    assert!(text(&["--internal"]).contains("a little = 2"));
    assert!(text(&[]).contains("counted from the other end in the table"), "a release tells it too");
    assert!(text(&["--lang", "sv", "--format", "md"]).contains("Koder för vanliga aktiviteter"));
    let json: serde_json::Value = serde_json::from_str(&text(&["--format", "json"])).expect("JSON");
    assert_eq!(json["codes"]["ua"], "reversed");
    assert_eq!(json["codes"]["mo"]["a little"], 2);
}

#[test]
fn a_stored_score_is_compared_with_what_the_codes_say() {
    let rows = "mo,sc,ua,pd,ad,u\n2,1,3,2,1,0.504\n";
    let path = table("stored", rows, "codes.eq5d5l = \"from-zero\"\n");
    let found = run(&path, &["check", "--stored", "eq5d5l.index@NL-2016=u"]);
    assert_eq!(found.code, Some(0), "{}", found.out);
}

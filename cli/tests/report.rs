//! `enkat report`: the joint sums of a group.

mod common;

use common::{enkat, number};

/// One figure of a tidy report.
fn figure(ran: &common::Ran, measure: &str, occasion: &str, statistic: &str) -> (String, String, String) {
    let rows = ran.rows();
    let found: Vec<_> = rows
        .iter()
        .filter(|row| {
            row["group"] == "all" && row["measure"] == measure && row["occasion"] == occasion && row["statistic"] == statistic
        })
        .collect();
    assert_eq!(found.len(), 1, "{measure} {occasion} {statistic}");
    (found[0]["value"].clone(), found[0]["n"].clone(), found[0]["status"].clone())
}

fn value(ran: &common::Ran, measure: &str, occasion: &str, statistic: &str) -> String {
    figure(ran, measure, occasion, statistic).0
}

/// Six people by hand: C lost at exit, D twice at start, E's mobility invalid, F's self-care missing.
const BY_HAND: &str = "id,wave,mo,sc,ua,pd,ad,vas\n\
    A,start,3,1,1,1,1,50\n\
    A,exit,2,1,1,1,1,60\n\
    B,start,2,1,1,1,1,40\n\
    B,exit,2,1,1,1,1,30\n\
    C,start,5,1,1,1,1,10\n\
    D,start,1,1,1,1,1,90\n\
    D,start,1,1,1,1,1,91\n\
    D,exit,4,1,1,1,1,20\n\
    E,exit,1,1,1,1,1,70\n\
    E,start,9,1,1,1,1,80\n\
    F,start,1,,1,1,1,55\n\
    F,exit,3,1,1,1,1,55\n";

#[test]
fn a_small_cohort_is_added_up_as_by_hand() {
    let ran = enkat(&["report", "-", "--internal", "--format", "csv", "--value-set", "US-2019"], BY_HAND);
    let of = |occasion, statistic| value(&ran, "eq5d5l.mo", occasion, statistic);
    // start: A 3, B 2, C 5, F 1; E invalid; D left out
    assert_eq!(
        ["n", "missing", "invalid", "duplicate", "sum", "mean", "level_1", "level_5", "any_problem"].map(|s| of("start", s)),
        ["4", "0", "1", "2", "11", "2.75", "1", "1", "3"]
    );
    // exit: A 2, B 2, D 4, E 1, F 3
    assert_eq!(["n", "sum", "mean"].map(|s| of("exit", s)), ["5", "12", "2.4"]);
    // both: A 3→2 improved, B 2→2, F 1→3 worsened
    assert_eq!(
        ["n", "sum_start", "sum_exit", "improved", "unchanged", "worsened", "ps"].map(|s| of("change", s)),
        ["3", "6", "7", "1", "1", "1", "0.5"]
    );
    // EQ VAS is judged by itself: A 50→60, B 40→30, E 80→70, F 55→55
    let vas = |statistic| value(&ran, "eq5d5l.vas", "change", statistic);
    assert_eq!(
        ["n", "sum_start", "sum_exit", "sum", "mean", "improved", "unchanged", "worsened"].map(vas),
        ["4", "225", "215", "-10", "-2.5", "1", "1", "2"]
    );
    // the profile of F is missing at start, E's is void
    let lss = |occasion, statistic| value(&ran, "eq5d5l.lss", occasion, statistic);
    assert_eq!(["n", "missing", "invalid"].map(|s| lss("start", s)), ["3", "1", "1"]);
    assert_eq!(lss("change", "n"), "2");
    // 31111 and 21111 are 0.878 and 0.904 in US-2019
    let index = |occasion, statistic| value(&ran, "eq5d5l.index@US-2019", occasion, statistic);
    assert_eq!(index("change", "sum_start"), "1.782");
    assert!(ran.err.contains("EQ011"));
}

#[test]
fn rows_may_stand_in_any_order() {
    let (header, rows) = BY_HAND.split_once('\n').expect("a header");
    let mut rows: Vec<&str> = rows.lines().collect();
    let arguments = ["report", "-", "--internal", "--format", "csv", "--value-set", "US-2019"];
    let expected = enkat(&arguments, BY_HAND).out;
    for turn in 0..rows.len() {
        rows.rotate_left(5);
        rows.swap(0, turn);
        assert_eq!(enkat(&arguments, format!("{header}\n{}\n", rows.join("\n"))).out, expected);
    }
}

#[test]
fn the_demonstration_is_marked_and_speaks_swedish() {
    let english = enkat(&["report", "--demo"], "");
    assert_eq!(english.code, Some(0));
    for part in
        ["INTERNAL", "every answer is invented", "15 at start", "SE-2022-TTO", "not for diagnosis", "EuroQol", "day to day"]
    {
        assert!(english.out.contains(part), "{part}");
    }
    let swedish = enkat(&["report", "--demo", "--lang", "sv"], "");
    for part in ["INTERN RAPPORT", "påhittade", "15 vid start", "hanterbarhet", "högre", "inte för diagnos", "7,374"] {
        assert!(swedish.out.contains(part), "{part}");
    }
    assert!(swedish.out.lines().take_while(|line| !line.starts_with('-')).all(|line| line.chars().count() <= 110));
}

#[test]
fn the_demonstration_goes_the_way_of_the_programme() {
    let ran = enkat(&["report", "--demo", "--format", "csv"], "");
    let change = |measure: &str| number(&value(&ran, measure, "change", "sum")).expect("a number");
    assert!(change("soc13.total") > 0.0 && change("soc13.comprehensibility") > 0.0 && change("soc13.meaningfulness") > 0.0);
    assert!(change("soc13.manageability") < 0.0);
}

#[test]
fn a_report_that_may_leave_is_refused_for_now() {
    enkat(&["report", "-"], BY_HAND).refused(&["disclosure control", "--internal"]);
}

#[test]
fn without_occasions_there_is_no_change() {
    let ran = enkat(&["report", "-", "--internal", "--format", "csv"], "id,vas\na,50\nb,70\n");
    assert_eq!(value(&ran, "eq5d5l.vas", "start", "sum"), "120");
    assert!(ran.rows().iter().all(|row| row["occasion"] == "start"));
    assert!(!ran.out.contains("eq5d5l.mo"), "what was not asked is not reported");
}

#[test]
fn no_people_give_undefined_and_not_a_number() {
    let ran = enkat(&["report", "-", "--internal", "--format", "csv"], "id,wave,vas\n");
    assert_eq!(figure(&ran, "eq5d5l.vas", "start", "mean"), (String::new(), "0".into(), "undefined".into()));
    assert_eq!(value(&ran, "eq5d5l.vas", "change", "n"), "0");
    assert!(ran.err.contains("no rows") && !ran.out.contains("NaN"));
}

#[test]
fn occasions_that_nobody_named() {
    let table = "id,wave,vas\na,pre,50\na,post,60\na,later,70\nb,,80\nb,later,75\n";
    let unnamed = enkat(&["report", "-", "--internal", "--format", "csv"], table);
    assert!(unnamed.err.contains("EQ012 5 errors"), "{}", unnamed.err);
    let named = enkat(&["report", "-", "--internal", "--format", "csv", "--wave", "start=pre", "--wave", "exit=post"], table);
    assert_eq!(value(&named, "eq5d5l.vas", "change", "sum"), "10");
    assert!(named.err.contains("EQ012 1 error") && named.err.contains("EQ014 1 notice"), "{}", named.err);
    enkat(&["report", "-", "--internal", "--wave", "start=pre"], "id,vas\na,50\n").refused(&["wave"]);
    enkat(&["report", "-", "--internal", "--wave", "start=x", "--wave", "exit=X"], table).refused(&["other occasion"]);
    enkat(&["report", "-", "--internal", "--wave", "middle=x"], table).refused(&["middle=x", "start=NAME"]);
}

#[test]
fn every_figure_of_the_demonstration_has_a_definition() {
    let ran = enkat(&["report", "--demo", "--format", "json"], "");
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("one document");
    let figures = report["figures"].as_array().expect("a list");
    assert!(figures.len() > 1000);
    for figure in figures {
        assert_ne!(figure["definition"], "", "{figure}");
        assert_eq!(figure["status"] == "ok", figure["value"].is_number(), "{figure}");
        assert_eq!(figure["status"] == "undefined", figure["value"].is_null() && figure["reason"].is_string(), "{figure}");
    }
}

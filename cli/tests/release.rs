//! `enkat report` without `--internal`: what may leave.

mod common;

use std::fmt::Write as _;

use common::{Ran, enkat};

/// Fifteen people, of whom two have no exit; referred by two senders, seven and eight.
fn fifteen() -> String {
    let mut table = "id,wave,mo,sc,ua,pd,ad,vas,sex,referred_from\n".to_owned();
    for person in 0..15_u32 {
        let level = |weight: u32, most: u32| 1 + person * weight % most;
        let sex = if person % 5 < 2 { "man" } else { "woman" };
        let sender = if person < 7 { "primary_care" } else { "social_assistance" };
        let (mo, pd, vas) = (level(2, 3), level(3, 4), 20 + person * 4);
        writeln!(table, "p{person},start,{mo},1,2,{pd},2,{vas},{sex},{sender}").expect("a line");
        if person < 13 {
            writeln!(table, "p{person},exit,{mo},1,1,{pd},2,{},,", vas + 10).expect("a line");
        }
    }
    table
}

fn status(ran: &Ran, measure: &str, occasion: &str, statistic: &str) -> Option<String> {
    let rows = ran.rows();
    let is = |row: &&common::Row| {
        row["group"] == "all" && row["measure"] == measure && row["occasion"] == occasion && row["statistic"] == statistic
    };
    rows.iter().find(is).map(|row| row["status"].clone())
}

fn value(ran: &Ran, measure: &str, occasion: &str, statistic: &str) -> String {
    let rows = ran.rows();
    let is = |row: &&common::Row| {
        row["group"] == "all" && row["measure"] == measure && row["occasion"] == occasion && row["statistic"] == statistic
    };
    rows.iter().find(is).map(|row| row["value"].clone()).unwrap_or_default()
}

#[test]
fn a_release_holds_counts_shares_rounded_sums_and_means_alone() {
    let ran = enkat(&["report", "-", "--format", "csv", "--value-set", "SE-2022-TTO"], fifteen());
    let allowed = |statistic: &str| {
        ["sum", "mean", "level_", "any_problem", "more_than_slight", "pchc_", "improved", "unchanged", "worsened"]
            .iter()
            .any(|of| statistic.starts_with(of))
            || ["n", "start_only", "exit_only", "persons", "persons_share", "missing", "invalid"].contains(&statistic)
    };
    for row in ran.rows().iter().filter(|row| row["measure"].starts_with("eq5d5l") || row["measure"] == "people") {
        assert!(allowed(&row["statistic"]), "{row:?}");
        assert_eq!(row["status"] == "ok", !row["value"].is_empty(), "{row:?}");
    }
    assert_eq!(status(&ran, "eq5d5l.vas", "change", "sd"), None);
    assert_eq!(value(&ran, "programme.referred_from.primary_care", "all", "persons"), "7");
}

#[test]
fn thirteen_beside_fifteen_would_tell_of_two() {
    let ran = enkat(&["report", "-", "--format", "csv"], fifteen());
    assert_eq!(value(&ran, "programme.participants", "all", "persons"), "15");
    assert_eq!(status(&ran, "people", "change", "n").as_deref(), Some("suppressed"));
    assert_eq!(status(&ran, "people", "change", "start_only").as_deref(), Some("suppressed"));
    assert_eq!(status(&ran, "eq5d5l.vas", "change", "n").as_deref(), Some("suppressed"));
    // the sum is told, to the nearest twenty; a mean would tell the number with it
    assert_eq!(value(&ran, "eq5d5l.vas", "change", "sum_start"), "580"); // 13 people: 260 + 4 × 78 = 572
    assert_eq!(status(&ran, "eq5d5l.vas", "change", "mean_start").as_deref(), Some("suppressed"));
    let text = enkat(&["report", "-"], fifteen());
    assert!(text.out.contains("15 at start, 11–14 at exit, 11–14 at both"), "{}", text.out);
}

#[test]
fn too_few_people_are_told_as_that_and_nothing_else() {
    let four: String = fifteen().split_inclusive('\n').take(8).collect();
    let table = enkat(&["report", "-", "--format", "csv"], four.clone());
    assert_eq!(table.out, "group,measure,occasion,statistic,value,n,status\n");
    let text = enkat(&["report", "-"], four);
    assert_eq!(text.code, Some(0));
    assert!(text.out.contains("fewer than 5 people"), "{}", text.out);
    assert!(!text.out.contains("EQ-5D-5L profiles") && !text.out.contains("INTERNAL"), "{}", text.out);
}

#[test]
fn thresholds_go_up_and_not_below_three() {
    let ran = enkat(&["report", "-", "--format", "csv", "--min-cell", "8"], fifteen());
    assert_eq!(status(&ran, "programme.referred_from.primary_care", "all", "persons").as_deref(), Some("suppressed"));
    enkat(&["report", "-", "--min-cell", "2"], fifteen()).refused(&["--min-cell", "3 or more", "found 2"]);
    enkat(&["report", "-", "--round", "4"], fifteen()).refused(&["--round", "3 or to 5"]);
    let both = enkat(&["report", "-", "--min-cell", "5", "--internal"], fifteen());
    assert_eq!(both.code, Some(2));
}

#[test]
fn rounded_counts_are_multiples_without_shares_or_means() {
    let ran = enkat(&["report", "-", "--format", "csv", "--round", "5"], fifteen());
    assert_eq!(value(&ran, "programme.referred_from.primary_care", "all", "persons"), "5");
    for row in ran.rows().iter().filter(|row| row["status"] == "ok" && row["measure"] == "programme.sex.man") {
        assert_eq!(row["statistic"], "persons");
        assert_eq!(row["value"], "5");
    }
    let is_shown = |row: &common::Row| {
        row["status"] == "ok" && (row["statistic"].ends_with("share") || row["statistic"].starts_with("mean"))
    };
    assert!(!ran.rows().iter().any(is_shown));
}

#[test]
fn choices_that_only_an_exact_report_serves_are_refused() {
    let sets = ["report", "-", "--value-set", "SE-2022-TTO", "--value-set", "US-2019"];
    enkat(&sets, fifteen()).refused(&["one value set", "found 2"]);
    enkat(&["report", "-", "--bootstrap", "bca"], fifteen()).refused(&["bootstrap", "internal report"]);
}

#[test]
fn an_earlier_release_is_held_against_the_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let release = |table: String, name: &str| {
        let path = path(name);
        let ran = enkat(&["report", "-", "--format", "json", "-o", &path], table);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        path
    };
    let earlier = release(fifteen(), "earlier.json");
    let follow = |table: String| enkat(&["report", "-", "--format", "csv", "--previous", &earlier], table);
    assert_eq!(follow(fifteen()).code, Some(0));
    let one_more = format!("{}p15,start,1,1,1,1,1,50,man,primary_care\n", fifteen());
    follow(one_more).refused(&["earlier release", "fewer than 5 people", "people"]);
    let few = "id,wave,vas\na,start,5\nb,start,6\n".to_owned();
    enkat(&["report", "-", "--format", "csv", "--previous", &earlier], few).refused(&["shares no figure"]);
    let internal = path("internal.json");
    assert_eq!(enkat(&["report", "-", "--internal", "--format", "json", "-o", &internal], fifteen()).code, Some(0));
    enkat(&["report", "-", "--previous", &internal], fifteen()).refused(&["internal report is not a release"]);
    let nothing = path("nothing.json");
    enkat(&["report", "-", "--previous", &nothing], fifteen()).refused(&["nothing.json"]);
}

/// Seven of twenty are below a threshold of ten: they may not come out by making the report once more with a lower one.
#[test]
fn a_lower_threshold_does_not_open_what_an_earlier_release_suppressed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("v1.json").display().to_string();
    let rows = (0..20).map(|person| format!("p{person},{}\n", if person < 7 { "primary_care" } else { "social_assistance" }));
    let table = format!("id,referred_from\n{}", rows.collect::<String>());
    let first = enkat(&["report", "-", "--min-cell", "10", "--format", "json", "-o", &path], table.clone());
    assert_eq!(first.code, Some(0), "{}", first.err);
    let persons = |ran: &Ran, sender: &str| value(ran, &format!("programme.referred_from.{sender}"), "all", "persons");
    let alone = enkat(&["report", "-", "--min-cell", "3", "--format", "csv"], table.clone());
    assert_eq!([persons(&alone, "primary_care"), persons(&alone, "social_assistance")], ["7", "13"]);
    let second = enkat(&["report", "-", "--min-cell", "3", "--format", "csv", "--previous", &path], table.clone());
    assert_eq!(second.code, Some(0), "{}", second.err);
    assert_eq!(value(&second, "programme.participants", "all", "persons"), "20");
    assert_eq!([persons(&second, "primary_care"), persons(&second, "social_assistance")], ["", ""]);
    let same = enkat(&["report", "-", "--min-cell", "10", "--format", "csv", "--previous", &path], table.clone());
    assert_eq!(same.out, enkat(&["report", "-", "--min-cell", "10", "--format", "csv"], table).out);
}

/// Twelve reached the goal, of eight nobody can tell: 10 to 24 of those counted in fives, and no share of them.
#[test]
fn a_goal_between_two_rounded_counts_is_told_to_the_end_of_the_last_and_without_a_share() {
    let table = |undecided: usize| {
        let row = |person: usize| {
            let kind = if person < 12 {
                "started"
            } else if person < 12 + undecided {
                ""
            } else {
                "returned"
            };
            format!("p{person},supported_employment,{kind}\n")
        };
        format!("id,exit_to,exit_kind\n{}", (0..35).map(row).collect::<String>())
    };
    for (undecided, range) in [(8, "10 to 24"), (3, "10 to 19")] {
        let ran = enkat(&["report", "-", "--round", "5"], table(undecided));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let line = ran.out.lines().find(|line| line.contains(range)).unwrap_or_else(|| panic!("{range}\n{}", ran.out));
        // the target is everybody's to know; of the shares none is told, and their column is left out
        assert_eq!(line.matches('%').count(), 1, "{line}");
        assert!(ran.out.contains("Lines and columns in which everything is suppressed are not shown."), "{}", ran.out);
    }
}

#[test]
fn what_is_said_beside_a_release_has_no_number_of_those_who_left() {
    let row = |person: usize| {
        let exit = if person == 0 { String::new() } else { format!("p{person},exit,60\n") };
        format!("p{person},start,50\n{exit}")
    };
    let table = format!("id,wave,vas\n{}", (0..20).map(row).collect::<Vec<_>>().concat());
    let release = enkat(&["report", "-", "--lang", "en"], &table);
    assert!(release.err.contains("people with a start alone or an exit alone are not in"), "{}", release.err);
    assert!(!release.err.contains("1 person") && !release.err.contains("1 with"), "{}", release.err);
    assert!(release.err.contains("  EQ033: a person has a start and no exit"), "{}", release.err);
    assert!(!release.err.contains("1 notice") && !release.err.contains("row 1"), "{}", release.err);
    let internal = enkat(&["report", "-", "--internal", "--lang", "en"], &table);
    assert!(internal.err.contains("EQ033 1 notice") && internal.err.contains("row 1"), "{}", internal.err);
    assert!(internal.err.contains("1 person without figures of change: 1 with a start only"), "{}", internal.err);
}

#[test]
fn the_json_of_a_release_tells_its_rule_and_no_exact_counts() {
    let ran = enkat(&["report", "-", "--format", "json"], fifteen());
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(json["internal"], false);
    assert_eq!(json["disclosure"]["min_cell"], 5);
    assert_eq!(json["disclosure"]["min_cell_violence"], 10);
    assert!(json["people"].is_null() && json["unplaced_rows"].is_null());
}

#[test]
fn without_any_exit_nothing_is_said_of_exits_or_the_goal() {
    let ran = enkat(&["report", "-", "--format", "csv"], fifteen());
    for measure in ["programme.exit_to", "programme.goal", "programme.any_party", "programme.health_care"] {
        assert!(ran.rows().iter().all(|row| !row["measure"].starts_with(measure)), "{measure}");
    }
}

//! `enkat change`: a row for each person who has both occasions.

mod common;

use common::{Ran, enkat, folder, golden, golden_text, names_in, number, program};

/// By hand, US-2019: 11111 is 1, 21111 is 0.904, 31111 is 0.878, 12111 is 0.911.
const BY_HAND: &str = "id,wave,site,mo,sc,ua,pd,ad,vas\n\
    person-A,start,N,3,1,1,1,1,50\n\
    person-B,exit,S,2,1,1,1,1,30\n\
    person-A,exit,N,2,1,1,1,1,60\n\
    person-B,start,S,2,1,1,1,1,40\n\
    person-C,start,S,5,1,1,1,1,10\n\
    person-D,start,N,1,1,1,1,1,90\n\
    person-D,start,N,1,1,1,1,1,91\n\
    person-D,exit,N,4,1,1,1,1,20\n\
    person-E,start,N,9,1,1,1,1,80\n\
    person-E,exit,N,1,1,1,1,1,70\n\
    person-F,start,N,1,,1,1,1,55\n\
    person-F,exit,N,3,1,1,1,1,55\n\
    person-G,exit,N,1,1,1,1,1,99\n\
    person-H,start,N,1,1,1,1,1,100\n\
    person-H,exit,N,1,1,1,1,1,\n\
    person-I,start,N,1,2,1,1,1,100\n\
    person-I,exit,N,2,1,1,1,1,9\n\
    person-J,start,S,1,1,1,1,1,75\n\
    person-J,exit,S,1,2,1,1,1,101\n";

#[test]
fn a_small_cohort_changes_as_by_hand() {
    let ran = enkat(&["change", "-", "--value-set", "US-2019"], BY_HAND);
    assert_eq!(
        ran.out,
        "id,eq5d5l_vas_start,eq5d5l_vas_exit,eq5d5l_vas_change,eq5d5l_lss_start,eq5d5l_lss_exit,eq5d5l_lss_change,\
         eq5d5l_index_start,eq5d5l_index_exit,eq5d5l_index_change,eq5d5l_value_set,eq5d5l_pchc\n\
         person-A,50,60,10,7,6,-1,0.878,0.904,0.026,US-2019,improve\n\
         person-B,40,30,-10,6,6,0,0.904,0.904,0,US-2019,no_change\n\
         person-E,80,70,-10,,5,,,1,,US-2019,\n\
         person-F,55,55,0,,7,,,0.878,,US-2019,\n\
         person-H,100,,,5,5,0,1,1,0,US-2019,no_problems\n\
         person-I,100,9,-91,6,6,0,0.911,0.904,-0.007,US-2019,mixed\n\
         person-J,75,,,5,6,1,1,0.911,-0.089,US-2019,worsen\n"
    );
}

/// C has no exit and G no start; D's start is there twice, so neither counts.
#[test]
fn people_without_both_occasions_are_told_by_number_and_not_by_id() {
    let ran = enkat(&["change", "-"], BY_HAND);
    assert!(ran.err.contains("3 people without figures of change: 1 with a start only, 2 with an exit only"), "{}", ran.err);
    assert!(ran.err.contains("EQ011 1 error") && ran.err.contains("EQ001 2 errors"), "{}", ran.err);
    assert!(!ran.err.contains("person-"), "{}", ran.err);
    assert_eq!(enkat(&["change", "-", "--strict"], BY_HAND).code, Some(1));
    // the findings do not keep the table from being written whole
    assert_eq!(enkat(&["change", "-", "--strict"], BY_HAND).out, ran.out);
}

#[test]
fn without_a_value_set_there_is_no_index() {
    let ran = enkat(&["change", "-"], BY_HAND);
    let columns =
        "id,eq5d5l_vas_start,eq5d5l_vas_exit,eq5d5l_vas_change,eq5d5l_lss_start,eq5d5l_lss_exit,eq5d5l_lss_change,eq5d5l_pchc";
    assert_eq!(ran.out.lines().next(), Some(columns));
    assert!(ran.err.contains("--value-set"));
    let two = enkat(&["change", "-", "--value-set", "US-2019", "--value-set", "SE-2022-TTO"], BY_HAND);
    // 31111 and 21111 are 0.974 and 0.978 in SE-2022-TTO
    assert_eq!(two.column("eq5d5l_index@SE-2022-TTO_change")[0], "0.004");
    assert_eq!(two.column("eq5d5l_index@US-2019_change")[0], "0.026");
    assert!(!two.out.contains("eq5d5l_value_set"), "the names of the columns say it");
}

#[test]
fn what_was_not_asked_has_no_columns() {
    let vas = "id,wave,vas\na,start,50\na,exit,60\n";
    assert_eq!(enkat(&["change", "-"], vas).out, "id,eq5d5l_vas_start,eq5d5l_vas_exit,eq5d5l_vas_change\na,50,60,10\n");
}

#[test]
fn a_wide_table_without_ids_counts_its_rows() {
    let wide = "before,after,vas1,vas2,extra\n\
        31111,21111,50,60,x\n\
        21111,,,,x\n\
        ,,,,x\n\
        11111,11111,,70,x\n";
    let map = ["start.profile=before", "exit.profile=after", "start.vas=vas1", "exit.vas=vas2"];
    let map: Vec<&str> = map.iter().flat_map(|map| ["--map", map]).collect();
    let ran = enkat(&[&["change", "-"], &map[..]].concat(), wide);
    assert_eq!(
        ran.out,
        "row,eq5d5l_vas_start,eq5d5l_vas_exit,eq5d5l_vas_change,eq5d5l_lss_start,eq5d5l_lss_exit,eq5d5l_lss_change,eq5d5l_pchc\n\
         1,50,60,10,7,6,-1,improve\n\
         4,,70,,5,5,0,no_problems\n"
    );
    assert!(ran.err.contains("1 person without figures of change: 1 with a start only, 0 with an exit only"), "{}", ran.err);
    let with_ids = enkat(&[&["change", "-", "--map", "id=extra"], &map[..]].concat(), wide.replacen(",x\n", ",p7\n", 1));
    assert_eq!(with_ids.column("id")[0], "p7");
}

#[test]
fn group_columns_are_those_at_start() {
    let moved = BY_HAND.replace("person-B,exit,S", "person-B,exit,N");
    let ran = enkat(&["change", "-", "--by", "site"], &moved);
    assert!(ran.out.starts_with("id,site,eq5d5l_vas_start,"));
    assert_eq!(ran.column("id"), ["person-A", "person-B", "person-E", "person-F", "person-H", "person-I", "person-J"]);
    assert_eq!(ran.column("site"), ["N", "S", "N", "N", "N", "N", "S"]);
    assert!(ran.err.contains("EQ016 1 warning"), "{}", ran.err);
    // the numbers are the same with and without groups
    assert_eq!(ran.column("eq5d5l_lss_change"), enkat(&["change", "-"], &moved).column("eq5d5l_lss_change"));
}

#[test]
fn every_group_column_is_there_once() {
    let table = "id,wave,sex,site,vas\na,start,F,N,1\na,exit,F,N,2\nb,start,M,N,3\nb,exit,M,N,5\nc,start,M,S,3\n";
    let ran = enkat(&["change", "-", "--by", "site*sex", "--by", "sex"], table);
    assert_eq!(
        ran.out,
        "id,site,sex,eq5d5l_vas_start,eq5d5l_vas_exit,eq5d5l_vas_change\n\
         a,N,F,1,2,1\n\
         b,N,M,3,5,2\n"
    );
    enkat(&["change", "-", "--by", "county"], table).refused(&["county"]);
    enkat(&["change", "-", "--by", "id"], table).refused(&["--by", "\"id\""]);
}

/// A row of SOC-13: 4 everywhere, so 52, but for these items.
fn soc13(id: &str, wave: &str, others: &[(usize, u8)]) -> String {
    let code = |item| others.iter().find(|(other, _)| *other == item).map_or(4, |(_, code)| *code);
    let codes: Vec<String> = (1..=13).map(|item| code(item).to_string()).collect();
    format!("{id},{wave},{}\n", codes.join(","))
}

/// Totals 50, 52 and 54 at start, so the standard deviation is 2; item 1 counts from the other end.
fn three_people() -> String {
    let items: Vec<String> = (1..=13).map(|item| format!("soc13_{item}")).collect();
    [
        format!("id,wave,{}\n", items.join(",")),
        soc13("a", "start", &[(4, 2)]),
        soc13("b", "start", &[]),
        soc13("c", "start", &[(1, 2)]),
        soc13("a", "exit", &[(4, 6)]),
        soc13("b", "exit", &[(4, 1), (5, 3)]),
        soc13("c", "exit", &[(4, 7), (5, 6)]),
    ]
    .concat()
}

fn numbers(ran: &Ran, column: &str) -> Vec<f64> {
    ran.column(column).iter().map(|cell| number(cell).unwrap_or_else(|| panic!("{column} is empty"))).collect()
}

fn assert_close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?} {expected:?}");
}

/// r is 0.5: the standard error is 2 √0.5, that of a difference 2, and the smallest reliable change 3.92.
#[test]
fn reliable_change_is_as_by_hand() {
    let ran = enkat(&["change", "-", "--reliability", "soc13.total=0.5"], three_people());
    assert_close(&numbers(&ran, "soc13_total_start"), &[50.0, 52.0, 54.0]);
    assert_close(&numbers(&ran, "soc13_total_exit"), &[54.0, 48.0, 57.0]);
    assert_close(&numbers(&ran, "soc13_total_change"), &[4.0, -4.0, 3.0]);
    assert_close(&numbers(&ran, "soc13_total_rci"), &[2.0, -2.0, 1.5]);
    assert_eq!(ran.column("soc13_total_reliable"), ["improved", "worsened", "none"]);
    assert!(!ran.err.contains("hint"), "{}", ran.err);
    assert!(!ran.out.contains("comprehensibility_rci"), "only the total, and what is named");
    // a subscale is named: manageability is 16 for everyone at start, without a spread nothing is reliable
    let named = enkat(&["change", "-", "--reliability", "soc13.manageability=0.5"], three_people());
    assert_eq!(named.column("soc13_manageability_rci"), ["", "", ""]);
    assert_eq!(named.column("soc13_manageability_reliable"), ["", "", ""]);
}

/// Higher is worse in the level sum score.
#[test]
fn the_direction_of_the_measure_counts() {
    let table = "id,wave,profile\na,start,11112\na,exit,11155\nb,start,11122\nb,exit,11111\nc,start,11222\nc,exit,11122\n";
    let ran = enkat(&["change", "-", "--reliability", "eq5d5l.lss=0.5"], table);
    // at start 6, 7 and 8, so the standard deviation and the standard error of a difference are 1
    assert_close(&numbers(&ran, "eq5d5l_lss_rci"), &[7.0, -2.0, -1.0]);
    assert_eq!(ran.column("eq5d5l_lss_reliable"), ["worsened", "improved", "none"]);
}

#[test]
fn without_a_reliability_nothing_is_reliable_and_a_hint_says_why() {
    let ran = enkat(&["change", "-"], three_people());
    assert_eq!(ran.column("soc13_total_rci"), ["", "", ""]);
    assert_eq!(ran.column("soc13_total_reliable"), ["", "", ""]);
    assert_close(&numbers(&ran, "soc13_total_change"), &[4.0, -4.0, 3.0]);
    let hint = "hint: reliable change of soc13.total needs a reliability, such as --reliability soc13.total=0.84";
    assert!(ran.err.contains(hint), "{}", ran.err);
    // naming one measure does not hide that another is left empty
    let subscale = enkat(&["change", "-", "--reliability", "soc13.comprehensibility=0.8"], three_people());
    assert!(subscale.err.contains(hint) && subscale.out.contains("soc13_comprehensibility_rci"), "{}", subscale.err);
    for (reliability, parts) in [
        ("soc13.total=1", ["from 0 to below 1", "soc13.total=0.84"]),
        ("soc13.total", ["does not name a reliability", "MEASURE=R"]),
        ("soc13.sum=0.8", ["soc13.sum", "soc13.total"]),
        ("eq5d5l.vas=0.8", ["eq5d5l.vas", "soc13.total"]),
    ] {
        enkat(&["change", "-", "--reliability", reliability], three_people()).refused(&parts);
    }
}

#[test]
fn a_table_that_does_not_tell_occasions_apart_is_refused_with_advice() {
    let folder = folder("change_refused");
    let output = folder.join("changes.csv");
    let to_file = ["change", "-", "-o", output.to_str().expect("UTF-8")];
    let without_wave = "id,vas\na,50\nb,60\n";
    enkat(&to_file, without_wave).refused(&["nothing tells start and exit apart", "--map wave=COLUMN", "--map exit.mo=COLUMN"]);
    let without_id = "wave,vas\nstart,50\nexit,60\n";
    enkat(&to_file, without_id).refused(&["no column id", "--map id=COLUMN"]);
    let personal = "id,wave,vas\n19121212-1212,start,50\n19121212-1212,exit,50\n";
    let refused = enkat(&to_file, personal);
    refused.refused(&["personal identity"]);
    assert!(!refused.err.contains("1212"), "{}", refused.err);
    enkat(&to_file, "").refused(&[]);
    enkat(&[&to_file[..], &["--value-set", "US-2099"]].concat(), BY_HAND).refused(&["US-2099", "US-2019"]);
    assert!(names_in(&folder).is_empty(), "nothing is left behind");
}

#[test]
fn a_table_without_rows_gives_the_columns() {
    let ran = enkat(&["change", "-"], "id,wave,vas\n");
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "id,eq5d5l_vas_start,eq5d5l_vas_exit,eq5d5l_vas_change\n"));
    assert!(ran.err.contains("no rows"));
}

/// SE-2022-TTO: 21111 is 0.978. From 2020-01-01 to 2024-01-01 are 1461 days, which is 4 years of 365.25.
#[test]
fn dated_occasions_give_life_years_as_by_hand() {
    let table = "id,wave,date,mo,sc,ua,pd,ad\n\
        four years,start,2020-01-01,2,1,1,1,1\n\
        four years,exit,2024-01-01,2,1,1,1,1\n\
        leap year,exit,2021-01-01,1,1,1,1,1\n\
        leap year,start,2020-01-01,2,1,1,1,1\n\
        same day,start,2024-02-29,1,1,1,1,1\n\
        same day,exit,2024-02-29,1,1,1,1,1\n\
        backwards,start,2024-02-29,1,1,1,1,1\n\
        backwards,exit,2024-02-28,1,1,1,1,1\n\
        undated,start,,1,1,1,1,1\n\
        undated,exit,2024-02-28,1,1,1,1,1\n\
        no value,start,2024-01-01,1,1,1,1,\n\
        no value,exit,2024-02-28,1,1,1,1,1\n";
    let ran = enkat(&["change", "-", "--value-set", "SE-2022-TTO"], table);
    assert!(ran.out.lines().next().is_some_and(|header| header.ends_with(",eq5d5l_qaly,eq5d5l_value_set,eq5d5l_pchc")));
    let found: Vec<Option<f64>> = ran.column("eq5d5l_qaly").iter().map(|cell| number(cell)).collect();
    // 0.978 for four years; halfway between 0.978 and 1 for 366 days; 1 for no day
    let leap_year = 0.989 * 366.0 / 365.25;
    assert_close(&found.iter().flatten().copied().collect::<Vec<_>>(), &[3.912, leap_year, 0.0]);
    assert_eq!(found[3..], [None; 3]);
    // the group's are those of its people
    let report = enkat(&["report", "-", "--value-set", "SE-2022-TTO", "--internal", "--format", "csv"], table).figures();
    let of = |statistic| report.number(["all", "eq5d5l.qaly@SE-2022-TTO", "change", statistic]);
    assert_eq!(of("n"), 3.0);
    assert_close(&[of("sum"), of("mean")], &[3.912 + leap_year, (3.912 + leap_year) / 3.0]);
    assert_close(&[of("mean_days")], &[f64::from(1461 + 366) / 3.0]);
}

#[test]
fn life_years_need_a_date_and_a_value_set_from_0_to_1() {
    let dated = "id,wave,date,mo,sc,ua,pd,ad\na,start,2020-01-01,2,1,1,1,1\na,exit,2024-01-01,2,1,1,1,1\n";
    assert!(!enkat(&["change", "-"], dated).out.contains("qaly"));
    let undated = "id,wave,mo,sc,ua,pd,ad\na,start,2,1,1,1,1\na,exit,2,1,1,1,1\n";
    assert!(!enkat(&["change", "-", "--value-set", "SE-2022-TTO"], undated).out.contains("qaly"));
    let sets = ["change", "-", "--value-set", "SE-2020-VAS-EXP", "--value-set", "US-2019", "--value-set", "SE-2022-TTO"];
    let ran = enkat(&sets, dated);
    assert_close(&numbers(&ran, "eq5d5l_qaly@SE-2022-TTO"), &[3.912]);
    assert_close(&numbers(&ran, "eq5d5l_qaly@US-2019"), &[4.0 * 0.904]);
    assert!(!ran.out.contains("eq5d5l_qaly@SE-2020-VAS-EXP"), "values from 0 to 100 are not utilities");
    let wide = "id,before,after,from,to\na,21111,21111,2020-01-01,2024-01-01\n";
    let map = ["start.profile=before", "exit.profile=after", "start.date=from", "exit.date=to"];
    let map: Vec<&str> = map.iter().flat_map(|map| ["--map", map]).collect();
    let ran = enkat(&[&["change", "-", "--value-set", "SE-2022-TTO"], &map[..]].concat(), wide);
    assert_close(&numbers(&ran, "eq5d5l_qaly"), &[3.912]);
}

#[test]
fn ndjson_holds_numbers_as_numbers_and_nothing_as_null() {
    let ran = enkat(&["change", "-", "--value-set", "US-2019", "--by", "site", "--format", "ndjson"], BY_HAND);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 7);
    assert_eq!(
        lines[0],
        "{\"id\":\"person-A\",\"site\":\"N\",\"eq5d5l_vas_start\":50,\"eq5d5l_vas_exit\":60,\"eq5d5l_vas_change\":10,\
         \"eq5d5l_lss_start\":7,\"eq5d5l_lss_exit\":6,\"eq5d5l_lss_change\":-1,\"eq5d5l_index_start\":0.878,\
         \"eq5d5l_index_exit\":0.904,\"eq5d5l_index_change\":0.026,\"eq5d5l_value_set\":\"US-2019\",\"eq5d5l_pchc\":\"improve\"}"
    );
    let invalid: serde_json::Value = serde_json::from_str(lines[2]).expect("an object");
    assert_eq!(invalid["id"], "person-E");
    assert!(invalid["eq5d5l_index_start"].is_null() && invalid["eq5d5l_index_change"].is_null());
    assert_eq!((&invalid["eq5d5l_lss_exit"], &invalid["eq5d5l_pchc"]), (&5.into(), &"".into()));
}

/// The rows of people and the sums of the group are the same answers.
#[test]
fn the_changes_of_people_add_up_to_those_of_the_group() {
    let items = golden("kasam_golden/soc13/items.csv");
    let table = [items.to_str().expect("UTF-8"), "--map", "soc13_{n}=q{n}", "--wave", "start=pre", "--wave", "exit=post"];
    for rule in ["complete", "prorate20", "half"] {
        let options = [&table[..], &["--missing", rule]].concat();
        let people = enkat(&[&["change"], &options[..]].concat(), "");
        let group = enkat(&[&["report", "--internal", "--format", "csv"], &options[..]].concat(), "").figures();
        for scale in ["comprehensibility", "manageability", "meaningfulness", "total"] {
            let changes: Vec<f64> =
                people.column(&format!("soc13_{scale}_change")).iter().filter_map(|cell| number(cell)).collect();
            let of = |statistic| group.number(["all", &format!("soc13.{scale}"), "change", statistic]);
            assert_eq!(changes.len().to_string(), of("n").to_string(), "{rule} {scale}");
            assert!((changes.iter().sum::<f64>() - of("sum")).abs() < 1e-9, "{rule} {scale}");
        }
    }
}

#[test]
fn a_file_is_written_whole_and_never_over_its_table() {
    let folder = folder("change_output");
    let (table, output) = (folder.join("answers.csv"), folder.join("changes.csv"));
    std::fs::write(&table, BY_HAND).expect("a file");
    let run =
        |output: &std::path::Path| Ran::of(program().arg("change").arg(&table).arg("-o").arg(output).output().expect("it runs"));
    let ran = run(&output);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    assert_eq!(std::fs::read_to_string(&output).expect("a file"), enkat(&["change", "-"], BY_HAND).out);
    run(&table).refused(&["choose another name"]);
    assert_eq!(std::fs::read_to_string(&table).expect("a file"), BY_HAND);
}

#[test]
fn names_are_matched_without_case_and_blanks() {
    let table = golden_text("kasam_golden/soc13/items.csv");
    let options = ["change", "-", "--map", "soc13_{n}=q{n}", "--wave", "start=pre", "--wave", "exit=post"];
    let shouted = table.replacen("id,wave", " ID , Wave ", 1).replace(",pre,", ", PRE ,").replace(",post,", ",Post,");
    assert_eq!(enkat(&options, &table).out, enkat(&options, shouted).out);
}

#[test]
fn a_group_column_with_the_name_of_a_change_is_refused() {
    let table = "id,wave,vas,eq5d5l_vas_start\na,start,50,x\na,exit,60,x\nb,start,50,y\nb,exit,60,y\nc,start,1,y\n";
    enkat(&["change", "-", "--by", "eq5d5l_vas_start"], table).refused(&["eq5d5l_vas_start", "another name"]);
}

#[test]
fn the_column_that_changes_is_the_one_that_is_named() {
    let table = "id,wave,sex,site,vas\na,start,F,A,50\na,exit,F,B,60\nb,start,M,A,50\nb,exit,M,A,60\nc,start,M,A,1\n";
    let ran = enkat(&["change", "-", "--by", "sex*site"], table);
    assert!(ran.err.contains("EQ016 1 warning in site"), "{}", ran.err);
    // the start's groups stand in the table
    assert_eq!((ran.column("sex"), ran.column("site")), (vec!["F".into(), "M".into()], vec!["A".into(), "A".into()]));
}

#[test]
fn a_table_without_profiles_names_no_value_set() {
    let ran = enkat(&["change", "-", "--value-set", "US-2019"], "id,wave,vas\na,start,50\na,exit,60\n");
    assert!(!ran.out.contains("value_set"), "{}", ran.out);
}

#[test]
fn a_date_that_is_none_is_found_in_the_half_where_it_stands() {
    let table = "d1,d2,a,b\n2026-01-01,2026-07-01,50,60\n2026-01-01,1/7/2026,1,2\n";
    let map = ["start.date=d1", "exit.date=d2", "start.vas=a", "exit.vas=b"];
    let arguments: Vec<&str> = ["change", "-"].into_iter().chain(map.into_iter().flat_map(|map| ["--map", map])).collect();
    let ran = enkat(&arguments, table);
    assert!(ran.err.contains("EQ015 1 warning in d2") && ran.err.contains("first in row 2"), "{}", ran.err);
}

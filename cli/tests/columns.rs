//! Which column is read as what.

mod common;

use common::{Ran, enkat, folder, program};

#[test]
fn a_column_that_was_named_goes_before_one_that_happens_to_have_our_name() {
    // `mo` is the month
    let table = "id,yr,mo,Mobility,sc,ua,pd,ad\n1,2024,11,2,1,2,3,2\n";
    let scores = enkat(&["score", "-", "--map", "mo=Mobility", "--value-set", "US-2019"], table);
    assert_eq!(scores.column("eq5d5l_profile"), ["21232"]);
    assert_eq!(scores.column("mo"), ["11"], "the month is carried along");

    let raw_and_mended = "id,mo,sc,ua,pd,ad,mo1,sc1,ua1,pd1,ad1\n1,0,1,2,1,0,1,2,3,2,1\n";
    let map = ["mo=mo1", "sc=sc1", "ua=ua1", "pd=pd1", "ad=ad1"].map(|map| ["--map", map]).concat();
    let scores = enkat(&[&["score", "-"], map.as_slice()].concat(), raw_and_mended);
    assert_eq!(scores.column("eq5d5l_profile"), ["12321"]);
}

#[test]
fn a_column_of_profiles_and_one_of_an_item_go_by_what_was_named() {
    let table = "profile,mo,sc,state\n11111,3,4,21232\n";
    let by_profile = enkat(&["score", "-", "--map", "profile=state"], table);
    assert_eq!(by_profile.column("eq5d5l_profile"), ["21232"]);
    let by_items = enkat(&["score", "-", "--map", "mo=mo", "--map", "sc=sc"], table);
    assert_eq!(by_items.column("eq5d5l_reason"), ["ua:missing pd:missing ad:missing"]);
    enkat(&["score", "-"], table).refused(&["two columns for mo"]);
}

#[test]
fn items_of_both_occasions_go_before_a_plain_column_of_that_name() {
    let table = "id,mo,before,after\na,11,2,1\n";
    let scores = enkat(&["score", "-", "--map", "start.mo=before", "--map", "exit.mo=after"], table);
    assert_eq!(scores.column("start.eq5d5l_reason"), ["sc:missing ua:missing pd:missing ad:missing"]);
    enkat(&["score", "-", "--map", "start.sc=before"], "mo,before\n1,2\n").refused(&["some have not"]);
}

#[test]
fn of_two_columns_for_an_item_the_filled_one_is_read() {
    let table = "id,mo_sv,mo_en,sc,ua,pd,ad\n1,2,,1,2,3,2\n2,,3,1,2,3,2\n3,2,2,1,2,3,2\n4,,,1,2,3,2\n5,2,NA,1,2,3,2\n6,2,9,1,2,3,2\n7,2,4,1,2,3,2\n8,,9,1,2,3,2\n";
    let map = ["--map", "mo=mo_sv", "--map", "mo=mo_en"];
    let scores = enkat(&[&["score", "-"], map.as_slice()].concat(), table);
    assert_eq!(scores.column("eq5d5l_profile"), ["21232", "31232", "21232", "", "21232", "", "", ""]);
    let reasons = scores.column("eq5d5l_reason");
    assert_eq!(reasons[3], "mo:missing");
    assert!(reasons[5..].iter().all(|reason| reason == "mo:invalid"), "{reasons:?}");
    assert!(scores.err.contains("EQ061 2 errors in mo_en"), "{}", scores.err);
    assert!(scores.err.contains("EQ001 2 errors in mo_en"), "{}", scores.err);

    // the same in the settings, and by the order in which they stand in the table
    let path = folder("columns_two").join("answers.csv");
    std::fs::write(&path, table).expect("a table");
    let name = path.to_str().expect("UTF-8");
    std::fs::write(path.with_file_name("enkat.toml"), "map.mo = [\"mo_sv\", \"mo_en\"]\n").expect("settings");
    assert_eq!(Ran::of(program().args(["score", name]).output().expect("it runs")).out, scores.out);
}

#[test]
fn a_missing_code_of_one_of_two_columns_leaves_the_other_alone() {
    let table = "a,b,sc,ua,pd,ad\n1,2,1,1,1,1\n1,,1,1,1,1\n";
    let map = ["--map", "mo=a", "--map", "mo=b"];
    let scores = enkat(&[&["score", "-", "--missing-code", "a=1"], map.as_slice()].concat(), table);
    assert_eq!(scores.column("eq5d5l_reason"), ["", "mo:missing"]);
    assert_eq!(scores.column("eq5d5l_profile"), ["21111", ""]);
}

#[test]
fn two_columns_of_profiles_are_alternatives_too() {
    let table = "first,second\n11111,\n,21232\n12345,12344\n";
    let scores = enkat(&["score", "-", "--map", "profile=first", "--map", "profile=second"], table);
    assert_eq!(scores.column("eq5d5l_profile"), ["11111", "21232", ""]);
    assert_eq!(scores.column("eq5d5l_reason")[2], "ad:invalid");
}

#[test]
fn what_is_not_an_item_has_one_column() {
    let table = "a,b,mo\nx,y,1\n";
    enkat(&["score", "-", "--map", "id=a", "--map", "id=b"], table).refused(&["two columns for id"]);
}

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

/// What each command says on standard error of the same table.
fn told_of(table: &str, arguments: &[&str]) -> Vec<String> {
    let commands = [&["score", "-"][..], &["check", "-"], &["report", "-", "--internal"], &["report", "-"]];
    commands.map(|command| enkat(&[command, arguments].concat(), table)).map(|ran| format!("{}{}", ran.err, ran.out)).to_vec()
}

#[test]
fn every_command_says_what_was_read_and_what_was_not() {
    let table = "id,wave,Q1,sc,ua,pd,ad,vas,site,note\na,start,1,1,1,1,1,70,n,x\na,exit,1,1,1,1,1,80,n,y\n";
    let told = "read: id, wave, mo=Q1 sc ua pd ad vas (EQ-5D-5L), group=site; not read: note";
    for command in ["score", "check", "report", "change"] {
        let settings = folder("columns_read").join("enkat.toml");
        std::fs::write(&settings, "by = \"site\"\nmap.mo = \"Q1\"\n").expect("settings");
        let ran = enkat(&[command, "-", "--config", settings.to_str().expect("UTF-8")], table);
        assert!(ran.err.contains(told), "{command}: {}", ran.err);
    }
    // of a check that reads every column by its own name there is nothing to tell
    assert_eq!(enkat(&["check", "-"], "id,mo,sc,ua,pd,ad\n1,1,1,1,1,1\n").err, "");
}

#[test]
fn of_a_violence_form_only_its_name_is_told() {
    let table = "vas,se-guideline-1.status,se-guideline-1.physical_lifetime\n70,asked,no\n";
    let ran = enkat(&["score", "-"], table);
    assert!(ran.err.contains("read: vas (EQ-5D-5L), se-guideline-1 (2 columns)\n"), "{}", ran.err);
}

#[test]
fn the_json_of_a_check_says_of_each_column_what_it_was_read_as() {
    let found =
        enkat(&["check", "-", "--format", "json", "--map", "mo=Q1", "--stored", "eq5d5l.lss=sum"], "Q1,vas,sum,note\n1,70,,x\n");
    let json: serde_json::Value = serde_json::from_str(&found.out).expect("JSON");
    let columns = json["columns"].as_array().expect("a list");
    let read: Vec<_> = columns.iter().map(|column| (column["name"].as_str(), column["read_as"].as_str())).collect();
    let expected = [("Q1", Some("mo")), ("vas", Some("vas")), ("sum", Some("eq5d5l.lss")), ("note", None)];
    assert_eq!(read, expected.map(|(name, read)| (Some(name), read)));
}

#[test]
fn a_column_with_the_name_of_an_item_that_was_not_read_is_told_by_every_command() {
    let table = "id,Mobility,Hygien,SOC13-4,vas\na,2,x,7,70\nb,1,y,3,60\n";
    for told in told_of(table, &[]) {
        assert!(told.contains("EQ062"), "{told}");
    }
    let found = enkat(&["check", "-"], table).out;
    for part in ["perhaps mo", "perhaps sc", "perhaps soc13_4"] {
        assert!(found.contains(part), "{part} is not in {found}");
    }
}

#[test]
fn five_columns_of_levels_beside_a_rating_are_told_whatever_they_are_called() {
    let rows: Vec<String> = (0..8).map(|n| format!("{n},{},1,2,1,{},7{n},2026\n", 1 + n % 3, 1 + n % 2)).collect();
    let table = format!("id,a1,b1,c1,d1,e1,vas,year\n{}", rows.concat());
    for told in told_of(&table, &[]) {
        assert!(told.contains("a1") && told.contains("EQ062"), "{told}");
    }
    let found = enkat(&["check", "-"], &table).out;
    assert!(found.contains("a1 to e1, 5 columns, hold whole numbers from 1 to 5, as the items of EQ-5D-5L do"), "{found}");
}

#[test]
fn other_columns_of_small_numbers_are_left_alone() {
    // ticks in boxes, counts, a measure of its own by the name of an item, and levels beside which nothing is read
    let rows: Vec<String> =
        (0..30).map(|n| format!("{},0,1,1,{},{},{n},1,2,1,1,2,1,3,3,{}\n", n % 2, n % 2, 1 - n % 2, 10 * (n % 10))).collect();
    let table = format!("t1,t2,t3,t4,t5,t6,visits,mo,sc,ua,pd,ad,soc13_1,soc13_2,soc13_3,pain\n{}", rows.concat());
    let found = enkat(&["check", "-"], &table);
    assert!(!found.out.contains("EQ062"), "{}", found.out);
    let mapped = enkat(&["check", "-", "--map", "mo=Mobility"], "mo,Mobility,sc,ua,pd,ad\n11,1,1,1,1,1\n");
    assert!(!mapped.out.contains("EQ062"), "{}", mapped.out);
}

#[test]
fn a_missing_item_is_told_by_every_command() {
    let names: Vec<String> = (1..=12).map(|n| format!("soc13_{n}")).collect();
    let table = format!("id,{}\na,{}\nb,{}\n", names.join(","), ["4"; 12].join(","), ["3"; 12].join(","));
    for told in told_of(&table, &[]) {
        assert!(told.contains("soc13_13"), "{told}");
    }
}

#[test]
fn a_column_of_names_is_told() {
    let table = "id,Namn,vas\n1,x,70\n";
    for command in ["score", "report", "check"] {
        let ran = enkat(&[command, "-"], table);
        assert!(format!("{}{}", ran.err, ran.out).contains("EQ063"), "{command}: {}", ran.err);
    }
}

#[test]
fn names_that_are_read_as_ids_are_told_by_every_command() {
    let table = "Namn,wave,vas\nx,start,70\nx,exit,80\n";
    for command in ["score", "change", "report", "check"] {
        let arguments = [command, "-", "--map", "id=Namn"];
        let arguments = if command == "report" { [&arguments[..], &["--internal"]].concat() } else { arguments.to_vec() };
        let ran = enkat(&arguments, table);
        let told = format!("{}{}", ran.err, ran.out).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("EQ063") && told.contains("the names stand in what score and change write"), "{command}: {told}");
        assert!(told.contains("put pseudonyms in their place"), "{command}: {told}");
    }
}

#[test]
fn the_set_that_was_found_stands_in_every_form() {
    let table = "mo,sc,ua,pd,ad,utility\n2,1,2,3,2,0.681\n1,1,1,2,1,0.94\n3,3,2,3,3,0.482\n";
    for format in ["human", "json"] {
        let ran = enkat(&["check", "-", "--stored", "eq5d5l.index=utility", "--format", format], table);
        assert!(ran.out.contains("EQ044") && ran.out.contains("US-2019"), "{format}: {}", ran.out);
    }
}

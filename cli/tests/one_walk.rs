//! Whatever is made of a table, the program tells the same of it.

mod common;

use std::collections::BTreeMap;

use common::enkat;

/// How often each rule is told on standard error, and in which columns.
fn told(err: &str) -> BTreeMap<String, (u64, String)> {
    let mut told = BTreeMap::new();
    // what stands further in is about the line above
    for line in err.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' ')) {
        let mut words = line.split_whitespace();
        let (Some(code), Some(count)) = (words.next(), words.next().and_then(|count| count.parse().ok())) else { continue };
        let columns = line.split_once(": ").and_then(|(head, _)| head.split_once(" in ")).map_or("", |(_, columns)| columns);
        told.insert(code.to_owned(), (count, columns.to_owned()));
    }
    told
}

/// The same of what a check writes.
fn checked(out: &str) -> BTreeMap<String, (u64, Vec<String>)> {
    let found: serde_json::Value = serde_json::from_str(out).expect("JSON");
    let mut checked: BTreeMap<String, (u64, Vec<String>)> = BTreeMap::new();
    for total in found["totals"].as_array().expect("totals") {
        let (count, columns) = checked.entry(total["rule"].as_str().expect("a rule").to_owned()).or_default();
        *count += total["count"].as_u64().expect("a count");
        columns.extend(total["column"].as_str().filter(|column| !column.is_empty()).map(str::to_owned));
    }
    checked
}

fn levels(rows: u32, of: impl Fn(u32) -> [u32; 6]) -> String {
    let row = |row| {
        let [mo, sc, ua, pd, ad, vas] = of(row);
        format!("p{row},{mo},{sc},{ua},{pd},{ad},{vas}\n")
    };
    format!("id,mo,sc,ua,pd,ad,vas\n{}", (0..rows).map(row).collect::<String>())
}

fn soc(rows: u32) -> String {
    let header: Vec<String> = (1..=13).map(|item| format!("soc13_{item}")).collect();
    // everybody is strong or weak, and the items were reversed before
    let row = |row: u32| {
        let cells: Vec<String> = (0..13).map(|item| (1 + (row * 7 + item * item) % 3 + 3 * (row % 2)).to_string()).collect();
        format!("p{row},{}\n", cells.join(","))
    };
    format!("id,{}\n{}", header.join(","), (0..rows).map(row).collect::<String>())
}

#[test]
fn score_change_report_and_check_tell_the_same() {
    let long = "id,Tidpunkt,Dag,mo,sc,vas\n1,start,2024-01-01,1,9,70\n1,exit,2023-01-01,1,abc,80\n2,start,x,2\n3,later,,1,1,50\n\
                4,,2024-01-01,1,1,50\n1,start,2024-02-02,1, 2 ,70\n,start,,1,1,3\n5,exit,,,,\n1,exit,,,,\n";
    let wide = "start.mo,exit.mo,start.date,exit.date,start.municipality,exit.municipality\n1,,2024-02-01,2024-01-01,Tranås,Umeå\n\
                ,3,,x,,\n7,1,2024-02-01,2024-01-01,Tranås,Sävsjö\n";
    let violence = "id,wave,mo,se-guideline-1.status,se-guideline-1.physical_lifetime,referred_from\n1,start,1,asked,maybe,nobody\n\
                    1,exit,2,declined,yes,self\n2,exit,9,,,\n";
    let three_levels = levels(200, |row| [1 + row % 3, 1 + row % 2, 1 + row % 3, 2, 1 + row % 3, 80 - row % 40]);
    let from_zero = levels(40, |row| [row % 5, row % 2, row % 3, row % 4, 1, 70 - 5 * (row % 5)]);
    let upside_down = levels(60, |row| [5 - row % 4, 5 - row % 3, 5, 4 - row % 3, 5 - row % 4, 90 - 20 * (row % 4)]);
    let reversed = soc(40);
    let tables: [(&str, &[&str], &str); 7] = [
        (long, &["--map", "wave=Tidpunkt", "--map", "date=Dag"], "EQ011"),
        (wide, &[], "EQ032"),
        (violence, &[], "VS03"),
        (&three_levels, &[], "EQ025"),
        (&from_zero, &[], "EQ023"),
        (&upside_down, &[], "EQ029"),
        (&reversed, &[], "EQ026"),
    ];
    for (table, options, expected) in tables {
        let of = |arguments: &[&str]| enkat(&[arguments, options].concat(), table);
        let check = checked(&of(&["check", "-", "--format", "json"]).out);
        assert!(check.contains_key(expected), "{expected}: {check:?}");
        for arguments in [&["score", "-"][..], &["change", "-"], &["report", "-", "--internal"]] {
            let ran = of(arguments);
            // a table without occasions or ids has no changes
            if arguments[0] == "change" && ran.code == Some(2) {
                continue;
            }
            let told = told(&ran.err);
            assert_eq!(told.keys().collect::<Vec<_>>(), check.keys().collect::<Vec<_>>(), "{arguments:?}: {}", ran.err);
            for (rule, (count, columns)) in told {
                let (of_check, names) = &check[&rule];
                assert_eq!(count, *of_check, "{arguments:?} {rule}");
                assert!(
                    names.len() > 5 || names.iter().all(|name| columns.contains(name.as_str())),
                    "{arguments:?} {rule}: {columns}"
                );
            }
        }
    }
}

#[test]
fn what_whole_columns_tell_stands_in_the_report_above_the_figures() {
    let from_zero = levels(40, |row| [row % 5, row % 2, row % 3, row % 4, 1, 70 - 5 * (row % 5)]);
    for (table, en, sv) in [
        (from_zero, "seem to be counted from 0", "räknade från 0"),
        (soc(40), "already reversed", "redan vara omvända"),
        (
            levels(60, |row| [5 - row % 4, 5 - row % 3, 5, 4 - row % 3, 5 - row % 4, 90 - 20 * (row % 4)]),
            "run the other way",
            "åt andra hållet",
        ),
    ] {
        for internal in [&["--internal"][..], &[]] {
            for (language, sentence) in [("en", en), ("sv", sv)] {
                let ran = enkat(&[&["report", "-", "--format", "md", "--lang", language], internal].concat(), &table);
                let place = ran.out.find(sentence).unwrap_or_else(|| panic!("{sentence}: {}", ran.out));
                assert!(place < 1_000, "{}", ran.out);
            }
        }
    }
}

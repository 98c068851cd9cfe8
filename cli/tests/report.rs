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

#[test]
fn names_in_a_table_are_inert_in_every_form() {
    let hostile =
        ["\u{1b}[31mred", "=1+1", "<script>alert(1)</script>", "a|b*c`d", "\u{202e}turned", &"x".repeat(10_000), "\"q\"\n,;"];
    let mut table = "id,wave,site,vas\n".to_owned();
    for (person, site) in hostile.iter().chain(&hostile).enumerate() {
        for (wave, vas) in [("start", 40 + person), ("exit", 50 + person)] {
            table += [&format!("p{person},{wave},\""), &site.replace('"', "\"\""), &format!("\",{vas}\n")]
                .map(String::as_str)
                .concat()
                .as_str();
        }
    }
    let of = |format| enkat(&["report", "-", "--internal", "--by", "site", "--format", format], &table);
    for format in ["text", "md"] {
        let out = of(format).out;
        assert!(!out.contains(['\u{1b}', '\u{202e}']), "{format}");
        assert!(out.lines().all(|line| line.chars().count() < 400), "{format}");
    }
    assert!(!of("md").out.contains("<script>") && of("md").out.contains("a\\|b"));
    // data keep the value as it is
    let figures = of("csv").rows();
    for site in hostile {
        let group = format!("site={}", site.trim().replace('*', "\\*"));
        assert!(figures.iter().any(|figure| figure["group"] == group), "{site}");
    }
    serde_json::from_str::<serde_json::Value>(&of("json").out).expect("one document");
}

#[test]
fn a_group_that_is_written_once_is_the_persons() {
    let table = "id,wave,sex,vas\na,start,F,50\na,exit,,60\nb,start,,40\nb,exit,M,30\nc,start,,10\nc,exit,,20\n";
    let ran = enkat(&["report", "-", "--internal", "--format", "csv", "--by", "sex"], table);
    let figures = ran.figures();
    for (group, start, exit) in [("sex=F", 50.0, 60.0), ("sex=M", 40.0, 30.0), ("sex=", 10.0, 20.0)] {
        let sum = |occasion| figures.number([group, "eq5d5l.vas", occasion, "sum"]);
        assert_eq!([sum("start"), sum("exit"), sum("change")], [start, exit, exit - start], "{group}");
    }
    assert!(!ran.err.contains("EQ016"), "{}", ran.err);
    let changes = enkat(&["change", "-", "--by", "sex"], table);
    assert_eq!(changes.column("sex"), ["F", "M", ""]);
}

#[test]
fn columns_that_make_no_groups_are_refused() {
    let table = "id,wave,site,name,vas\na,start,A,x,50\na,exit,B,x,60\nb,start,A,y,1\nb,exit,C,y,2\nc,start,B,z,1\nc,exit,D,z,2\nd,start,A,w,2\n";
    let by = |column: &'static str| enkat(&["report", "-", "--internal", "--format", "csv", "--by", column], table);
    by("name").refused(&["name", "4 different values for 4 people", "it is an id"]);
    by("id").refused(&["is the id"]);
    by("wave").refused(&["occasions or answers"]);
    by("vas").refused(&["occasions or answers"]);
    by("sites").refused(&["no column \"sites\"", "did you mean site?"]);
    enkat(&["report", "-", "--internal", "--by", "site", "--by", "SITE"], table).refused(&["given twice"]);
    // four values, but people share them at start: groups, and a warning for those who move
    let moved = by("site");
    assert!(moved.err.contains("EQ016 3 warnings in site"), "{}", moved.err);
    let start = |group: &str| {
        let rows = moved.rows();
        rows.iter()
            .find(|row| {
                row["group"] == group && row["measure"] == "eq5d5l.vas" && row["occasion"] == "change" && row["statistic"] == "n"
            })
            .map(|row| row["value"].clone())
    };
    assert_eq!([start("site=A"), start("site=B")], [Some("2".into()), Some("1".into())]);
}

#[test]
fn options_that_cannot_be_meant_are_refused() {
    let refused = |extra: &[&str], parts: &[&str]| {
        enkat(&[&["report", "-", "--internal"], extra].concat(), BY_HAND).refused(parts);
    };
    refused(&["--reliability", "eq5d5l.vas=0.8", "--reliability", "eq5d5l.vas=0.9"], &["named twice"]);
    refused(&["--reliability", "eq5d5l.vas=alpha"], &["not a sum of items"]);
    refused(&["--seed", "3"], &["--bootstrap"]);
    refused(&["--norms", "does-not-exist.csv"], &["does-not-exist.csv"]);
}

#[test]
fn no_pairs_give_no_verdict_of_value_sets() {
    let ran = enkat(&["report", "-", "--internal", "--value-set", "SE-2022-TTO"], "id,wave,mo,sc,ua,pd,ad\na,start,1,1,1,1,1\n");
    assert!(!ran.out.contains("mean change;") && !ran.out.contains("highest"), "{}", ran.out);
}

#[test]
fn rows_of_no_known_occasion_are_counted_in_the_report() {
    let table = "id,wave,vas\na,start,50\na,exit,60\na,mid,70\nb,,80\n";
    let ran = enkat(&["report", "-", "--internal", "--format", "csv"], table);
    assert_eq!(figure(&ran, "people", "all", "unplaced"), ("2".into(), "4".into(), "ok".into()));
    assert!(
        enkat(&["report", "-", "--internal"], table).out.contains("Rows with an unknown occasion, left out of every figure: 2")
    );
}

#[test]
fn norms_are_read_and_never_written_over() {
    let norms = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("norms-of-the-report.csv");
    let text = "measure;mean;sd;source\neq5d5l.vas;60,5;12;invented\n";
    std::fs::write(&norms, text).expect("a file of our own");
    let path = norms.to_str().expect("UTF-8");
    let arguments = ["report", "-", "--internal", "--format", "csv", "--norms", path];
    let ran = enkat(&arguments, "id,vas\na,50\nb,70\n");
    assert_eq!(value(&ran, "eq5d5l.vas", "start", "norm_difference"), "-0.5");
    let refused = enkat(&[&arguments[..], &["-o", path]].concat(), "id,vas\na,50\n");
    refused.refused(&["is read as well"]);
    assert_eq!(std::fs::read_to_string(&norms).expect("still there"), text);
}

#[test]
fn wide_rows_of_nobody_in_particular_are_pairs_in_any_number() {
    // 9000 rows, more than are read at once; every tenth person improves by one level
    let mut table = "a,b,c,d,e,f,g,h,i,j\n".to_owned();
    for row in 0..9_000 {
        let level = 2 + row % 3;
        let exit = if row % 10 == 0 { level - 1 } else { level };
        table += format!("{level},1,1,1,{},{exit},1,1,1,{}\n", 1 + row % 5, 1 + row % 5).as_str();
    }
    let mut arguments = ["report", "-", "--internal", "--format", "csv", "--value-set", "US-2019"].map(String::from).to_vec();
    for (place, ours) in
        ["start", "exit"].iter().flat_map(|when| ["mo", "sc", "ua", "pd", "ad"].map(|item| format!("{when}.{item}"))).enumerate()
    {
        let theirs = char::from(b'a' + u8::try_from(place).expect("ten columns"));
        arguments.extend(["--map".to_owned(), format!("{ours}={theirs}")]);
    }
    let ran = enkat(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), table);
    let pchc = |class: &str| value(&ran, "eq5d5l.profile", "change", &format!("pchc_{class}"));
    assert_eq!([pchc("improve"), pchc("no_change"), pchc("worsen")], ["900", "8100", "0"]);
    assert_eq!(value(&ran, "people", "change", "n"), "9000");
}

/// Fifteen starts and as many exits, with these ids.
fn both_occasions(id: impl Fn(&str, u32) -> String, header: &str) -> String {
    let rows = ["start", "exit"].map(|wave| {
        let row = |n: u32| format!("{}{wave},{},1,1,1,1,{}\n", id(wave, n), 1 + n % 3, 40 + n);
        (0..15).map(row).collect::<String>()
    });
    format!("{header}wave,mo,sc,ua,pd,ad,vas\n{}", rows.concat())
}

#[test]
fn a_change_of_nobody_is_no_zero_and_its_reason_stands_at_the_top() {
    let without_ids = both_occasions(|_, _| String::new(), "");
    let never_both = both_occasions(|wave, n| format!("{wave}{n},"), "id,");
    for (table, en, sv) in [
        (&without_ids, "the table has no column id", "tabellen har ingen kolumn id"),
        (&never_both, "nobody has answers both at start and at exit", "ingen har svar både vid start och vid avslut"),
    ] {
        for (language, reason, of_nobody) in [("en", en, "0 of 0"), ("sv", sv, "0 av 0")] {
            for format in ["text", "md", "html"] {
                let ran = enkat(&["report", "-", "--internal", "--full", "--format", format, "--lang", language], table);
                let place = ran.out.find(reason).unwrap_or_else(|| panic!("{reason}: {}", ran.out));
                let first_chapter = ran.out.find(if language == "en" { "at both" } else { "vid båda" });
                assert!(first_chapter.is_some_and(|chapter| place < chapter), "{format}: {}", ran.out);
                assert!(!ran.out.contains(of_nobody), "{format}: {}", ran.out);
            }
            let text = enkat(&["report", "-", "--internal", "--lang", language], table);
            assert!(text.out.to_lowercase().matches(reason).count() == 2 && !text.out.contains("joint sum "), "{}", text.out);
        }
        let tidy = enkat(&["report", "-", "--internal", "--format", "csv"], table);
        for statistic in ["sum_start", "sum_exit", "improved", "unchanged", "worsened"] {
            assert_eq!(figure(&tidy, "eq5d5l.mo", "change", statistic), (String::new(), "0".into(), "undefined".into()));
        }
        assert_eq!(value(&tidy, "eq5d5l.mo", "change", "n"), "0");
        assert_eq!(figure(&tidy, "eq5d5l.profile", "change", "pchc_improve").2, "undefined");
        assert_eq!(value(&tidy, "eq5d5l.mo", "start", "n"), "15");
    }
    // a release says so too, and not whether few have both or none
    for (table, reason) in [
        (&without_ids, "the table has no column id"),
        (&never_both, "fewer than 5 people have answers both at start and at exit"),
    ] {
        let release = enkat(&["report", "-"], table);
        let top = release.out.split("\n\n").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(top.contains("Warning: ") && top.contains(reason), "{}", release.out);
    }
}

#[test]
fn a_half_year_is_that_of_the_start_for_everything_about_a_person() {
    let table = "id,wave,date,vas,sex\n1,start,2024-03-01,40,Kvinna\n1,exit,2024-09-01,60,Kvinna\n\
        2,start,2024-10-01,50,Man\n2,exit,2025-02-01,70,Man\n3,start,2024-11-01,30,Man\n4,exit,2025-03-01,20,Man\n";
    let arguments = ["report", "-", "--internal", "--by", "half_year", "--by", "sex"];
    let figures = enkat(&[&arguments[..], &["--format", "csv"]].concat(), table).figures();
    let n = |half: &str, occasion: &str| figures.number([&format!("half_year={half}"), "eq5d5l.vas", occasion, "n"]);
    assert_eq!(["start", "exit", "change"].map(|occasion| n("2024-H1", occasion)), [1.0, 1.0, 1.0]);
    assert_eq!(["start", "exit", "change"].map(|occasion| n("2024-H2", occasion)), [2.0, 1.0, 1.0]);
    assert_eq!(["start", "exit", "change"].map(|occasion| n("2025-H1", occasion)), [0.0, 1.0, 0.0]);
    for (language, told, groups) in [
        (
            "en",
            "in the period of their start",
            ["First half of 2024", "Second half of 2024", "First half of 2025", "Men", "Women"],
        ),
        (
            "sv",
            "den period då de startade",
            ["Första halvåret 2024", "Andra halvåret 2024", "Första halvåret 2025", "Män", "Kvinnor"],
        ),
    ] {
        for format in ["text", "md", "html"] {
            let ran = enkat(&[&arguments[..], &["--format", format, "--lang", language, "--full"]].concat(), table);
            let flat = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(told), "{format}: {flat}");
            // halves by time, others by size
            let after = groups.iter().try_fold(0, |from, group| Some(from + flat[from..].find(group)? + group.len()));
            assert!(after.is_some(), "{format}: {flat}");
            assert!(!flat.contains("half_year=") && !flat.contains("sex="), "{format}: {flat}");
        }
    }
}

/// What a table calls `year` may be the year of school.
#[test]
fn a_column_that_only_has_the_name_of_a_period_is_a_group_as_any() {
    let table = |name: &str| {
        let rows = (0..6).map(|id| format!("{id},start,1,50\n{id},exit,{},60\n", if id < 2 { 2 } else { 1 }));
        format!("id,wave,{name},vas\n{}", rows.collect::<String>())
    };
    let exits = |name: &str| {
        let figures = enkat(&["report", "-", "--internal", "--by", name, "--format", "csv"], table(name)).figures();
        ["1", "2"].map(|value| figures.number([&format!("{name}={value}"), "eq5d5l.vas", "exit", "n"]))
    };
    assert_eq!(exits("grade"), [4.0, 2.0]);
    assert_eq!(exits("year"), [4.0, 2.0]);
    let told = enkat(&["report", "-", "--internal", "--by", "year"], table("year"));
    assert!(!told.out.contains("period of their start"), "{}", told.out);
}

#[test]
fn a_column_that_is_called_activities_makes_groups_where_there_is_no_programme() {
    let rows = (0..30).map(|id| format!("{id},{},50\n", id % 2)).collect::<Vec<_>>().concat();
    let ran = enkat(&["report", "-", "--by", "activities", "--format", "csv"], format!("id,activities,vas\n{rows}"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("activities=1"), "{}", ran.out);
}

/// Everybody has an id, and every row of theirs is there twice.
#[test]
fn a_table_with_ids_is_not_told_that_it_has_none() {
    let row = |wave: &str| (0..6).map(|id| format!("{id},{wave},50\n{id},{wave},60\n")).collect::<Vec<_>>().concat();
    let table = format!("id,wave,vas\n{}{},start,40\n", row("start"), row("exit"));
    let ran = enkat(&["report", "-", "--internal"], table);
    assert!(ran.out.contains("nobody has answers both at start and at exit"), "{}", ran.out);
    assert!(!ran.out.contains("no column id"), "{}", ran.out);
}

//! `enkat finsam`: participants by sex and half-year, as Uppföljning Finsam asks for them.

mod common;

use common::{enkat, folder};

/// Six people: b's start has no day, c has an exit alone, d was turned away, f has two rows at start.
const TABLE: &str = "\
id,wave,date,sex,referred_from,referral_decision,seven-item-skeleton-1.status\n\
a,start,2024-02-01,woman,self,,asked\n\
a,exit,2025-09-01,woman,self,,\n\
b,start,,x,self,,\n\
b,exit,2025-02-02,x,self,,\n\
c,exit,2025-01-01,woman,self,,\n\
d,start,2025-09-09,,self,declined,\n\
e,start,2025-09-09,,self,,\n\
f,start,2025-09-09,man,self,,\n\
f,start,2025-09-09,man,self,,\n";

#[test]
fn participants_are_counted_by_the_half_year_of_their_start() {
    let ran = enkat(&["finsam", "-", "--format", "csv"], TABLE);
    assert_eq!(
        ran.out,
        "half_year,woman,man,other,unknown,not_recorded,invalid,participants\n\
         2024-H1,1,0,0,0,0,0,1\n\
         2024-H2,0,0,0,0,0,0,0\n\
         2025-H1,0,0,0,0,0,0,0\n\
         2025-H2,0,0,0,0,1,0,1\n\
         unknown,1,0,0,0,0,1,2\n\
         all,2,0,0,0,1,1,4\n",
        "{}",
        ran.err
    );
    assert!(ran.err.contains("not for release"), "{}", ran.err);
    let report = enkat(&["report", "-", "--internal", "--format", "csv"], TABLE).figures();
    assert_eq!(report.number(["all", "programme.participants", "all", "persons"]), 4.0);
    assert_eq!(report.number(["all", "programme.sex.woman", "all", "persons"]), 2.0);
}

#[test]
fn the_table_is_said_as_people_say_it() {
    let sv = enkat(&["--lang", "sv", "finsam", "-"], TABLE).out;
    for part in [
        "INTERNT: exakta antal att fylla i från, inte för spridning",
        "4 personer deltar. Hur många som är budgeterade är inte känt",
        "kvinnor  män  annat  okänt  uppgift saknas  oläsligt  alla",
        "Första halvåret 2024",
        "Startdag saknas",
        "Inte med: 1 avvisad remiss, 2 rader för personer som har flera för samma tillfälle.",
    ] {
        assert!(sv.contains(part), "{part:?} is not in {sv}");
    }
    let en = enkat(&["--lang", "en", "finsam", "-"], TABLE).out;
    assert!(en.contains("First half of 2024") && en.contains("women  men") && en.contains("4 people take part."), "{en}");
    for (rows, en, sv) in [(0, "0 people take part", "0 personer deltar"), (1, "1 person takes part", "1 person deltar")] {
        let table = TABLE.lines().take(rows + 1).collect::<Vec<_>>().join("\n");
        for (language, said) in [("en", en), ("sv", sv)] {
            let out = enkat(&["--lang", language, "finsam", "-"], &table).out;
            assert!(out.contains(said), "{said:?} is not in {out}");
        }
    }
}

#[test]
fn nobody_is_told_of_one_by_one_and_nothing_of_violence() {
    for format in ["text", "csv", "json", "md", "html"] {
        let out = enkat(&["--lang", "en", "finsam", "-", "--format", format], TABLE).out.to_lowercase();
        let out = out.split("</style>").last().unwrap_or_default();
        assert!(!out.contains("violence") && !out.contains("asked") && !out.contains("2025-09-09"), "{format}: {out}");
    }
}

#[test]
fn rows_without_ids_are_counted_by_their_own_date() {
    let table = "date,sex,referred_from\n2025-02-01,woman,self\n2025-09-01,man,self\n,woman,self\n";
    let rows = enkat(&["finsam", "-", "--format", "csv"], table).column("participants");
    assert_eq!(rows, ["1", "1", "1", "3"]);
    let undated = enkat(&["finsam", "-", "--format", "csv"], "id,sex,referred_from\na,woman,self\nb,man,self\n");
    assert_eq!(undated.column("half_year"), ["unknown", "all"]);
}

#[test]
fn a_table_without_a_programme_or_an_ending_of_another_kind_is_refused() {
    enkat(&["finsam", "-"], "id,mo,sc,ua,pd,ad\na,1,1,1,1,1\n").refused(&["referred_from"]);
    let other = folder("finsam").join("table.parquet");
    enkat(&["finsam", "-", "-o", other.to_str().expect("UTF-8")], TABLE).refused(&[".parquet"]);
    let page = folder("finsam").join("table.html");
    assert_eq!(enkat(&["finsam", "-", "-o", page.to_str().expect("UTF-8")], TABLE).code, Some(0));
    assert!(std::fs::read_to_string(page).expect("a page").contains("<table>"));
}

#[test]
fn what_was_budgeted_is_said() {
    let file = folder("finsam").join("programme.toml");
    std::fs::write(&file, "budgeted_participants = 20\nperiod = { from = \"2024-01-01\", to = \"2025-12-31\" }\n")
        .expect("a file");
    let out = enkat(&["--lang", "en", "finsam", "-", "--programme", file.to_str().expect("UTF-8")], TABLE).out;
    assert!(out.contains("4 people take part; 20 were budgeted for.") && out.contains("2024-01-01 to 2025-12-31"), "{out}");
}

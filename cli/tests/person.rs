//! `enkat person`: one person's answers, for a conversation with that person.

mod common;

use common::{enkat, folder};

/// Five people. Person 1 has everything; 2 an exit only half filled; 3 two rows at start; 4 a start alone; 07 resembles 7.
const TABLE: &str = "\
id,wave,date,site,mo,sc,ua,pd,ad,vas,soc13_1,soc13_2,soc13_3,soc13_4,soc13_5,soc13_6,soc13_7,soc13_8,soc13_9,soc13_10,soc13_11,soc13_12,soc13_13,referred_from,seven-item-skeleton-1.status\n\
1,start,2025-01-10,North,3,2,1,4,4,40,4,4,4,4,4,4,4,4,4,4,4,4,4,self,asked\n\
1,exit,2025-06-01,North,2,2,2,3,4,65,4,4,4,5,5,5,4,5,5,4,5,5,5,,\n\
2,start,2025-01-11,North,2,1,1,1,1,50,4,4,4,4,4,4,4,4,4,4,4,4,2,primary_care,declined\n\
2,exit,2025-06-02,North,9,1,,1,1,,4,4,4,4,4,4,4,4,4,4,4,4,,,\n\
3,start,2025-01-12,North,1,1,1,1,1,90,,,,,,,,,,,,,,self,\n\
3,start,2025-01-13,North,1,1,1,1,1,91,,,,,,,,,,,,,,self,\n\
3,exit,2025-06-13,North,1,1,1,1,1,92,,,,,,,,,,,,,,,\n\
4,start,2025-01-14,North,1,1,1,1,1,93,,,,,,,,,,,,,,self,\n\
7,start,2025-01-15,North,1,1,1,1,1,71,,,,,,,,,,,,,,self,\n\
07,exit,2025-06-15,North,5,5,5,5,5,12,,,,,,,,,,,,,,,\n";

fn page(id: &str, more: &[&str]) -> common::Ran {
    enkat(&[&["--lang", "en", "person", "-", "--id", id], more].concat(), TABLE)
}

#[test]
fn a_person_is_told_as_by_hand() {
    let ran = page(" 1 ", &["--value-set", "US-2019", "--reliability", "soc13.total=0.9"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "INTERNAL: personal data about one person, not for release For a conversation with the person, not for diagnosis",
        "Start 2025-01-10, exit 2025-06-01, 142 days between.",
        "better in 2 (mobility and pain/discomfort), worse in 1 (usual activities) and unchanged in 2 (self-care and anxiety/depression)",
        "profile 32144 22234",
        "EQ VAS: 40 at start and 65 at exit, 25 higher, which is better.",
        "index value (US-2019)",
        "Total: 52 at start and 60 at exit, 8 higher, which is better.",
        "manageability (4–28) 16 18 +2 better",
        "Total: the change",
        "reliability 0.9, RCI",
        "EuroQol Research Foundation, which owns the instrument",
        "KASAM is for research use, not for diagnosis",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
}

#[test]
fn nothing_of_violence_of_the_programme_or_of_anybody_else_is_on_the_page() {
    for format in ["text", "md", "html", "json"] {
        for id in ["1", "2", "3"] {
            let out = page(id, &["--format", format]).out.to_lowercase();
            for word in ["violence", "asked", "declined", "self", "primary", "referred", "north", "suppressed"] {
                // a word of the style sheet and of a dimension is none about anybody
                let out =
                    out.replace("self-care", "").replace(".suppressed", "").replace("on-suppressed", "").replace("\"sc\"", "");
                let out = out.split("</style>").last().unwrap_or_default();
                assert!(!out.contains(word), "{word:?} is on the page of {id} as {format}: {out}");
            }
        }
    }
    // and it is on no report of a group
    let report = enkat(&["--lang", "en", "report", "-", "--internal", "--format", "html"], TABLE).out;
    assert!(!report.contains("One person's answers"));
}

#[test]
fn what_is_missing_or_cannot_be_read_is_told() {
    let text = page("2", &[]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "mobility 2 unreadable – –",
        "usual activities 1 – – –",
        "Not answered at exit: usual activities and EQ VAS.",
        "Answers that cannot be read at exit: mobility; what rests on them has no value.",
        "EQ VAS: 50 at start, no value at exit.",
        "Not answered at exit: item 13.",
        "Scaled up from the questions that were answered at exit: manageability and total.",
    ] {
        let prorated = part.starts_with("Scaled");
        assert!(text.contains(part) || prorated && text.contains("Scaled up"), "{part:?} is not in {text}");
    }
    let complete = page("2", &["--missing", "complete"]).out;
    assert!(!complete.contains("Scaled up") && complete.contains("no value at exit"), "{complete}");
}

#[test]
fn a_change_beside_the_error_of_its_scale_is_said_or_why_it_cannot_be() {
    let of = |reliability: &str, table: &str| {
        let ran = enkat(&["--lang", "en", "person", "-", "--id", "1", "--reliability", reliability], table);
        ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(
        of("soc13.total=0.9", TABLE)
            .contains("Total: the change for the better is larger than the error of the scale usually gives")
    );
    let none = of("soc13.total=0", TABLE);
    assert!(none.contains("reliability 0, RCI"), "{none}");
    // everybody is alike at start
    let alike = TABLE.lines().filter(|line| !line.starts_with('2')).collect::<Vec<_>>().join("\n");
    let alike = of("soc13.total=0.9", &alike);
    assert!(alike.contains("Total: what the change is beside the error of the scale cannot be worked out"), "{alike}");
    assert!(!page("1", &[]).out.contains("error of the scale"));
}

#[test]
fn several_rows_for_an_occasion_count_for_nothing_and_are_told() {
    let ran = page("3", &[]);
    assert!(ran.out.contains("At start there are several rows for this id."), "{}", ran.out);
    assert!(!ran.out.contains("90") && !ran.out.contains("91") && ran.out.contains("92 at exit"), "{}", ran.out);
    assert!(ran.err.contains("EQ011"), "{}", ran.err);
    let one = page("4", &[]);
    assert!(
        one.out.contains("At exit there is no row for this id.") && one.out.contains("93 at start, no value at exit"),
        "{}",
        one.out
    );
}

#[test]
fn an_id_is_as_it_is_typed_and_an_unknown_one_lists_nobody() {
    for id in ["8", "P1", "01"] {
        let ran = page(id, &[]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
        assert!(ran.err.contains("nobody has this id"), "{}", ran.err);
        assert_eq!(ran.err.contains("differs only in case, in blanks or in zeros"), id == "01", "{}", ran.err);
        assert!(!ran.err.contains("07") && !ran.err.contains("2025"), "{}", ran.err);
    }
    let apart = page("7", &[]);
    assert!(
        apart.out.contains("71 at start, no value at exit") && apart.out.contains("Another id in the table differs"),
        "{}",
        apart.out
    );
    let folded = page("007", &["--fold-ids"]);
    assert!(folded.out.contains("71 at start and 12 at exit") && !folded.out.contains("Another id"), "{}", folded.out);
    page("19121212-1212", &[]).refused(&["personal identity number"]);
    page(" ", &[]).refused(&["pseudonym"]);
}

#[test]
fn an_id_within_a_site_is_a_person_of_that_site() {
    let table = "id,wave,site,vas\n7,start,North,10\n7,start,South,20\n7,exit,South,30\n";
    let within =
        |more: &[&str]| enkat(&[&["--lang", "en", "person", "-", "--id", "7", "--ids-within", "site"], more].concat(), table);
    within(&[]).refused(&["2 people have this id", "North, South"]);
    assert!(within(&["--within", "South"]).out.contains("20 at start and 30 at exit"));
    within(&["--within", "East"]).refused(&["nobody has this id"]);
    enkat(&["--lang", "en", "person", "-", "--id", "7", "--within", "South"], table).refused(&["--ids-within"]);
}

#[test]
fn a_table_of_one_occasion_has_one_column() {
    let ran = enkat(&["--lang", "en", "person", "-", "--id", "a"], "id,mo,sc,ua,pd,ad,vas\na,1,2,3,4,5,60\n");
    assert!(ran.out.contains("EQ VAS: 60.") && !ran.out.contains("exit"), "{}", ran.out);
    enkat(&["person", "-", "--id", "a"], "mo,sc,ua,pd,ad\n1,1,1,1,1\n").refused(&["id"]);
    enkat(&["person", "-", "--id", "a"], "id,colour\na,blue\n").refused(&[]);
}

#[test]
fn a_page_is_one_file_of_its_ending_and_never_where_the_settings_put_a_report() {
    let folder = folder("person");
    let settings = folder.join("enkat.toml");
    std::fs::write(&settings, format!("output = {:?}\nformat = \"csv\"\n", folder.join("report.csv"))).expect("a file");
    let config = settings.to_str().expect("UTF-8");
    let ran = page("1", &["--config", config]);
    assert!(ran.out.contains("EQ VAS: 40") && !folder.join("report.csv").exists(), "{}", ran.err);
    let html = folder.join("page.html");
    assert_eq!(page("1", &["-o", html.to_str().expect("UTF-8")]).code, Some(0));
    let html = std::fs::read_to_string(html).expect("a page");
    assert!(html.starts_with("<!doctype html>") && !html.contains("<script") && !html.contains("http://"), "{html}");
    assert!(html.contains("default-src 'none'") && !html.contains("<nav") && html.matches("<svg").count() == 3, "{html}");
    let other = folder.join("page.csv");
    page("1", &["-o", other.to_str().expect("UTF-8")]).refused(&[".csv"]);
    let json = page("1", &["--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["forms"][0]["items"][0]["answers"], serde_json::json!([3, 2]));
    assert_eq!(json["forms"][1]["scores"][3]["change"], serde_json::json!(8.0));
}

#[test]
fn levels_that_were_counted_otherwise_say_so() {
    let settings = folder("person").join("codes.toml");
    std::fs::write(&settings, "[codes]\neq5d5l = \"from-zero\"\n").expect("a file");
    let config = settings.to_str().expect("UTF-8");
    let ran = enkat(&["--lang", "en", "person", "-", "--id", "a", "--config", config], "id,mo,sc,ua,pd,ad\na,0,1,2,3,4\n");
    assert!(ran.out.contains("12345") && ran.out.contains("Codes of eq5d5l: counted from 0 in the table"), "{}", ran.out);
}

#[test]
fn names_from_a_table_stay_text_on_the_page() {
    let table = "id,vas\n<b>&\"x\"</b>,50\n";
    let ran = enkat(&["person", "-", "--id", "<b>&\"x\"</b>", "--format", "html"], table);
    assert!(ran.code == Some(0) && !ran.out.contains("<b>") && ran.out.contains("&#60;b&#62;"), "{}", ran.out);
}

/// Every sentence in Swedish for none, one, two and more areas.
#[test]
fn sentences_are_swedish() {
    let table = "id,wave,mo,sc,ua,pd,ad,vas\n\
        a,start,2,2,2,2,2,50\na,exit,1,1,1,1,1,50\n\
        b,start,2,,,,,50\nb,exit,3,,,,,40\n\
        c,start,2,2,2,2,2,\nc,exit,1,3,2,,,7\n";
    let said = |id: &str| {
        enkat(&["--lang", "sv", "person", "-", "--id", id], table).out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let a = said("a");
    assert!(
        a.contains("Av 5 områden som besvarats båda gångerna är svaren vid avslut bättre i 5 (rörlighet, personlig vård,"),
        "{a}"
    );
    assert!(a.contains("EQ VAS: 50 både vid start och vid avslut."), "{a}");
    let b = said("b");
    assert!(b.contains("Av ett område som besvarats båda gångerna är svaret vid avslut sämre i 1 (rörlighet)."), "{b}");
    assert!(b.contains("EQ VAS: 50 vid start och 40 vid avslut, 10 lägre, vilket är sämre."), "{b}");
    let c = said("c");
    assert!(c.contains("bättre i 1 (rörlighet), sämre i 1 (personlig vård) och oförändrat i 1 (vanliga aktiviteter)."), "{c}");
    assert!(c.contains("EQ VAS: inget värde vid start, 7 vid avslut.") && c.contains("Inte besvarat vid start: EQ VAS."), "{c}");
}

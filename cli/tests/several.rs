//! Sheets and files that are read as one table.

mod common;

use std::fs;
use std::io::{Cursor, Write as _};

use common::{Here, Ran, names_in};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook whose sheets hold these rows, numbers as numbers.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    const NAMES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = |name: &str, text: &str| {
        archive.start_file(name, SimpleFileOptions::default()).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    };
    let relation =
        |id: &str, kind: &str, target: &str| format!("<Relationship Id=\"{id}\" Type=\"{NAMES}/{kind}\" Target=\"{target}\"/>");
    let relations = |inside: &str| format!("<Relationships>{inside}</Relationships>");
    write("_rels/.rels", &relations(&relation("b", "officeDocument", "xl/workbook.xml")));
    let (mut listed, mut related) = (Vec::new(), Vec::new());
    for (number, (name, rows)) in sheets.iter().enumerate() {
        listed.push(format!("<sheet name=\"{name}\" sheetId=\"{}\" r:id=\"r{number}\"/>", number + 1));
        related.push(relation(&format!("r{number}"), "worksheet", &format!("worksheets/sheet{number}.xml")));
        let cell = |text: &&str| match text.parse::<u32>() {
            Ok(number) => format!("<c><v>{number}</v></c>"),
            Err(_) if text.is_empty() => "<c/>".to_owned(),
            Err(_) => format!("<c t=\"str\"><v>{text}</v></c>"),
        };
        let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
        let rows: String = rows.iter().map(row).collect();
        write(&format!("xl/worksheets/sheet{number}.xml"), &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    }
    write("xl/workbook.xml", &format!("<workbook xmlns:r=\"{NAMES}\"><sheets>{}</sheets></workbook>", listed.concat()));
    write("xl/_rels/workbook.xml.rels", &relations(&related.concat()));
    archive.finish().expect("memory").into_inner()
}

const START: &[&[&str]] = &[&["id", "mo", "vas"], &["1", "3", "40"], &["2", "2", "50"], &["3", "1", "90"]];
const EXIT: &[&[&str]] = &[&["ID", "vas", "mo"], &["1", "60", "2"], &["2", "55", "2"]];

#[test]
fn a_sheet_of_each_occasion_is_one_table() {
    let here = Here::new("several_sheets", &[("enkat.toml", "")]);
    here.write("a.xlsx", &workbook(&[("Om", &[&["a note"]]), ("Inskrivning", START), ("Utskrivning", EXIT)]));
    let pairs = |ran: &Ran| ran.column("eq5d5l_vas_change");
    // found by the names of the sheets, told, and as it is said
    let found = here.run("change a.xlsx");
    assert_eq!(pairs(&found), ["20", "5"]);
    assert!(found.err.contains("\"Inskrivning\" is read as the start and \"Utskrivning\" as the exit"), "{}", found.err);
    assert!(found.err.contains("not read: \"Om\"") && found.err.contains("first in Inskrivning!A4, id"), "{}", found.err);
    let said = here.run("change a.xlsx --sheet start=inskrivning --sheet exit=Utskrivning");
    assert_eq!((&said.out, said.err.contains("is read as")), (&found.out, false), "{}", said.err);
    for setting in
        ["sheet = { start = \"Inskrivning\", exit = \"Utskrivning\" }", "sheet = [\"start=Inskrivning\", \"exit=Utskrivning\"]"]
    {
        here.write("enkat.toml", setting.as_bytes());
        assert_eq!(here.run("change a.xlsx").out, found.out, "{setting}");
        // a check reads the same, and its rows are those of both sheets
        let check = here.run("check a.xlsx --format json");
        assert!(check.out.contains("\"rows\": 5"), "{}", check.out);
    }
    here.write("enkat.toml", b"");
    // a proposal is made of the first, and is read back
    let proposed = here.run("check --init a.xlsx -o enkat.toml");
    assert_eq!(proposed.code, Some(0), "{}", proposed.err);
    let settings = fs::read_to_string(here.0.join("enkat.toml")).expect("it is written");
    assert!(settings.contains("sheet = [\"start=Inskrivning\", \"exit=Utskrivning\"]"), "{settings}");
    assert_eq!(here.run("change a.xlsx").out, found.out);
    here.write("enkat.toml", b"");
    // one of them alone is a table of starts
    assert_eq!(here.run("score a.xlsx --sheet Inskrivning").rows().len(), 3);
    here.run("score a.xlsx --sheet start=A --sheet start=B").refused(&["--sheet", "start=NAME and exit=NAME"]);
    here.run("score a.xlsx --sheet start=Start --sheet exit=Utskrivning").refused(&["no sheet \"Start\""]);
}

#[test]
fn an_occasion_is_said_in_one_way() {
    let here = Here::new("several_once", &[("a.csv", "id,wave,mo\n1,start,3\n"), ("b.csv", "id,mo\n1,2\n")]);
    here.run("score exit=a.csv").refused(&["a.csv", "of the exit", "its columns tell occasions apart"]);
    here.run("score exit=b.csv --wave start=pre").refused(&["b.csv", "of the exit", "names of occasions"]);
    here.run("score a.csv b.csv").refused(&["b.csv: nothing says of which occasion", "a.csv", "exit=FILE"]);
    here.write("wide.csv", b"id,start.mo,exit.mo\n1,2,3\n");
    here.run("score a.csv wide.csv").refused(&["both occasions stand in one row of wide.csv and not of a.csv"]);
    here.write("t.xlsx", &workbook(&[("Start", &[&["id", "wave", "mo"], &["1", "start", "2"]]), ("Slut", EXIT)]));
    here.run("score t.xlsx").refused(&["several sheets", "--sheet start=NAME --sheet exit=NAME"]);
    here.run("score t.xlsx --sheet start=Start --sheet exit=Slut").refused(&["t.xlsx, Start", "tell occasions apart"]);
    // a file that is called so is itself
    here.write("start=a.csv", b"id,mo\n1,2\n");
    assert_eq!(here.run("score start=a.csv").rows()[0].get("wave"), None);
}

#[test]
fn the_start_in_one_file_and_the_exit_in_another_are_one_person() {
    let here =
        Here::new("several_files", &[("s.csv", "id,mo,vas\n1,3,40\n2,2,50\n3,1,90\n"), ("e.csv", "id;vas;mo\n2;55;2\n1;60;2\n")]);
    let said = here.run("change start=s.csv exit=e.csv -o -");
    assert_eq!(
        (said.column("id"), said.column("eq5d5l_vas_change")),
        (vec!["1".into(), "2".into()], vec!["20".into(), "5".into()])
    );
    here.write(
        "enkat.toml",
        b"[files.\"s.csv\"]\noccasion = \"start\"\n[files.\"e.csv\"]\noccasion = \"exit\"\ndelimiter = \";\"\n",
    );
    assert_eq!(here.run("change s.csv e.csv").out, said.out);
    // with a column of occasions in each nothing has to be said
    fs::remove_file(here.0.join("enkat.toml")).expect("it is there");
    here.write("ws.csv", b"id,wave,mo,vas\n1,start,3,40\n2,start,2,50\n3,start,1,90\n");
    here.write("we.csv", b"wave,id,mo,vas\nexit,2,2,55\nexit,1,2,60\n");
    assert_eq!(here.run("change ws.csv we.csv").out, said.out);
    // rows keep their order, and say where they are from
    let scored = here.run("score start=s.csv exit=e.csv");
    assert_eq!(scored.column("file"), ["s", "s", "s", "e", "e"]);
    assert_eq!(scored.column("wave"), ["start", "start", "start", "exit", "exit"]);
    assert_eq!(scored.column("eq5d5l_vas"), ["40", "50", "90", "55", "60"]);
}

/// Three municipalities: the same pseudonyms, other names and other codes.
fn federation(name: &str) -> Here {
    Here::new(
        name,
        &[
            (
                "Aneby.csv",
                "Deltagare;Tillfälle;Rörlighet;Hälsa;Kön\n1;Start;3;40;K\n1;Avslut;2;60;K\n2;Start;9;50;M\n2;Avslut;1;999;M\n",
            ),
            ("Eksjö.csv", "Nr,Mätning,EQ1,mo,VAS,sex\n1,1,2,januari,9,K\n1,2,1,maj,70,K\n3,1,5,maj,30,M\n"),
            (
                "enkat.toml",
                "value-set = \"SE-2022-TTO\"\n\n[files.\"Aneby.csv\"]\nset = { municipality = \"Aneby\" }\nmissing-code = [9, 999]\n\
              map = { id = \"Deltagare\", wave = \"Tillfälle\", mo = \"Rörlighet\", vas = \"Hälsa\" }\nwave = { start = \"Start\", exit = \"Avslut\" }\n\n\
              [files.\"Eksjö.csv\"]\nset = { municipality = \"Eksjö\" }\n[files.\"Eksjö.csv\".map]\nid = \"Nr\"\nwave = \"Mätning\"\nmo = \"EQ1\"\n\
              [files.\"Eksjö.csv\".wave]\nstart = \"1\"\nexit = \"2\"\n",
            ),
        ],
    )
}

#[test]
fn each_file_is_read_by_its_own_settings() {
    let here = federation("several_own");
    let scored = here.run("score Aneby.csv Eksjö.csv --ids-within file");
    assert_eq!(scored.code, Some(0), "{}", scored.err);
    let header = scored.out.lines().next().unwrap_or_default();
    assert!(header.starts_with("id,wave,mo,vas,Kön,municipality,file,Eksjö: mo,sex"), "{header}");
    assert_eq!(scored.column("wave"), ["start", "exit", "start", "exit", "start", "exit", "start"]);
    // 9 and 999 are missing where that was said, and 9 is an EQ VAS score elsewhere
    assert_eq!(scored.column("eq5d5l_vas"), ["40", "60", "50", "", "9", "70", "30"]);
    assert!(!scored.err.contains("EQ001"), "{}", scored.err);
    for told in ["Aneby.csv: read: id=Deltagare, wave=Tillfälle, mo=Rörlighet", "Eksjö.csv: read: id=Nr", "not read: mo"] {
        assert!(scored.err.contains(told), "{told}: {}", scored.err);
    }
    let report = here
        .run("report Aneby.csv Eksjö.csv --ids-within municipality --by municipality --by file --internal --format csv")
        .figures();
    let n = |group, occasion| report.number([group, "eq5d5l.vas", occasion, "n"]);
    assert_eq!([n("all", "start"), n("all", "exit"), n("all", "change")], [4.0, 2.0, 2.0]);
    for (municipality, file) in [("municipality=Aneby", "file=Aneby"), ("municipality=Eksjö", "file=Eksjö")] {
        for occasion in ["start", "exit", "change"] {
            assert_eq!(n(municipality, occasion), n(file, occasion));
        }
    }
    assert_eq!(n("municipality=Aneby", "start"), 2.0);
    // what a file says of itself is all that may be said there
    here.write("enkat.toml", b"[files.\"Aneby.csv\"]\nby = \"sex\"\n");
    here.run("score Aneby.csv Eksjö.csv").refused(&["enkat.toml", "by is not said of a single file", "missing-code"]);
    here.write("enkat.toml", b"[files.\"Aneby.csv\"]\nset = { wave = \"start\" }\nmap = { vas = \"H\xc3\xa4lsa\" }\n");
    here.run("score Aneby.csv").refused(&["Aneby.csv", "set"]);
    here.write("enkat.toml", b"[files.\"Anneby.csv\"]\nmap = { vas = \"VAS\" }\n");
    assert!(here.run("score Aneby.csv Eksjö.csv").err.contains("[files.\"Anneby.csv\"] is not the name of a file beside it"));
}

#[test]
fn each_file_has_its_own_codes_and_columns_of_one_item() {
    let here = Here::new(
        "several_codes",
        &[
            ("a.csv", "id,mo,sc\n1,Lite,4\n2,Inga,0\n3,3,5\n"),
            ("b.csv", "id,mo_sv,mo_en,sc\n4,2,,5\n5,,3,1\n"),
            (
                "enkat.toml",
                "[files.\"a.csv\".codes]\nmo = { inga = 1, lite = 2 }\nsc = \"from-zero\"\n\
                 [files.\"b.csv\".map]\nmo = [\"mo_sv\", \"mo_en\"]\n",
            ),
        ],
    );
    let ran = here.run("score a.csv b.csv");
    assert_eq!(ran.column("mo"), ["2", "1", "3", "2", ""], "{}", ran.err);
    // 5 is no level that is counted from 0, and is one in the other file
    assert_eq!(ran.column("sc"), ["5", "1", "a: 5", "5", "1"]);
    assert_eq!(ran.column("b: mo_en"), ["", "", "", "", "3"]);
    assert_eq!(ran.column("eq5d5l_reason")[2], "sc:invalid ua:missing pd:missing ad:missing");
    assert!(ran.column("eq5d5l_reason")[4].starts_with("ua:missing"), "{}", ran.out);
    // codes that all files have are those of the whole, and cells stay as they are
    here.write(
        "enkat.toml",
        b"codes = { sc = \"reversed\" }\nmap = { mo = \"mo_sv\" }\n[files.\"a.csv\"]\nmap = { mo = \"mo\" }\n",
    );
    assert_eq!(here.run("score a.csv b.csv").column("sc"), ["4", "0", "5", "5", "1"]);
}

#[test]
fn the_same_ids_in_two_files_are_somebodys_choice() {
    let here = federation("several_ids");
    let out = here.0.join("out.html");
    for command in ["report --internal", "change", "score"] {
        let ran = here.run(&format!(
            "{command} Aneby.csv Eksjö.csv -o out.{}",
            if command == "change" || command == "score" { "csv" } else { "html" }
        ));
        ran.refused(&["Aneby and Eksjö (2)", "--ids-within file", "--ids-within all"]);
    }
    assert!(!out.exists() && names_in(&here.0).len() == 3);
    let change = here.run("change Aneby.csv Eksjö.csv --ids-within file");
    assert_eq!(
        (change.column("id"), change.column("file")),
        (vec!["1".into(), "2".into(), "1".into()], vec!["Aneby".into(), "Aneby".into(), "Eksjö".into()])
    );
    let all = here.run("score Aneby.csv Eksjö.csv --ids-within all");
    assert!(all.err.contains("EQ011 2 errors") && all.code == Some(0), "{}", all.err);
    here.run("score Aneby.csv Eksjö.csv --ids-within Kommun").refused(&["no column \"Kommun\""]);
    // of one file there is nobody else's id
    assert_eq!(here.run("change Aneby.csv --ids-within file").code, Some(0));
    // folded, they are the same
    let here = Here::new("several_folded", &[("a.csv", "id,mo\nP01,1\n"), ("b.csv", "id,mo\np1,1\n")]);
    assert_eq!(here.run("score a.csv b.csv").code, Some(0));
    here.run("score a.csv b.csv --fold-ids -o out.csv").refused(&["a and b (1)"]);
    // a row in which nothing is filled is no occasion
    here.write("b.csv", b"id,mo\nP01,\nP01,NA\nP02,1\n");
    assert_eq!(here.run("score a.csv b.csv").code, Some(0));
}

#[test]
fn a_file_that_calls_no_occasion_as_it_was_said_is_refused() {
    let here = federation("several_labels");
    let settings = fs::read_to_string(here.0.join("enkat.toml"))
        .expect("it is there")
        .replace("start = \"1\"\nexit = \"2\"", "start = \"före\"");
    here.write("enkat.toml", settings.as_bytes());
    here.run("report Aneby.csv Eksjö.csv --internal")
        .refused(&["Eksjö.csv: no row has an occasion that is known, found \"1\", \"2\""]);
}

#[test]
fn an_item_that_a_file_lacks_is_told() {
    let here = Here::new(
        "several_lacked",
        &[
            ("a.csv", "id,mo,sc,vas\n1,1,1,50\n"),
            ("b.csv", "id,mo,vas\n2,1,60\n"),
            ("c.csv", "id,soc13_1,soc13_2,vas\n3,4,4,70\n"),
        ],
    );
    let ran = here.run("score a.csv b.csv c.csv");
    let told = ran.err.lines().find(|line| line.contains("EQ045")).unwrap_or_default();
    for place in ["b.csv: sc", "c.csv: mo", "a.csv: soc13", "b.csv: soc13"] {
        assert!(told.contains(place), "{place}: {}", ran.err);
    }
    let report = here.run("report a.csv b.csv c.csv --internal --format text");
    let words = report.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "b.csv: sc, b.csv: soc13, c.csv: mo, c.csv: sc: a table lacks the column that others have";
    assert!(words.contains(told), "{words}");
}

#[test]
fn a_file_that_is_given_twice_is_refused_by_its_names() {
    let here = federation("several_twice");
    let table = fs::read(here.0.join("Aneby.csv")).expect("it is there");
    here.write("copy.csv", &table);
    let ids = "--ids-within file";
    let once = here.run(&format!("score Aneby.csv Eksjö.csv {ids}"));
    assert_eq!(once.code, Some(0), "{}", once.err);
    for command in ["score", "report --internal", "change"] {
        here.run(&format!("{command} Aneby.csv Eksjö.csv Aneby.csv {ids}"))
            .refused(&["Aneby.csv is given twice", "give it once"]);
        here.run(&format!("{command} start=Aneby.csv exit=./Aneby.csv")).refused(&["Aneby.csv and ./Aneby.csv are one file"]);
        here.run(&format!("{command} Aneby.csv copy.csv {ids}")).refused(&["Aneby.csv and copy.csv hold the same", "copied"]);
    }
    // as long and not the same
    here.write("copy.csv", &table.iter().map(|byte| if *byte == b'K' { b'M' } else { *byte }).collect::<Vec<_>>());
    assert!(!here.run(&format!("score Aneby.csv copy.csv {ids}")).err.contains("hold the same"));
    // copies of a workbook of which each gives another sheet are two tables
    let book = workbook(&[("Inskrivning", START), ("Utskrivning", EXIT)]);
    here.write("a.xlsx", &book);
    here.write("b.xlsx", &book);
    let of =
        |file: &str, occasion: &str, sheet: &str| format!("[files.\"{file}\"]\noccasion = \"{occasion}\"\nsheet = \"{sheet}\"\n");
    let both = of("a.xlsx", "start", "Inskrivning") + &of("b.xlsx", "exit", "Utskrivning");
    here.write("enkat.toml", both.as_bytes());
    assert_eq!(here.run("change a.xlsx b.xlsx").column("eq5d5l_vas_change"), ["20", "5"]);
    here.write("enkat.toml", both.replace("Utskrivning", "inskrivning").as_bytes());
    here.run("change a.xlsx b.xlsx").refused(&["a.xlsx and b.xlsx hold the same"]);
}

#[test]
fn groups_of_several_files_are_named_as_in_their_tables() {
    let table =
        |own: &str| format!("id,wave,Kön,{own},mo,referred_from\n1,start,K,Aneby,1,psychiatry\n2,start,M,Eksjö,2,psychiatry\n");
    let here = Here::new("several_by", &[("a.csv", &table("Kommun")), ("b.csv", &table("kommun").replace(",1,", ",3,"))]);
    here.write("enkat.toml", b"map = { sex = \"K\xc3\xb6n\", municipality = \"Kommun\" }\nids-within = \"file\"\n");
    let by = |by: &str| here.run(&format!("report a.csv b.csv --by {by} --internal --format csv"));
    for [own, ours] in [["Kön", "sex"], ["kommun*Kön", "municipality*sex"]] {
        let (own, ours) = (by(own), by(ours));
        assert!(own.code == Some(0) && own.out == ours.out, "{}{}", own.err, own.out);
    }
    by("Kommuner").refused(&["Kommuner"]);
}

#[test]
fn a_settings_file_that_nobody_named_is_named_where_it_contradicts() {
    let here = Here::new(
        "several_found",
        &[("a.csv", "id,mo\n1,1\n"), ("b.csv", "id,mo\n2,1\n"), ("enkat.toml", "map = { mo = \"Rörlighet\" }\n")],
    );
    for inputs in ["a.csv", "a.csv b.csv", "start=a.csv"] {
        here.run(&format!("score {inputs}")).refused(&["error: with what enkat.toml says: ", "a.csv", "no column \"Rörlighet\""]);
    }
    here.write("enkat.toml", b"wave = { start = \"A\" }\n");
    here.run("score start=a.csv exit=b.csv").refused(&["with what enkat.toml says: a.csv: it is said to be of the start"]);
    // one that was named is known, and what it says nothing of is not its fault
    here.run("score start=a.csv exit=b.csv --config enkat.toml").refused(&["error: a.csv: it is said"]);
    here.write("b.csv", b"id,mo\n811218-9876,1\n");
    here.write("enkat.toml", b"ids-within = \"file\"\n");
    let ran = here.run("score a.csv b.csv");
    assert!(ran.code == Some(2) && !ran.err.contains("with what"), "{}", ran.err);
}

#[test]
fn a_settings_file_and_a_table_are_named_once_beside_what_is_said_of_them() {
    let here = Here::new("several_blamed", &[("a.csv", "id,wave,mo\n1,pre,1\n")]);
    here.write("enkat.toml", "map = { mo = \"Rörlighet\" }\n".as_bytes());
    for command in ["score a.csv", "check a.csv", "report a.csv --internal"] {
        here.run(command).refused_in_err("error: with what enkat.toml says: a.csv: the table has no column \"Rörlighet\"");
    }
    let check = here.run("check a.csv --format human").out;
    assert!(check.starts_with("a.csv: cannot be checked: with what enkat.toml says: the table has no column"), "{check}");
}

#[test]
fn templates_that_nobody_has_filled_in_are_nobody_twice() {
    let here = Here::new(
        "several_empty",
        &[("a.csv", "id,mo\n"), ("b.csv", "id,mo\n"), ("c.csv", "id,mo\n1,2\n"), ("d.csv", "id,mo\n1,2\n")],
    );
    let scored = here.run("score a.csv b.csv c.csv");
    assert_eq!(scored.column("mo"), ["2"], "{}", scored.err);
    here.run("score a.csv c.csv d.csv").refused(&["c.csv and d.csv hold the same"]);
    // one file under two names is still named twice
    here.run("score a.csv a.csv c.csv").refused(&["a.csv is given twice"]);
    assert_eq!(here.run("check --init a.csv b.csv c.csv").code, Some(0));
}

#[test]
fn a_name_from_a_mac_is_the_name_that_the_settings_have() {
    let here = federation("several_mac");
    let table = fs::read(here.0.join("Eksjö.csv")).expect("it is there");
    let told = here.run("score Aneby.csv Eksjö.csv --ids-within file");
    fs::remove_file(here.0.join("Eksjö.csv")).expect("it is there");
    // an o and two dots
    here.write("Eksjo\u{308}.csv", &table);
    let ran = here.run("score Aneby.csv Eksjo\u{308}.csv --ids-within file");
    assert_eq!(ran.out, told.out, "{}", ran.err);
    assert!(!ran.err.contains("is not the name of a file beside it"), "{}", ran.err);
}

/// Two sheets under a title, with another name for the item than ours, and what is wrong in each.
const TITLED: [&[&[&str]]; 2] = [
    &[&["Enkät"], &[""], &["Nr", "Kön", "Din hälsa idag"], &["1", "K", "40"], &[""], &["2", "M", "140"], &["3", "K", "141"]],
    &[&["Nr", "Kön", "Din hälsa idag"], &["1", "K", "50"], &["2", "M", "142"], &["3", "K", "x"]],
];

#[test]
fn places_in_sheets_are_those_of_the_spreadsheet() {
    let here = Here::new("several_places", &[("enkat.toml", "map = { id = \"Nr\", vas = \"Din hälsa idag\" }\n")]);
    here.write("a.xlsx", &workbook(&[("Inskrivning", TITLED[0]), ("Utskrivning", TITLED[1])]));
    let json = here.run("check a.xlsx --format json");
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    let cells: Vec<_> = json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|found| [&found["cell"], &found["line"], &found["column"]])
        .collect();
    for (cell, line) in [("Inskrivning!C6", 6), ("Inskrivning!C7", 7), ("Utskrivning!C3", 3), ("Utskrivning!C4", 4)] {
        assert!(cells.contains(&[&cell.into(), &line.into(), &"Din hälsa idag".into()]), "{cell}: {cells:?}");
    }
    let human = here.run("check a.xlsx");
    for told in
        ["a.xlsx Inskrivning!C6, column Din hälsa idag", "Din hälsa idag 140", "a.xlsx Utskrivning!C4, column Din hälsa idag"]
    {
        assert!(human.out.contains(told), "{told}: {}", human.out);
    }
    for format in ["github", "junit", "sarif"] {
        let ran = here.run(&format!("check a.xlsx --format {format}"));
        assert!(ran.out.contains("Inskrivning!C6") && !ran.out.contains("row 2"), "{}", ran.out);
    }
    for command in ["score", "change", "report --internal"] {
        let ran = here.run(&format!("{command} a.xlsx"));
        for told in
            ["in Din hälsa idag: ", "first in Inskrivning!C6, Din hälsa idag: 140", "first in Utskrivning!C4, Din hälsa idag"]
        {
            assert!(ran.err.contains(told), "{told}: {}", ran.err);
        }
    }
    // one sheet of an occasion that is said, and of several files the file as well
    here.write("b.xlsx", &workbook(&[("Blad 1", TITLED[0])]));
    let one = here.run("check b.xlsx --format json");
    assert!(one.out.contains("\"'Blad 1'!C6\""), "{}", one.out);
    here.write("c.xlsx", &workbook(&[("Blad1", &[&["Deltagare", "VAS"], &["9", "142"]])]));
    here.write("enkat.toml", b"map = { id = \"Nr\", vas = \"Din h\xc3\xa4lsa idag\" }\n[files.\"c.xlsx\"]\nmap = { id = \"Deltagare\", vas = \"VAS\" }\n");
    let ran = here.run("score c.xlsx b.xlsx");
    assert!(ran.err.contains("in vas: ") && ran.err.contains("first in c.xlsx, Blad1!B2, VAS: 142"), "{}", ran.err);
    let ran = here.run("score start=c.xlsx");
    assert!(ran.err.contains("first in Blad1!B2, VAS: 142"), "{}", ran.err);
    // what keeps a sheet from being read names the file once
    here.write("enkat.toml", b"");
    let lines: Vec<_> = here.run("check a.xlsx").out.lines().map(str::to_owned).collect();
    assert!(lines.iter().any(|line| line.starts_with("a.xlsx: cannot be checked: Inskrivning: ")), "{lines:?}");
    // an identity number stops everything, and is found
    let numbers: &[&[&str]] = &[&["Enkät"], &[""], &["Nr", "Kön", "Din hälsa idag"], &["1", "811218-9876", "40"]];
    here.write("a.xlsx", &workbook(&[("Inskrivning", TITLED[0]), ("Utskrivning", numbers)]));
    here.write("enkat.toml", b"map = { id = \"Nr\", vas = \"Din h\xc3\xa4lsa idag\" }\n");
    here.run("score a.xlsx").refused(&["a.xlsx, Utskrivning: ", "Utskrivning!B4 (data row 1), column Kön"]);
}

#[test]
fn files_in_folders_of_their_own_have_settings_of_their_own() {
    let here = Here::new(
        "several_folders",
        &[
            ("a/t.csv", "P,Q\n1,3\n"),
            ("a/enkat.toml", "[map]\nid = \"P\"\nmo = \"Q\"\n"),
            ("b/t.csv", "Nr,EQ\n2,4\n"),
            ("b/enkat.toml", "value-set = \"US-2019\"\n[map]\nid = \"Nr\"\nmo = \"EQ\"\n"),
        ],
    );
    let ran = here.run("score a/t.csv b/t.csv");
    assert_eq!((ran.column("id"), ran.column("mo")), (vec!["1".into(), "2".into()], vec!["3".into(), "4".into()]), "{}", ran.err);
    assert_eq!(ran.column("file"), ["a/t.csv", "b/t.csv"]);
    assert!(ran.out.contains("eq5d5l_index"));
    here.write("a/enkat.toml", b"value-set = \"SE-2022-TTO\"\n[map]\nid = \"P\"\nmo = \"Q\"\n");
    here.run("score a/t.csv b/t.csv").refused(&["a/enkat.toml and b/enkat.toml both say more", "value-set", "--config"]);
    here.write("a/enkat.toml", b"value-set = \"US-2019\"\n[map]\nid = \"P\"\nmo = \"Q\"\n");
    assert_eq!(here.run("score a/t.csv b/t.csv").code, Some(0));
}

#[test]
fn rows_of_several_tables_are_told_by_table_and_row() {
    let here = Here::new("several_rows", &[("a.csv", "id,mo\n1,1\n2,1\n"), ("b.csv", "id,mo\n3,1\n4,7\n5,1,1\n")]);
    let ran = here.run("score a.csv b.csv");
    assert!(
        ran.err.contains("first in b.csv, row 2, mo: 7, expected 1 to 5") && ran.err.contains("first in b.csv, row 3"),
        "{}",
        ran.err
    );
    assert_eq!(ran.column("eq5d5l_reason")[3..], ["mo:invalid sc:missing ua:missing pd:missing ad:missing", "row:width"]);
    here.write("811218-9876.csv", b"id,mo\n7,1\n");
    let ran = here.run("score a.csv 811218-9876.csv -o out.csv");
    ran.refused(&["the name of a file holds a personal identity number"]);
    assert!(!ran.err.contains("9876"), "{}", ran.err);
    here.write("b.csv", b"id,mo,note\n3,1,x\n4,2,811218-9876\n");
    here.run("score a.csv b.csv -o out.csv").refused(&["error: b.csv: ", "row 2, column note"]);
}

#[test]
fn of_one_table_whose_occasion_is_said_lines_are_told() {
    let here = Here::new("several_lines", &[("a.csv", "id,mo\n1,1\n\n2,9\n"), ("enkat.toml", "occasion = \"exit\"\n")]);
    let many: String = (3..3000).map(|id| format!("{id},1\n")).collect::<Vec<_>>().concat();
    here.write("a.csv", format!("id,mo\n1,1\n\n2,9\n{many}3000,8,1\n").as_bytes());
    let ran = here.run("check a.csv --format json");
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let findings = json["findings"].as_array().expect("a list");
    let line =
        |rule: &str| findings.iter().find(|finding| finding["rule"] == rule).map(|finding| [&finding["row"], &finding["line"]]);
    assert_eq!(line("EQ001"), Some([&2.into(), &4.into()]), "{}", ran.out);
    assert_eq!(line("EQ010"), Some([&3000.into(), &3002.into()]), "{}", ran.out);
}

/// Of three municipalities each calls everything otherwise; what the page for coordinators shows is copied as it stands.
#[test]
fn the_settings_of_the_page_for_coordinators_read_every_file() {
    const PAGE: &str = include_str!("../../docs/coordinator.md");
    let settings = PAGE.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block");
    let here = Here::new("several_of_the_page", &[("enkat.toml", settings)]);
    let eq5d_of_eksjo = ["Rörlighet", "Personlig vård", "Vanliga aktiviteter", "Smärta/besvär", "Oro/Nedstämdhet", "VAS"];
    for (file, [id, wave, start, exit], eq5d, kasam) in [
        (
            "Aneby",
            ["Deltagare", "Tillfälle", "Start", "Avslut"],
            ["Rörlighet", "Hygien", "Vanliga aktiviteter", "Smärtor/besvär", "Oro/nedstämdhet", "Din hälsa idag"],
            "KASAM ",
        ),
        ("Eksjö", ["Nr", "Mätning", "1", "2"], eq5d_of_eksjo, "Fråga "),
        ("Nässjö", ["Löpnr", "Före/efter", "före", "efter"], ["EQ1", "EQ2", "EQ3", "EQ4", "EQ5", "EQVAS"], "K"),
    ] {
        let items: Vec<String> = (1..=29).map(|n| format!("{kasam}{n}")).collect();
        let mut header = vec![id, wave];
        header.extend(eq5d);
        header.extend(items.iter().map(String::as_str));
        header.extend(["Kön", "Hänvisad från", "Avslutad till", "Slag"]);
        let row = |person, wave, exit: [&'static str; 2]| {
            let mut row = vec![person, wave, "2", "1", "2", "3", "2", "60"];
            row.extend(["4"; 29]);
            row.extend(if exit[0].is_empty() { ["Man", "Primärvård"] } else { ["", ""] });
            row.extend(exit);
            row
        };
        let ended = ["Primärvård", "started"];
        let rows = [header, row("1", start, ["", ""]), row("1", exit, ended), row("2", start, ["", ""]), row("2", exit, ended)];
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        here.write(&format!("{file}.xlsx"), &workbook(&[("Blad1", &rows)]));
    }
    let check = here.run("check Aneby.xlsx Eksjö.xlsx Nässjö.xlsx");
    assert_eq!(check.code, Some(0), "{}{}", check.out, check.err);
    let ran = here.run("report Aneby.xlsx Eksjö.xlsx Nässjö.xlsx --by municipality --internal --format csv");
    let figures = ran.figures();
    for group in ["municipality=Aneby", "municipality=Eksjö", "municipality=Nässjö"] {
        for measure in ["eq5d5l.mo", "eq5d5l.ad", "eq5d5l.vas", "soc29.total"] {
            assert_eq!(figures.number([group, measure, "change", "n"]), 2.0, "{group} {measure}");
        }
        assert_eq!(figures.number([group, "programme.exit_to", "all", "closed"]), 2.0, "{group}");
    }
}

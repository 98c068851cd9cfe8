//! Rows that are none: what quotation marks swallow, lines above a header and below it, sums and titles.

mod common;

use std::fs;
use std::path::Path;

use common::{Ran, enkat, folder, names_in, program};

/// The program in a folder of its own.
fn ran(folder: &Path, command: &str) -> Ran {
    Ran::of(program().args(command.split(' ')).current_dir(folder).output().expect("it runs"))
}

#[test]
fn a_stray_quotation_mark_is_refused_by_every_command_and_nothing_is_written() {
    let here = folder("stray_mark");
    let table = "id,comment,mo,sc,ua,pd,ad\n1,\"so so,1,1,1,1,1\n2,,2,2,2,2,2\n3,6\" tall,3,3,3,3,3\n4,,4,4,4,4,4\n";
    let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(here.join("a.csv"), table).expect("a file");
    fs::write(here.join("b.tsv"), table.replace(',', "\t")).expect("a file");
    fs::write(here.join("c.txt"), [&b"\xff\xfe"[..], &utf16].concat()).expect("a file");
    for file in ["a.csv", "b.tsv", "c.txt"] {
        for command in ["score -o out.csv", "report --internal -o out.html", "check", "check --init -o out.toml"] {
            let ran = ran(&here, &format!("{command} {file}"));
            assert_eq!(ran.code, Some(2), "{command} {file}: {}", ran.err);
            assert!(ran.err.contains("line 2 is closed on line 4, and text follows"), "{}", ran.err);
        }
    }
    assert_eq!(names_in(&here).len(), 3);
    for command in ["score -", "report - --internal", "check -"] {
        let ran = enkat(&command.split(' ').collect::<Vec<_>>(), table);
        assert!(ran.code == Some(2) && ran.err.contains("line 2") && !ran.err.contains("so so"), "{command}: {}", ran.err);
    }
}

#[test]
fn a_row_that_a_pair_of_stray_marks_swallows_is_refused_and_a_comment_of_many_lines_is_read() {
    let swallowed = "id;comment;vas\n1;\"so so;50\n2;\"so;60\n3;;70\n";
    for (table, told) in [
        (swallowed.to_owned(), "line 2 is closed on line 3, and text follows"),
        (swallowed.replace("\"so;", "so\";"), "line 2 is closed on line 3, and the cell holds line ends"),
    ] {
        let ran = enkat(&["check", "-"], table);
        assert!(ran.code == Some(2) && ran.err.contains(told), "{}", ran.err);
    }
    let honest = "id;comment;vas\n1;\"so; so\nand; a \"\"mark\"\"\n\";50\n2;6\" tall;60\n";
    assert_eq!(enkat(&["score", "-"], honest).column("eq5d5l_vas"), ["50", "60"]);
}

/// A title, an empty row and the names below.
const TITLED: &str = "Sammanställning av svar, våren 2025\n;;;\nDeltagare;Rörlighet;Hygien;vas\nP1;2;1;60\nP2;1;1;75\n";

#[test]
fn a_header_below_a_title_is_found_in_every_way_that_a_text_comes_and_told() {
    let here = folder("titled");
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(TITLED.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(here.join("a.csv"), TITLED).expect("a file");
    fs::write(here.join("b.csv"), utf16).expect("a file");
    for file in ["a.csv", "b.csv"] {
        let ran = ran(&here, &format!("score {file}"));
        assert_eq!(ran.column("eq5d5l_vas"), ["60", "75"], "{}", ran.err);
        assert!(ran.err.contains("the names of the columns stand in line 3; 2 lines above are left out"), "{}", ran.err);
        assert!(!ran.err.contains("2025"), "{}", ran.err);
    }
    let through_a_pipe = enkat(&["check", "-"], TITLED);
    assert_eq!(through_a_pipe.code, Some(0), "{}", through_a_pipe.err);
    assert!(through_a_pipe.err.contains("line 3"), "{}", through_a_pipe.err);
    // findings name the lines of the file
    let odd = enkat(&["check", "-", "--format", "json"], TITLED.replace("75", "175"));
    assert!(odd.code == Some(1) && odd.out.contains("\"line\": 5"), "{}", odd.out);
    let names = enkat(&["check", "--init", "-"], TITLED);
    assert!(names.out.contains("mo = \"Rörlighet\""), "{}", names.out);
}

#[test]
fn a_header_line_is_chosen_on_the_command_line_or_in_the_settings() {
    let table = "Svar;a;b\nX;Y;Z\nLöpnr;F1;F2\nP1;2;60\n";
    let mapped = ["score", "-", "--map", "id=Löpnr", "--map", "vas=F2"];
    let chosen = enkat(&[&["score", "-", "--header-line", "3", "--map", "vas=F2"][..]].concat(), table);
    assert_eq!(chosen.column("eq5d5l_vas"), ["60"]);
    // what is mapped says where it stands
    assert_eq!(enkat(&mapped, table).column("eq5d5l_vas"), ["60"]);
    let here = folder("header_line");
    fs::write(here.join("t.csv"), table).expect("a file");
    for line in ["header-line = 3", "header-line = \"3\"", "header_line = \"3-3\""] {
        fs::write(here.join("enkat.toml"), format!("{line}\n[map]\nvas = \"F2\"\n")).expect("a file");
        assert_eq!(ran(&here, "score t.csv").column("eq5d5l_vas"), ["60"], "{line}");
    }
    for (line, told) in [
        ("9", "line 9 cannot be the header: no row with cells begins there, but on 1, 2, 3, 4"),
        ("0", "expected the number of a line"),
        ("3-1", "expected the number of a line"),
        ("x", "--header-line"),
        ("999999999999", "no row with cells begins there"),
    ] {
        enkat(&["score", "-", "--header-line", line, "--map", "vas=F2"], table).refused(&[told]);
    }
    enkat(&["score", "-", "--header-line", "2"], "{\"vas\":1}\n").refused(&["has no header line"]);
}

#[test]
fn where_the_header_is_in_doubt_the_names_in_the_first_lines_are_listed() {
    let table = "Report;;;\nLöpnr;Oro;Gamma;\nLöpnr;Hygien;\"Delta\";\nAlpha;Beta;;\n1;2;3;\nanna;bo;cia;Oro\n";
    let ran = enkat(&["score", "-"], table);
    ran.refused(&["further down, line 2 \"Löpnr\", \"Oro\" and 1 more; line 3 \"Löpnr\", \"Hygien\" and 1 more; line 4 (2 cells); line 6 (4 cells)", "--header-line"]);
    enkat(&["check", "--init", "-"], "1;2;3\nAlpha;Beta;Gamma\n").refused(&["--header-line"]);
    // our own names win, whatever follows
    assert_eq!(enkat(&["score", "-"], "vas;x\n60;2\nLöpnr;Rörlighet\n").rows().len(), 2);
}

#[test]
fn nothing_above_a_header_hides_an_identity_number() {
    for arguments in [&["score", "-"][..], &["score", "-", "--header-line", "3"]] {
        let ran = enkat(arguments, TITLED.replace("våren 2025", "19811218-9876"));
        ran.refused(&["line 1, above the header"]);
        assert!(!ran.err.contains("9876"), "{}", ran.err);
    }
}

#[test]
fn a_first_line_names_the_separator_as_spreadsheets_write_it() {
    for table in [
        "sep=;\nid;vas\n1,5;60\n",
        "SEP=|\r\n\r\nid|vas\r\n1;5|60\r\n",
        "\u{feff}sep=\t\nid\tvas\n1\t60\n",
        "\"sep=;\"\nid;vas\n1;60\n",
    ] {
        let ran = enkat(&["score", "-"], table);
        assert_eq!(ran.column("eq5d5l_vas"), ["60"], "{table:?}: {}", ran.err);
    }
    // what somebody says goes before it
    assert_eq!(enkat(&["score", "-", "--delimiter", ","], "sep=;\nid,vas\n1;,60\n").column("id"), ["1;"]);
    let odd = enkat(&["check", "-", "--format", "json"], "sep=;\nid;vas\n1;160\n");
    assert!(odd.out.contains("\"line\": 3"), "{}", odd.out);
}

#[test]
fn occasions_that_stand_above_the_names_are_joined_with_them() {
    let table = ";Start;;Avslut;\nDeltagare;Rörlighet;EQ VAS;Rörlighet;EQ VAS\nP1;2;60;1;70\nP2;1;75;;\n";
    let maps = ["start.vas=Start EQ VAS", "exit.vas=Avslut EQ VAS", "start.mo=Start Rörlighet", "exit.mo=Avslut Rörlighet"];
    let maps: Vec<&str> = maps.iter().flat_map(|map| ["--map", map]).collect();
    for lines in [&[][..], &["--header-line", "1-2"]] {
        let ran = enkat(&[&["score", "-"], &maps[..], lines].concat(), table);
        assert_eq!(ran.column("exit.eq5d5l_vas"), ["70", ""]);
        assert!(ran.err.contains("in lines 1 to 2, and joined"), "{}", ran.err);
    }
    let proposed = enkat(&["check", "--init", "-"], table);
    assert!(proposed.out.contains("\"exit.mo\" = \"Avslut Rörlighet\""), "{}", proposed.out);
    enkat(&["score", "-", "--header-line", "2", "--map", "mo=Rörlighet"], table).refused(&["two columns for mo"]);
}

#[test]
fn a_number_that_may_be_a_time_stops_and_its_column_can_be_declared() {
    let here = folder("not_identity");
    for (cell, other) in
        [("202403011147", "a day and a time"), ("1705224457", "seconds since 1970"), ("0701233215", "a telephone number")]
    {
        let table = format!("id,vas,stamp\nP1,60,\nP2,70,{cell}\n");
        let object = format!("{{\"id\":\"P2\",\"vas\":70,\"stamp\":\"{cell}\"}}\n");
        for (name, text) in [("t.csv", &table), ("t.ndjson", &object)] {
            fs::write(here.join(name), text).expect("a file");
            let stopped = ran(&here, &format!("check {name} --config /dev/null"));
            assert_eq!(stopped.code, Some(2), "{}", stopped.err);
            assert!(
                stopped.err.contains(&format!("number, or {other}: row")) && stopped.err.contains("column stamp"),
                "{}",
                stopped.err
            );
            assert!(stopped.err.contains("--not-identity COLUMN") && !stopped.err.contains(cell), "{}", stopped.err);
            let declared = ran(&here, &format!("score {name} --not-identity STAMP"));
            assert_eq!(declared.column("eq5d5l_vas").last().map(String::as_str), Some("70"), "{}", declared.err);
            fs::write(here.join("enkat.toml"), "not-identity = [\"stamp\", \"tid\"]\n").expect("a file");
            assert_eq!(ran(&here, &format!("check {name}")).code, Some(0));
        }
    }
}

#[test]
fn a_certain_number_stops_in_a_column_that_was_declared_and_any_number_in_another() {
    let declared = ["check", "-", "--not-identity", "stamp"];
    for cell in ["811218-9876", "19811218+9876", "SE8112189876"] {
        let ran = enkat(&declared, format!("id,vas,stamp\nP1,60,{cell}\n"));
        assert!(ran.code == Some(2) && ran.err.contains("column stamp"), "{cell}: {}", ran.err);
        assert!(!ran.err.contains("--not-identity") && !ran.err.contains("9876"), "{cell}: {}", ran.err);
    }
    for table in ["id,vas,stamp,x\nP1,60,1,8112189876\n", "id,vas,stamp\n8112189876,60,1\n", "id,vas,stamp\nP1,60,1,8112189876\n"]
    {
        let ran = enkat(&declared, table);
        assert!(ran.code == Some(2) && !ran.err.contains("8112189876"), "{table}: {}", ran.err);
    }
}

#[test]
fn a_sum_below_the_last_person_is_no_participant_and_the_report_says_so() {
    let rows: Vec<String> =
        (0..12).map(|row| format!("Namn {};{};1;{}\n", (b'A' + row) as char, row % 5 + 1, 40 + row)).collect();
    let people = &format!("Namn;Rörlighet;Hygien;vas\n{}", rows.concat());
    let table = format!("{people};;;\nMedel;2;1.33;58.3\nSumma;6;4;175\n");
    let maps = ["--map", "id=Namn", "--map", "mo=Rörlighet", "--map", "sc=Hygien"];
    let figures = |table: &str| enkat(&[&["report", "-", "--internal", "--format", "csv"], &maps[..]].concat(), table).figures();
    assert_eq!(figures(&table).0, figures(people).0);
    for language in
        [["en", "rows that are sums, titles or names of columns are left out"], ["sv", "rader som är summor, rubriker"]]
    {
        for form in [&["--internal"][..], &[]] {
            let ran = enkat(&[&["report", "-", "--lang", language[0]], form, &maps].concat(), &table);
            assert!(ran.code == Some(0) && ran.out.contains(language[1]), "{}{}", ran.out, ran.err);
            assert!(ran.err.contains("EQ034 2 "), "{}", ran.err);
        }
    }
    let scored = enkat(&[&["score", "-"], &maps[..]].concat(), &table);
    assert_eq!(scored.column("eq5d5l_vas")[11..], ["51", "", "", ""]);
    assert_eq!(scored.column("eq5d5l_reason")[13..], ["row:nobody", "row:nobody"]);
    let checked = enkat(&[&["check", "-"], &maps[..]].concat(), &table);
    assert!(checked.code == Some(0) && checked.out.contains("EQ034") && !checked.out.contains("EQ001"), "{}", checked.out);
}

/// What was done to people may be called like a sum.
#[test]
fn people_of_a_group_that_is_called_like_a_sum_are_people() {
    let answers = ["2;1;2;3;2;60", "3;1;2;3;2;50", "2;2;2;3;2;40", "1;1;1;2;1;90"];
    let people = |group: &str| {
        let rows = (1..).zip(answers).map(|(id, row)| format!("{group};P{id};{row}\n"));
        rows.collect::<Vec<_>>().concat()
    };
    for group in ["Total hip", "Total", "Total knee replacement"] {
        let scored = enkat(&["score", "-"], format!("procedure;id;mo;sc;ua;pd;ad;vas\n{}", people(group)));
        assert!(scored.column("eq5d5l_reason").iter().all(String::is_empty), "{group}: {}", scored.out);
        // without ids, and with one that is not filled
        let bare = people(group).replace(";P1;", ";;");
        let table = format!("procedure;no;mo;sc;ua;pd;ad;vas\n{bare}Summa;;10;10;10;10;10;240\n");
        for id in [&[][..], &["--map", "id=no"]] {
            let scored = enkat(&[&["score", "-"], id].concat(), &table);
            assert_eq!(scored.column("eq5d5l_reason"), ["", "", "", "", "row:nobody"], "{group}: {}", scored.out);
        }
    }
}

/// However many they are, and wherever they stand: a table is cut into pieces as it comes.
#[test]
fn people_of_such_a_group_are_people_however_many_there_are() {
    for (every, rows) in [(20, 40), (4, 40), (4000, 40_000)] {
        let row = |place: usize| format!("{};2;1;2;3;2;60\n", if place.is_multiple_of(every) { "Total" } else { "partial" });
        let table = format!("op;mo;sc;ua;pd;ad;vas\n{}", (0..rows).map(row).collect::<String>());
        let scored = enkat(&["score", "-"], &table);
        assert!(!scored.out.contains("row:nobody"), "{every} {rows}");
    }
}

#[test]
fn the_label_rows_of_a_survey_export_are_no_people() {
    let table = "StartDate,ResponseId,Q1,Q2,wave\nStart Date,Response ID,Mobility,Care,wave\n\
                 \"{\"\"ImportId\"\":\"\"d\"\"}\",\"{\"\"ImportId\"\":\"\"r\"\"}\",\"{\"\"ImportId\"\":\"\"q\"\"}\",x,y\n\
                 2024-03-01,R_1,2,1,start\n2024-09-01,R_1,1,1,exit\n";
    let maps = ["--map", "id=ResponseId", "--map", "mo=Q1", "--map", "sc=Q2"];
    let ran = enkat(&[&["check", "-"], &maps[..]].concat(), table);
    assert!(ran.code == Some(0) && ran.out.contains("EQ034  whole rows  2 warnings"), "{}", ran.out);
    assert!(!ran.out.contains("EQ012") && !ran.out.contains("EQ003"), "{}", ran.out);
}

//! A first row that is no header: whose answers stand in it is told nowhere.

mod common;

use std::fs;
use std::path::Path;

use common::{Ran, enkat, folder, names_in, program};

/// The first row is somebody's.
const TABLE: &str = "Anna Ek,1990-05-06,woman,4,2,3,5,5,20\nBo Alm,1980-01-01,man,1,1,1,1,1,90\n";
const TOLD: [&str; 4] = ["Anna", "Ek", "1990", "woman"];

/// Everything that a run wrote, to its outputs and to files.
fn written(ran: &Ran, folder: &Path) -> String {
    let files = names_in(folder).into_iter().filter(|name| name.starts_with("out"));
    let files: Vec<String> = files.map(|name| fs::read_to_string(folder.join(name)).expect("a file")).collect();
    format!("{}{}{}", ran.out, ran.err, files.concat())
}

#[test]
fn the_answers_of_a_table_without_a_header_are_not_shown_in_any_command_and_form() {
    let here = folder("no_header");
    fs::write(here.join("t.csv"), TABLE).expect("a file");
    fs::write(here.join("t.tsv"), TABLE.replace(',', "\t")).expect("a file");
    let formats = "--format human --format json=out.json --format junit=out.xml --format sarif=out.sarif --format github=out.txt";
    for command in [
        "score t.csv",
        "score t.tsv",
        "score t.csv --format ndjson",
        "change t.csv",
        "report t.csv",
        "report t.csv --internal --by site",
        "check t.csv",
        &format!("check t.csv {formats}"),
        "check t.csv --write-baseline out.json",
        "check --init t.csv",
        "check --init t.csv -o out.toml",
        "check t.csv --map mo=woma",
        "score t.csv --map mo=Anna",
    ] {
        let ran = Ran::of(program().args(command.split(' ')).current_dir(&here).output().expect("it runs"));
        assert_eq!(ran.code, Some(2), "{command}");
        let all = written(&ran, &here);
        for secret in TOLD {
            assert!(!all.replace("Anna\"", "").contains(secret), "{command}: {secret} in {all}");
        }
        let is_mapped = command.contains("--map");
        assert!(is_mapped || all.contains("of 9 cells numbers stand in 6, days in 1"), "{command}: {all}");
    }
}

#[test]
fn rows_below_a_first_row_that_is_no_header_are_told_by_their_size() {
    // what nobody knows as a name may be anybody's: a pseudonym, an answer in words, what somebody told of violence
    const MARKERS: [&str; 5] = ["anna-k7", "slagen", "P1x", "hotad", "stulen"];
    let rows = "Undersökning;;;\nanna-k7;slagen av maken;Oro;P1x\nP1x;hotad;;stulen\nLöpnr;Rörlighet;hotad;slagen\nLöpnr;Hygien;hotad;\n1;2;3;4\n";
    let here = folder("unknown_header");
    fs::write(here.join("t.csv"), rows).expect("a file");
    fs::write(here.join("t.tsv"), rows.replace(';', "\t")).expect("a file");
    fs::write(here.join("u.csv"), "id,mo\n9,1\n").expect("a file");
    let objects = rows.lines().skip(1).map(|row| {
        let cells: Vec<String> = row.split(';').map(|cell| format!("\"{cell}\"")).collect();
        format!("{{\"a\":{},\"b\":{},\"c\":{},\"d\":{}}}\n", cells[0], cells[1], cells[2], cells[3])
    });
    fs::write(here.join("t.ndjson"), objects.collect::<String>()).expect("a file");
    fs::write(here.join("one.toml"), "[files.\"t.csv\"]\nset = { site = \"A\" }\n").expect("a file");
    fs::write(here.join("days.csv"), format!("4,2,3,5,5,20,1990-05-06\n{}", rows.replace(';', ","))).expect("a file");
    let formats = "--format human --format json=out.json --format junit=out.xml --format sarif=out.sarif --format github=out.txt";
    for file in ["t.csv", "t.tsv", "t.ndjson", "start=t.csv", "t.csv u.csv", "u.csv t.tsv", "t.csv --config one.toml", "days.csv"]
    {
        let checks = if file.contains(' ') { vec![] } else { vec![format!("check {file} {formats}"), format!("check {file}")] };
        let commands = ["score", "change", "report", "report --internal", "report --lang sv --internal"];
        for command in commands
            .iter()
            .map(|command| format!("{command} {file}"))
            .chain(checks)
            .chain([format!("check --init {file}")].into_iter().filter(|_| file.starts_with("days")))
        {
            let ran = Ran::of(program().args(command.split(' ')).current_dir(&here).output().expect("it runs"));
            assert_eq!(ran.code, Some(2), "{command}: {}", ran.err);
            let all = written(&ran, &here);
            for marker in MARKERS {
                assert!(!all.contains(marker), "{command}: {marker} in {all}");
            }
            let is_told = file.contains("t.csv") || file.contains("t.tsv");
            let told = ["(4 cells)", "(4 celler)", "\"Löpnr\", \"Rörlighet\""].iter().any(|told| all.contains(told));
            assert!(!is_told || told, "{command}: {all}");
        }
    }
}

#[test]
fn beside_columns_that_are_named_a_name_that_looks_like_an_answer_is_a_number() {
    // whoever names one column of it is told nothing of the others
    let here = folder("half_header");
    let table = TABLE.replace("woman", "911112233x").replace("man,1", "man,9");
    fs::write(here.join("t.csv"), &table).expect("a file");
    let formats = ["human", "json=out.json", "junit=out.xml", "sarif=out.sarif", "github=out.txt"];
    let mut program = program();
    program.args(["check", "t.csv", "--map", "mo=4", "--map", "vas=20", "--map", "sc=2", "--map", "ua=3"]).current_dir(&here);
    let ran = Ran::of(program.args(formats.iter().flat_map(|format| ["--format", format])).output().expect("it runs"));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let all = written(&ran, &here);
    for secret in ["Anna", "1990", "911112233"] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
    assert!(ran.out.contains("#2 \u{b7}  #3 \u{b7}  4 9"), "{}", ran.out);
    let number = "811218-9876";
    for (table, place) in [
        (format!("Anna Ek,3,woman\nx,1,{number}\n"), "column #3"),
        (format!("mo,note on 070-123 45 67\n1,{number}\n"), "column #2"),
        (format!("mo,my note\n1,{number}\n"), "column my note"),
    ] {
        let ours = if table.contains("mo,") { "sc" } else { "mo" };
        let ran = enkat(&["score", "-", "--map", &format!("{ours}={}", if ours == "mo" { "3" } else { "mo" })], &table);
        assert!(ran.code == Some(2) && ran.err.contains(place), "{}", ran.err);
        assert!(!ran.err.contains("woman") && !ran.err.contains("070"), "{}", ran.err);
    }
    let lines = format!("{{\"mo\":1,\"born 1990-05-06\":\"{number}\"}}\n");
    let ran = enkat(&["score", "-", "--config", "/dev/null"], lines);
    assert!(ran.code == Some(2) && ran.err.contains("column #2") && !ran.err.contains("1990"), "{}", ran.err);
}

#[test]
fn a_proposal_names_no_column_whose_name_may_be_an_answer() {
    let rows: Vec<String> = (1..=20).map(|row| format!("p{row},{}\n", 11_111 + row % 4 * 1_111)).collect();
    for (name, is_shown) in [("health", true), ("P0701234567", false)] {
        let ran = enkat(&["check", "--init", "-"], format!("person,{name}\n{}", rows.concat()));
        assert_eq!((ran.code, ran.out.contains(name), ran.out.contains("Left out: 1 guess")), (Some(0), is_shown, !is_shown));
        assert!(ran.out.contains("person"), "{}{}", ran.out, ran.err);
    }
}

#[test]
fn a_table_that_is_brought_as_something_else_is_not_shown() {
    let here = folder("brought");
    fs::write(here.join("t.csv"), TABLE).expect("a file");
    for option in ["--value-set-file", "--norms", "--config", "--programme", "--scale-file", "--form", "--previous"] {
        let mut program = program();
        program.args(["report", "u.csv", option, "t.csv"]).current_dir(&here);
        fs::write(here.join("u.csv"), "mo\n1\n").expect("a file");
        let ran = Ran::of(program.output().expect("it runs"));
        assert_eq!(ran.code, Some(2), "{option}");
        for secret in TOLD {
            assert!(!ran.err.contains(secret), "{option}: {}", ran.err);
        }
    }
}

#[test]
fn an_option_does_not_repeat_an_identity_number() {
    for arguments in
        [&["list", "811218-9876"][..], &["score", "--811218-9876"], &["811218-9876"], &["check", "--fail-on", "811218-9876"]]
    {
        let ran = enkat(arguments, "");
        assert!(ran.code == Some(2) && ran.err.contains("identity") && !ran.err.contains("9876"), "{}", ran.err);
    }
}

#[test]
fn names_are_shown_where_they_look_like_names() {
    enkat(&["score", "-"], "Fråga 1,Q2,kön\n1,2,3\n").refused(&["\"Fråga 1\", \"Q2\", \"kön\""]);
    enkat(&["score", "-"], "Q1,a long story of how somebody felt in the morning and also in the evening\n1,2\n")
        .refused(&["\"Q1\", \"#2\""]);
    // a column without a name is none to look for
    enkat(&["score", "-"], "Q1,,Q3,\n1,2,3,4\n").refused(&["[\"Q1\", \"Q3\"]"]);
    // a name of ours tells a header
    enkat(&["score", "-"], "id,1,2,Q3\na,2,3,4\n").refused(&["\"id\"", "\"Q3\""]);
    enkat(&["score", "-", "--map", "mo=Q"], "id,1,Q3\na,2,3\n").refused(&["no column \"Q\""]);
}

#[test]
fn a_choice_that_may_be_somebodys_answer_is_not_repeated() {
    let table = "id,mo\na,1\n";
    let here = folder("choices_like_answers");
    let settings = here.join("s.toml");
    for (arguments, text) in [
        (&["--value-set", "070-1234567"][..], ""),
        (&["--map", "0701234567=mo"], ""),
        (&["--map", "mo=born 1990-05-06 and 0701234567"], ""),
        (&["--missing-code", "0701234567,1"], ""),
        (&[], "0701234567 = 5\n"),
        (&[], "min-cell = \"0701234567\"\n"),
        (&[], "seed = -701234567\n"),
        (&[], "[check]\nfail-on = \"0701234567\"\n"),
        (&[], "[check.off]\n0701234567 = \"why\"\n"),
        (&[], "[wave]\n0701234567 = \"why\"\n"),
    ] {
        fs::write(&settings, text).expect("a file");
        let command = [&["score", "-", "--config", settings.to_str().expect("UTF-8")], arguments].concat();
        let ran = enkat(&command, table);
        assert_eq!(ran.code, Some(2), "{arguments:?} {text}");
        assert!(!ran.err.contains("1234567"), "{}", ran.err);
    }
}

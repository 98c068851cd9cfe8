//! Whatever is wrong: a message, an exit code, nothing half-written, no panic.

mod common;

use std::fs;
use std::process::Stdio;

use common::{Ran, enkat, folder, names_in, program};

const TABLE: &str = "id,mo,sc,ua,pd,ad,vas\na,1,1,1,1,1,50\n";

#[test]
fn tables_that_are_none() {
    enkat(&["score", "-"], "").refused(&["standard input", "empty"]);
    enkat(&["score", "-"], "\n\n").refused(&["empty"]);
    enkat(&["score", "-"], "\u{feff}").refused(&["empty"]);
    enkat(&["score", "-"], ",,\n1,2,3\n").refused(&["no header"]);
    enkat(&["score", "-"], "a,b\n1,2\n").refused(&["no column belongs to a questionnaire", "\"a\"", "--map"]);
    enkat(&["score", "/nonexistent/t.csv"], "").refused(&["/nonexistent/t.csv"]);
    let here = folder("a_folder");
    enkat(&["score", here.to_str().expect("UTF-8")], "").refused(&["folder"]);
    let only_header = enkat(&["score", "-"], "vas\n");
    assert_eq!((only_header.code, only_header.out.lines().count()), (Some(0), 1));
    assert!(only_header.err.contains("no rows"));
}

#[test]
fn mappings_that_do_not_fit() {
    let refused = |arguments: &[&str], parts: &[&str]| enkat(&[&["score", "-"], arguments].concat(), TABLE).refused(parts);
    refused(&["--map", "mo=MOO"], &["MOO", "did you mean mo?"]);
    refused(&["--map", "moo=mo"], &["moo", "did you mean mo"]);
    refused(&["--map", "mo=sc", "--map", "ua=sc"], &["sc", "mapped twice", "mo", "ua"]);
    refused(&["--map", "id=mo", "--map", "id=vas"], &["two columns for id", "\"mo\"", "\"vas\""]);
    refused(&["--map", "mo"], &["OURS=THEIRS"]);
    refused(&["--map", "soc13_{n}=q1"], &["{n} on both sides"]);
    refused(&["--map", "soc13_{n}=q{n}"], &["q1"]);
    enkat(&["score", "-"], "mo,MO\n1,1\n").refused(&["two columns for mo"]);
    enkat(&["score", "-"], "profile,mo\n11111,1\n").refused(&["two columns for mo", "profile"]);
    enkat(&["score", "-"], "start.mo,mo\n1,1\n").refused(&["start. or exit."]);
    enkat(&["score", "-"], "start.mo,exit.mo,wave\n1,1,start\n").refused(&["wave"]);
    enkat(&["score", "-", "--wave", "start=pre"], "start.mo,exit.mo\n1,1\n").refused(&["--wave"]);
}

#[test]
fn choices_that_do_not_exist() {
    let refused = |arguments: &[&str], parts: &[&str]| enkat(&[&["score", "-"], arguments].concat(), TABLE).refused(parts);
    refused(&["--value-set", "sweden"], &["sweden", "SE-2020-TTO-EXP or SE-2020-VAS-EXP or SE-2022-TTO"]);
    refused(&["--value-set", "SE-2021"], &["SE-2022-TTO"]);
    refused(&["--value-set", "US-2019", "--value-set", "us-2019"], &["more than once"]);
    refused(&["--missing", "nope"], &["complete, prorate20 or half"]);
    refused(&["--delimiter", "ab"], &["delimiter"]);
    refused(&["--format", "xml"], &["csv"]);
    refused(&["--value-set-file", "/nonexistent.toml"], &["/nonexistent.toml"]);
    refused(&["--config", "/nonexistent.toml"], &["/nonexistent.toml"]);
}

#[test]
fn a_personal_identity_number_stops_everything_and_is_never_shown() {
    let number = "811218-9876";
    for table in [
        format!("id,vas\n{number},50\n"),
        format!("id,vas,note\na,50,ring {number} i morgon\n"),
        format!("id,vas\na,{number}\n"),
        format!("vas,{number}\n50,1\n"),
        "vas\n50,8112189876\n".to_owned(),
        "vas\n50,\"1\",\"8112189876\"\n".to_owned(),
        format!("vas,note\n50,\"a \"\"quoted\"\" {number}\"\n"),
        format!("vas,note\r\n{}50,{number}", "50,\r\n".repeat(5000)),
    ] {
        for command in [&["score", "-"][..], &["report", "-", "--internal"]] {
            let ran = enkat(command, &table);
            assert_eq!(ran.code, Some(2));
            assert!(!ran.err.contains("9876") && !ran.out.contains("9876"), "{}", ran.err);
            assert!(ran.err.contains("identity"), "{}", ran.err);
        }
    }
    let by_option = enkat(&["score", "-", "--map", &format!("mo={number}")], TABLE);
    assert!(by_option.code == Some(2) && !by_option.err.contains("9876"));
}

#[test]
fn messages_do_not_repeat_what_the_cells_say() {
    let table = "id,mo,vas\nAnna Andersson,hemligt,123456789\nAnna Andersson,2.75,-123456\n";
    for command in [&["score", "-"][..], &["report", "-", "--internal"]] {
        let ran = enkat(command, table);
        for secret in ["Anna", "hemligt", "123456", "2.75"] {
            assert!(!ran.err.contains(secret), "{}", ran.err);
        }
    }
}

#[test]
fn an_unclosed_quotation_mark_is_not_the_end_of_the_table() {
    let table = "mo,sc,ua,pd,ad,note\n1,2,3,4,5,\"unclosed\n1,2,3,4,5,x\n1,1,1,1,1,y\n";
    let ran = enkat(&["score", "-"], table);
    assert!(ran.code == Some(2) && ran.err.contains("line 2") && ran.err.contains("not closed"), "{}", ran.err);
    let closed = enkat(&["score", "-"], table.replace("unclosed", "one\nnote\""));
    assert_eq!(closed.rows().len(), 3);
    for last in ["\"abc", "\"", "\"abc\"\"", "\"a\nb", "x\n1,1,1,1,1,\"abc\n"] {
        let ran = enkat(&["score", "-"], format!("mo,sc,ua,pd,ad,note\n1,1,1,1,1,{last}"));
        assert!(ran.code == Some(2) && ran.err.contains("not closed"), "{last}: {}", ran.err);
    }
    for last in ["\"abc\"", "\"\"", "\"a\"\"\"", "\"a\nb\"", "a\"b", "\"a\"\n\n", "\"a\"\r\n\r\n"] {
        let ran = enkat(&["score", "-"], format!("mo,sc,ua,pd,ad,note\n1,1,1,1,1,{last}"));
        assert_eq!((ran.code, ran.rows().len()), (Some(0), 1), "{last}: {}", ran.err);
    }
    enkat(&["score", "-"], "mo,sc,ua,pd,\"ad").refused(&["not closed"]);
}

#[test]
fn odd_bytes_are_no_reason_to_fall() {
    assert_eq!(
        enkat(&["score", "-"], b"mo,vas\n1\x00,5\x000\n").column("eq5d5l_reason"),
        ["mo:invalid sc:missing ua:missing pd:missing ad:missing vas:invalid"]
    );
    let mixed = [b"vas,x\n50,\xc3\xa5\n".as_slice(), &b"60,\xc3\xa5\n".repeat(20_000), b"70,\xe5\n"].concat();
    let ran = enkat(&["score", "-"], mixed);
    assert!(ran.code == Some(2) && ran.err.contains("UTF-8") && ran.err.contains("line 20003"), "{}", ran.err);
    let long = format!("vas,x\n50,{}\n", "y".repeat(40 << 20));
    let ran = enkat(&["score", "-"], long);
    assert!(ran.code == Some(2) && ran.err.contains("longer than"), "{}", ran.err);
}

#[test]
fn an_output_appears_whole_or_not_at_all() {
    let here = folder("outputs");
    let path = |name: &str| here.join(name).to_str().expect("UTF-8").to_owned();
    fs::write(path("t.csv"), TABLE).expect("a file");
    fs::write(path("old.csv"), "old").expect("a file");
    // the last row holds what must not be written
    let bad = format!("{TABLE}{}b,1,1,1,1,1,811218-9876\n", "a,1,1,1,1,1,50\n".repeat(3000));
    assert_eq!(enkat(&["score", "-", "-o", &path("new.csv")], &bad).code, Some(2));
    assert_eq!(enkat(&["score", "-", "-o", &path("old.csv")], &bad).code, Some(2));
    assert_eq!(fs::read_to_string(path("old.csv")).expect("it is still there"), "old");
    assert_eq!(names_in(&here), ["old.csv", "t.csv"]);
    enkat(&["score", &path("t.csv"), "-o", &path("t.csv")], "").refused(&["read as well"]);
    enkat(&["score", &path("t.csv"), "-o", here.to_str().expect("UTF-8")], "").refused(&["folder"]);
    enkat(&["score", &path("t.csv"), "-o", &path("no/such/o.csv")], "").refused(&["no/such"]);
    enkat(&["score", &path("t.csv"), "-o", "/dev/full"], "").refused(&["/dev/full"]);
    let set = path("set.csv");
    fs::write(&set, "profile,value\n").expect("a file");
    assert_eq!(enkat(&["score", &path("t.csv"), "--value-set-file", &set, "-o", &set], "").code, Some(2));
    assert_eq!(enkat(&["score", &path("t.csv"), "-o", &path("old.csv")], "").code, Some(0));
    assert!(fs::read_to_string(path("old.csv")).expect("a file").contains("11111"));
    assert_eq!(names_in(&here), ["old.csv", "set.csv", "t.csv"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_kept() {
    let here = folder("links");
    let path = |name: &str| here.join(name);
    fs::write(path("real.csv"), "old").expect("a file");
    std::os::unix::fs::symlink("real.csv", path("link.csv")).expect("a link");
    assert_eq!(enkat(&["score", "-", "-o", path("link.csv").to_str().expect("UTF-8")], TABLE).code, Some(0));
    assert!(fs::symlink_metadata(path("link.csv")).expect("a link").is_symlink());
    assert!(fs::read_to_string(path("real.csv")).expect("a file").contains("11111"));
}

#[test]
fn a_file_is_not_written_under_the_name_of_another_form() {
    let here = folder("foreign_forms");
    let path = |name: &str| here.join(name).to_str().expect("UTF-8").to_owned();
    let (scores, report) = (["end the name in .csv or .ndjson", ".html"], [".html or .htm or .md", ".ndjson"]);
    for name in ["o.pq", "o.PDF", "o.csv.gz", "o.zip", "o.tsv", "o.out"] {
        for (command, [named, other]) in [("score", scores), ("change", scores), ("report", report)] {
            let ran = enkat(&[command, "-", "--map", "wave=vas", "--format", "csv", "-o", &path(name)], TABLE);
            ran.refused(&[name, named]);
            assert!(!ran.err.contains(other), "{}", ran.err);
        }
    }
    enkat(&["score", "-", "-o", &path("o.json")], TABLE).refused(&["o.json", ".ndjson"]);
    enkat(&["report", "-", "-o", &path("o.ndjson")], TABLE).refused(&["o.ndjson", ".html"]);
    for (format, wanted) in
        [("human", ".txt"), ("github", ".txt"), ("json", ".json"), ("junit", ".xml"), ("sarif", ".sarif or .json")]
    {
        let format = format!("{format}={}", path("o.zip"));
        enkat(&["check", "-", "--format", &format], TABLE).refused(&["o.zip", wanted]);
    }
    enkat(&["check", "-", "--write-baseline", &path("o.toml")], TABLE).refused(&["o.toml", ".json"]);
    assert_eq!(names_in(&here), Vec::<String>::new());
}

#[test]
fn the_name_of_a_file_says_the_form_of_its_scores() {
    let here = folder("score_forms");
    let run = |arguments: &[&str], name: &str| {
        let path = here.join(name);
        let ran = enkat(&[&["score", "-", "-o", path.to_str().expect("UTF-8")], arguments].concat(), TABLE);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        fs::read_to_string(path).expect("it is written")
    };
    for (name, beginning) in [("o.csv", "id,mo"), ("o.NDJSON", "{"), ("o.jsonl", "{"), ("o", "id,mo")] {
        assert!(run(&[], name).starts_with(beginning), "{name}");
    }
    assert!(run(&["--format", "ndjson"], "o").starts_with('{'));
    let settings = here.join("enkat.toml");
    fs::write(&settings, "format = \"ndjson\"\n").expect("a file");
    let settings = ["--config", settings.to_str().expect("UTF-8")];
    assert!(run(&settings, "o").starts_with('{'));
    assert!(run(&settings, "o.csv").starts_with("id,mo"), "the command line goes before the file");
}

#[cfg(unix)]
#[test]
fn a_file_is_no_more_open_than_the_user_wants() {
    use std::os::unix::fs::PermissionsExt as _;
    let here = folder("mask");
    for (mask, expected) in [("077", 0o600), ("022", 0o640), ("000", 0o640)] {
        let path = here.join(format!("o{mask}.csv"));
        let mut shell = std::process::Command::new("sh");
        shell.args([
            "-c",
            &format!("umask {mask}; printf 'vas\\n50\\n' | exec \"$0\" score - -o \"$1\""),
            env!("CARGO_BIN_EXE_enkat"),
        ]);
        assert!(shell.arg(&path).stderr(Stdio::null()).status().expect("a shell").success());
        assert_eq!(fs::metadata(&path).expect("it is written").permissions().mode() & 0o777, expected, "{mask}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_a_full_log_is_not_minded() {
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there"));
    let here = folder("full");
    let table = here.join("t.csv");
    fs::write(&table, TABLE).expect("a file");
    for arguments in [&["score"][..], &["report", "--internal"]] {
        let ran = Ran::of(
            program()
                .args(arguments)
                .arg(&table)
                .stdout(full())
                .stderr(Stdio::piped())
                .spawn()
                .expect("it starts")
                .wait_with_output()
                .expect("it ends"),
        );
        assert!(ran.code == Some(2) && ran.err.contains("writing"), "{}", ran.err);
        let silent = program().args(arguments).arg(&table).stderr(full()).output().expect("it runs");
        assert_eq!(silent.status.code(), Some(0));
    }
    let unknown = program().args(["score", "/nonexistent"]).stderr(full()).output().expect("it runs");
    assert_eq!(unknown.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let here = folder("pipe");
    let table = here.join("t.csv");
    fs::write(&table, format!("{TABLE}{}", "a,1,1,1,1,1,50\n".repeat(200_000))).expect("a file");
    for format in ["csv", "ndjson"] {
        let mut child = program()
            .args(["score", "--value-set", "US-2019", "--format", format])
            .arg(&table)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        let ran = Ran::of(child.wait_with_output().expect("it ends"));
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    }
}

#[cfg(unix)]
#[test]
fn an_interruption_leaves_nothing_behind() {
    let here = folder("interrupted");
    let output = here.join("o.csv");
    let mut child =
        program().args(["score", "-", "-o"]).arg(&output).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    std::io::Write::write_all(&mut input, format!("{TABLE}{}", "a,1,1,1,1,1,50\n".repeat(20_000)).as_bytes()).expect("it reads");
    while names_in(&here).is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let kill = std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("it runs");
    assert!(kill.success());
    assert_eq!(child.wait().expect("it ends").code(), Some(143));
    assert_eq!(names_in(&here), Vec::<String>::new());
}

#[test]
fn identity_numbers_that_lost_their_zeros_stop_everything() {
    // born on the first of January 2001; a spreadsheet took the zero in front
    let text = "id;nr;vas\na;101011237;50\nb;101011294;60\n";
    for command in ["score", "check"] {
        let ran = enkat(&[command, "-"], text);
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(ran.err.contains("column nr") && !ran.err.contains("10101"), "{}", ran.err);
        assert_eq!(enkat(&[command, "-", "--not-identity", "nr"], text).code, Some(0));
    }
}

//! `enkat check` on whatever is wrong with a file: what it says, how it exits, and what it leaves behind.

mod common;

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};

use common::{Ran, enkat, folder, names_in, program};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HEADER: &str = "id,mo,sc,ua,pd,ad,vas,note\n";

/// Good rows with an id each, from this number on.
fn good_rows(from: u64, count: u64) -> String {
    (from..from + count).map(|id| format!("p{id},{},2,3,4,5,{},å\n", id % 5 + 1, id % 101)).collect::<Vec<_>>().concat()
}

/// The document that a check of standard input writes, and what it exits with.
fn checked(input: impl AsRef<[u8]>) -> (Value, Ran) {
    of_document(enkat(&["check", "-", "--format", "json"], input))
}

fn of_document(ran: Ran) -> (Value, Ran) {
    let document = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err));
    (document, ran)
}

/// A check of standard input that cannot be used, and why.
fn unusable(input: impl AsRef<[u8]>, parts: &[&str]) {
    let (document, ran) = checked(input);
    is_unusable(&document, &ran, parts);
}

fn is_unusable(document: &Value, ran: &Ran, parts: &[&str]) {
    assert_eq!((ran.code, document["exit_code"].as_u64()), (Some(2), Some(2)), "{}", ran.err);
    let [name, why] = ["name", "unusable"].map(|key| document["files"][0][key].as_str().expect("a file and a reason"));
    let why = format!("{name}: {why}");
    for part in parts {
        assert!(why.contains(part) && ran.err.contains(part), "{part:?} is not in {why:?} and {:?}", ran.err);
    }
}

/// How many findings there are of a rule in a column.
fn total(document: &Value, rule: &str, column: &str) -> u64 {
    let totals = document["totals"].as_array().expect("totals").iter();
    totals.filter(|total| total["rule"] == rule && total["column"] == column).filter_map(|total| total["count"].as_u64()).sum()
}

/// The row and the line of the only finding of a rule.
fn place(document: &Value, rule: &str) -> [Option<u64>; 2] {
    let findings = document["findings"].as_array().expect("findings").iter();
    let found: Vec<&Value> = findings.filter(|finding| finding["rule"] == rule).collect();
    let [finding] = found.as_slice() else { panic!("{} findings of {rule}", found.len()) };
    ["row", "line"].map(|name| finding[name].as_u64())
}

fn rows(document: &Value) -> Option<u64> {
    document["files"][0]["rows"].as_u64()
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> String {
    fs::write(path, bytes).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text).expect("memory");
    packed.finish().expect("memory")
}

/// The program with at most 100 MiB of memory, while standard input is written; and how much it took of it.
#[cfg(target_os = "linux")]
fn in_little_memory(command: &[&str], write: impl FnOnce(&mut ChildStdin) -> u64) -> (Ran, u64) {
    const KIB: u64 = 100 << 10;
    let script = format!("ulimit -d {KIB} && exec \"$0\" \"$@\"");
    let mut child = Command::new("sh")
        .args(["-c", &script])
        .arg(program().get_program())
        .args(command)
        .env("LC_ALL", "C")
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    let taken = write(&mut input);
    drop(input);
    (Ran::of(child.wait_with_output().expect("it ends")), taken)
}

/// Writes `part` until nobody reads it, or it has 1 GiB.
fn pour(begin: &[u8], part: &[u8], into: &mut impl Write) -> u64 {
    const MOST: u64 = 1 << 30;
    let mut poured = 0;
    if into.write_all(begin).is_err() {
        return poured;
    }
    while poured < MOST && into.write_all(part).is_ok() {
        poured += part.len() as u64;
    }
    poured
}

#[cfg(target_os = "linux")]
#[test]
fn a_line_of_a_gigabyte_ends_soon_and_takes_little_memory() {
    let part = vec![b'x'; 1 << 20];
    let packed = gzip(&part);
    for (begin, part, place) in [
        (HEADER.as_bytes().to_vec(), part.as_slice(), "line 2"),
        (Vec::new(), &part, "the first line"),
        ([HEADER.as_bytes(), b"a,1,1,1,1,1,50,\""].concat(), &part, "line 2"),
        (b"{\"mo\":1}\n{\"mo\":\"".to_vec(), &part, "line 2"),
        (gzip(HEADER.as_bytes()), &packed, "line 2"),
        (gzip(b"{\"mo\":1}\n"), &packed, "line 2"),
    ] {
        let begins = String::from_utf8_lossy(&begin).into_owned();
        let (ran, taken) = in_little_memory(&["check", "-", "--format", "json"], |input| pour(&begin, part, input));
        assert!(taken < 64 << 20, "{begins:?}: {taken} bytes were read");
        let (document, ran) = of_document(ran);
        is_unusable(&document, &ran, &["longer than 16 MiB", place]);
    }
}

#[test]
fn a_null_byte_is_no_answer() {
    let (document, ran) = checked(format!("{HEADER}{}q,1,1\0,3,4,5,50,å\n{}", good_rows(1, 40), good_rows(50, 40)));
    assert_eq!(ran.code, Some(1));
    assert_eq!((total(&document, "EQ003", "sc"), place(&document, "EQ003")), (1, [Some(41), Some(42)]));
    assert_eq!(rows(&document), Some(81));
}

#[test]
fn an_unclosed_quotation_mark_is_named_by_its_line() {
    let text = format!("{HEADER}{}q,1,1,1,1,1,50,\"unclosed\n{}", good_rows(1, 30_000), good_rows(40_000, 1000));
    unusable(&text, &["line 30002", "not closed"]);
    let (document, ran) = checked(text.replace("unclosed", "closed\nlater\""));
    assert_eq!((ran.code, rows(&document)), (Some(0), Some(31_001)), "{}", ran.out);
}

#[test]
fn a_byte_that_is_no_utf8_is_named_by_its_line() {
    let [before, after] = [good_rows(1, 30_000), good_rows(40_000, 1000)];
    let text =
        |before: &str, after: &str| [HEADER.as_bytes(), before.as_bytes(), b"q,1,1,1,1,1,50,\xe5\n", after.as_bytes()].concat();
    unusable(text(&before, &after), &["line 30002", "UTF-8"]);
    // nothing before it says that it is UTF-8: the encoding of an old spreadsheet
    let (document, ran) = checked(text(&before.replace('å', "o"), &after.replace('å', "o")));
    assert_eq!((ran.code, rows(&document)), (Some(0), Some(31_001)), "{}", ran.out);
}

#[test]
fn a_workbook_that_would_fill_the_memory_is_refused() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).expect("memory");
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..=256 {
        archive.write_all(&blanks).expect("memory");
    }
    let path = folder("check_bomb").join("t.xlsx");
    let path = write(&path, archive.finish().expect("memory").into_inner());
    let (document, ran) = of_document(enkat(&["check", &path, "--format", "json"], ""));
    is_unusable(&document, &ran, &["more than 256 MiB", "unpacked"]);
}

#[test]
fn a_damaged_page_of_a_parquet_file_is_refused_or_read_and_never_a_panic() {
    let fixture: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "tables", "tests", "fixtures", "table.parquet"].iter().collect();
    let whole = fs::read(fixture).expect("a fixture");
    let here = folder("check_damaged");
    let path = here.join("t.parquet");
    let (mut refused, mut within) = (0, 0);
    for place in (4..whole.len()).step_by(61) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0xff;
        let path = write(&path, bytes);
        let (document, ran) = of_document(enkat(&["check", &path, "--format", "json"], ""));
        if ran.code == Some(2) {
            is_unusable(&document, &ran, &["t.parquet"]);
            refused += 1;
            within += u64::from(ran.err.contains("after row"));
        } else {
            assert_eq!((ran.code, rows(&document)), (Some(1), Some(4)), "{place}: {}", ran.err);
        }
    }
    assert!(refused > within && within > 0, "{refused} refused, {within} of them for a page");
    assert_eq!(names_in(&here), ["t.parquet"]);
}

#[test]
fn a_broken_line_of_ndjson_is_a_finding_and_all_others_are_checked() {
    let object = |id: u64, mo: &str| format!("{{\"id\":\"p{id}\",\"mo\":{mo},\"sc\":2,\"ua\":3,\"pd\":4,\"ad\":5,\"vas\":50}}\n");
    let objects = |from: u64| (from..from + 5000).map(|id| object(id, if id % 100 == 0 { "7" } else { "2" })).collect::<String>();
    for broken in [&b"{\"id\":\"q\",\"mo\":7"[..], b"{\"id\":\"q\",\"mo\":\"\xff\"}", b"[1]", b"{\"id\":\"q\",\"mo\":7}}"] {
        let text = [objects(1).as_bytes(), broken, b"\n\n", objects(5001).as_bytes()].concat();
        let (document, ran) = checked(text);
        assert_eq!((ran.code, rows(&document)), (Some(1), Some(10_001)), "{}", ran.err);
        assert_eq!((total(&document, "EQ018", ""), place(&document, "EQ018")), (1, [Some(5001), Some(5001)]));
        assert_eq!(total(&document, "EQ001", "mo"), 100);
        let last = document["findings"].as_array().expect("findings").iter().rfind(|finding| finding["rule"] == "EQ001");
        let last = last.expect("a finding");
        assert_eq!([&last["row"], &last["line"]].map(Value::as_u64), [Some(10_001), Some(10_002)]);
    }
}

#[test]
fn a_file_that_grows_while_it_is_read_comes_to_an_end() {
    const TRIES: usize = 20;
    let here = folder("check_growing");
    for (name, text, line) in [
        ("t.csv", format!("{HEADER}{}", good_rows(1, 20_000)), "p,1,1,1,1,1,50,\n"),
        ("t.ndjson", "{\"vas\":50}\n".repeat(20_000), "{\"vas\":60}\n"),
    ] {
        let (document, ran, appended) = (0..TRIES)
            .find_map(|_| {
                let path = here.join(name);
                write(&path, &text);
                let mut file = fs::OpenOptions::new().append(true).open(&path).expect("a file");
                // a pipe would be full before anybody reads it
                let out = fs::File::create(here.join("document")).expect("a file");
                let mut child = program()
                    .args(["check", "--format", "json"])
                    .arg(&path)
                    .stdout(out)
                    .stderr(Stdio::piped())
                    .spawn()
                    .expect("it starts");
                let mut appended = 0;
                while child.try_wait().expect("it runs").is_none() {
                    file.write_all(line.as_bytes()).expect("a file");
                    appended += 1;
                }
                let ran = Ran::of(child.wait_with_output().expect("it ends"));
                // a line over the edge of a page can be seen half-written, and is refused then
                let is_half = ran.code == Some(2) && ran.err.contains("was still being written");
                (!is_half).then(|| {
                    let ran = Ran { out: fs::read_to_string(here.join("document")).expect("text"), ..ran };
                    let (document, ran) = of_document(ran);
                    (document, ran, appended)
                })
            })
            .expect("a line is not half-written each time");
        assert!(ran.err.contains("note: ") && ran.err.contains("grew while it was read"), "{}", ran.err);
        let rows = rows(&document).expect("rows");
        assert!((20_000..20_000 + appended).contains(&rows), "{rows} of 20000 and {appended}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_million_findings_are_counted_and_a_few_are_listed() {
    const ROWS: u64 = 300_000;
    let here = folder("check_million");
    let block = "7,x,2.5, 3 ,,50\n".repeat(10_000);
    let out = |format: &str| format!("{format}={}", here.join(format).display());
    let (human, junit, sarif, github) = (out("human"), out("junit"), out("sarif"), out("github"));
    let formats = ["--format", &human, "--format", &junit, "--format", &sarif, "--format", &github];
    let command = [&["check", "-", "--format", "json"][..], &formats].concat();
    let (ran, _) = in_little_memory(&command, |input| {
        input.write_all(b"mo,sc,ua,pd,ad,vas\n").expect("it reads");
        (0..ROWS / 10_000).for_each(|_| input.write_all(block.as_bytes()).expect("it reads"));
        ROWS
    });
    let size = ran.out.len();
    let (document, ran) = of_document(ran);
    assert_eq!((ran.code, rows(&document), &document["truncated"]), (Some(1), Some(ROWS), &Value::Bool(true)));
    for (rule, column) in [("EQ001", "mo"), ("EQ003", "sc"), ("EQ002", "ua"), ("EQ004", "pd")] {
        assert_eq!(total(&document, rule, column), ROWS, "{rule} in {column}");
    }
    assert_eq!((total(&document, "EQ003", "ad"), document["summary"]["error"].as_u64()), (0, Some(3 * ROWS)));
    let listed = document["findings"].as_array().expect("findings");
    // a thousand of each level
    assert!(listed.len() <= 3000 && size < 1 << 20, "{} listed in {size} bytes", listed.len());
    for name in names_in(&here) {
        let size = fs::metadata(here.join(&name)).expect("a file").len();
        assert!(size > 0 && size < 4 << 20, "{name} has {size} bytes");
    }
}

#[test]
fn a_table_that_is_none_cannot_be_checked_and_one_without_rows_fails() {
    for (text, part) in [("", "empty"), ("\n\n", "empty"), ("\u{feff}", "empty"), (",,\n1,2,3\n", "no header")] {
        unusable(text, &[part]);
    }
    unusable("a,b\n1,2\n", &["no column belongs to a questionnaire"]);
    let (document, ran) = checked(HEADER);
    assert_eq!((ran.code, rows(&document)), (Some(1), Some(0)));
    let ran = enkat(&["check", "-"], HEADER);
    assert!(ran.code == Some(1) && ran.out.contains("no data rows"), "{}", ran.out);
}

#[test]
fn a_file_that_cannot_be_used_leaves_the_others_to_be_checked() {
    let here = folder("check_beside");
    let good = write(&here.join("good.csv"), format!("{HEADER}{}q,9,1,1,1,1,50,\n", good_rows(1, 9)));
    let missing = here.join("missing.csv").display().to_string();
    let empty = write(&here.join("empty.csv"), "");
    let here = here.to_str().expect("UTF-8");
    for (bad, part) in [(missing.as_str(), "missing.csv"), (&empty, "empty"), (here, "folder")] {
        for files in [[bad, &good], [&good, bad]] {
            let (document, ran) = of_document(enkat(&[&["check", "--format", "json"], &files[..]].concat(), ""));
            assert_eq!((ran.code, total(&document, "EQ001", "mo")), (Some(2), 1), "{}", ran.err);
            assert_eq!(document["files"].as_array().map(Vec::len), Some(2));
            let ran = enkat(&["check", files[0], files[1]], "");
            assert!(ran.err.contains(part) && ran.out.contains("EQ001") && ran.code == Some(2), "{}{}", ran.out, ran.err);
        }
    }
}

#[test]
fn a_call_that_cannot_be_meant_is_refused() {
    let here = folder("check_calls");
    let table = write(&here.join("t.csv"), format!("{HEADER}{}", good_rows(1, 9)));
    let ran = enkat(&["check", &table, "--map", "mo=MOO"], "");
    assert!(ran.code == Some(2) && ran.err.contains("MOO") && ran.err.contains("did you mean mo?"), "{}", ran.err);
    let pattern = here.join("*.parquet").display().to_string();
    enkat(&["check", &pattern], "").refused(&["no file matches", "*.parquet"]);
    enkat(&["check", &table, &pattern], "").refused(&["no file matches"]);
    enkat(&["check"], "").refused(&["no file is named"]);
    enkat(&["check", &table, "--format", "xml"], "").refused(&["xml"]);
}

#[test]
fn a_file_is_checked_once_however_often_and_in_whatever_way_it_is_named() {
    let here = folder("check_twice");
    write(&here.join("t.csv"), format!("{HEADER}{}", good_rows(1, 9)));
    let absolute = here.join("t.csv").display().to_string();
    let names = ["t.csv", "t.csv", "./t.csv", "*.csv", &absolute, "../check_twice/t.csv"];
    let ran = Ran::of(program().current_dir(&here).args(["check", "--format", "json"]).args(names).output().expect("it runs"));
    let (document, _) = of_document(ran);
    assert_eq!((document["files"].as_array().map(Vec::len), &document["files"][0]["name"]), (Some(1), &Value::from("t.csv")));
}

#[test]
fn a_personal_identity_number_stops_a_check_and_is_never_told() {
    let number = "811218-9876";
    let rows = |from| good_rows(from, 20_000);
    let plain = |cell: &str| format!("{HEADER}{}q,1,1,1,1,1,50,{cell}\n{}", rows(1), rows(30_000));
    let here = folder("check_number");
    for (text, place) in [
        (plain(number), "line 20002, column note"),
        (plain(&format!("call {number} now")), "line 20002, column note"),
        (plain(&format!("x,{number}")), "line 20002, a cell too many"),
        (plain(&format!("\"a \"\"quoted\"\" {number}\"")), "line 20002, column note"),
        (plain(&format!("\"{number}\"")), "line 20002, column note"),
        (format!("{HEADER}{}8112189876,1,1,1,1,1,50,\n", rows(1)), "line 20002, column id"),
        (format!("{HEADER}{}q,1,1,1,1,1,8112189876,", rows(1)), "line 20002, column vas"),
        (format!("mo,{number}\n1,2\n"), "the header"),
        (format!("mo,\"a\nb {number}\"\n1,2\n"), "the header"),
        (format!("{}{{\"vas\":1,\"note\":\"{number}\"}}\n", "{\"vas\":1}\n".repeat(20_000)), "line 20001"),
    ] {
        let out = |format: &str| format!("{format}={}", here.join(format).display());
        let (json, junit, sarif) = (out("json"), out("junit"), out("sarif"));
        let (human, github, baseline) = (out("human"), out("github"), here.join("baseline").display().to_string());
        let formats = [&json, &junit, &sarif, &human, &github].map(|format| ["--format", format]).concat();
        let shows = [&["check", "-", "--show-values", "--format", "human", "--format", "github"][..], &formats].concat();
        let ran = enkat(&shows, &text);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains("identity") && ran.err.contains(place), "{place}: {}", ran.err);
        let files = names_in(&here);
        assert_eq!(files, ["github", "human", "json", "junit", "sarif"]);
        let told = files.iter().map(|name| fs::read_to_string(here.join(name)).expect("a file")).collect::<String>();
        for text in [&ran.out, &ran.err, &told] {
            assert!(!text.contains("9876") && !text.contains("811218"), "{text}");
        }
        let ran = enkat(&["check", "-", "--write-baseline", &baseline], &text);
        assert!(ran.code == Some(2) && !ran.err.contains("9876") && !ran.out.contains("9876"), "{}", ran.err);
        assert_eq!(names_in(&here), files);
    }
}

#[test]
fn an_output_is_written_whole_or_not_at_all_and_never_over_an_input() {
    let here = folder("check_outputs");
    let path = |name: &str| here.join(name).to_str().expect("UTF-8").to_owned();
    let table = format!("{HEADER}{}", good_rows(1, 9));
    let input = write(&here.join("t.csv"), &table);
    fs::write(path("old.json"), "old").expect("a file");
    let refused = |arguments: &[&str], parts: &[&str]| {
        enkat(&[&["check", &input], arguments].concat(), "").refused(parts);
        assert_eq!(fs::read_to_string(&input).expect("a file"), table);
        assert_eq!(fs::read_to_string(path("old.json")).expect("a file"), "old");
        assert_eq!(names_in(&here), ["old.json", "t.csv"]);
    };
    let over_input = format!("json={}", here.join(".").join("t.csv").display());
    let to = |name: &str| format!("json={}", path(name));
    refused(&["--format", &over_input], &["read as well"]);
    refused(&["--format", &to("new.json"), "--format", &format!("junit={input}")], &["read as well"]);
    refused(&["--write-baseline", &input], &["read as well"]);
    refused(&["--baseline", &path("old.json"), "--format", &to("old.json")], &["read as well"]);
    refused(&["--format", &to("new.json"), "--write-baseline", &path("new.json")], &["new.json"]);
    refused(&["--format", &to("new.json"), "--format", &format!("junit={}", path("no/such.xml"))], &["no"]);
    refused(&["--format", &to("old.json"), "--baseline", &path("gone.json")], &["gone.json"]);
    // a finding is told, a damaged file is told: both are whole documents
    let bad = write(&here.join("bad.csv"), format!("{table}q,1,1,1,1,1,50,\"unclosed\n\n"));
    assert_eq!(enkat(&["check", &bad, "--format", &to("old.json")], "").code, Some(2));
    let document: Value = serde_json::from_str(&fs::read_to_string(path("old.json")).expect("a file")).expect("JSON");
    assert_eq!(document["exit_code"], 2);
    assert_eq!(names_in(&here), ["bad.csv", "old.json", "t.csv"]);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let here = folder("check_pipe");
    let table = write(&here.join("t.csv"), format!("mo,sc,vas\n{}", "9,x,1.5\n".repeat(3000)));
    for format in ["human", "json", "github", "junit", "sarif"] {
        let script = "\"$0\" check \"$1\" --format \"$2\" | head -n 1";
        let ran = Ran::of(
            Command::new("sh")
                .args(["-c", script])
                .arg(program().get_program())
                .args([&table, format])
                .current_dir(&here)
                .output()
                .expect("it runs"),
        );
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{format}");
    }
    assert_eq!(names_in(&here), ["t.csv"]);
}

#[cfg(unix)]
#[test]
fn an_interruption_leaves_none_of_several_files_behind() {
    let here = folder("check_interrupted");
    let out = |format: &str| format!("{format}={}", here.join(format).display());
    let mut child = program()
        .args(["check", "-", "--format", &out("json"), "--format", &out("junit"), "--format", &out("sarif")])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    // kept open, so that it waits for more
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(HEADER.as_bytes()).expect("it reads");
    while names_in(&here).len() < 3 {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    // the handler is there as soon as the first file is
    let kill = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("it runs");
    assert!(kill.success());
    assert_eq!(child.wait().expect("it ends").code(), Some(143));
    assert_eq!(names_in(&here), Vec::<String>::new());
}

//! `enkat report --again PAGE` and `--earlier REPORT`: a page made anew, and one beside last year's.

mod common;

use std::fs;
use std::path::PathBuf;

use common::enkat;

/// A folder of its own, with a table of twelve people and settings for it.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("again").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let rows =
        (0..12).flat_map(|id| ["start", "exit"].map(|wave| format!("{id},{wave},{},{}\n", 30 + 3 * id, ["K", "M"][id % 2])));
    fs::write(folder.join("t.csv"), format!("id,wave,Hälsa,Kön\n{}", rows.collect::<Vec<_>>().concat())).expect("a table");
    fs::write(folder.join("enkat.toml"), "map = { vas = \"Hälsa\" }\n").expect("settings");
    folder
}

fn run(folder: &std::path::Path, arguments: &str) -> common::Ran {
    let arguments: Vec<String> = arguments
        .split(' ')
        .map(|argument| if argument.contains('.') { folder.join(argument).display().to_string() } else { argument.to_owned() })
        .collect();
    enkat(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), "")
}

fn made(folder: &std::path::Path, arguments: &str) -> String {
    let ran = run(folder, arguments);
    assert_eq!(ran.code, Some(0), "{arguments}: {}", ran.err);
    fs::read_to_string(folder.join(arguments.rsplit(' ').next().expect("a file"))).expect("a page")
}

#[test]
fn a_page_is_made_again_to_the_byte() {
    let folder = folder("bytes");
    for arguments in ["--internal --by Kön --lang sv --title A&B<", "--lang en --full --min-cell 4", "--round 5"] {
        let first = made(&folder, &format!("report t.csv {arguments} -o first.html"));
        let again = run(&folder, "report t.csv --again first.html -o again.html");
        assert!(again.code == Some(0) && !again.err.contains("--again") && !again.err.contains("made"), "{}", again.err);
        assert_eq!(fs::read_to_string(folder.join("again.html")).expect("a page"), first, "{arguments}");
    }
    let first = enkat(&["report", "--demo", "--format", "html"], "").out;
    fs::write(folder.join("demo.html"), &first).expect("a page");
    assert_eq!(run(&folder, "report --again demo.html --format html").out, first);
}

#[test]
fn what_differs_is_told_and_what_is_missing_is_asked_for() {
    let folder = folder("differs");
    made(&folder, "report t.csv --internal -o internal.html");
    made(&folder, "report t.csv --config enkat.toml -o release.html");
    run(&folder, "report t.csv --again release.html -o x.html").refused(&["give again what it was made with: --config"]);
    run(&folder, "report --again internal.html -o x.html").refused(&["the tables have to be given again"]);
    run(&folder, "report t.csv --again t.csv -o x.html").refused(&["t.csv is not a page that says how it was made"]);
    assert!(!folder.join("x.html").exists());
    let table = fs::read_to_string(folder.join("t.csv")).expect("a table");
    fs::write(folder.join("t.csv"), table.replace("0,start,30", "0,start,31")).expect("a table");
    fs::write(folder.join("enkat.toml"), "map = { vas = \"Hälsa\" }\nfold-ids = true\n").expect("settings");
    let again = run(&folder, "report t.csv --again internal.html -o x.html");
    assert!(
        again.err.contains("the settings, or files that they name") && again.err.contains("the tables are not those"),
        "{}",
        again.err
    );
}

#[test]
fn a_release_carries_no_name_of_a_file_and_no_fingerprint_of_answers() {
    let folder = folder("release");
    let release = made(&folder, "report t.csv --config enkat.toml --lang en -o release.html");
    assert!(!release.contains("t.csv") && !release.contains("enkat.toml") && !release.contains("tables%22"), "{release}");
    assert!(!release.contains("SHA-256 of the tables") && release.contains("SHA-256 of the settings"));
    let internal = made(&folder, "report t.csv --internal --lang en -o internal.html");
    assert!(internal.contains("SHA-256 of the tables"));
    // columns, occasions and folders may be called after people
    let named = made(&folder, "report t.csv --map vas=Hälsa --wave start=start --pictures p.d --lang en -o named.html");
    for name in ["H%C3%A4lsa", "p%2Ed", "pictures"] {
        assert!(!named.contains(name), "{name}");
    }
    run(&folder, "report t.csv --again named.html -o x.html").refused(&["give again what it was made with: --map, --wave"]);
    let again = made(&folder, "report t.csv --again named.html --map vas=Hälsa --wave start=start -o again.html");
    assert_eq!(again, named);
}

#[test]
fn what_is_given_with_again_goes_before_what_was_recorded() {
    let folder = folder("before");
    made(&folder, "report t.csv --internal --lang sv --title A -o first.html");
    let other = made(&folder, "report t.csv --again first.html --title B --full --lang en -o other.html");
    assert!(other.contains("<h1>B</h1>") && other.contains("INTERNAL REPORT") && other.contains("<nav"), "{other}");
}

#[test]
fn what_stands_on_a_page_is_refused_where_there_is_none() {
    let folder = folder("no_page");
    made(&folder, "report t.csv --internal -o last.json");
    for option in ["--earlier last.json", "--title A", "--municipality A", "--period A", "--by-line A", "--date A"] {
        for format in ["text", "csv", "json", "md"] {
            let ran = run(&folder, &format!("report t.csv --internal --format {format} {option}"));
            ran.refused(&[option.split(' ').next().expect("an option"), "belongs to a page or a document"]);
        }
    }
}

#[test]
fn last_years_report_stands_beside_and_never_an_internal_one_beside_a_release() {
    let folder = folder("earlier");
    made(&folder, "report t.csv --internal -o internal.json");
    made(&folder, "report t.csv -o release.json");
    let table = |page: &str| page.contains("Beside an earlier report");
    assert!(table(&made(&folder, "report t.csv --internal --lang en --earlier internal.json -o a.html")));
    assert!(table(&made(&folder, "report t.csv --internal --lang en --earlier release.json -o b.html")));
    assert!(table(&made(&folder, "report t.csv --lang en --earlier release.json -o c.html")));
    assert!(!table(&made(&folder, "report t.csv --lang en -o d.html")));
    assert!(table(&made(&folder, "report t.csv --lang en --full --earlier release.json -o f.html")));
    run(&folder, "report t.csv --earlier internal.json -o e.html").refused(&["internal.json is an internal report"]);
    run(&folder, "report t.csv --earlier t.csv -o e.html").refused(&["is not a report in JSON"]);
    assert!(!folder.join("e.html").exists());
}

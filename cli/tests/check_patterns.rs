//! Patterns: every file that matches is read, or it is told what was not looked through.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Ran, folder, program};
use serde_json::Value;

const TABLE: &str = "mo,vas\n1,50\n";

fn write(folder: &Path, name: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, TABLE).expect("a file");
}

fn check(folder: &Path, pattern: &str) -> Ran {
    Ran::of(program().args(["check", pattern, "--format", "json"]).current_dir(folder).output().expect("it runs"))
}

/// The exit code, and the files of a document.
fn files(ran: &Ran) -> (Option<i32>, Vec<String>) {
    let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err));
    let names = document["files"].as_array().expect("a list").iter().map(|file| file["name"].as_str().expect("a name").into());
    (ran.code, names.collect())
}

#[test]
fn a_pattern_names_the_files_that_match_in_the_order_of_their_names() {
    let here = folder("patterns");
    for name in
        ["data/b.csv", "data/a.csv", "data/a.txt", "data/x/c.csv", "data/x/y/d.csv", "data/.h.csv", "e.csv", "data/[1].csv"]
    {
        write(&here, name);
    }
    fs::create_dir(here.join("data/z.csv")).expect("a folder");
    for (pattern, expected) in [
        ("*.csv", &["e.csv"][..]),
        ("data/?.csv", &["data/a.csv", "data/b.csv"]),
        ("./data/[!a].csv", &["./data/b.csv"]),
        ("data/*/*.csv", &["data/x/c.csv"]),
        ("**/c*v", &["data/x/c.csv"]),
        ("data/**/[c-d].csv", &["data/x/c.csv", "data/x/y/d.csv"]),
        ("data/x/**", &["data/x/c.csv", "data/x/y/d.csv"]),
        ("data/*/y/d.csv", &["data/x/y/d.csv"]),
        ("data/[1].csv", &["data/[1].csv"]),
        ("data/*.csv", &["data/.h.csv", "data/[1].csv", "data/a.csv", "data/b.csv"]),
    ] {
        let ran = check(&here, pattern);
        assert_eq!(files(&ran), (Some(0), expected.iter().map(|name| (*name).to_owned()).collect()), "{pattern}");
    }
    for pattern in ["data/*.xlsx", "none/*.csv", "e.csv/*", "data/***/a.csv", "data/[.csv"] {
        let ran = check(&here, pattern);
        assert!(ran.code == Some(2) && ran.out.is_empty() && ran.err.contains("pattern") | ran.err.contains("no file matches"));
    }
}

#[test]
fn a_folder_in_the_settings_is_no_pattern_whatever_its_name() {
    let here = folder("pattern_folder");
    write(&here, "[a]*/t.csv");
    fs::write(here.join("[a]*/enkat.toml"), "[check]\nfiles = \"*.csv\"\n").expect("a file");
    let run = |config: &str| {
        program().args(["check", "--format", "json", "--config", config]).current_dir(&here).output().expect("it runs")
    };
    assert_eq!(files(&Ran::of(run("[a]*/enkat.toml"))), (Some(0), vec!["[a]*/t.csv".to_owned()]));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_looked_through_is_an_error_beside_the_files_that_were_read() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let here = folder("pattern_unreadable");
    write(&here, "data/a.csv");
    // a link to itself cannot be read by anybody
    symlink("circle", here.join("data/circle")).expect("a link");
    write(&here, "data/b/a.csv");
    symlink("nowhere", here.join("data/gone")).expect("a link");
    let ran = check(&here, "data/*/*.csv");
    assert_eq!(files(&ran), (Some(2), vec!["data/b/a.csv".into(), "data/circle".into()]));
    assert!(ran.err.contains("data/circle: the folder cannot be read, so files may be missing: "), "{}", ran.err);
    // a file that is a link to nowhere is named
    symlink("nowhere", here.join("data/x.csv")).expect("a link");
    assert_eq!(files(&check(&here, "data/*.csv")), (Some(2), vec!["data/a.csv".into(), "data/x.csv".into()]));
    fs::remove_file(here.join("data/x.csv")).expect("a link");
    let locked = here.join("data/locked");
    fs::create_dir(&locked).expect("a folder");
    let mode = |mode| fs::set_permissions(&locked, fs::Permissions::from_mode(mode)).expect("it is ours");
    mode(0o000);
    let is_locked = fs::read_dir(&locked).is_err();
    let ran = check(&here, "data/**/*.csv");
    mode(0o700);
    let mut expected: Vec<String> = vec!["data/a.csv".into(), "data/b/a.csv".into()];
    // whoever may do everything reads it
    expected.extend(is_locked.then(|| "data/locked".into()));
    assert_eq!(files(&ran), (Some(if is_locked { 2 } else { 0 }), expected));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_read_all_the_same() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let here = folder("pattern_bytes");
    let odd: PathBuf = here.join("data").join(OsStr::from_bytes(b"k\xf6n.csv"));
    let below = here.join("data").join(OsStr::from_bytes(b"\xe5r")).join("t.csv");
    for path in [&odd, &below] {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, TABLE.replace("50", "500")).expect("a file");
    }
    let (code, names) = files(&check(&here, "data/**/*.csv"));
    assert_eq!((code, names), (Some(1), vec!["data/k\u{fffd}n.csv".into(), "data/\u{fffd}r/t.csv".into()]));
}

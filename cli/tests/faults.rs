//! A full disk, a stop half-way, an input that fails: what was there stays whole, and nothing is half-written.
#![cfg(unix)]

mod common;

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use common::{Ran, folder, names_in, program};

const HEADER: &str = "id,mo,sc,ua,pd,ad,vas\n";
const ROW: &str = "a,1,1,1,1,9,50\n";

/// A shell that runs `script`, in which `$0` is the program.
fn shell(script: &str, folder: &Path) -> Ran {
    let mut shell = Command::new("sh");
    shell.args(["-c", script]).arg(program().get_program()).env("LC_ALL", "C").current_dir(folder);
    Ran::of(shell.output().expect("it runs"))
}

/// A folder with a table of so many rows and an earlier output.
fn world(name: &str, rows: usize) -> std::path::PathBuf {
    let here = folder(name);
    fs::write(here.join("t.csv"), format!("{HEADER}{}", ROW.repeat(rows))).expect("a file");
    fs::write(here.join("old.csv"), "old").expect("a file");
    here
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[cfg(target_os = "linux")]
#[test]
fn whatever_is_not_told_because_standard_output_is_full_or_closed_is_an_error() {
    let here = world("no_output", 1);
    let commands =
        ["--help", "--version", "score --help", "list rules", "list rules --format md", "list value-sets --format csv"];
    let more = ["explain EQ001", "schema eq5d5l", "score t.csv", "report --demo", "check t.csv", "check t.csv --format json"];
    for command in commands.into_iter().chain(more).chain(["check t.csv --init"]) {
        for (end, why) in [(">/dev/full", "No space left"), (">&-", "standard output is closed")] {
            let ran = shell(&format!("exec \"$0\" {command} {end}"), &here);
            assert!(ran.code == Some(2) && ran.err.contains(why), "{command} {end}: {:?} {}", ran.code, ran.err);
        }
        assert_eq!(shell(&format!("exec \"$0\" {command} >/dev/null"), &here).code.filter(|code| *code > 1), None, "{command}");
    }
    assert_eq!(shell("exec \"$0\" score t.csv -o new.csv >&-", &here).code, Some(0), "it is not needed");
}

#[test]
fn a_full_disk_keeps_the_old_output_and_names_the_file_that_was_asked_for() {
    let here = world("full_disk", 5_000);
    for command in ["score t.csv -o old.csv", "score t.csv --format ndjson -o old.csv"] {
        // the limit is told by an error, whatever the shell does with the signal
        for ignored in ["", "trap '' XFSZ; "] {
            let ran = shell(&format!("{ignored}ulimit -f 8; exec \"$0\" {command}"), &here);
            assert!(ran.code == Some(2) && ran.err.contains("old.csv") && ran.err.contains("too large"), "{}", ran.err);
            assert!(!ran.err.contains("partial"), "{}", ran.err);
            assert_eq!(read(&here.join("old.csv")), "old");
            assert_eq!(names_in(&here), ["old.csv", "t.csv"]);
        }
    }
}

#[test]
fn of_several_outputs_all_are_written_or_none() {
    let here = world("several", 2_000);
    fs::write(here.join("a.json"), "old").expect("a file");
    let kept = |ran: &Ran| {
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert_eq!(read(&here.join("a.json")), "old");
        assert_eq!(names_in(&here), ["a.json", "old.csv", "t.csv"]);
        assert!(!ran.err.contains("partial"), "{}", ran.err);
    };
    // the summary is small and the document is not
    let formats = "--format human=s.txt --format json=a.json --write-baseline b.json";
    kept(&shell(&format!("ulimit -f 8; exec \"$0\" check t.csv {formats}"), &here));
    if Path::new("/dev/full").exists() {
        kept(&shell("exec \"$0\" check t.csv --format json=a.json --format human >/dev/full", &here));
    }
    // a name that is taken at the last moment, when the first file has its name already
    let mut child = waiting(&here, &["check", "-", "--format", "json=a.json", "--format", "junit=b.xml"]);
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(HEADER.as_bytes()).expect("it reads");
    while names_in(&here).len() < 5 {
        sleep(Duration::from_millis(5));
    }
    fs::create_dir(here.join("b.xml")).expect("a folder");
    drop(input);
    let ran = Ran::of(child.wait_with_output().expect("it ends"));
    fs::remove_dir(here.join("b.xml")).expect("it is empty");
    kept(&ran);
    assert!(ran.err.contains("b.xml"), "{}", ran.err);
    let ran = shell(&format!("exec \"$0\" check t.csv {formats}"), &here);
    assert_eq!((ran.code, names_in(&here).len()), (Some(0), 5), "{}", ran.err);
    assert!(read(&here.join("a.json")).starts_with('{'));
}

#[test]
fn an_output_that_is_protected_is_kept() {
    let here = world("protected", 1);
    let old = here.join("old.csv");
    let mode = |mode| fs::set_permissions(&old, fs::Permissions::from_mode(mode)).expect("it is ours");
    mode(0o444);
    for command in ["score t.csv -o old.csv", "report t.csv -o old.csv"] {
        shell(&format!("exec \"$0\" {command}"), &here).refused(&["old.csv", "write-protected"]);
    }
    assert_eq!(read(&old), "old");
    mode(0o600);
    assert_eq!(shell("exec \"$0\" score t.csv -o old.csv", &here).code, Some(0));
    assert_eq!(fs::metadata(&old).expect("it is there").permissions().mode() & 0o777, 0o600);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_in_memory_is_a_disk_and_a_device_is_none() {
    let here = world("devices", 1);
    for device in ["/dev/full", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/new.csv", "/dev/shm/../null"] {
        shell(&format!("exec \"$0\" score t.csv -o {device}"), &here).refused(&[device, "not an ordinary file"]);
    }
    if Path::new("/dev/shm").is_dir() {
        let memory = tempfile::tempdir_in("/dev/shm").expect("a folder");
        let output = memory.path().join("o.csv");
        let ran = shell(&format!("exec \"$0\" score t.csv -o '{}'", output.display()), &here);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(read(&output).starts_with("id,mo"));
    }
}

#[test]
fn an_input_that_fails_keeps_the_old_output() {
    let here = world("failing_inputs", 1);
    fs::create_dir(here.join("d.csv")).expect("a folder");
    shell("exec \"$0\" score d.csv -o old.csv", &here).refused(&["d.csv", "folder"]);
    shell("exec \"$0\" score - -o old.csv <d.csv", &here).refused(&["directory"]);
    shell("exec \"$0\" score - -o old.csv <&-", &here).refused(&["standard input"]);
    // whoever fills a pipe ends before anything, and in the middle of quoted text
    for sent in ["", "id,mo,note\\na,1,\"half a"] {
        let ran = shell(&format!("mkfifo p; printf '{sent}' >p & \"$0\" score p -o old.csv; code=$?; rm p; exit $code"), &here);
        assert_eq!(ran.code, Some(2), "{sent}: {}", ran.err);
    }
    assert_eq!(read(&here.join("old.csv")), "old");
    assert_eq!(names_in(&here), ["d.csv", "old.csv", "t.csv"]);
}

/// The program with a pipe for its input.
fn waiting(folder: &Path, arguments: &[&str]) -> Child {
    let mut program = program();
    program.args(arguments).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program.spawn().expect("it starts")
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([format!("-{name}"), child.id().to_string()]).status().expect("it runs");
    assert!(sent.success(), "{name}");
}

#[test]
fn a_stop_at_any_moment_leaves_the_old_output_or_the_new_one() {
    let here = world("stopped", 60_000);
    let [table, old] = ["t.csv", "old.csv"].map(|name| here.join(name));
    let whole = shell("exec \"$0\" score t.csv", &here).out;
    for (name, code) in [("TERM", 143), ("INT", 130), ("HUP", 129), ("KILL", 137)] {
        for moment in [0, 5, 20, 60, 120, 250] {
            fs::write(&old, "old").expect("a file");
            let mut program = program();
            program.args(["score", "t.csv", "-o", "old.csv"]).current_dir(&here).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = program.spawn().expect("it starts");
            sleep(Duration::from_millis(moment));
            signal(&child, name);
            let status = child.wait().expect("it ends");
            let told = status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or_default());
            assert!(told == code || told == 0, "{name} after {moment}: {status}");
            let found = read(&old);
            assert!(found == whole || found == "old" && told != 0, "{name} after {moment}");
            for left in names_in(&here).iter().filter(|left| !["old.csv", "t.csv"].contains(&left.as_str())) {
                assert!(name == "KILL" && left.starts_with(".old.csv.enkat-partial-"), "{name} after {moment} left {left}");
                fs::remove_file(here.join(left)).expect("it is there");
            }
        }
    }
    assert!(table.exists());
}

#[test]
fn whoever_stops_the_program_by_force_finds_what_it_left() {
    let here = world("killed", 1);
    let long = format!("{}.csv", "å".repeat(120));
    for (output, name) in [("old.csv", ".old.csv.enkat-partial-"), (&long, ".output.enkat-partial-")] {
        let mut child = waiting(&here, &["score", "-", "-o", output]);
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all(format!("{HEADER}{}", ROW.repeat(20_000)).as_bytes()).expect("it reads");
        while names_in(&here).len() < 3 {
            sleep(Duration::from_millis(5));
        }
        signal(&child, "KILL");
        child.wait().expect("it ends");
        let left: Vec<String> = names_in(&here).into_iter().filter(|left| left.starts_with('.')).collect();
        assert!(left.len() == 1 && left[0].starts_with(name), "{left:?}");
        fs::remove_file(here.join(&left[0])).expect("it is there");
    }
    assert_eq!(read(&here.join("old.csv")), "old");
}

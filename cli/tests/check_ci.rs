//! `examples/ci` is run as it is written.

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{Ran, folder, names_in};

const WORKFLOW: &str = include_str!("../../examples/ci/enkat-check.yml");
const PAGE: &str = include_str!("../../examples/ci/README.md");

/// A copy of the example, so that what is written there does not stay.
fn example(name: &str) -> PathBuf {
    let source: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "examples", "ci"].iter().collect();
    let copy = folder(name);
    std::fs::create_dir(copy.join("data")).expect("a folder");
    for file in ["enkat.toml", "data/answers.csv"] {
        std::fs::copy(source.join(file), copy.join(file)).expect("a copy");
    }
    copy
}

/// Runs a line as the shell of a job does, the program first in the path.
fn shell(line: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_enkat")).parent().expect("a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([program.to_owned()].into_iter().chain(std::env::split_paths(&path))).expect("a path");
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", line]).current_dir(folder);
    command.env("PATH", path).env("GITHUB_STEP_SUMMARY", folder.join("summary.md")).output().expect("bash")
}

/// What the steps run, but for installing the program.
fn commands() -> Vec<&'static str> {
    let lines = WORKFLOW.lines().filter_map(|line| line.trim().strip_prefix("run: "));
    lines.filter(|line| !line.starts_with("pip install ")).collect()
}

#[test]
fn the_workflow_runs_as_written_and_writes_every_report() {
    let folder = example("ci_workflow");
    let commands = commands();
    assert_eq!(commands.len(), 1, "{commands:?}");
    for line in commands {
        let ran = Ran::of(shell(line, &folder));
        assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
        assert!(ran.out.contains("data/answers.csv: "), "{}", ran.out);
        assert!(ran.out.lines().last().is_some_and(|line| line.starts_with("::notice title=enkat check::")), "{}", ran.out);
    }
    assert_eq!(names_in(&folder), ["data", "enkat.sarif", "enkat.toml", "enkat.xml", "summary.md"]);
}

#[test]
fn the_workflow_fails_on_a_bad_cell_and_says_where() {
    let folder = example("ci_workflow_bad");
    let path = folder.join("data/answers.csv");
    let table = std::fs::read_to_string(&path).expect("a table");
    std::fs::write(&path, table.replace("K103,start,2026-01-19,4", "K103,start,2026-01-19,7")).expect("a table");
    let ran = Ran::of(shell(commands()[0], &folder));
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("::error file=data/answers.csv,line=6,title=EQ001 mo::"), "{}", ran.out);
    let summary = std::fs::read_to_string(folder.join("summary.md")).expect("a summary");
    assert!(summary.contains("| data/answers.csv | EQ001 | error | mo | 1 | 5 |"), "{summary}");
    assert!(!ran.out.contains("K103") && !summary.contains("K103"));
}

#[test]
fn the_lines_of_the_page_run_as_written() {
    let folder = example("ci_page");
    let lines: Vec<&str> = PAGE.lines().filter(|line| line.starts_with("enkat check ")).collect();
    assert_eq!(lines.len(), 2);
    for line in lines {
        let ran = Ran::of(shell(line, &folder));
        assert_eq!(ran.code, Some(0), "{line}: {}{}", ran.out, ran.err);
    }
    assert_eq!(names_in(&folder), ["data", "enkat.json", "enkat.sarif", "enkat.toml", "enkat.xml"]);
}

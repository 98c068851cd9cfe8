//! Where no thread can be started, one does all of it.
#![cfg(unix)]

mod common;

use std::fs;
use std::path::PathBuf;

use common::{Ran, folder, names_in, program};

/// No address space has room for a stack of so many bytes.
const STACK: &str = "140737488355328";

fn ran(arguments: &[&str], stack: Option<&str>) -> Ran {
    let mut program = program();
    program.args(arguments);
    if let Some(stack) = stack {
        program.env("RUST_MIN_STACK", stack);
    }
    Ran::of(program.output().expect("it runs"))
}

#[test]
fn one_thread_reads_what_many_read() {
    let here = folder("alone");
    let rows = |row: &dyn Fn(usize) -> String| (0..50_000).map(row).collect::<Vec<_>>().concat();
    let csv = rows(&|id| format!("p{id},{},1,1,1,x,{}\n", id % 7, if id % 3 == 0 { "\"a, b\"" } else { "c" }));
    let ndjson = rows(&|id| format!("{{\"id\":\"p{id}\",\"mo\":{}}}\n", id % 7));
    let sheet: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "tables", "tests", "fixtures", "table.xlsx"].iter().collect();
    fs::write(here.join("t.csv"), format!("id,mo,sc,ua,pd,ad,note\n{csv}")).expect("a file");
    fs::write(here.join("t.ndjson"), ndjson).expect("a file");
    fs::write(here.join("bad.csv"), format!("id,mo,sc,ua,pd,ad,note\n{csv}p,1,1,1,1,1,811218-9876\n")).expect("a file");
    for table in [here.join("t.csv"), here.join("t.ndjson"), here.join("bad.csv"), sheet] {
        let table = table.to_str().expect("UTF-8");
        for arguments in [&["score", table][..], &["check", table, "--format", "json"], &["report", table, "--internal"]] {
            let [alone, together] = [Some(STACK), None].map(|stack| ran(arguments, stack));
            assert!(alone.code.is_some_and(|code| code <= 2), "{arguments:?}: {}", alone.err);
            assert_eq!((alone.code, alone.out, alone.err), (together.code, together.out, together.err), "{arguments:?}");
        }
    }
}

#[test]
fn an_output_is_written_whole_where_no_thread_can_wait_for_a_signal() {
    let here = folder("alone_output");
    let (table, out) = (here.join("t.csv"), here.join("o.csv"));
    fs::write(&table, "vas\n50\n").expect("a file");
    let arguments = ["score", table.to_str().expect("UTF-8"), "-o", out.to_str().expect("UTF-8")];
    let ran = ran(&arguments, Some(STACK));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(names_in(&here), ["o.csv", "t.csv"]);
    assert!(fs::read_to_string(&out).expect("text").lines().nth(1).is_some_and(|row| row.starts_with("50,")));
}

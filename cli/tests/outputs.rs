//! Scores and changes in every form that they are written in: the same figures, and whole files or none.

mod common;

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use common::{Ran, enkat, folder, names_in, program};
use enkat::finding::Findings;
use enkat_tables::{Chunk, ReadOptions, Table};
use zip::ZipArchive;

/// Ids that look like numbers, texts that look like formulas, cells that have to be quoted, and answers that are wrong.
const TABLE: &str = "id,wave,site,mo,sc,ua,pd,ad,vas,note,number\n\
                     007,start,a,1,2,3,4,5,70,=1+1,1\n\
                     7,start,b,3,,2.5,6,1,50,\"one, \"\"two\"\"\n three\",2.50\n\
                     1e2,start,b,2,1,1,1,2,100,_x0041_ \u{1}åäö,1234567890123456789\n\
                     007,exit,a,2,2,1,1,1,65,-0,-0.5\n\
                     7,exit,b,1,1,1,1,1,90,,00\n";

/// The header and all rows of a file.
fn cells(path: &Path) -> Vec<Vec<String>> {
    let mut table = Table::open(path, &ReadOptions::default()).expect("a table");
    let mut rows = vec![table.header().into_iter().map(str::to_owned).collect::<Vec<_>>()];
    let mut chunk = Chunk::default();
    while table.read(&mut chunk, &mut Findings::default()).expect("rows") {
        let columns = rows[0].len();
        rows.extend((0..chunk.rows()).map(|row| (0..columns).map(|column| chunk.cell(row, column).to_owned()).collect()));
    }
    rows
}

/// The same text, or the same number to the last bit.
fn same(found: &str, expected: &str) -> bool {
    let bits = |cell: &str| cell.parse::<f64>().ok().map(f64::to_bits);
    found == expected || (bits(found).is_some() && bits(found) == bits(expected))
}

fn demo() -> String {
    fs::read_to_string(format!("{}/../data/demo.csv", env!("CARGO_MANIFEST_DIR"))).expect("the demonstration")
}

#[test]
fn every_form_holds_the_same_figures() {
    let sets = ["--value-set", "SE-2022-TTO", "--value-set", "DK-2021"];
    let change = ["--by", "site", "--reliability", "soc13.total=0.84"];
    for (name, table, command) in [
        ("dirty", TABLE.to_owned(), [&["score"][..], &sets].concat()),
        ("dirty_change", TABLE.to_owned(), [&["change"][..], &sets, &change[..2]].concat()),
        ("demo", demo(), [&["score"][..], &sets].concat()),
        ("demo_change", demo(), [&["change"][..], &sets, &change[2..]].concat()),
    ] {
        let here = folder(&format!("outputs_{name}"));
        fs::write(here.join("t.csv"), &table).expect("a file");
        let write = |ending: &str| {
            let path = here.join(format!("out.{ending}"));
            let ran = Ran::of(program().args(&command).arg(here.join("t.csv")).arg("-o").arg(&path).output().expect("it runs"));
            assert_eq!(ran.code, Some(0), "{}", ran.err);
            (path, ran.err)
        };
        let (csv, told) = write("csv");
        let expected = cells(&csv);
        assert!(expected.len() > 2 && expected[0].len() > 10);
        for ending in ["ndjson", "parquet", "xlsx"] {
            let (path, err) = write(ending);
            assert_eq!(err, told);
            let found = cells(&path);
            assert_eq!(found.len(), expected.len(), "{name} as {ending}");
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(found.len(), expected.len());
                for ((found, expected), column) in found.iter().zip(expected).zip(&cells(&csv)[0]) {
                    let is_same = if column == "id" { found == expected } else { same(found, expected) };
                    assert!(is_same, "{name} as {ending}, {column}: {found:?}, expected {expected:?}");
                }
            }
            // the same file again, by its form and through a pipe
            let to_pipe = program().args(&command).arg(here.join("t.csv")).args(["--format", ending]).output().expect("it runs");
            let piped = here.join(format!("piped.{ending}"));
            fs::write(&piped, to_pipe.stdout).expect("a file");
            assert_eq!(cells(&piped), found);
        }
    }
}

#[test]
fn a_table_without_rows_has_a_header_in_every_form() {
    let here = folder("outputs_empty");
    for ending in ["csv", "parquet", "xlsx"] {
        let path = here.join(format!("o.{ending}"));
        let ran = enkat(&["score", "-", "-o", path.to_str().expect("UTF-8")], "id,vas\n");
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let names = ["id", "vas", "eq5d5l_profile", "eq5d5l_vas", "eq5d5l_lss", "eq5d5l_lfs", "eq5d5l_reason"];
        assert_eq!(cells(&path), [names], "{ending}");
    }
}

#[test]
fn a_sheet_keeps_texts_as_texts_and_numbers_as_numbers() {
    let here = folder("outputs_sheet");
    let path = here.join("o.xlsx");
    assert_eq!(enkat(&["score", "-", "-o", path.to_str().expect("UTF-8")], TABLE).code, Some(0));
    let mut archive = ZipArchive::new(File::open(&path).expect("a file")).expect("a zip");
    let mut sheet = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut sheet).expect("text");
    let cell = |at: &str| {
        let begin = sheet.find(&format!("<c r=\"{at}\"")).unwrap_or_else(|| panic!("no cell {at}"));
        let end = sheet[begin..].find("</c>").expect("an end");
        sheet[begin..begin + end].to_owned()
    };
    for (at, text) in [("A2", "007"), ("A3", "7"), ("A4", "1e2"), ("J2", "=1+1"), ("K6", "00"), ("L2", "12345")] {
        assert!(cell(at).contains("t=\"inlineStr\"") && cell(at).contains(&format!(">{text}<")), "{at}: {}", cell(at));
    }
    for (at, number) in [("D2", "1"), ("K2", "1"), ("K3", "2.5"), ("K5", "-0.5"), ("N2", "15")] {
        assert_eq!(cell(at), format!("<c r=\"{at}\"><v>{number}</v>"));
    }
    assert!(!sheet.contains("<f>") && !sheet.contains("r=\"E3\""));
    assert!(cell("K4").contains(">1234567890123456789<") && cell("K4").contains("inlineStr"));
}

#[test]
fn what_a_form_cannot_hold_is_refused_and_nothing_is_left() {
    let here = folder("outputs_refused");
    let refused = |name: &str, table: &str, parts: &[&str]| {
        let path = here.join(name);
        enkat(&["score", "-", "-o", path.to_str().expect("UTF-8")], table).refused(parts);
        assert_eq!(names_in(&here), Vec::<String>::new(), "{name}");
    };
    for ending in ["docx", "xls", "ods", "html", "json", "txt", "sav", "pdf"] {
        refused(&format!("o.{ending}"), TABLE, &[&format!(".{ending}"), ".csv", ".parquet", ".xlsx"]);
    }
    let long = format!("note,vas\nx,1\n{},2\n", "å".repeat(32_768));
    refused("o.xlsx", &long, &["row 3, column 1", "32767", "parquet"]);
    let wide = format!("vas{}\n1\n", ",c".repeat(16_400));
    refused("o.xlsx", &wide, &["16384", "parquet"]);
    refused("o.parquet", "vas,a,a\n1,2,3\n", &["column 2 and column 3", "a parquet file"]);
    refused("o.ndjson", "vas,a,a\n1,2,3\n", &["column 2 and column 3", "a JSON object"]);
    for (name, format) in [("o.xlsx", "csv"), ("o.csv", "xlsx"), ("o.parquet", "ndjson"), ("o.parquet", "xlsx")] {
        let path = here.join(name);
        enkat(&["score", "-", "-o", path.to_str().expect("UTF-8"), "--format", format], TABLE).refused(&[
            name,
            format,
            "change the name",
        ]);
        assert_eq!(names_in(&here), Vec::<String>::new(), "{name}");
    }
    let twice = here.join("o.xlsx");
    assert_eq!(enkat(&["score", "-", "-o", twice.to_str().expect("UTF-8")], "vas,a,a\n1,2,3\n").code, Some(0));
}

#[cfg(unix)]
#[test]
fn nobody_reads_on_and_a_full_disk_are_no_panic() {
    use std::process::Stdio;
    let table = format!("id,vas,note\n{}", "1,50,some words that take room\n".repeat(20_000));
    let here = folder("outputs_closed");
    fs::write(here.join("t.csv"), table).expect("a file");
    for form in ["parquet", "xlsx"] {
        let mut child = program()
            .args(["score", "--format", form])
            .arg(here.join("t.csv"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        let ran = Ran::of(child.wait_with_output().expect("it ends"));
        assert_eq!((ran.code, ran.err.contains("error")), (Some(0), false), "{form}: {}", ran.err);
        if Path::new("/dev/full").exists() {
            let full = File::options().write(true).open("/dev/full").expect("a device");
            let run = program().args(["score", "--format", form]).arg(here.join("t.csv")).stdout(full).output();
            let ran = Ran::of(run.expect("it runs"));
            assert!(ran.code == Some(2) && ran.err.contains("writing the output"), "{form}: {}", ran.err);
        }
    }
}

//! A table to read, and what the fastest reader of it does.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// What is asked of each person.
fn items() -> Vec<String> {
    let eq5d5l = ["mo", "sc", "ua", "pd", "ad", "vas"].map(String::from).into_iter();
    eq5d5l.chain((1..=29).map(|item| format!("soc29_{item}"))).collect()
}

/// How many cells of a table of `rows` rows the `csv` crate finds.
#[allow(dead_code, reason = "not every bench iterates")]
pub(crate) fn iterate(table: &Path) -> usize {
    let mut reader = csv::Reader::from_path(table).expect("the table is there");
    let (mut record, mut cells) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).expect("it is a table") {
        cells += record.len();
    }
    cells
}

/// EQ-5D-5L, EQ VAS and SOC-29 of invented people, start and exit; of a thousand cells so many are bad.
pub(crate) fn table(folder: &Path, name: &str, rows: u64, bad: u64) -> PathBuf {
    let header = format!("id,wave,{}\n", items().join(","));
    write(folder, name, &header, rows, bad, |text, row, cells| {
        let _ = writeln!(text, "{},{},{}", row / 2 + 1, wave(row), cells.join(","));
    })
}

/// The same with an object on each line.
#[allow(dead_code, reason = "not every bench reads objects")]
pub(crate) fn objects(folder: &Path, name: &str, rows: u64, bad: u64) -> PathBuf {
    let items = items();
    write(folder, name, "", rows, bad, |text, row, cells| {
        let _ = write!(text, "{{\"id\":{},\"wave\":\"{}\"", row / 2 + 1, wave(row));
        for (item, cell) in items.iter().zip(cells) {
            let _ = match cell.as_str() {
                "" => write!(text, ",\"{item}\":null"),
                " 3 " => write!(text, ",\"{item}\":\" 3 \""),
                number => write!(text, ",\"{item}\":{number}"),
            };
        }
        text.push_str("}\n");
    })
}

fn wave(row: u64) -> &'static str {
    if row.is_multiple_of(2) { "start" } else { "exit" }
}

fn write(folder: &Path, name: &str, header: &str, rows: u64, bad: u64, line: impl Fn(&mut String, u64, &[String])) -> PathBuf {
    let path = folder.join(name);
    let mut out = BufWriter::new(File::create(&path).expect("a file in a folder of our own"));
    out.write_all(header.as_bytes()).expect("room for the table");
    let mut state = 7_u64;
    let mut below = |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    let mut text = String::new();
    for row in 0..rows {
        // people differ, so their answers go together
        let severity = below(3);
        let cells: Vec<String> = (0..35)
            .map(|item| {
                let answer = match item {
                    0..5 => 1 + (below(3) * below(2) + severity * below(2)).min(4),
                    5 => 90 - 20 * severity + below(11),
                    _ => 1 + (2 * severity + below(3)).min(6),
                };
                if below(1000) >= bad {
                    return answer.to_string();
                }
                ["", "2.5", " 3 ", "999", "-9"][usize::try_from(below(5)).expect("a small number")].to_owned()
            })
            .collect();
        text.clear();
        line(&mut text, row, &cells);
        out.write_all(text.as_bytes()).expect("room for the table");
    }
    out.flush().expect("room for the table");
    path
}

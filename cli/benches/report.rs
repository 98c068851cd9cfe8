//! What does the whole report of a table cost, beside one iteration of the
//! `csv` crate over the same file?

#![allow(missing_docs, reason = "criterion's macros")]

use std::fmt::Write as _;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use clap::Parser as _;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use enkat_cli::args::Cli;

const ROWS: u64 = 2_000_000;

fn report(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the table");
    let table = table(folder.path());
    let output = folder.path().join("report.csv");
    let words = ["enkat", "report", "TABLE", "--internal", "--value-set", "SE-2022-TTO", "--format", "csv", "-o", "OUTPUT"];
    let words = words.map(|word| match word {
        "TABLE" => table.as_os_str(),
        "OUTPUT" => output.as_os_str(),
        word => word.as_ref(),
    });
    let command = Cli::parse_from(words);
    let mut group = c.benchmark_group("report of 2 M rows x 35 items, two a person");
    group.throughput(Throughput::Elements(ROWS)).sample_size(10);
    group.bench_function("floor: iterate with the csv crate", |b| b.iter(|| black_box(iterate(&table))));
    group.bench_function("every figure", |b| b.iter(|| enkat_cli::run(&command).expect("it writes the report")));
    group.finish();
}

fn iterate(table: &Path) -> usize {
    let mut reader = csv::Reader::from_path(table).expect("the table is there");
    let (mut record, mut cells) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).expect("it is a table") {
        cells += record.len();
    }
    cells
}

/// EQ-5D-5L, EQ VAS and SOC-29 of invented people, start and exit, one cell in a thousand bad.
fn table(folder: &Path) -> PathBuf {
    let path = folder.join("answers.csv");
    let mut out = BufWriter::new(File::create(&path).expect("a file in a folder of our own"));
    let items: Vec<String> = ["mo", "sc", "ua", "pd", "ad", "vas"]
        .map(String::from)
        .into_iter()
        .chain((1..=29).map(|item| format!("soc29_{item}")))
        .collect();
    let mut text = format!("id,wave,{}\n", items.join(","));
    let mut state = 7_u64;
    let mut below = |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    for row in 0..ROWS {
        let _ = write!(text, "{},{}", row / 2 + 1, if row % 2 == 0 { "start" } else { "exit" });
        // people differ, so their answers go together
        let severity = below(3);
        for item in 0..items.len() {
            let answer = match item {
                0..5 => 1 + (below(3) * below(2) + severity * below(2)).min(4),
                5 => 90 - 20 * severity + below(11),
                _ => 1 + (2 * severity + below(3)).min(6),
            };
            match below(8000) {
                0..4 => text.push(','),
                4 => text.push_str(",2.5"),
                5 => text.push_str(", 3 "),
                6..8 => text.push_str(",9999"),
                _ => {
                    let _ = write!(text, ",{answer}");
                }
            }
        }
        text.push('\n');
        out.write_all(text.as_bytes()).expect("room for the table");
        text.clear();
    }
    out.flush().expect("room for the table");
    path
}

criterion_group!(benches, report);
criterion_main!(benches);

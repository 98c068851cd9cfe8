//! What does a table of scores cost, the start of the program included, beside copying the file
//! with the `csv` crate, and beside a check of it?
//!
//! `taskset -c 0` before the command measures one core.

#![allow(missing_docs, reason = "criterion's macros")]

mod common;

use std::path::Path;
use std::process::{Command, Stdio};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ROWS: u64 = 1_000_000;

fn scores(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the tables");
    let table = common::table(folder.path(), "few.csv", ROWS, 1);
    let out = folder.path().join("out.csv");
    let mut group = c.benchmark_group("scores of 1 M rows x 35 items");
    group.throughput(Throughput::Elements(ROWS)).sample_size(10);
    group.bench_function("floor: copy with the csv crate", |b| b.iter(|| copy(&table, &out)));
    group.bench_function("check", |b| b.iter(|| run(&["check", "--format", "json"], &table, &[])));
    group.bench_function("score", |b| b.iter(|| run(&["score", "--value-set", "SE-2022-TTO"], &table, &[Path::new("-o"), &out])));
    group.finish();
}

/// Reads and writes every cell.
fn copy(table: &Path, out: &Path) {
    let mut reader = csv::Reader::from_path(table).expect("the table is there");
    let mut writer = csv::Writer::from_path(out).expect("a file in a folder of our own");
    writer.write_byte_record(reader.byte_headers().expect("it is a table")).expect("room for the table");
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).expect("it is a table") {
        writer.write_byte_record(&record).expect("room for the table");
    }
    writer.flush().expect("room for the table");
}

/// Runs the program to its end.
fn run(arguments: &[&str], table: &Path, more: &[&Path]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_enkat"));
    let command = command.args(arguments).arg(table).args(more);
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("it runs");
    assert!(status.code().is_some_and(|code| code < 2), "{status}");
}

criterion_group!(benches, scores);
criterion_main!(benches);

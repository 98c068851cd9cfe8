//! What does the whole report of a table cost, beside one iteration of the
//! `csv` crate over the same file?

#![allow(missing_docs, reason = "criterion's macros")]

mod common;

use std::hint::black_box;

use clap::Parser as _;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use enkat_cli::args::Cli;

const ROWS: u64 = 2_000_000;

fn report(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the table");
    let table = common::table(folder.path(), "answers.csv", ROWS, 1);
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
    group.bench_function("floor: iterate with the csv crate", |b| b.iter(|| black_box(common::iterate(&table))));
    group.bench_function("every figure", |b| b.iter(|| enkat_cli::run(&command).expect("it writes the report")));
    group.finish();
}

criterion_group!(benches, report);
criterion_main!(benches);

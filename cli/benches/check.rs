//! What does a check of a whole file cost, the start of the program included,
//! beside the fastest reader of the same file?
//!
//! `taskset -c 0` before the command measures one core.

#![allow(missing_docs, reason = "criterion's macros")]

mod common;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ROWS: u64 = 1_000_000;

fn delimited(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the tables");
    let [clean, few, half] =
        [("clean.csv", 0), ("few.csv", 1), ("half.csv", 500)].map(|(name, bad)| common::table(folder.path(), name, ROWS, bad));
    let mut group = c.benchmark_group("check of 1 M rows x 35 items");
    group.throughput(Throughput::Elements(ROWS)).sample_size(10);
    group.bench_function("floor: iterate with the csv crate", |b| b.iter(|| black_box(common::iterate(&few))));
    group.bench_function("one cell in a thousand bad", |b| b.iter(|| check(&few)));
    group.bench_function("no cell bad", |b| b.iter(|| check(&clean)));
    group.bench_function("every second cell bad", |b| b.iter(|| check(&half)));
    group.finish();
}

fn objects(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the tables");
    let table = common::objects(folder.path(), "few.ndjson", ROWS, 1);
    let mut group = c.benchmark_group("check of 1 M objects with 35 items");
    group.throughput(Throughput::Elements(ROWS)).sample_size(10);
    group.bench_function("floor: iterate with the sonic-rs crate", |b| b.iter(|| black_box(iterate(&table))));
    group.bench_function("one value in a thousand bad", |b| b.iter(|| check(&table)));
    group.finish();
}

/// Runs the program to its end.
fn check(table: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_enkat"));
    let status = command.args(["check", "--format", "json"]).arg(table).stdout(Stdio::null()).status().expect("it runs");
    assert!(status.code().is_some_and(|code| code < 2), "{status}");
}

/// How many values the lines of a file have.
fn iterate(table: &Path) -> usize {
    let text = fs::read_to_string(table).expect("the table is there");
    text.lines()
        .map(|line| sonic_rs::to_object_iter(line).map(|entry| entry.expect("an object").1.as_raw_str().len()).sum::<usize>())
        .sum()
}

criterion_group!(benches, delimited, objects);
criterion_main!(benches);

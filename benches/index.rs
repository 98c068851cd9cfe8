//! What does an EQ-5D-5L index cost, beside a pass that only reads the five
//! bytes of a row and writes one number?

#![allow(missing_docs, reason = "criterion's macros")]

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use enkat::Registry;
use enkat::finding::Findings;
use enkat::table::Column;

const ROWS: usize = 10_000_000;
const NAMES: [&str; 5] = ["mo", "sc", "ua", "pd", "ad"];

fn index(c: &mut Criterion) {
    let valid: [Vec<u8>; 5] = std::array::from_fn(|dimension| common::levels(ROWS, 5, dimension as u64 + 1));
    let mut bad = valid.clone();
    let mut state = 7;
    for row in 0..ROWS {
        if common::next(&mut state).is_multiple_of(100) {
            bad[row % bad.len()][row] = 9;
        }
    }
    let registry = Registry::built_in();
    let scorer = registry.get("eq5d5l").expect("it is built in").scorer(&[("value_set", "US-2019")]).expect("a published set");
    let mut out = vec![0.0; ROWS];

    let mut group = c.benchmark_group("index of 10 M rows");
    group.throughput(Throughput::Elements(ROWS as u64)).sample_size(20);
    group.bench_function("floor: read five bytes, write one number", |b| {
        b.iter(|| {
            read_and_write(black_box(&valid), &mut out);
            black_box(&mut out);
        });
    });
    for (name, data) in [("valid", &valid), ("a bad cell in 1 % of the rows", &bad)] {
        let columns: Vec<Option<Column<'_>>> =
            data.iter().zip(NAMES).map(|(column, name)| Some(Column::new(name, column.as_slice()))).chain([None]).collect();
        group.bench_function(name, |b| {
            b.iter(|| {
                let mut findings = Findings::default();
                common::score_one(&*scorer, black_box(&columns), "index", &mut out, &mut findings);
                black_box((&mut out, findings));
            });
        });
    }
    group.finish();
}

fn read_and_write(columns: &[Vec<u8>; 5], out: &mut [f64]) {
    let [mo, sc, ua, pd, ad] = columns;
    for (((((out, mo), sc), ua), pd), ad) in out.iter_mut().zip(mo).zip(sc).zip(ua).zip(pd).zip(ad) {
        *out = f64::from(mo ^ sc ^ ua ^ pd ^ ad);
    }
}

criterion_group!(benches, index);
criterion_main!(benches);

//! What does a KASAM total cost, beside a pass that only adds up the raw
//! columns and writes the sum?

#![allow(missing_docs, reason = "criterion's macros")]

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use enkat::Registry;
use enkat::finding::Findings;
use enkat::table::{Column, Validity};

const ROWS: usize = 2_000_000;

fn keyed_sum(c: &mut Criterion) {
    let registry = Registry::built_in();
    for form in ["soc29", "soc13"] {
        let instrument = registry.get(form).expect("a built-in form");
        let scorer = instrument.scorer(&[]).expect("no setting is needed");
        let items: Vec<&str> = instrument.definition().items.iter().map(|item| item.id.as_ref()).collect();
        let data: Vec<Vec<u8>> = (1..).zip(&items).map(|(seed, _)| common::levels(ROWS, 7, seed)).collect();
        let bits: Vec<Vec<u8>> = (1..).zip(&items).map(|(seed, _)| common::validity(ROWS, 20, seed)).collect();
        let complete: Vec<Option<Column<'_>>> =
            items.iter().zip(&data).map(|(name, column)| Some(Column::new(name, column.as_slice()))).collect();
        let lacking: Vec<Option<Column<'_>>> = complete
            .iter()
            .zip(&bits)
            .map(|(column, bits)| column.map(|column| column.with_validity(Validity { bits, offset: 0 })))
            .collect();
        let mut out = vec![0.0; ROWS];

        let mut group = c.benchmark_group(format!("{form} total of 2 M rows"));
        group.throughput(Throughput::Elements(ROWS as u64)).sample_size(20);
        group.bench_function("floor: add up the raw columns, write the sum", |b| {
            b.iter(|| {
                add_up(black_box(&data), &mut out);
                black_box(&mut out);
            });
        });
        for (name, columns) in [("complete", &complete), ("5 % missing", &lacking)] {
            group.bench_function(name, |b| {
                b.iter(|| {
                    let mut findings = Findings::default();
                    common::score_one(&*scorer, black_box(columns), "total", &mut out, &mut findings);
                    black_box((&mut out, findings));
                });
            });
        }
        group.finish();
    }
}

/// The fastest plain way: in blocks that stay in cache, column by column.
fn add_up(columns: &[Vec<u8>], out: &mut [f64]) {
    const BLOCK: usize = 1024;
    for (block, out) in out.chunks_mut(BLOCK).enumerate() {
        let mut sums = [0_u16; BLOCK];
        for column in columns {
            let codes = &column[block * BLOCK..][..out.len()];
            for (sum, code) in sums.iter_mut().zip(codes) {
                *sum += u16::from(*code);
            }
        }
        for (value, sum) in out.iter_mut().zip(sums) {
            *value = f64::from(sum);
        }
    }
}

criterion_group!(benches, keyed_sum);
criterion_main!(benches);

//! What does counting EQ-5D-5L profiles cost, beside a pass that only reads
//! the five bytes of a row? And merging sealed states, beside reading their bytes?

#![allow(missing_docs, reason = "criterion's macros")]

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use enkat::Registry;
use enkat::finding::Findings;
use enkat::ground::Occasion;
use enkat::inner::table::{Answers, Batch, Plan};
use enkat::inner::tally::ProfileCounts;
use enkat::inner::tally::{Half, Occasions, Rows};
use enkat::table::Column;
use enkat::tally::Cohort;

const ROWS: usize = 10_000_000;
const NAMES: [&str; 5] = ["mo", "sc", "ua", "pd", "ad"];

fn profiles(c: &mut Criterion) {
    let levels: [Vec<u8>; 5] = std::array::from_fn(|dimension| common::levels(ROWS, 5, dimension as u64 + 1));
    let registry = Registry::built_in();
    let eq5d5l = registry.get("eq5d5l").expect("it is built in");
    let columns: Vec<Option<Column<'_>>> =
        levels.iter().zip(NAMES).map(|(column, name)| Some(Column::new(name, column.as_slice()))).chain([None]).collect();
    let mut group = c.benchmark_group("profiles of 10 M rows");
    group.throughput(Throughput::Elements(ROWS as u64)).sample_size(20);
    group.bench_function("floor: read five bytes", |b| b.iter(|| black_box(read(black_box(&levels)))));
    group.bench_function("count the profiles", |b| {
        b.iter(|| {
            let batch = Batch::new(eq5d5l.definition(), columns.clone()).expect("the columns fit");
            let mut counts = ProfileCounts::default();
            counts.add_batch(&batch, &mut Findings::default());
            black_box(counts)
        });
    });
    group.finish();
}

/// Everything that was read, in one byte for each block that the compiler makes vector code of.
fn read(columns: &[Vec<u8>; 5]) -> u8 {
    let [mo, sc, ua, pd, ad] = columns;
    let rows = mo.iter().zip(sc).zip(ua).zip(pd).zip(ad);
    rows.fold(0, |sum, ((((mo, sc), ua), pd), ad)| sum ^ mo ^ sc ^ ua ^ pd ^ ad)
}

/// A sealed cohort of everyone who answered EQ-5D-5L, EQ VAS and SOC-29 at start.
fn sealed(registry: &Registry, seed: u64) -> Cohort {
    const PEOPLE: usize = 100_000;
    let instruments = ["eq5d5l", "soc29"].map(|id| registry.get(id).expect("it is built in"));
    let plan = Plan::new(instruments.map(|instrument| (instrument, vec![true; instrument.definition().items.len()])));
    let mut answers = Answers::new(&plan, PEOPLE);
    for (form, instrument) in instruments.iter().enumerate() {
        let items = &instrument.definition().items;
        let codes: Vec<Vec<u8>> = items
            .iter()
            .zip(1..)
            .map(|(item, place)| common::levels(PEOPLE, item.max, seed * 100 + form as u64 * 50 + place))
            .collect();
        let columns = items.iter().zip(&codes).map(|(item, codes)| Some(Column::new(&item.id, codes.as_slice())));
        let batch = Batch::new(instrument.definition(), columns.collect()).expect("the columns fit");
        batch.for_each_block(&mut Findings::default(), |first, block| answers.put(&plan, form, first, &block));
    }
    let mut cohort = Cohort::new(plan, Vec::new(), false);
    let half = Half { answers: &answers, occasions: Occasions::All(Occasion::Start), days: None };
    let rows = Rows { first_row: 1, ids: None, groups: &[], halves: &[half] };
    cohort.add_rows(&rows, &mut Findings::default()).expect("the rows fit");
    cohort.seal();
    cohort
}

fn merging(c: &mut Criterion) {
    let registry = Registry::built_in();
    let (whole, part) = (sealed(&registry, 1), sealed(&registry, 2));
    let bytes = part.to_bytes();
    let mut group = c.benchmark_group("a sealed state");
    group.bench_function("floor: read its bytes", |b| {
        b.iter(|| Cohort::from_bytes(black_box(&bytes), &registry).expect("a sound state"));
    });
    group.bench_function("merge it", |b| {
        b.iter_batched(
            || whole.clone(),
            |mut whole| {
                whole.merge(black_box(&part)).expect("the same plan");
                whole
            },
            criterion::BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, profiles, merging);
criterion_main!(benches);

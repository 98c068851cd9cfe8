//! Rows for cohorts, out of whatever the fuzzer makes up.

use arbitrary::Arbitrary;
use enkat::Registry;
use enkat::finding::Findings;
use enkat::ground::Occasion;
use enkat::inner::table::{Answers, Batch, FactChoices, FactReader, FactRow, Layout, Plan};
use enkat::inner::tally::{Half, Occasions, Rows};
use enkat::instrument::{Better, Key, KeyedScale, SubscaleKey};
use enkat::table::Column;
use enkat::tally::Cohort;

#[derive(Arbitrary, Clone, Debug)]
pub struct FuzzRow {
    /// One of sixteen people; the lowest are nobody in particular.
    pub person: u8,
    /// Start, exit, or none.
    occasion: u8,
    place: u8,
    day: Option<i16>,
    /// Bytes near a valid code, one for each item or fewer.
    codes: [u8; 12],
    /// Which of the cells of facts; 0 leaves them blank.
    facts: u8,
}

/// EQ-5D-5L, SOC-13 and a scale of our own that goes from 0 to 200.
pub fn registry() -> Registry {
    let mut registry = Registry::built_in();
    let key = Key {
        id: "own".into(),
        name: "one of our own".into(),
        min: 0,
        max: 200,
        items: vec![1, 2, 5],
        reversed: vec![2],
        subscales: vec![SubscaleKey { id: "half".into(), label: None, items: vec![1, 5] }],
        better: Better::Lower,
        citation: "invented".into(),
        doi: "".into(),
    };
    registry.add(KeyedScale::new(&key).expect("a key")).expect("a free name");
    registry
}

/// Columns of a screening and of the programme, and what may stand in each.
const FACTS: [(&str, [&str; 5]); 12] = [
    ("seven-item-skeleton-1.status", ["asked", "asked", "not_asked", "declined", "?"]),
    ("seven-item-skeleton-1.reason", ["", "", "time", "", "?"]),
    ("seven-item-skeleton-1.acute", ["no", "", "", "yes", "?"]),
    ("seven-item-skeleton-1.slot_1", ["yes", "no", "no", "declined", "99"]),
    ("seven-item-skeleton-1.slot_2", ["yes", "no", "", "dont_know", "no"]),
    ("referred_from", ["self", "psychiatry", "primary_care", "", "work;self"]),
    ("referral_decision", ["", "accepted", "", "declined", "?"]),
    ("referral_reason", ["", "", "", "no_place", "no_place"]),
    ("contacts", ["none", "unknown", "psychiatry;primary_care", "", "none;self"]),
    ("activities", ["walking_group", "none", "", "culture_for_health;walking_football", "?"]),
    ("exit_to", ["", "supported_employment", "work;psychiatry", "none", "?"]),
    ("exit_kind", ["", "started", "planned;returned", "", "started"]),
];

/// A reader of the screening, of the programme, or of both, by the two highest bits of `forms`.
fn reader(registry: &Registry, forms: u8) -> Option<(FactReader<'_>, usize)> {
    let columns = [0..0, 0..5, 5..FACTS.len(), 0..FACTS.len()][usize::from(forms >> 6)].clone();
    let header: Vec<&str> = FACTS[columns.clone()].iter().map(|(name, _)| *name).collect();
    let layout = Layout::new(&header, &[], &FactReader::field_groups(registry), &[], false).ok()?;
    Some((FactReader::new(registry, &layout, FactChoices::default()), columns.start))
}

/// The cells of facts of a plan, read into `halves`.
fn read_facts(plan: &Plan, rows: &[FuzzRow], forms: u8, halves: &mut [Answers; 2]) {
    let registry = registry();
    let Some((reader, first)) = reader(&registry, forms) else { return };
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.facts > 0) {
        let code = |column: usize| usize::from(row.facts.wrapping_mul(31).wrapping_add(row.codes[column % row.codes.len()])) % 5;
        let cell = |column: usize| FACTS[first + column].1[code(column)];
        let days = [row.day.map(i32::from), None];
        let is_broken = row.facts == u8::MAX;
        let row = FactRow { number: place as u64 + 1, cell: &cell, is_broken, occasion: occasion(row), days };
        reader.read(&row, plan, place, halves, &mut Findings::default());
    }
}

fn occasion(row: &FuzzRow) -> Option<Occasion> {
    [Some(Occasion::Start), Some(Occasion::Exit), None][usize::from(row.occasion % 3)]
}

/// Which questionnaires and facts, by bits; EQ-5D-5L last, so that most cohorts are quick to report.
pub fn plan(registry: &Registry, forms: u8) -> Plan {
    let chosen = ["own", "soc13", "eq5d5l"].into_iter().enumerate().filter(|(place, _)| *place == 0 || forms >> place & 1 == 1);
    let plan = Plan::new(chosen.map(|(_, id)| {
        let instrument = registry.get(id).expect("it is registered");
        (instrument, vec![true; instrument.definition().items.len()])
    }));
    match reader(registry, forms) {
        Some((reader, _)) => reader.counted_in(plan),
        None => plan,
    }
}

pub fn empty(plan: &Plan, groups: bool, days: bool) -> Cohort {
    let groups: &[&str] = if groups { &["place", "place*day"] } else { &[] };
    Cohort::new(plan.clone(), groups.iter().map(|group| group.parse().expect("a breakdown")).collect(), days)
}

/// Adds rows; `forms` are those that the plan was made of.
pub fn add(cohort: &mut Cohort, rows: &[FuzzRow], forms: u8) {
    let plan = cohort.plan().clone();
    let mut halves = [Answers::new(&plan, rows.len()), Answers::new(&plan, 0)];
    let mut first_item = 0;
    for (place, form) in plan.forms().iter().enumerate() {
        let items = &form.definition().items;
        let cell = |row: &FuzzRow, item: usize| match row.codes[(first_item + item) % row.codes.len()] {
            255 => f64::NAN,
            254 => 0.5,
            code => {
                let (min, max) = (items[item].min, items[item].max);
                f64::from(min + code % (max - min + 1))
            }
        };
        let cells: Vec<Vec<f64>> = (0..items.len()).map(|item| rows.iter().map(|row| cell(row, item)).collect()).collect();
        first_item += items.len();
        let columns = items.iter().zip(&cells).map(|(item, cells)| Some(Column::new(&item.id, cells.as_slice())));
        let batch = Batch::new(form.definition(), columns.collect()).expect("the columns fit");
        batch.for_each_block(&mut Findings::default(), |first, block| halves[0].put(&plan, place, first, &block));
    }
    read_facts(&plan, rows, forms, &mut halves);
    let names: Vec<String> = rows.iter().map(|row| (row.person % 16).to_string()).collect();
    let ids: Vec<Option<&str>> =
        rows.iter().zip(&names).map(|(row, name)| (row.person % 16 > 2).then_some(name.as_str())).collect();
    let occasions: Vec<Option<Occasion>> = rows.iter().map(occasion).collect();
    let days: Vec<Option<i32>> = rows.iter().map(|row| row.day.map(i32::from)).collect();
    let columns = 0..cohort.group_columns().len();
    let place = |row: &FuzzRow, column: usize| ["A", "B", "", " A", "ö"][usize::from(row.place >> (4 * column)) % 5];
    let groups: Vec<Vec<&str>> = columns.map(|column| rows.iter().map(|row| place(row, column)).collect()).collect();
    let half = Half { answers: &halves[0], occasions: Occasions::Each(&occasions), days: Some(&days) };
    let rows = Rows { first_row: 1, ids: Some(&ids), groups: &groups, halves: &[half] };
    cohort.add_rows(&rows, &mut Findings::default()).expect("the rows fit");
}

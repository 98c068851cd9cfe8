//! A cohort in parts, merged in any order and nesting, sealed or by way of bytes, equals the whole.

use arbitrary::Arbitrary;
use enkat::tally::Cohort;

use crate::{made_of, rows};

#[derive(Arbitrary, Debug)]
struct Input {
    rows: Vec<rows::FuzzRow>,
    forms: u8,
    groups: bool,
    days: bool,
    /// Rows of a person stay together, so that parts may be sealed.
    by_person: bool,
    sealed: u8,
    by_way_of_bytes: u8,
    merges: [(u8, u8); 4],
    remove: u8,
}

pub fn holds(bytes: &[u8]) {
    let Some(input) = made_of::<Input>(bytes) else { return };
    let registry = rows::registry();
    let plan = rows::plan(&registry, input.forms);
    let all = &input.rows[..input.rows.len().min(200)];
    let mut whole = rows::empty(&plan, input.groups, input.days);
    rows::add(&mut whole, all, input.forms);

    let mut split: [Vec<rows::FuzzRow>; 5] = Default::default();
    for (place, row) in all.iter().enumerate() {
        split[if input.by_person { usize::from(row.person % 16) % 5 } else { place * 7 % 5 }].push(row.clone());
    }
    let mut parts: Vec<Cohort> = Vec::new();
    for (place, rows) in split.iter().enumerate() {
        let mut part = rows::empty(&plan, input.groups, input.days);
        rows::add(&mut part, rows, input.forms);
        if input.by_person && input.sealed >> place & 1 == 1 {
            part.seal();
        }
        if input.by_way_of_bytes >> place & 1 == 1 {
            part = Cohort::from_bytes(&part.to_bytes(), &registry).expect("its own bytes");
        }
        parts.push(part);
    }
    for (one, other) in input.merges {
        let part = parts.swap_remove(usize::from(one) % parts.len());
        let into = usize::from(other) % parts.len();
        parts[into].merge_repeating(&part).expect("parts of one cohort");
    }
    let mut merged = parts.pop().expect("four merges make one of five parts");
    assert_eq!(merged.counted(), whole.counted());
    if !input.by_person {
        assert_eq!(merged, whole);
        assert_eq!(merged.to_bytes(), whole.to_bytes());
        // who is removed was never there
        let id = (input.remove % 16).to_string();
        let removed = merged.remove(&id);
        assert_eq!(whole.remove(&id), removed);
        assert_eq!(merged.to_bytes(), whole.to_bytes());
    }
    merged.seal();
    whole.seal();
    assert_eq!(merged.to_bytes(), whole.to_bytes());
}

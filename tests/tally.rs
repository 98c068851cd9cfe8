//! Counts of a group: merging in any order gives the whole.

use enkat::dataset::Occasion;
use enkat::instrument::{Better, Cell, Exact, NotScorable, Registry, Scorer};
use enkat::tally::{Cohort, Distribution, Measure, Pairs};
use proptest::prelude::*;

/// Scores on the grids of value sets and of prorated sums, and empty cells.
fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        8 => (-2_000_i128..2_000, prop::sample::select(vec![1_i128, 12, 13, 29, 1_000, 10_000_000])).prop_map(|(n, d)| Ok(Exact::new(n, d))),
        1 => Just(Err(NotScorable::Missing)),
        1 => Just(Err(NotScorable::Invalid)),
    ]
}

fn distribution(cells: &[Cell]) -> Distribution {
    let mut counts = Distribution::default();
    for cell in cells {
        counts.add(*cell);
    }
    counts
}

fn pairs(cells: &[(i128, i128)]) -> Pairs {
    let mut counts = Pairs::default();
    for (start, exit) in cells {
        counts.add(Exact::new(*start, 12), Exact::new(*exit, 13));
    }
    counts
}

/// Person, at exit, mark.
type Row = (u8, bool, i128);

/// The same rows twice, the second time shuffled.
fn rows_in_two_orders() -> impl Strategy<Value = (Vec<Row>, Vec<Row>)> {
    let rows = prop::collection::vec((0_u8..12, any::<bool>(), 0_i128..101), 0..60);
    rows.prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
}

proptest! {
    #[test]
    fn parts_of_a_distribution_merge_to_the_whole(cells in prop::collection::vec(cell(), 0..60), cut: prop::sample::Index) {
        let whole = distribution(&cells);
        let (left, right) = cells.split_at(cut.index(cells.len() + 1));
        for [first, second] in [[left, right], [right, left]] {
            let mut merged = distribution(first);
            merged.merge(&distribution(second));
            prop_assert_eq!(&merged, &whole);
            prop_assert_eq!(merged.sum().to_bits(), whole.sum().to_bits());
            prop_assert_eq!(merged.mean().map(f64::to_bits), whole.mean().map(f64::to_bits));
        }
        prop_assert_eq!(whole.n() + whole.missing() + whole.invalid(), cells.len() as u64);
    }

    #[test]
    fn parts_of_pairs_merge_to_the_whole(cells in prop::collection::vec((0_i128..90, 0_i128..90), 0..60), cut: prop::sample::Index) {
        let whole = pairs(&cells);
        let (left, right) = cells.split_at(cut.index(cells.len() + 1));
        let mut merged = pairs(right);
        merged.merge(&pairs(left));
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.sums().map(f64::to_bits), whole.sums().map(f64::to_bits));
        prop_assert_eq!(whole.changes(Better::Higher).iter().sum::<u64>(), whole.n());
        let [improved, same, worse] = whole.changes(Better::Higher);
        prop_assert_eq!(whole.changes(Better::Lower), [worse, same, improved]);
    }

    #[test]
    fn the_order_of_the_rows_of_a_cohort_changes_nothing((people, turned) in rows_in_two_orders()) {
        let registry = Registry::built_in();
        let scorer: Box<dyn Scorer + '_> = registry.get("eq5d5l").expect("it is built in").scorer(&[]).expect("no setting is needed");
        let measures = Measure::all_of(&*scorer, &[false, false, false, false, false, true]);
        prop_assert_eq!(measures.len(), 1);
        let counted = |rows: &[Row]| {
            let mut cohort = Cohort::new(measures.clone());
            for (id, at_exit, mark) in rows {
                let occasion = if *at_exit { Occasion::Exit } else { Occasion::Start };
                cohort.add(Some(&id.to_string()), occasion, &[Ok(Exact::integer(*mark))]);
            }
            cohort.counted()
        };
        let whole = counted(&people);
        prop_assert_eq!(&counted(&turned), &whole);
        let rows: u64 = whole.people.iter().sum::<u64>() + whole.duplicate_rows.iter().sum::<u64>();
        prop_assert_eq!(rows, people.len() as u64);

        // the tallies of two halves of the people merge to that of all
        let (left, right): (Vec<_>, Vec<_>) = people.iter().copied().partition(|(id, ..)| id % 2 == 0);
        let mut merged = counted(&left).tally;
        merged.merge(&counted(&right).tally);
        prop_assert_eq!(merged, whole.tally);
    }
}

#[test]
fn a_sum_beyond_128_bits_is_near_and_no_panic() {
    let mut counts = Distribution::default();
    for _ in 0..3 {
        counts.add(Ok(Exact::integer(i128::MAX)));
    }
    assert!((counts.sum() / (3.0 * 2_f64.powi(127)) - 1.0).abs() < 1e-12);
    assert_eq!(Distribution::default().mean(), None);
}

#[test]
fn a_cohort_shows_neither_ids_nor_answers() {
    let registry = Registry::built_in();
    let scorer = registry.get("eq5d5l").expect("it is built in").scorer(&[]).expect("no setting is needed");
    let mut cohort = Cohort::new(Measure::all_of(&*scorer, &[false, false, false, false, false, true]));
    cohort.add(Some("pseudonym-77"), Occasion::Start, &[Ok(Exact::integer(91))]);
    assert_eq!(format!("{cohort:?}"), "Cohort { people: 1, .. }");
}

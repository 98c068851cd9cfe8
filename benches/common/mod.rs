//! Seeded synthetic answers; nobody's.

use enkat::finding::Findings;
use enkat::inner::table::{Batch, score_into};
use enkat::instrument::Scorer;
use enkat::table::Column;

/// Levels `1..=max`, repeatable.
pub(crate) fn levels(rows: usize, max: u8, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    (0..rows).map(|_| 1 + u8::try_from(next(&mut state) % u64::from(max)).expect("below max")).collect()
}

/// Validity bits of which one in `one_in` is 0, repeatable.
#[allow(dead_code, reason = "some of the benches have no missing answers")]
pub(crate) fn validity(rows: usize, one_in: u64, seed: u64) -> Vec<u8> {
    let mut state = seed | 1;
    let mut bits = vec![u8::MAX; rows.div_ceil(8)];
    for row in 0..rows {
        if next(&mut state).is_multiple_of(one_in) {
            bits[row / 8] &= !(1 << (row % 8));
        }
    }
    bits
}

/// xorshift64*: fast, and good enough for test data.
pub(crate) fn next(state: &mut u64) -> u64 {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33
}

/// Scores one output of a batch into `out`.
#[allow(dead_code, reason = "one of the benches scores nothing")]
pub(crate) fn score_one(
    scorer: &dyn Scorer,
    columns: &[Option<Column<'_>>],
    output: &str,
    out: &mut [f64],
    findings: &mut Findings,
) {
    let batch = Batch::new(scorer.definition(), columns.to_vec()).expect("the columns fit");
    let mut out = Some(out);
    let numbers = scorer.outputs().iter().filter(|candidate| candidate.is_number());
    let mut wanted: Vec<Option<&mut [f64]>> =
        numbers.map(|candidate| if candidate.id == output { out.take() } else { None }).collect();
    score_into(scorer, &batch, &mut wanted, findings).expect("the output fits");
}

//! Counts of keyed sums, of the items behind them, and of how they were answered.

use super::counts::{Counts, LONGEST_TABLE};
use super::products::Products;
use super::profiles::{add_each, count_of, split};
use crate::ground::{Answer, Exact, NotScorable};
use crate::instrument::{BLOCK_ROWS, Block, ItemCodes, KeyedScale, MissingRule, Scale, Sums};

/// What a group answered to a keyed-sum questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyedTally {
    /// Everyone at start and everyone at exit.
    pub(crate) occasions: [KeyedCounts; 2],
    /// For each scale, the sums at start and at exit of those who have both; see [`sum_pairs`].
    pub(crate) pairs: Vec<Counts>,
}

/// Everyone at one occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyedCounts {
    /// For each item its codes from the lowest on, then missing and invalid.
    pub(crate) items: Vec<Vec<u64>>,
    /// The total first, as in the key.
    pub(crate) scales: Vec<ScaleCounts>,
    /// The longest run of equal raw answers in form order, of rows with an answer.
    pub(crate) runs: Counts,
    /// `answered << 32 | n Σx² − (Σx)²` of the raw answers: their spread as integers.
    pub(crate) spreads: Counts,
    /// Rows with an invalid item: nothing is said of how these were answered.
    pub(crate) invalid: u64,
}

/// One scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScaleCounts {
    /// Keyed sum and number of answered items as one number; see [`SumCode`].
    pub(crate) sums: Counts,
    /// Rows with an invalid item.
    pub(crate) invalid: u64,
    /// Of rows that are complete.
    pub(crate) products: Products,
}

/// A keyed sum and how many answers it rests on, as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SumCode {
    items: u64,
    /// One more than the largest sum.
    sums: u64,
}

impl SumCode {
    pub(crate) fn new(scale: &Scale, max: u8) -> Self {
        let items = scale.items.len() as u64;
        Self { items, sums: items * u64::from(max) + 1 }
    }

    /// How many codes there are.
    pub(crate) fn outcomes(self) -> u64 {
        (self.items + 1) * self.sums
    }

    fn code(self, keyed_sum: u16, unanswered: u8) -> u64 {
        (self.items - u64::from(unanswered)) * self.sums + u64::from(keyed_sum)
    }

    /// The score behind a code under a missing rule.
    ///
    /// # Errors
    ///
    /// [`NotScorable::Missing`] when more items are unanswered than the rule allows.
    #[expect(clippy::cast_possible_truncation, reason = "a scale has at most 64 items")]
    pub(crate) fn score(self, code: u64, rule: MissingRule) -> Result<Exact, NotScorable> {
        let (answered, sum) = (code / self.sums, code % self.sums);
        let lacks = self.items.saturating_sub(answered) as usize;
        if answered == 0 || lacks > rule.most_missing(self.items as usize) {
            return Err(NotScorable::Missing);
        }
        Ok(Exact::ratio(i128::from(sum * self.items), i128::from(answered)))
    }

    /// The scores behind a joint code, where the rule gives both.
    pub(crate) fn scores(self, pair: u64, rule: MissingRule) -> Option<[Exact; 2]> {
        let [start, exit] = split(pair, self.outcomes()).map(|code| self.score(code as u64, rule).ok());
        Some([start?, exit?])
    }
}

impl KeyedTally {
    pub(crate) fn new(scale: &KeyedScale) -> Self {
        let outcomes = scale.scales.iter().map(|part| SumCode::new(part, scale.max).outcomes());
        Self {
            occasions: [KeyedCounts::new(scale), KeyedCounts::new(scale)],
            pairs: outcomes.map(|outcomes| Counts::new(outcomes * outcomes)).collect(),
        }
    }

    /// Counts pairs of rows; both blocks hold them in the same order.
    pub(crate) fn add_pairs(&mut self, scale: &KeyedScale, start: &Block<'_>, exit: &Block<'_>) {
        let mut pairs = Vec::with_capacity(start.rows);
        for (part, counts) in scale.scales.iter().zip(&mut self.pairs) {
            let code = SumCode::new(part, scale.max);
            let [start_sums, exit_sums] = [start, exit].map(|block| scale.sum_codes(part, block));
            for row in 0..start.rows {
                let [start, exit] = [&start_sums, &exit_sums].map(|sums| (sums.sums[row], sums.unanswered[row]));
                if start.1 != INVALID && exit.1 != INVALID {
                    pairs.push(code.code(start.0, start.1) * code.outcomes() + code.code(exit.0, exit.1));
                }
            }
            counts.add_later(&mut pairs);
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (own, other) in self.occasions.iter_mut().zip(&other.occasions) {
            own.merge(other);
        }
        for (own, other) in self.pairs.iter_mut().zip(&other.pairs) {
            own.merge(other);
        }
    }
}

/// What [`Sums`] says of a row with an invalid item: a scale has at most 64 items.
const INVALID: u8 = u8::MAX;

impl KeyedCounts {
    pub(crate) fn new(scale: &KeyedScale) -> Self {
        let states = usize::from(scale.max - scale.min) + 3;
        let items = scale.definition.items.len();
        Self {
            items: vec![vec![0; states]; items],
            scales: scale.scales.iter().map(|part| ScaleCounts::new(part, scale.max)).collect(),
            runs: Counts::new(items as u64 + 1),
            spreads: Counts::new(Spread::new(scale).outcomes()),
            invalid: 0,
        }
    }

    /// Counts the rows of a block.
    pub(crate) fn add(&mut self, scale: &KeyedScale, block: &Block<'_>) {
        for (states, item) in self.items.iter_mut().zip(block.items) {
            count_codes(&item.codes[..block.rows], scale.min, scale.max, states);
        }
        let keyed: Vec<Vec<u8>> = block
            .items
            .iter()
            .zip(&scale.definition.items)
            .map(|(item, def)| {
                let (flip, offset) = scale.keying(def.reversed);
                item.codes[..block.rows].iter().map(|code| (code ^ flip).wrapping_add(offset)).collect()
            })
            .collect();
        for (part, counts) in scale.scales.iter().zip(&mut self.scales) {
            let sums = scale.sum_codes(part, block);
            counts.add(part, scale.max, &sums, &keyed, block.rows);
        }
        self.add_quality(scale, block);
    }

    /// How the rows were answered: runs and spread of the raw answers.
    fn add_quality(&mut self, scale: &KeyedScale, block: &Block<'_>) {
        let quality = Quality::new(block);
        let spread = Spread::new(scale);
        if block.rows >= BLOCK_ROWS {
            let _ = (self.runs.table(), self.spreads.table());
        }
        let rows = quality.longest.iter().zip(&quality.answered).zip(quality.sums.iter().zip(&quality.squares));
        for (((longest, answered), (sum, squares)), invalid) in rows.zip(&quality.invalid).take(block.rows) {
            if *invalid {
                self.invalid += 1;
                continue;
            }
            if *answered == 0 {
                continue; // nobody's way of answering
            }
            self.runs.add(u64::from(*longest), 1);
            let (answered, sum, squares) = (u64::from(*answered), u64::from(*sum), u64::from(*squares));
            self.spreads.add(spread.code(answered, answered * squares - sum * sum), 1);
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (own, other) in self.items.iter_mut().zip(&other.items) {
            add_each(own, other);
        }
        for (own, other) in self.scales.iter_mut().zip(&other.scales) {
            own.sums.merge(&other.sums);
            own.invalid += other.invalid;
            own.products.merge(&other.products);
        }
        self.runs.merge(&other.runs);
        self.spreads.merge(&other.spreads);
        self.invalid += other.invalid;
    }
}

impl ScaleCounts {
    fn new(scale: &Scale, max: u8) -> Self {
        Self { sums: Counts::new(SumCode::new(scale, max).outcomes()), invalid: 0, products: Products::new(scale.items.len()) }
    }

    fn add(&mut self, scale: &Scale, max: u8, sums: &Sums, keyed: &[Vec<u8>], rows: usize) {
        let code = SumCode::new(scale, max);
        if rows >= BLOCK_ROWS {
            self.sums.table();
        }
        let unanswered = &sums.unanswered[..rows];
        for (sum, unanswered) in sums.sums.iter().zip(unanswered) {
            if *unanswered == INVALID {
                self.invalid += 1;
            } else {
                self.sums.add(code.code(*sum, *unanswered), 1);
            }
        }
        let columns: Vec<&[u8]> = scale.items.iter().map(|item| keyed[item.position].as_slice()).collect();
        self.products.add(&columns, unanswered);
    }
}

/// The spread of one row's raw answers as an integer, with the number of answers.
#[derive(Clone, Copy)]
pub(crate) struct Spread {
    items: u64,
    /// One more than the largest `n Σx² − (Σx)²`.
    values: u64,
}

impl Spread {
    pub(crate) fn new(scale: &KeyedScale) -> Self {
        let items = scale.definition.items.len() as u64;
        // half of the answers at either end spread the most
        Self { items, values: (items * u64::from(scale.max - scale.min)).pow(2) / 4 + 1 }
    }

    fn outcomes(self) -> u64 {
        (self.items + 1) * self.values
    }

    fn code(self, answered: u64, value: u64) -> u64 {
        answered * self.values + value
    }

    /// The variance of the answers, n − 1; none for fewer than two.
    pub(crate) fn variance(self, code: u64) -> Option<Exact> {
        let (answered, value) = (code / self.values, code % self.values);
        (answered > 1).then(|| Exact::ratio(i128::from(value), i128::from(answered * (answered - 1))))
    }
}

/// How the rows of a block were answered, in form order.
struct Quality {
    longest: [u8; BLOCK_ROWS],
    answered: [u8; BLOCK_ROWS],
    invalid: [bool; BLOCK_ROWS],
    sums: [u16; BLOCK_ROWS],
    squares: [u32; BLOCK_ROWS],
}

impl Quality {
    /// Column by column, so that the compiler makes vector code of it.
    fn new(block: &Block<'_>) -> Self {
        let mut quality = Self {
            longest: [0; BLOCK_ROWS],
            answered: [0; BLOCK_ROWS],
            invalid: [false; BLOCK_ROWS],
            sums: [0; BLOCK_ROWS],
            squares: [0; BLOCK_ROWS],
        };
        let mut run = [0_u8; BLOCK_ROWS];
        let mut before: Option<&[u8]> = None;
        for ItemCodes { codes, .. } in block.items {
            let codes = &codes[..block.rows];
            let before = before.replace(codes).unwrap_or(codes);
            let rows = run.iter_mut().zip(&mut quality.longest).zip(codes).zip(before);
            for (((run, longest), code), before) in rows {
                let answered = u8::from(*code <= Answer::MAX_CODE).wrapping_neg();
                let same = u8::from(code == before).wrapping_neg();
                *run = (*run & same).wrapping_add(1) & answered;
                *longest = (*longest).max(*run);
            }
            for ((answered, invalid), code) in quality.answered.iter_mut().zip(&mut quality.invalid).zip(codes) {
                *answered += u8::from(*code <= Answer::MAX_CODE);
                *invalid |= *code == Answer::INVALID;
            }
            for ((sum, squares), code) in quality.sums.iter_mut().zip(&mut quality.squares).zip(codes) {
                let code = u16::from(*code) & u16::from(*code <= Answer::MAX_CODE).wrapping_neg();
                *sum += code;
                *squares += u32::from(code) * u32::from(code);
            }
        }
        quality
    }
}

/// Counts codes from `min` to `max`, missing and invalid.
fn count_codes(codes: &[u8], min: u8, max: u8, states: &mut [u64]) {
    const FEW: u8 = 16;
    if max - min >= FEW {
        for code in codes {
            let state = match *code {
                Answer::MISSING => states.len() - 2,
                Answer::INVALID => states.len() - 1,
                code => usize::from(code - min),
            };
            states[state] += 1;
        }
        return;
    }
    // comparing with each code in turn makes vector code; a table would wait for its own last count
    let of_states = (min..=max).chain([Answer::MISSING, Answer::INVALID]);
    for (state, wanted) in states.iter_mut().zip(of_states) {
        *state += count_of(codes, wanted);
    }
}

/// Tables of spreads stay tables for every form in use.
const _: () = assert!(30 * (29 * 29 * 36 / 4 + 1) <= LONGEST_TABLE);

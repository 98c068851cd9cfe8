//! What the answers to one questionnaire look like as a whole: exact counts that add up.

use crate::ground::Answer;
use crate::instrument::{Block, Counting, KeyedScale, MissingRule};
use crate::table::{AskedForm, TableReader};

/// Counts of the answers to one questionnaire, at one occasion of a wide table.
#[derive(Clone, Debug)]
pub(crate) struct FormCounts {
    pub(super) items: Vec<ItemCounts>,
    /// Pairs of items with the same code in every row so far; none before the first row.
    pub(super) same: Option<Vec<(usize, usize)>>,
    pub(crate) scale: Option<ScaleCounts>,
}

/// How often each code of an item was found.
#[derive(Clone, Debug)]
pub(super) struct ItemCounts {
    pub(super) min: u8,
    pub(super) max: u8,
    /// At start, at exit and at no known occasion: each code, then invalid.
    counts: Vec<u64>,
}

/// Where in [`ItemCounts`] a row is counted.
pub(super) const START: u8 = 0;
pub(super) const EXIT: u8 = 1;
pub(super) const UNPLACED: u8 = 2;

/// Counts of so many rows fit into a byte, so that whole vectors of bytes are counted at once.
const RUN: usize = 128;
/// Of more codes than these a look at each byte is faster.
const FEW_CODES: u8 = 16;

impl ItemCounts {
    fn new(min: u8, max: u8) -> Self {
        let states = usize::from(max.saturating_sub(min)) + 2;
        Self { min, max, counts: vec![0; 3 * states] }
    }

    fn states(&self) -> usize {
        self.counts.len() / 3
    }

    fn at(&self, occasion: u8) -> &[u64] {
        &self.counts[usize::from(occasion) * self.states()..][..self.states()]
    }

    fn count(&mut self, occasion: u8, state: usize, more: u64) {
        let place = usize::from(occasion) * self.states() + state;
        self.counts[place] += more;
    }

    fn add(&mut self, codes: &[u8], occasions: &[u8], are_placed: bool) {
        if are_placed && self.max - self.min < FEW_CODES {
            self.add_code_by_code(codes, occasions);
            return;
        }
        let invalid = self.states() - 1;
        for (code, occasion) in codes.iter().zip(occasions) {
            match *code {
                Answer::MISSING => {}
                Answer::INVALID => self.count(*occasion, invalid, 1),
                code => self.count(*occasion, usize::from(code - self.min), 1),
            }
        }
    }

    /// Counts one code after the other: several looks at the same bytes, but each at many of them at once.
    fn add_code_by_code(&mut self, codes: &[u8], occasions: &[u8]) {
        let invalid = self.states() - 1;
        let states = (self.min..=self.max).enumerate().chain(std::iter::once((invalid, Answer::INVALID)));
        for (state, code) in states {
            let (mut all, mut exits) = (0_u64, 0_u64);
            for (codes, occasions) in codes.chunks(RUN).zip(occasions.chunks(RUN)) {
                let (mut all_of_run, mut exits_of_run) = (0_u8, 0_u8);
                for (found, occasion) in codes.iter().zip(occasions) {
                    let is_it = u8::from(*found == code);
                    all_of_run += is_it;
                    exits_of_run += is_it & occasion;
                }
                all += u64::from(all_of_run);
                exits += u64::from(exits_of_run);
            }
            self.count(START, state, all - exits);
            self.count(EXIT, state, exits);
        }
    }

    fn append(&mut self, later: &Self) {
        self.counts.iter_mut().zip(&later.counts).for_each(|(sum, count)| *sum += count);
    }

    /// How many rows hold this code, at one occasion or at all.
    fn of_state(&self, state: usize) -> u64 {
        [START, EXIT, UNPLACED].iter().map(|occasion| self.at(*occasion)[state]).sum()
    }

    pub(super) fn of_code(&self, code: u8) -> u64 {
        self.of_state(usize::from(code - self.min))
    }

    pub(super) fn answered(&self) -> u64 {
        (self.min..=self.max).map(|code| self.of_code(code)).sum()
    }

    pub(super) fn invalid(&self) -> u64 {
        self.of_state(usize::from(self.max - self.min) + 1)
    }

    /// The codes that were found, with how often.
    pub(super) fn found(&self) -> impl Iterator<Item = (u8, u64)> {
        (self.min..=self.max).map(|code| (code, self.of_code(code))).filter(|(_, count)| *count > 0)
    }

    /// Number, mean and variance (n) of the answers at one occasion.
    pub(super) fn moments(&self, occasion: u8) -> Option<(u64, f64, f64)> {
        let answers = || (self.min..=self.max).zip(self.at(occasion));
        let (mut n, mut sum, mut squares) = (0_u64, 0_u64, 0_u64);
        for (code, count) in answers() {
            let code = u64::from(code);
            (n, sum, squares) = (n + count, sum + code * count, squares + code * code * count);
        }
        if n == 0 {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "a suspicion needs no more digits")]
        let [count, sum, squares] = [n, sum, squares].map(|number| number as f64);
        let mean = sum / count;
        Some((n, mean, (squares / count - mean * mean).max(0.0)))
    }
}

/// How the items of a keyed sum go together, over rows in which all of them are answered.
#[derive(Clone, Debug)]
pub(crate) struct ScaleCounts {
    /// Complete rows.
    pub(super) rows: u64,
    /// Complete rows with one and the same answer throughout.
    pub(super) straight: u64,
    total: i128,
    items: Vec<ItemSums>,
    reversed: Vec<bool>,
}

#[derive(Clone, Copy, Debug, Default)]
struct ItemSums {
    /// Of the codes as marked, of their squares, and of their products with the keyed total.
    codes: i64,
    squares: i64,
    products: i64,
}

/// Below these, signs of correlations say nothing about a key.
const FEWEST_ITEMS: usize = 5;
const FEWEST_ROWS: u64 = 30;

impl ScaleCounts {
    fn new(scale: &KeyedScale) -> Self {
        let mut reversed = vec![false; scale.definition.items.len()];
        for item in &scale.scales[0].items {
            reversed[item.position] = item.reversed;
        }
        Self { rows: 0, straight: 0, total: 0, items: vec![ItemSums::default(); reversed.len()], reversed }
    }

    /// Items are keyed both ways.
    pub(super) fn is_keyed_both_ways(&self) -> bool {
        self.reversed.contains(&true) && self.reversed.contains(&false)
    }

    /// Adds a block; `straight` is told of every row that holds one answer throughout.
    fn add(&mut self, block: &Block<'_>, mut straight: impl FnMut(usize)) {
        const RUN: usize = 256;
        for first in (0..block.rows).step_by(RUN) {
            let rows = first..(first + RUN).min(block.rows);
            let (mut totals, mut complete, mut differs) = ([0_i16; RUN], [u8::MAX; RUN], [0_u8; RUN]);
            let base = &block.items[0].codes[rows.clone()];
            for (item, reversed) in block.items.iter().zip(&self.reversed) {
                let codes = &item.codes[rows.clone()];
                let sign = if *reversed { -1 } else { 1 };
                for (total, code) in totals.iter_mut().zip(codes) {
                    *total += sign * i16::from(*code);
                }
                for ((differs, code), base) in differs.iter_mut().zip(codes).zip(base) {
                    *differs |= code ^ base;
                }
                if !item.all_answered {
                    for (complete, code) in complete.iter_mut().zip(codes) {
                        *complete &= u8::from(*code > Answer::MAX_CODE).wrapping_sub(1);
                    }
                }
            }
            for (total, complete) in totals.iter_mut().zip(&complete) {
                *total &= i16::from(complete.cast_signed());
            }
            let complete = &complete[..rows.len()];
            self.rows += complete.iter().map(|complete| u64::from(complete & 1)).sum::<u64>();
            self.total += totals[..rows.len()].iter().map(|total| i128::from(*total)).sum::<i128>();
            for (item, sums) in block.items.iter().zip(&mut self.items) {
                let (mut sum, mut squares, mut products) = (0_i32, 0_i32, 0_i32);
                for ((code, complete), total) in item.codes[rows.clone()].iter().zip(complete).zip(&totals) {
                    // products of two 16-bit numbers, which vectors have an instruction for
                    let code = i16::from(code & complete);
                    sum += i32::from(code);
                    squares += i32::from(code) * i32::from(code);
                    products += i32::from(code) * i32::from(*total);
                }
                sums.codes += i64::from(sum);
                sums.squares += i64::from(squares);
                sums.products += i64::from(products);
            }
            if self.is_keyed_both_ways() && differs[..rows.len()].contains(&0) {
                for (row, _) in
                    differs.iter().zip(complete).enumerate().filter(|(_, (differs, complete))| **differs == 0 && **complete != 0)
                {
                    self.straight += 1;
                    straight(first + row);
                }
            }
        }
    }

    fn append(&mut self, later: &Self) {
        self.rows += later.rows;
        self.straight += later.straight;
        self.total += later.total;
        for (sums, later) in self.items.iter_mut().zip(&later.items) {
            sums.codes += later.codes;
            sums.squares += later.squares;
            sums.products += later.products;
        }
    }

    /// Exactly the reverse-keyed items correlate negatively with the rest of the scale, keyed as they are.
    pub(crate) fn seems_reversed(&self) -> bool {
        if self.items.len() < FEWEST_ITEMS || self.rows < FEWEST_ROWS || !self.reversed.contains(&true) {
            return false;
        }
        let n = i128::from(self.rows);
        self.items.iter().zip(&self.reversed).all(|(item, reversed)| {
            let sign = if *reversed { -1 } else { 1 };
            let [codes, squares] = [item.codes, item.squares].map(i128::from);
            let with_total = n * i128::from(item.products) - codes * self.total;
            // the rest is the total without the item's own part
            let with_rest = sign * with_total - (n * squares - codes * codes);
            if *reversed { with_rest < 0 } else { with_rest >= 0 }
        })
    }
}

impl FormCounts {
    /// One for each questionnaire of a table, at each occasion of a wide one.
    pub(super) fn of_table(reader: &TableReader<'_>) -> Vec<Self> {
        let planned = |form: &AskedForm<'_>| &reader.plan().forms()[form.planned];
        reader.forms.iter().map(|form| Self::new(form.scorer.definition(), &planned(form).counting)).collect()
    }

    pub(super) fn new(definition: &crate::instrument::Definition, counting: &Counting) -> Self {
        let items = definition.items.iter().map(|item| ItemCounts::new(item.min, item.max)).collect();
        let scale = match counting {
            Counting::KeyedSums(scale) => Some(ScaleCounts::new(scale)),
            Counting::Profiles => None,
        };
        Self { items, same: None, scale }
    }

    /// Adds a block; `occasions` says where each row is counted, `asked` which items there are.
    pub(super) fn add(&mut self, block: &Block<'_>, occasions: &[u8], has_column: &[bool], straight: impl FnMut(usize)) {
        if block.rows == 0 {
            return;
        }
        let are_placed = !occasions.contains(&UNPLACED);
        for (item, codes) in self.items.iter_mut().zip(block.items) {
            item.add(codes.codes, occasions, are_placed);
        }
        let is_same = |(one, other): &(usize, usize)| block.items[*one].codes == block.items[*other].codes;
        if let Some(same) = &mut self.same {
            same.retain(is_same);
        } else {
            let places = || (0..block.items.len()).filter(|place| has_column[*place]);
            let pairs = places().flat_map(|one| places().filter(move |other| one < *other).map(move |other| (one, other)));
            self.same = Some(pairs.filter(is_same).collect());
        }
        if let Some(scale) = &mut self.scale {
            scale.add(block, straight);
        }
    }

    pub(super) fn append(&mut self, later: &Self) {
        self.items.iter_mut().zip(&later.items).for_each(|(item, later)| item.append(later));
        match (&mut self.same, &later.same) {
            (Some(same), Some(later)) => same.retain(|pair| later.contains(pair)),
            (same @ None, later) => same.clone_from(later),
            (Some(_), None) => {}
        }
        if let (Some(scale), Some(later)) = (&mut self.scale, &later.scale) {
            scale.append(later);
        }
    }
}

/// Tells of rows in which a scale lacks more answers than the rule allows though something was answered.
pub(super) fn not_scorable(scale: &KeyedScale, rule: MissingRule, block: &Block<'_>, mut tell: impl FnMut(&str, usize)) {
    if block.items.iter().all(|item| item.all_answered) {
        return;
    }
    let mut lacks_some = vec![false; block.rows];
    for item in block.items.iter().filter(|item| !item.all_answered) {
        lacks_some.iter_mut().zip(item.codes).for_each(|(lacks, code)| *lacks |= *code == Answer::MISSING);
    }
    for row in (0..block.rows).filter(|row| lacks_some[*row]) {
        let codes = || block.items.iter().map(|item| item.codes[row]);
        if codes().all(|code| code == Answer::MISSING) {
            continue;
        }
        for scale in &scale.scales {
            let code = |place: usize| block.items[place].codes[row];
            let is_void = scale.items.iter().any(|item| code(item.position) == Answer::INVALID);
            let missing = scale.items.iter().filter(|item| code(item.position) == Answer::MISSING).count();
            if !is_void && (missing > rule.most_missing(scale.items.len()) || missing == scale.items.len()) {
                tell(&scale.id, row);
            }
        }
    }
}

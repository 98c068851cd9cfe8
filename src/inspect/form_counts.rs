//! What the answers to one questionnaire look like as a whole: exact counts that add up.

use crate::ground::{Answer, PairSums};
use crate::instrument::{Block, Counting, Definition, KeyedScale, MissingRule};
use crate::table::{AskedForm, TableReader};

/// Counts of the answers to one questionnaire, at one occasion of a wide table.
#[derive(Clone, Debug)]
pub(crate) struct FormCounts {
    pub(super) items: Vec<ItemCounts>,
    /// Pairs of items with the same code in every row so far; none before the first row.
    pub(super) same: Option<Vec<(usize, usize)>>,
    pub(crate) scale: Option<ScaleCounts>,
    /// Level sum and rating of rows in which all of both is answered.
    pub(super) rating: Option<PairSums>,
    pub(super) gaps: GapCounts,
}

/// How often each code of an item was found.
#[derive(Clone, Debug)]
pub(crate) struct ItemCounts {
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
    /// How often each code was found, at start and at exit.
    pub(crate) fn of(min: u8, max: u8, found: [Vec<u64>; 2]) -> Self {
        let mut counts = Self::new(min, max);
        for (occasion, found) in [START, EXIT].into_iter().zip(found) {
            found.into_iter().enumerate().for_each(|(state, found)| counts.count(occasion, state, found));
        }
        counts
    }

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

    pub(super) fn at_min(&self) -> u64 {
        self.of_code(self.min)
    }

    pub(super) fn at_max(&self) -> u64 {
        self.of_code(self.max)
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
    /// The sum of the reverse-keyed items and that of the others, both keyed, of the complete rows
    /// that are not straight.
    halves: PairSums,
    reversed: Vec<bool>,
}

/// Two halves of fewer items than this together say little of each other.
const FEWEST_ITEMS: usize = 5;
/// Keyed items correlate by this much on average, at the least. Alpha is 0.59 then for 13 items, below
/// what 127 studies of SOC-13 found (0.70 to 0.92).
const WEAKEST_MEAN_R: f64 = 0.1;
/// So many standard errors below that come by chance in 5 of 1000 tables.
const ERRORS_BELOW: f64 = 2.576;
/// However many rows there are, halves that barely run against each other may belong to a poor scale.
const AGAINST: f64 = -0.15;

/// So many rows are looked at together.
const ROWS_AT_ONCE: usize = 256;

impl ScaleCounts {
    fn new(scale: &KeyedScale) -> Self {
        let mut reversed = vec![false; scale.definition.items.len()];
        for item in &scale.scales[0].items {
            reversed[item.position] = item.reversed;
        }
        Self { rows: 0, straight: 0, halves: PairSums::default(), reversed }
    }

    /// Two halves that were summed elsewhere, of complete rows.
    pub(crate) fn of(scale: &KeyedScale, halves: PairSums) -> Self {
        let counts = Self::new(scale);
        if counts.is_keyed_both_ways() { Self { rows: halves.n(), halves, ..counts } } else { counts }
    }

    /// Items are keyed both ways.
    pub(super) fn is_keyed_both_ways(&self) -> bool {
        self.reversed.contains(&true) && self.reversed.contains(&false)
    }

    /// Adds a block; `straight` is told of every row that holds one answer throughout.
    fn add(&mut self, block: &Block<'_>, mut straight: impl FnMut(usize)) {
        for first in (0..block.rows).step_by(ROWS_AT_ONCE) {
            let rows = first..(first + ROWS_AT_ONCE).min(block.rows);
            // the reverse-keyed half is summed as marked, and with the other sign
            let mut halves = [[0_i16; ROWS_AT_ONCE]; 2];
            let (mut complete, mut differs) = ([0_u8; ROWS_AT_ONCE], [0_u8; ROWS_AT_ONCE]);
            complete[..rows.len()].fill(u8::MAX);
            let base = &block.items[0].codes[rows.clone()];
            for (item, reversed) in block.items.iter().zip(&self.reversed) {
                let codes = &item.codes[rows.clone()];
                let (half, sign) = if *reversed { (&mut halves[0], -1) } else { (&mut halves[1], 1) };
                for (half, code) in half.iter_mut().zip(codes) {
                    *half += sign * i16::from(*code);
                }
                for ((differs, code), base) in differs.iter_mut().zip(codes).zip(base) {
                    *differs |= code ^ base;
                }
                if !item.all_answered {
                    keep_answered(&mut complete, codes);
                }
            }
            self.rows += ones(&complete);
            if !self.is_keyed_both_ways() {
                continue;
            }
            if differs[..rows.len()].contains(&0) {
                for (row, differs) in differs.iter().enumerate() {
                    if *differs == 0 && complete[row] != 0 {
                        self.straight += 1;
                        straight(first + row);
                        // the same mark throughout runs against any key
                        complete[row] = 0;
                    }
                }
            }
            for half in &mut halves {
                keep(half, &complete);
            }
            self.halves.add(ones(&complete), &halves[0], &halves[1]);
        }
    }

    fn append(&mut self, later: &Self) {
        self.rows += later.rows;
        self.straight += later.straight;
        self.halves.append(&later.halves);
    }

    /// The reverse-keyed items run against the others, keyed as they are: they were probably reversed before.
    pub(crate) fn seems_reversed(&self) -> bool {
        self.against().is_some()
    }

    /// The correlation of the two halves, if it is far below what sound answers show.
    pub(super) fn against(&self) -> Option<f64> {
        let (z, error) = self.halves.fisher().filter(|_| self.reversed.len() >= FEWEST_ITEMS)?;
        (z < AGAINST.min(self.weakest_sound() - ERRORS_BELOW * error)).then(|| self.halves.correlation())?
    }

    /// What the correlation of the two halves is at the least in sound answers, as Fisher's z: 0.42 for SOC-13.
    fn weakest_sound(&self) -> f64 {
        let of = |reversed: bool| self.reversed.iter().filter(|is| **is == reversed).count();
        #[expect(clippy::cast_precision_loss, reason = "at most 64 items")]
        let [one, other] = [of(true), of(false)].map(|items| items as f64);
        let variance = |items: f64| items + items * (items - 1.0) * WEAKEST_MEAN_R;
        libm::atanh(one * other * WEAKEST_MEAN_R / (variance(one) * variance(other)).sqrt())
    }

    /// How many rows the correlation rests on.
    pub(super) fn rows_compared(&self) -> u64 {
        self.halves.n()
    }
}

/// All ones stay only where there is an answer.
fn keep_answered(complete: &mut [u8], codes: &[u8]) {
    for (complete, code) in complete.iter_mut().zip(codes) {
        *complete &= u8::from(*code > Answer::MAX_CODE).wrapping_sub(1);
    }
}

/// Numbers stay only where `complete` is all ones.
fn keep(numbers: &mut [i16], complete: &[u8]) {
    for (number, complete) in numbers.iter_mut().zip(complete) {
        *number &= i16::from(complete.cast_signed());
    }
}

/// How many are all ones.
fn ones(complete: &[u8]) -> u64 {
    complete.iter().map(|complete| u64::from(complete & 1)).sum()
}

/// Adds the level sums and ratings of the complete rows of a block.
fn add_ratings(sums: &mut PairSums, block: &Block<'_>, levels: usize) {
    for first in (0..block.rows).step_by(ROWS_AT_ONCE) {
        let rows = first..(first + ROWS_AT_ONCE).min(block.rows);
        let (mut level_sums, mut ratings) = ([0_i16; ROWS_AT_ONCE], [0_i16; ROWS_AT_ONCE]);
        let mut complete = [0_u8; ROWS_AT_ONCE];
        complete[..rows.len()].fill(u8::MAX);
        for (place, item) in block.items.iter().enumerate() {
            let codes = &item.codes[rows.clone()];
            let sums = if place < levels { &mut level_sums } else { &mut ratings };
            for (sum, code) in sums.iter_mut().zip(codes) {
                *sum += i16::from(*code);
            }
            if !item.all_answered {
                keep_answered(&mut complete, codes);
            }
        }
        keep(&mut level_sums, &complete);
        keep(&mut ratings, &complete);
        sums.add(ones(&complete), &level_sums, &ratings);
    }
}

/// What stands beside answers: the other items of rows in which some item is answered.
///
/// A row that nobody answered is left out, for it says nothing of how the levels are coded.
#[derive(Clone, Debug)]
pub(super) struct GapCounts {
    /// Rows in which some item is answered.
    pub(super) rows: u64,
    /// Of each item, how often it is missing there.
    pub(super) missing: Vec<u64>,
    /// Of each item, how often it is invalid there.
    pub(super) invalid: Vec<u64>,
}

impl GapCounts {
    fn new(items: usize) -> Self {
        Self { rows: 0, missing: vec![0; items], invalid: vec![0; items] }
    }

    fn add(&mut self, block: &Block<'_>, has_column: &[bool]) {
        let asked = || block.items.iter().take(self.missing.len()).enumerate().filter(|(place, _)| has_column[*place]);
        let lacking: Vec<(usize, &[u8])> =
            asked().filter(|(_, item)| !item.all_answered).map(|(place, item)| (place, item.codes)).collect();
        if lacking.len() < asked().count() {
            self.rows += block.rows as u64;
            for (place, codes) in lacking {
                self.missing[place] += codes.iter().map(|code| u64::from(*code == Answer::MISSING)).sum::<u64>();
                self.invalid[place] += codes.iter().map(|code| u64::from(*code == Answer::INVALID)).sum::<u64>();
            }
            return;
        }
        for first in (0..block.rows).step_by(RUN) {
            let rows = first..(first + RUN).min(block.rows);
            let mut answered = [0_u8; RUN];
            for (_, codes) in &lacking {
                for (answered, code) in answered.iter_mut().zip(&codes[rows.clone()]) {
                    *answered |= u8::from(*code <= Answer::MAX_CODE);
                }
            }
            let beside = |codes: &[u8], what: u8| {
                let count = |(code, answered): (&u8, &u8)| u8::from(*code == what) & answered;
                u64::from(codes[rows.clone()].iter().zip(&answered).map(count).sum::<u8>())
            };
            self.rows += u64::from(answered.iter().sum::<u8>());
            for (place, codes) in &lacking {
                self.missing[*place] += beside(codes, Answer::MISSING);
                self.invalid[*place] += beside(codes, Answer::INVALID);
            }
        }
    }

    fn append(&mut self, later: &Self) {
        self.rows += later.rows;
        let add = |sums: &mut [u64], later: &[u64]| sums.iter_mut().zip(later).for_each(|(sum, count)| *sum += count);
        add(&mut self.missing, &later.missing);
        add(&mut self.invalid, &later.invalid);
    }
}

impl FormCounts {
    /// Items that were counted elsewhere, and nothing else.
    pub(crate) fn of_items(items: Vec<ItemCounts>) -> Self {
        let gaps = GapCounts::new(items.len());
        Self { items, same: None, scale: None, rating: None, gaps }
    }

    /// The same with level sums beside a rating.
    pub(crate) fn with_rating(self, rating: PairSums) -> Self {
        Self { rating: Some(rating), ..self }
    }

    /// The same with a keyed sum.
    pub(crate) fn with_scale(self, scale: ScaleCounts) -> Self {
        Self { scale: Some(scale), ..self }
    }

    /// One for each questionnaire of a table, at each occasion of a wide one.
    pub(super) fn of_table(reader: &TableReader<'_>) -> Vec<Self> {
        let planned = |form: &AskedForm| &reader.plan().forms()[form.planned];
        reader.forms.iter().map(|form| Self::new(form.scorer.definition(), &planned(form).counting)).collect()
    }

    pub(super) fn new(definition: &Definition, counting: &Counting) -> Self {
        let items = definition.items.iter().map(|item| ItemCounts::new(item.min, item.max)).collect();
        let (scale, rating) = match counting {
            Counting::KeyedSums(scale) => (Some(ScaleCounts::new(scale)), None),
            Counting::Profiles => (None, Some(PairSums::default())),
        };
        let together = definition.packed.as_ref().map_or(definition.items.len(), |packed| packed.items);
        Self { items, same: None, scale, rating, gaps: GapCounts::new(together) }
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
        self.gaps.add(block, has_column);
        if let Some(rating) = self.rating.as_mut().filter(|_| !has_column.contains(&false)) {
            add_ratings(rating, block, self.gaps.missing.len());
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
        if let (Some(rating), Some(later)) = (&mut self.rating, &later.rating) {
            rating.append(later);
        }
        self.gaps.append(&later.gaps);
    }
}

/// Tells of rows in which a scale lacks more answers than the rule allows though something was answered.
pub(super) fn not_scorable(scale: &KeyedScale, rule: MissingRule, block: &Block<'_>, mut tell: impl FnMut(&str, usize)) {
    if block.items.iter().all(|item| item.all_answered) {
        return;
    }
    let (mut filled, mut missing, mut void) = ([0_u8; ROWS_AT_ONCE], [0_u16; ROWS_AT_ONCE], [0_u8; ROWS_AT_ONCE]);
    for first in (0..block.rows).step_by(ROWS_AT_ONCE) {
        let rows = first..(first + ROWS_AT_ONCE).min(block.rows);
        filled[..rows.len()].fill(0);
        for item in block.items {
            for (filled, code) in filled.iter_mut().zip(&item.codes[rows.clone()]) {
                *filled |= u8::from(*code != Answer::MISSING);
            }
        }
        for scale in &scale.scales {
            let items = || scale.items.iter().map(|item| &block.items[item.position]);
            if items().all(|item| item.all_answered) {
                continue;
            }
            missing[..rows.len()].fill(0);
            void[..rows.len()].fill(0);
            for item in items().filter(|item| !item.all_answered) {
                for ((missing, void), code) in missing.iter_mut().zip(&mut void).zip(&item.codes[rows.clone()]) {
                    *missing += u16::from(*code == Answer::MISSING);
                    *void |= u8::from(*code == Answer::INVALID);
                }
            }
            let most = rule.most_missing(scale.items.len()).min(scale.items.len() - 1);
            for row in (0..rows.len()).filter(|row| usize::from(missing[*row]) > most) {
                if filled[row] != 0 && void[row] == 0 {
                    tell(&scale.id, first + row);
                }
            }
        }
    }
}

//! What a column holds, counted.

use std::collections::BTreeMap;

use enkat::table::is_blank;

/// So many different numbers of a column are counted one by one.
const MOST_NUMBERS: usize = 256;

/// What a column holds.
pub(super) struct Seen {
    /// Its name.
    pub(super) name: String,
    /// Cells that are not blank.
    pub(super) filled: u64,
    /// Whole numbers, each with how often it stands there; the first so many different ones.
    numbers: BTreeMap<i64, u64>,
    /// Cells with a whole number.
    pub(super) whole: u64,
    /// Cells with a number that has decimals.
    pub(super) decimal: u64,
    /// Cells with five digits from 1 to 5.
    pub(super) profiles: u64,
    /// Cells that are a day in ISO 8601 form, perhaps with a time.
    pub(super) days: u64,
    /// The smallest and the largest number.
    pub(super) range: Option<[f64; 2]>,
}

impl Seen {
    pub(super) fn new(name: &str) -> Self {
        let numbers = BTreeMap::new();
        Self { name: name.to_owned(), filled: 0, numbers, whole: 0, decimal: 0, profiles: 0, days: 0, range: None }
    }

    /// Counts one cell.
    pub(super) fn note(&mut self, cell: &str) {
        let cell = cell.trim();
        if is_blank(cell) {
            return;
        }
        self.filled += 1;
        let number = if cell.contains(',') { cell.replacen(',', ".", 1).parse::<f64>() } else { cell.parse::<f64>() };
        if let Ok(number) = number
            && number.is_finite()
        {
            let [low, high] = self.range.unwrap_or([number; 2]);
            self.range = Some([low.min(number), high.max(number)]);
            if number.fract() != 0.0 {
                self.decimal += 1;
                return;
            }
            self.whole += 1;
            // saturating: a number of that size is no code
            #[expect(clippy::cast_possible_truncation)]
            let whole = number as i64;
            if self.numbers.len() < MOST_NUMBERS || self.numbers.contains_key(&whole) {
                *self.numbers.entry(whole).or_default() += 1;
            }
            self.profiles += u64::from(cell.len() == 5 && cell.bytes().all(|digit| (b'1'..=b'5').contains(&digit)));
        } else if is_day(cell) {
            self.days += 1;
        }
    }

    /// How often a number stands in it.
    pub(super) fn count(&self, number: i64) -> u64 {
        self.numbers.get(&number).copied().unwrap_or(0)
    }

    /// How many cells hold a whole number of that range.
    pub(super) fn within(&self, min: i64, max: i64) -> u64 {
        self.numbers.range(min..=max).map(|(_, count)| count).sum()
    }

    /// `part` is at least so many percent of the cells that are not blank.
    pub(super) fn is_mostly(&self, part: u64, percent: u64) -> bool {
        self.filled > 0 && part.saturating_mul(100) >= self.filled.saturating_mul(percent)
    }

    /// It may hold the answers to an item of that range: most cells do, whatever the rest is.
    pub(super) fn fits(&self, min: i64, max: i64) -> bool {
        self.filled == 0 || self.is_mostly(self.within(min, max), 60)
    }
}

/// `2026-11-23`, perhaps with a time behind it.
fn is_day(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    bytes.len() >= 10
        && bytes[..10].iter().enumerate().all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}

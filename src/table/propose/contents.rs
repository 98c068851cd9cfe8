//! What a column holds, counted.

use std::collections::BTreeMap;

use super::names::{Kind, Known};
use super::{Content, Evidence};
use crate::ground::{is_blank, shown_text};

/// So many different numbers of a column are counted one by one.
const MOST_NUMBERS: usize = 256;
/// So many different texts of a column that its name says has codes, and such long ones.
const MOST_WORDS: usize = 128;
const LONGEST_WORD: usize = 120;

/// What a column holds.
#[derive(Default)]
pub(super) struct Contents {
    /// Cells that are not blank.
    pub(super) filled: u64,
    /// Whole numbers, each with how often it stands there; the first so many different ones.
    numbers: BTreeMap<i64, u64>,
    /// Cells with a whole number.
    pub(super) whole: u64,
    /// Cells with a number that has decimals.
    pub(super) decimal: u64,
    /// Cells that are digits and nothing else, by their number and the lowest and highest of them.
    digits: BTreeMap<(usize, u8, u8), u64>,
    /// Cells that are a day in ISO 8601 form, perhaps with a time.
    pub(super) days: u64,
    /// The smallest and the largest number.
    pub(super) range: Option<[f64; 2]>,
    /// Texts, each with how often it stands there; kept where the name means a fact of the programme or an item.
    words: Option<BTreeMap<String, u64>>,
    /// Of an item: numbers are not among the texts.
    is_item: bool,
    /// There were more texts, or longer ones, than are kept.
    has_more: bool,
}

impl Contents {
    pub(super) fn new(meaning: Option<&Known>) -> Self {
        let is_item = meaning.is_some_and(|known| matches!(known.kind, Kind::Item { .. }));
        let has_words = is_item || meaning.is_some_and(|known| matches!(known.kind, Kind::Programme(_)));
        Self { words: has_words.then(BTreeMap::new), is_item, ..Self::default() }
    }

    /// Of numbered columns, which may be the items of a questionnaire.
    pub(super) fn of_item() -> Self {
        Self { words: Some(BTreeMap::new()), is_item: true, ..Self::default() }
    }

    /// Counts one cell.
    pub(super) fn note(&mut self, cell: &str) {
        let cell = cell.trim();
        if is_blank(cell) {
            return;
        }
        self.filled += 1;
        let number = if cell.contains(',') { cell.replacen(',', ".", 1).parse::<f64>() } else { cell.parse::<f64>() };
        if let Some(words) = self.words.as_mut().filter(|_| !self.is_item || number.is_err()) {
            if cell.len() <= LONGEST_WORD && (words.len() < MOST_WORDS || words.contains_key(cell)) {
                *words.entry(cell.to_owned()).or_default() += 1;
            } else {
                self.has_more = true;
            }
        }
        match number {
            Ok(number) if number.is_finite() => self.note_number(number, cell),
            _ => self.days += u64::from(is_day(cell)),
        }
    }

    fn note_number(&mut self, number: f64, cell: &str) {
        let [low, high] = self.range.unwrap_or([number; 2]);
        self.range = Some([low.min(number), high.max(number)]);
        if number.fract() != 0.0 {
            self.decimal += 1;
            return;
        }
        self.whole += 1;
        // saturating: a number of that size is not a code
        #[expect(clippy::cast_possible_truncation)]
        let whole = number as i64;
        if self.numbers.len() < MOST_NUMBERS || self.numbers.contains_key(&whole) {
            *self.numbers.entry(whole).or_default() += 1;
        }
        if (2..=32).contains(&cell.len())
            && cell.bytes().all(|byte| byte.is_ascii_digit())
            && let (Some(low), Some(high)) = (cell.bytes().min(), cell.bytes().max())
        {
            *self.digits.entry((cell.len(), low - b'0', high - b'0')).or_default() += 1;
        }
    }

    /// How often a number stands in it.
    pub(super) fn count(&self, number: i64) -> u64 {
        self.numbers.get(&number).copied().unwrap_or(0)
    }

    /// How many cells hold a whole number of that range.
    pub(super) fn within([min, max]: [i64; 2], contents: &Self) -> u64 {
        if min > max { 0 } else { contents.numbers.range(min..=max).map(|(_, count)| count).sum() }
    }

    /// `part` is at least so many percent of the cells that are not blank.
    pub(super) fn is_mostly(&self, part: u64, percent: u64) -> bool {
        self.filled > 0 && part.saturating_mul(100) >= self.filled.saturating_mul(percent)
    }

    /// How many of its cells are so many digits of that range.
    pub(super) fn packed(&self, width: usize, [min, max]: [i64; 2]) -> u64 {
        let is = |(len, low, high): &(usize, u8, u8)| *len == width && i64::from(*low) >= min && i64::from(*high) <= max;
        self.digits.iter().filter(|(key, _)| is(key)).map(|(_, count)| count).sum()
    }

    /// How often each text stands in it, where texts were kept.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, u64)> {
        self.words.iter().flatten().map(|(word, count)| (word.as_str(), *count))
    }

    /// The texts that stand for the codes of an item, if that is what most of its cells look like: few and short ones.
    pub(super) fn labels(&self, [min, max]: [i64; 2]) -> Option<Vec<&str>> {
        /// Beside one for each code there may be a few that say why there is none.
        const BESIDE: i64 = 4;
        let texts: Vec<&str> = self.words().map(|(word, _)| word).collect();
        let count: u64 = self.words().map(|(_, count)| count).sum();
        let are_few = i64::try_from(texts.len()).is_ok_and(|count| count <= max - min + 1 + BESIDE);
        let are_short = texts.iter().all(|text| shown_text(text) == *text);
        (self.is_item && !self.has_more && are_few && are_short && self.is_mostly(count, 60)).then_some(texts)
    }

    /// All of these together hold the number below the lowest code of an item often and the highest never.
    pub(super) fn are_from_zero(items: &[&Self], [min, max]: [i64; 2]) -> bool {
        const FEWEST: u64 = 20;
        let sum = |count: fn(&Self, i64, i64) -> u64| items.iter().map(|item| count(item, min, max)).sum::<u64>();
        let filled = sum(|item, _, _| item.filled);
        let is_share = |part: u64, percent: u64| part.saturating_mul(100) >= filled.saturating_mul(percent);
        min > 0
            && filled >= FEWEST
            && is_share(sum(|item, min, max| Self::within([min - 1, max - 1], item)), 60)
            && is_share(sum(|item, min, _| item.count(min - 1)), 5)
            && sum(|item, _, max| item.count(max)) == 0
    }

    /// It may hold such cells: most do, whatever the rest is.
    pub(super) fn fits(&self, content: Content) -> bool {
        self.filled == 0
            || match content {
                Content::Whole { min, max } => self.is_mostly(Self::within([min, max], self), 60),
                Content::Digits { width, min, max } => self.is_mostly(self.packed(width, [min, max]), 80),
                Content::Days => self.is_mostly(self.days, 80),
                Content::Facts => true,
            }
    }

    /// What it holds speaks for such cells.
    pub(super) fn evidence(&self, content: Content) -> Evidence {
        if self.filled == 0 { Evidence::Empty } else { Evidence::Holds(content) }
    }
}

/// `2026-11-23`, perhaps with a time behind it.
fn is_day(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    bytes.len() >= 10
        && bytes[..10].iter().enumerate().all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}

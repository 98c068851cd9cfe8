//! Right columns stay silent, and each wrong one is told for what it is.

mod index_causes;
mod item_causes;
mod right_columns;
mod splits;

use super::diagnosis::Diagnosis;
use super::{Compared, Comparison};
use crate::Registry;
use crate::eq5d5l::Profile;
use crate::finding::Rule;
use crate::ground::Answer;
use crate::instrument::{Block, ItemCodes, MissingRule};

/// Seeded numbers that look random (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (number ^ number >> 31) % bound
    }
}

/// Codes of a table, a column for each item.
type Columns = Vec<Vec<u8>>;

/// Rows of eighty profiles that lean towards the better levels, as people's do.
fn profiles(rows: usize) -> Vec<Profile> {
    let mut random = Random(7);
    let mut level = || char::from(b'1' + [0, 0, 0, 1, 1, 1, 2, 2, 3, 4][usize::try_from(random.below(10)).unwrap()]);
    let some: Vec<Profile> =
        (0..80).map(|_| std::iter::repeat_with(&mut level).take(5).collect::<String>().parse().unwrap()).collect();
    (0..rows).map(|_| some[usize::try_from(random.below(80)).unwrap()]).collect()
}

/// Their levels; no EQ VAS.
fn of_profiles(profiles: &[Profile]) -> Columns {
    let mut columns: Columns =
        (0..5).map(|dimension| profiles.iter().map(|profile| profile.levels()[dimension].get()).collect()).collect();
    columns.push(vec![Answer::MISSING; profiles.len()]);
    columns
}

/// Answers from 1 to 7 of people who differ; each is missing with a chance of `missing` in 100.
fn answers(items: usize, rows: usize, missing: u64) -> Columns {
    let mut random = Random(11);
    let mut answer = || {
        let code = u8::try_from(1 + random.below(7)).unwrap();
        if random.below(100) < missing { Answer::MISSING } else { code }
    };
    (0..items).map(|_| std::iter::repeat_with(&mut answer).take(rows).collect()).collect()
}

struct Seen {
    told: Vec<(Rule, usize)>,
    compared: Compared,
    diagnosis: Diagnosis,
}

impl Seen {
    /// The one note about the column.
    fn note(&self) -> &str {
        let [first, ..] = self.diagnosis.findings.as_slice() else { panic!("nothing was said of the column") };
        let [english, swedish] = [&first.note, &first.note_in_swedish].map(|note| note.as_deref().unwrap());
        assert_says_the_same(english, swedish);
        english
    }

    fn is_silent(&self) -> bool {
        self.told.is_empty() && self.diagnosis == Diagnosis::default()
    }
}

fn comparison<'a>(registry: &'a Registry, stored: &str, rule: MissingRule, cells: &[String]) -> Comparison<'a> {
    Comparison::new(&stored.parse().unwrap(), registry, rule, cells.iter().take(100).map(String::as_str)).unwrap()
}

/// Compares rows of a table, in blocks.
fn compared(comparison: &Comparison<'_>, columns: &Columns, cells: &[String], told: &mut Vec<(Rule, usize)>) -> Compared {
    const BLOCK: usize = 1024;
    let mut compared = comparison.nothing_compared();
    for first in (0..cells.len()).step_by(BLOCK) {
        let rows = first..cells.len().min(first + BLOCK);
        let items: Vec<ItemCodes<'_>> =
            columns.iter().map(|codes| ItemCodes { codes: &codes[rows.clone()], all_answered: false }).collect();
        let block = Block { items: &items, rows: rows.len() };
        let tell = |rule, row: usize| told.push((rule, first + row));
        comparison.compare(&block, |row| &cells[first + row], |_| false, &mut compared, tell);
    }
    compared
}

fn seen_under(stored: &str, rule: MissingRule, columns: &Columns, cells: &[String]) -> Seen {
    let registry = Registry::built_in();
    let comparison = comparison(&registry, stored, rule, cells);
    let mut told = Vec::new();
    let compared = compared(&comparison, columns, cells, &mut told);
    let diagnosis = comparison.diagnose(&compared, false);
    Seen { told, compared, diagnosis }
}

fn seen(stored: &str, columns: &Columns, cells: &[String]) -> Seen {
    seen_under(stored, MissingRule::default(), columns, cells)
}

/// The scores of one output, `None` where there is none.
fn scores(instrument: &str, output: &str, rule: MissingRule, columns: &Columns) -> Vec<Option<f64>> {
    let registry = Registry::built_in();
    let chosen = [("missing", rule.name())];
    let scorer = registry.get(instrument).unwrap().scorer(if instrument == "eq5d5l" { &[] } else { &chosen }).unwrap();
    let place = scorer.outputs().iter().filter(|other| other.is_number()).position(|other| other.id == output).unwrap();
    let row = |row: usize| columns.iter().map(|codes| Answer::from_byte(codes[row])).collect::<Vec<_>>();
    (0..columns[0].len()).map(|at| scorer.score_row(&row(at)).cells[place].ok().map(crate::ground::Exact::to_f64)).collect()
}

/// Nothing for no score.
fn printed(scores: &[Option<f64>], print: impl Fn(f64) -> String) -> Vec<String> {
    scores.iter().map(|score| score.map(&print).unwrap_or_default()).collect()
}

/// As many numbers, and no word of the other language.
fn assert_says_the_same(english: &str, swedish: &str) {
    let numbers = |note: &str| note.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    assert_eq!(numbers(english), numbers(swedish), "{swedish}");
    for word in ["the ", " of ", " rows", " with ", "looks", "explain", " and ", " or ", "differ", "counted", "rounded"] {
        assert!(!swedish.contains(word), "{word:?} in {swedish}");
    }
}

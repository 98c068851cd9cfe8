//! Files with bad cells in known places: exactly those cells are found.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

mod common;
use common::enkat;

/// The items, each with its lowest and highest code.
fn items() -> Vec<(String, i64, i64)> {
    let levels = ["mo", "sc", "ua", "pd", "ad"].map(|name| (name.to_owned(), 1, 5));
    let answers = (1..=29).map(|item| (format!("soc29_{item}"), 1, 7));
    levels.into_iter().chain([("vas".to_owned(), 0, 100)]).chain(answers).collect()
}

/// Items of SOC-29 that are scored from the other end.
const REVERSED: [usize; 13] = [1, 4, 5, 6, 7, 11, 13, 14, 16, 20, 23, 25, 27];

/// A way of being bad, and the rule that finds it.
#[derive(Clone, Copy, Debug)]
enum Bad {
    Above,
    Below,
    Far,
    Empty,
    Text,
    Decimal,
    Padded,
    Sentinel,
}

impl Bad {
    const ALL: [Self; 8] =
        [Self::Above, Self::Below, Self::Far, Self::Empty, Self::Text, Self::Decimal, Self::Padded, Self::Sentinel];

    fn text(self, min: i64, max: i64) -> String {
        match self {
            Self::Above => (max + 1).to_string(),
            Self::Below => (min - 1).to_string(),
            Self::Far => "999".into(),
            Self::Empty => String::new(),
            Self::Text => "abc".into(),
            Self::Decimal => "2.5".into(),
            Self::Padded => " 3 ".into(),
            Self::Sentinel => "-9".into(),
        }
    }

    fn rule(self) -> Option<&'static str> {
        match self {
            Self::Above | Self::Below | Self::Far | Self::Sentinel => Some("EQ001"),
            Self::Decimal => Some("EQ002"),
            Self::Text => Some("EQ003"),
            Self::Padded => Some("EQ004"),
            // missing answers are not a finding
            Self::Empty => None,
        }
    }
}

/// A small generator of numbers that are not a secret.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// About normal, in hundredths of a standard deviation.
    fn normal(&mut self) -> i64 {
        let sum: i64 = (0..4).map(|_| i64::try_from(self.below(347)).expect("small")).sum();
        sum - 692
    }
}

/// A file and what is bad about it: row, column and rule of each cell that is to be found.
struct Made {
    names: Vec<String>,
    rows: Vec<Vec<String>>,
    manifest: Vec<(u64, String, &'static str)>,
}

impl Made {
    /// So many cells in a thousand are bad.
    fn new(rows: u64, in_thousand: u64, seed: u64) -> Self {
        let items = items();
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let names = ["id", "wave", "group"].map(str::to_owned).into_iter().chain(items.iter().map(|(name, ..)| name.clone()));
        let mut made = Self { names: names.collect(), rows: Vec::new(), manifest: Vec::new() };
        for row in 0..rows {
            let severity = dice.normal();
            let group = ["ward-a", "ward-b", "clinic-c", "school-d", "cohort-e"][usize::try_from(row / 2 % 5).expect("small")];
            let wave = ["start", "exit"][usize::try_from(row % 2).expect("small")];
            let mut cells = vec![(row / 2 + 1).to_string(), wave.to_owned(), group.to_owned()];
            for (place, (name, min, max)) in items.iter().enumerate() {
                let answer = answer(place, severity, &mut dice);
                cells.push(if dice.below(1_000) < in_thousand {
                    let bad = Bad::ALL[usize::try_from(dice.below(8)).expect("small")];
                    made.manifest.extend(bad.rule().map(|rule| (row + 1, name.clone(), rule)));
                    bad.text(*min, *max)
                } else {
                    answer.clamp(*min, *max).to_string()
                });
            }
            made.rows.push(cells);
        }
        made
    }

    fn csv(&self) -> String {
        let mut text = self.names.join(",");
        for row in &self.rows {
            write!(text, "\n{}", row.join(",")).expect("memory");
        }
        text + "\n"
    }

    /// Numbers as numbers, and nothing as null.
    fn ndjson(&self) -> String {
        let mut text = String::new();
        for row in &self.rows {
            for (place, (name, cell)) in self.names.iter().zip(row).enumerate() {
                let begin = if place == 0 { '{' } else { ',' };
                let is_number = !cell.contains(' ') && cell.parse::<f64>().is_ok();
                match cell.as_str() {
                    "" => write!(text, "{begin}\"{name}\":null"),
                    number if is_number => write!(text, "{begin}\"{name}\":{number}"),
                    word => write!(text, "{begin}\"{name}\":\"{word}\""),
                }
                .expect("memory");
            }
            text.push_str("}\n");
        }
        text
    }
}

/// An answer that hangs on how severe things are for the person.
fn answer(place: usize, severity: i64, dice: &mut Dice) -> i64 {
    let noise = dice.normal();
    match place {
        0..5 => {
            let felt = (8 * severity + 10 * noise) / 10;
            1 + [0, 80, 150, 220].into_iter().filter(|above| felt > *above).count().cast_signed() as i64
        }
        5 => (7_800 - 14 * severity + 10 * noise) / 100,
        place => {
            let marked = ((480 - (6 * severity - 13 * noise) / 10 + 50) / 100).clamp(1, 7);
            if REVERSED.contains(&(place - 5)) { 8 - marked } else { marked }
        }
    }
}

/// The findings of the program, by row, column and rule, each with its line; then the totals by column and rule.
type Found = (Vec<(u64, String, String, u64)>, BTreeMap<(String, String), u64>);

fn found(text: &str, is_of_cells: impl Fn(&str) -> bool) -> Found {
    let ran = enkat(&["check", "-", "--format", "json", "--max-findings", "1000000"], text);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let document: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(document["truncated"], false);
    let word = |entry: &Value, name: &str| entry[name].as_str().expect(name).to_owned();
    let number = |entry: &Value, name: &str| entry[name].as_u64().unwrap_or_else(|| panic!("{entry} has no {name}"));
    let of_cells = |name: &str| -> Vec<Value> {
        let entries = document[name].as_array().expect(name).iter();
        entries.filter(|entry| is_of_cells(entry["rule"].as_str().expect("a rule"))).cloned().collect()
    };
    let mut cells: Vec<_> = of_cells("findings")
        .iter()
        .map(|entry| (number(entry, "row"), word(entry, "column"), word(entry, "rule"), number(entry, "line")))
        .collect();
    cells.sort();
    let totals =
        of_cells("totals").iter().map(|entry| ((word(entry, "column"), word(entry, "rule")), number(entry, "count"))).collect();
    (cells, totals)
}

/// Exactly what the manifest says, where each row is so many lines below its number.
#[track_caller]
fn agrees(text: &str, lines_before: u64, manifest: &[(u64, String, &str)], is_of_cells: impl Fn(&str) -> bool) {
    let mut expected: Vec<_> =
        manifest.iter().map(|(row, column, rule)| (*row, column.clone(), (*rule).to_owned(), row + lines_before)).collect();
    expected.sort();
    let mut totals = BTreeMap::new();
    for (_, column, rule, _) in &expected {
        *totals.entry((column.clone(), rule.clone())).or_insert(0) += 1;
    }
    let (cells, counted) = found(text, is_of_cells);
    let differing: Vec<_> = cells.iter().zip(&expected).filter(|(found, expected)| found != expected).take(3).collect();
    assert!(differing.is_empty(), "found and expected: {differing:?}");
    assert_eq!(cells.len(), expected.len());
    assert_eq!(counted, totals);
}

#[test]
fn every_bad_cell_is_found_and_nothing_else() {
    for seed in 1..=3 {
        let made = Made::new(20_000, 1, seed);
        assert!(made.manifest.len() > 500, "{}", made.manifest.len());
        agrees(&made.csv(), 1, &made.manifest, |_| true);
        agrees(&made.ndjson(), 0, &made.manifest, |_| true);
    }
}

#[test]
fn every_bad_cell_is_found_where_every_second_one_is_bad() {
    let made = Made::new(3_000, 500, 4);
    // so many are not silent in their columns and rows either
    let is_of_cells = |rule: &str| ("EQ001"..="EQ004").contains(&rule);
    agrees(&made.csv(), 1, &made.manifest, is_of_cells);
    agrees(&made.ndjson(), 0, &made.manifest, is_of_cells);
}

/// More rows than are read at once, every one of the wrong form.
const ROWS: u64 = 5_000;

#[test]
fn rows_of_the_wrong_form_are_counted_and_listed_however_many_they_are() {
    let rows = |row: &str| row.repeat(ROWS.try_into().expect("small"));
    let files = [
        ("EQ010", format!("id,mo\n{}", rows("1,2,3\n")), 1),
        ("EQ010", format!("id,mo\n{}", rows("\"1\",2,3\n")), 1),
        ("EQ010", format!("id,mo\n{}", rows("\"1\",\"2,\",3\n")), 1),
        ("EQ018", format!("{{\"id\":1,\"mo\":2}}\n{}", rows("[1]\n")), 0),
    ];
    for (rule, text, lines_before) in files {
        let first_row = if lines_before == 0 { 2 } else { 1 };
        let manifest: Vec<_> = (first_row..first_row + ROWS).map(|row| (row, String::new(), rule)).collect();
        agrees(&text, lines_before, &manifest, |found| found == rule);
        let ran = enkat(&["check", "-", "--format", "json", "--max-findings", "3"], &text);
        let document: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(document["totals"][0]["count"], ROWS, "{rule}");
    }
}

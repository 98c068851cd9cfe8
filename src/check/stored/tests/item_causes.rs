//! What a wrong column of sums looks like.

use super::{Columns, Random, answers, printed, scores, seen_under};
use crate::Registry;
use crate::finding::Rule;
use crate::ground::Answer;
use crate::instrument::MissingRule;

/// SOC-13 items that are scored from the other end, by their places.
const REVERSED: [usize; 5] = [0, 1, 2, 6, 9];

/// One score for each row, from its answers as marked.
fn of_rows(columns: &Columns, score: impl Fn(&[Option<f64>]) -> f64) -> Vec<Option<f64>> {
    let answered = |code: u8| (code <= Answer::MAX_CODE).then_some(f64::from(code));
    let row = |row: usize| columns.iter().map(|codes| answered(codes[row])).collect::<Vec<_>>();
    (0..columns[0].len()).map(|at| Some(score(&row(at)))).collect()
}

fn keyed(place: usize, code: f64) -> f64 {
    if REVERSED.contains(&place) { 8.0 - code } else { code }
}

/// The sum of what `score` makes of each item of SOC-13.
fn sum(row: &[Option<f64>], score: impl Fn(usize, Option<f64>) -> f64) -> f64 {
    row.iter().enumerate().map(|(place, code)| score(place, *code)).sum()
}

#[track_caller]
fn assert_cause(stored: &str, rule: MissingRule, columns: &Columns, cells: &[String], cause: &str) {
    let seen = seen_under(&format!("{stored}=kasam"), rule, columns, cells);
    assert_eq!(seen.diagnosis.findings.len(), 1, "{cause}");
    assert_eq!(seen.diagnosis.findings[0].rule, Rule::StoredLooksLike);
    assert!(seen.note().contains(&format!("; it looks like {cause} (100 % of 400 rows")), "{cause}: {}", seen.note());
}

/// SOC-13 totals in full, under the default rule.
#[track_caller]
fn assert_total(columns: &Columns, score: impl Fn(&[Option<f64>]) -> f64, cause: &str) {
    let cells = printed(&of_rows(columns, score), |score| score.to_string());
    assert_cause("soc13.total", MissingRule::default(), columns, &cells, cause);
}

#[test]
fn items_that_were_not_reversed_are_recognised() {
    let columns = answers(13, 400, 0);
    let as_marked = |row: &[Option<f64>]| sum(row, |_, code| code.unwrap());
    assert_total(&columns, as_marked, "items that were not reversed, or reversed twice");
    let all = |row: &[Option<f64>]| sum(row, |place, code| 8.0 - keyed(place, code.unwrap()));
    assert_total(&columns, all, "every item counted from the other end");

    let registry = Registry::built_in();
    let cells = printed(&of_rows(&columns, as_marked), |score| score.to_string());
    let comparison = super::comparison(&registry, "soc13.total=kasam", MissingRule::default(), &cells);
    let compared = super::compared(&comparison, &columns, &cells, &mut Vec::new());
    let note = comparison.diagnose(&compared, true).findings[0].note.clone().unwrap();
    assert!(note.contains("already reversed, and the stored score is right about them (100 %"), "{note}");
}

#[test]
fn another_coding_and_a_mean_are_recognised() {
    let columns = answers(13, 400, 0);
    assert_total(&columns, |row| sum(row, |place, code| keyed(place, code.unwrap())) - 13.0, "answers counted from 0");
    let mean = |row: &[Option<f64>]| sum(row, |place, code| keyed(place, code.unwrap())) / 13.0;
    assert_total(&columns, mean, "the mean of the items, not their sum");
    let cells = printed(&of_rows(&columns, mean), |mean| format!("{mean:.2}"));
    assert_cause("soc13.total", MissingRule::default(), &columns, &cells, "the mean of the items, not their sum");
}

#[test]
fn every_single_item_that_is_turned_or_left_out_is_named() {
    let columns = answers(13, 400, 0);
    for wrong in 0..13 {
        let turned = |row: &[Option<f64>]| {
            sum(row, |place, code| {
                let keyed = keyed(place, code.unwrap());
                if place == wrong { 8.0 - keyed } else { keyed }
            })
        };
        assert_total(&columns, turned, &format!("soc13_{} counted from the wrong end", wrong + 1));
        let left_out =
            |row: &[Option<f64>]| sum(row, |place, code| if place == wrong { 0.0 } else { keyed(place, code.unwrap()) });
        assert_total(&columns, left_out, &format!("soc13_{} left out", wrong + 1));
    }
}

#[test]
fn a_subscale_without_item_3_of_soc29_is_recognised() {
    let columns = answers(29, 400, 0);
    let right = scores("soc29", "comprehensibility", MissingRule::default(), &columns);
    let item_3 = columns[2].iter().map(|code| f64::from(*code));
    let without: Vec<_> = right.iter().zip(item_3).map(|(score, item)| score.map(|score| score - item)).collect();
    let cells = printed(&without, |score| score.to_string());
    assert_cause("soc29.comprehensibility", MissingRule::default(), &columns, &cells, "soc29_3 left out");
}

#[test]
fn each_way_of_filling_in_what_is_missing_is_recognised() {
    let columns = answers(13, 400, 8);
    let keyed_or = |missing: f64| move |place: usize, code: Option<f64>| code.map_or(missing, |code| keyed(place, code));
    assert_total(&columns, |row| sum(row, keyed_or(0.0)), "a missing item counted as 0");
    assert_total(&columns, |row| sum(row, keyed_or(4.0)), "a missing item counted as the middle of its range");
    let before = |row: &[Option<f64>]| sum(row, |place, code| keyed(place, code.unwrap_or(0.0)));
    assert_total(&columns, before, "a missing item counted as 0 before reversing");
}

#[test]
fn another_missing_rule_is_recognised() {
    let columns = answers(13, 400, 8);
    for theirs in MissingRule::ALL {
        let cells = printed(&scores("soc13", "total", theirs, &columns), |score| score.to_string());
        for ours in MissingRule::ALL.into_iter().filter(|ours| *ours != theirs) {
            assert_cause("soc13.total", ours, &columns, &cells, &format!("the missing rule {theirs}"));
        }
    }
}

#[test]
fn prorated_scores_that_were_rounded_or_put_together_are_recognised() {
    let columns = answers(13, 400, 8);
    let of = |output: &str| scores("soc13", output, MissingRule::Half, &columns);
    let assert_half = |scores: &[Option<f64>], cause: &str| {
        assert_cause("soc13.total", MissingRule::Half, &columns, &printed(scores, |score| format!("{score:.2}")), cause);
    };
    let each = |to: fn(f64) -> f64| of("total").iter().map(|score| score.map(to)).collect::<Vec<_>>();
    assert_half(&each(f64::round), "rounded to whole numbers");
    assert_half(&each(f64::round_ties_even), "rounded to whole numbers");
    assert_half(&each(f64::floor), "cut off to whole numbers");
    let [c, ma, me] = ["comprehensibility", "manageability", "meaningfulness"].map(of);
    let together: Vec<_> = c.iter().zip(ma).zip(me).map(|((c, ma), me)| Some((*c)? + ma? + me?)).collect();
    assert_half(&together, "the total of prorated subscales, not prorated from the items");
}

#[test]
fn level_sums_and_ratings_go_wrong_in_their_own_ways() {
    let profiles = super::profiles(400);
    let mut columns = super::of_profiles(&profiles);
    columns[5] = (0..400_u16).map(|row| u8::try_from(row * 7 % 101).unwrap()).collect();
    let mut random = Random(5);
    let of = |output: &str, columns: &Columns| scores("eq5d5l", output, MissingRule::default(), columns);
    let in_full = |scores: &[Option<f64>], to: fn(f64) -> f64| printed(scores, |score| to(score).to_string());
    let rule = MissingRule::default();
    assert_cause("eq5d5l.lss", rule, &columns, &in_full(&of("lss", &columns), |lss| lss - 5.0), "answers counted from 0");
    assert_cause("eq5d5l.vas", rule, &columns, &in_full(&of("vas", &columns), |vas| vas / 100.0), "divided by 100");
    let turned = in_full(&of("vas", &columns), |vas| 100.0 - vas);
    assert_cause("eq5d5l.vas", rule, &columns, &turned, "every item counted from the other end");
    for codes in &mut columns[..5] {
        for code in codes.iter_mut().filter(|_| random.below(100) < 2) {
            *code = Answer::MISSING;
        }
    }
    let as_zero = of_rows(&columns, |row| row[..5].iter().flatten().sum());
    assert_cause("eq5d5l.lss", rule, &columns, &in_full(&as_zero, |lss| lss), "a missing item counted as 0");
}

#[test]
fn scales_of_a_users_own_are_diagnosed_alike() {
    use crate::instrument::{Better, Key, KeyedScale};
    let key = Key {
        id: "short".into(),
        name: "short".into(),
        min: 1,
        max: 7,
        items: vec![1, 2, 3, 4],
        reversed: vec![2, 3],
        subscales: vec![],
        better: Better::Lower,
        citation: "invented".into(),
        doi: "".into(),
    };
    let mut registry = Registry::built_in();
    registry.add(KeyedScale::new(&key).unwrap()).unwrap();
    let columns = answers(4, 400, 0);
    let cells = printed(&of_rows(&columns, |row| row.iter().flatten().sum()), |score| score.to_string());
    let comparison = super::comparison(&registry, "short.total=s", MissingRule::default(), &cells);
    let compared = super::compared(&comparison, &columns, &cells, &mut Vec::new());
    let note = comparison.diagnose(&compared, false).findings[0].note.clone().unwrap();
    assert!(note.contains("it looks like items that were not reversed, or reversed twice (100 % of 400 rows"), "{note}");
}

#[test]
fn a_random_sum_has_no_known_cause() {
    let columns = answers(13, 400, 3);
    let mut random = Random(9);
    let cells: Vec<String> = (0..400).map(|_| (13 + random.below(79)).to_string()).collect();
    let seen = seen_under("soc13.total=kasam", MissingRule::default(), &columns, &cells);
    assert!(seen.note().contains(" of 400 rows differ, cause unknown: the closest is "), "{}", seen.note());
}

#[test]
fn scores_that_nobody_stored_are_no_wrong_column() {
    let columns = answers(13, 400, 3);
    let right = scores("soc13", "total", MissingRule::default(), &columns);
    let mut random = Random(13);
    let some: Vec<_> = right.into_iter().map(|score| score.filter(|_| random.below(10) > 0)).collect();
    let seen = seen_under("soc13.total=kasam", MissingRule::default(), &columns, &printed(&some, |score| score.to_string()));
    assert!(seen.told.iter().all(|(rule, _)| *rule == Rule::NotStored) && !seen.told.is_empty());
    assert_eq!(seen.diagnosis.findings, []);
}

//! Every rule of whole columns: a table that breaks it, and one beside it that does not.

use enkat::Choices;
use enkat::finding::Rule;
use enkat::table::MissingCode;

use crate::table::{Table, breaks_columns};

/// One column, so many rows of each cell.
fn column(name: &str, cells: &[(&str, usize)]) -> Table {
    Table::new(name, cells.iter().flat_map(|(cell, count)| std::iter::repeat_n(*cell, *count)))
}

#[test]
fn a_number_out_of_range_in_many_rows_is_perhaps_a_missing_code() {
    let rule = Rule::LikelyMissingCode;
    breaks_columns(rule, &column("mo", &[("9", 3), ("2", 297)]), &["mo"]);
    breaks_columns(rule, &column("vas", &[("-9", 3), ("999", 3), ("50", 14)]), &["vas"]);
    breaks_columns(rule, &column("mo", &[("9", 3), ("2", 298)]), &[]); // below one in a hundred
    breaks_columns(rule, &column("mo", &[("9", 2), ("2", 10)]), &[]); // twice may be chance
    breaks_columns(rule, &column("mo", &[("8", 30), ("2", 10)]), &[]); // nobody writes 8 for it
}

#[test]
fn every_answer_being_the_same_is_odd() {
    let rule = Rule::ConstantColumn;
    breaks_columns(rule, &column("mo", &[("2", 20), ("", 5)]), &["mo"]);
    breaks_columns(rule, &column("mo", &[("2", 19), ("", 5)]), &[]);
    breaks_columns(rule, &column("mo", &[("2", 20), ("3", 1)]), &[]);
    breaks_columns(rule, &column("soc13_1", &[("1", 20)]), &["soc13_1"]);
}

#[test]
fn nobody_with_problems_is_odd_only_among_very_many_or_in_all_dimensions() {
    let rule = Rule::ConstantColumn;
    breaks_columns(rule, &column("sc", &[("1", 1057)]), &[]);
    breaks_columns(rule, &column("sc", &[("1", 1058)]), &["sc"]);
    breaks_columns(rule, &Table::new("mo,sc", (0..30).map(|row| format!("{},1", 1 + row % 2))), &[]);
    breaks_columns(rule, &Table::new("mo,sc,vas", (0..30).map(|row| format!("1,1,{row}"))), &["mo", "sc"]);
}

#[test]
fn zeros_without_the_highest_level_are_counted_from_0() {
    let rule = Rule::ZeroBased;
    breaks_columns(rule, &column("mo", &[("0", 8), ("4", 32)]), &["mo"]);
    breaks_columns(rule, &column("mo", &[("0", 8), ("4", 31), ("5", 1)]), &[]);
    breaks_columns(rule, &column("mo", &[("0", 2), ("4", 38)]), &[]); // as many may be missing
    breaks_columns(rule, &column("mo", &[("0", 4), ("4", 5)]), &["mo"]);
    breaks_columns(rule, &column("vas", &[("-1", 9), ("4", 10)]), &[]); // 0 is a mark of its own
}

const LEVELS: &str = "mo,sc,ua,pd,ad";

#[test]
fn zeros_in_most_dimensions_of_nine_rows_are_levels() {
    let rule = Rule::ZeroBased;
    let all = ["mo", "sc", "ua", "pd", "ad"];
    // two people's whole forms are empty, which says nothing
    let rows = [
        "0,1,1,2,0",
        "1,0,1,1,0",
        "0,0,0,0,0",
        "2,2,3,1,1",
        "-9,-9,-9,-9,-9",
        "1,0,2,1,1",
        "2,3,3,2,1",
        "2,1,1,2,0",
        "1,0,1,0,0",
    ];
    breaks_columns(rule, &Table::new(LEVELS, rows), &all);
    let with_a_five = ["5,1,1,2,0"].into_iter().chain(rows[1..].iter().copied());
    breaks_columns(rule, &Table::new(LEVELS, with_a_five), &["sc", "ad"]); // each for itself, with zeros in half of its rows
    // four of twelve did not answer and were entered as 0
    let unanswered = ["1,1,1,2,1", "1,1,2,1,1", "0,0,0,0,0"].into_iter().cycle().take(12);
    breaks_columns(rule, &Table::new(LEVELS, unanswered), &[]);
}

#[test]
fn zeros_that_are_declared_missing_are_levels_all_the_same() {
    let zero: MissingCode = "0".parse().expect("a code");
    let told = |rows: &[&str]| {
        let choices = Choices { missing_codes: vec![zero.clone()], ..Choices::default() };
        let result = Table::new(LEVELS, rows.iter().copied()).checked_with(&choices);
        let notes = result.listed.iter().filter(|listed| listed.finding.rule == Rule::ZeroBased);
        notes.map(|listed| listed.finding.message()).collect::<Vec<_>>()
    };
    let from_zero = ["0,1,1,2,0", "1,0,1,1,0", "0,0,0,0,0", "2,2,3,1,1", "1,0,2,1,1", "2,3,3,2,1", "2,1,1,2,0", "1,0,1,0,0"];
    let messages = told(&from_zero);
    assert_eq!(messages.len(), 5, "{messages:?}");
    assert!(
        messages[0].ends_with("0 is declared as missing, 9 of 35 answers of partly answered rows are, and 5 in none"),
        "{messages:?}"
    );
    // one answer of 40 is missing
    assert!(
        told(&["1,1,1,2,1", "1,0,1,1,1", "1,1,1,1,1", "2,2,3,1,1", "1,1,2,1,1", "2,3,3,2,1", "2,1,1,2,1", "1,1,1,1,1"])
            .is_empty()
    );
}

#[test]
fn a_zero_is_never_told_as_a_missing_code_alone() {
    let result = column("mo", &[("0", 1), ("4", 10)]).checked();
    let message = result.listed[0].finding.message();
    assert_eq!(message, "0, expected 1 to 5; a missing code, or a level counted from 0: look at the whole column first");
}

#[test]
fn the_same_column_twice_is_told_at_the_second() {
    let rule = Rule::SameColumnTwice;
    let rows = |odd: &str| -> Vec<String> {
        let equal = (0..19).map(|row| format!("{0},{0},1", 1 + row % 5));
        equal.chain([odd.to_owned()]).collect()
    };
    breaks_columns(rule, &Table::new("mo,sc,ua", rows("2,2,1")), &["sc"]);
    breaks_columns(rule, &Table::new("mo,sc,ua", rows("2,3,1")), &[]);
    breaks_columns(rule, &Table::new("mo,sc,ua", rows(",,1")), &[]); // one answer too few
    breaks_columns(rule, &Table::new("mo,sc", vec!["2,2"; 30]), &[]); // both are constant
    let healthy = (0..100).map(|row| if row < 14 { "2,2" } else { "1,1" });
    breaks_columns(rule, &Table::new("mo,sc", healthy), &[]); // most people have no problems
}

#[test]
fn levels_1_to_3_alone_are_told_of_a_hundred_people_with_problems() {
    let rule = Rule::OnlyThreeLevels;
    let table = |rows: usize, problems: usize, odd: &str| {
        let low = (0..rows).map(|row| if row < problems { ["2,1,2,2,2", "2,1,2,3,1"][row % 2] } else { "1,1,1,1,1" });
        Table::new(LEVELS, low.chain((!odd.is_empty()).then_some(odd)))
    };
    breaks_columns(rule, &table(100, 50, ""), &["eq5d5l"]); // 175 answers at 2 or 3
    breaks_columns(rule, &table(100, 49, ""), &[]);
    breaks_columns(rule, &table(500, 49, ""), &[]); // the others have no problems
    breaks_columns(rule, &table(100, 50, "1,1,1,1,4"), &[]);
    breaks_columns(rule, &table(100, 50, "1,1,1,1,9"), &["eq5d5l"]); // which is not a level
    let moderate = |rows: usize| Table::new(LEVELS, (0..rows).map(|_| "1,1,1,3,1"));
    breaks_columns(rule, &moderate(42), &["eq5d5l"]); // a level 4 would have been among them
    breaks_columns(rule, &moderate(41), &[]);
}

#[test]
fn levels_that_rise_with_the_rating_run_the_other_way() {
    let rule = Rule::LevelsReversed;
    // people from 11111 and 90 to 44444 and 60; `noise` hides it
    let table = |people: usize, noise: usize, is_reversed: bool| {
        let rows = (0..people).map(|person| {
            let level = 1 + person % 4;
            let rating = 100 - 10 * level - noise * (person * 7 % 5);
            let level = if is_reversed { 6 - level } else { level };
            format!("{level},{level},{level},{level},{level},{rating}")
        });
        Table::new("mo,sc,ua,pd,ad,vas", rows)
    };
    breaks_columns(rule, &table(10, 3, true), &["eq5d5l"]);
    breaks_columns(rule, &table(80, 5, true), &["eq5d5l"]);
    for people in [10, 80, 500] {
        breaks_columns(rule, &table(people, 3, false), &[]);
    }
    breaks_columns(rule, &table(4, 0, true), &[]); // too few people
}

/// Answers of people who differ in one thing, with the reverse-keyed items counted from either end.
fn soc13(people: usize, is_reversed: impl Fn(usize) -> bool) -> Table {
    let names: Vec<String> = (1..=13).map(|item| format!("soc13_{item}")).collect();
    let answer = |person: usize, item: usize| {
        let level = 1 + (person % 5) + (person * 7 + item * 5) % 3;
        (if is_reversed(item) { 8 - level } else { level }).to_string()
    };
    let rows = (0..people).map(|person| (1..=13).map(|item| answer(person, item)).collect::<Vec<_>>().join(","));
    Table::new(&names.join(","), rows)
}

#[test]
fn reverse_keyed_items_that_run_against_all_others_were_reversed_before() {
    let rule = Rule::AlreadyReversed;
    let is_reversed = |item| [1, 2, 3, 7, 10].contains(&item);
    for people in [8, 20, 100] {
        breaks_columns(rule, &soc13(people, |_| false), &["soc13"]);
        breaks_columns(rule, &soc13(people, is_reversed), &[]);
    }
    breaks_columns(rule, &soc13(4, |_| false), &[]); // too few people
    breaks_columns(rule, &soc13(20, |item| item != 7 && is_reversed(item)), &[]); // one of them was reversed
}

#[test]
fn straight_lining_does_not_look_like_reversed_items() {
    let mut table = soc13(20, |item| [1, 2, 3, 7, 10].contains(&item));
    let straight = (0..20).map(|row: usize| vec![(1 + row % 7).to_string(); 13]);
    table.rows.extend(straight);
    table.broken.resize(40, false);
    breaks_columns(Rule::AlreadyReversed, &table, &[]);
}

#[test]
fn many_rows_of_one_answer_are_straight_lining() {
    let rule = Rule::StraightLining;
    let table = |straight: usize, others: usize| {
        let mut table = soc13(straight + others, |item| item % 2 == 0);
        table.rows[..straight].iter_mut().for_each(|row| row.fill("4".to_owned()));
        table
    };
    breaks_columns(rule, &table(6, 14), &["soc13"]);
    breaks_columns(rule, &table(3, 17), &[]); // as many may be in a sound table
    breaks_columns(rule, &table(40, 360), &["soc13"]);
    breaks_columns(rule, &table(39, 361), &[]);
    breaks_columns(rule, &table(8, 1), &[]); // too few people
}

#[test]
fn a_mean_that_moves_far_from_start_to_exit_is_implausible() {
    let rule = Rule::ImplausibleShift;
    // half of the people answer one level more: a standard deviation of a half
    let long = |people: usize, start: usize, exit: usize| {
        let rows = (0..2 * people).map(|row| {
            let (wave, level) = if row % 2 == 0 { ("start", start) } else { ("exit", exit) };
            format!("{},{wave},{}", row / 2, level + (row / 2) % 2)
        });
        Table::new("id,wave,mo", rows)
    };
    let wide = |people: usize, start: usize, exit: usize| {
        Table::new("start.mo,exit.mo", (0..people).map(|row| format!("{},{}", start + row % 2, exit + row % 2)))
    };
    breaks_columns(rule, &long(20, 1, 3), &["mo"]);
    breaks_columns(rule, &long(20, 1, 2), &[]);
    breaks_columns(rule, &long(10, 1, 3), &["mo"]);
    breaks_columns(rule, &long(9, 1, 3), &[]);
    breaks_columns(rule, &wide(20, 4, 1), &["exit.mo"]);
    breaks_columns(rule, &wide(20, 2, 1), &[]);
}

//! Every rule of whole columns: a table that breaks it, and one beside it that does not.

use enkat::finding::Rule;

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
}

#[test]
fn zeros_without_the_highest_level_are_counted_from_0() {
    let rule = Rule::ZeroBased;
    breaks_columns(rule, &column("mo", &[("0", 2), ("4", 38)]), &["mo"]);
    breaks_columns(rule, &column("mo", &[("0", 2), ("4", 37), ("5", 1)]), &[]);
    breaks_columns(rule, &column("mo", &[("0", 2), ("4", 39)]), &[]); // below one in twenty
    breaks_columns(rule, &column("mo", &[("0", 1), ("4", 10)]), &[]);
    breaks_columns(rule, &column("mo", &[("0", 4), ("4", 5)]), &[]); // too few answers
    breaks_columns(rule, &column("vas", &[("-1", 9), ("4", 10)]), &[]); // 0 is a mark of its own
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
}

#[test]
fn levels_1_to_3_alone_are_told_in_a_large_table() {
    let rule = Rule::OnlyThreeLevels;
    let rows = |count: usize, odd: &str| -> Vec<String> {
        let low = (0..count).map(|row| format!("{},{},3,2,1", 1 + row % 3, 1 + row % 2));
        low.chain((!odd.is_empty()).then(|| odd.to_owned())).collect()
    };
    let table = |count, odd| Table::new("mo,sc,ua,pd,ad", rows(count, odd));
    breaks_columns(rule, &table(500, ""), &["eq5d5l"]);
    breaks_columns(rule, &table(499, ""), &[]);
    breaks_columns(rule, &table(500, "1,1,1,1,4"), &[]);
    breaks_columns(rule, &table(500, "1,1,1,1,9"), &["eq5d5l"]); // which is no level
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
    breaks_columns(rule, &soc13(30, |_| false), &["soc13"]);
    breaks_columns(rule, &soc13(29, |_| false), &[]);
    breaks_columns(rule, &soc13(30, is_reversed), &[]);
    breaks_columns(rule, &soc13(30, |item| item == 7), &[]); // one of them is as marked
}

#[test]
fn many_rows_of_one_answer_are_straight_lining() {
    let rule = Rule::StraightLining;
    let table = |straight: usize, others: usize| {
        let mut table = soc13(straight + others, |item| item % 2 == 0);
        table.rows[..straight].iter_mut().for_each(|row| row.fill("4".to_owned()));
        table
    };
    breaks_columns(rule, &table(2, 18), &["soc13"]);
    breaks_columns(rule, &table(2, 19), &[]);
    breaks_columns(rule, &table(10, 9), &[]); // too few people
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
    breaks_columns(rule, &long(19, 1, 3), &[]);
    breaks_columns(rule, &wide(20, 4, 1), &["exit.mo"]);
    breaks_columns(rule, &wide(20, 2, 1), &[]);
}

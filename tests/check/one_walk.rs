//! Scores, cohorts and checks read one walk over the rows: they tell the same of the same table.

use enkat::Choices;
use enkat::finding::{Rule, Total};
use enkat::inspect::{InOrder, Inspected, Purpose};
use enkat::table::{Cells, TableRows};
use proptest::prelude::*;

use crate::laws::{any_table, occasions};
use crate::table::{REGISTRY, Table, line};

/// Reads a table in chunks of so many rows.
fn read<P: Purpose>(purpose: &P, table: &Table, at_once: usize) -> Inspected {
    let mut rows = InOrder::new(purpose).after_lines(1);
    for start in (0..table.rows.len()).step_by(at_once) {
        let range = start..table.rows.len().min(start + at_once);
        let column = |column: usize| table.rows[range.clone()].iter().map(|row| row[column].as_str()).collect();
        let cells: Vec<Vec<&str>> = (0..table.header.len()).map(column).collect();
        let columns: Vec<Cells<'_>> = cells.iter().map(|cells| cells.as_slice().into()).collect();
        let lines: Vec<u64> = range.clone().map(|row| line(row) - line(start)).collect();
        let rows_of_table = TableRows { columns: &columns, broken: &table.broken[range.clone()], lines: &lines };
        assert!(rows.read(&rows_of_table).is_ok());
    }
    rows.finish().1
}

/// Rule, column, how many, and where the first is.
fn told(inspected: &Inspected) -> Vec<(Rule, String, u64, Option<u64>)> {
    let of = |total: &Total| (total.rule, total.column.clone(), total.count, total.first.row);
    inspected.totals.iter().map(of).collect()
}

fn places(inspected: &Inspected) -> Vec<(Rule, Option<u64>, &str)> {
    let place = |listed: &enkat::inspect::Listed| (listed.finding.rule, listed.finding.row);
    inspected.listed.iter().map(|listed| (place(listed).0, place(listed).1, listed.finding.column.as_str())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_command_tells_the_same(table in any_table(), at_once in 1_usize..50, names: bool, reveal_violence: bool) {
        let choices = Choices { occasions: occasions(&table, names), most_listed: usize::MAX, reveal_violence, ..Choices::default() };
        let check = read(&choices.check(&REGISTRY, &table.names()).expect("the columns fit"), &table, 50);
        let scores = read(&choices.scores(&REGISTRY, &table.names()).expect("the columns fit"), &table, at_once);
        let cohort = read(&choices.cohort(&REGISTRY, &table.names()).expect("the columns fit"), &table, at_once);
        let changes = read(&choices.cohort_with_ids(&REGISTRY, &table.names()).expect("the columns fit"), &table, at_once);
        for other in [&scores, &cohort, &changes] {
            prop_assert_eq!(told(other), told(&check));
            prop_assert_eq!(places(other), places(&check));
            prop_assert_eq!(other.rows, check.rows);
        }
    }
}

#[test]
fn groups_add_that_a_group_changes_and_nothing_else() {
    let table = Table::new("id,wave,mo,place", ["a,start,1,north", "a,exit,2,south", "b,start,9,", "b,exit,1,south"]);
    let choices = Choices { by: vec!["place".parse().expect("a breakdown")], ..Choices::default() };
    let check = read(&choices.check(&REGISTRY, &table.names()).expect("the columns fit"), &table, 1);
    let cohort = read(&choices.cohort(&REGISTRY, &table.names()).expect("the columns fit"), &table, 1);
    let (changed, others): (Vec<_>, Vec<_>) = told(&cohort).into_iter().partition(|(rule, ..)| *rule == Rule::GroupChanges);
    assert_eq!(changed, [(Rule::GroupChanges, "place".to_owned(), 1, Some(2))]);
    assert_eq!(others, told(&check));
}

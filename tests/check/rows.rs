//! Rows that are not of the table are refused; nothing is left out in silence.

use enkat::Choices;
use enkat::finding::Rule;
use enkat::inspect::ReadError;
use enkat::table::{Cells, RowsError, TableRows};

use crate::table::REGISTRY;

/// What a check of a table with an id and two items says of these columns.
fn refused(columns: &[Cells<'_>], broken: &[bool], lines: &[u64]) -> Option<RowsError> {
    let check = Choices::default().check(&REGISTRY, &["id", "mo", "sc"]).expect("the columns fit");
    match check.begin().read(&TableRows { columns, broken, lines }) {
        Err(ReadError::Rows(error)) => Some(error),
        Ok(_) => None,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn columns_of_other_number_or_length_are_refused() {
    let (ids, levels, short) = (["a", "b"], [1_i64, 2], [1_i64]);
    let columns = [Cells::from(&ids), Cells::from(&levels), Cells::from(&levels)];
    assert_eq!(refused(&columns, &[], &[]), None);
    assert_eq!(refused(&columns, &[false; 2], &[0, 1]), None);
    assert_eq!(refused(&columns[..2], &[], &[]), Some(RowsError::Columns { found: 2, expected: 3 }));
    let length = |what: &str| Some(RowsError::Length { what: what.into(), found: 1, expected: 2 });
    assert_eq!(refused(&[columns[0], columns[1], Cells::from(&short)], &[], &[]), length("sc"));
    assert_eq!(refused(&columns, &[false], &[]), length("broken rows"));
    assert_eq!(refused(&columns, &[], &[0]), length("lines"));
}

#[test]
fn numbers_are_answers_and_no_ids() {
    let numbers = [1_i64, 9];
    let column = Cells::from(&numbers);
    assert_eq!(refused(&[column; 3], &[], &[]), Some(RowsError::NotText { column: "id".into() }));
    let check = Choices::default().check(&REGISTRY, &["mo"]).expect("the columns fit");
    let mut checked = check.begin();
    checked.read(&TableRows::of(&[column])).expect("rows of the table");
    let totals = checked.finish().1.totals;
    let out_of_range = totals.iter().find(|total| total.rule == Rule::OutOfRange).expect("9 is not a level");
    assert_eq!((out_of_range.count, out_of_range.first.row), (1, Some(2)));
}

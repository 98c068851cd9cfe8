//! Rows that are nobody's: sums, titles and names of columns are told, and nothing else is said of them.

use enkat::finding::Rule;
use enkat::table::{Cells, TableRows};
use enkat::tally::Groups;
use enkat::{Choices, ScoreCell};

use crate::table::{REGISTRY, Table, breaks};

const HEADER: &str = "id,wave,mo,sc,vas";

#[test]
fn sums_titles_and_names_of_columns_are_told_and_nothing_else_of_them() {
    let table = Table::new(
        HEADER,
        [
            "Avdelning A,,,,",
            "a,start,1,2,50",
            "b,start,1,1,60",
            ",,,Totalt,110",
            "ID,Wave,MO,SC,VAS",
            "a,exit,2,2,55",
            "Summa,,3,4,105",
            "Medelvärde,,1.5,2,52.5",
            "min,,1,2,50",
            "n,,15,15,15",
        ],
    );
    let rows = [1, 4, 5, 7, 8, 9, 10];
    breaks(Rule::NobodysRow, &table, &rows.map(|row| (row, "")));
    let others = table.checked().listed.into_iter().filter(|listed| listed.finding.rule != Rule::NobodysRow);
    let others: Vec<_> = others.filter_map(|listed| listed.finding.row.filter(|row| rows.contains(row))).collect();
    assert_eq!(others, [0_u64; 0]);
}

#[test]
fn a_pseudonym_that_resembles_a_word_for_a_sum_is_a_person() {
    let rows = [
        "sum01,start,1,2,50",
        "Medel-3,start,1,1,60",
        "N,start,1,2,70",
        "Max,start,2,2,80",
        "Summer,start,2,2,80",
        "P1,start,,,",
    ];
    breaks(Rule::NobodysRow, &Table::new(HEADER, rows), &[]);
    // a number out of range is no mean, and a text where a level should be is no title
    breaks(Rule::NobodysRow, &Table::new(HEADER, ["N,start,9,2,70", ",,,x,", "mo,,1,sc,"]), &[]);
}

#[test]
fn a_title_that_is_shorter_than_the_header_has_no_width() {
    let mut table = Table::new(HEADER, ["Avdelning A,,,,", "a,start,1,2,50", "b,start,,,"]);
    table.broken = vec![true, false, true];
    breaks(Rule::NobodysRow, &table, &[(1, "")]);
}

#[test]
fn a_row_that_is_nobodys_is_in_no_figure_whatever_the_columns_are_made_of() {
    let (ids, mo) = (["a", "Summa", "n", "b", "Del 2"], [1.0, 6.0, 2.0, 5.0, f64::NAN]);
    let (sc, vas) = ([2_i64, 4, 2, 2, 0], [50.0, 120.0, 2.0, 70.0, f64::NAN]);
    let columns = [Cells::from(&ids), Cells::from(&mo), Cells::from(&vas)];
    let cohort = Choices::default().cohort(&REGISTRY, &["id", "mo", "vas"]).expect("the columns fit");
    let mut rows = cohort.begin();
    rows.read(&TableRows::of(&columns)).expect("rows of the table");
    let (cohort, inspected) = rows.finish();
    assert_eq!(Groups::from(cohort).all().people.start_only, 2);
    let of = |rule| inspected.totals.iter().filter(|total| total.rule == rule).map(|total| total.count).sum::<u64>();
    assert_eq!((of(Rule::NobodysRow), of(Rule::OutOfRange)), (3, 0));
    assert!(inspected.doubts().iter().any(|doubt| doubt.en.contains("sums, titles") && !doubt.en.contains(':')));
    let scores = Choices::default().scores(&REGISTRY, &["id", "mo", "sc"]).expect("the columns fit");
    let columns = [Cells::from(&ids), Cells::from(&mo), Cells::from(&sc)];
    let cells = scores.begin().read(&TableRows::of(&columns)).expect("rows of the table");
    let reason = scores.names().iter().position(|name| name == "eq5d5l_reason").expect("a reason");
    let mut digits = String::new();
    let mut reason = |row| match cells[reason].cell(row, &mut digits) {
        ScoreCell::Text(reason) => reason.replace(" ua:missing pd:missing ad:missing", ""),
        ScoreCell::Number(_) => panic!("a reason is a text"),
    };
    assert_eq!([1, 4, 0].map(&mut reason), ["row:nobody", "mo:missing sc:invalid", "ua:missing pd:missing ad:missing"]);
}

#[test]
fn rows_that_describe_the_columns_of_a_survey_are_nobodys() {
    let rows = ["Start Date,Q one,id,Mobility,Care", "{\"ImportId\":\"d\"},x,{\"ImportId\":\"i\"},x,x", "2024-03-01,text,a,1,2"];
    breaks(Rule::NobodysRow, &Table::new("StartDate,Q1,id,mo,sc", rows), &[(1, ""), (2, "")]);
}

//! However a table is cut, and however much is listed: the same findings.

use std::cmp::Reverse;

use enkat::Choices;
use enkat::check::Check;
use enkat::finding::{Finding, Rule, Severity};
use enkat::ground::{Occasion, OccasionNames};
use enkat::inspect::Inspected;
use proptest::prelude::*;

use crate::table::{Cut, REGISTRY, Table};

/// Tables of one row for each occasion, of one row for both, and without a person or an occasion.
const HEADERS: [&str; 6] = [
    "id,wave,date,mo,sc,vas,place",
    "id,wave,date,soc13_1,soc13_2,soc13_3,soc13_4,soc13_5,soc13_6,soc13_7,soc13_8,soc13_9,soc13_10,soc13_11,soc13_12,soc13_13,profile",
    "id,start.mo,exit.mo,start.vas,exit.vas,start.date,exit.date,exit.referred_from,start.municipality,exit.municipality",
    "start.mo,exit.profile,place",
    "place,mo,sc,ua,pd,ad,vas",
    "wave,id,date,referred_from,municipality,contacts,age,se-guideline-1.status,se-guideline-1.physical_lifetime,mo",
];

/// What may stand in a column.
fn cells(column: &str) -> &'static [&'static str] {
    match column.trim_start_matches("start.").trim_start_matches("exit.") {
        "id" => &["a", "b", "c", " a ", "d", "e", "f", "", "NA"],
        "wave" => &["start", "exit", "Start ", "exit", "", "later", "start", "pre", "other"],
        "date" => &["2024-01-01", "2025-02-03", "2024-06-01", "", "1/2/2024"],
        "referred_from" => &["self", "psychiatry", "", "nobody", "self;psychiatry"],
        "municipality" => &["Tranås", "Sävsjö", "Umeå", ""],
        "contacts" => &["none", "psychiatry", "none;psychiatry", ""],
        "age" => &["30", "12", "x", ""],
        "se-guideline-1.status" => &["asked", "declined", "", "done"],
        "se-guideline-1.physical_lifetime" => &["yes", "no", "", "perhaps"],
        "place" => &["north", "", "south"],
        "profile" => &["11111", "12345", "99999", "1234", "", "21x13", " 11111"],
        _ => &["1", "2", "3", "4", "5", "", "2", "3", "9", "0", "abc", "2.5", " 3 ", "3.0", "999"],
    }
}

pub(crate) fn any_table() -> impl Strategy<Value = Table> {
    let shape = (prop::sample::select(&HEADERS[..]), prop_oneof![Just(0_u8), Just(40)], 0_usize..40);
    shape.prop_flat_map(|(header, missing, rows)| {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let row = (prop::collection::vec(any::<u8>(), header.len()), prop::bool::weighted(0.05));
        prop::collection::vec(row, rows).prop_map(move |rows| {
            let cell = |column: &String, byte: &u8| {
                let cells = cells(column);
                // some tables are blank in many places
                if *byte < missing { String::new() } else { cells[usize::from(*byte) % cells.len()].to_owned() }
            };
            let row = |bytes: &Vec<u8>| header.iter().zip(bytes).map(|(column, byte)| cell(column, byte)).collect();
            Table {
                rows: rows.iter().map(|(bytes, _)| row(bytes)).collect(),
                broken: rows.iter().map(|(_, broken)| *broken).collect(),
                header: header.clone(),
            }
        })
    })
}

fn any_cuts() -> impl Strategy<Value = Vec<Cut>> {
    let cut = prop_oneof![3 => Just(Cut::None), 1 => Just(Cut::Chunk), 1 => Just(Cut::Part)];
    prop::collection::vec(cut, 40)
}

/// The names of the occasions, if somebody gave them.
pub(crate) fn occasions(table: &Table, names: bool) -> OccasionNames {
    let mut occasions = OccasionNames::default();
    if names && table.header.iter().any(|name| name == "wave") {
        occasions.rename(Occasion::Start, "start").expect("a free name");
        occasions.rename(Occasion::Exit, "exit").expect("a free name");
    }
    occasions
}

fn check(table: &Table, most_listed: usize, names: bool) -> Check<'static> {
    let occasions = occasions(table, names);
    let choices = Choices { occasions, most_listed, show_values: true, ..Choices::default() };
    choices.check(&REGISTRY, &table.names()).expect("the columns fit")
}

/// A rule of whole columns, whose findings are few and always listed.
fn is_of_columns(rule: Rule) -> bool {
    ("EQ021"..="EQ029").contains(&rule.code()) || rule == Rule::OccasionNotMet
}

/// What a check lists that has room for so many of each severity, as a full listing says.
fn head(full: &Inspected, header: &[String], most: usize) -> Vec<Finding> {
    let mut head: Vec<Finding> = Vec::new();
    for severity in Severity::ALL {
        let of_severity = || full.listed.iter().map(|listed| &listed.finding).filter(|found| found.rule.severity() == severity);
        head.extend(of_severity().filter(|found| !is_of_columns(found.rule)).take(most).cloned());
        head.extend(of_severity().filter(|found| is_of_columns(found.rule)).cloned());
    }
    for total in &full.totals {
        if !head.iter().any(|found| found.rule == total.rule && found.column == total.column) {
            head.push(total.first.clone());
        }
    }
    let column = |found: &Finding| header.iter().position(|name| *name == found.column);
    head.sort_by_key(|found| (Reverse(found.rule.severity()), found.row, column(found), found.rule));
    head
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_in_their_order_show_what_the_whole_shows(
        table in any_table(), cuts in any_cuts(), most in prop_oneof![0_usize..6, Just(usize::MAX)], names: bool,
    ) {
        let check = check(&table, most, names);
        let whole = table.cut_into(&check, &[Cut::None; 40]);
        prop_assert_eq!(whole.rows, table.rows.len() as u64);
        for cuts in [&cuts[..], &[Cut::Part; 40], &[Cut::Chunk; 40]] {
            let parts = table.cut_into(&check, cuts);
            prop_assert_eq!(parts.rows, whole.rows);
            prop_assert_eq!(&parts.totals, &whole.totals);
            prop_assert_eq!(&parts.listed, &whole.listed);
        }
    }

    #[test]
    fn a_listing_is_the_head_of_the_full_one_and_the_first_of_each_kind(
        table in any_table(), cuts in any_cuts(), most in 0_usize..6, names: bool,
    ) {
        let full = table.cut_into(&check(&table, usize::MAX, names), &cuts);
        let counted: u64 = full.totals.iter().map(|total| total.count).sum();
        prop_assert_eq!(counted, full.listed.len() as u64);
        let short = table.cut_into(&check(&table, most, names), &cuts);
        prop_assert_eq!(&short.totals, &full.totals);
        let found: Vec<Finding> = short.listed.iter().map(|listed| listed.finding.clone()).collect();
        prop_assert_eq!(found, head(&full, &table.header, most));
        for total in &full.totals {
            let alike = |found: &&Finding| found.rule == total.rule && found.column == total.column;
            prop_assert_eq!(full.listed.iter().map(|listed| &listed.finding).filter(alike).count() as u64, total.count);
            prop_assert_eq!(full.listed.iter().map(|listed| &listed.finding).find(alike), Some(&total.first));
        }
    }
}

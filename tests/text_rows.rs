//! Text cells that are kept by the row: the same answers and findings as one cell at a time.

use std::sync::LazyLock;

use enkat::Registry;
use enkat::finding::{Findings, holds_identity_number};
use enkat::ground::Answer;
use enkat::inner::finding::SHORTEST_IDENTITY_NUMBER;
use enkat::inner::table::{Batch, Line, TextRows, read_answer};
use enkat::instrument::ItemDef;
use enkat::table::{Column, MissingCode, Values};
use proptest::prelude::*;

/// Mostly answers, and every way of not being one.
fn cell() -> impl Strategy<Value = String> {
    const ODD: &[&str] = &[
        "",
        " ",
        "NA",
        "NaN",
        ".",
        "null",
        "0",
        "9",
        "10",
        "99",
        "100",
        "101",
        "007",
        "0007",
        "999",
        "-9",
        "+3",
        "3.0",
        "3,00",
        "2.5",
        " 3 ",
        "3 ",
        "\u{a0}3",
        "å",
        "/",
        ":",
        "abc",
        "\0",
        "12345678901234567890",
    ];
    prop_oneof![
        8 => (0_u8..10).prop_map(|digit| digit.to_string()),
        1 => prop::sample::select(ODD).prop_map(str::to_owned),
        1 => "[ -~]{0,4}",
        1 => any::<String>(),
    ]
}

fn missing_codes() -> impl Strategy<Value = Vec<MissingCode>> {
    const CODES: &[&[&str]] = &[&[], &["9"], &["3"], &["abc", "99"], &["column=5"], &["other=5"]];
    prop::sample::select(CODES).prop_map(|codes| codes.iter().map(|code| code.parse().expect("a code")).collect())
}

/// Made once: the value sets take a while.
static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

/// The answers of one column, and what was found on the way.
fn read(item: usize, values: Values<'_>, broken: &[bool], missing: &[MissingCode]) -> (Vec<Answer<u8>>, Findings) {
    let definition = REGISTRY.get("eq5d5l").expect("a questionnaire").definition();
    let mut columns = vec![None; definition.items.len()];
    columns[item] = Some(Column::new("column", values));
    let batch = Batch::new(definition, columns).expect("the columns fit");
    let batch = batch.with_missing_codes(missing).with_broken_rows(broken).expect("a mark for each row");
    let (mut answers, mut findings) = (Vec::new(), Findings::listing(4));
    batch.for_each_block(&mut findings, |_, block| {
        answers.extend((0..block.rows()).map(|row| block.row(row).nth(item).expect("an answer")));
    });
    (answers, findings)
}

fn item(item: usize) -> ItemDef {
    ItemDef { id: "column".into(), ..REGISTRY.get("eq5d5l").expect("a questionnaire").definition().items[item].clone() }
}

proptest! {
    #[test]
    fn a_column_reads_as_its_cells_one_by_one(
        rows in prop::collection::vec((cell(), prop::bool::weighted(0.1)), 1..300),
        place in prop::sample::select([0_usize, 5].as_slice()),
        some_broken: bool,
        missing in missing_codes(),
    ) {
        let broken: Vec<bool> = rows.iter().map(|(_, broken)| *broken && some_broken).collect();
        let cells: Vec<&str> = rows.iter().map(|(cell, _)| cell.as_str()).collect();
        let mut table = TextRows::new(3).expect("it is narrow");
        for cell in &cells {
            table.push(["x", cell, "yy"]).expect("there is room");
        }
        let one_by_one: Vec<Answer<u8>> = cells
            .iter()
            .zip(&broken)
            .map(|(cell, broken)| if *broken { Answer::Invalid } else { read_answer(cell, &item(place), &missing) })
            .collect();
        let of_table = read(place, Values::TextColumn(table.column(1).expect("it is there")), &broken, &missing);
        prop_assert_eq!(&of_table.0, &one_by_one);
        prop_assert_eq!(&of_table, &read(place, Values::Text(&cells), &broken, &missing));
        let invalid = broken.iter().zip(&of_table.0).filter(|(broken, answer)| !**broken && **answer == Answer::Invalid).count();
        let padded = cells.iter().zip(&broken).zip(&of_table.0);
        let padded = padded.filter(|((cell, broken), answer)| {
            !**broken && answer.answered().is_some() && cell.trim().len() != cell.len()
        });
        let counted: u64 = of_table.1.totals().iter().map(|total| total.count).sum();
        prop_assert_eq!(counted, (invalid + padded.count()) as u64);
    }

    #[test]
    fn a_plain_line_splits_as_the_csv_crate_splits_it(
        text in prop::collection::vec(prop::sample::select(["1", "22", "811218-9876", "å", ",", ",", ";", "\n", "\r\n"].as_slice()), 0..60),
        width in 0_usize..5,
    ) {
        let text = text.concat();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("UTF-8")).collect();
        let mut table = TextRows::new(width).expect("it is narrow");
        let mut rest = text.as_bytes();
        while let [first, tail @ ..] = rest {
            if matches!(first, b'\r' | b'\n') {
                rest = tail;
                continue;
            }
            let row = table.rows();
            let Line::Row { length, cells, longest } = table.push_line(rest, b',', true).expect("there is room") else { panic!("a plain line") };
            rest = &rest[length..];
            let record = &expected[row];
            prop_assert_eq!(cells, record.len());
            prop_assert!(record.iter().all(|cell| cell.len() <= longest));
            let held: Vec<&str> = (0..width).map(|column| table.cell(row, column)).collect();
            let padded: Vec<&str> = record.iter().chain(std::iter::repeat("")).take(width).collect();
            prop_assert_eq!(&held, &padded);
            let long: Vec<(usize, &str)> = padded.into_iter().enumerate().filter(|(_, cell)| cell.len() >= 10).collect();
            prop_assert_eq!(table.long_cells(row, 10).collect::<Vec<_>>(), long);
        }
        prop_assert_eq!(table.rows(), expected.len());
    }

    #[test]
    fn no_identity_number_is_shorter_than_the_shortest(text in "[0-9 +.\u{2013}-]{0,9}") {
        prop_assert!(text.len() >= SHORTEST_IDENTITY_NUMBER || !holds_identity_number(&text));
    }
}

#[test]
fn the_shortest_identity_number_is_found() {
    let number = "8112189876";
    assert_eq!(number.len(), SHORTEST_IDENTITY_NUMBER);
    assert!(holds_identity_number(number));
}

#[test]
fn what_is_no_plain_line_is_left_to_others() {
    let mut rows = TextRows::new(2).expect("it is narrow");
    assert_eq!(rows.push_line(b"1,2", b',', false), Ok(Line::Unfinished));
    assert_eq!(rows.push_line(b"1,\"2\"\n", b',', true), Ok(Line::Quoted));
    assert_eq!(rows.push_line(b"1,\xff\n", b',', true), Ok(Line::NotUtf8));
    assert_eq!(rows.rows(), 0);
    assert_eq!(rows.push_line(b"1;2;3\r\n", b';', false), Ok(Line::Row { length: 5, cells: 3, longest: 1 }));
    assert_eq!(rows.push_line(b"\n", b';', false), Ok(Line::Row { length: 0, cells: 1, longest: 0 }));
    assert_eq!([rows.cell(0, 1), rows.cell(0, 2), rows.cell(1, 0), rows.cell(1, 1)], ["2", "", "", ""]);
    rows.clear();
    rows.push(["", "a\"\n,"]).expect("there is room");
    assert_eq!([rows.cell(0, 0), rows.cell(0, 1)], ["", "a\"\n,"]);
}

#[test]
fn there_is_room_for_a_block_and_less_in_a_wide_table() {
    for (width, most) in [(0, 4096), (38, 4096), (1 << 12, 256), (1 << 21, 1)] {
        let mut rows = TextRows::new(width).expect("it is narrow");
        while !rows.is_full() {
            rows.push_line(b"1,2\n", b',', true).expect("there is room");
        }
        assert_eq!(rows.rows(), most);
    }
}

//! Workbooks of before 2007, written record by record: the same cells, or a refusal by name.
#![cfg(all(feature = "compression", feature = "parquet", feature = "xlsx"))]

use std::io::{Cursor, Write as _};

use cfb::{CompoundFile, Version};
use enkat_tables::{ErrorKind, ReadOptions, Sheet, Table, TableError, sheets};

#[path = "common/cells.rs"]
mod cells;
use cells::cells as all_cells;

fn cells(bytes: &[u8], name: &str, sheet: Option<&str>) -> Result<Vec<Vec<String>>, TableError> {
    let options = ReadOptions { sheet: sheet.map(str::to_owned), ..ReadOptions::default() };
    all_cells(Table::from_bytes(bytes.to_vec(), name, &options))
}

/// A container of these streams.
fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).expect("memory");
    for (name, bytes) in streams {
        file.create_stream(format!("/{name}")).and_then(|mut stream| stream.write_all(bytes)).expect("memory");
    }
    file.flush().expect("memory");
    file.into_inner().into_inner()
}

fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let bytes = parts.concat();
    let length = u16::try_from(bytes.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), &bytes].concat()
}

/// A text with its length before it, each letter in two bytes.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).expect("a short text");
    [&length.to_le_bytes()[..], &[1], &units.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat()
}

/// Where a cell is, and how it is shown: 0 as it is, 1 as a day, 2 as a time.
fn at(row: u16, column: u16, shown: u16) -> Vec<u8> {
    [row, column, shown].map(u16::to_le_bytes).concat()
}

fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    record(0x0203, &[&at(row, column, 0), &value.to_le_bytes()])
}

fn shown_as(row: u16, column: u16, value: f64, shown: u16) -> Vec<u8> {
    record(0x0203, &[&at(row, column, shown), &value.to_le_bytes()])
}

fn text(row: u16, column: u16, text: &str) -> Vec<u8> {
    record(0x0204, &[&at(row, column, 0), &wide(text)])
}

fn shared(row: u16, column: u16, place: u32) -> Vec<u8> {
    record(0x00fd, &[&at(row, column, 0), &place.to_le_bytes()])
}

/// The records of a workbook: sheets by name with their records, and the texts that they share.
fn book(sheets: &[(&str, bool, Vec<u8>)], texts: &[&str]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes(), &kind.to_le_bytes(), &[0; 12]]);
    let end = record(0x000a, &[]);
    let formats = [0_u16, 14, 21].map(|format| record(0x00e0, &[&[0; 2], &format.to_le_bytes(), &[0; 16]])).concat();
    let count = u32::try_from(texts.len()).expect("few").to_le_bytes();
    let texts = record(0x00fc, &[&count, &count, &texts.iter().flat_map(|text| wide(text)).collect::<Vec<u8>>()]);
    let listed = |place: u32, (name, is_visible, _): &(&str, bool, Vec<u8>)| {
        let length = u8::try_from(name.len()).expect("a short name");
        record(0x0085, &[&place.to_le_bytes(), &[u8::from(!is_visible), 0, length, 0], name.as_bytes()])
    };
    let globals = |places: &[u32]| {
        let list = sheets.iter().zip(places).flat_map(|(sheet, place)| listed(*place, sheet)).collect::<Vec<u8>>();
        [begin(5), formats.clone(), list, texts.clone(), end.clone()].concat()
    };
    let mut place = globals(&vec![0; sheets.len()]).len();
    let (mut places, mut parts) = (Vec::new(), Vec::new());
    for (_, _, records) in sheets {
        let part = [begin(0x10), records.clone(), end.clone()].concat();
        places.push(u32::try_from(place).expect("small"));
        place += part.len();
        parts.push(part);
    }
    [globals(&places), parts.concat()].concat()
}

fn xls(records: Vec<u8>, texts: &[&str]) -> Vec<u8> {
    container(&[("Workbook", &book(&[("A", true, records)], texts))])
}

#[test]
fn cells_of_an_old_workbook_are_the_text_that_a_table_would_have() {
    let rk = |value: u32| (value << 2 | 2).to_le_bytes();
    let formula = record(0x0006, &[&at(2, 1, 0), &2.5_f64.to_le_bytes(), &[0; 6], &5_u16.to_le_bytes(), &[0x44, 0, 0, 0, 0]]);
    let records = [
        // what a sheet says of its own size may be anything
        record(0x0200, &[&[0xff; 14]]),
        (0..).zip(["id", "mo", "date", "time", "flag", "error"]).flat_map(|(column, name)| text(0, column, name)).collect(),
        shared(1, 0, 1),
        record(0x027e, &[&at(1, 1, 0), &rk(3)]),
        shown_as(1, 2, 46_115.0, 1),
        shown_as(1, 3, 0.75, 2),
        record(0x0205, &[&at(1, 4, 0), &[1, 0]]),
        record(0x0205, &[&at(1, 5, 0), &[0x2a, 1]]),
        text(2, 0, " å 3 "),
        formula,
        record(0x00bd, &[&[4, 0, 0, 0], &[0; 2], &rk(8), &[0; 2], &rk(5), &[1, 0]]),
    ]
    .concat();
    let file = xls(records, &["other", "007"]);
    let expected = [
        ["id", "mo", "date", "time", "flag", "error"],
        ["007", "3", "2026-04-03", "18:00:00", "true", "#N/A"],
        [" å 3 ", "2.5", "", "", "", ""],
        ["8", "5", "", "", "", ""],
    ];
    for name in ["t.xls", "t.csv", "t.xlsx", "dropped"] {
        assert_eq!(cells(&file, name, None).expect(name), expected, "{name}");
    }
    // the same of 1995 stands in a stream of another name
    let of_1995 = container(&[("Book", &book(&[("A", true, text(0, 0, "mo"))], &[]))]);
    assert_eq!(cells(&of_1995, "t.xls", None).expect("a header"), [["mo"]]);
}

#[test]
fn sheets_of_an_old_workbook_are_chosen_as_those_of_others() {
    let one = |value: f64| [text(0, 0, "mo"), number(1, 0, value)].concat();
    let file = container(&[("Workbook", &book(&[("Before", true, one(1.0)), ("After", false, one(2.0))], &[]))]);
    let listed = [("Before", true), ("After", false)].map(|(name, is_visible)| Sheet { name: name.into(), is_visible });
    assert_eq!(sheets(Cursor::new(file.clone()), "t.xls"), Ok(listed.to_vec()));
    assert_eq!(cells(&file, "t.xls", None).expect("one is shown"), [["mo"], ["1"]]);
    assert_eq!(cells(&file, "t.xls", Some("after")).expect("a sheet"), [["mo"], ["2"]]);
    let error = cells(&xls([text(0, 0, "mo"), text(1, 0, "811218-9876")].concat(), &[]), "t.xls", None).expect_err("a number");
    assert!(error.kind() == ErrorKind::IdentityNumber && !error.to_string().contains("9876"), "{error}");
}

#[test]
fn a_container_that_is_no_old_workbook_is_called_what_it_is() {
    // what stands in its records is encrypted, their kinds and lengths are not
    let mut with_a_password = book(&[("A", true, [text(0, 0, "mo"), shared(1, 0, 0), number(2, 0, 1.0)].concat())], &["3"]);
    let (mut place, first) = (0, 20);
    while let Some(head) = with_a_password.get(place..place + 4).map(<[u8]>::to_vec) {
        let end = place + 4 + usize::from(u16::from_le_bytes([head[2], head[3]]));
        if u16::from_le_bytes([head[0], head[1]]) != 0x0809 {
            with_a_password[place + 4..end].iter_mut().for_each(|byte| *byte ^= 0xa7);
        }
        place = end;
    }
    with_a_password.splice(first..first, record(0x002f, &[&[1, 0], &[0; 52]]));
    for (streams, what) in [
        (&[("EncryptionInfo", &[4_u8, 0][..]), ("EncryptedPackage", &[1, 2, 3])][..], "with a password"),
        (&[("Workbook", &with_a_password)], "it has a password; save it without one"),
        (&[("WordDocument", &[0])], ".doc"),
        (&[("PowerPoint Document", &[0])], ".ppt"),
        (&[("Contents", &[0])], "another program"),
    ] {
        for name in ["t.xlsx", "t.xls", "t.csv"] {
            let error = cells(&container(streams), name, None).expect_err(what);
            assert!(error.kind() == ErrorKind::NotATable && error.to_string().contains(what), "{name}: {error}");
        }
    }
}

#[test]
fn a_small_old_workbook_with_much_in_it_is_refused() {
    let corners = [text(0, 0, "mo"), number(65_535, 255, 1.0)].concat();
    let long = "x".repeat(30_000);
    let copies: Vec<u8> = (1..=20_000).flat_map(|row| shared(row, 0, 0)).collect();
    for (records, part) in [(corners, "cells"), ([text(0, 0, "mo"), copies].concat(), "512 MiB")] {
        let error = cells(&xls(records, &[&long]), "t.xls", None).expect_err(part);
        assert!(error.kind() == ErrorKind::TooLarge && error.to_string().contains(part), "{error}");
    }
    let error = cells(&xls(number(0, 256, 1.0), &[]), "t.xls", None).expect_err("no such column");
    assert_eq!(error.kind(), ErrorKind::Damaged);
}

#[test]
fn a_chain_of_sectors_without_an_end_is_not_followed() {
    let mut file = xls(text(0, 0, "mo"), &[]);
    let long = |file: &[u8], place: usize| u32::from_le_bytes(file[place..place + 4].try_into().expect("four")) as usize;
    let (directory, table) = (long(&file, 48), long(&file, 76));
    let entry = (table + 1) * 512 + directory * 4;
    file[entry..entry + 4].copy_from_slice(&u32::try_from(directory).expect("small").to_le_bytes());
    let error = cells(&file, "t.xls", None).expect_err("a circle");
    assert_eq!(error.kind(), ErrorKind::Damaged, "{error}");
}

#[test]
fn a_damaged_old_workbook_is_refused_or_read_and_never_a_panic() {
    let whole = xls([text(0, 0, "mo"), shared(1, 0, 0), number(2, 0, 3.0)].concat(), &["3"]);
    for place in 0..whole.len() {
        // most of a container is filled with nothing
        if whole[place] == 0xff && place % 16 != 0 {
            continue;
        }
        for change in [0xff, 0x01, 0x80] {
            let mut bytes = whole.clone();
            bytes[place] ^= change;
            let _ = cells(&bytes, "t.xls", None);
        }
        if place % 64 == 0 {
            let _ = cells(&whole[..place], "t.xls", None);
        }
    }
}

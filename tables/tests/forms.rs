//! A table from a file, a stream and memory: the same rows, or the same refusal.
#![cfg(all(feature = "compression", feature = "parquet", feature = "xlsx"))]

use std::cell::Cell;
use std::fs::{self, File};
use std::io::Cursor;
use std::path::PathBuf;
use std::rc::Rc;

use enkat::finding::Findings;
use enkat_tables::{Chunk, ErrorKind, Place, ReadOptions, Sheet, Table, TableError, sheets};

#[path = "common/cells.rs"]
mod cells;
use cells::cells;

fn fixture(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", name].iter().collect()
}

#[test]
fn a_file_a_stream_and_bytes_have_the_same_rows() {
    let options = ReadOptions::default();
    let mut columns = Vec::new();
    for name in ["table.parquet", "table.xlsx", "kinds.parquet"] {
        let by_name = cells(Table::open(&fixture(name), &options)).expect("rows");
        let bytes = fs::read(fixture(name)).expect("a fixture");
        assert_eq!(cells(Table::from_bytes(bytes.clone(), name, &options)).expect("rows"), by_name);
        // without a name the first bytes say what it is
        assert_eq!(cells(Table::from_bytes(bytes, "dropped", &options)).expect("rows"), by_name);
        assert_eq!(
            cells(Table::from_reader(File::open(fixture(name)).expect("a fixture"), "a pipe", &options)),
            Ok(by_name.clone())
        );
        columns.push(by_name.iter().map(|row| row[0].clone()).collect::<Vec<_>>());
    }
    assert_eq!(columns[0], ["id", "a", "b", "c", "d"]);
    assert_eq!(columns[0], columns[1]);
    let packed = zstd::encode_all(&b"id;vas\na;70\n"[..], 0).expect("memory");
    let rows = cells(Table::from_bytes(packed, "t.csv.zst", &options)).expect("rows");
    assert_eq!(rows, [["id", "vas"], ["a", "70"]]);
}

#[test]
fn the_sheets_of_a_workbook_are_listed_and_one_is_chosen() {
    let open = |name: &str| File::open(fixture(name)).expect("a fixture");
    let visible = |name: &str| Sheet { name: name.into(), is_visible: true };
    assert_eq!(sheets(open("sheets.xlsx"), "t.xlsx"), Ok(vec![visible("Before"), visible("After")]));
    assert_eq!(sheets(open("table.parquet"), "t.parquet"), Ok(Vec::new()));
    let error = sheets(Cursor::new(b"PK\x03\x04 and no more"), "t.xlsx").expect_err("damaged");
    assert_eq!((error.kind(), error.table()), (ErrorKind::Damaged, Some("t.xlsx")));

    let with = |sheet: Option<&str>| {
        let bytes = fs::read(fixture("sheets.xlsx")).expect("a fixture");
        cells(Table::from_bytes(bytes, "t.xlsx", &ReadOptions { sheet: sheet.map(str::to_owned), ..ReadOptions::default() }))
    };
    assert_ne!(with(Some("Before")).expect("rows"), with(Some(" after ")).expect("rows"));
    for error in [with(None), with(Some("Later"))].map(|rows| rows.expect_err("no such sheet")) {
        assert_eq!(error.kind(), ErrorKind::Sheet);
        assert!(error.to_string().contains("\"Before\""), "{error}");
    }
}

#[test]
fn an_error_says_what_is_wrong_with_which_table_and_where() {
    let read =
        |bytes: &[u8], name: &str| cells(Table::from_bytes(bytes.to_vec(), name, &ReadOptions::default())).expect_err(name);
    for (bytes, name, kind, place) in [
        (b"".as_slice(), "t.csv", ErrorKind::NotATable, None),
        (b",\n1,2\n", "t.csv", ErrorKind::NotATable, Some(Place::Header)),
        (&[b"mo\n", "å\n".repeat(40_000).as_bytes(), b"\xff\n"].concat(), "t.csv", ErrorKind::Text, Some(Place::Line(40_002))),
        (b"mo\n1\n\"1\n", "t.csv", ErrorKind::Text, Some(Place::Line(3))),
        (b"mo\n1\n811218-9876\n", "t.csv", ErrorKind::IdentityNumber, Some(Place::Row(2))),
        (b"811218-9876\n1\n", "t.csv", ErrorKind::IdentityNumber, Some(Place::Header)),
        (b"{\"mo\":1}\n{\"mo\":\"811218-9876\"}", "t.ndjson", ErrorKind::IdentityNumber, Some(Place::Row(2))),
        (b"PAR1\x15\x04", "t.parquet", ErrorKind::Damaged, None),
        (b"\x1f\x8b\x08", "t.csv.gz", ErrorKind::Damaged, None),
        (b"\xd0\xcf\x11\xe0", "t.xls", ErrorKind::Damaged, None),
        (b"%PDF-1.7", "t.csv", ErrorKind::NotATable, None),
    ] {
        let error = read(bytes, name);
        assert_eq!((error.kind(), error.place(), error.table()), (kind, place, Some(name)), "{error}");
        assert!(error.to_string().starts_with(&format!("{name}: ")) && !error.to_string().contains("9876"), "{error}");
    }
}

#[test]
fn progress_tells_every_row_once() {
    let told = Rc::new(Cell::new(0));
    let rows = Rc::clone(&told);
    let text = format!("mo\n{}", "1\n".repeat(5000));
    let table = Table::from_bytes(text.into_bytes(), "t.csv", &ReadOptions::default());
    cells(table.map(|table| table.with_progress(move |more| rows.set(rows.get() + more)))).expect("rows");
    assert_eq!(told.get(), 5000);
}

#[test]
fn an_array_of_objects_has_the_same_rows_however_it_is_printed() {
    let objects = [r#"{"id":"007","mo":1,"note":"a, [b] \"c\""}"#, r#"{"mo":3.0,"id":"8","nested":{"a":[1,2]}}"#];
    let expected = cells(Table::from_bytes(objects.join("\n").into_bytes(), "t.ndjson", &ReadOptions::default())).expect("rows");
    assert_eq!(expected.len(), 3);
    let pretty = objects.map(|object| object.replace(",\"", ",\r\n    \"").replacen('{', "{\n    ", 1)).join(",\n  ");
    for (name, text) in [
        ("t.json", format!("[{}]", objects.join(","))),
        ("t.json", format!("\u{feff}[\n  {pretty}\n]\n")),
        ("t.csv", format!("[{}]", objects.join(","))),
        ("dropped", format!("\n[ {pretty} ]")),
    ] {
        assert_eq!(cells(Table::from_bytes(text.clone().into_bytes(), name, &ReadOptions::default())).expect("rows"), expected);
        let packed = zstd::encode_all(text.as_bytes(), 0).expect("memory");
        assert_eq!(cells(Table::from_bytes(packed, "t.json.zst", &ReadOptions::default())).expect("rows"), expected);
    }
}

#[test]
fn what_is_wrong_in_an_array_is_told_by_its_row() {
    let read = |text: &str| {
        let mut table = Table::from_bytes(text.into(), "t.json", &ReadOptions::default())?;
        let (mut chunk, mut findings) = (Chunk::default(), Findings::default());
        table.read(&mut chunk, &mut findings)?;
        Ok::<_, TableError>((chunk.broken.clone(), chunk.lines.clone(), findings.listed().to_vec()))
    };
    let (broken, lines, findings) = read("[{\"mo\":1},\n{\"mo\":1,\"mo\":2},\n2,{\"mo\":\"a\nb\"},{\"mo\":1}]").expect("rows");
    assert_eq!((broken, lines), (vec![false, true, true, true, false], Vec::new()));
    assert_eq!(
        findings.iter().map(|finding| (finding.row, finding.line)).collect::<Vec<_>>(),
        [2, 3, 4].map(|row| (Some(row), None))
    );
    for (text, kind, place, part) in [
        ("[{\"mo\":1},{\"mo\":\"811218-9876\"}]", ErrorKind::IdentityNumber, Some(Place::Row(2)), "row 2, column mo"),
        ("[{\"mo\":1},{\"mo\":2}", ErrorKind::Damaged, None, "ends too early"),
        ("[{\"mo\":1}] {\"mo\":2}", ErrorKind::NotATable, None, "goes on"),
        ("[]", ErrorKind::NotATable, None, "empty"),
    ] {
        let error = read(text).expect_err(text);
        assert_eq!((error.kind(), error.place()), (kind, place), "{error}");
        assert!(error.to_string().contains(part) && !error.to_string().contains("9876"), "{error}");
    }
}

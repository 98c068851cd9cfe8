//! Small files with much in them are refused, and told what there is too much of and where.
#![cfg(all(feature = "compression", feature = "parquet", feature = "xlsx"))]

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use arrow_array::builder::{Int32Builder, ListBuilder, StringDictionaryBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use enkat::finding::Findings;
use enkat_tables::{Chunk, ErrorKind, ReadOptions, Table, TableError};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding};
use parquet::file::properties::{WriterProperties, WriterPropertiesBuilder};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MIB: usize = 1 << 20;

/// How many rows there are.
fn rows(bytes: Vec<u8>, name: &str) -> Result<usize, TableError> {
    let mut table = Table::from_bytes(bytes, name, &ReadOptions::default())?;
    let (mut chunk, mut rows) = (Chunk::default(), 0);
    while table.read(&mut chunk, &mut Findings::default())? {
        rows += chunk.rows();
    }
    Ok(rows)
}

fn refused(bytes: impl Into<Vec<u8>>, name: &str, parts: &[&str]) {
    let error = rows(bytes.into(), name).expect_err("too much");
    let text = error.to_string();
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{text}");
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
}

#[test]
fn a_row_of_a_text_has_so_many_cells_and_a_cell_so_many_bytes() {
    for (header, row) in [(",".repeat(8 * MIB), String::new()), ("a,\"b\"".into(), ",".repeat(300_000))] {
        let what = if row.is_empty() { "line 1 has more than 200000 cells" } else { "the row has more than 200000 cells" };
        refused(format!("{header}\n{row}\n"), "t.csv", &[what]);
        refused(format!("{header},\"\"\n{row},\"a\"\"b\"\n"), "t.csv", &["more than 200000 cells"]);
    }
    let names = |columns: usize| (0..columns).map(|column| format!("c{column}")).collect::<Vec<_>>().join(",");
    assert_eq!(rows(format!("{}\n1\n", names(200_000)).into(), "t.csv").expect("a row"), 1);
    refused(format!("{}\n1\n", names(200_001)), "t.csv", &["the row that begins on line 1 has more than 200000 cells"]);
    let long = "x".repeat(MIB + 1);
    refused(format!("{long},b\n1,2\n"), "t.csv", &["the name of a column is longer than 1 MiB"]);
    refused(format!("a,b\n1,2\n3,{long}\n"), "t.csv", &["row 2, a cell is longer than 1 MiB"]);
    refused(format!("a,b\n1,2\n3,\"{long}\n\"\n"), "t.csv", &["row 2, a cell is longer than 1 MiB"]);
    assert_eq!(rows(format!("a,b\n1,{}\n", &long[1..]).into(), "t.csv").expect("a row"), 1);
}

#[test]
fn an_object_has_so_many_keys_and_a_value_so_many_bytes() {
    let object = |keys: usize| format!("{{{}}}\n", (0..keys).map(|key| format!("\"k{key}\":1")).collect::<Vec<_>>().join(","));
    refused(object(200_001), "t.ndjson", &["line 1", "more than 200000 cells"]);
    let late = "{\"a\":1}\n".repeat(1000);
    refused(late.clone() + &object(200_001), "t.ndjson", &["row 1001, the object has more than 200000 cells"]);
    let long = "x".repeat(MIB + 1);
    refused(format!("{{\"a\":1}}\n{{\"a\":\"{long}\"}}\n"), "t.ndjson", &["row 2, column a is longer than 1 MiB"]);
    refused(late + &format!("{{\"b\":\"{long}\"}}\n"), "t.ndjson", &["row 1001, a value is longer than 1 MiB"]);
}

fn parquet(properties: WriterPropertiesBuilder, column: ArrayRef) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter([("note", column)]).expect("a column");
    let properties = properties.set_compression(Compression::SNAPPY).build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).expect("memory");
    writer.write(&batch).expect("memory");
    writer.into_inner().expect("memory")
}

#[test]
fn a_page_of_parquet_is_not_unpacked_if_it_is_too_large() {
    let text = |length: usize, rows: usize| Arc::new(StringArray::from(vec!["x".repeat(length); rows])) as ArrayRef;
    let plain = || WriterProperties::builder().set_dictionary_enabled(false);
    refused(parquet(plain(), text(120 * MIB, 1)), "t.parquet", &["column \"note\" in group of rows 1", "a page of 120 MiB"]);
    refused(parquet(plain(), text(2 * MIB, 1)), "t.parquet", &["column note: a cell is longer than 1 MiB"]);
    assert_eq!(rows(parquet(plain(), text(MIB, 3)), "t.parquet").expect("rows"), 3);
}

#[test]
fn a_text_that_all_rows_share_is_not_copied_for_each() {
    let mut shared = StringDictionaryBuilder::<Int32Type>::new();
    let long = "x".repeat(MIB);
    for _ in 0..100 {
        shared.append_value(&long);
    }
    let whole = WriterProperties::builder().set_dictionary_page_size_limit(16 * MIB);
    let file = parquet(whole, Arc::new(shared.finish()));
    assert!(file.len() < MIB);
    assert_eq!(rows(file, "t.parquet").expect("rows"), 100);
}

#[test]
fn values_that_tell_how_they_differ_are_read_a_few_at_a_time() {
    let differing = WriterProperties::builder().set_dictionary_enabled(false).set_encoding(Encoding::DELTA_BYTE_ARRAY);
    let file = parquet(differing, Arc::new(StringArray::from(vec!["x".repeat(MIB); 100])));
    assert!(file.len() < MIB);
    assert_eq!(rows(file, "t.parquet").expect("rows"), 100);
}

#[test]
fn lists_in_the_cells_of_parquet_have_a_limit() {
    let mut lists = ListBuilder::new(Int32Builder::new());
    for _ in 0..9 << 20 {
        lists.values().append_value(1);
    }
    lists.append(true);
    let file = parquet(WriterProperties::builder(), Arc::new(lists.finish()));
    assert!(file.len() < MIB);
    refused(file, "t.parquet", &["note", "more than 8388608 values in lists"]);
}

/// A workbook of these parts, beside those that every workbook has.
fn workbook(parts: &[(&str, &[&[u8]])]) -> Vec<u8> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let sheets =
        format!("<workbook xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
    let relations = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let book = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let usual = [
        ("_rels/.rels", book.as_bytes()),
        ("xl/workbook.xml", sheets.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
    ];
    let usual = usual.map(|(name, part)| (name, vec![part]));
    for (name, part) in usual.into_iter().chain(parts.iter().map(|(name, part)| (*name, part.to_vec()))) {
        archive.start_file(name, SimpleFileOptions::default()).expect("memory");
        for bytes in part {
            archive.write_all(bytes).expect("memory");
        }
    }
    archive.finish().expect("memory").into_inner()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const SHARED: &str = "xl/sharedStrings.xml";

#[test]
fn a_cell_of_a_workbook_has_a_limit_however_it_is_written() {
    let long = vec![b'x'; 3 * MIB];
    for (before, after) in [
        ("<c r=\"A1\" t=\"inlineStr\"><is><t>", "</t></is></c>"),
        ("<c r=\"A1\" t=\"str\"><v>", "</v></c>"),
        ("<c r=\"A1\" t=\"", "\"><v>1</v></c>"),
        ("<!--", "-->"),
    ] {
        let sheet: [&[u8]; 5] =
            [b"<worksheet><sheetData><row>", before.as_bytes(), &long, after.as_bytes(), b"</row></sheetData></worksheet>"];
        refused(workbook(&[(SHEET, &sheet)]), "t.xlsx", &["a cell of the workbook", "longer than 1 MiB"]);
    }
    let sheet: &[&[u8]] = &[
        b"<worksheet><sheetData><row><c r=\"A1\" t=\"str\"><v>mo</v></c></row><row><c r=\"A2\" t=\"str\"><v>",
        &long[..=MIB],
        b"</v></c></row></sheetData></worksheet>",
    ];
    refused(workbook(&[(SHEET, sheet)]), "t.xlsx", &["row 2 of the sheet, cell 1 is longer than 1 MiB"]);
}

#[test]
fn the_cells_of_a_row_of_a_workbook_have_a_limit_together() {
    let text = [b"<sst><si><t>".as_slice(), &vec![b'x'; MIB], b"</t></si></sst>"].concat();
    let cells = b"<c t=\"s\"><v>0</v></c>".repeat(16_000);
    let sheet: &[&[u8]] = &[b"<worksheet><sheetData><row>", &cells, b"</row></sheetData></worksheet>"];
    refused(workbook(&[(SHEET, sheet), (SHARED, &[&text])]), "t.xlsx", &["row 1 of the sheet is longer than 16 MiB"]);
}

#[test]
fn the_texts_that_sheets_share_have_a_limit_together() {
    let empty = b"<si><t/></si>".repeat(1 << 20);
    refused(
        workbook(&[(SHARED, &[b"<sst>", &empty, &empty, &empty, b"</sst>"])]),
        "t.xlsx",
        &["texts that the sheets", "128 MiB"],
    );
    let few = [b"<sst uniqueCount=\"99999999999\">".as_slice(), b"<si/></sst>"];
    assert_eq!(rows(workbook(&[(SHARED, &few)]), "t.xlsx").expect_err("a wrong count").kind(), ErrorKind::Damaged);
}

#[test]
fn the_parts_of_a_workbook_do_not_lie_over_each_other() {
    // the list at the end names one part a hundred times
    let whole = workbook(&[("xl/a.bin", &[&vec![0; MIB]])]);
    let find = |mark: &[u8]| whole.windows(mark.len()).rposition(|part| part == mark).expect("a zip");
    let (last, end) = (find(b"PK\x01\x02"), find(b"PK\x05\x06"));
    let mut bytes = whole[..end].to_vec();
    for number in 0..100 {
        let mut entry = whole[last..end].to_vec();
        let name = entry.windows(8).rposition(|part| part == b"xl/a.bin").expect("a name");
        entry[name + 3] = b'b' + number % 20;
        entry[name + 2] = b'0' + number / 20;
        bytes.extend(entry);
    }
    let mut tail = whole[end..].to_vec();
    let size = u32::from_le_bytes(tail[12..16].try_into().expect("four")) + 100 * u32::try_from(end - last).expect("small");
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    for place in [8, 10] {
        let parts = u16::from_le_bytes(tail[place..place + 2].try_into().expect("two")) + 100;
        tail[place..place + 2].copy_from_slice(&parts.to_le_bytes());
    }
    bytes.extend(tail);
    let error = rows(bytes, "t.xlsx").expect_err("one part");
    assert!(error.to_string().contains("lie over each other"), "{error}");
}

//! Any sheet in a workbook that is whole otherwise: an error or rows. Bytes that are changed in a packed file seldom come so far.

use std::io::{Cursor, Write as _};

use enkat_tables::{ReadOptions, Table};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{made_of, table_bytes};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

pub fn holds(bytes: &[u8]) {
    let Some((rows, strings, beside)) = made_of::<(&str, &str, &str)>(bytes) else { return };
    let sheet = format!("<worksheet xmlns=\"{NAMESPACE}\"><sheetData>{rows}</sheetData>{beside}</worksheet>");
    let strings = format!("<sst xmlns=\"{NAMESPACE}\">{strings}</sst>");
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
            <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
            <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
            Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
            </Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
            xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
            <sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
            Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
            <Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" \
            Target=\"sharedStrings.xml\"/></Relationships>",
        ),
        ("xl/sharedStrings.xml", &*strings),
        ("xl/worksheets/sheet1.xml", &*sheet),
    ];
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        packed.start_file(name, SimpleFileOptions::default()).expect("memory has room");
        packed.write_all(part.as_bytes()).expect("memory has room");
    }
    let bytes = packed.finish().expect("memory has room").into_inner();
    let Ok(table) = Table::from_bytes(bytes, "t.xlsx", &ReadOptions::default()) else { return };
    table_bytes::read(table);
}

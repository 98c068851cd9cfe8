//! Workbooks beside .xlsx: the same cells, or a refusal by name.
#![cfg(all(feature = "compression", feature = "parquet", feature = "xlsx"))]

use std::io::{Cursor, Write as _};

use enkat_tables::{ErrorKind, Header, ReadOptions, Sheet, Table, TableError, sheets};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

#[path = "common/cells.rs"]
mod cells;
use cells::cells as all_cells;

fn cells(bytes: &[u8], name: &str, sheet: Option<&str>) -> Result<Vec<Vec<String>>, TableError> {
    let options = ReadOptions { sheet: sheet.map(str::to_owned), ..ReadOptions::default() };
    all_cells(Table::from_bytes(bytes.to_vec(), name, &options))
}

/// A zip archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let how = SimpleFileOptions::default();
        let how = if *name == "mimetype" { how.compression_method(CompressionMethod::Stored) } else { how };
        archive.start_file(*name, how).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

const SPREADSHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// An OpenDocument file of these tables, in XML.
fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles>\
         <style:style style:name=\"hidden\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[("mimetype", SPREADSHEET), ("META-INF/manifest.xml", "<manifest:manifest/>"), ("content.xml", &content)])
}

fn table(name: &str, rows: &str) -> String {
    format!("<table:table table:name=\"{name}\">{rows}</table:table>")
}

fn text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

fn typed(kind: &str, value: &str) -> String {
    let attribute = if kind == "float" || kind == "percentage" { "value".into() } else { format!("{kind}-value") };
    format!(
        "<table:table-cell office:value-type=\"{kind}\" office:{attribute}=\"{value}\"><text:p>shown</text:p></table:table-cell>"
    )
}

fn row_of(cells: &[String]) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

const EMPTY: &str = "<table:table-cell/>";
/// What every spreadsheet writes after the last cell.
const REST: &str = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";

#[test]
fn cells_of_open_document_are_the_text_that_a_table_would_have() {
    let header = ["id", "mo", "date", "time", "share", "flag", "note", "error"].map(text);
    let first = [
        text("007"),
        typed("float", "3"),
        typed("date", "2026-04-03"),
        typed("time", "PT09H30M00S"),
        typed("percentage", "0.125"),
        typed("boolean", "true"),
        text("a<text:s text:c=\"2\"/>b &amp; å</text:p><text:p>c"),
        "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\">\
         <text:p>#DIV/0!</text:p></table:table-cell>"
            .into(),
    ];
    let second = [
        text("8"),
        typed("float", "2.5"),
        typed("date", "2026-04-03T12:00:00"),
        EMPTY.into(),
        "<table:table-cell table:formula=\"of:=[.B2]\" office:value-type=\"float\" office:value=\"-9\"/>".into(),
        "<table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\"><office:annotation><text:p>a remark</text:p>\
         </office:annotation><text:p>merged</text:p></table:table-cell><table:covered-table-cell/>"
            .into(),
        text(" 3 "),
    ];
    let rows = [row_of(&header), row_of(&first), row_of(&[EMPTY.to_owned()]), row_of(&second), REST.to_owned()].concat();
    let expected = [
        ["id", "mo", "date", "time", "share", "flag", "note", "error"],
        ["007", "3", "2026-04-03", "09:30:00", "0.125", "true", "a  b & å\nc", "#DIV/0!"],
        ["8", "2.5", "2026-04-03T12:00:00", "", "-9", "merged", "", " 3 "],
    ];
    let file = ods(&table("A", &rows));
    for name in ["t.ods", "t.csv", "dropped", "t.xlsx"] {
        assert_eq!(cells(&file, name, None).expect(name), expected, "{name}");
    }
}

#[test]
fn sheets_of_open_document_are_chosen_as_those_of_others_and_a_hidden_one_is_not_asked_for() {
    let one = |value: &str| row_of(&[text("mo")]) + &row_of(&[typed("float", value)]);
    let hidden = table("B", &one("2")).replace("<table:table ", "<table:table table:style-name=\"hidden\" ");
    let two = ods(&[table("A", &one("1")), hidden].concat());
    let listed = [("A", true), ("B", false)].map(|(name, is_visible)| Sheet { name: name.into(), is_visible });
    assert_eq!(sheets(Cursor::new(two.clone()), "t.ods"), Ok(listed.to_vec()));
    assert_eq!(cells(&two, "t.ods", None).expect("one is shown"), [["mo"], ["1"]]);
    assert_eq!(cells(&two, "t.ods", Some("b")).expect("a sheet"), [["mo"], ["2"]]);
    let error = cells(&ods(&[table("A", &one("1")), table("B", &one("2"))].concat()), "t.ods", None).expect_err("two");
    assert!(error.kind() == ErrorKind::Sheet && error.to_string().contains("\"A\", \"B\""), "{error}");
}

#[test]
fn a_name_in_merged_cells_stands_for_these_alone() {
    const NAMES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let file = |merged: &str| {
        let cell = |text: &&str| if text.is_empty() { "<c/>".into() } else { format!("<c t=\"str\"><v>{text}</v></c>") };
        let rows = [["id", "Start", "", "Kön", "note"], ["", "mo", "sc", "", ""], ["a", "1", "2", "K", "x"]];
        let rows = rows.map(|row| format!("<row>{}</row>", row.iter().map(cell).collect::<Vec<_>>().concat())).concat();
        let rows = rows.replace("<c/></row><row><c t=\"str\"><v>a", "<c t=\"str\"><v>ua</v></c></row><row><c t=\"str\"><v>a");
        let behind = if merged.contains("</sheetData>") { "" } else { "</sheetData>" };
        let sheet = format!("<worksheet><sheetData>{rows}{behind}{merged}</worksheet>");
        let relation = |kind: &str, target: &str| {
            let inside = format!("<Relationship Id=\"r\" Type=\"{NAMES}/{kind}\" Target=\"{target}\"/>");
            format!("<Relationships>{inside}</Relationships>")
        };
        archive(&[
            ("_rels/.rels", &relation("officeDocument", "xl/workbook.xml")),
            (
                "xl/workbook.xml",
                &format!(
                    "<workbook xmlns:r=\"{NAMES}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>"
                ),
            ),
            ("xl/_rels/workbook.xml.rels", &relation("worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", &sheet),
        ])
    };
    let names = |merged: &str| {
        let options = ReadOptions { header: Header::Lines(1..=2), ..ReadOptions::default() };
        Table::from_bytes(file(merged), "t.xlsx", &options).map(|table| table.header().join(";"))
    };
    let block = "<mergeCells count=\"2\"><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"E1:E1\"/></mergeCells>";
    assert_eq!(names("").expect("a table"), "id;Start mo;Start sc;Kön;note ua");
    assert_eq!(names(block).expect("a table"), "id;Start mo;Start sc;Kön;note ua");
    // a name to the right of a block is none of it, whatever stands above
    let narrow = block.replace("B1:C1", "B1:B1");
    assert_eq!(names(&narrow).expect("a table"), "id;Start mo;sc;Kön;note ua");
    let kind_of = |error: TableError| error.kind();
    let first = |merged: &str| {
        Table::from_bytes(file(merged), "t.xlsx", &ReadOptions::default()).map(|table| table.header().join(";")).map_err(kind_of)
    };
    for broken in ["C1:B1", "x"] {
        let broken = format!("<mergeCells><mergeCell ref=\"{broken}\"/></mergeCells>");
        assert_eq!(names(&broken).map_err(kind_of), Err(ErrorKind::Damaged), "{broken}");
        // only names that are joined ask for them
        assert_eq!(first(&broken).as_deref(), Ok("id;Start;;Kön;note"), "{broken}");
    }
    assert_eq!(first("<mergeCells><mergeCell ref=\"B1:C1\"/>"), Err(ErrorKind::Damaged));
    assert_eq!(names("<mergeCells><mergeCell/></mergeCells>").expect("a table"), names("").expect("a table"));
    // the rows behind are all there, however many were read on the way
    let many = (0..5000).map(|row| format!("<row><c t=\"str\"><v>{row}</v></c></row>")).collect::<Vec<_>>().concat();
    let many = format!("{many}</sheetData>{block}");
    let options = ReadOptions { header: Header::Lines(1..=2), ..ReadOptions::default() };
    let rows = all_cells(Table::from_bytes(file(&many), "t.xlsx", &options)).expect("a table");
    assert_eq!((rows.len(), rows[2][0].as_str(), rows[5001][0].as_str()), (5002, "0", "4999"));
}

#[test]
fn a_header_line_may_stand_far_down_in_a_sheet() {
    let above = (1..3000).map(|row| row_of(&[typed("float", &row.to_string())]));
    let rows = above.chain([row_of(&[text("mo")]), row_of(&[typed("float", "4")])]).collect::<Vec<_>>().concat();
    let file = ods(&table("A", &rows));
    let read = |line: u64| {
        let options = ReadOptions { header: Header::Lines(line..=line), ..ReadOptions::default() };
        all_cells(Table::from_bytes(file.clone(), "t.ods", &options))
    };
    assert_eq!(read(3000).expect("it is there"), [["mo"], ["4"]]);
    assert_eq!(read(2000).expect("it is there").len(), 1002);
    let error = read(3002).expect_err("nothing stands there");
    assert!(error.to_string().contains("line 3002 cannot be the header"), "{error}");
}

#[test]
fn a_stamp_above_the_header_is_not_shown_and_told_as_what_it_may_be() {
    for (stamp, told) in [
        ("Utskrift 202403151246", "or a day and a time: line 1, above the header; remove the line"),
        ("811218-9876", "identity number: line 1, above the header; replace"),
    ] {
        let stamps: Vec<String> = (0..10).map(|last| format!("{}{last}", &stamp[..stamp.len() - 1])).collect();
        let stamp = stamps.iter().find(|stamp| enkat::finding::holds_identity_number(stamp)).expect("one of ten fits");
        let file = ods(&table("A", &[[text(stamp)], [text("mo")], [typed("float", "4")]].map(|row| row_of(&row)).concat()));
        for header in [Header::Lines(2..=2), Header::Found(std::sync::Arc::new(|rows| (rows.len() > 1).then_some(1..=1)))] {
            let options = ReadOptions { header, ..ReadOptions::default() };
            let error = all_cells(Table::from_bytes(file.clone(), "t.ods", &options)).expect_err("a number");
            assert_eq!(error.kind(), ErrorKind::IdentityNumber);
            assert!(error.to_string().contains(told) && !error.to_string().contains(&stamp[stamp.len() - 4..]), "{error}");
            assert!(error.in_swedish().is_some_and(|text| text.contains("rad 1, ovanför rubrikraden")), "{error}");
        }
        // a title that is taken for the header says as much
        let error = all_cells(Table::from_bytes(file, "t.ods", &ReadOptions::default())).expect_err("a number");
        assert!(error.to_string().contains(&told.replace("line 1, above the header", "the header")), "{error}");
    }
}

#[test]
fn a_personal_identity_number_in_open_document_stops() {
    for rows in [
        row_of(&[text("811218-9876")]),
        row_of(&[text("mo")]) + &row_of(&[typed("float", "8112189876")]),
        row_of(&[text("mo")]) + &row_of(&[EMPTY.into(), text("811218-9876")]),
    ] {
        let error = cells(&ods(&table("A", &rows)), "t.ods", None).expect_err("a number");
        assert!(error.kind() == ErrorKind::IdentityNumber && !error.to_string().contains("9876"), "{error}");
    }
    let named = sheets(Cursor::new(ods(&table("811218-9876", ""))), "t.ods").expect_err("a number");
    assert_eq!(named.kind(), ErrorKind::IdentityNumber);
}

#[test]
fn a_small_file_of_open_document_with_much_in_it_is_refused() {
    let times = |rows: &str, columns: &str, cell: &str| {
        let cell =
            cell.replacen("<table:table-cell", &format!("<table:table-cell table:number-columns-repeated=\"{columns}\""), 1);
        let row = format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row>");
        ods(&table("A", &(row_of(&[text("mo")]) + &row)))
    };
    for (file, part) in [
        (times("1000000", "16000", &typed("float", "1")), "cells"),
        (times("1", "16000", &text(&"x".repeat(100_000))), "512 MiB"),
        (times("1", "1", &text("<text:s text:c=\"4000000000\"/>")), "longer than 1 MiB"),
        (times("1", "1", &text(&"x".repeat(3 << 20))), "longer than 1 MiB"),
    ] {
        let error = cells(&file, "t.ods", None).expect_err(part);
        assert!(error.kind() == ErrorKind::TooLarge && error.to_string().contains(part), "{error}");
    }
}

#[test]
fn open_document_that_ends_too_early_or_is_damaged_is_an_error_and_never_waited_for() {
    for content in [
        "<a><table:table table:name=\"A\">",
        "<a><table:table table:name=\"A\"><table:table-row>",
        "<a><table:table table:name=\"A\"><table:table-row><table:table-cell office:value-type=\"string\"><office:annotation>",
        "<a><table:table table:name=\"A\"><table:table-row><table:table-cell office:value-type=\"string\"",
        "<a><b></a></b>",
        // a remark and an instruction that end at once for some readers, and not for others
        "<a><!--><table:table table:name=\"A\"><table:table-row>--></a>",
        "<a><!---><table:table table:name=\"A\"><table:table-row>--></a>",
        "<a><table:table table:name=\"A\"><?></table:table>?></a>",
        "<a><table:table table:name=\"A\"><?a></table:table>?></a>",
        "<a><table:table table:name=\"A\"><!--></table:table>--></a>",
        "<a><table:table table:name=\"A\"><![CDATA[></table:table>]]></a>",
        "<a><table:table table:name=\"A\"><![CDATA[]]]></table:table>]]></a>",
        "<!DOCTYPE a [<!ENTITY b \"\">]><a/>",
        "<a><table:table table:name=\"A\"><table:table-row><table:table-cell office:value=\"x\"/></table:table-row></table:table></a>",
        "<a/>",
    ] {
        let file = archive(&[("mimetype", SPREADSHEET), ("META-INF/manifest.xml", "<m/>"), ("content.xml", content)]);
        let error = cells(&file, "t.ods", None).expect_err(content);
        assert!(matches!(error.kind(), ErrorKind::Damaged | ErrorKind::NotATable), "{content}: {error}");
    }
    let whole = ods(&table("A", &(row_of(&[text("mo")]) + &row_of(&[typed("float", "3")]))));
    for place in (0..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0xff;
        let _ = cells(&bytes, "t.ods", None);
        assert!(cells(&whole[..place], "t.ods", None).is_err());
    }
}

#[test]
fn sheets_of_open_document_whose_tags_are_mixed_up_are_refused_or_read_and_never_waited_for() {
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    let remark = "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a</text:p></office:annotation><text:p>b</text:p></table:table-cell>";
    let rows = [row_of(&[text("mo"), text("sc")]), row_of(&[typed("float", "3"), remark.into()]), REST.to_owned()].concat();
    let names = "<table:named-expressions><table:named-range table:name=\"a\"/></table:named-expressions>";
    let content = format!("<a>{}{names}</a>", [table("A", &rows), table("B", &rows)].concat());
    let tags: Vec<&str> = content.split_inclusive('>').collect();
    let mut read = 0;
    for _ in 0..2000 {
        let mut mixed = tags.clone();
        for _ in 0..=random(3) {
            let (one, other) = (random(mixed.len()), random(mixed.len()));
            match random(5) {
                0 => drop(mixed.remove(one)),
                1 => mixed.insert(one, tags[other % tags.len()]),
                2 => mixed.swap(one, other),
                3 => mixed.truncate(one.max(1)),
                _ => mixed[one] = &mixed[one][..random(mixed[one].len() + 1)],
            }
        }
        let file = archive(&[("mimetype", SPREADSHEET), ("META-INF/manifest.xml", "<m/>"), ("content.xml", &mixed.concat())]);
        read += usize::from(cells(&file, "t.ods", Some("A")).is_ok());
    }
    assert!((1..1000).contains(&read), "{read} are read");
}

#[test]
fn an_archive_that_is_no_workbook_is_called_what_it_is() {
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    for (parts, what) in [
        (&[("[Content_Types].xml", ""), ("xl/workbook.bin", "")][..], ".xlsb"),
        (&[("[Content_Types].xml", ""), ("word/document.xml", "")], ".docx"),
        (&[("[Content_Types].xml", ""), ("ppt/presentation.xml", "")], ".pptx"),
        (&[("Index/Document.iwa", ""), ("Metadata/Properties.plist", "")], ".numbers"),
        (&[("mimetype", SPREADSHEET), ("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}\u{2}<")], "with a password"),
        (&[("mimetype", SPREADSHEET), ("encrypted-package", "")], "with a password"),
        (&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")], "without sheets"),
        (&[("answers.csv", "mo\n1\n")], "unpack"),
    ] {
        for name in ["t.xlsx", "t.csv", "t.ods", "t"] {
            let error = cells(&archive(parts), name, None).expect_err(what);
            assert!(error.kind() == ErrorKind::NotATable && error.to_string().contains(what), "{name}: {error}");
        }
    }
}

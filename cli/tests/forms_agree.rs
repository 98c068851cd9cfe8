//! One table of dirty cells in every form that it can be brought in: the same scores, changes, figures and findings.

mod common;

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use common::{Ran, folder, program};
use parquet::arrow::ArrowWriter;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Map, Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell as a person means it, whatever the form makes of it.
#[derive(Clone, Copy)]
enum Cell {
    Empty,
    Text(&'static str),
    Number(f64),
    Truth(bool),
    Day(u16, u8, u8),
}

use Cell::{Day, Empty, Number, Text, Truth};

/// Every kind of cell that an item can have.
const DIRTY: [Cell; 27] = [
    Number(3.0),
    Text("3"),
    Text("3.0"),
    Text("3,0"),
    Text(" 3 "),
    Text("\u{a0}3"),
    Text("03"),
    Empty,
    Text("  "),
    Text("NA"),
    Text("NaN"),
    Text("."),
    Text("null"),
    Number(999.0),
    Text("999"),
    Number(-9.0),
    Number(9.0),
    Number(99.0),
    Number(0.0),
    Number(2.5),
    Text("2.5"),
    Number(1e16),
    Text("x"),
    Text("one, \"two\"\nthree"),
    Text("Nivå 3"),
    Truth(true),
    Day(2026, 4, 3),
];

/// The names of the columns, and two rows for each kind of cell.
fn table() -> (Vec<String>, Vec<Vec<Cell>>) {
    const IDS: [&str; 5] = ["007", "8", "a b", "1e2", "å"];
    let soc = (1..=13).map(|item| format!("soc13_{item}"));
    let names = ["id", "wave", "date", "site", "flag", "mo", "sc", "ua", "pd", "ad", "vas"].map(String::from);
    let names: Vec<String> = names.into_iter().chain(soc).chain(["note".to_owned()]).collect();
    let mut rows = Vec::new();
    for (place, dirty) in DIRTY.into_iter().enumerate() {
        // ids that look like numbers, and others made of them
        let id: &'static str = IDS.get(place).copied().unwrap_or_else(|| format!("p{place}").leak());
        for (wave, day) in [("start", Day(2026, 1, 31)), ("exit", if place % 3 == 0 { Empty } else { Day(2026, 12, 1) })] {
            let site = ["a", "b", ""][place % 3];
            let mut row =
                vec![Text(id), Text(wave), day, if site.is_empty() { Empty } else { Text(site) }, Truth(place % 2 == 0)];
            let level = |item: usize| Number([1.0, 2.0, 3.0, 2.0, 1.0, 4.0, 5.0][(place + item) % 7]);
            row.extend((0..5).map(level));
            row.push(Number([0.0, 55.0, 100.0, 70.0][place % 4]));
            row.extend((0..13).map(|item| level(item + usize::from(wave == "exit"))));
            // in a level, in EQ VAS and in an item of KASAM, one after the other
            row[[5 + place % 5, 10, 11 + place % 13][(place + usize::from(wave == "exit")) % 3]] = dirty;
            row.push([Text("=1+1"), Text("-"), Empty, Text("0701")][place % 4]);
            rows.push(row);
        }
    }
    (names, rows)
}

impl Cell {
    /// Its text, as a person would have typed it.
    fn text(self) -> String {
        match self {
            Empty => String::new(),
            Text(text) => text.into(),
            Number(number) => number.to_string(),
            Truth(truth) => truth.to_string(),
            Day(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
        }
    }
}

fn csv(names: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(names).expect("memory");
    for row in rows {
        writer.write_record(row.iter().map(|cell| cell.text())).expect("memory");
    }
    writer.into_inner().expect("memory")
}

fn objects(names: &[String], rows: &[Vec<Cell>]) -> Vec<Value> {
    let value = |cell: &Cell| match *cell {
        Empty => Value::Null,
        #[expect(clippy::cast_possible_truncation, reason = "it is a whole number")]
        Number(number) if number.fract() == 0.0 => json!(number as i64),
        Number(number) => json!(number),
        Truth(truth) => json!(truth),
        Text(_) | Day(..) => json!(cell.text()),
    };
    let object = |row: &Vec<Cell>| Value::Object(names.iter().cloned().zip(row.iter().map(value)).collect::<Map<_, _>>());
    rows.iter().map(object).collect()
}

/// A column of whole numbers or of truths is one, and any other a column of texts.
fn parquet(names: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
    let column = |place: usize| -> ArrayRef {
        let cells = || rows.iter().map(move |row| row[place]);
        #[expect(clippy::cast_possible_truncation, reason = "it is a whole number")]
        let whole = |cell| match cell {
            Number(number) if number.fract() == 0.0 => Some(Some(number as i64)),
            Empty => Some(None),
            _ => None,
        };
        let truth = |cell| if let Truth(truth) = cell { Some(truth) } else { None };
        if let Some(numbers) = cells().map(whole).collect::<Option<Vec<_>>>() {
            return Arc::new(Int64Array::from(numbers));
        }
        if let Some(truths) = cells().map(truth).collect::<Option<Vec<_>>>() {
            return Arc::new(BooleanArray::from(truths));
        }
        let text = |cell: Cell| if matches!(cell, Empty) { None } else { Some(cell.text()) };
        Arc::new(cells().map(text).collect::<StringArray>())
    };
    let columns = names.iter().enumerate().map(|(place, name)| (name, column(place), true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).expect("columns");
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("memory");
    writer.write(&batch).expect("memory");
    writer.into_inner().expect("memory")
}

fn xlsx(names: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
    let (mut book, day) = (Workbook::new(), Format::new().set_num_format("yyyy-mm-dd"));
    let sheet = book.add_worksheet();
    for (name, column) in names.iter().zip(0..) {
        sheet.write_string(0, column, name).expect("a cell");
    }
    for (row, number) in rows.iter().zip(1..) {
        for (cell, column) in row.iter().zip(0..) {
            match *cell {
                Empty => continue,
                Text(text) => sheet.write_string(number, column, text),
                Number(value) => sheet.write_number(number, column, value),
                Truth(truth) => sheet.write_boolean(number, column, truth),
                Day(year, month, of_month) => {
                    let date = ExcelDateTime::from_ymd(year, month, of_month).expect("a day");
                    sheet.write_datetime_with_format(number, column, &date, &day)
                }
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("memory")
}

fn ods(names: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace("  ", "<text:s text:c=\"2\"/>");
    let cell = |cell: &Cell| {
        let text = escaped(&cell.text()).replace('\n', "</text:p><text:p>");
        let value = match cell {
            Empty => return "<table:table-cell/>".to_owned(),
            Text(_) => "office:value-type=\"string\"".to_owned(),
            Number(number) => format!("office:value-type=\"float\" office:value=\"{number}\""),
            Truth(_) => format!("office:value-type=\"boolean\" office:boolean-value=\"{text}\""),
            Day(..) => format!("office:value-type=\"date\" office:date-value=\"{text}\""),
        };
        format!("<table:table-cell {value}><text:p>{text}</text:p></table:table-cell>")
    };
    let mut content = String::from("<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">");
    let header: Vec<Cell> = names.iter().map(|name| Text(name.clone().leak())).collect();
    for row in std::iter::once(&header).chain(rows) {
        let _ = write!(content, "<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>());
    }
    content += "</table:table></office:spreadsheet></office:body></office:document-content>";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    for (name, text) in [("mimetype", kind), ("META-INF/manifest.xml", "<manifest:manifest/>"), ("content.xml", &content)] {
        archive.start_file(name, SimpleFileOptions::default()).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// What a command says of a file, without what differs by intent: its name, and lines where there are none.
fn said(path: &Path, command: &[&str]) -> (Option<i32>, Value, String) {
    let name = path.to_str().expect("UTF-8");
    let ran = Ran::of(program().arg(command[0]).arg(path).args(&command[1..]).output().expect("it runs"));
    let out = ran.out.replace(name, "the table");
    let out = match serde_json::from_str::<Value>(&out) {
        Ok(mut found) => {
            for finding in found["findings"].as_array_mut().expect("findings") {
                let finding = finding.as_object_mut().expect("a finding");
                // a line is that of a text, a cell that of a sheet
                finding.remove("line");
                finding.remove("cell");
            }
            found
        }
        Err(_) => out.into(),
    };
    let told: Vec<&str> = ran.err.lines().map(without_place).collect();
    (ran.code, out, told.join("\n").replace(name, "the table"))
}

/// A workbook names the cell where another table names the row.
fn without_place(line: &str) -> &str {
    line.split_once("first in ").and_then(|(_, rest)| rest.split_once(", ")).map_or(line, |(_, after)| after)
}

#[test]
fn every_form_of_one_table_gives_the_same() {
    let (names, rows) = table();
    let here = folder("forms_agree");
    let objects = objects(&names, &rows);
    let lines: Vec<String> = objects.iter().map(Value::to_string).collect();
    let forms = [
        ("t.csv", csv(&names, &rows)),
        ("t.ndjson", lines.join("\n").into_bytes()),
        ("t.json", serde_json::to_vec_pretty(&objects).expect("JSON")),
        ("t.parquet", parquet(&names, &rows)),
        ("t.xlsx", xlsx(&names, &rows)),
        ("t.ods", ods(&names, &rows)),
    ];
    for (name, bytes) in &forms {
        fs::write(here.join(name), bytes).expect("a file");
    }
    let choices = ["--value-set", "SE-2022-TTO", "--missing-code", "999"];
    for (command, least) in [
        (&["score"][..], 27 * 100),
        (&["change", "--by", "site"], 1000),
        (&["report", "--internal", "--format", "csv", "--by", "site"], 10_000),
        (&["check", "--format", "json"], 1000),
    ] {
        let command = [command, &choices].concat();
        let expected = said(&here.join("t.csv"), &command);
        assert!(matches!(expected.0, Some(0 | 1)), "{}", expected.2);
        assert!(expected.1.to_string().len() > least, "{}", expected.1);
        for (name, _) in &forms[1..] {
            let found = said(&here.join(name), &command);
            if let (Value::String(found), Value::String(expected)) = (&found.1, &expected.1) {
                // the first line that differs says more than all of them
                for (found, expected) in found.lines().zip(expected.lines()) {
                    assert_eq!(found, expected, "{name}, {command:?}");
                }
            }
            assert_eq!(found, expected, "{name}, {command:?}");
        }
    }
}

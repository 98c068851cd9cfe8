//! Every form that a table can be written in.

mod common;

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{Ran, enkat, folder, program};
use enkat::finding::Findings;
use enkat_tables::{Chunk, ReadOptions, Table, TableError};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The rows of the fixtures `table.parquet` and `table.xlsx`.
const TABLE: &str = "id,wave,date,mo,sc,ua,pd,ad,vas,flag,weight,note\n\
                     a,start,2026-04-03,1,2,3,4,5,70,true,2.5,\"one, two\"\n\
                     b,start,2026-04-04,3,,2.5,6,1,50,false,0.5,\n\
                     c,start,,2,1, 3 ,1,2,100,,,åäö\n\
                     d,exit,2026-05-01,5,4,x,3,3,0,true,-1.5,\"a \"\"mark\"\"\"\n";

const OBJECTS: &str = r#"{"id":"a","wave":"start","date":"2026-04-03","mo":1,"sc":2,"ua":3,"pd":4,"ad":5,"vas":70,"flag":true,"weight":2.5,"note":"one, two"}

{"id":"b","wave":"start","date":"2026-04-04","mo":3,"sc":null,"ua":2.5,"pd":6,"ad":1,"vas":50,"flag":false,"weight":0.5}
{"note":"\u00e5äö","vas":100,"mo":2,"sc":1,"ua":" 3 ","pd":1,"ad":2,"wave":"start","id":"c"}
 { "id" : "d", "wave" : "exit", "date" : "2026-05-01", "mo" : 5, "sc" : 4, "ua" : "x", "pd" : 3, "ad" : 3, "vas" : 0, "flag" : true, "weight" : -1.5, "note" : "a \"mark\"" } "#;

fn fixture(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "tables", "tests", "fixtures", name].iter().collect()
}

/// The program on a file, or on the same through a pipe.
fn score(file: &[u8], name: &str, arguments: &[&str]) -> [Ran; 2] {
    // tests run beside each other, and each file is its own
    static FILES: AtomicUsize = AtomicUsize::new(0);
    let path = folder(&format!("inputs_{}", FILES.fetch_add(1, Ordering::Relaxed))).join(name);
    fs::write(&path, file).expect("a file");
    let by_name = program().args(command(path.to_str().expect("UTF-8"), arguments)).output().expect("it runs");
    [Ran::of(by_name), enkat(&command("-", arguments), file)]
}

fn command<'a>(input: &'a str, arguments: &[&'a str]) -> Vec<&'a str> {
    [&["score", input, "--value-set", "SE-2022-TTO"], arguments].concat()
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text).expect("memory");
    packed.finish().expect("memory")
}

fn zstd(text: &[u8]) -> Vec<u8> {
    zstd::encode_all(text, 0).expect("memory")
}

/// A workbook with one sheet of these rows, in XML.
fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let relations = "<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
                     Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let package = "<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
                   Target=\"xl/workbook.xml\"/></Relationships>";
    let book = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
                <sheet name=\"A\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("_rels/.rels", package),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    for (name, text) in parts {
        archive.start_file(name, SimpleFileOptions::default()).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

#[test]
fn the_same_table_in_every_form_has_the_same_scores() {
    let expected = enkat(&["score", "-", "--value-set", "SE-2022-TTO"], TABLE);
    assert_eq!(expected.code, Some(0), "{}", expected.err);
    // a workbook names the cell where another table names the row
    let place =
        |line: &str| line.split_once("first in ").and_then(|(_, rest)| rest.split_once(", ")).map(|(place, _)| place.to_owned());
    let without_place = |line: &str| place(line).map_or_else(|| line.to_owned(), |place| line.replace(&place, "its place"));
    let summary = |ran: &Ran| ran.err.lines().skip(1).map(without_place).collect::<Vec<_>>();
    let read = |name: &str| fs::read(fixture(name)).expect("a fixture");
    for (name, file) in [
        ("t.csv", TABLE.into()),
        ("t.tsv", TABLE.replace(", two", "\u{1}").replace(',', "\t").replace('\u{1}', ", two").into_bytes()),
        ("t.csv.gz", gzip(TABLE.as_bytes())),
        ("t.txt.zst", zstd(TABLE.as_bytes())),
        ("parts.csv.gz", [gzip(&TABLE.as_bytes()[..100]), gzip(&TABLE.as_bytes()[100..])].concat()),
        ("parts.csv.zst", [zstd(&TABLE.as_bytes()[..100]), zstd(&TABLE.as_bytes()[100..])].concat()),
        ("t.ndjson", OBJECTS.into()),
        ("t.jsonl.gz", gzip(OBJECTS.as_bytes())),
        ("t.json", format!("[{}]", OBJECTS.trim().replace("\n\n", "\n").replace('\n', ",\n")).into_bytes()),
        ("t.ndjson.zst", zstd(OBJECTS.as_bytes())),
        ("mark.ndjson", format!("\u{feff}{OBJECTS}").replace('\n', "\r\n").into_bytes()),
        ("t.parquet", read("table.parquet")),
        ("t.xlsx", read("table.xlsx")),
        ("none", OBJECTS.into()),
        ("none.gz", gzip(OBJECTS.as_bytes())),
        ("wrong.csv", read("table.xlsx")),
        ("odd.dat", read("table.parquet")),
    ] {
        for ran in score(&file, name, &[]) {
            assert_eq!((ran.code, &ran.out), (expected.code, &expected.out), "{name}: {}", ran.err);
            assert_eq!(summary(&ran), summary(&expected), "{name}");
        }
    }
    for name in ["table.parquet", "table.xlsx"] {
        let path = fixture(name);
        let path = path.to_str().expect("UTF-8");
        let figures = enkat(&["report", path, "--internal", "--format", "csv"], "");
        assert_eq!(figures.out, enkat(&["report", "-", "--internal", "--format", "csv"], TABLE).out);
        assert_eq!(enkat(&["change", path], "").out, enkat(&["change", "-"], TABLE).out);
    }
}

#[test]
fn lines_that_are_no_object_are_rows_that_cannot_be_used() {
    let good = r#"{"id":"a","mo":1,"sc":1,"ua":1,"pd":1,"ad":1,"vas":50}"#;
    for (line, rule) in [
        (r#"{"id":"b","mo":1"#, "EQ018"),
        (r#"{"id":"b","mo":1,"mo":1}"#, "EQ018"),
        (r#"{"id":"b","mo":1}}"#, "EQ018"),
        ("[1]", "EQ018"),
        ("{\"id\":\"b\",\"mo\":1\0}", "EQ018"),
    ] {
        let [ran, _] = score(format!("{good}\n{line}\n\n{good}\n").as_bytes(), "t.ndjson", &[]);
        assert_eq!(ran.column("eq5d5l_reason"), ["", "row:width", ""], "{line}: {}", ran.err);
        assert!(ran.err.contains(rule) && ran.err.contains("first in row 2"), "{}", ran.err);
    }
    let invalid = [good.as_bytes(), b"\n{\"id\":\"b\xff\",\"mo\":1}\n", good.as_bytes()].concat();
    let [ran, _] = score(&invalid, "t.ndjson", &["--strict"]);
    assert!(ran.code == Some(1) && ran.err.contains("EQ018"), "{}", ran.err);
    let late = format!("{}{{\"id\":\"b\",\"vas\":50,\"tto\":1}}\n", format!("{good}\n").repeat(1000));
    let [ran, _] = score(late.as_bytes(), "t.ndjson", &[]);
    assert!(ran.err.contains("EQ019") && ran.err.contains("first in row 1001") && !ran.out.contains("tto"), "{}", ran.err);
    let nested = format!("{good}\n{{\"id\":\"b\",\"mo\":[1],\"sc\":{{\"a\":1}},\"ua\":1,\"pd\":1,\"ad\":1,\"vas\":50}}\n");
    let [ran, _] = score(nested.as_bytes(), "t.ndjson", &[]);
    assert_eq!(ran.column("eq5d5l_reason"), ["", "mo:invalid sc:invalid"]);
    for (text, part) in [("", "empty"), ("\n\n", "empty"), ("1\n2\n", "its first 2 lines hold no"), ("{}\n{}\n", "no header")] {
        score(text.as_bytes(), "t.ndjson", &[])[0].refused(&[part]);
    }
    enkat(&["score", "-"], "[{\"mo\":1}").refused(&["array", "ends too early"]);
}

#[test]
fn no_form_hides_a_personal_identity_number() {
    let number = "811218-9876";
    let object = |value: Value| format!("{{\"vas\":1,\"note\":\"a\"}}\n{}\n", json!({ "vas": 2, "note": value })).into_bytes();
    let read = |name: &str| fs::read(fixture(name)).expect("a fixture");
    let inline = |cells: &str| format!("<row><c t=\"inlineStr\"><is><t>vas</t></is></c></row><row r=\"7\">{cells}</row>");
    for (name, file, place) in [
        ("t.ndjson", object(number.into()), "row 2, column note"),
        ("t.ndjson", object(8_112_189_876_u64.into()), "row 2, column note"),
        ("t.ndjson", object(json!([{ "a": [number] }])), "row 2, column note"),
        ("t.ndjson", object(json!({ number: 1 })), "row 2, column note"),
        ("t.ndjson", format!("{{\"vas\":1}}\n{{\"vas\":1,\"vas\":\"{number}\"}}").into_bytes(), "row 2, column vas"),
        ("t.ndjson", format!("{{\"vas\":1}}\n{{\"vas\": {number}").into_bytes(), "row 2, a key or a value"),
        ("t.ndjson", [b"{\"vas\":1}\n\xff".as_slice(), number.as_bytes()].concat(), "row 2, a key or a value"),
        ("t.ndjson", format!("{{\"vas\":1,\"{number}\":1}}").into_bytes(), "the header"),
        ("t.ndjson", format!("{}{{\"{number}\":1}}", "{\"vas\":1}\n".repeat(1000)).into_bytes(), "row 1001, a key or a value"),
        ("t.ndjson", format!("{}{{\"a\":[\"{number}\"]}}", "{\"vas\":1}\n".repeat(1000)).into_bytes(), "row 1001"),
        ("t.csv.gz", gzip(format!("vas\n1,{number}\n").as_bytes()), "row 1, a cell too many"),
        ("t.parquet", read("hidden.parquet"), "row 2, column nested"),
        ("t.xlsx", read("hidden.xlsx"), "row 2, column note"),
        ("t.xlsx", workbook(&inline("<c><v>8112189876</v></c>")), "row 1, column vas"),
        ("t.xlsx", workbook(&inline("<c/><c><v>8112189876</v></c>")), "row 1, a cell too many"),
        ("t.xlsx", workbook("<row><c t=\"str\"><v>811218-9876</v></c></row>"), "the header"),
    ] {
        for ran in score(&file, name, &[]) {
            // beside the row stands its line, where there are lines
            let (row, rest) = place.split_once(", ").unwrap_or((place, ""));
            let is_told = ran.err.contains(row) && ran.err.contains(rest);
            assert!(ran.code == Some(2) && ran.err.contains("identity") && is_told, "{name}: {}", ran.err);
            assert!(!ran.err.contains("9876") && !ran.out.contains("9876"), "{}", ran.err);
        }
    }
}

#[test]
fn of_several_sheets_one_is_named_or_both_occasions_are_read() {
    let path = fixture("sheets.xlsx");
    let run = |sheet: &[&str]| enkat(&[&["score", path.to_str().expect("UTF-8")], sheet].concat(), "");
    let both = run(&[]);
    assert_eq!(both.column("eq5d5l_vas"), ["70", "80", "", ""]);
    assert!(both.err.contains("\"Before\" is read as the start and \"After\" as the exit"), "{}", both.err);
    run(&["--sheet", "Aftre"]).refused(&["no sheet \"Aftre\"", "\"After\", \"Before\""]);
    assert_eq!(run(&["--sheet", " before "]).column("eq5d5l_vas"), ["70"]);
    let ran = run(&["--sheet", "After"]);
    assert_eq!(ran.column("eq5d5l_vas"), ["80", "", ""]);
    assert!(
        ran.err.contains("EQ010") && ran.err.contains("EQ003") && ran.err.contains("1 cell beyond the header"),
        "{}",
        ran.err
    );
}

#[test]
fn every_kind_of_a_parquet_column_is_text_or_no_number() {
    let path = fixture("kinds.parquet");
    let ran = enkat(&["score", path.to_str().expect("UTF-8")], "");
    let column = |name| ran.column(name);
    assert_eq!(column("mo"), ["1.0", "NaN"]);
    assert_eq!(column("sc"), ["[1]", "[]"]);
    assert_eq!(column("ua"), ["{a: 3}", ""]);
    assert_eq!(column("pd"), ["3.00", "2.50"]);
    assert_eq!(column("ad"), ["3", "\u{fffd}"]);
    assert_eq!(column("packed"), ["3", "4"]);
    assert_eq!(column("date"), ["2026-04-03", "2026-04-03T12:00:00"]);
    assert_eq!(column("zoned"), ["2026-04-03T00:00:00Z"; 2]);
    assert_eq!(column("eq5d5l_reason"), ["sc:invalid ua:invalid", "mo:missing sc:invalid ua:missing pd:invalid ad:invalid"]);
}

#[test]
fn what_was_cut_off_or_damaged_is_said() {
    let table = TABLE.repeat(50);
    for (name, packed) in [("t.csv.gz", gzip(table.as_bytes())), ("t.csv.zst", zstd(table.as_bytes()))] {
        for ran in score(&packed[..packed.len() * 2 / 3], name, &[]) {
            ran.refused(&["ends too early"]);
        }
    }
    let mut damaged = gzip(table.as_bytes());
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    assert!(score(&damaged, "t.csv.gz", &[]).iter().all(|ran| ran.code == Some(2)));
    score(&gzip(&gzip(TABLE.as_bytes())), "t.csv.gz", &[])[0].refused(&["not a text", "unpack"]);
    score(b"PK\x03\x04 and no more", "t.xlsx", &[])[0].refused(&["not a workbook"]);
    score(b"vas\n1\n", "t.parquet", &[])[0].refused(&["not a parquet file"]);
    score(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1], "t.xls", &[])[0].refused(&["not a workbook"]);
}

#[test]
fn what_is_no_table_is_called_what_it_is_and_what_to_do_is_said() {
    let page = b"<html><head></head><body><table><tr><td>vas</td></tr><tr><td>50</td></tr></table></body></html>";
    let utf16: Vec<u8> = "vas;note\n50;x\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, file, parts) in [
        ("t.xls", page.to_vec(), &["a web page", ".xlsx or .csv"][..]),
        ("t.xlsx", page.to_vec(), &["a web page", ".xlsx or .csv"]),
        ("t.xlsx", b"vas,note\n50,x\n".to_vec(), &["a text, not a workbook", "end its name in .csv"]),
        ("t.parquet", b"vas,note\n50,x\n".to_vec(), &["a text, not a parquet file", "end its name in .csv"]),
        ("t.xlsx", Vec::new(), &["empty"]),
        ("t.csv", Vec::new(), &["empty"]),
        ("t.csv", b"%PDF-1.7\n%\xe2\xe3".to_vec(), &["a PDF", ".csv"]),
        ("t.sav", b"$FL2@(#) SPSS DATA FILE".to_vec(), &["an SPSS file", ".xlsx or .csv", "missing codes"]),
        ("t.dta", b"<stata_dta><header>".to_vec(), &["a Stata file", "convert_categoricals=False"]),
        ("t.rds", gzip(b"X\n\0\0\0\x03\0\x04"), &["a file of R", "write.csv"]),
        ("t.feather", b"ARROW1\0\0".to_vec(), &["Feather", ".parquet"]),
        ("t.csv", utf16, &["UTF-16 without a mark", "UTF-8"]),
        ("t.csv", b"\x89PNG\r\n\x1a\n".to_vec(), &["a picture"]),
    ] {
        score(&file, name, &[])[0].refused(parts);
        let path = folder("called_by_name").join(name);
        fs::write(&path, &file).expect("a file");
        let check = Ran::of(program().arg("check").arg(&path).output().expect("it runs"));
        assert!(check.code == Some(2) && parts.iter().all(|part| check.err.contains(part)), "{name}: {}{}", check.out, check.err);
    }
    // many systems call a text so, and it is read
    assert_eq!(score(b"vas\tnote\n50\tx\n", "t.xls", &[])[0].column("eq5d5l_vas"), ["50"]);
}

/// How many rows a table has, or why it cannot be read.
fn read(path: &Path) -> Result<u64, String> {
    let read = || {
        let mut table = Table::open(path, &ReadOptions::default())?;
        let mut chunk = Chunk::default();
        while table.read(&mut chunk, &mut Findings::default())? {}
        Ok(table.rows())
    };
    read().map_err(|error: TableError| error.to_string())
}

#[test]
fn a_damaged_parquet_file_or_workbook_is_refused_or_read_and_never_a_panic() {
    for name in ["table.parquet", "table.xlsx"] {
        let whole = fs::read(fixture(name)).expect("a fixture");
        let path = folder(&format!("damaged_{name}")).join(name);
        let mut said_where = 0;
        for place in (0..whole.len()).step_by(7) {
            let mut bytes = whole.clone();
            bytes[place] ^= 0xff;
            fs::write(&path, &bytes).expect("a file");
            let found = read(&path);
            said_where += u64::from(found.is_err_and(|error| error.contains("row ")));
            // the same in a process of its own, of which every word is heard
            if place % 91 == 0 {
                let ran = Ran::of(program().arg("score").arg(&path).output().expect("it runs"));
                assert!(matches!(ran.code, Some(0 | 2)), "{:?} {}", ran.code, ran.err);
            }
        }
        // a workbook has sums of its parts, which are compared before any row is read
        assert_eq!(said_where > 0, name == "table.parquet", "{said_where} of {name} are told by their row");
        for length in (0..whole.len()).step_by(97) {
            fs::write(&path, &whole[..length]).expect("a file");
            assert!(read(&path).is_err());
        }
    }
}

#[test]
fn a_workbook_that_would_fill_the_memory_is_refused() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).expect("memory");
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..=256 {
        archive.write_all(&blanks).expect("memory");
    }
    let bomb = archive.finish().expect("memory").into_inner();
    assert!(bomb.len() < 1 << 20);
    score(&bomb, "t.xlsx", &[])[0].refused(&["more than 256 MiB", "unpacked"]);
}

#[test]
fn a_sheet_out_of_order_is_refused_and_blank_rows_are_none() {
    let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let ordered = format!("<row>{}</row><row>{}</row><row><c r=\"A9\"><v>80</v></c></row>", text("A3", "vas"), text("A7", ""));
    assert_eq!(score(&workbook(&ordered), "t.xlsx", &[])[0].column("vas"), ["80"]);
    let back = format!("<row>{}</row><row><c r=\"A2\"><v>80</v></c></row>", text("A3", "vas"));
    score(&workbook(&back), "t.xlsx", &[])[0].refused(&["out of order"]);
    score(&workbook(""), "t.xlsx", &[])[0].refused(&["no header"]);
    let wide = format!("<row>{}<c r=\"XFE1\"><v>80</v></c></row>", text("A1", "vas"));
    score(&workbook(&wide), "t.xlsx", &[])[0].refused(&["out of order"]);
}

/// The text that a table would have for a value.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[test]
fn any_object_reads_as_the_other_reader_has_it() {
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    let keys = ["vas", "mo", "a b", "å", "q\"", "\\", "\u{1F600}", "", "n\n"];
    let texts = ["", "x", " 3 ", "\"", "\\u0041", "å\u{1F600}", "\t\n\u{1}", "a long text without any mark in it at all", "[1]"];
    let mut lines = String::new();
    let mut rows: Vec<Map<String, Value>> = Vec::new();
    lines.push_str(
        &serde_json::to_string(&keys.iter().map(|key| (*key, 0)).collect::<std::collections::BTreeMap<_, _>>()).expect("JSON"),
    );
    lines.push('\n');
    for _ in 0..2000 {
        let mut row = Map::new();
        for _ in 0..random(12) {
            let value = match random(6) {
                0 => Value::Null,
                1 => (random(9) == 0).into(),
                2 => (i64::try_from(random(1000)).expect("small") - 500).into(),
                3 => [0.5, -2.25, 3.0, 1e-7, 1e300][random(5)].into(),
                _ => texts[random(texts.len())].into(),
            };
            row.insert(keys[random(keys.len())].into(), value);
        }
        let line = serde_json::to_string(&row).expect("JSON");
        // some with every character that is not ASCII behind an escape
        let escaped = |text: &str| {
            let units =
                |c: char| c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat();
            text.chars().map(|c| if c.is_ascii() { c.to_string() } else { units(c) }).collect::<String>()
        };
        lines.push_str(&if random(2) == 0 { line } else { escaped(&line) });
        lines.push('\n');
        rows.push(row);
    }
    let ran = enkat(&["score", "-", "--overwrite"], &lines);
    let found = ran.rows();
    assert_eq!(found.len(), rows.len() + 1);
    for (row, found) in rows.iter().zip(&found[1..]) {
        for key in keys {
            assert_eq!(found[key], row.get(key).map(cell).unwrap_or_default(), "{key:?} of {row:?}");
        }
    }
}

#[test]
fn whatever_one_reader_takes_for_an_object_the_other_does_too() {
    let seeds = [r#"{"vas":1,"mo":[1,{"a":"b\n"}],"sc":"\u00e5"}"#, r#"{"vas":-1.5e3,"mo":true,"sc":null}"#];
    // so many that they decide the columns: a key with a blank too many would be a second column of its name
    let mut lines = vec![seeds[0].to_owned(); 1000];
    for seed in seeds {
        for place in 0..seed.len() {
            for byte in ["", "\"", "{", "}", "[", "]", ",", ":", "\\", "0", "1", "e", ".", "-", " ", "u", "\u{1}"] {
                lines.push(format!("{}{byte}{}", &seed[..place], &seed[place + 1..]));
                lines.push(format!("{}{byte}{}", &seed[..place], &seed[place..]));
            }
        }
    }
    let ran = enkat(&["score", "-"], lines.join("\n"));
    let reasons = ran.column("eq5d5l_reason");
    assert_eq!(reasons.len(), lines.len());
    for (line, reason) in lines.iter().zip(reasons) {
        let is_object = serde_json::from_str::<Map<String, Value>>(line).is_ok();
        assert_eq!(reason != "row:width", is_object, "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_grows_while_it_is_read_comes_to_an_end() {
    let here = folder("growing");
    let path = here.join("t.csv");
    fs::write(&path, format!("vas,note\n{}", "50,x\n".repeat(500_000))).expect("a file");
    let mut file = fs::OpenOptions::new().append(true).open(&path).expect("a file");
    let out = fs::File::create(here.join("o.csv")).expect("a file");
    let child = program().arg("score").arg(&path).stdout(out).stderr(std::process::Stdio::piped()).spawn().expect("it starts");
    // appended as long as it reads: what it writes says that it has begun
    while fs::metadata(here.join("o.csv")).expect("a file").len() == 0 {
        std::thread::yield_now();
    }
    file.write_all("60,x\n".repeat(1000).as_bytes()).expect("a file");
    let ran = Ran::of(child.wait_with_output().expect("it ends"));
    assert!(ran.code == Some(0) && ran.err.contains("grew while it was read"), "{}", ran.err);
    assert_eq!(fs::read_to_string(here.join("o.csv")).expect("text").lines().count(), 500_001);
}

#[cfg(unix)]
#[test]
fn a_file_that_shrinks_while_it_is_read_leaves_the_old_output() {
    const ROWS: usize = 1_000_000;
    for (name, header, row) in [("t.csv", "vas,note\n", "50,x\n"), ("t.ndjson", "", "{\"vas\":50}\n")] {
        let here = folder(&format!("shrinking_{name}"));
        let (path, out) = (here.join(name), here.join("o.csv"));
        let whole = header.len() + row.len() * ROWS;
        fs::write(&path, format!("{header}{}", row.repeat(ROWS))).expect("a file");
        fs::write(&out, "old").expect("a file");
        let child = program()
            .arg("score")
            .arg(&path)
            .arg("-o")
            .arg(&out)
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("it starts");
        // cut at the end of a line once it reads: what it writes says that it has begun
        let has_begun = || {
            let length = |entry: std::io::Result<fs::DirEntry>| Some(entry.ok()?.metadata().ok()?.len());
            fs::read_dir(&here).expect("a folder").filter_map(length).any(|length| length > 3 && length != whole as u64)
        };
        while !has_begun() {
            std::thread::yield_now();
        }
        let file = fs::OpenOptions::new().write(true).open(&path).expect("a file");
        file.set_len((whole - row.len() * ROWS / 10) as u64).expect("a file");
        Ran::of(child.wait_with_output().expect("it ends")).refused(&[name, "became shorter while it was read"]);
        assert_eq!(fs::read_to_string(&out).expect("text"), "old");
    }
}

#[test]
fn what_is_built_in_is_accepted_as_a_file() {
    let data = |name: &str| format!("{}/../data/{name}", env!("CARGO_MANIFEST_DIR"));
    let table = "id,wave,referred_from,exit_to,mo\na,start,primary_care,,2\na,exit,,work,1\nb,start,psychiatry,,3\n";
    let without = enkat(&["report", "-", "--internal", "--format", "csv"], table);
    assert_eq!(without.code, Some(0), "{}", without.err);
    for (option, file) in [
        ("--programme", "programme.toml"),
        ("--form", "violence_forms/se-guideline-1.toml"),
        ("--form", "violence_forms/seven-item-skeleton-1.toml"),
    ] {
        let with = enkat(&["report", "-", "--internal", "--format", "csv", option, &data(file)], table);
        assert_eq!((with.code, with.out), (Some(0), without.out.clone()), "{file}: {}", with.err);
    }
}

//! A workbook to fill in comes back and is read as it is.

use std::fs;
use std::io::{Cursor, Read as _};
use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;
use serde_json::Value;

mod common;

use common::{Here, enkat, folder};

type Book = Xlsx<Cursor<Vec<u8>>>;

fn template(arguments: &str) -> Vec<u8> {
    static MADE: AtomicUsize = AtomicUsize::new(0);
    let here = Here::new(&format!("template_{}", MADE.fetch_add(1, Ordering::Relaxed)), &[]);
    let ran = here.run(&format!("template {arguments} -o mall.xlsx"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    fs::read(here.0.join("mall.xlsx")).expect("a workbook")
}

fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Book = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let names = book.sheet_names();
    let rows = |book: &mut Book, name: &str| -> Vec<Vec<String>> {
        let range = book.worksheet_range(name).expect("a sheet");
        // it begins with the first column that has a cell
        let before = range.start().map_or(0, |(_, column)| column as usize);
        let row = |row: &[Data]| vec![String::new(); before].into_iter().chain(row.iter().map(Data::to_string)).collect();
        range.rows().map(row).collect()
    };
    names.into_iter().map(|name| (name.clone(), rows(&mut book, &name))).collect()
}

/// What a person would put below a name on a sheet.
fn answer(name: &str, is_exit: bool, person: usize) -> Option<String> {
    let level = |most: usize, shift: usize| ((person * 3 + shift + usize::from(is_exit)) % most + 1).to_string();
    Some(match name {
        "id" => format!("P{person:02}"),
        "vas" => (40 + person * 2 + usize::from(is_exit)).to_string(),
        "mo" | "sc" | "ua" | "pd" | "ad" => level(5, usize::from(name.as_bytes()[0])),
        "sex" if !is_exit => ["kvinna", "man"][person % 2].into(),
        "age" if !is_exit => (30 + person).to_string(),
        "referred_from" if !is_exit => ["Vårdcentralen", "Arbetsförmedlingen"][person % 2].into(),
        "exit_to" if is_exit => ["Arbete", "Studier"][person % 2].into(),
        "exit_kind" if is_exit => "started".into(),
        "hours_per_week" => "10".into(),
        item => level(7, item.rsplit('_').next()?.parse::<usize>().ok()?.pow(2)),
    })
}

#[test]
fn what_comes_back_is_read_without_a_setting() {
    for (asked, expected) in [("--lang sv", "soc13"), ("--lang en --with soc29 --with eq5d5l --with programme", "soc29")] {
        let mut filled = Workbook::new();
        let made = sheets(&template(asked));
        // every text that can be chosen is one that is read
        let listed = |column: u16, person: usize| {
            let cells = made[2].1.iter().filter_map(|row| row.get(usize::from(column)));
            let texts: Vec<&String> = cells.filter(|text| !text.is_empty()).collect();
            texts[person % texts.len()].clone()
        };
        for (place, (name, rows)) in made.iter().take(2).enumerate() {
            let sheet = filled.add_worksheet().set_name(name).expect("a name");
            for (row, cells) in (0..).zip(&rows[..2]) {
                for (column, cell) in (0..).zip(cells) {
                    sheet.write(row, column, cell).expect("a cell");
                }
            }
            for (person, row) in (2..14).enumerate() {
                for (column, name) in (0..).zip(&rows[1]) {
                    let Some(answer) = answer(name, place == 1, person).filter(|_| name != "date") else { continue };
                    let is_chosen = ["sex", "referred_from", "exit_kind"].contains(&name.as_str());
                    let answer = if is_chosen { listed(column, person) } else { answer };
                    match answer.parse::<f64>() {
                        Ok(number) => sheet.write(row, column, number).expect("a cell"),
                        Err(_) => sheet.write(row, column, answer).expect("a cell"),
                    };
                }
            }
        }
        let here = Here::new(&format!("template_filled_{expected}"), &[]);
        here.write("mall.xlsx", &filled.save_to_buffer().expect("a workbook"));
        let ran = here.run("check mall.xlsx --format json");
        let document: Value = serde_json::from_str(&ran.out).expect("a document");
        assert_eq!(document["files"][0]["unusable"], Value::Null, "{}", ran.err);
        let serious: Vec<&Value> = document["findings"].as_array().expect("findings").iter().collect();
        let serious: Vec<_> = serious.into_iter().filter(|finding| finding["level"] == "error").collect();
        assert!(serious.is_empty(), "{serious:?}");
        let columns = document["columns"].as_array().expect("columns");
        assert!(columns.iter().all(|column| column["read_as"] == column["name"]), "{columns:?}");
        let figures = here.run("report mall.xlsx --internal --format csv --lang en").out;
        assert!(figures.contains(&format!("{expected}.total,start,n,12,")), "{figures}");
        assert!(figures.contains(&format!("{expected}.total,change,n,12,")), "{figures}");
    }
}

#[test]
fn it_says_what_may_stand_in_each_column_and_asks_for_no_name() {
    let bytes = template("--lang sv --with eq5d5l --with programme");
    let sheets = sheets(&bytes);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Start", "Avslut", "Lists"]);
    assert_eq!(sheets[0].1[..2], sheets[1].1[..2]);
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a workbook");
    let mut text = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut text).expect("text");
    let columns = sheets[0].1[1].len();
    assert_eq!(text.matches("<dataValidation ").count(), columns, "a column without a limit");
    let whole = |low: &str, high: &str| format!("<formula1>{low}</formula1><formula2>{high}</formula2>");
    assert_eq!(text.matches(&whole("1", "5")).count(), 5);
    assert_eq!(text.matches(&whole("0", "100")).count(), 1);
    // shorter than an identity number
    assert!(
        text.contains("type=\"textLength\" operator=\"lessThanOrEqual\"") && text.contains("<formula1>9</formula1>"),
        "{text}"
    );
    // what is asked at the exit cannot be filled in at the start
    assert_eq!(text.matches("<formula1>FALSE</formula1>").count(), 2);
}

#[test]
fn it_is_the_same_every_time_and_one_of_two_forms_is_asked() {
    assert_eq!(template("--lang en"), template("--lang  en"));
    assert_ne!(template("--lang en"), template("--lang sv"));
    let here = Here::new("template_both", &[]);
    here.run("template --with soc13 --with soc29 -o mall.xlsx").refused(&["SOC-13 is a part of SOC-29"]);
    here.run("template -o mall.csv").refused(&[".xlsx"]);
}

#[test]
fn every_column_that_is_listed_is_read_under_its_name() {
    let listed = enkat(&["list", "columns", "--format", "json"], "");
    let listed: Vec<Value> = serde_json::from_str(&listed.out).expect("a list");
    let names: Vec<&str> = listed.iter().map(|column| column["column"].as_str().expect("a name")).collect();
    // above the names stand the labels: one of ours among them would be taken for the header
    assert!(
        listed
            .iter()
            .all(|column| column["group"] != "the programme" || !names.contains(&column["label"].as_str().unwrap_or("")))
    );
    assert!(names.len() > 100 && names.contains(&"soc29_29") && names.contains(&"exit_to"), "{names:?}");
    // a profile stands instead of its levels, and nobody answers both forms of KASAM in one table here
    let header: Vec<&str> = names.iter().copied().filter(|name| *name != "profile").collect();
    let here = folder("template_columns");
    fs::write(here.join("t.csv"), format!("{}\nP1{}\n", header.join(","), ",".repeat(header.len() - 1))).expect("a file");
    let path = here.join("t.csv").display().to_string();
    let ran = enkat(&["check", "--format", "json", &path], "");
    let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err));
    let columns = document["columns"].as_array().expect("columns");
    let unread: Vec<&Value> = columns.iter().filter(|column| column["read_as"].is_null()).collect();
    assert!(columns.len() == header.len() && unread.is_empty(), "{unread:?}");
}

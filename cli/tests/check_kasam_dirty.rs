//! The dirty KASAM files: what their makers say is wrong is found, and nothing else.

use serde_json::Value;

mod common;
use common::{enkat, golden, golden_json};

const DIRTY: &str = "kasam_golden/dirty/soc13_dirty.csv";
const OCCASIONS: [&str; 4] = ["--wave", "start=pre", "--wave", "exit=post"];

/// Row, rule and column.
type Place = (Option<u64>, String, String);

/// The findings in a golden file at these levels.
fn found(path: &str, arguments: &[&str], levels: &[&str]) -> Vec<Place> {
    let path = golden(path);
    let given = ["check", path.to_str().expect("UTF-8"), "--format", "json"];
    let ran = enkat(&[&given, &OCCASIONS[..], arguments].concat(), "");
    let document: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err));
    assert_eq!(document["truncated"], false);
    let word = |entry: &Value, name: &str| entry[name].as_str().expect(name).to_owned();
    let findings = document["findings"].as_array().expect("findings").iter();
    let at_levels = findings.filter(|finding| levels.contains(&finding["level"].as_str().expect("a level")));
    let mut places: Vec<Place> =
        at_levels.map(|finding| (finding["row"].as_u64(), word(finding, "rule"), word(finding, "column"))).collect();
    places.sort();
    places
}

const ALL: [&str; 4] = ["critical", "error", "warning", "notice"];
const ITEMS: [&str; 2] = ["--map", "soc13_{n}=q{n}"];

/// The rule for a label of the expected findings; none where the contract has no finding.
fn rule(label: &str) -> Option<&'static str> {
    Some(match label {
        "out_of_range" | "out_of_range_or_missing_code" => "EQ001",
        "not_an_integer" => "EQ002",
        "not_a_number" => "EQ003",
        // read, and told because other programs do not
        "ok_after_trim" => "EQ004",
        "no_items_answered" => "EQ017",
        "straight_line" => "EQ050",
        "subscale_ME_not_scorable_all_four_missing" => "EQ051",
        "duplicate_id_wave_identical" | "duplicate_id_wave_conflicting" => "EQ011",
        "pre_without_post" => "EQ033",
        "post_without_pre" => "EQ031",
        "missing" | "ok_integer_valued" | "decimal_comma_integer_valued" | "wave_label_needs_trim_and_case_fold" => return None,
        label if label.starts_with("missing_id") => "EQ013",
        label => panic!("{label} is new"),
    })
}

/// The rows of the file with this id and occasion, counted from 1.
fn rows_of(entry: &Value) -> Vec<u64> {
    let mut file = csv::Reader::from_path(golden(DIRTY)).expect("a file");
    let is_it = |row: &csv::StringRecord| row[0] == entry["id"] && entry.get("wave").is_none_or(|wave| row[1] == *wave);
    let rows = file.records().map(|row| row.expect("a row"));
    (1..).zip(rows).filter(|(_, row)| is_it(row)).map(|(number, _)| number).collect()
}

#[test]
fn every_expected_finding_is_there_and_nothing_else() {
    let mut expected: Vec<Place> = Vec::new();
    for entry in golden_json("kasam_golden/dirty/soc13_dirty_expected.json").as_array().expect("a list") {
        let label = entry["finding"].as_str().expect("a label");
        let Some(rule) = rule(label) else { continue };
        let rows = rows_of(entry);
        let column = match (rule, entry["item"].as_u64()) {
            (_, Some(item)) => format!("q{item}"),
            ("EQ050", _) => "soc13".into(),
            ("EQ051", _) => "soc13.meaningfulness".into(),
            ("EQ017", _) => String::new(),
            _ => "id".into(),
        };
        // a duplicate is told at the second row
        let row = if rule == "EQ011" { rows[1] } else { rows[0] };
        expected.push((Some(row), rule.to_owned(), column));
        if label.contains("also post_without_pre") {
            let exit = rows_of(&serde_json::json!({"id": "P0023", "wave": "post"}));
            expected.push((Some(exit[0]), "EQ031".into(), "id".into()));
        }
    }
    expected.sort();
    let all = found(DIRTY, &ITEMS, &ALL);
    let lacking: Vec<&Place> = expected.iter().filter(|place| !all.contains(place)).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
    // a missing answer may cost a score too, which is a notice
    let above_notice = found(DIRTY, &ITEMS, &ALL[..3]);
    let unexpected: Vec<&Place> = above_notice.iter().filter(|place| !expected.contains(place)).collect();
    assert!(unexpected.is_empty(), "{unexpected:?}");
    let other: Vec<&Place> = all.iter().filter(|place| !expected.contains(place)).collect();
    assert!(other.iter().all(|(_, rule, _)| rule == "EQ051"), "{other:?}");
}

#[test]
fn a_file_whose_items_are_reversed_already_is_told() {
    let found = found("kasam_golden/dirty/soc13_already_reversed.csv", &ITEMS, &ALL[..3]);
    assert_eq!(found, [(None, "EQ026".to_owned(), "soc13".to_owned())]);
}

#[test]
fn the_files_of_both_forms_as_marked_are_not_reversed() {
    for form in ["soc13", "soc29"] {
        let items = format!("{form}_{{n}}=q{{n}}");
        let found = found(&format!("kasam_golden/{form}/items.csv"), &["--map", &items], &ALL[..3]);
        assert!(found.iter().all(|(_, rule, _)| rule != "EQ026"), "{found:?}");
    }
}

#[test]
fn the_export_of_a_spreadsheet_gives_the_findings_of_its_twin() {
    let export = ["--map", "soc13_{n}=Fråga {n}", "--map", "wave=Tidpunkt", "--map", "id=ID"];
    let export = found("kasam_golden/dirty/soc13_semicolon_bom.csv", &export, &ALL);
    let names = |column: String| if column == "ID" { "id".into() } else { column.replace("Fråga ", "q") };
    let mut export: Vec<Place> = export.into_iter().map(|(row, rule, column)| (row, rule, names(column))).collect();
    export.sort();
    assert_eq!(export, found("kasam_golden/dirty/soc13_semicolon_bom_same_as.csv", &ITEMS, &ALL));
}

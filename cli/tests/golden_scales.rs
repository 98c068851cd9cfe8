//! `enkat score` on keyed scales against files worked out by hand: `tests/golden/scales/ID.csv` for each scale
//! that is built in, `examples/scales/NAME_golden.csv` for each key in `examples/scales/NAME.toml`.
//!
//! A row holds the rule for missing answers, the answers and every column that the program has to give for them.

mod common;

use std::path::{Path, PathBuf};

use common::{Row, enkat, golden};
use enkat::Registry;
use enkat::instrument::{AnyInstrument, MissingRule};

#[test]
fn every_keyed_scale_that_is_built_in_gives_what_its_file_says() {
    let registry = Registry::built_in();
    let mut files = 0;
    for id in registry.iter().filter(|instrument| is_keyed(*instrument)).map(|instrument| &instrument.definition().id) {
        let path = golden(&format!("scales/{id}.csv"));
        assert!(path.exists(), "{id} needs a file worked out by hand: tests/golden/scales/{id}.csv");
        agrees(id, &path, &[]);
        files += 1;
    }
    let there = std::fs::read_dir(golden("scales")).expect("a folder").count();
    assert_eq!(there, files, "a file in tests/golden/scales belongs to no scale");
}

#[test]
fn every_example_of_a_scale_gives_what_its_file_says() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "examples", "scales"].iter().collect();
    let files = std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let keys: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect();
    assert!(!keys.is_empty(), "{} holds no key", folder.display());
    for key in keys {
        let name = key.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        let text = key.to_str().expect("UTF-8");
        agrees(name, &folder.join(format!("{name}_golden.csv")), &["--scale-file", text]);
    }
}

/// Scored by keyed sums: the missing rule is theirs alone.
fn is_keyed(instrument: &dyn AnyInstrument) -> bool {
    instrument.definition().settings.iter().any(|setting| setting.id == "missing")
}

/// The program gives every column of the file that is not an answer, in every row.
#[track_caller]
fn agrees(id: &str, path: &Path, options: &[&str]) {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let names: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let own = names.iter().filter(|name| name.starts_with(&format!("{id}_")));
    let is_item = |name: &&String| name[id.len() + 1..].parse::<u16>().is_ok();
    let (items, scores): (Vec<&String>, Vec<&String>) = own.partition(is_item);
    let rows: Vec<Row> = reader.deserialize().map(|row| row.expect("a row")).collect();
    shows_every_case(id, &rows);
    let mut compared = 0;
    for rule in MissingRule::ALL {
        let of_rule: Vec<(usize, &Row)> = rows.iter().enumerate().filter(|(_, row)| row["missing_rule"] == rule.name()).collect();
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(&items).expect("in memory");
        for (_, row) in &of_rule {
            table.write_record(items.iter().map(|item| &row[*item])).expect("in memory");
        }
        let table = String::from_utf8(table.into_inner().expect("in memory")).expect("UTF-8");
        let arguments = [&["score", "-", "--missing", rule.name()], options].concat();
        let ran = enkat(&arguments, &table).rows();
        assert_eq!(ran.len(), of_rule.len(), "{}", path.display());
        for ((place, expected), found) in of_rule.iter().zip(&ran) {
            for score in &scores {
                assert_eq!(found[*score], expected[*score], "{} row {}, {score}: found, expected", path.display(), place + 1);
            }
            compared += 1;
        }
    }
    assert_eq!(compared, rows.len(), "a row of {} has an unknown missing_rule", path.display());
}

/// A file shows complete, missing, prorated and invalid rows, and each of the three rules.
fn shows_every_case(id: &str, rows: &[Row]) {
    let any = |column: &str, part: &str| rows.iter().any(|row| row[&format!("{id}_{column}")].contains(part));
    assert!(any("prorated", "total") && any("reason", "total:missing") && any("reason", "total:invalid"), "{id}");
    assert!(rows.iter().any(|row| row[&format!("{id}_missing")] == "0" && !row[&format!("{id}_total")].is_empty()), "{id}");
    for rule in MissingRule::ALL {
        assert!(rows.iter().any(|row| row["missing_rule"] == rule.name()), "{id} has no row under {rule}");
    }
}

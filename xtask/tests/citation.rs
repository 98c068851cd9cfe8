//! What is cited has one version everywhere, and the paper has no figure that is measured nowhere.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The value of a key at the left edge of a file in YAML.
fn yaml<'a>(text: &'a str, key: &str) -> &'a str {
    let value = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
    value.unwrap_or_else(|| panic!("no {key}"))
}

#[test]
fn the_program_has_one_version() {
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).expect("TOML");
    let version = manifest["workspace"]["package"]["version"].as_str().expect("a version");
    let citation = read("CITATION.cff");
    assert_eq!(yaml(&citation, "version"), version, "CITATION.cff");
    assert_eq!(yaml(&citation, "type"), "software");
    let codemeta: serde_json::Value = serde_json::from_str(&read("codemeta.json")).expect("JSON");
    assert_eq!(codemeta["version"], version, "codemeta.json");
    let python: toml::Table = toml::from_str(&read("python/pyproject.toml")).expect("TOML");
    let project = python["project"].as_table().expect("a table");
    assert!(project.get("version").is_none_or(|own| own.as_str() == Some(version)), "python/pyproject.toml");
}

#[test]
fn the_data_have_one_version() {
    let citation = read("data/CITATION.cff");
    let version = yaml(&citation, "version");
    assert_eq!(yaml(&citation, "type"), "dataset");
    assert!(read("data/README.md").starts_with(&format!("# enkat-data {version}\n")));
    assert!(read("data/README.md").contains(&format!("target/enkat-data-{version}.tar.gz")));
    let codemeta: serde_json::Value = serde_json::from_str(&read("codemeta.json")).expect("JSON");
    assert_eq!(codemeta["hasPart"][0]["version"], version);
}

/// Words of the paper, and where the same number stands.
const FIGURES: &[(&str, &str, &str)] = &[
    ("moves 625 of the 3125 profiles by 0.020", "docs/validation.md", "0.020 in 625 profiles"),
    ("in up to 204 profiles of a set", "docs/validation.md", "in up to 204 profiles of a set"),
    ("59 published sets and 13 crosswalks", "README.md", "59 published sets and 13 crosswalks"),
    ("87 % of the figures", "docs/disclosure.md", "15 pairs | 69 | 87 %"),
    ("Of the first hundred random pairs", "docs/disclosure.md", "of the first hundred random pairs 31 are refused"),
    ("in 68 others a second reader", "docs/disclosure.md", "In 68 others the second reader"),
    ("64 profiles under every set and crosswalk", "tests/golden/README.md", "64 profiles under every value set and crosswalk"),
    ("1.6 times as long as reading", "docs/speed.md", "read the five bytes, write one number | 1.6 |"),
    ("takes 0.9 times as long on two cores", "docs/speed.md", "on two cores | iterate over it with the `csv` crate | 0.9 |"),
    ("0.13 (Polars) and 0.16 (pandas)", "docs/speed.md", "| Polars uint8 | 0.13 |"),
    ("0.13 (Polars) and 0.16 (pandas)", "docs/speed.md", "| pandas uint8 | 0.16 |"),
];

#[test]
fn every_figure_of_the_paper_is_measured() {
    let in_one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let paper = in_one_line(read("paper.md"));
    for (words, page, there) in FIGURES {
        assert!(paper.contains(words), "the paper does not say {words:?}");
        assert!(in_one_line(read(page)).contains(there), "{page} does not say {there:?}");
    }
    // the numbers that were compared are those of the golden files
    let rows = read("tests/golden/eq5d_index_golden.csv").lines().count() - 1;
    assert!(rows == 4608 && paper.contains("4608 values"));
    let kasam = read("cli/tests/golden_kasam.rs");
    assert!(kasam.contains("[(1295, 178), (1583, 314)]") && paper.contains(&format!("{} group figures", 1295 + 1583)));
}

#[test]
fn whatever_the_paper_cites_is_in_its_list() {
    let (paper, list) = (read("paper.md"), read("paper.bib"));
    let cited: Vec<&str> = paper.split("[@").skip(1).filter_map(|rest| rest.split(']').next()).collect();
    assert!(cited.len() > 5);
    for key in &cited {
        assert!(list.contains(&format!("{{{key},")), "{key} is not in paper.bib");
    }
    let listed = list.lines().filter(|line| line.starts_with('@')).count();
    assert_eq!(listed, cited.len(), "paper.bib has a work that is not cited, or one is cited twice");
}

//! Names that reports write are a contract: whoever reads a tidy report goes by them.

mod common;

use std::collections::BTreeSet;

use common::enkat;

/// Every name that the demonstration writes with all options; a name is added here, never changed.
const NAMES: &str = include_str!("fixtures/report_names.tsv");

/// Occasion, measure and statistic.
type Name = (String, String, String);

fn written() -> BTreeSet<Name> {
    let mut names = BTreeSet::new();
    let norms = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/norms.csv");
    for bootstrap in ["bca", "percentile"] {
        let sets = ["--value-set", "SE-2022-TTO", "--value-set", "DE-2018"];
        let reliability = ["--reliability", "soc13.total=0.84", "--reliability", "soc13.manageability=alpha"];
        let intervals = ["--bootstrap", bootstrap, "--replicates", "40", "--norms", norms];
        let report = ["report", "--demo", "--internal", "--format", "csv"];
        let ran = enkat(&[&report[..], &sets, &reliability, &intervals].concat(), "");
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        names.extend(ran.rows().into_iter().map(|row| {
            let of = |column: &str| row[column].clone();
            (of("occasion"), of("measure"), of("statistic"))
        }));
    }
    names
}

fn expected() -> BTreeSet<Name> {
    let mut names = BTreeSet::new();
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split('\t').collect();
        let [occasion, measures, statistics] = parts[..] else { panic!("{line}") };
        for measure in measures.split(' ') {
            names.extend(statistics.split(' ').map(|statistic| (occasion.into(), measure.into(), statistic.into())));
        }
    }
    names
}

#[test]
fn a_report_with_all_options_writes_every_name_it_ever_wrote() {
    let (written, expected) = (written(), expected());
    let missing: Vec<&Name> = expected.difference(&written).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let new: Vec<&Name> = written.difference(&expected).collect();
    assert!(new.is_empty(), "add to tests/fixtures/report_names.tsv: {new:?}");
}

#[test]
fn every_name_is_that_of_a_statistic() {
    for (.., statistic) in expected() {
        let known: enkat::figure::Statistic = statistic.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(known.to_string(), statistic);
    }
}

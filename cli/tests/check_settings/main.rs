//! What `enkat check` takes from a settings file, a baseline, and its own proposal of settings.

mod baseline;
mod init;
mod proposal;
mod schema;
mod settings;

#[path = "../common/mod.rs"]
mod common;

use std::path::Path;

use common::{Ran, program};
use serde_json::Value;

/// Nine answers, three of them wrong in two ways, and a column that is constant.
const ANSWERS: &str = "id,mo,sc,vas\na,1,1,50\nb,9,1,60\nc,8,1,70\nd, 2,1,80\n";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

/// The program, run in a folder.
fn enkat_in(folder: &Path, arguments: &[&str]) -> Ran {
    Ran::of(program().current_dir(folder).args(arguments).output().expect("it runs"))
}

/// The same, its document read.
fn checked(folder: &Path, arguments: &[&str]) -> Value {
    let ran = enkat_in(folder, &[&["check", "--format", "json"], arguments].concat());
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

/// How many findings there are of each rule.
fn totals(document: &Value) -> Vec<(String, u64)> {
    let mut totals: Vec<(String, u64)> = Vec::new();
    for total in document["totals"].as_array().expect("totals") {
        let (rule, count) = (total["rule"].as_str().expect("a code"), total["count"].as_u64().expect("a count"));
        match totals.iter_mut().find(|(known, _)| known == rule) {
            Some((_, sum)) => *sum += count,
            None => totals.push((rule.to_owned(), count)),
        }
    }
    totals.sort();
    totals
}

fn count_of(document: &Value, rule: &str) -> u64 {
    totals(document).into_iter().find(|(known, _)| known == rule).map_or(0, |(_, count)| count)
}

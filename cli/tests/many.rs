//! As many columns, names and groups as anybody can write: time in proportion to them, or a limit that is told.

mod common;

use std::fmt::Display;
use std::fs;
use std::time::{Duration, Instant};

use common::{Ran, enkat, folder};

const MANY: usize = 100_000;
/// Each takes some seconds; comparing every name with every other takes many minutes.
const LONG: Duration = Duration::from_secs(60);

fn joined<T: Display>(separator: &str, each: impl Fn(usize) -> T) -> String {
    (0..MANY).map(|number| each(number).to_string()).collect::<Vec<_>>().join(separator)
}

fn soon(arguments: &[&str], input: &str) -> Ran {
    let begin = Instant::now();
    let ran = enkat(arguments, input);
    let taken = begin.elapsed();
    assert!(taken < LONG, "{arguments:?} took {taken:?}");
    ran
}

#[test]
fn a_hundred_thousand_columns() {
    let ones = joined(",", |_| "1");
    let names: [&dyn Fn(usize) -> String; 2] = [&|number| format!("mo_{number}"), &|number| format!("f{number}.status")];
    for name in names {
        let table = format!("id,mo,{}\np1,1,{ones}\n", joined(",", name));
        let proposed = soon(&["check", "--init", "-"], &table);
        assert!(proposed.code == Some(0) && proposed.out.contains("100002 columns"), "{}", proposed.err);
        let checked = soon(&["check", "-", "--format", "json"], &table);
        assert!(matches!(checked.code, Some(0 | 1)), "{}", checked.err);
    }
    let table = format!("id,mo,{}\np1,1,{ones}\n", joined(",", |number| format!("c{number}")));
    let scored = soon(&["score", "-", "--format", "ndjson"], &table);
    assert_eq!((scored.code, scored.out.lines().count()), (Some(0), 1), "{}", scored.err);
}

#[test]
fn a_hundred_thousand_settings_of_a_kind() {
    let here = folder("many_settings");
    let table = "id,wave,mo\na,s7,1\na,e99999,2\n";
    let with = |text: String| {
        let path = here.join("enkat.toml");
        fs::write(&path, text).expect("a file");
        soon(&["score", "-", "--config", path.to_str().expect("UTF-8")], table)
    };
    let labels = |letter: char| joined(",", |number| format!("\"{letter}{number}\""));
    let labelled = with(format!("[wave]\nstart = [{}]\nexit = [{}]\n", labels('s'), labels('e')));
    assert_eq!((labelled.code, labelled.out.lines().count()), (Some(0), 3), "{}", labelled.err);
    with(format!("[map]\n{}\n", joined("\n", |number| format!("\"x{number}\" = \"y{number}\"")))).refused(&["x", "no item"]);
    let codes = joined(",", |number| format!("\"mo={}\"", number + 10));
    assert_eq!(with(format!("missing-code = [{codes}]\nwave.start = \"s7\"\n")).code, Some(0));
}

#[test]
fn more_groups_than_anybody_reads_are_refused_while_they_are_read() {
    let report = |groups: usize| {
        let rows: Vec<String> = (0..3 * groups).map(|row| format!("p{row},g{},1", row % groups)).collect();
        let by = ["report", "-", "--internal", "--format", "csv", "--by", "site"];
        soon(&by, &format!("id,site,mo\n{}\n", rows.join("\n")))
    };
    report(12_000).refused(&["more than 10000 groups", "by site", "fewer values"]);
    report(MANY).refused(&["more than 10000 groups", "by site"]);
    let few = report(100);
    assert!(few.code == Some(0) && few.out.contains("site=g99,"), "{}", few.err);
}

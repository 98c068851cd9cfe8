//! States that earlier versions wrote are read by this one, and say the same.
//!
//! `UPDATE=1 cargo test --test state_versions` writes those of the version that is written now, once;
//! a file that is there stays as it is.

use std::fs;
use std::path::{Path, PathBuf};

use enkat::figure::ReportOptions;
use enkat::inner::tally::FORMAT_VERSION;
#[cfg(feature = "serde")]
use enkat::programme::{Programme, ProgrammeFile};
use enkat::report::Report;
use enkat::table::TableRows;
use enkat::tally::Cohort;
#[cfg(feature = "serde")]
use enkat::tally::StateError;
use enkat::{Choices, Registry};

#[path = "common/people.rs"]
mod people;

/// Four people and somebody who has no id; all of it invented.
const TABLE: &str = "\
id,wave,date,site,mo,sc,ua,pd,ad,vas,own_1,own_2,own_5,own_7,referred_from,municipality,contacts,activities,step,exit_to,exit_kind,seven-item-skeleton-1.status
p1,start,2025-01-10,A,2,1,2,3,2,40,1,2,3,4,social_assistance,Tranås,primary_care;psychiatry,walking_group,activity,,,asked
p1,exit,2025-06-01,A,1,1,2,2,1,65,1,1,1,0,,,,,training,studies,started,asked
p2,start,2025-01-11,B,5,5,5,5,5,0,,2,9,4,self,Eksjö,none,,,,,declined
p2,exit,2025-05-30,B,3,3,x,4,4,20,0,0,0,0,,,,,,work_rehabilitation;primary_care,started;returned,
p3,start,2025-02-01,,1,1,1,1,1,100,4,4,4,4,primary_care,elsewhere,,,,,,not_asked
p4,start,2025-02-02,A,1,1,1,2,1,90,0,0,0,1,,,,,,,,
p4,start,2025-02-03,B,1,1,1,2,1,91,0,0,0,1,,,,,,,,
,start,2025-02-04,B,2,2,2,2,2,50,1,1,1,1,other,Vetlanda,,,,,,
p5,exit,,B,2,2,2,2,2,50,1,1,1,1,,,,,,,,asked
p6,later,,B,2,2,2,2,2,50,1,1,1,1,,,,,,,,
";

fn counted(registry: &Registry, columns: &[&str]) -> Cohort {
    let mut lines = TABLE.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    let rows: Vec<Vec<&str>> = lines.collect();
    let kept: Vec<usize> = (0..header.len()).filter(|at| columns.iter().any(|name| header[*at].starts_with(name))).collect();
    let choices = Choices { by: vec!["site".parse().expect("a breakdown")], ..Choices::default() };
    let names: Vec<&str> = kept.iter().map(|at| header[*at]).collect();
    let reader = choices.cohort(registry, &names).expect("its columns");
    let cells: Vec<Vec<&str>> = kept.iter().map(|at| rows.iter().map(|row| row[*at]).collect()).collect();
    let columns: Vec<_> = cells.iter().map(|cells| cells.as_slice().into()).collect();
    let mut in_order = reader.begin();
    in_order.read(&TableRows::of(&columns)).expect("rows");
    in_order.finish().0
}

/// What is committed of each version, under the end of its name.
fn states(registry: &Registry) -> Vec<(&'static str, Cohort)> {
    let people = ["id", "wave", "date", "site"];
    let of = |columns: &[&str]| counted(registry, &[&people, columns].concat());
    let answers = of(&["mo", "sc", "ua", "pd", "ad", "vas", "own_"]);
    let facts = of(&["vas", "referred", "municipality", "contacts", "activities", "step", "exit_", "seven-item"]);
    let sealed = |cohort: &Cohort| {
        let mut sealed = cohort.clone();
        sealed.seal();
        sealed
    };
    vec![("answers-sealed", sealed(&answers)), ("facts-sealed", sealed(&facts)), ("answers", answers), ("facts", facts)]
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/states")
}

fn file(version: u16, name: &str) -> PathBuf {
    folder().join(format!("v{version}-{name}.state"))
}

fn figures(cohort: &Cohort) -> String {
    let report = Report::internal(cohort, ReportOptions::default()).expect("a report");
    let mut text = String::new();
    report.write_tidy(&mut text).expect("a string takes everything");
    text
}

#[test]
fn states_of_every_version_since_the_third_are_read() {
    let registry = people::registry();
    for (name, expected) in states(&registry) {
        let now = file(FORMAT_VERSION, name);
        if std::env::var_os("UPDATE").is_some() && !now.exists() {
            fs::create_dir_all(folder()).expect("a folder");
            fs::write(&now, expected.to_bytes()).expect("a file");
        }
        for version in 3..=FORMAT_VERSION {
            let path = file(version, name);
            let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let read = Cohort::from_bytes(&bytes, &registry).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert_same(&read, &expected, name, version);
            assert_eq!(read.to_bytes() == bytes, version == FORMAT_VERSION, "{}", path.display());
        }
    }
}

/// Of sealed people states before the fifth do not keep at which occasion an activity was written down.
fn is_told_by_occasion(name: &str, version: u16) -> bool {
    name != "facts-sealed" || version >= 5
}

/// The same people and figures, as far as a state of this version can say.
fn assert_same(read: &Cohort, expected: &Cohort, name: &str, version: u16) {
    if is_told_by_occasion(name, version) {
        assert_eq!(read, expected, "version {version}, {name}");
    }
    let [read, expected] = [read, expected].map(|cohort| without_occasions(cohort, name, version));
    assert_eq!(read, expected, "version {version}, {name}");
}

/// The figures that a state of this version can say.
fn without_occasions(cohort: &Cohort, name: &str, version: u16) -> String {
    let is_of_occasion = |line: &&str| line.contains("programme.activity.") && !line.contains(",all,persons");
    let kept = |line: &&str| is_told_by_occasion(name, version) || !is_of_occasion(line);
    figures(cohort).lines().filter(kept).collect::<Vec<_>>().join("\n")
}

#[test]
fn hours_of_both_occasions_are_kept() {
    const HOURS: &str =
        "id,wave,referred_from,hours_per_week\np1,start,self,\"7,25\"\np1,exit,,12\np2,start,self,many\np3,exit,self,168\n";
    let registry = people::registry();
    let rows: Vec<Vec<&str>> =
        HOURS.lines().map(|line| line.splitn(4, ',').map(|cell| cell.trim_matches('"')).collect()).collect();
    let reader = Choices::default().cohort(&registry, &rows[0]).expect("its columns");
    let cells: Vec<Vec<&str>> = (0..4).map(|at| rows[1..].iter().map(|row| row[at]).collect()).collect();
    let columns: Vec<_> = cells.iter().map(|cells| cells.as_slice().into()).collect();
    let mut in_order = reader.begin();
    in_order.read(&TableRows::of(&columns)).expect("rows");
    let mut cohort = in_order.finish().0;
    let told = figures(&cohort);
    assert!(told.contains("programme.hours,start,mean,7.25,") && told.contains("programme.hours,exit,mean,90,"), "{told}");
    for _ in 0..2 {
        let read = Cohort::from_bytes(&cohort.to_bytes(), &registry).expect("a state");
        assert_eq!(read, cohort);
        assert_eq!(figures(&read), told);
        cohort.seal();
    }
}

/// The built-in programme with another list of this name.
#[cfg(feature = "serde")]
fn with_list(name: &str, arrange: impl FnOnce(&mut Vec<serde_json::Value>)) -> Registry {
    let mut file = serde_json::to_value(ProgrammeFile::from(Programme::built_in())).expect("a file");
    arrange(file[name].as_array_mut().expect("a list"));
    let file: ProgrammeFile = serde_json::from_value(file).expect("a file");
    people::registry().with_programme(Programme::built_in().with(file).expect("a programme"))
}

#[cfg(feature = "serde")]
fn with_municipalities(arrange: impl FnOnce(&mut Vec<serde_json::Value>)) -> Registry {
    with_list("municipality", arrange)
}

#[cfg(feature = "serde")]
#[test]
fn a_state_is_read_after_any_list_of_the_programme_grew() {
    for list in ["code", "activity", "sex", "decline_reason", "step"] {
        let registry = with_list(list, |entries| {
            let mut entry = entries.last().expect("an entry").clone();
            entry["id"] = "one_more".into();
            entry["label"] = serde_json::json!({"en": "one more", "sv": "en till"});
            entry.as_object_mut().expect("an object").remove("also");
            entries.push(entry);
        });
        for (version, name) in
            [(3, "facts"), (4, "facts"), (5, "facts"), (3, "facts-sealed"), (4, "facts-sealed"), (5, "facts-sealed")]
        {
            let bytes = fs::read(file(version, name)).expect("a file");
            let read = Cohort::from_bytes(&bytes, &registry).unwrap_or_else(|error| panic!("{list}, {version}: {error}"));
            let (_, expected) = states(&registry).into_iter().find(|(known, _)| *known == name).expect("a state");
            assert_same(&read, &expected, name, version);
        }
    }
}

#[cfg(feature = "serde")]
fn new_municipality() -> serde_json::Value {
    serde_json::json!({"id": "storstad", "name": "Storstad"})
}

#[cfg(feature = "serde")]
#[test]
fn a_state_is_read_after_a_municipality_more() {
    let at_end = with_municipalities(|list| list.push(new_municipality()));
    let in_between = with_municipalities(|list| list.insert(1, new_municipality()));
    let turned = with_municipalities(|list| list.reverse());
    for name in ["facts", "facts-sealed", "answers"] {
        for (version, registry) in [(3, &at_end), (4, &at_end), (4, &in_between), (4, &turned), (5, &in_between), (5, &turned)] {
            let bytes = fs::read(file(version, name)).expect("a file");
            let read = Cohort::from_bytes(&bytes, registry).expect("its lists hold what was counted");
            let (_, expected) = states(registry).into_iter().find(|(known, _)| *known == name).expect("a state");
            assert_same(&read, &expected, name, version);
            assert_eq!(Cohort::from_bytes(&read.to_bytes(), registry), Ok(read), "version {version}, {name}");
        }
    }
}

#[cfg(feature = "serde")]
#[test]
fn a_state_is_refused_by_name_where_an_entry_is_gone() {
    let gone = with_municipalities(|list| drop(list.remove(0)));
    for version in 3..=FORMAT_VERSION {
        let bytes = fs::read(file(version, "facts")).expect("a file");
        let id = Programme::built_in().id().to_owned();
        assert_eq!(Cohort::from_bytes(&bytes, &gone), Err(StateError::Questionnaire { id }));
    }
}

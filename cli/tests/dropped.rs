//! A table without a command: dropped on the program.

mod common;

use std::fs;

use common::{Ran, folder, names_in, program};

const TABLE: &str = include_str!("../../data/demo.csv");

#[test]
fn the_report_of_a_table_without_a_command_is_made_beside_it() {
    let folder = folder("dropped");
    let table = folder.join("Svar å.csv");
    fs::write(&table, TABLE).expect("a table");
    fs::write(folder.join("enkat.toml"), "value-set = [\"SE-2022-TTO\"]\n").expect("settings");
    let dropped = Ran::of(program().arg(&table).output().expect("it starts"));
    assert_eq!(dropped.code, Some(0), "{}", dropped.err);
    assert!(dropped.out.is_empty(), "{}", dropped.out);
    assert_eq!(names_in(&folder), ["Svar å-report.html", "Svar å.csv", "enkat.toml"]);
    assert!(dropped.err.contains("Svar å-report.html"), "{}", dropped.err);
    assert!(!dropped.err.contains("--init"), "{}", dropped.err);
    let asked = folder.join("asked.html");
    let ran = Ran::of(program().arg("report").arg(&table).arg("-o").arg(&asked).output().expect("it starts"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let [dropped, asked] = [folder.join("Svar å-report.html"), asked].map(|page| fs::read_to_string(page).expect("a page"));
    assert!(dropped == asked && dropped.contains("SE-2022-TTO"));
}

#[test]
fn without_settings_it_says_in_swedish_how_to_make_them() {
    let folder = folder("dropped_without_settings");
    let table = folder.join("svar.csv");
    fs::write(&table, "Fråga 1,Fråga 2\n1,2\n").expect("a table");
    let dropped = Ran::of(program().env("LC_ALL", "sv_SE.UTF-8").arg(&table).output().expect("it starts"));
    assert_eq!(dropped.code, Some(2), "{}", dropped.err);
    let line = format!("check --init \"{}\" -o \"{}\"", table.display(), folder.join("enkat.toml").display());
    assert!(dropped.err.contains(&line) && dropped.err.contains("inställningsfil"), "{}", dropped.err);
    assert_eq!(names_in(&folder), ["svar.csv"]);
    // what it says can be done
    let made = Ran::of(
        program().args(["check", "--init"]).arg(&table).arg("-o").arg(folder.join("enkat.toml")).output().expect("it starts"),
    );
    assert_eq!(made.code, Some(0), "{}", made.err);
}

#[test]
fn what_is_no_file_is_a_command_that_does_not_exist() {
    let ran = Ran::of(program().arg("no-such-table.csv").output().expect("it starts"));
    ran.refused_in_err("no-such-table.csv");
    let folder = folder("dropped_beside_nothing");
    let table = folder.join("svar.csv");
    fs::write(&table, TABLE).expect("a table");
    let ran = Ran::of(program().arg(&table).arg("no-such-table.csv").output().expect("it starts"));
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert_eq!(names_in(&folder), ["svar.csv"]);
}

#[test]
fn a_file_with_the_name_of_a_command_is_no_table() {
    let folder = folder("dropped_command");
    fs::write(folder.join("list"), TABLE).expect("a table");
    let ran = Ran::of(program().current_dir(&folder).args(["list", "instruments"]).output().expect("it starts"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("soc13"), "{}", ran.out);
}

//! The table of what the programme's documents ask for names figures and commands that there are.

mod common;

use std::collections::BTreeSet;

use clap::CommandFactory as _;
use common::enkat;
use enkat_cli::args::Cli;

const PAGE: &str = include_str!("../../docs/requirements.md");

/// Every column that a figure of the page needs.
const TABLE: &str = "\
id,wave,mo,sc,ua,pd,ad,vas,soc13_1,soc13_2,soc13_3,soc13_4,soc13_5,soc13_6,soc13_7,soc13_8,soc13_9,soc13_10,soc13_11,soc13_12,soc13_13,\
referred_from,exit_to,seven-item-skeleton-1.status\n\
a,start,1,1,1,1,1,50,1,1,1,1,1,1,1,1,1,1,1,1,1,self,,asked\n\
a,exit,1,1,1,1,1,60,2,2,2,2,2,2,2,2,2,2,2,2,2,,studies,\n";

fn lines() -> Vec<Vec<&'static str>> {
    let lines = PAGE.lines().filter(|line| line.starts_with("| R"));
    lines.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

#[test]
fn every_requirement_has_its_line() {
    let there: BTreeSet<&str> = lines().iter().map(|cells| cells[0]).collect();
    let all: BTreeSet<String> = (1..=33).map(|number| format!("R{number}")).collect();
    assert_eq!(there, all.iter().map(String::as_str).collect());
    assert!(lines().iter().all(|cells| cells.len() == 5 && cells[1..].iter().all(|cell| !cell.is_empty())));
}

#[test]
fn every_figure_and_every_command_of_it_is_there() {
    let report = enkat(&["report", "-", "--internal", "--format", "csv"], TABLE).figures();
    let measures: BTreeSet<&str> = report.0.keys().map(|[_, measure, ..]| measure.as_str()).collect();
    let command = Cli::command();
    let commands: BTreeSet<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    let mut figures = 0;
    for cells in lines() {
        for code in cells.iter().flat_map(|cell| cell.split('`').skip(1).step_by(2)) {
            if let Some(command) = code.strip_prefix("enkat ") {
                let name = command.split(' ').next().unwrap_or_default();
                assert!(commands.contains(name), "{}: {code}", cells[0]);
            } else if code.contains('.') {
                figures += 1;
                let is_it = |measure: &&str| **measure == *code || measure.starts_with(&format!("{code}."));
                assert!(measures.iter().any(is_it), "{}: no figure {code}", cells[0]);
            }
        }
    }
    assert!(figures > 40, "{figures}");
}

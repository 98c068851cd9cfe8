//! Completions and the manual know every command and every option.

mod common;

use std::fs;

use clap::CommandFactory as _;
use common::{Ran, folder, names_in, program};
use enkat_cli::args::Cli;

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = Ran::of(program().args(["completions", shell]).output().expect("it starts"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            assert!(ran.out.contains(command.get_name()), "{shell}: {}", command.get_name());
        }
        assert!(ran.out.contains("value-set-file"), "{shell}");
    }
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let folder = folder("manual");
    let ran = Ran::of(program().arg("manual").arg(&folder).output().expect("it starts"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let pages = names_in(&folder);
    for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
        assert!(pages.contains(&format!("enkat-{}.1", command.get_name())), "{pages:?}");
    }
    let page = fs::read_to_string(folder.join("enkat-report.1")).expect("a page");
    assert!(page.contains(".TH enkat-report 1") && page.contains(r"\-\-min\-cell"), "{page}");
}

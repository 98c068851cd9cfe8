//! Where each form goes.

use std::path::Path;

use enkat_cli::check::format::append_summary;
use enkat_cli::check::{Formats, github};

use crate::cases;
use crate::common::{folder, names_in};

fn parse(texts: &[&str]) -> Result<Formats, String> {
    Formats::parse(&texts.iter().copied().map(str::to_owned).collect::<Vec<_>>()).map_err(|error| error.to_string())
}

#[test]
fn without_a_format_a_person_reads() {
    assert_eq!(parse(&[]), parse(&["human"]));
    assert_eq!(parse(&["json=-"]), parse(&["JSON"]));
}

#[test]
fn what_cannot_be_meant_is_refused_in_words() {
    for (texts, part) in [
        (&["xml"][..], "--format is \"xml\", expected one of human, json, github, junit, sarif"),
        (&["json="], "--format json= does not name a file"),
        (&["human", "json"], "human and json would both go to standard output; give one a file, such as json=FILE"),
        (&["human", "github", "sarif"], "would both go to standard output"),
        (&["human", "human"], "would both go to standard output"),
        (&["json=a.json", "sarif=./a.json"], "two formats would go to ./a.json"),
    ] {
        let error = parse(texts).expect_err("refused");
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn a_log_on_github_holds_the_page_and_the_annotations() {
    assert!(parse(&["github", "human", "sarif=a.sarif"]).is_ok());
}

#[test]
fn several_forms_are_written_in_one_run() {
    let folder = folder("check_several");
    let path = |name: &str| folder.join(name).display().to_string();
    let texts = ["human=a.txt", "json=a.json", "junit=a.xml", "sarif=a.sarif"].map(|text| {
        let (format, name) = text.split_once('=').expect("a file");
        format!("{format}={}", path(name))
    });
    let opened = Formats::parse(&texts).expect("formats").open(&[]).expect("files");
    opened.write(&cases::usual(), None).expect("written");
    assert_eq!(names_in(&folder), ["a.json", "a.sarif", "a.txt", "a.xml"]);
    assert_eq!(std::fs::read_to_string(path("a.txt")).expect("a file"), include_str!("usual.txt"));
}

#[test]
fn nothing_is_left_of_files_that_were_prepared_and_not_written() {
    let folder = folder("check_unwritten");
    let text = format!("json={}", folder.join("a.json").display());
    drop(parse(&[&text]).expect("formats").open(&[]).expect("files"));
    assert_eq!(names_in(&folder), Vec::<String>::new());
}

#[test]
fn a_file_that_is_read_is_not_written() {
    let folder = folder("check_input");
    let input = folder.join("answers.csv");
    std::fs::write(&input, "mo\n1\n").expect("a file");
    let text = format!("json={}", input.display());
    let error = parse(&[&text]).expect("formats").open(&[Path::new("other"), &input]).err().expect("refused");
    assert!(error.to_string().contains("is read as well"), "{error}");
    assert_eq!(std::fs::read_to_string(&input).expect("a file"), "mo\n1\n");
}

#[test]
fn the_job_summary_is_appended_and_stays_below_what_github_takes() {
    let path = folder("check_summary").join("summary.md");
    std::fs::write(&path, "before\n").expect("a file");
    append_summary(&path, &cases::usual()).expect("appended");
    let page = std::fs::read_to_string(&path).expect("a file");
    assert!(page.starts_with("before\n### enkat check\n"), "{page}");

    std::fs::write(&path, "x".repeat(github::MOST_SUMMARY - 700)).expect("a file");
    append_summary(&path, &cases::many()).expect("appended");
    let page = std::fs::read_to_string(&path).expect("a file");
    assert!(page.len() < github::MOST_SUMMARY && page.ends_with("The totals above are exact.\n"), "{}", page.len());
}

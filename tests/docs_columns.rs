//! `docs/columns.md` names what the library reads.

use enkat::inner::programme::FIELDS;
use enkat::inner::violence::{Action, Frequency, Interpreter, Mode, NotAskedReason, Relation, SupportWish};
use enkat::programme::Programme;
use enkat::violence::{Form, RevealedResult};

const PAGE: &str = include_str!("../docs/columns.md");

/// The codes and columns of the page: whatever stands between backquotes, word by word.
fn words() -> Vec<&'static str> {
    let quoted = PAGE.split('`').skip(1).step_by(2);
    quoted.flat_map(str::split_whitespace).collect()
}

#[test]
fn every_column_and_every_code_is_on_the_page() {
    let words = words();
    let mut expected: Vec<String> = FIELDS.map(str::to_owned).into();
    expected.extend(Form::RESERVED.map(|name| format!("FORM.{name}")));
    expected.extend(RevealedResult::columns(None));
    let codes = [
        Action::ALL.iter().map(|one| one.code()).collect::<Vec<_>>(),
        Frequency::ALL.iter().map(|one| one.code()).collect(),
        Interpreter::ALL.iter().map(|one| one.code()).collect(),
        Mode::ALL.iter().map(|one| one.code()).collect(),
        NotAskedReason::ALL.iter().map(|one| one.code()).collect(),
        Relation::ALL.iter().map(|one| one.code()).collect(),
        SupportWish::ALL.iter().map(|one| one.code()).collect(),
    ];
    // what is not recorded or stated is an empty cell
    let silent = ["not_recorded", "not_stated"];
    expected.extend(codes.concat().into_iter().filter(|code| !silent.contains(code)).map(str::to_owned));
    let programme = Programme::built_in();
    expected.extend(programme.decline_reasons().iter().map(|reason| reason.id.to_string()));
    let missing: Vec<_> = expected.iter().filter(|name| !words.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "not on the page: {missing:?}");
}

/// The file of the page that says this.
#[cfg(feature = "serde")]
fn file_with(line: &str) -> &'static str {
    let mut files = PAGE.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    files.find(|file| file.lines().any(|own| own == line)).expect("it is on the page")
}

#[cfg(feature = "serde")]
#[test]
fn the_programme_file_of_the_page_is_one() {
    let programme: Programme = toml::from_str(file_with("[goal]")).expect("a programme file");
    assert!(programme.code("studies").is_some_and(|code| code.counts_for_goal));
}

#[cfg(feature = "serde")]
#[test]
fn the_violence_form_of_the_page_is_one() {
    let form: enkat::violence::Form = toml::from_str(file_with("[[items]]")).expect("a form");
    assert_eq!(form.id(), "our-form");
}

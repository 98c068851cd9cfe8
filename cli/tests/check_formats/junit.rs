//! JUnit XML against a public schema, read by a parser that is not its writer's.

use enkat::finding::Severity;
use enkat_cli::check::{Outcome, junit};
use uppsala::{Document, NodeId, XsdValidator};

use crate::cases;

const PUBLIC: &str = include_str!("../schemas/junit-10.xsd");

fn text(outcome: &Outcome) -> String {
    junit::text(outcome).expect("memory")
}

fn errors(xml: &str) -> Vec<String> {
    let schema = uppsala::parse(PUBLIC).expect("XML");
    let validator = XsdValidator::from_schema(&schema).expect("a schema");
    match uppsala::parse(xml) {
        Ok(document) => validator.validate(&document).iter().map(ToString::to_string).collect(),
        Err(error) => vec![error.to_string()],
    }
}

#[test]
fn every_file_keeps_to_the_public_schema() {
    for outcome in cases::all() {
        let text = text(&outcome);
        assert_eq!(errors(&text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_public_schema_is_strict_enough_to_notice() {
    let good = text(&cases::usual());
    let breaks = [
        ("<testcase classname=", "<testcase classnme="),
        ("<failure", "<blunder"),
        (" tests=", " trials="),
        ("</testsuites>", ""),
        ("rows 3, 7", "rows \u{1}"),
        ("rows 3, 7", "rows <"),
    ];
    for (part, other) in breaks {
        assert!(good.contains(part), "{part} is not in {good}");
        let bad = good.replace("</failure>", if other == "<blunder" { "</blunder>" } else { "</failure>" }).replace(part, other);
        assert!(!errors(&bad).is_empty(), "{other}");
    }
}

/// The elements of this name, in order.
fn elements(document: &Document<'_>, name: &str) -> Vec<NodeId> {
    document.get_elements_by_tag_name(name)
}

fn attribute<'a>(document: &'a Document<'_>, node: NodeId, name: &str) -> Option<&'a str> {
    document.get_attribute(node, name)
}

#[test]
fn a_rule_and_column_that_fail_are_a_test_and_the_others_a_remark() {
    let text = text(&cases::usual());
    let document = uppsala::parse(&text).expect("XML");
    let names: Vec<&str> =
        elements(&document, "testcase").into_iter().filter_map(|case| attribute(&document, case, "name")).collect();
    assert_eq!(names, ["EQ001 in pd", "EQ010"]);
    let messages: Vec<&str> =
        elements(&document, "failure").into_iter().filter_map(|failure| attribute(&document, failure, "message")).collect();
    assert_eq!(
        messages,
        [
            "2 errors in pd, rows 3, 7: an answer is an integer outside the range of its item",
            "1 error, row 5: a row has more or fewer cells than the header"
        ]
    );
    assert!(text.contains("row 3, column pd (line 4): 9, expected 1 to 5; perhaps a missing code, declare it"));
    let out = elements(&document, "system-out");
    assert_eq!(out.len(), 1);
    let remarks = document.text_content_deep(out[0]);
    for part in ["3 errors, 2 warnings, 1 notice in 1000 rows", "EQ004 1 warning in sc, row 4", "EQ014 1 notice in wave, row 8"] {
        assert!(remarks.contains(part), "{part:?} is not in {remarks:?}");
    }
}

#[test]
fn warnings_are_failures_where_they_fail_the_run() {
    let outcome = Outcome { fail_on: Severity::Warning, ..cases::usual() };
    assert!(text(&outcome).contains(r#"<testsuites name="enkat check" tests="4" failures="4" errors="0">"#));
}

#[test]
fn a_file_without_findings_passes_one_test_and_one_that_cannot_be_used_is_an_error() {
    let [nothing, clean, empty, broken] = cases::quiet().map(|outcome| text(&outcome));
    assert!(nothing.contains(r#"tests="0" failures="0" errors="0""#));
    assert!(clean.contains(r#"<testcase classname="clean.csv" name="no error or worse"/>"#), "{clean}");
    assert!(empty.contains(r#"<failure type="rows" message="the file has no data rows">"#), "{empty}");
    assert!(broken.contains(r#"tests="2" failures="0" errors="1""#), "{broken}");
    assert!(broken.contains(r#"<error type="unusable" message="cannot be checked: no such file"/>"#), "{broken}");
}

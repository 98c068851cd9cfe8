//! What a report leaves out stands at its top.

mod common;

use common::enkat;

/// Twelve pairs, of which some rows have cells and occasions that cannot be used.
fn table() -> String {
    let pairs: String =
        (0..12).map(|person| format!("p{person},start,2,1,1,1,1,70\np{person},exit,1,1,1,1,1,80\n")).collect::<Vec<_>>().concat();
    format!(
        "id,wave,mo,sc,ua,pd,ad,vas\n{pairs}x1,start,9,1,x,1,1,101\nx2,start,8,1,y,1,1,50\nx3,later,1,1,1,1,1,50\nx4,,1,1,1,1,1,50\nx5,start,1,1\n"
    )
}

#[test]
fn an_internal_report_tells_how_often_and_where() {
    let english = enkat(&["report", "-", "--internal"], table()).out;
    for part in [
        "3 answers lie outside the range of their item and were not used (mo, vas)",
        "2 answers are texts and were not used (ua)",
        "2 rows have an occasion that is not known and are in no figure (wave)",
    ] {
        assert!(english.contains(part), "{part} is not in {english}");
    }
    assert!(!english.contains("too few or too many cells"), "one broken row is a finding of the row: {english}");
    for format in ["text", "md", "html"] {
        let swedish = enkat(&["report", "-", "--internal", "--lang", "sv", "--format", format], table()).out;
        assert!(swedish.contains("3 svar ligger utanför frågans skala och användes inte"), "{format}: {swedish}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&enkat(&["report", "-", "--internal", "--format", "json"], table()).out).expect("JSON");
    let warnings = json["warnings"].as_array().expect("a list");
    let left_out = |warning: &&serde_json::Value| warning["en"].as_str().is_some_and(|text| text.starts_with(char::is_numeric));
    assert_eq!(warnings.iter().filter(left_out).count(), 3, "{warnings:?}");
}

#[test]
fn a_release_tells_it_without_a_number() {
    let release = enkat(&["report", "-"], table()).out;
    let top: Vec<&str> = release.lines().filter(|line| line.contains("were not used") || line.contains("in no figure")).collect();
    assert_eq!(top.len(), 3, "{release}");
    for line in top {
        assert!(line.contains("some ") && !line.contains(char::is_numeric) && !line.contains("mo"), "{line}");
    }
}

#[test]
fn occasions_that_nobody_asked_for_are_told() {
    let swedish =
        enkat(&["report", "-", "--internal", "--lang", "sv", "--wave", "start=start", "--wave", "exit=exit"], table()).out;
    assert!(swedish.contains("1 andra beteckningar på tillfällen finns i tabellen"), "{swedish}");
}

//! What was planted in an outcome and comes out nowhere.

use enkat::finding::{Rule, ViolenceRule};
use enkat_cli::check::human::Look;
use enkat_cli::check::{Excerpt, FileOutcome, Format, Outcome, SwitchedOff, github};

use crate::cases;

/// Everything that is written of an outcome, with the escapes of each form undone.
fn written(outcome: &Outcome) -> String {
    let texts = Format::ALL.map(|format| format.text(outcome, Look::default()).expect("memory"));
    let page = texts.concat() + &github::summary(outcome, github::MOST_SUMMARY);
    page.replace("%2D", "-").replace("%20", " ").replace('\\', "")
}

#[test]
fn an_identity_number_comes_out_nowhere_wherever_it_went_in() {
    // the tax agency's own example
    for number in ["811218-9876", "198112189876", "19811218 9876"] {
        let text = format!("see {number}");
        let mut listed = cases::out_of_range(1, &text, 9);
        listed.finding.note = Some(text.clone());
        let cells = vec![(text.clone(), Some(number.to_owned())), (number.into(), Some(text.clone()))];
        listed.excerpt = Some(Excerpt { cells, marked: 0, goes_before: false, goes_on: false });
        let mut file = cases::file(&format!("{number}.csv"), 3, vec![listed], 5);
        file.columns = vec![(text.clone(), None)];
        file.off.push(SwitchedOff { rule: Rule::Padded, reason: text.clone(), count: 1 });
        let unusable = FileOutcome { name: text.clone(), unusable: Some(text), ..FileOutcome::default() };
        let page = written(&cases::outcome(vec![file, unusable]));
        for part in ["811218", "9876"] {
            assert!(!page.contains(part), "{page}");
        }
        assert!(page.contains("(not shown)"));
    }
}

#[test]
fn beside_a_finding_about_violence_no_cell_is_shown() {
    for rule in ViolenceRule::ALL.map(Rule::Violence) {
        let mut listed = cases::plain(rule, None, "form.item");
        let cells = vec![("form.item".into(), Some("planted-answer".into())), ("form.next".into(), Some("planted-next".into()))];
        listed.excerpt = Some(Excerpt { cells, marked: 0, goes_before: false, goes_on: false });
        let page = written(&cases::outcome(vec![cases::file("a.csv", 3, vec![listed], 0)]));
        assert!(!page.contains("planted"), "{page}");
    }
}

#[test]
fn a_cell_without_a_text_is_a_dot() {
    let page = written(&cases::usual());
    assert!(page.contains("\u{2026} ua \u{b7}  pd 9  ad \u{b7}"), "{page}");
}

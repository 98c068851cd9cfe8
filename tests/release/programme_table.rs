//! Table 1 of a published programme report, as a release.

use std::collections::BTreeMap;

use enkat::ground::Occasion;
use enkat::release::Policy;

use crate::common;
use crate::facts::{Told, cells};
use crate::people::Row;
use crate::releases::{Design, Published};

/// One row for the start of each participant, and one for the exit.
pub(super) fn participants() -> Vec<Told> {
    let mut sent: BTreeMap<u64, (String, Vec<[String; 3]>)> = BTreeMap::new();
    for row in common::rows("programme_table1_coded.csv") {
        let kind = if row["closure_kind"] == "not_applicable_returned" { "returned" } else { "started" };
        let participant = sent.entry(row["participant"].parse().expect("a number")).or_default();
        participant.0.clone_from(&row["referral_code"]);
        participant.1.push([row["exit_code"].clone(), row["certainty"].clone(), kind.into()]);
    }
    let told = |(id, (from, exits)): (u64, (String, Vec<[String; 3]>))| {
        // cells of a test live as long as it does
        let list =
            |part: usize| -> &'static str { exits.iter().map(|exit| exit[part].as_str()).collect::<Vec<_>>().join(";").leak() };
        let row = |occasion, given: &[(&str, &'static str)]| {
            let row = Row { id: Some(format!("p{id}")), occasion: Some(occasion), groups: vec![], day: None, answers: vec![] };
            Told { row, cells: cells(given), is_broken: false }
        };
        let exit = [("exit_to", list(0)), ("exit_certainty", list(1)), ("exit_kind", list(2))];
        [row(Occasion::Start, &[("referred_from", from.leak())]), row(Occasion::Exit, &exit)]
    };
    sent.into_iter().flat_map(told).collect()
}

fn table_1() -> Published {
    let design = Design { forms: &[], facts: true, breakdowns: &[] };
    design.released(&participants(), true, Policy::default()).expect("a release")
}

#[test]
fn nine_came_from_the_health_centre_and_six_from_others() {
    let table = table_1();
    let persons = |measure: &str| table.count("all", measure, "all", "persons");
    assert_eq!(persons("programme.participants"), Some(15));
    assert_eq!(persons("programme.referred_from.primary_care"), Some(9));
    assert_eq!(table.value("all", "programme.referred_from.primary_care", "all", "persons_share"), Some(0.6));
    assert_eq!(persons("programme.referred_from.rest"), Some(6));
    for sender in ["supported_employment", "social_assistance", "social_insurance_agency"] {
        assert_eq!(persons(&format!("programme.referred_from.{sender}")), None, "{sender}");
    }
    for sender in ["employment_service", "psychiatry"] {
        assert_eq!(persons(&format!("programme.referred_from.{sender}")), Some(0), "{sender}");
    }
}

/// Eight went to the health centre. Beside ten with any health-care exit that would say that two or more
/// of the three that are suppressed went to specialists, so one of the two figures has to go.
#[test]
fn of_exits_ten_with_health_care_are_shown_and_none_below_five() {
    let table = table_1();
    let persons = |measure: &str| table.count("all", measure, "all", "persons");
    assert_eq!(persons("programme.health_care"), Some(10));
    assert_eq!(persons("programme.exit_to.primary_care"), None);
    // two to municipal service, two to social assistance and two to supported employment are six together
    assert_eq!(persons("programme.exit_party.municipality"), Some(6));
    assert_eq!(persons("programme.exit_party.agencies"), None);
    for exit in ["specialist_care", "municipal_service", "social_assistance", "social_insurance_agency", "supported_employment"] {
        assert_eq!(persons(&format!("programme.exit_to.{exit}")), None, "{exit}");
    }
    for (name, count, _) in table.counts() {
        assert!(count == 0.0 || count >= 5.0, "{name:?} {count}");
        assert!(!["mentions_total", "certain", "possible", "several"].contains(&name.3.as_str()), "{name:?}");
    }
}

#[test]
fn that_the_goal_is_not_met_is_told_and_by_how_many_is_not() {
    let table = table_1();
    assert_eq!(table.value("all", "programme.goal", "all", "met"), Some(0.0));
    assert_eq!(table.value("all", "programme.goal", "all", "target"), Some(0.4));
    assert_eq!(table.value("all", "programme.goal", "all", "numerator"), None);
    assert_eq!(table.value("all", "programme.goal", "all", "share"), None);
}

/// The table with cells below five suppressed and every total shown, as one would do it by hand, and a
/// reader who only takes one number from another.
#[test]
fn the_same_table_with_only_small_cells_suppressed_gives_the_one_possible_exit_away() {
    let mut mentions: BTreeMap<String, i64> = BTreeMap::new();
    let (mut certain, mut possible) = (0, 0);
    let mut health_care: BTreeMap<u64, bool> = BTreeMap::new();
    for row in common::rows("programme_table1_coded.csv") {
        *mentions.entry(row["exit_code"].clone()).or_default() += 1;
        *if row["certainty"] == "certain" { &mut certain } else { &mut possible } += 1;
        let id: u64 = row["participant"].parse().expect("a number");
        *health_care.entry(id).or_default() |= ["primary_care", "specialist_care"].contains(&row["exit_code"].as_str());
    }
    let all: i64 = mentions.values().sum();
    assert_eq!((all, certain), (19, 18));
    // one total less another is a suppressed count: the one exit that is only possible
    assert_eq!(all - certain, possible);
    assert_eq!(possible, 1);
    // ten with health care less eight at the health centre leave two who went to specialists alone, so
    // that "fewer than five" of specialist care becomes two, three or four
    let any = i64::try_from(health_care.values().filter(|is| **is).count()).expect("few");
    assert_eq!((any, mentions["primary_care"], mentions["specialist_care"]), (10, 8, 3));
    assert!(any - mentions["primary_care"] > 1);
}

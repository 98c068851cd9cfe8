//! Categories that are told together where none of them can be told by itself.

use enkat::figure::ReportOptions;
use enkat::ground::Language;
use enkat::release::Policy;

use crate::crowd::{Crowd, Facts};
use crate::programme_table::participants;
use crate::releases::{Design, Published, release};

const FACTS: Design = Design { forms: &[], facts: true, breakdowns: &[] };

fn persons(published: &Published, measure: &str) -> Option<i64> {
    published.count("all", &format!("programme.{measure}"), "all", "persons")
}

#[test]
fn senders_are_told_by_party_where_that_is_enough() {
    let from = |sender: Facts, people: usize, crowd: Crowd| crowd.told(people, &[], sender, None);
    let crowd = |insurance: usize| {
        let crowd = from(&[("referred_from", "primary_care")], 10, Crowd::new(FACTS));
        let crowd = from(&[("referred_from", "supported_employment")], 3, crowd);
        let crowd = from(&[("referred_from", "social_assistance")], 3, crowd);
        from(&[("referred_from", "social_insurance_agency")], insurance, crowd).released(false)
    };
    let told = crowd(0);
    assert_eq!(persons(&told, "sender_party.region"), Some(10));
    assert_eq!(persons(&told, "sender_party.municipality"), Some(6));
    assert_eq!(persons(&told, "sender_party.agencies"), Some(0));
    assert_eq!(persons(&told, "referred_from.supported_employment"), None);
    // beside two others six would say that they are two
    let told = crowd(2);
    assert_eq!(persons(&told, "sender_party.municipality"), None);
    assert_eq!(persons(&told, "referred_from.rest"), Some(8));
    // that few are two parties' together is no secret of its own, so that nobody is still said to be nobody
    assert_eq!(persons(&told, "referred_from.self"), Some(0));
}

/// Of four the sender is known: that no agency sent anybody is told as each of the two is.
#[test]
fn a_party_of_nobody_is_told_however_few_are_known() {
    let crowd = Crowd::new(FACTS).told(4, &[], &[("referred_from", "self")], None).told(9, &[], &[("sex", "woman")], None);
    let told = crowd.released(false);
    let [one, both] = ["referred_from.social_insurance_agency", "sender_party.agencies"].map(|measure| persons(&told, measure));
    assert_eq!(one, both);
    assert_eq!(both, Some(0));
}

#[test]
fn activities_are_told_by_group() {
    let crowd = Crowd::new(FACTS)
        .told(3, &[], &[("activities", "walking_group"), ("referred_from", "self")], None)
        .told(3, &[], &[("activities", "culture_for_health"), ("referred_from", "self")], None)
        .told(9, &[], &[("referred_from", "self")], None);
    let told = crowd.released(false);
    assert_eq!(persons(&told, "activity.walking_group"), None);
    assert_eq!(persons(&told, "activity_group.health_centre"), Some(6));
}

/// Seven walk, and two of them and one more do something else: eight together would tell of the one.
#[test]
fn whoever_has_another_entry_alone_is_a_count_too() {
    let crowd = Crowd::new(FACTS)
        .told(5, &[], &[("activities", "walking_group"), ("referred_from", "self")], None)
        .told(2, &[], &[("activities", "walking_group;culture_for_health"), ("referred_from", "self")], None)
        .told(1, &[], &[("activities", "culture_for_health"), ("referred_from", "self")], None)
        .told(9, &[], &[("referred_from", "self")], None);
    let told = crowd.released(false);
    let [one, together] = ["activity.walking_group", "activity_group.health_centre"].map(|measure| persons(&told, measure));
    assert!(one.is_none() || together.is_none(), "{one:?} {together:?}");
    assert!(one.is_some() || together.is_some());
}

/// What the report of Table 1 says of its exits, in words and in lines.
#[test]
fn the_report_shows_the_lines_that_are_merged() {
    let cohort = FACTS.cohort(&participants());
    let report = release(&cohort, ReportOptions::default(), true, Policy::default()).expect("a release");
    for (language, parts) in [
        (Language::En, ["(66.7 %), 5 did not.", "health care, together", "the municipality, together", "others, together"]),
        (
            Language::Sv,
            [
                "(66,7 %), 5 gjorde det inte.",
                "hälso- och sjukvården, tillsammans",
                "kommunen, tillsammans",
                "övriga, tillsammans",
            ],
        ),
    ] {
        let mut text = String::new();
        report.write_markdown(&mut text, language).expect("a string takes everything");
        for part in parts {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}

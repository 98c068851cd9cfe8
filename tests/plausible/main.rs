//! How often the rules of whole columns are told of simulated cohorts, sound ones and wrong ones.
//!
//! The pages of the rules say it in the same words, so `--ignored` measures all and compares: after a
//! change of a threshold, or of how cohorts are simulated, it prints what belongs into the table of rules.

mod cohort;
mod random;

use std::collections::HashSet;
use std::sync::LazyLock;

use cohort::{Cohort, Fault, sound, wrong};
use enkat::Choices;
use enkat::Registry;
use enkat::finding::Rule;
use enkat::inner::table::TextRows;
use enkat::table::{MissingCode, TableRows};

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

const SIZES: [u64; 5] = [10, 20, 50, 100, 500];

/// Each rule of whole columns, what it looks for, and that in words.
const SUSPICIONS: [(Rule, &[(Fault, &str)]); 9] = [
    (Rule::LikelyMissingCode, &[(Fault::Nines, "9 for one answer in 20")]),
    (Rule::ConstantColumn, &[(Fault::Filled, "one item of KASAM filled down")]),
    (
        Rule::ZeroBased,
        &[
            (Fault::FromZero, "levels of EQ-5D-5L counted from 0"),
            (Fault::FromDeclaredZero, "0 declared as a missing code besides"),
        ],
    ),
    (Rule::SameColumnTwice, &[(Fault::Copied, "one item of KASAM copied over another")]),
    (Rule::OnlyThreeLevels, &[(Fault::ThreeLevels, "answers to EQ-5D-3L")]),
    (Rule::AlreadyReversed, &[(Fault::ItemsReversed, "items of KASAM reversed beforehand")]),
    (Rule::StraightLining, &[(Fault::Straight, "three of ten people straight-lining in KASAM")]),
    (Rule::ImplausibleShift, &[(Fault::ExitReversed, "the levels of EQ-5D-5L reversed at exit")]),
    (Rule::LevelsReversed, &[(Fault::LevelsReversed, "the levels of EQ-5D-5L reversed")]),
];

/// The rules that are told of a cohort as a whole.
fn told(cohort: &Cohort) -> HashSet<Rule> {
    let header: Vec<&str> = cohort.header.iter().map(String::as_str).collect();
    let codes: Vec<MissingCode> = cohort.declares_zero.then(|| "0".parse().expect("a code")).into_iter().collect();
    let choices = Choices { missing_codes: codes, most_listed: 0, ..Choices::default() };
    let check = choices.check(&REGISTRY, &header).expect("the columns fit");
    let mut text = TextRows::new(header.len()).expect("it is narrow");
    for row in &cohort.rows {
        text.push(row.iter().map(String::as_str)).expect("there is room");
    }
    let mut rows = check.begin();
    rows.read(&TableRows::of(&TableRows::columns_of(&text))).expect("rows of the table");
    rows.finish().1.totals.iter().map(|total| total.rule).collect()
}

/// In how many of so many sound cohorts each rule is told.
fn told_of_sound(cohorts: u64) -> Vec<u64> {
    let told: Vec<HashSet<Rule>> = (0..cohorts).map(|seed| told(&sound(seed))).collect();
    SUSPICIONS.iter().map(|(rule, ..)| told.iter().filter(|told| told.contains(rule)).count() as u64).collect()
}

/// In what part of so many wrong cohorts of this size the rule is told, in percent, cut off.
fn found(rule: Rule, fault: Fault, people: u64, cohorts: u64) -> u64 {
    let found = (0..cohorts).filter(|seed| told(&wrong(*seed, people, fault)).contains(&rule)).count() as u64;
    100 * found / cohorts
}

#[test]
fn hardly_any_sound_cohort_gives_a_suspicion() {
    for ((rule, ..), told) in SUSPICIONS.iter().zip(told_of_sound(200)) {
        assert!(told <= 1, "{}: told of {told} of 200 sound cohorts", rule.code());
    }
}

#[test]
fn wrong_cohorts_are_found() {
    for (rule, fault, people, least) in [
        (Rule::ZeroBased, Fault::FromZero, 10, 90),
        (Rule::OnlyThreeLevels, Fault::ThreeLevels, 500, 90),
        (Rule::LevelsReversed, Fault::LevelsReversed, 50, 80),
        (Rule::AlreadyReversed, Fault::ItemsReversed, 20, 75),
        (Rule::AlreadyReversed, Fault::ItemsReversed, 100, 95),
        (Rule::ConstantColumn, Fault::Filled, 20, 95),
        (Rule::StraightLining, Fault::Straight, 50, 80),
    ] {
        let found = found(rule, fault, people, 40);
        assert!(found >= least, "{}: {found} % of 40 cohorts of {people}", rule.code());
    }
}

#[test]
#[ignore = "takes minutes: 1000 sound cohorts and 9000 wrong ones"]
fn the_pages_of_the_rules_say_what_is_measured() {
    let mut differs = Vec::new();
    for ((rule, faults), told) in SUSPICIONS.iter().zip(told_of_sound(1000)) {
        let mut measured =
            format!("of 1000 simulated sound cohorts of 10 to 1000 people {told} gave it; of 200 cohorts each of ");
        measured += "10, 20, 50, 100 and 500 people ";
        for (place, (fault, what)) in faults.iter().enumerate() {
            let [first @ .., last] = &SIZES.map(|people| found(*rule, *fault, people, 200).to_string());
            let with = if place == 0 { "with" } else { ", with" };
            measured.push_str(&[with, " ", what, " it finds ", &first.join(", "), " and ", last, " %"].concat());
        }
        println!("{}: {measured}", rule.code());
        assert!(told < 10, "{}: told of {told} of 1000 sound cohorts", rule.code());
        if rule.evidence().is_none_or(|evidence| !evidence.starts_with(&measured)) {
            differs.push(rule.code());
        }
    }
    assert!(differs.is_empty(), "the table of rules says otherwise: {differs:?}");
}

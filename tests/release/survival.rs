//! How much of a short report is left in a release: the figures that the programme's own final report has.
//!
//! `cargo test --release --features disclosure --test release survival -- --include-ignored --nocapture` prints the shares.

use std::collections::BTreeMap;

use enkat::ground::{Answer, Occasion};
use enkat::release::Policy;
use enkat::report::Report;

use super::programme_table::participants;
use crate::facts::{Told, cells};
use crate::people::{Dice, Row};
use crate::releases::{Design, Name, Published};

const DESIGN: Design = Design { forms: &["eq5d5l", "soc29"], facts: true, breakdowns: &[] };
/// So many cohorts in every run.
const COHORTS: u64 = 12;

/// The parts of the short report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Participants,
    Senders,
    Exits,
    Goal,
    Kasam,
    Dimensions,
    Vas,
    Survey,
    Sentences,
}

/// The part that a figure belongs to; none if the short report does not have it.
fn part_of((_, measure, occasion, statistic): &Name) -> Option<Part> {
    let is_sum = *occasion == "change" && ["sum_start", "sum", "sum_exit"].contains(&statistic.as_str());
    let is_persons = ["persons", "persons_share"].contains(&statistic.as_str());
    let begins = |start: &str| measure.starts_with(start);
    Some(match measure.as_str() {
        "programme.participants" if is_persons => Part::Participants,
        "programme.survey" if is_persons => Part::Survey,
        "programme.health_care" | "programme.any_party" if is_persons || statistic == "numerator" => Part::Exits,
        "programme.goal" if ["numerator", "share", "met"].contains(&statistic.as_str()) => Part::Goal,
        "eq5d5l.vas" if is_sum => Part::Vas,
        "eq5d5l.lss" => return None,
        _ if begins("eq5d5l.") && is_sum => Part::Dimensions,
        _ if begins("soc29.") && is_sum => Part::Kasam,
        _ if begins("programme.referred_from.") && is_persons => Part::Senders,
        _ if begins("programme.exit_to.") && is_persons => Part::Exits,
        _ => return None,
    })
}

/// Of each part how many figures the exact report has, how many of them the release shows, and how many by themselves or among the
/// others of a list; nobody is no figure.
fn survival(rows: &[Told]) -> Option<BTreeMap<Part, [u32; 3]>> {
    let cohort = DESIGN.cohort(rows).with_occasions();
    let exact = Published::of_internal(&Report::internal(&cohort, enkat::figure::ReportOptions::default()).ok()?);
    let shown = DESIGN.released(rows, true, Policy::default()).ok()?;
    let mut parts = BTreeMap::<Part, [u32; 3]>::new();
    for (name, (value, _)) in &exact.figures {
        let (Some(part), Some(value)) = (part_of(name), value) else { continue };
        if name.1.starts_with("programme.") && *value == 0.0 && name.3 != "met" {
            continue;
        }
        let is_left = [true, is_shown(&shown, name), is_shown_alone(&shown, name)].map(u32::from);
        let mut add = |part| {
            let counts: &mut [u32; 3] = parts.entry(part).or_default();
            counts.iter_mut().zip(is_left).for_each(|(count, more)| *count += more);
        };
        add(part);
        // what a sentence says of it: which way people went as a whole, and whether the goal is met
        if ["sum", "met"].contains(&name.3.as_str()) || name.1 == "programme.participants" {
            add(Part::Sentences);
        }
    }
    Some(parts)
}

/// The same, or as what it is merged into.
fn is_shown(release: &Published, name: &Name) -> bool {
    let (group, measure, occasion, statistic) = name;
    let has = |measure: &str| release.value(group, measure, occasion, statistic).is_some();
    let is_merged = || {
        let Some((list, id)) = measure.rsplit_once('.').filter(|_| statistic.starts_with("persons")) else { return false };
        let parents: &[&str] = match (list, PARTIES.iter().find(|(_, of)| of.contains(&id)).map(|(party, _)| *party)) {
            ("programme.exit_to", Some("region")) => &["programme.health_care"],
            ("programme.exit_to", Some("municipality")) => &["programme.exit_party.municipality"],
            ("programme.exit_to", Some(_)) => &["programme.exit_party.agencies"],
            ("programme.referred_from", Some("region")) => &["programme.sender_party.region"],
            ("programme.referred_from", Some("municipality")) => &["programme.sender_party.municipality"],
            ("programme.referred_from", Some(_)) => &["programme.sender_party.agencies"],
            _ => &[],
        };
        parents.iter().any(|parent| has(parent))
    };
    is_shown_alone(release, name) || is_merged()
}

/// The figure is there by itself, or, a number of people out of a list, together with the others that are few.
fn is_shown_alone(release: &Published, (group, measure, occasion, statistic): &Name) -> bool {
    let has = |measure: &str| release.value(group, measure, occasion, statistic).is_some();
    let is_rest = || statistic == "persons" && measure.rsplit_once('.').is_some_and(|(list, _)| has(&format!("{list}.rest")));
    has(measure) || is_rest()
}

/// Whose activity the places of the invented cohorts and of Table 1 are.
const PARTIES: [(&str, &[&str]); 3] = [
    ("region", &["primary_care", "specialist_care", "psychiatry"]),
    ("municipality", &["social_assistance", "supported_employment", "municipal_service"]),
    ("agencies", &["employment_service", "social_insurance_agency"]),
];

/// What is shown, and what by itself or among the others.
fn shares(parts: &BTreeMap<Part, [u32; 3]>) -> [f64; 2] {
    let sum = |place: usize| f64::from(parts.values().map(|counts| counts[place]).sum::<u32>());
    [sum(1) / sum(0), sum(2) / sum(0)]
}

/// What somebody answers who is somewhere between well and unwell, and a little better the second time.
fn answers(dice: &mut Dice, burden: u64, is_exit: bool) -> Vec<Answer<u8>> {
    let better = u64::from(is_exit && dice.below(3) == 0);
    let level = |dice: &mut Dice| (1 + (burden + dice.below(3)).saturating_sub(better)).clamp(1, 5);
    let mut codes: Vec<u64> = (0..5).map(|_| level(dice)).collect();
    codes.push(20 + 10 * (4 - burden.min(3)) + dice.below(25) + 5 * better);
    codes.extend((0..29).map(|_| 2 + dice.below(4) + better));
    codes.into_iter().map(|code| Answer::Answered(u8::try_from(code).expect("small"))).collect()
}

/// The programme's own fifteen with invented answers, of whom so many did not answer at exit.
fn own_table(without_exit: usize) -> Vec<Told> {
    let mut dice = Dice(15);
    let mut burdens = BTreeMap::new();
    let mut silent = 0;
    let answered = |mut told: Told| {
        let id = told.row.id.clone().expect("everybody has one");
        let burden = *burdens.entry(id).or_insert_with(|| dice.below(4));
        let is_exit = told.row.occasion == Some(Occasion::Exit);
        silent += usize::from(is_exit);
        told.row.answers = if is_exit && silent <= without_exit { Vec::new() } else { answers(&mut dice, burden, is_exit) };
        told
    };
    participants().into_iter().map(answered).collect()
}

fn random_cohort(seed: u64) -> Vec<Told> {
    let mut dice = Dice(seed);
    let people = 10 + dice.below(21);
    let mut rows = Vec::new();
    for person in 0..people {
        let pick = |dice: &mut Dice, of: &[&'static str]| of[usize::try_from(dice.below(of.len() as u64)).expect("small")];
        let burden = dice.below(4);
        let from = pick(
            &mut dice,
            &["primary_care", "primary_care", "primary_care", "social_assistance", "supported_employment", "self"],
        );
        let to =
            pick(&mut dice, &["primary_care", "specialist_care", "supported_employment", "work", "social_assistance", "none"]);
        let silent = dice.below(8) == 0;
        for (occasion, given) in [
            (Occasion::Start, vec![("referred_from", from)]),
            (Occasion::Exit, vec![("exit_to", to), ("exit_kind", "started"), ("survey", pick(&mut dice, &["form", "no"]))]),
        ] {
            let is_exit = occasion == Occasion::Exit;
            let answers = if is_exit && silent { Vec::new() } else { answers(&mut dice, burden, is_exit) };
            let row = Row { id: Some(format!("p{person}")), occasion: Some(occasion), groups: vec![], day: None, answers };
            rows.push(Told { row, cells: cells(&given), is_broken: false });
        }
    }
    rows
}

#[test]
fn survival_of_the_short_report() {
    for without_exit in [0, 2] {
        let parts = survival(&own_table(without_exit)).expect("it has a release");
        println!("fifteen, {} pairs: {:.3?} {parts:?}", 15 - without_exit, shares(&parts));
        assert!(shares(&parts)[0] > 0.8, "{without_exit}: {parts:?}");
    }
    assert!(of_cohorts(COHORTS)[0] > 0.75);
}

/// The committed benchmark; its figure stands in `docs/disclosure.md`.
#[test]
#[ignore = "takes minutes"]
fn survival_over_five_hundred_cohorts() {
    assert!(of_cohorts(500)[0] > 0.75);
}

/// What is shown of so many random cohorts, none of which may be refused.
fn of_cohorts(cohorts: u64) -> [f64; 2] {
    let mut all = BTreeMap::<Part, [u32; 3]>::new();
    for seed in 0..cohorts {
        let parts = survival(&random_cohort(seed)).expect("a release");
        for (part, more) in parts {
            all.entry(part).or_default().iter_mut().zip(more).for_each(|(count, more)| *count += more);
        }
    }
    println!("{cohorts} cohorts of 10 to 30: {:.3?} {all:?}", shares(&all));
    shares(&all)
}

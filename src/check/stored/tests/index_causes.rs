//! What a wrong or unnamed column of index values looks like.

use super::{Random, Seen, of_profiles, profiles, seen};
use crate::eq5d5l::{Profile, ValueSet};
use crate::finding::{Findings, Rule};

const ROWS: usize = 600;

/// A column of three decimals, made by `value`.
fn column(stored: &str, value: impl Fn(Profile) -> f64) -> Seen {
    printed(stored, |profile| format!("{:.3}", value(profile)))
}

fn printed(stored: &str, cell: impl Fn(Profile) -> String) -> Seen {
    let mut profiles = profiles(ROWS);
    profiles[..30].fill(Profile::FULL_HEALTH);
    let cells: Vec<String> = profiles.iter().map(|profile| cell(*profile)).collect();
    seen(&format!("eq5d5l.{stored}=utility"), &of_profiles(&profiles), &cells)
}

fn of(set: &str) -> impl Fn(Profile) -> f64 {
    let set = ValueSet::published(set).unwrap();
    move |profile| set.index_value(profile).to_f64()
}

fn each_level(profile: Profile, to: impl Fn(u8) -> u8) -> Profile {
    let digits: String = profile.levels().iter().map(|level| char::from(b'0' + to(level.get()))).collect();
    digits.parse().unwrap()
}

#[track_caller]
fn assert_looks_like(seen: &Seen, cause: &str) {
    assert_eq!(seen.diagnosis.findings.len(), 1, "{:?}", seen.diagnosis);
    let finding = &seen.diagnosis.findings[0];
    assert_eq!((finding.rule, finding.row, finding.column.as_str()), (Rule::StoredLooksLike, None, "utility"));
    assert!(seen.note().contains(&format!("it looks like {cause} (100 % of 600 rows")), "{}", seen.note());
    assert_eq!(seen.compared.differing(), seen.told.len() as u64);
}

#[test]
fn another_set_is_named_with_its_share_and_what_explains_less() {
    let seen = column("index@DE-2018", of("US-2019"));
    assert_looks_like(&seen, "value set US-2019");
    assert!(seen.note().ends_with(" %)"), "{}", seen.note());
}

#[test]
fn a_few_slips_do_not_hide_the_cause() {
    let profiles = profiles(1000);
    let mut cells: Vec<String> = profiles.iter().map(|profile| format!("{:.3}", of("US-2019")(*profile))).collect();
    cells[500] = "0.111".into();
    cells[501] = "0.112".into();
    let seen = seen("eq5d5l.index@DE-2018=utility", &of_profiles(&profiles), &cells);
    assert!(seen.note().contains("it looks like value set US-2019 (99.8 % of 1000 rows; "), "{}", seen.note());
}

#[test]
fn a_crosswalk_is_named_as_mapped() {
    let seen = column("index@UK-2026", of("XW-UK"));
    assert_looks_like(&seen, "the crosswalk XW-UK (mapped from EQ-5D-3L values)");
}

#[test]
fn the_constant_is_found_where_it_does_not_belong_and_where_it_is_lacking() {
    let with = |profile: Profile| if profile == Profile::FULL_HEALTH { 1.0 - 0.081 } else { of("XW-UK-EXACT")(profile) };
    let seen = column("index@XW-UK-EXACT", with);
    assert_looks_like(
        &seen,
        "the crosswalk XW-UK-EXACT (mapped from EQ-5D-3L values) with its constant applied to 11111 as well",
    );
    assert_eq!(
        seen.compared.differing(),
        30 + profiles(ROWS)[30..].iter().filter(|p| **p == Profile::FULL_HEALTH).count() as u64
    );

    let constant = ValueSet::published("KR-2016").unwrap().any_problem_effect().unwrap().to_f64();
    let without = |profile: Profile| of("KR-2016")(profile) - if profile == Profile::FULL_HEALTH { 0.0 } else { constant };
    assert_looks_like(&column("index@KR-2016", without), "value set KR-2016 without its constant");

    let one = |profile: Profile| if profile == Profile::FULL_HEALTH { "1".into() } else { of("CA-2016")(profile).to_string() };
    assert_looks_like(&printed("index@CA-2016", one), "value set CA-2016 with 1 for 11111, to which it gives less");
}

#[test]
fn a_table_error_of_a_peer_is_recognised() {
    use crate::eq5d5l::Dimension;
    let level = |profile: Profile, dimension| profile.level(dimension).get();
    let germany =
        |profile: Profile| of("DE-2018")(profile) + if level(profile, Dimension::AnxietyDepression) == 4 { 0.02 } else { 0.0 };
    assert_looks_like(&column("index@DE-2018", germany), "value set DE-2018 with a known table error in eq5dsuite 2.0.0");
    let seen = column("index", germany);
    assert_eq!(seen.diagnosis.findings[0].rule, Rule::StoredLooksLike, "an error is not a value set");

    let off = [0.0, 0.0, 0.0, -0.0067, -0.041];
    let ethiopia = |profile: Profile| of("ET-2020")(profile) + off[usize::from(level(profile, Dimension::SelfCare)) - 1];
    let seen = printed("index@ET-2020", |profile| format!("{:.4}", ethiopia(profile)));
    assert_looks_like(&seen, "value set ET-2020 with a known table error in valueEQ5D 0.7.2");
}

#[test]
fn rounding_and_cutting_off_are_told_apart() {
    let us = || of("US-2019");
    let rounded = |profile: Profile, grid: f64| (us()(profile) * grid).round() / grid;
    assert_looks_like(&column("index@US-2019", |profile| rounded(profile, 100.0)), "value set US-2019, rounded to 2 decimals");
    assert_looks_like(&column("index@US-2019", |profile| rounded(profile, 10.0)), "value set US-2019, rounded to 1 decimal");
    let cut = |profile: Profile| (us()(profile) * 100.0 + 1e-9_f64.copysign(us()(profile))).trunc() / 100.0;
    assert_looks_like(&column("index@US-2019", cut), "value set US-2019, cut off after 2 decimals");
    let three = |profile: Profile| format!("{:.3}0", of("TH-2018")(profile));
    assert_looks_like(&printed("index@TH-2018", three), "value set TH-2018, rounded to 3 decimals");
}

#[test]
fn other_scales_and_levels_are_recognised() {
    let nl = || of("NL-2016");
    assert_looks_like(&column("index@NL-2016", |profile| nl()(profile) * 100.0), "value set NL-2016, times 100");
    assert_looks_like(&column("index@NL-2016", |profile| 1.0 - nl()(profile)), "value set NL-2016, subtracted from 1");
    let lower = |profile: Profile| nl()(each_level(profile, |level| level.max(2) - 1));
    assert_looks_like(&column("index@NL-2016", lower), "value set NL-2016 with every level one too low (counted from 0)");
    let higher = |profile: Profile| nl()(each_level(profile, |level| level.min(4) + 1));
    assert_looks_like(&column("index@NL-2016", higher), "value set NL-2016 with every level one too high");
    let backwards = |profile: Profile| nl()(profile.to_string().chars().rev().collect::<String>().parse().unwrap());
    assert_looks_like(&column("index@NL-2016", backwards), "value set NL-2016 with the dimensions in reverse order");
    let turned = |profile: Profile| nl()(each_level(profile, |level| 6 - level));
    assert_looks_like(&column("index@NL-2016", turned), "value set NL-2016 with the levels counted from the other end");
    #[expect(clippy::cast_possible_truncation)]
    let single = |profile: Profile| f64::from(nl()(profile) as f32).to_string();
    assert_looks_like(&printed("index@NL-2016", single), "value set NL-2016, kept in single precision");
    let seen = column("index@SE-2020-VAS-EXP", |profile| of("SE-2020-VAS-EXP")(profile) / 100.0);
    assert_looks_like(&seen, "value set SE-2020-VAS-EXP, divided by 100");
}

#[test]
fn digits_in_another_order_are_recognised() {
    let profiles = profiles(ROWS);
    let backwards: Vec<String> = profiles.iter().map(|profile| profile.to_string().chars().rev().collect()).collect();
    let seen_as = |output: &str, cells: &[String]| seen(&format!("eq5d5l.{output}=p"), &of_profiles(&profiles), cells);
    assert!(seen_as("profile", &backwards).note().contains("it looks like the digits in reverse order (100 % of 600 rows"));
    let from_zero: Vec<String> = profiles.iter().map(|profile| format!("{:05}", profile.digits() - 11111)).collect();
    assert!(seen_as("profile", &from_zero).note().contains("it looks like levels counted from 0 (100 %"));
    let sums: Vec<String> = profiles.iter().map(|profile| profile.level_sum_score().to_string()).collect();
    assert!(seen_as("lfs", &sums).note().contains("it looks like the level sum score (100 %"));
}

#[test]
fn an_unnamed_set_is_found() {
    let seen = column("index", of("US-2019"));
    assert_eq!(seen.told, []);
    assert_eq!(seen.diagnosis.findings[0].rule, Rule::StoredSet);
    assert!(seen.note().starts_with("value set US-2019 explains 100 % of 600 rows; "), "{}", seen.note());
    assert_eq!((seen.diagnosis.findings.len(), seen.diagnosis.further_differing), (1, 0));

    let seen = printed("index", |profile| format!("{:.2}0", of("US-2019")(profile)));
    assert!(seen.note().starts_with("value set US-2019, rounded to 2 decimals explains 100 %"), "{}", seen.note());

    let seen = column("index", of("BE-2022"));
    let both = "value set BE-2022 and value set BE-2022-HP each explain 100 % of 600 rows, which do not tell them apart";
    assert!(seen.note().starts_with(both), "{}", seen.note());

    let seen = column("index", of("XW-DK"));
    assert!(seen.note().starts_with("the crosswalk XW-DK (mapped from EQ-5D-3L values) explains 100 %"), "{}", seen.note());
}

#[test]
fn every_published_set_is_found_or_named_among_its_like() {
    let profiles: Vec<Profile> = profiles(30);
    for set in ValueSet::all_published() {
        let cells: Vec<String> = profiles.iter().map(|profile| set.index_value(*profile).to_f64().to_string()).collect();
        let seen = seen("eq5d5l.index=utility", &of_profiles(&profiles), &cells);
        let note = seen.note();
        assert!(note.contains(set.id()) && note.contains("100 % of 30 rows"), "{}: {note}", set.id());
        assert_eq!(seen.diagnosis.findings[0].rule, Rule::StoredSet, "{}", set.id());
    }
}

#[test]
fn rows_that_the_found_set_does_not_explain_differ() {
    let profiles = profiles(1000);
    let mut cells: Vec<String> = profiles.iter().map(|profile| format!("{:.3}", of("US-2019")(*profile))).collect();
    let (same, other) = (profiles[7], (8..1000).find(|row| profiles[*row] != profiles[7]).unwrap());
    for row in (0..1000).filter(|row| profiles[*row] == same) {
        cells[row] = "0.111".into();
    }
    cells[other] = "0.112".into();
    let alike = profiles.iter().filter(|profile| **profile == same).count() as u64;
    let seen = seen("eq5d5l.index=utility", &of_profiles(&profiles), &cells);
    let rows: Vec<_> = seen.diagnosis.findings.iter().map(|finding| (finding.rule, finding.row)).collect();
    let first = profiles.iter().position(|profile| *profile == same).unwrap() as u64;
    assert_eq!(
        rows,
        [(Rule::StoredSet, None), (Rule::StoredDiffers, Some(first + 1)), (Rule::StoredDiffers, Some(other as u64 + 1))]
    );
    let mut findings = Findings::default();
    seen.diagnosis.tell(&mut findings);
    assert_eq!(findings.count_of(Rule::StoredDiffers), alike + 1);
}

#[test]
fn what_cannot_be_told_is_said_and_not_guessed() {
    let healthy = of_profiles(&[Profile::FULL_HEALTH; 50]);
    let seen_as = |stored: &str| seen(stored, &healthy, &vec!["1.000".to_owned(); 50]);
    let found = seen_as("eq5d5l.index=utility");
    assert!(found.note().starts_with("it cannot be told which: "), "{}", found.note());
    assert!(found.note().contains(" explain 100 % of 50 rows, among them "), "{}", found.note());
    let other = seen_as("eq5d5l.index@SE-2020-TTO-EXP=utility");
    assert_eq!(other.note(), "50 of 50 rows differ; too few different profiles to tell why");
}

#[test]
fn a_random_column_has_no_known_cause() {
    let random = std::cell::RefCell::new(Random(3));
    let any = |_: Profile| format!("0.{:03}", random.borrow_mut().below(1000));
    let seen = printed("index@US-2019", any);
    assert!(seen.note().contains(" of 600 rows differ, cause unknown"), "{}", seen.note());
    assert!(seen.note().contains(": the closest is "), "{}", seen.note());
    let seen = printed("index", any);
    assert_eq!(seen.diagnosis.findings[0].rule, Rule::StoredLooksLike);
    assert!(seen.note().starts_with("no known value set gives these numbers: the closest is "), "{}", seen.note());
}

#[test]
fn a_single_slip_says_nothing_of_the_column() {
    let profiles = profiles(ROWS);
    let mut cells: Vec<String> = profiles.iter().map(|profile| format!("{:.3}", of("US-2019")(*profile))).collect();
    cells[9] = "-0.9".into();
    let seen = seen("eq5d5l.index@US-2019=utility", &of_profiles(&profiles), &cells);
    assert_eq!((seen.told, seen.diagnosis.findings), (vec![(Rule::StoredDiffers, 9)], vec![]));
}

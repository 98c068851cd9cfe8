//! Counts of outcomes, and cohorts as bytes.

use std::hash::Hasher as _;

use enkat::Registry;
use enkat::figure::ReportOptions;
use enkat::ground::Answer;
use enkat::ground::Occasion;
use enkat::inner::table::Plan;
use enkat::inner::tally::{Counts, FORMAT_VERSION};
use enkat::instrument::{Better, Key, KeyedScale, SubscaleKey};
use enkat::tally::{Cohort, StateError};
use proptest::prelude::*;
use siphasher::sip::SipHasher13;

#[path = "common/people.rs"]
mod people;

use people::{Dice, Row, add, assert_honest, cohort_of, own_key, own_scale, plan, registry};

fn counts(outcomes: u64, list: &[(u64, u64)]) -> Counts {
    let mut counts = Counts::new(outcomes);
    for (outcome, count) in list {
        counts.add(*outcome, *count);
    }
    counts
}

/// How often outcomes of few and of many possible ones occur; some are not possible, some counts are zero.
fn outcomes() -> impl Strategy<Value = (u64, Vec<(u64, u64)>)> {
    prop::sample::select(vec![1_u64, 7, 101, 3125, 1 << 18, (1 << 18) + 1, 3125 * 3125]).prop_flat_map(|outcomes| {
        let outcome = prop_oneof![0..outcomes, 0..outcomes.min(9), Just(outcomes - 1), Just(outcomes), Just(u64::MAX)];
        (Just(outcomes), prop::collection::vec((outcome, 0_u64..4), 0..120))
    })
}

proptest! {
    #[test]
    fn counts_are_those_of_a_list_in_any_order((outcomes, list) in outcomes(), cut: prop::sample::Index) {
        let whole = counts(outcomes, &list);
        let possible = || list.iter().filter(|(outcome, count)| *outcome < outcomes && *count > 0);
        prop_assert_eq!(whole.total(), possible().map(|(_, count)| count).sum::<u64>());
        prop_assert_eq!(whole.distinct(), possible().map(|(outcome, _)| outcome).collect::<std::collections::BTreeSet<_>>().len() as u64);
        prop_assert!(whole.iter().is_sorted_by(|one, next| one.0 < next.0) && whole.iter().all(|(_, count)| count > 0));
        for (outcome, count) in whole.iter() {
            prop_assert_eq!(whole.count(outcome), count);
            prop_assert_eq!(count, possible().filter(|(other, _)| *other == outcome).map(|(_, count)| count).sum::<u64>());
        }
        prop_assert_eq!(whole.count(outcomes), 0);
        let (left, right) = list.split_at(cut.index(list.len() + 1));
        for [first, second] in [[left, right], [right, left]] {
            let mut merged = counts(outcomes, first);
            merged.merge(&counts(outcomes, second));
            prop_assert_eq!(&merged, &whole);
        }
        // few and many possible outcomes meet: what is not possible is left out
        let mut fewer = Counts::new(outcomes.min(5));
        fewer.merge(&whole);
        prop_assert_eq!(fewer.total(), whole.iter().filter(|(outcome, _)| *outcome < 5).map(|(_, count)| count).sum::<u64>());
    }
}

#[test]
fn neither_a_cohort_nor_its_counts_show_ids_or_answers() {
    let mut cohort = small(&registry());
    add(&mut cohort, &[Row::start("pseudonym-77", &[1, 1, 1, 1, 1, 91, 1, 2, 3, 4])]);
    assert_eq!(format!("{cohort:?}"), "Cohort { people: 5, rows: 9, .. }");
    let shown = format!("{:?}", cohort.counted());
    assert!(!shown.contains("pseudonym") && !shown.contains("91"), "{shown}");
    assert_eq!(format!("{:?}", counts(101, &[(91, 1)])), "Counts { outcomes: 101, .. }");
}

/// Four people, one of them twice at exit, with EQ-5D-5L and a scale of our own.
fn small(registry: &Registry) -> Cohort {
    let rows = [
        Row::start("a", &[1, 2, 1, 3, 2, 70, 1, 2, 3, 4]),
        Row::exit("a", &[1, 1, 1, 2, 2, 81, 0, 0, 0, 0]),
        Row::new("b", Occasion::Start, &[Some(1), None, Some(5), Some(5), Some(5), None, None, None, None, Some(3)]),
        Row::start("c", &[5, 5, 5, 5, 5, 0, 4, 4, 4, 4]),
        Row { answers: vec![Answer::Invalid; 10], ..Row::start("d", &[]) },
        Row::exit("c", &[2, 2, 2, 2, 2, 50, 4, 3, 2, 1]),
        Row::exit("c", &[2, 2, 2, 2, 2, 50, 4, 3, 2, 1]),
        Row { id: None, ..Row::exit("", &[3, 3, 3, 3, 3, 33, 2, 2, 2, 2]) },
    ];
    cohort_of(&plan(registry, &["eq5d5l", "own"]), &rows)
}

/// The same people in groups and with dates.
fn grouped(registry: &Registry) -> Cohort {
    let breakdowns = ["place".parse().expect("a breakdown")];
    let mut cohort = Cohort::new(plan(registry, &["eq5d5l", "own"]), breakdowns.to_vec(), true);
    let rows = [
        Row::start("a", &[1, 2, 1, 3, 2, 70, 1, 2, 3, 4]).in_group("A").on_day(19_000),
        Row::exit("a", &[1, 1, 1, 2, 2, 81, 0, 0, 0, 0]).in_group("B").on_day(19_100),
        Row::start("c", &[5, 5, 5, 5, 5, 0, 4, 4, 4, 4]).in_group(""),
        Row::exit("e", &[2, 2, 2, 2, 2, 50, 4, 3, 2, 1]).in_group("A").on_day(-400_000),
        Row::exit("e", &[2, 2, 2, 2, 2, 50, 4, 3, 2, 1]).in_group("B").on_day(0),
    ];
    add(&mut cohort, &rows);
    cohort
}

/// States of every kind: open, in groups, sealed, empty.
fn states(registry: &Registry) -> Vec<Cohort> {
    let sealed = |mut cohort: Cohort| {
        cohort.seal();
        cohort
    };
    let mut half_sealed = sealed(grouped(registry));
    half_sealed.merge(&grouped(registry)).expect("the same plan");
    let empty = Cohort::new(plan(registry, &[]), vec![], false);
    vec![small(registry), grouped(registry), sealed(small(registry)), sealed(grouped(registry)), half_sealed, empty]
}

#[test]
fn a_state_reads_back_as_the_cohort_it_was() {
    let registry = registry();
    for cohort in states(&registry) {
        let bytes = cohort.to_bytes();
        let read = Cohort::from_bytes(&bytes, &registry).expect("its own bytes");
        assert_eq!(read, cohort);
        assert_eq!(read.to_bytes(), bytes);
        assert_eq!(read.counted(), cohort.counted());
    }
}

#[test]
fn a_state_that_is_none_or_of_another_version_is_refused_as_such() {
    let registry = registry();
    let bytes = small(&registry).to_bytes();
    for foreign in [&b""[..], b"enkat", b"PK\x03\x04", &bytes[1..], &vec![0; 400]] {
        assert_eq!(Cohort::from_bytes(foreign, &registry), Err(StateError::Foreign));
    }
    for found in [0, FORMAT_VERSION + 1, 0x0100, u16::MAX] {
        let mut other = bytes.clone();
        other[8..10].copy_from_slice(&found.to_le_bytes());
        assert_eq!(Cohort::from_bytes(&other, &registry), Err(StateError::Version { found }));
        assert_eq!(Cohort::from_bytes(&with_check(&other[..other.len() - 8]), &registry), Err(StateError::Version { found }));
    }
}

#[test]
fn a_state_that_is_cut_off_or_goes_on_is_refused() {
    let registry = registry();
    for bytes in states(&registry).iter().map(Cohort::to_bytes) {
        for length in 0..bytes.len() {
            assert!(Cohort::from_bytes(&bytes[..length], &registry).is_err(), "{length} of {}", bytes.len());
            // even where the check sum is made to fit
            if let 10.. = length
                && length < bytes.len() - 8
            {
                let cut = with_check(&bytes[..length]);
                assert!(Cohort::from_bytes(&cut, &registry).is_err(), "{length} of {}", bytes.len());
            }
        }
        assert!(Cohort::from_bytes(&[&bytes[..], &[0]].concat(), &registry).is_err());
        assert!(Cohort::from_bytes(&with_check(&[&bytes[..bytes.len() - 8], &[0]].concat()), &registry).is_err());
    }
}

#[test]
fn a_state_with_any_bit_turned_is_refused() {
    let registry = registry();
    for cohort in [grouped(&registry), small(&registry)] {
        let bytes = cohort.to_bytes();
        assert!(bytes.len() < 800, "{}", bytes.len());
        for bit in 0..bytes.len() * 8 {
            let mut turned = bytes.clone();
            turned[bit / 8] ^= 1 << (bit % 8);
            assert!(Cohort::from_bytes(&turned, &registry).is_err(), "bit {bit}");
        }
    }
}

/// A check sum is not a seal: whoever changes a state can make it fit. What is read then is still a cohort.
#[test]
fn a_state_changed_on_purpose_is_refused_or_is_the_state_of_another_cohort() {
    let registry = registry();
    let mut read = 0;
    for cohort in states(&registry) {
        let bytes = cohort.to_bytes();
        let body = &bytes[..bytes.len() - 8];
        for place in 10..body.len() {
            for change in [1, 0x80] {
                let mut changed = body.to_vec();
                changed[place] ^= change;
                let changed = with_check(&changed);
                let Ok(other) = Cohort::from_bytes(&changed, &registry) else { continue };
                assert_eq!(other.to_bytes(), changed, "byte {place}, {change:#x}");
                let _ = other.counted();
                read += 1;
            }
        }
    }
    assert!(read > 50, "{read}");
}

/// Counters as large as the format can write them, one or two beside each other: nothing overflows.
#[test]
fn a_state_of_huge_counts_is_refused_or_has_figures() {
    let registry = registry();
    let own = plan(&registry, &["own"]);
    let people = [
        Row::start("a", &[1, 2, 3, 4]),
        Row::exit("a", &[4, 3, 2, 0]),
        Row::new("b", Occasion::Start, &[Some(1), None, Some(3), Some(4)]),
        Row { answers: vec![Answer::Invalid; 4], ..Row::exit("b", &[]) },
    ];
    let mut short = cohort_of(&own, &people);
    short.seal();
    for cohort in states(&registry).into_iter().chain([short]) {
        let bytes = cohort.to_bytes();
        let body = &bytes[..bytes.len() - 8];
        for (place, replaced) in
            (10..body.len() - 1).step_by(if body.len() < 800 { 1 } else { 5 }).flat_map(|place| [(place, 1), (place, 2)])
        {
            for huge in [1_u64 << 40, 1 << 56, u64::MAX] {
                let counters = leb128(huge).repeat(replaced);
                let changed = with_check(&[&body[..place], &counters, &body[place + replaced..]].concat());
                let Ok(mut other) = Cohort::from_bytes(&changed, &registry) else { continue };
                assert_eq!(other.to_bytes(), changed);
                let _ = other.merge_repeating(&other.clone());
                let _ = other.counted();
                // a report of EQ-5D-5L takes a while
                if cohort.plan() == &own {
                    assert_honest(&people::report(&other, ReportOptions::default(), true));
                }
            }
        }
    }
}

/// As many profiles as there are, each by more people than a cohort takes.
#[test]
fn a_state_of_many_huge_counts_is_refused() {
    let registry = registry();
    let mut cohort = cohort_of(&plan(&registry, &["eq5d5l"]), &[Row::start("a", &[1, 1, 1, 1, 1, 100])]);
    cohort.seal();
    let bytes = cohort.to_bytes();
    let body = &bytes[..bytes.len() - 8];
    // one person at start alone, no rows left out and no facts; then one profile, 11111, by one person, and nobody without one
    let place =
        7 + body.windows(12).rposition(|bytes| bytes == [1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0]).expect("a list of profiles");
    let profiles: Vec<u8> = leb128(3125).into_iter().chain((0..3125).flat_map(|_| [vec![0], leb128(1 << 56)].concat())).collect();
    let changed = with_check(&[&body[..place], &profiles, &body[place + 3..]].concat());
    assert_eq!(Cohort::from_bytes(&changed, &registry), Err(StateError::Damaged { what: "more counts than rows" }));
}

/// A few hundred kilobytes that would take seconds, or a hundred times the memory.
#[test]
fn a_state_with_more_groups_or_columns_than_anybody_writes_is_refused_at_once() {
    let registry = registry();
    let bytes = Cohort::new(plan(&registry, &[]), vec![], false).to_bytes();
    // after the version: no questionnaires, no screening, no programme, then breakdowns
    let [start, rest] = [&bytes[..13], &bytes[14..bytes.len() - 8]];
    assert_eq!(bytes[10..14], [0; 4]);
    let column = [1, b'a'];
    let many = |count: u64, each: &[u8]| [&leb128(count)[..], &each.repeat(usize::try_from(count).expect("few"))].concat();
    let lists = [
        many(65, &[&[1][..], &column].concat()),
        many(64_000, &[&[1][..], &column].concat()),
        [&[1][..], &many(64_000, &column)].concat(),
    ];
    for list in lists {
        let state = with_check(&[start, &list, rest].concat());
        assert_eq!(Cohort::from_bytes(&state, &registry), Err(StateError::Damaged { what: "a list that is too long" }));
    }
}

fn leb128(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).expect("seven bits") | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).expect("seven bits"));
    bytes
}

/// The state with this body and the check sum that goes with it.
fn with_check(body: &[u8]) -> Vec<u8> {
    let mut hasher = SipHasher13::new();
    hasher.write(body);
    [body, &hasher.finish().to_le_bytes()].concat()
}

#[test]
fn a_state_of_a_scale_that_is_defined_otherwise_is_refused() {
    let state = small(&registry()).to_bytes();
    let refused = Err(StateError::Questionnaire { id: "own".into() });
    assert_eq!(Cohort::from_bytes(&state, &Registry::built_in()), refused);
    let subscale = |items: &[u16]| vec![SubscaleKey { id: "half".into(), label: None, items: items.to_vec() }];
    let own = own_key();
    for other in [
        Key { max: 5, ..own.clone() },
        Key { min: 1, ..own.clone() },
        Key { items: vec![1, 2, 5, 8], reversed: vec![2], subscales: subscale(&[1, 5]), ..own.clone() },
        Key { items: vec![2, 1, 5, 7], ..own.clone() },
        Key { items: vec![1, 2, 5, 7, 9], ..own.clone() },
        Key { reversed: vec![2], ..own.clone() },
        Key { subscales: vec![], ..own.clone() },
        Key { subscales: subscale(&[1, 5]), ..own.clone() },
        Key { subscales: subscale(&[7, 1]), ..own.clone() },
        // the other end is the better one: who improved would have got worse
        Key { better: Better::Higher, ..own.clone() },
    ] {
        let mut registry = Registry::built_in();
        registry.add(KeyedScale::new(&other).expect("a key")).expect("a free name");
        assert_eq!(Cohort::from_bytes(&state, &registry), refused, "{other:?}");
    }
    // names and sources may change
    let mut registry = Registry::built_in();
    registry.add(KeyedScale::new(&Key { name: "renamed".into(), ..own }).expect("a key")).expect("a free name");
    assert!(Cohort::from_bytes(&state, &registry).is_ok());
}

#[test]
fn a_state_of_a_scale_that_is_defined_alike_counts_on() {
    let registry = registry();
    let mut cohort = Cohort::from_bytes(&small(&registry).to_bytes(), &registry).expect("its own bytes");
    let more = Row::exit("d", &[1, 1, 1, 1, 1, 100, 0, 1, 2, 3]);
    add(&mut cohort, std::slice::from_ref(&more));
    let mut whole = small(&registry);
    add(&mut whole, &[more]);
    assert_eq!(cohort, whole);
    assert_eq!(own_scale(), KeyedScale::new(&own_key()).expect("a key"));
}

/// Fifteen people at both occasions, as in a small programme.
fn fifteen(plan: &Plan) -> Cohort {
    let mut dice = Dice(15);
    let mut row = |person: u64, occasion| Row {
        id: Some(format!("person {person}")),
        occasion: Some(occasion),
        groups: vec![["A", "B"][usize::try_from(person % 2).expect("small")]],
        day: Some(19_000),
        answers: plan.forms().iter().flat_map(|form| dice.answers(form.definition())).collect(),
    };
    let rows: Vec<Row> = (0..15).flat_map(|person| Occasion::BOTH.map(|occasion| row(person, occasion))).collect();
    let mut cohort = Cohort::new(plan.clone(), vec!["place".parse().expect("a breakdown")], true);
    add(&mut cohort, &rows);
    cohort
}

#[test]
fn fifteen_people_take_less_than_twenty_kilobytes() {
    let registry = Registry::built_in();
    let mut cohort = fifteen(&plan(&registry, &["eq5d5l", "soc29"]));
    let open = cohort.to_bytes().len();
    let counted = cohort.counted();
    cohort.seal();
    let sealed = cohort.to_bytes().len();
    println!("{open} bytes open, {sealed} sealed");
    assert!(open < 20_000 && sealed < 20_000, "{open} {sealed}");
    assert_eq!(cohort.counted(), counted);
    let read = Cohort::from_bytes(&cohort.to_bytes(), &registry).expect("its own bytes");
    assert_honest(&people::report(&read, ReportOptions::default(), true));
}

#[test]
fn a_person_takes_as_many_bytes_as_the_documentation_says() {
    let registry = Registry::built_in();
    let bytes = |forms: &[&str], groups: &[&str], days| {
        let groups = groups.iter().map(|group| group.parse().expect("a breakdown")).collect();
        Cohort::new(plan(&registry, forms), groups, days).bytes_per_person()
    };
    // the id and what is there, then the items of each occasion: four bytes of EQ-5D-5L, 15 of SOC-29,
    // and 18 of both, for one item of SOC-29 fits beside the fifth dimension
    assert_eq!(bytes(&["eq5d5l"], &[], false), 17 + 2 * 4);
    assert_eq!(bytes(&["soc29"], &[], false), 17 + 2 * 15);
    assert_eq!(bytes(&["eq5d5l", "soc29"], &[], false), 17 + 2 * 18);
    assert_eq!(bytes(&["eq5d5l", "soc29"], &["place", "place*sex"], true), 17 + 2 * (18 + 4 + 4));
}

//! Cohorts with facts as bytes: of another programme, cut or changed they are refused, and nothing that prints shows them.

use std::hash::Hasher as _;

use enkat::Registry;
use enkat::figure::ReportOptions;
use enkat::finding::{Findings, Rule};
use enkat::ground::Language;
use enkat::inner::programme::{Context, Course, FIELDS};
use enkat::inner::table::{FactChoices, FactReader, FactRow, Plan};
use enkat::instrument::Label;
use enkat::programme::{Programme, ProgrammeFile};
use enkat::report::Report;
use enkat::tally::{Cohort, CohortError, StateError};
use enkat::violence::Current;
use siphasher::sip::SipHasher13;

#[path = "common/facts.rs"]
mod facts;
#[path = "common/people.rs"]
mod people;
#[path = "common/violence.rs"]
mod small_form;

use facts::{Told, add, add_from, columns, reader, reader_of, registry};
use people::assert_honest;

const PAST: [(&str, &str); 4] = [("status", "asked"), ("lifetime", "yes"), ("last_12_months", "no"), ("wish", "wants")];
const LEFT: [(&str, &str); 3] = [("exit_to", "supported_employment;work"), ("exit_kind", "started;planned"), ("survey", "form")];

fn plan(registry: &Registry) -> Plan {
    reader(registry).counted_in(people::plan(registry, &[]))
}

/// Three people at both occasions, one of them turned away, and two rows of nobody in particular.
fn small() -> Cohort {
    let mut cohort = Cohort::new(plan(&registry()), vec![], false);
    add(
        &mut cohort,
        &[
            Told::start("a", &[&PAST[..], &[("referred_from", "self"), ("step", "training")]].concat()),
            Told::exit("a", &[&[("status", "not_asked"), ("reason", "time")], &LEFT[..]].concat()),
            Told::start("b", &[("status", "?"), ("contacts", "none"), ("activities", "walking_group")]),
            Told { is_broken: true, ..Told::exit("b", &[]) },
            Told::start("c", &[("referral_decision", "declined"), ("referral_reason", "no_place"), ("acute", "yes")]),
            Told::start("", &[("lifetime", "no"), ("age", "25")]).of_nobody(),
            Told::exit("", &LEFT).of_nobody(),
        ],
    );
    cohort
}

/// The same with people, and with nobody left who may get another row.
fn states() -> [Cohort; 2] {
    let mut sealed = small();
    sealed.seal();
    [small(), sealed]
}

fn with_check(body: &[u8]) -> Vec<u8> {
    let mut hasher = SipHasher13::new();
    hasher.write(body);
    [body, &hasher.finish().to_le_bytes()].concat()
}

fn report(cohort: &Cohort) -> Report {
    people::internal(cohort, ReportOptions::default())
}

/// The built-in programme, changed.
fn other_programme(change: impl FnOnce(&Programme, &mut ProgrammeFile)) -> Programme {
    let built_in = Programme::built_in();
    let mut file = ProgrammeFile::default();
    change(&built_in, &mut file);
    Programme::try_from(file).expect("a programme")
}

#[test]
fn a_state_is_read_with_a_code_more_and_refused_where_hours_are_counted_otherwise() {
    let added = other_programme(|built_in, file| {
        let code = built_in.code("work").expect("a code").clone();
        file.code =
            vec![enkat::inner::programme::Code { id: "farming".into(), label: Label::new("farming", "jordbruk"), ..code }];
    });
    let hours = other_programme(|built_in, file| {
        let mut eligibility = *built_in.eligibility();
        eligibility.most_hours += 1;
        file.eligibility = Some(eligibility);
    });
    for (programme, is_read) in [(added, true), (hours, false)] {
        let other = registry().with_programme(programme);
        for cohort in states() {
            let theirs = Cohort::new(plan(&other), vec![], false);
            match Cohort::from_bytes(&cohort.to_bytes(), &other) {
                Ok(mut read) if is_read => read.merge(&theirs).expect("the same lists"),
                read => {
                    let refused = StateError::Questionnaire { id: Programme::built_in().id().into() };
                    assert_eq!((read, is_read), (Err(refused), false));
                }
            }
            let differs = CohortError::Differs { what: "questionnaires" };
            assert_eq!(cohort.clone().merge(&theirs), Err(differs));
        }
    }
}

#[test]
fn another_meaning_of_current_makes_another_cohort() {
    let registry = registry();
    let other = reader_of(&registry, &columns(), Current::OngoingOnly).counted_in(people::plan(&registry, &[]));
    let mut theirs = Cohort::new(other, vec![], false);
    assert_eq!(theirs.merge(&small()), Err(CohortError::Differs { what: "questionnaires" }));
    let read = Cohort::from_bytes(&theirs.to_bytes(), &registry).expect("its own bytes");
    assert_eq!(read, theirs);
    assert_ne!(read, Cohort::new(plan(&registry), vec![], false));
}

#[test]
fn a_state_that_is_cut_off_or_has_a_bit_turned_is_refused() {
    let registry = registry();
    for bytes in states().iter().map(Cohort::to_bytes) {
        for length in 0..bytes.len() {
            assert!(Cohort::from_bytes(&bytes[..length], &registry).is_err(), "{length} of {}", bytes.len());
            if let 10.. = length
                && length < bytes.len() - 8
            {
                assert!(Cohort::from_bytes(&with_check(&bytes[..length]), &registry).is_err(), "{length} of {}", bytes.len());
            }
        }
        for bit in 0..bytes.len() * 8 {
            let mut turned = bytes.clone();
            turned[bit / 8] ^= 1 << (bit % 8);
            assert!(Cohort::from_bytes(&turned, &registry).is_err(), "bit {bit}");
        }
    }
}

#[test]
fn a_record_that_is_changed_on_purpose_is_refused_or_has_honest_figures() {
    let registry = registry();
    let (mut read, mut refused) = (0, 0);
    for cohort in states() {
        let bytes = cohort.to_bytes();
        let body = &bytes[..bytes.len() - 8];
        for place in 10..body.len() {
            // one bit, the highest code, one byte more, one byte less
            let bit = |bit: u8| [&body[..place], &[body[place] ^ bit], &body[place + 1..]].concat();
            let longer = [&body[..place], &[body[place]], &body[place..]].concat();
            let shorter = [&body[..place], &body[place + 1..]].concat();
            let highest = [&body[..place], &[127], &body[place + 1..]].concat();
            for changed in [bit(1), bit(2), bit(0x10), bit(0x80), highest, longer, shorter] {
                let changed = with_check(&changed);
                match Cohort::from_bytes(&changed, &registry) {
                    Ok(other) => {
                        assert_eq!(other.to_bytes(), changed, "byte {place}");
                        assert_eq!(other == cohort, changed == bytes);
                        assert_honest(&report(&other));
                        read += 1;
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    }
    assert!(read > 50 && refused > read, "{read} read, {refused} refused");
}

/// A screening that was answered and never asked, in the only record of a sealed cohort.
#[test]
fn a_record_that_nobody_can_have_is_refused() {
    let registry = registry();
    let reader = reader_of(&registry, &columns()[..facts::screening_columns()], Current::default());
    let mut cohort = Cohort::new(reader.counted_in(people::plan(&registry, &[])), vec![], false);
    add_from(
        &mut cohort,
        &reader,
        &[Told::start("a", &[("status", "asked"), ("lifetime", "dont_know")])],
        1,
        &mut Findings::default(),
    );
    cohort.seal();
    let bytes = cohort.to_bytes();
    let body = &bytes[..bytes.len() - 8];
    // indeterminate; asked, answered and, without a follow-up that applies, complete
    let place = body.windows(2).rposition(|two| two == [5, 7]).expect("the record");
    let with = |outcome: u8, stage: u8| {
        let record = [outcome, stage];
        Cohort::from_bytes(&with_check(&[&body[..place], &record[..], &body[place + 2..]].concat()), &registry)
    };
    assert!(with(5, 7).is_ok() && with(5, 3).is_ok() && with(5, 1).is_ok());
    for (outcome, stage) in [(5, 6), (5, 2), (5, 4), (5, 15), (7, 7), (13, 7), (255, 7), (5, 32)] {
        assert!(with(outcome, stage).is_err(), "{outcome} {stage}");
    }
}

/// Cells that would be noticed, and codes that only an answer brings.
const MARKS: [&str; 4] = ["zqmarkzq", "zq free words zq", "777777777", "Anna Zqvist"];

#[test]
fn nothing_that_prints_shows_a_cell() {
    let registry = registry();
    for mark in MARKS {
        let mut cohort = Cohort::new(plan(&registry), vec![], false);
        let (reader, mut findings) = (reader(&registry), Findings::listing(usize::MAX));
        let marked = |told: Told| Told { cells: vec![mark; columns().len()], ..told };
        let rows = [marked(Told::start("a", &[])), marked(Told::exit("a", &[])), marked(Told::start("", &[]).of_nobody())];
        add_from(&mut cohort, &reader, &rows, 1, &mut findings);
        let row = FactRow { number: 1, cell: &|_| mark, is_broken: false, occasion: None, days: [None; 2] };
        let mut screenings = reader.screenings(&row, 0, &mut Findings::default());
        let (_, screening) = screenings.pop().expect("not blank");
        let read = registry.programme().read(&[Some(mark); FIELDS.len()], &Context::default(), &mut Vec::new());
        let mut texts = format!("{row:?} {screening:?} {read:?} {cohort:?} {:?} {:?}", cohort.counted(), report(&cohort));
        let listed = findings.listed();
        texts.extend(listed.iter().map(|finding| format!("{finding} {finding:?} {}", finding.message_in(Language::Sv))));
        assert!(listed.len() > 10 && !texts.contains(mark), "{texts}");
        let of_programme = listed.iter().filter(|finding| matches!(finding.rule, Rule::Programme(_)));
        assert!(of_programme.filter(|finding| finding.note.is_some()).count() > 10, "{texts}");
    }
}

/// What prints is the same whatever three people told: it says how many they are and no more.
#[test]
fn what_prints_does_not_depend_on_what_was_told() {
    // one plan: that of another registry prints its codes in another order
    let plan = plan(&registry());
    let printed = |given: &[(&str, &'static str)]| {
        let mut cohort = Cohort::new(plan.clone(), vec![], false);
        add(&mut cohort, &[Told::start("a", given), Told::exit("a", given), Told::start("", given).of_nobody()]);
        let open = format!("{cohort:?} {:?} {:?} {:?}", cohort.counted(), cohort.counted().all(), report(&cohort));
        cohort.seal();
        format!("{open} {cohort:?} {:?}", cohort.counted())
    };
    let blank = printed(&[("status", "asked"), ("referral_decision", "accepted")]);
    for given in [
        &PAST[..],
        &[("acute", "yes")],
        &[("status", "not_asked"), ("reason", "not_alone")],
        &LEFT,
        &[("status", "?"), ("exit_to", "?")],
    ] {
        let found = printed(given);
        let differs = found.bytes().zip(blank.bytes()).position(|(one, other)| one != other);
        assert_eq!(found, blank, "from byte {differs:?}");
    }
    let programme = Programme::built_in();
    let row = |sender: &str| {
        let mut cells = [None; FIELDS.len()];
        cells[0] = Some(sender);
        programme.read(&cells, &Context::default(), &mut Vec::new()).expect("not blank")
    };
    let shown = |sender| {
        let row = row(sender);
        format!(
            "{row:?} {:?} {:?} {:?} {:?}",
            row.referral,
            row.enrolment,
            row.closure,
            Course::new(&programme, Some(&row), None)
        )
    };
    assert_eq!(shown("self"), shown("psychiatry"));
    assert!(format!("{:?}", FactChoices::default()).contains("Last12Months"));
    let _ = FactReader::field_groups(&registry());
}

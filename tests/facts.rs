//! What rows say of people beside their answers, from cells to figures: the same however the rows came.

use std::collections::{BTreeMap, BTreeSet};

use enkat::Registry;
use enkat::figure::FigureOccasion::All;
use enkat::figure::ReportOptions;
use enkat::finding::{Finding, Findings};
use enkat::ground::{Answer, Occasion};
use enkat::inner::programme::{Context, Course, Indicators, Participation};
use enkat::inner::table::Plan;
use enkat::report::Report;
use enkat::table::Breakdown;
use enkat::tally::Cohort;
use enkat::violence::Screening;
use enkat::violence::{Current, Outcome, ScreeningResult};
use proptest::prelude::*;

#[path = "common/facts.rs"]
mod facts;
#[path = "common/people.rs"]
mod people;
#[path = "common/violence.rs"]
mod small_form;
#[path = "common/split.rs"]
mod split;

use facts::{Told, add, add_from, add_wide, any_told, columns, reader, registry, screening_columns};
use people::{Bits, Everyone, Row, assert_honest, assert_writable, bits, internal};
use split::{Split, split};

/// Answers to one questionnaire, a screening and the programme's facts.
fn plan(registry: &Registry) -> Plan {
    reader(registry).counted_in(people::plan(registry, &["own"]))
}

/// Which groups there are and whether rows have a date.
#[derive(Clone, Debug)]
struct Setup {
    groups: bool,
    days: bool,
    rows: Vec<Told>,
}

impl Setup {
    fn empty(&self) -> Cohort {
        let breakdowns: &[&str] = if self.groups { &["place", "place*sex"] } else { &[] };
        let breakdowns: Vec<Breakdown> = breakdowns.iter().map(|text| text.parse().expect("a breakdown")).collect();
        Cohort::new(plan(&registry()), breakdowns, self.days)
    }

    fn whole(&self) -> Cohort {
        let mut cohort = self.empty();
        add(&mut cohort, &self.rows);
        cohort
    }

    /// The cohort that the parts of a split merge to.
    fn merged(&self, split: &Split, by_person: bool) -> Cohort {
        let part = |rows: &[Told]| {
            let mut part = self.empty();
            add(&mut part, rows);
            part
        };
        split.merged(&self.rows, by_person.then_some(Self::person), &registry(), part)
    }

    /// The id without blanks around it: one person goes by one.
    fn person(told: &Told) -> Option<&str> {
        told.row.id.as_deref().map(str::trim)
    }
}

fn setup(most: usize) -> impl Strategy<Value = Setup> {
    let plan = people::plan(&people::registry(), &["own"]);
    (any::<bool>(), any::<bool>())
        .prop_flat_map(move |(groups, days)| any_told(&plan, groups, most).prop_map(move |rows| Setup { groups, days, rows }))
}

fn report(cohort: &Cohort) -> Report {
    internal(cohort, ReportOptions::default())
}

/// None where the few people who were drawn have each another value of a group column: that is refused.
fn figures(cohort: &Cohort) -> Option<Vec<Bits>> {
    cohort.check_groups().is_ok().then(|| bits(&report(cohort)))
}

/// Everyone of whom facts are counted, as a list of rows says: each with a row at start, at exit or both.
fn counted_people(rows: &[Told]) -> (Vec<[Option<&Told>; 2]>, u64) {
    let mut of_person: BTreeMap<&str, [Vec<&Told>; 2]> = BTreeMap::new();
    let (mut people, mut unknown_exits) = (Vec::new(), 0);
    for told in rows {
        let Some(occasion) = told.row.occasion else { continue };
        let at = usize::from(occasion == Occasion::Exit);
        match (Setup::person(told), occasion) {
            (Some(id), _) => of_person.entry(id).or_default()[at].push(told),
            (None, _) if !is_filled(told) => {}
            (None, Occasion::Start) => people.push([Some(told), None]),
            (None, Occasion::Exit) => {
                unknown_exits += u64::from(told.is_broken || told.cells.iter().any(|cell| !cell.is_empty()));
            }
        }
    }
    for rows in of_person.values() {
        // a row in which nothing is filled repeats no other
        let only = |at: usize| {
            let filled: Vec<&Told> = rows[at].iter().copied().filter(|told| is_filled(told)).collect();
            match filled[..] {
                [] => rows[at].first().copied(),
                [only] => Some(only),
                _ => None,
            }
        };
        let [start, exit] = [0, 1].map(only);
        if start.is_some() || exit.is_some() {
            people.push([start, exit]);
        }
    }
    (people, unknown_exits)
}

/// An item or a fact of the row is filled.
fn is_filled(told: &Told) -> bool {
    let is_answered = told.row.answers.iter().any(|answer| *answer != Answer::Missing);
    is_answered || screening(told).is_some() || participation(&registry(), told).is_some()
}

fn participation(registry: &Registry, told: &Told) -> Option<Participation> {
    if told.is_broken {
        return Some(Participation::unreadable());
    }
    let cells: Vec<Option<&str>> = told.cells[screening_columns()..].iter().map(|cell| Some(*cell)).collect();
    let context = Context { is_exit: told.row.occasion == Some(Occasion::Exit), ..Context::default() };
    registry.programme().read(&cells, &context, &mut Vec::new())
}

fn screening(told: &Told) -> Option<Screening> {
    let form = facts::form();
    if told.is_broken {
        return Some(Screening::unreadable(&form));
    }
    let cells: Vec<Option<&str>> = told.cells[..screening_columns()].iter().map(|cell| Some(*cell)).collect();
    let age = columns().iter().position(|column| column == "age").expect("a column");
    let context = enkat::violence::Context { age: told.cells[age].parse().ok(), ..enkat::violence::Context::default() };
    form.read(&cells, &context, &mut Vec::new())
}

/// What a person's screenings come to together, and whether any was asked: what was told stands above
/// what cannot be read, and that above any claim that nothing was told.
fn outcome_of_both(person: [Option<&Told>; 2]) -> (&'static str, bool) {
    let results: Vec<ScreeningResult> =
        person.into_iter().flatten().filter_map(screening).map(|screening| screening.result(Current::default())).collect();
    let asked = results.iter().any(|result| result.stage().asked);
    let has = |code: &str| results.iter().any(|result| result.outcome().is_ok_and(|outcome| outcome.code() == code));
    let concern = results.iter().any(|result| result.flags().child_concern);
    let told = ["acute_concern", "disclosure_current", "disclosure_timing_unknown", "disclosure_past"];
    let outcome = if let Some(code) = told.into_iter().find(|code| has(code)) {
        code
    } else if results.iter().any(|result| result.outcome().is_err()) {
        "invalid"
    } else if has("no_disclosure") {
        if concern { "indeterminate" } else { "no_disclosure" }
    } else {
        ["indeterminate", "declined"].into_iter().find(|code| has(code)).unwrap_or("not_asked")
    };
    (outcome, asked)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn parts_in_any_order_and_nesting_make_the_same_cohort(setup in setup(50), split in split()) {
        let whole = setup.whole();
        let merged = setup.merged(&split, false);
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.to_bytes(), whole.to_bytes());
        prop_assert_eq!(merged.clone().into_counted(), whole.counted());
        let read = Cohort::from_bytes(&whole.to_bytes(), &registry()).expect("its own bytes");
        prop_assert_eq!(&read, &whole);
        prop_assert_eq!(read.to_bytes(), whole.to_bytes());
        prop_assert_eq!(figures(&merged), figures(&whole));
    }

    #[test]
    fn parts_by_person_may_be_sealed_before_they_merge(setup in setup(50), split in split()) {
        let mut whole = setup.whole();
        let mut merged = setup.merged(&split, true);
        // of sealed people it is no longer known that each has another group
        prop_assume!(whole.check_groups().is_ok() && merged.check_groups().is_ok());
        prop_assert_eq!(merged.counted(), whole.counted());
        let open = figures(&whole);
        prop_assert_eq!(&figures(&merged), &open);
        whole.seal();
        merged.seal();
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.to_bytes(), whole.to_bytes());
        prop_assert_eq!(&figures(&Cohort::from_bytes(&whole.to_bytes(), &registry()).expect("its own bytes")), &open);
    }

    #[test]
    fn a_person_who_is_removed_was_never_there(setup in setup(50), person in 0_u8..16) {
        let id = format!("p{person}");
        let mut cohort = setup.whole();
        // of a row without an occasion nothing is kept but that there was one
        let rows_of = |told: &&Told| Setup::person(told) == Some(&id) && told.row.occasion.is_some();
        cohort.remove(&id).expect("no key");
        let rows = setup.rows.iter().filter(|told| !rows_of(told)).cloned().collect();
        let without = Setup { rows, ..setup.clone() }.whole();
        prop_assert_eq!(&cohort, &without);
        prop_assert_eq!(cohort.to_bytes(), without.to_bytes());
        prop_assert_eq!(figures(&cohort), figures(&without));
        let again: Vec<Told> = setup.rows.iter().filter(rows_of).cloned().collect();
        add(&mut cohort, &again);
        prop_assert_eq!(&cohort, &setup.whole());
    }

    #[test]
    fn rows_in_chunks_equal_rows_at_once(setup in setup(50), cut: prop::sample::Index) {
        let registry = registry();
        let told = |findings: &Findings| {
            let mut told: Vec<String> = findings.listed().iter().map(ToString::to_string).collect();
            told.sort();
            told
        };
        let cut = cut.index(setup.rows.len() + 1);
        let mut in_chunks = setup.empty();
        let (mut findings, mut of_chunks) = (Findings::listing(usize::MAX), Findings::listing(usize::MAX));
        add_from(&mut in_chunks, &reader(&registry), &setup.rows[..cut], 1, &mut of_chunks);
        add_from(&mut in_chunks, &reader(&registry), &setup.rows[cut..], cut as u64 + 1, &mut of_chunks);
        let mut at_once = setup.empty();
        add_from(&mut at_once, &reader(&registry), &setup.rows, 1, &mut findings);
        prop_assert_eq!(&in_chunks, &at_once);
        prop_assert_eq!(told(&of_chunks), told(&findings));
    }

    #[test]
    fn people_are_those_that_a_list_of_rows_says(setup in setup(50)) {
        let registry = registry();
        let programme = registry.programme();
        let cohort = setup.whole();
        prop_assume!(cohort.check_groups().is_ok());
        let found = Everyone::of(&report(&cohort));
        let (people, unknown_exits) = counted_people(&setup.rows);
        let mut courses: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
        let mut outcomes: BTreeMap<&str, u64> = BTreeMap::new();
        let mut asked = 0;
        for person in people {
            let [start, exit] = person.map(|told| told.and_then(|told| participation(&registry, told)));
            let course = Course::new(programme, start.as_ref(), exit.as_ref());
            let is_enrolled = Indicators::of(programme, [(course.as_bytes(), 1)]).participants == 1;
            *courses.entry(course.as_bytes().to_vec()).or_default() += 1;
            if is_enrolled {
                let (outcome, was_asked) = outcome_of_both(person);
                asked += u64::from(was_asked);
                *outcomes.entry(outcome).or_default() += 1;
            }
        }
        let expected = Indicators::of(programme, courses.iter().map(|(course, persons)| (course.as_slice(), *persons)));
        let count = |measure, statistic| whole(found.value(measure, All, statistic));
        for code in Outcome::CODES.into_iter().chain(["invalid"]) {
            prop_assert_eq!(count("violence.outcome", code), outcomes.get(code).copied().unwrap_or(0), "{}", code);
        }
        prop_assert_eq!(count("violence.asked", "enrolled"), expected.participants);
        prop_assert_eq!(count("violence.asked", "asked"), asked);
        prop_assert_eq!(count("programme.participants", "persons"), expected.participants);
        prop_assert_eq!(count("programme.participants", "declined_referrals"), expected.declined);
        prop_assert_eq!(count("programme.participants", "invalid"), expected.decision_invalid);
        prop_assert_eq!(count("programme.participants", "unknown_exits"), unknown_exits);
        // where nobody has an exit there is nothing to count a goal on
        prop_assert_eq!(found.figure("programme.goal", All, "denominator").value.is_some(), expected.exits.closed > 0);
        if expected.exits.closed > 0 {
            prop_assert_eq!(count("programme.exit_to", "closed"), expected.exits.closed);
            prop_assert_eq!(count("programme.goal", "denominator"), expected.participants);
            prop_assert_eq!(count("programme.goal", "numerator"), expected.goal.numerator);
        }
    }

    #[test]
    fn everyone_is_the_sum_of_the_groups_of_a_breakdown(rows in any_told(&people::plan(&people::registry(), &["own"]), true, 50)) {
        let cohort = Setup { groups: true, days: true, rows }.whole();
        prop_assume!(cohort.check_groups().is_ok());
        let report = report(&cohort);
        let mut sums: [BTreeMap<[String; 2], u64>; 3] = Default::default();
        for figure in report.figures().all() {
            let (measure, statistic) = (figure.measure.to_string(), figure.statistic.to_string());
            let is_count = measure == "violence.outcome" && !statistic.ends_with("_share")
                || measure == "violence.asked" && ["enrolled", "asked", "answered", "complete", "disclosed"].contains(&statistic.as_str())
                || measure == "programme.participants" && ["persons", "declined_referrals", "invalid", "unknown_exits"].contains(&statistic.as_str())
                || measure.starts_with("programme.referred_from.") && statistic == "persons"
                || measure.starts_with("programme.activity.") && statistic == "persons" && figure.occasion == All;
            if is_count {
                let breakdown = if &*figure.group == "all" { 0 } else { 1 + figure.group.matches('*').count() };
                *sums[breakdown].entry([measure, statistic]).or_default() += whole(figure.value.expect("a count"));
            }
        }
        let [all, by_place, crossed] = sums;
        for (name, count) in all {
            for groups in [&by_place, &crossed] {
                prop_assert_eq!(groups.get(&name).copied().unwrap_or(0), count, "{:?}", name);
            }
        }
    }

    #[test]
    fn the_counts_of_every_group_fit_together(setup in setup(50)) {
        let cohort = setup.whole();
        prop_assume!(cohort.check_groups().is_ok());
        let report = report(&cohort);
        assert_honest(&report);
        for group in report.figures().group_names() {
            let found = Everyone::of_group(&report, group);
            let count = |measure, statistic| whole(found.value(measure, All, statistic));
            let asked = |statistic| count("violence.asked", statistic);
            let outcomes: u64 = Outcome::CODES.into_iter().map(|code| count("violence.outcome", code)).sum();
            prop_assert_eq!(outcomes + count("violence.outcome", "invalid"), asked("enrolled"));
            prop_assert_eq!(outcomes, count("violence.outcome", "n"));
            prop_assert_eq!(asked("enrolled"), count("programme.participants", "persons"));
            let steps = ["enrolled", "asked", "answered", "complete"].map(asked);
            prop_assert!(steps.is_sorted_by(|more, fewer| more >= fewer), "{:?}", steps);
            prop_assert!(asked("disclosed") <= asked("disclosed_or_witnessed") && asked("disclosed_or_witnessed") <= asked("asked"));
            let goal = found.figure("programme.goal", All, "denominator").value.map(whole);
            prop_assert!(goal.is_none_or(|goal| goal == asked("enrolled")));
        }
    }

    #[test]
    fn wide_rows_are_counted_as_long_ones(rows in any_told(&people::plan(&people::registry(), &["own"]), true, 40), days: bool) {
        let mut wide: Vec<[Told; 2]> = rows.chunks_exact(2).map(|pair| [pair[0].clone(), pair[1].clone()]).collect();
        for (place, [start, exit]) in wide.iter_mut().enumerate() {
            exit.is_broken = start.is_broken;
            for (told, occasion) in [(&mut *start, Occasion::Start), (&mut *exit, Occasion::Exit)] {
                told.row.id = Some(format!("w{place}"));
                told.row.occasion = Some(occasion);
            }
            exit.row.groups.clone_from(&start.row.groups);
            let age = columns().iter().position(|column| column == "age").expect("a column");
            exit.cells[age] = start.cells[age];
        }
        let setup = Setup { groups: true, days, rows: wide.iter().flatten().cloned().collect() };
        let (mut with_ids, mut without_ids) = (setup.empty(), setup.empty());
        let (mut findings, mut of_nobody) = (Findings::listing(usize::MAX), Findings::listing(usize::MAX));
        add_wide(&mut with_ids, &wide, true, &mut findings);
        add_wide(&mut without_ids, &wide, false, &mut of_nobody);
        let mut from_long = setup.whole();
        prop_assert_eq!(&with_ids, &from_long);
        // of sealed people it is no longer known that each has another group
        prop_assume!(from_long.check_groups().is_ok() && without_ids.check_groups().is_ok());
        prop_assert_eq!(without_ids.counted(), from_long.counted());
        prop_assert_eq!(without_ids.people(), 0);
        prop_assert_eq!(without_ids.counted().all().people.unknown_exits, 0);
        prop_assert_eq!(figures(&without_ids), figures(&from_long));
        // whose row it is does not matter to what its halves say of each other
        let told = |findings: &Findings| {
            let mut told: Vec<String> = findings.listed().iter().map(ToString::to_string).collect();
            told.sort();
            told
        };
        prop_assert_eq!(told(&of_nobody), told(&findings));
        from_long.seal();
        prop_assert_eq!(&without_ids, &from_long);
    }
}

/// A count as a whole number.
fn whole(count: f64) -> u64 {
    assert!(count >= 0.0 && count.fract() == 0.0, "{count}");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let whole = count as u64;
    whole
}

/// The figures of these rows.
fn everyone(rows: &[Told]) -> Everyone {
    Everyone::of(&report(&cohort_of(rows)))
}

fn cohort_of(rows: &[Told]) -> Cohort {
    Setup { groups: false, days: false, rows: rows.to_vec() }.whole()
}

/// What came of one screening: the only outcome that anybody has.
fn outcome_of(rows: &[Told]) -> String {
    let found = everyone(rows);
    let has = |code: &&str| found.value("violence.outcome", All, code) > 0.0;
    let outcomes: Vec<&str> = Outcome::CODES.into_iter().chain(["invalid"]).filter(has).collect();
    outcomes.join(" ")
}

fn assert_close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 5e-5, "{found} is not {expected}");
}

/// Invented people, one for each way of being counted.
#[test]
fn the_figures_of_who_was_asked_are_those_by_hand() {
    let told = |id, given: &[(&str, &'static str)]| Told::start(id, &[&[("status", "asked")], given].concat());
    let rows = [
        told("current", &[("lifetime", "yes"), ("last_12_months", "yes"), ("ongoing", "yes")]),
        told("past", &[("lifetime", "yes"), ("last_12_months", "no")]),
        told("nothing", &[("lifetime", "no")]),
        told("child", &[("lifetime", "no"), ("witnessed", "yes")]),
        told("declined", &[("lifetime", "declined")]),
        told("not sure", &[("lifetime", "dont_know")]),
        told("afraid", &[("fear", "yes")]),
        Told::start("no time", &[("status", "not_asked"), ("reason", "time")]),
        Told::start("blank", &[("referred_from", "self")]),
        Told::start("unreadable", &[("status", "?")]),
        Told::start("danger", &[("status", "not_asked"), ("reason", "time")]),
        Told::exit("danger", &[("status", "asked"), ("danger", "yes")]),
        Told::start("mark", &[("acute", "yes")]),
        told("turned away", &[("lifetime", "yes"), ("referral_decision", "declined"), ("referral_reason", "no_place")]),
    ];
    let cohort = cohort_of(&rows);
    let report = report(&cohort);
    let found = Everyone::of(&report);
    let outcome = |code| found.value("violence.outcome", All, code);
    // danger and mark; current; past; none of unknown time; nothing and child; not sure and afraid; declined; no time and blank
    assert_eq!(Outcome::CODES.map(outcome), [2.0, 1.0, 1.0, 0.0, 2.0, 2.0, 1.0, 2.0]);
    assert_eq!(["n", "invalid", "invalid_share"].map(outcome), [11.0, 1.0, 1.0 / 12.0]);
    let asked = |statistic: &str| found.value("violence.asked", All, statistic);
    // thirteen people less the one turned away; less no time, blank, unreadable and mark; less declined;
    // less afraid and danger, of whom the lifetime is not recorded
    assert_eq!(["enrolled", "asked", "answered", "complete"].map(asked), [12.0, 8.0, 7.0, 5.0]);
    assert_eq!(
        ["enrolled_share", "asked_share", "answered_share", "complete_share"].map(asked),
        [1.0, 8.0 / 12.0, 7.0 / 12.0, 5.0 / 12.0]
    );
    // current, past and danger told; nothing and child denied: 3 of 5, and 3 of the 8 who were asked
    assert_eq!(["disclosed", "disclosed_of_answered", "disclosed_of_asked"].map(asked), [3.0, 0.6, 0.375]);
    // with child, who told of what was seen and then did not deny: 4 of 5, and 4 of 8
    let witnessed =
        ["disclosed_or_witnessed", "disclosed_or_witnessed_of_answered", "disclosed_or_witnessed_of_asked"].map(asked);
    assert_eq!(witnessed, [4.0, 0.8, 0.5]);
    // Wilson: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), z = 1.959964
    for (share, [low, high]) in [
        ("disclosed_of_answered", [0.230_72, 0.882_38]),
        ("disclosed_of_asked", [0.136_84, 0.694_26]),
        ("disclosed_or_witnessed_of_answered", [0.375_53, 0.963_77]),
        ("disclosed_or_witnessed_of_asked", [0.215_21, 0.784_79]),
    ] {
        assert_close(asked(&format!("{share}_low")), low);
        assert_close(asked(&format!("{share}_high")), high);
    }
    assert_eq!(found.figure("violence.asked", All, "disclosed_of_answered").n, Some(5));
    assert_eq!(found.figure("violence.asked", All, "disclosed_or_witnessed_of_asked").n, Some(8));
    assert_eq!([found.value("violence.not_asked", All, "time"), found.value("violence.not_asked", All, "unknown")], [1.0, 1.0]);
    let participants = |statistic| found.value("programme.participants", All, statistic);
    assert_eq!(["persons", "declined_referrals", "invalid", "unknown_exits"].map(participants), [12.0, 1.0, 0.0, 0.0]);
    // nobody has left, so there is no goal yet
    assert_eq!(found.figure("programme.goal", All, "denominator").value, None);
    assert_honest(&report);
    assert_writable(&report);
}

/// A screening with danger now, one that was asked, one that was not, and none.
const DANGER: &[(&str, &str)] = &[("status", "asked"), ("danger", "yes")];
const DENIED: &[(&str, &str)] = &[("status", "asked"), ("lifetime", "no")];
const PAST: &[(&str, &str)] = &[("status", "asked"), ("lifetime", "yes"), ("last_12_months", "no")];
const NO_TIME: &[(&str, &str)] = &[("status", "not_asked"), ("reason", "time")];
const CHILD: &[(&str, &str)] = &[("status", "asked"), ("lifetime", "declined"), ("children", "yes")];
const UNREADABLE: &[(&str, &str)] = &[("status", "?")];
const BLANK: &[(&str, &str)] = &[];

#[test]
fn of_two_screenings_what_was_told_stands() {
    for (start, exit, counts) in [
        (PAST, DENIED, "disclosure_past"),
        (DENIED, PAST, "disclosure_past"),
        (DENIED, CHILD, "indeterminate"),
        (DENIED, UNREADABLE, "invalid"),
        (PAST, UNREADABLE, "disclosure_past"),
        (DENIED, DANGER, "acute_concern"),
        (DANGER, DENIED, "acute_concern"),
        (NO_TIME, PAST, "disclosure_past"),
        (PAST, NO_TIME, "disclosure_past"),
        (NO_TIME, NO_TIME, "not_asked"),
        (BLANK, PAST, "disclosure_past"),
        (PAST, BLANK, "disclosure_past"),
        (BLANK, BLANK, "not_asked"),
    ] {
        assert_eq!(outcome_of(&[Told::start("a", start), Told::exit("a", exit)]), counts, "{start:?} {exit:?}");
        assert_eq!(outcome_of(&[Told::exit("a", exit), Told::start("a", start)]), counts, "{start:?} {exit:?}");
    }
    // two rows of nobody in particular are not one person's: the row at exit is not in any outcome
    assert_eq!(outcome_of(&[Told::start("", DENIED).of_nobody(), Told::exit("", DANGER).of_nobody()]), "no_disclosure");
}

#[test]
fn one_row_makes_a_person_and_a_repeated_one_none() {
    let count = |rows: &[Told]| whole(everyone(rows).value("violence.asked", All, "enrolled"));
    let nowhere = |told: Told| Told { row: Row { occasion: None, ..told.row.clone() }, ..told };
    assert_eq!(count(&[]), 0);
    assert_eq!(count(&[Told::start("a", PAST)]), 1);
    assert_eq!(count(&[Told::exit("a", PAST)]), 1);
    assert_eq!(count(&[Told::start("a", BLANK)]), 1);
    assert_eq!(count(&[Told::start("a", PAST), Told::exit(" a ", PAST)]), 1);
    assert_eq!(count(&[Told::start("a", PAST), Told::start("a", PAST)]), 0);
    assert_eq!(count(&[nowhere(Told::start("a", PAST))]), 0);
    assert_eq!(count(&[nowhere(Told::start("", PAST).of_nobody())]), 0);
    assert_eq!(count(&[Told::start("", PAST).of_nobody(), Told::start("", PAST).of_nobody()]), 2);
    // the start comes twice and counts for nothing; the exit stays
    let rows = [Told::start("a", DANGER), Told::start("a", DANGER), Told::exit("a", DENIED)];
    assert_eq!((count(&rows), outcome_of(&rows).as_str()), (1, "no_disclosure"));
}

#[test]
fn an_exit_of_nobody_in_particular_is_told_and_suppresses_where_people_went() {
    let left = [("exit_to", "work_rehabilitation"), ("exit_kind", "started")];
    let start = Told::start("", &[("referred_from", "self")]).of_nobody();
    let rows = [start.clone(), Told::exit("", &left).of_nobody(), Told::exit("", BLANK).of_nobody()];
    let found = everyone(&rows);
    let participants = |statistic| found.value("programme.participants", All, statistic);
    assert_eq!(["persons", "unknown_exits"].map(participants), [1.0, 1.0]); // the row that says nothing is nobody's exit
    for (measure, statistic) in
        [("programme.goal", "share"), ("programme.exit_to", "closed"), ("programme.any_party", "numerator")]
    {
        let figure = found.figure(measure, All, statistic);
        assert_eq!((figure.value, figure.reason.is_some()), (None, true), "{figure:?}");
    }
    // with ids the same exits are known
    let known = [Told::start("a", &[("referred_from", "self")]), Told::exit("a", &left)];
    assert_eq!(everyone(&known).value("programme.goal", All, "share"), 1.0);
    let both = everyone(&[&rows[..], &known].concat());
    assert_eq!([both.value("programme.goal", All, "numerator"), both.value("programme.goal", All, "denominator")], [1.0, 2.0]);
}

#[test]
fn who_was_declined_is_neither_enrolled_nor_in_the_goal() {
    let declined = [("referral_decision", "declined"), ("referral_reason", "needs_care"), ("referred_from", "self")];
    let left = [("exit_to", "supported_employment"), ("exit_kind", "started")];
    let rows = [
        Told::start("a", &[PAST, &declined].concat()),
        Told::exit("a", &[DANGER, &left].concat()),
        Told::start("b", &[DENIED, &[("referral_decision", "accepted")]].concat()),
        Told::exit("b", &[("exit_to", "studies")]),
        Told::start("c", &[DENIED, &[("referral_decision", "perhaps")]].concat()), // of whom it cannot be told
    ];
    let found = everyone(&rows);
    assert_eq!(outcome_of(&rows), "no_disclosure");
    assert_eq!(found.value("violence.asked", All, "enrolled"), 1.0);
    let participants = |statistic| found.value("programme.participants", All, statistic);
    assert_eq!(["persons", "declined_referrals", "invalid"].map(participants), [1.0, 1.0, 1.0]);
    assert_eq!(["numerator", "denominator"].map(|statistic| found.value("programme.goal", All, statistic)), [0.0, 1.0]);
}

#[test]
fn without_a_programme_everyone_with_a_row_is_enrolled() {
    let registry = registry();
    let header: Vec<String> = columns()[..screening_columns()].to_vec();
    let reader = facts::reader_of(&registry, &header, Current::default());
    let plan = reader.counted_in(people::plan(&registry, &[]));
    let mut cohort = Cohort::new(plan, vec![], false);
    let rows = [Told::start("a", PAST), Told::exit("b", DANGER), Told::start("c", BLANK)];
    add_from(&mut cohort, &reader, &rows, 1, &mut Findings::default());
    let found = Everyone::of(&report(&cohort));
    assert_eq!(found.value("violence.asked", All, "enrolled"), 3.0);
    assert!(found.iter().all(|figure| !figure.measure.starts_with("programme")));
}

/// The findings of rows that stand in one table, in order.
fn findings_of(rows: &[Told], days: bool) -> Vec<Finding> {
    let registry = registry();
    let mut cohort = Setup { groups: false, days, rows: vec![] }.empty();
    let mut findings = Findings::listing(usize::MAX);
    add_from(&mut cohort, &reader(&registry), rows, 1, &mut findings);
    findings.listed().to_vec()
}

#[test]
fn what_was_told_and_then_denied_is_found_once_without_row_or_item() {
    let exit = [("status", "asked"), ("lifetime", "no"), ("danger", "no"), ("fear", "no"), ("children", "no")];
    for rows in [[Told::start("a", PAST), Told::exit("a", &exit)], [Told::exit("a", &exit), Told::start("a", PAST)]] {
        let found: Vec<Finding> = findings_of(&rows, false).into_iter().filter(|found| found.rule.code() == "VS24").collect();
        let [one] = &found[..] else { panic!("{} findings", found.len()) };
        assert_eq!((one.row, one.column.as_str(), one.found, one.expected), (None, "violence", None, None));
    }
    // nothing was denied, or it was somebody else
    for rows in [
        [Told::start("a", PAST), Told::exit("a", PAST)],
        [Told::start("a", DENIED), Told::exit("a", PAST)],
        [Told::start("a", PAST), Told::exit("b", DENIED)],
        [Told::start("a", PAST), Told::start("a", DENIED)],
    ] {
        assert!(findings_of(&rows, false).iter().all(|found| found.rule.code() != "VS24"));
    }
}

#[test]
fn what_the_two_rows_of_a_person_say_of_the_programme_is_compared() {
    let row = |told: Told, day| Told { row: told.row.on_day(day), ..told };
    let start = row(Told::start("a", &[("referred_from", "self"), ("municipality", "aneby")]), 20_000);
    let exit = [("referred_from", "psychiatry"), ("municipality", "tranas"), ("exit_to", "none")];
    let told = |rows: &[Told]| {
        let mut told: Vec<(Option<u64>, String)> = findings_of(rows, true)
            .into_iter()
            .map(|found| (found.row, format!("{} {}", found.rule.code(), found.column)))
            .collect();
        told.sort();
        told
    };
    let alone = told(&[start.clone(), row(Told::exit("b", &exit), 19_990)]);
    let together = told(&[start, row(Told::exit("a", &exit), 19_990)]);
    let more: Vec<_> = together.into_iter().filter(|found| !alone.contains(found)).collect();
    let columns: BTreeSet<&str> = more.iter().filter_map(|(_, found)| found.split(' ').nth(1)).collect();
    assert_eq!(columns, BTreeSet::from(["date", "municipality", "referred_from"]));
    assert!(more.len() == 3 && more.iter().all(|(row, _)| *row == Some(2)), "{more:?}");
}

//! What holds of the figures of any rows.

use std::collections::BTreeMap;

use enkat::inner::programme::{Code, Context, Course, Denominator, FIELDS, Indicators};
use enkat::programme::{Programme, ProgrammeFile};
use proptest::prelude::*;

#[path = "common/programme.rs"]
mod rows;

type Given = Vec<(&'static str, &'static str)>;

/// A cell of each column: valid, missing or invalid.
fn any_row() -> impl Strategy<Value = Given> {
    let column =
        |field: &'static str, cells: &'static [&'static str]| prop::sample::select(cells).prop_map(move |cell| (field, cell));
    (
        column("referred_from", &["primary_care", "self", "supported_employment", "", "x", "self;other"]),
        column("referral_decision", &["accepted", "", "accepted", "declined", "x"]),
        column("referral_reason", &["", "", "", "other", "x"]),
        column("contacts", &["", "none", "unknown", "psychiatry;other", "x"]),
        column("municipality", &["", "Tranås", "Eksjö", "Umeå"]),
        column("sex", &["", "woman", "man", "x"]),
        column("step", &["", "no_activity", "training", "x"]),
        column("activities", &["", "walking_group;walking_football", "work_ability_assessment", "none", "x"]),
        column("survey", &["", "form", "dialogue", "no", "x"]),
        column(
            "exit_to",
            &["", "supported_employment", "primary_care;supported_employment", "work", "none", "unknown", "x;work"],
        ),
        column("exit_certainty", &["", "", "certain", "possible;certain", "x"]),
        column("exit_kind", &["", "started", "started;returned", "planned;started", "x"]),
    )
        .prop_map(|cells| {
            let (sender, decision, reason, contacts, municipality, sex, step, activities, survey, to, certainty, kind) = cells;
            vec![sender, decision, reason, contacts, municipality, sex, step, activities, survey, to, certainty, kind]
        })
}

fn any_persons() -> impl Strategy<Value = Vec<[Given; 2]>> {
    prop::collection::vec([any_row(), any_row()], 0..30)
}

fn courses(programme: &Programme, persons: &[[Given; 2]]) -> Vec<Course> {
    let course = |rows: &[Given; 2]| {
        let [start, exit] = rows.each_ref().map(|row| rows::read(programme, row, &Context::default()).0);
        Course::new(programme, start.as_ref(), exit.as_ref())
    };
    persons.iter().map(course).collect()
}

fn one_each(programme: &Programme, courses: &[Course]) -> Indicators {
    Indicators::of(programme, courses.iter().map(|course| (course.as_bytes(), 1)))
}

/// Of one person.
fn of_rows(start: &[(&str, &str)], exit: &[(&str, &str)]) -> Indicators {
    let programme = Programme::built_in();
    let [start, exit] = [start, exit].map(|row| rows::read(&programme, row, &Context::default()).0);
    one_each(&programme, &[Course::new(&programme, start.as_ref(), exit.as_ref())])
}

proptest! {
    #[test]
    fn counts_of_distinct_courses_give_the_figures_of_the_rows(persons in any_persons()) {
        let programme = Programme::built_in();
        let courses = courses(&programme, &persons);
        // in another order, and counted
        let mut counts: BTreeMap<&[u8], u64> = BTreeMap::new();
        for course in courses.iter().rev() {
            *counts.entry(course.as_bytes()).or_default() += 1;
        }
        prop_assert_eq!(Indicators::of(&programme, counts), one_each(&programme, &courses));
    }

    #[test]
    fn figures_of_persons_hang_together(persons in any_persons()) {
        let programme = Programme::built_in();
        let figures = one_each(&programme, &courses(&programme, &persons));
        let exits = &figures.exits;
        prop_assert_eq!(figures.persons, persons.len() as u64);
        prop_assert_eq!(figures.persons, figures.participants + figures.declined + figures.decision_invalid);
        for referral in &figures.referrals {
            prop_assert_eq!(referral.received, referral.participants + referral.declined + referral.decision_invalid);
        }
        for spread in [&figures.senders, &figures.sexes] {
            let listed: u64 = spread.listed.iter().map(|entry| entry.persons).sum();
            prop_assert_eq!(listed + spread.not_recorded + spread.invalid, figures.participants);
        }
        let lived: u64 = figures.municipalities.listed.iter().map(|entry| entry.persons).sum();
        prop_assert_eq!(lived + figures.elsewhere + figures.municipalities.not_recorded, figures.participants);
        let survey = &figures.survey;
        prop_assert_eq!(survey.answered() + survey.no + survey.not_recorded + survey.invalid, figures.participants);
        let steps = figures.steps;
        prop_assert_eq!(steps.forward + steps.unchanged + steps.back + steps.unknown + steps.invalid, figures.participants);

        let reasons: u64 = figures.decline_reasons.listed.iter().map(|reason| reason.persons).sum();
        prop_assert_eq!(reasons + figures.decline_reasons.not_recorded + figures.decline_reasons.invalid, figures.declined);

        let mentions: u64 = exits.codes.iter().map(|exit| exit.persons).sum();
        prop_assert_eq!(mentions, exits.mentions);
        for exit in &exits.codes {
            prop_assert_eq!(exit.persons, exit.certain + exit.possible + exit.certainty_invalid);
            let kinds = exit.started + exit.planned + exit.returned + exit.ended_early;
            prop_assert_eq!(exit.persons, kinds + exit.kind_not_recorded + exit.kind_invalid);
            prop_assert!(exit.persons <= exits.closed);
        }
        prop_assert!(exits.to_sender_only <= exits.to_sender && exits.to_sender <= exits.closed);
        prop_assert!(exits.any_party_not_returned <= exits.any_party && exits.any_party <= exits.closed);
        prop_assert!(exits.closed <= figures.participants);
        prop_assert!(exits.closed <= exits.mentions + exits.invalid);
        let readable: u64 = figures.combinations.iter().map(|combination| combination.persons).sum();
        prop_assert_eq!(readable, exits.closed - exits.invalid);
        let routes: u64 = figures.routes.iter().map(|route| route.persons).sum();
        prop_assert!(routes <= exits.mentions);

        let goal = figures.goal;
        prop_assert!(goal.numerator <= figures.goal_any_kind);
        prop_assert!(goal.numerator + goal.undecided <= goal.denominator);
        let is_met = goal.gap_persons == 0;
        // missed only where those of whom nobody can tell would not change it
        let is_sure = goal.denominator > 0 && (is_met || goal.most() < goal.target_persons);
        prop_assert_eq!(goal.met, is_sure.then_some(is_met));
        prop_assert_eq!(goal.met == Some(true), goal.gap_percent() == Some(0.0));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(texts in prop::collection::vec("[a-z;, 0-9åäö.]{0,12}|.*", FIELDS.len()), is_exit: bool) {
        let programme = Programme::built_in();
        let cells: Vec<_> = texts.iter().map(|text| Some(text.as_str())).collect();
        let row = programme.read(&cells, &Context { is_exit, ..Context::default() }, &mut Vec::new());
        let course = Course::new(&programme, None, row.as_ref());
        prop_assert_eq!(one_each(&programme, &[course]).persons, 1);
    }

    #[test]
    fn any_record_is_counted_once(record: Vec<u8>, full in prop::collection::vec(any::<u8>(), 40)) {
        let programme = Programme::built_in();
        let figures = Indicators::of(&programme, [(record.as_slice(), 2), (full.as_slice(), 3)]);
        prop_assert_eq!(figures.participants + figures.declined + figures.decision_invalid, 5);
    }
}

#[test]
fn every_entry_is_counted_when_there_is_nobody() {
    let programme = Programme::built_in();
    let figures = Indicators::of(&programme, []);
    let senders = programme.codes().iter().filter(|code| code.sender).count();
    assert_eq!((figures.senders.listed.len(), figures.referrals.len()), (senders, senders));
    assert_eq!(figures.exits.codes.len(), programme.exits().len());
    assert_eq!(figures.municipalities.listed.len(), 6);
    assert_eq!((figures.surveys.len(), figures.surveys[0].target, figures.survey.target), (6, 10, 60));
    assert_eq!((figures.goal.met, figures.goal.percent(), figures.goal.gap_percent()), (None, None, None));
}

#[test]
fn an_exit_that_cannot_be_read_leaves_the_goal_undecided() {
    for exit in [
        vec![("exit_to", "suported_employment"), ("exit_kind", "started")],
        vec![("exit_to", "supported_employment"), ("exit_kind", "begun")],
        vec![("exit_to", "supported_employment"), ("exit_certainty", "sure"), ("exit_kind", "started")],
        vec![("exit_to", "supported_employment")],
        vec![("exit_to", "work;supported_employment"), ("exit_kind", "started")],
        vec![("exit_to", "unknown")],
    ] {
        let goal = of_rows(&[], &exit).goal;
        assert_eq!((goal.numerator, goal.undecided, goal.denominator), (0, 1, 1), "{exit:?}");
    }
}

#[test]
fn an_exit_that_is_possible_planned_or_returned_does_not_reach_the_goal() {
    for exit in [
        vec![("exit_to", "supported_employment"), ("exit_certainty", "possible"), ("exit_kind", "started")],
        vec![("exit_to", "supported_employment"), ("exit_kind", "planned")],
        vec![("exit_to", "supported_employment"), ("exit_kind", "returned")],
        vec![("exit_to", "work;studies"), ("exit_kind", "started;started")],
    ] {
        let goal = of_rows(&[], &exit).goal;
        assert_eq!((goal.numerator, goal.undecided), (0, 0), "{exit:?}");
    }
    let reached = [("exit_to", "x;work_rehabilitation"), ("exit_kind", "started;started")];
    assert_eq!(of_rows(&[], &reached).goal.numerator, 1);
}

#[test]
fn the_two_rows_of_a_person_are_one_course() {
    let start = [
        ("referred_from", "self"),
        ("step", "no_activity"),
        ("activities", "walking_group"),
        ("survey", "no"),
        ("exit_to", "work"),
    ];
    let exit = [("referred_from", "other"), ("step", "training"), ("activities", "walking_football"), ("survey", "form")];
    let figures = of_rows(&start, &exit);
    assert_eq!(figures.senders.persons("self"), Some(1));
    assert_eq!(figures.senders.persons("other"), Some(0));
    assert_eq!((figures.steps.forward, figures.survey.form), (1, 1));
    assert_eq!(figures.activities.persons("walking_group"), figures.activities.persons("walking_football"));
    assert_eq!(figures.activity_groups[0].persons, 1);
    assert_eq!(figures.routes[0].to, "work");
    let replaced = of_rows(&start, &[("exit_to", "studies")]);
    assert_eq!((replaced.exits.mentions, &*replaced.routes[0].to), (1, "studies"));
}

#[test]
fn who_is_turned_away_is_a_referral_and_no_participant() {
    let figures =
        of_rows(&[("referred_from", "self"), ("referral_decision", "declined"), ("referral_reason", "needs_care")], &[]);
    assert_eq!((figures.persons, figures.participants, figures.declined), (1, 0, 1));
    assert_eq!(figures.decline_reasons.persons("needs_care"), Some(1));
    assert_eq!(figures.senders.persons("self"), Some(0));
    let own = figures.referrals.iter().find(|referral| referral.id == "self").expect("a sender");
    assert_eq!((own.received, own.participants, own.declined), (1, 0, 1));
}

#[test]
fn a_programme_may_count_other_exits_on_another_denominator() {
    let built_in = Programme::built_in();
    let mut goal = built_in.goal().clone();
    goal.denominator = Denominator::Closed;
    let studies = Code { counts_for_goal: true, ..built_in.code("studies").expect("a code").clone() };
    let file = ProgrammeFile { goal: Some(goal), code: vec![studies], ..ProgrammeFile::default() };
    let programme = Programme::try_from(file).expect("a programme");
    let rows: [[&[(&str, &str)]; 1]; 2] = [[&[("exit_to", "studies"), ("exit_kind", "started")]], [&[("referred_from", "self")]]];
    let courses: Vec<Course> = rows
        .iter()
        .map(|[row]| Course::new(&programme, rows::read(&programme, row, &Context::default()).0.as_ref(), None))
        .collect();
    let goal = one_each(&programme, &courses).goal;
    assert_eq!((goal.numerator, goal.denominator, goal.met), (1, 1, Some(true)));
}

//! Every rule of a screening: a case that breaks it, and one beside it that does not.

use enkat::finding::ViolenceRule::{self, *};
use enkat::ground::Day;
use enkat::inner::violence::{Broken, Condition, Domain, Item, Role, Window, compare};
use enkat::violence::Context;
use enkat::violence::Screening;
use enkat::violence::{Form, FormDraft};

#[path = "common/violence.rs"]
mod violence;

use violence::{guideline, name};

/// The cells of one row of the built-in form, as `item=answer` separated by blanks. All invented.
fn read(cells: &str, context: &Context) -> (Option<Screening>, Vec<Broken>) {
    let cells: Vec<(&str, &str)> = cells
        .split('|')
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .map(|cell| cell.split_once('=').expect("name=cell"))
        .collect();
    let mut broken = Vec::new();
    let screening = guideline().read_named(&cells, context, &mut broken);
    (screening, broken)
}

fn breaks(rule: ViolenceRule, cells: &str, context: &Context) -> bool {
    read(cells, context).1.iter().any(|broken| broken.rule == rule)
}

fn day(text: &str) -> i32 {
    text.parse::<Day>().expect("a day").since_1970()
}

/// Rule, cells that break it, cells that do not.
const ROWS: [(ViolenceRule, &str, &str); 42] = [
    (UnknownForm, "status=asked|version=9.0.0", "status=asked|version=1.0.0"),
    (UnknownForm, "status=asked|version=first", "status=asked"),
    (UnknownForm, "status=asked|date=2019-01-01", "status=asked|date=2026-01-01"),
    (UnknownItem, "physicl_lifetime=no", "physical_lifetime=no"),
    (UnknownItem, "afraid=no|afraid=no", "afraid=no"),
    (NotInResponseSet, "afraid=perhaps", "afraid=dont_know"),
    (NotInResponseSet, "afraid=wants", "support_wish=wants"),
    (NotInResponseSet, "support_wish=yes", "support_wish=declined"),
    (NotInResponseSet, "status=done", "status=interrupted"),
    (NotInResponseSet, "date=1/2/2026", "date=2026-02-01"),
    (MandatoryNotRecorded, "status=asked|physical_lifetime=no", "status=interrupted|physical_lifetime=no"),
    (NarrowerWithoutBroader, "physical_lifetime=no|physical_12_months=yes", "physical_lifetime=yes|physical_12_months=yes"),
    (NarrowerWithoutBroader, "physical_12_months=no|physical_ongoing=yes", "physical_12_months=no|physical_ongoing=no"),
    (BroaderImplied, "physical_12_months=yes", "physical_lifetime=declined|physical_12_months=yes"),
    (
        FollowUpOfNo,
        "physical_lifetime=no|physical_lifetime.frequency=once",
        "physical_lifetime=yes|physical_lifetime.frequency=once",
    ),
    (
        FollowUpOfNo,
        "physical_12_months=no|physical_ongoing=yes|physical_lifetime=no|physical_12_months.relation=parent",
        "physical_lifetime=no|physical_12_months=no",
    ),
    (FollowUpOfSilence, "physical_lifetime=declined|physical_12_months=no", "physical_lifetime=yes|physical_12_months=no"),
    (FollowUpOfSilence, "physical_lifetime.relation=parent", "physical_lifetime=yes|physical_lifetime.relation=parent"),
    (FollowUpNotRecorded, "status=asked|physical_lifetime=yes", "status=asked|physical_lifetime=no"),
    (AnsweredThoughNotAsked, "status=not_asked|reason=time|afraid=no", "status=not_asked|reason=time"),
    (AnsweredThoughNotAsked, "status=declined|afraid=yes", "status=declined|afraid=declined"),
    (AskedThoughNotAnswered, "status=asked", "status=asked|afraid=declined"),
    (ReasonAndStatus, "status=not_asked", "status=not_asked|reason=time"),
    (ReasonAndStatus, "status=asked|afraid=no|reason=time", "status=asked|afraid=no"),
    (ReasonAndStatus, "afraid=no", "status=interrupted|afraid=no"),
    (UnsafeConditions, "alone=no|afraid=no", "alone=yes|afraid=no"),
    (UnsafeConditions, "interpreter=relative_or_child|afraid=no", "interpreter=relative_or_child"),
    (NotInformedOfDuty, "informed=no|children_in_household=yes", "informed=yes|children_in_household=yes"),
    (AcuteWithoutAction, "acute_danger=yes|actions=follow_up_booked", "acute_danger=yes|actions=follow_up_booked; safety_plan"),
    (AcuteWithoutAction, "status=not_asked|reason=time|acute=yes", "status=not_asked|reason=time|acute=no"),
    (ChildConcernWithoutCheck, "children_exposed=yes", "children_exposed=yes|actions=duty_check_done"),
    (ChildrenElsewhere, "children_in_household=no|children_exposed=yes", "children_in_household=yes|children_exposed=yes"),
    (
        ExclusiveCodes,
        "physical_lifetime=yes|physical_lifetime.relation=parent;declined",
        "physical_lifetime=yes|physical_lifetime.relation=parent; sibling",
    ),
    (PossibleFreeText, "my notes=something", "mode=interview"),
    (PossibleFreeText, "afraid=sometimes at night", "afraid=yes"),
    (PossibleFreeText, "afraid=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "afraid=no"),
    (IdentityNumber, "afraid=811218-9876", "afraid=811218-9875"),
    (IdentityNumber, "version=19811218-9876", "version=1.0.0"),
    (IdentityNumber, "actions=safety_plan;nr 811218-9876", "actions=safety_plan"),
    (UndeclaredCode, "afraid=99", "afraid=declined"),
    (UndeclaredCode, "afraid=-", "afraid=NA"),
    (UndeclaredCode, "afraid=null", "afraid=."),
];

#[test]
fn each_row_breaks_its_rule_and_its_neighbour_does_not() {
    for (rule, breaking, keeping) in ROWS {
        assert!(breaks(rule, breaking, &Context::default()), "{} should be broken by {breaking}", rule.code());
        assert!(!breaks(rule, keeping, &Context::default()), "{} should not be broken by {keeping}", rule.code());
    }
}

#[test]
fn age_and_day_are_held_against_the_form_and_the_programme() {
    let of_age = |age| Context { age: Some(age), ..Context::default() };
    assert!(breaks(AgeOutsideForm, "status=asked", &of_age(17)));
    assert!(!breaks(AgeOutsideForm, "status=asked", &of_age(18)));
    assert!(!breaks(AgeOutsideForm, "status=not_asked|reason=form_not_for_age", &of_age(17)));
    let period = Context {
        enrolled: Some(day("2026-03-01")),
        left: Some(day("2026-12-31")),
        today: Some(day("2027-01-01")),
        ..Context::default()
    };
    let asked_on = |date: &str| format!("status=asked|date={date}");
    for date in ["2026-02-28", "2026-04-01", "2027-01-01"] {
        assert!(breaks(DateOutsidePeriod, &asked_on(date), &period), "{date}");
    }
    for date in ["2026-03-01", "2026-03-31"] {
        assert!(!breaks(DateOutsidePeriod, &asked_on(date), &period), "{date}");
    }
    // the day of the row counts where the form has none
    let row = Context { day: Some(day("2026-02-01")), ..period };
    assert!(breaks(DateOutsidePeriod, "status=asked", &row));
    assert!(!breaks(DateOutsidePeriod, "status=asked|date=2026-03-02", &row));
}

#[test]
fn a_lifetime_yes_that_is_a_no_later_is_noted_and_not_corrected() {
    let at = |cells| read(cells, &Context::default()).0.expect("not blank");
    let (told, denied, silent) = (at("physical_lifetime=yes"), at("physical_lifetime=no"), at("physical_lifetime=declined"));
    let broken = compare(&told, &denied);
    assert_eq!(broken.iter().map(|one| one.rule).collect::<Vec<_>>(), [LifetimeChanged]);
    assert_eq!(broken[0].item, guideline().item("physical_lifetime"));
    assert!(denied.answer(broken[0].item.expect("an item")).is_some_and(enkat::inner::violence::Reply::is_no));
    for (earlier, later) in [(&denied, &told), (&told, &silent), (&told, &told)] {
        assert!(compare(earlier, later).is_empty());
    }
}

#[test]
fn a_form_that_mixes_own_use_with_exposure_or_does_not_hold_together_is_refused() {
    let lifetime = || Item::yes_no("physical_lifetime", Domain::Physical, Role::Exposed, Window::Lifetime).mandatory();
    let rules = |items| {
        let error = Form::new(FormDraft::new("own", name(), items)).err();
        error.map_or_else(Vec::new, |error| error.faults.iter().map(enkat::inner::violence::Fault::rule).collect())
    };
    let own_use = |role| Item::yes_no("own_use", Domain::Physical, role, Window::Lifetime);
    assert_eq!(rules(vec![lifetime(), own_use(Role::Exposed)]), [OwnUseAsExposure]);
    assert_eq!(rules(vec![lifetime(), own_use(Role::OwnUse)]), []);
    assert_eq!(rules(vec![lifetime(), own_use(Role::OwnUse).asked_if(Condition::yes("physical_lifetime"))]), [OwnUseAsExposure]);
    assert_eq!(rules(vec![lifetime().asked_if(Condition::yes("nothing"))]), [FormGraph, FormGraph]);
    assert_eq!(rules(vec![lifetime(), lifetime()]), [UnknownItem]);
}

#[test]
fn a_column_that_speaks_of_violence_belongs_to_a_form_or_is_told() {
    let registry = enkat::Registry::built_in();
    let found = |header: &[&str]| {
        let mut findings = enkat::finding::Findings::default();
        enkat::Choices::default().table(&registry, header).expect("a table").note_columns(&mut findings);
        findings.count_of(enkat::finding::Rule::Violence(NamedColumn))
    };
    assert_eq!(found(&["mo", "Psykiskt våld", "IPV", "hot"]), 3);
    assert_eq!(found(&["mo", "se-guideline-1.physical_lifetime", "hotell"]), 0);
}

#[test]
fn answers_are_read_in_the_words_that_people_write() {
    let answer = |cell: &str| {
        let (screening, broken) = read(&format!("status=Ja|physical_lifetime={cell}"), &Context::default());
        let unread = [NotInResponseSet, PossibleFreeText, UndeclaredCode];
        assert!(!broken.iter().any(|broken| unread.contains(&broken.rule)), "{cell}: {broken:?}");
        screening
            .expect("not blank")
            .answer(guideline().item("physical_lifetime").expect("an item"))
            .map(enkat::inner::violence::Reply::code)
    };
    for (cell, code) in [
        ("Ja", "yes"),
        ("NEJ", "no"),
        ("Vet ej", "dont_know"),
        ("vet inte", "dont_know"),
        ("Vill ej svara", "declined"),
        ("Vill inte svara", "declined"),
        ("Ej tillfrågad", "not_asked"),
    ] {
        assert_eq!(answer(cell), Some(code), "{cell}");
    }
}

#[test]
fn every_rule_is_broken_somewhere_in_this_file() {
    let here: Vec<&str> = ROWS.iter().map(|(rule, ..)| rule.code()).collect();
    let elsewhere = [AgeOutsideForm, DateOutsidePeriod, LifetimeChanged, OwnUseAsExposure, FormGraph, NamedColumn];
    for rule in ViolenceRule::ALL {
        assert!(here.contains(&rule.code()) || elsewhere.contains(&rule), "{}", rule.code());
    }
}

#[test]
fn numbers_are_read_only_by_a_map_that_the_form_declares() {
    let mut draft = guideline().draft().clone();
    draft.answer_codes =
        [("1".into(), enkat::inner::violence::AnswerCode::Yes), ("ja".into(), enkat::inner::violence::AnswerCode::Yes)]
            .into_iter()
            .collect();
    let form = Form::new(draft).expect("a form");
    let item = form.item("afraid").expect("an item");
    for cell in ["1", "ja", "Ja", " JA "] {
        let screening = form.read_named(&[("afraid", cell)], &Context::default(), &mut Vec::new()).expect("not blank");
        assert!(screening.answer(item).is_some_and(enkat::inner::violence::Reply::is_yes), "{cell}");
    }
    assert_ne!(form.content_hash(), guideline().content_hash());
}

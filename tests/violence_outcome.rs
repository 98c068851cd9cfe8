//! Every combination of answers to a small form, walked whole.
//!
//! All answers are invented: they are every one that there can be.

use enkat::inner::violence::{Domain, FollowUp, Item, Role, Void, Window};
use enkat::violence::Context;
use enkat::violence::Screening;
use enkat::violence::{Current, Form, FormDraft, Outcome, ScreeningResult};

#[path = "common/violence.rs"]
mod violence;

use violence::{guideline, small};

/// Yes and no first; the rest are the silences.
const STATES: [&str; 7] = ["yes", "no", "dont_know", "declined", "not_applicable", "not_asked", ""];
const YES: usize = 0;
const NO: usize = 1;
const ITEMS: usize = 7;
const LIFETIME: usize = 0;
const LAST_12_MONTHS: usize = 1;
const ONGOING: usize = 2;
const DANGER: usize = 3;
const CHILDREN: usize = 5;
const OWN_USE: usize = 6;

type States = [usize; ITEMS];

/// Every combination of states of the first `count` items, the rest as in `rest`.
fn combinations(count: usize, rest: States) -> impl Iterator<Item = States> {
    (0..STATES.len().pow(u32::try_from(count).expect("a few"))).map(move |mut number| {
        let mut answers = rest;
        for state in &mut answers[..count] {
            *state = number % STATES.len();
            number /= STATES.len();
        }
        answers
    })
}

fn screening(form: &Form, status: &str, answers: States) -> Option<Screening> {
    let mut cells = vec![None; form.field_count()];
    cells[0] = Some(status);
    // exposure items take three columns
    for (field, state) in [10, 13, 16, 19, 20, 21, 22].into_iter().zip(answers) {
        cells[field] = Some(STATES[state]);
    }
    form.read(&cells, &Context::default(), &mut Vec::new())
}

fn result(form: &Form, status: &str, answers: States, current: Current) -> Option<ScreeningResult> {
    Some(screening(form, status, answers)?.result(current))
}

fn form() -> Form {
    Form::new(small()).expect("a form")
}

/// The rules of the notes, written once more and in another way.
fn expected(status: &str, answers: States, current: Current, nothing: bool) -> &'static str {
    let exposure = &answers[..3];
    let told = exposure.contains(&YES);
    if answers[DANGER] == YES {
        return "acute_concern";
    }
    if !told {
        match status {
            "not_asked" => return "not_asked",
            "" if nothing => return "not_asked",
            "declined" => return "declined",
            _ => {}
        }
        let declined = 3;
        // without a yes before them the two follow-ups are not put
        let unput = |state: usize| state == declined || state >= 4;
        if exposure.contains(&declined) && answers[LIFETIME] == declined && exposure[1..].iter().all(|state| unput(*state)) {
            return "declined";
        }
    }
    let is_current = answers[ONGOING] == YES || (current == Current::Last12Months && answers[LAST_12_MONTHS] == YES);
    if is_current {
        return "disclosure_current";
    }
    if told {
        let is_past = answers[LAST_12_MONTHS] == NO || (current == Current::OngoingOnly && answers[ONGOING] == NO);
        return if is_past { "disclosure_past" } else { "disclosure_timing_unknown" };
    }
    if answers[LIFETIME] == NO && answers[CHILDREN] != YES { "no_disclosure" } else { "indeterminate" }
}

#[test]
fn every_combination_has_the_outcome_of_the_first_rule_that_fits() {
    let form = form();
    for status in ["asked", "declined", "not_asked", "interrupted", ""] {
        for current in [Current::Last12Months, Current::OngoingOnly] {
            // exposure, danger, fear and children; own use has a test of its own
            for answers in combinations(6, [6; ITEMS]) {
                // no rule looks at fear: two of its states are enough
                if answers[4] > NO {
                    continue;
                }
                let nothing = answers.iter().all(|state| *state >= 5);
                let Some(result) = result(&form, status, answers, current) else {
                    assert!(status.is_empty() && answers.iter().all(|state| *state == 6));
                    continue;
                };
                let outcome = result.outcome().map(Outcome::code);
                assert_eq!(outcome, Ok(expected(status, answers, current, nothing)), "{status}: {answers:?}");
            }
        }
    }
}

#[test]
fn no_disclosure_needs_a_no_to_every_mandatory_item_and_a_silence_never_makes_one() {
    let form = form();
    for answers in combinations(6, [6; ITEMS]) {
        if answers[4] > NO {
            continue;
        }
        let Some(result) = result(&form, "asked", answers, Current::default()) else { continue };
        if matches!(result.outcome(), Ok(Outcome::NoDisclosure)) {
            assert_eq!(answers[LIFETIME], NO, "{answers:?}");
            assert!(!answers[..4].contains(&YES));
            // any silence instead of that no
            for silence in NO + 1..STATES.len() {
                let mut silent = answers;
                silent[LIFETIME] = silence;
                let silent = self::result(&form, "asked", silent, Current::default()).map(|result| result.outcome());
                assert!(!matches!(silent, Some(Ok(Outcome::NoDisclosure))));
            }
        }
    }
}

#[test]
fn a_silence_instead_of_a_no_never_turns_an_outcome_into_no_disclosure() {
    let form = form();
    let is_no_disclosure = |answers| {
        let result = result(&form, "asked", answers, Current::default()).expect("not blank");
        matches!(result.outcome(), Ok(Outcome::NoDisclosure))
    };
    for answers in combinations(4, [6, 6, 6, 6, NO, NO, NO]) {
        let before = is_no_disclosure(answers);
        for item in (0..ITEMS).filter(|item| answers[*item] == NO) {
            for silence in NO + 1..STATES.len() {
                let mut silent = answers;
                silent[item] = silence;
                assert!(before || !is_no_disclosure(silent), "{answers:?} item {item}");
            }
        }
    }
}

/// What must never be lost by telling more.
fn safety(result: &ScreeningResult) -> [bool; 9] {
    let follow_up = result.follow_up();
    [
        follow_up.contains(FollowUp::SafetyFirst),
        follow_up.contains(FollowUp::CheckNotificationDuty),
        follow_up.contains(FollowUp::OfferSupportContact),
        follow_up.contains(FollowUp::OfferQualifiedRiskAssessment),
        follow_up.contains(FollowUp::OfferFollowUpTalk),
        result.flags().fear,
        result.flags().child_concern,
        result.is_disclosed(),
        matches!(result.outcome(), Ok(Outcome::AcuteConcern)),
    ]
}

#[test]
fn a_further_yes_never_takes_away_a_safety_flag() {
    let form = form();
    for current in [Current::Last12Months, Current::OngoingOnly] {
        for status in ["asked", "not_asked"] {
            for answers in combinations(6, [6; ITEMS]) {
                // not known, not applicable and not asked behave as the other silences here
                if answers.iter().any(|state| matches!(state, 2 | 4 | 5)) {
                    continue;
                }
                let Some(before) = result(&form, status, answers, current).map(|result| safety(&result)) else { continue };
                for item in 0..OWN_USE {
                    let mut more = answers;
                    more[item] = YES;
                    let after = safety(&result(&form, status, more, current).expect("not blank"));
                    assert!(before.iter().zip(after).all(|(before, after)| !before || after), "{answers:?} item {item}");
                }
            }
        }
    }
}

#[test]
fn own_use_and_exposure_do_not_touch_each_other() {
    let form = form();
    for answers in combinations(4, [6; ITEMS]) {
        let of = |own_use| {
            let mut answers = answers;
            answers[OWN_USE] = own_use;
            result(&form, "asked", answers, Current::default()).expect("not blank")
        };
        let (with, without) = (of(YES), of(NO));
        assert_eq!(with.outcome().map(Outcome::code), without.outcome().map(Outcome::code));
        assert_eq!(safety(&with), safety(&without));
        assert!(with.domains_disclosed().codes().eq(without.domains_disclosed().codes()));
        assert!(with.flags().own_use && !without.flags().own_use);
        assert!(with.follow_up().contains(FollowUp::OfferSupportToStopUsingViolence));
    }
}

#[test]
fn the_first_example_of_every_rule_of_the_table() {
    let of = |cells: &[(&str, &str)], current| {
        let screening = guideline().read_named(cells, &Context::default(), &mut Vec::new()).expect("not blank");
        screening.result(current).outcome().map_or_else(Void::code, Outcome::code)
    };
    let last_12_months = Current::Last12Months;
    for (expected, cells) in [
        ("acute_concern", vec![("status", "declined"), ("acute", "yes")]),
        ("acute_concern", vec![("status", "?"), ("acute_danger", "yes")]),
        ("not_asked", vec![("status", "not_asked"), ("reason", "not_alone")]),
        ("disclosure_past", vec![("status", "not_asked"), ("sexual_lifetime", "yes"), ("sexual_12_months", "no")]),
        ("disclosure_timing_unknown", vec![("sexual_lifetime", "yes"), ("sexual_12_months", "declined")]),
        // one kind is past, of the other the time is not known
        ("disclosure_timing_unknown", vec![("sexual_lifetime", "yes"), ("sexual_12_months", "no"), ("physical_lifetime", "yes")]),
        ("indeterminate", vec![("status", "interrupted"), ("physical_lifetime", "no")]),
        ("status_unreadable", vec![("status", "?"), ("physical_lifetime", "no")]),
        ("exposure_unreadable", vec![("status", "asked"), ("physical_lifetime", "9")]),
        ("acute_unreadable", vec![("status", "asked"), ("acute", "9")]),
        ("child_unreadable", vec![("status", "asked"), ("children_exposed", "9")]),
        ("other_version", vec![("status", "asked"), ("version", "2.0.0")]),
    ] {
        assert_eq!(of(&cells, last_12_months), expected, "{cells:?}");
    }
    let not_ongoing = [("physical_lifetime", "yes"), ("physical_12_months", "yes"), ("physical_ongoing", "no")];
    assert_eq!(of(&not_ongoing, last_12_months), "disclosure_current");
    assert_eq!(of(&not_ongoing, Current::OngoingOnly), "disclosure_past");
}

#[test]
fn witnessing_counts_only_if_the_form_says_so() {
    let counting = Form::new(FormDraft { witnessing_counts_as_exposure: true, ..guideline().draft().clone() }).expect("a form");
    for (form, expected) in [(guideline(), "no_disclosure"), (counting, "disclosure_past")] {
        let denied = form.items().iter().filter(|item| item.code.ends_with("_lifetime")).map(|item| (&*item.code, "no"));
        let mut cells: Vec<(&str, &str)> = denied.collect();
        cells.extend([("status", "asked"), ("witnessed_as_child", "yes")]);
        let result = form.read_named(&cells, &Context::default(), &mut Vec::new()).expect("not blank").result(Current::default());
        assert_eq!(result.outcome().map(Outcome::code), Ok(expected));
        assert!(!result.is_disclosed() && result.is_disclosed_or_witnessed() && result.flags().witnessed_as_child);
    }
}

#[test]
fn the_steps_of_a_screening_need_each_other() {
    let form = form();
    for status in ["asked", "declined", "not_asked", "interrupted", ""] {
        for answers in combinations(4, [6; ITEMS]) {
            let Some(result) = result(&form, status, answers, Current::default()) else { continue };
            let stage = result.stage();
            assert!(stage.asked || !stage.answered, "{status}: {answers:?}");
            assert!(stage.answered || !stage.complete, "{status}: {answers:?}");
        }
    }
    let whole = [NO, 6, 6, NO, NO, NO, NO];
    assert!(result(&form, "asked", whole, Current::default()).is_some_and(|result| result.stage().complete));
    let told = [YES, 6, 6, NO, NO, NO, NO];
    assert!(result(&form, "asked", told, Current::default()).is_some_and(|result| !result.stage().complete));
}

#[test]
fn staff_are_sent_to_the_duty_check_but_never_told_its_answer() {
    let of = |cells: &[(&str, &str)], age| {
        let context = Context { age, ..Context::default() };
        guideline().read_named(cells, &context, &mut Vec::new()).expect("not blank").result(Current::default()).follow_up()
    };
    let duty = FollowUp::CheckNotificationDuty;
    assert!(of(&[("children_exposed", "yes")], None).contains(duty));
    assert!(of(&[("status", "asked")], Some(17)).contains(duty));
    assert!(of(&[("status", "asked")], Some(17)).contains(FollowUp::UseYouthForm));
    assert!(of(&[("children_in_household", "yes"), ("acute", "yes")], None).contains(duty));
    assert!(!of(&[("children_in_household", "yes"), ("status", "asked")], Some(30)).contains(duty));
}

#[test]
fn what_was_before_eighteen_is_past_for_an_adult_alone() {
    let exposed = |code, window| Item::yes_no(code, Domain::Physical, Role::Exposed, window).mandatory();
    let items = vec![exposed("as_child", Window::BeforeAge18), exposed("ever", Window::Unspecified)];
    let form = Form::new(FormDraft::new("two", violence::name(), items)).expect("a form");
    let of = |told, age| {
        let context = Context { age, ..Context::default() };
        let screening = form.read_named(&[("status", "asked"), (told, "yes")], &context, &mut Vec::new()).expect("not blank");
        screening.result(Current::default()).outcome().map_or_else(Void::code, Outcome::code)
    };
    assert_eq!(of("as_child", Some(18)), "disclosure_past");
    for (told, age) in [("as_child", Some(17)), ("as_child", None), ("ever", Some(40))] {
        assert_eq!(of(told, age), "disclosure_timing_unknown", "{told} {age:?}");
    }
}

#[test]
fn contact_is_offered_to_those_who_want_it_and_to_those_who_tell_and_have_not_turned_it_down() {
    let is_offered = |cells: &[(&str, &str)]| {
        let screening = guideline().read_named(cells, &Context::default(), &mut Vec::new()).expect("not blank");
        screening.result(Current::default()).follow_up().contains(FollowUp::OfferSupportContact)
    };
    let [told, denied] = ["yes", "no"].map(|answer| ("physical_lifetime", answer));
    assert!(is_offered(&[told]) && !is_offered(&[denied]));
    assert!(is_offered(&[denied, ("support_wish", "wants")]));
    for wish in ["does_not_want", "already_has"] {
        assert!(!is_offered(&[told, ("support_wish", wish)]), "{wish}");
    }
}

#[test]
fn a_status_that_could_not_be_read_is_none() {
    for (cell, is_read) in [("asked", true), ("declined", true), ("?", false)] {
        let cells = [("status", cell), ("physical_lifetime", "no")];
        let screening = guideline().read_named(&cells, &Context::default(), &mut Vec::new()).expect("not blank");
        assert_eq!(screening.status().is_some(), is_read, "{cell}");
    }
}

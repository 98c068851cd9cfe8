//! Every rule of a programme's rows fires where it should, and nowhere else.

use enkat::finding::ProgrammeRule as Rule;
use enkat::ground::Answer;
use enkat::inner::programme::{Broken, CodeSet, Context, Decision, Field, Period};
use enkat::programme::{Programme, ProgrammeFile};

#[path = "common/programme.rs"]
mod rows;

const START: Context = Context { day: None, is_exit: false, today: None };
const EXIT: Context = Context { day: None, is_exit: true, today: None };

/// The only rule that the row breaks, with its field.
#[track_caller]
fn fires(rule: Rule, field: Field, given: &[(&str, &str)], context: Context) {
    let broken = rows::read(&Programme::built_in(), given, &context).1;
    assert_eq!(broken, [Broken { rule, field: Some(field) }], "{given:?}");
}

#[track_caller]
fn silent(given: &[(&str, &str)], context: Context) {
    let broken = rows::read(&Programme::built_in(), given, &context).1;
    assert!(broken.is_empty(), "{given:?}: {broken:?}");
}

#[test]
fn a_code_that_is_in_no_list_is_unknown() {
    fires(Rule::UnknownCode, Field::ReferredFrom, &[("referred_from", "primary_kare")], START);
    fires(Rule::UnknownCode, Field::ReferredFrom, &[("referred_from", "work")], START); // an exit, no sender
    fires(Rule::UnknownCode, Field::Contacts, &[("contacts", "psychiatry;nobody")], START);
    fires(Rule::UnknownCode, Field::Activities, &[("activities", "walking")], START);
    fires(Rule::UnknownCode, Field::ExitTo, &[("exit_to", "self")], EXIT);
    fires(Rule::UnknownCode, Field::ReferralReason, &[("referral_decision", "declined"), ("referral_reason", "full")], START);
    silent(&[("referred_from", "Vårdcentralen"), ("contacts", "ELEVHÄLSA ; adult psychiatry"), ("exit_to", "work")], EXIT);
}

#[test]
fn a_referral_has_one_sender() {
    fires(Rule::SeveralSenders, Field::ReferredFrom, &[("referred_from", "self;psychiatry")], START);
    silent(&[("referred_from", "self;")], START);
}

#[test]
fn fixed_words_are_known() {
    fires(Rule::UnknownWord, Field::ReferralDecision, &[("referral_decision", "maybe")], START);
    fires(Rule::UnknownWord, Field::Survey, &[("survey", "phone")], START);
    fires(Rule::UnknownWord, Field::ExitCertainty, &[("exit_to", "work"), ("exit_certainty", "perhaps")], EXIT);
    fires(Rule::UnknownWord, Field::ExitKind, &[("exit_to", "work"), ("exit_kind", "begun")], EXIT);
    silent(&[("referral_decision", "Antagen"), ("survey", "samtal"), ("exit_to", "work"), ("exit_kind", "Ended early")], EXIT);
}

#[test]
fn a_declined_referral_has_a_reason_and_no_other_has() {
    fires(Rule::DeclinedWithoutReason, Field::ReferralReason, &[("referral_decision", "declined")], START);
    silent(&[("referral_decision", "declined"), ("referral_reason", "needs_care")], START);
    fires(
        Rule::ReasonWithoutDecline,
        Field::ReferralReason,
        &[("referral_decision", "accepted"), ("referral_reason", "needs_care")],
        START,
    );
    fires(Rule::ReasonWithoutDecline, Field::ReferralReason, &[("referral_reason", "needs_care")], START);
    silent(&[("referral_decision", "accepted")], START);
}

#[test]
fn who_was_turned_away_does_not_take_part() {
    let declined = [("referral_decision", "declined"), ("referral_reason", "other")];
    for (field, cell) in [("exit_to", "work"), ("step", "training"), ("activities", "walking_group"), ("survey", "no")] {
        let place = Field::ALL.into_iter().find(|known| known.name() == field).expect("a field");
        fires(Rule::DeclinedTakesPart, place, &[declined[0], declined[1], (field, cell)], START);
    }
    silent(&[declined[0], declined[1], ("municipality", "Tranås"), ("age", "30"), ("sex", "woman")], START);
}

#[test]
fn a_closure_names_an_exit() {
    fires(Rule::ClosureWithoutExit, Field::ExitTo, &[("referred_from", "self")], EXIT);
    fires(Rule::ClosureWithoutExit, Field::ExitTo, &[], EXIT);
    silent(&[("exit_to", "none")], EXIT);
    silent(&[("referred_from", "self")], START);
    silent(&[("referral_decision", "declined"), ("referral_reason", "other")], EXIT);
    // a table without the column says nothing of exits
    let mut broken = Vec::new();
    assert!(Programme::built_in().read(&[Some("self")], &EXIT, &mut broken).is_some());
    assert!(broken.is_empty());
}

#[test]
fn the_lists_of_exits_are_equally_long() {
    let two = ("exit_to", "work;studies");
    fires(Rule::ExitListLengths, Field::ExitCertainty, &[two, ("exit_certainty", "certain")], EXIT);
    fires(Rule::ExitListLengths, Field::ExitKind, &[two, ("exit_kind", "started;started;planned")], EXIT);
    fires(Rule::ExitListLengths, Field::ExitKind, &[("exit_kind", "started")], START);
    silent(&[two, ("exit_certainty", ";possible"), ("exit_kind", "started;")], EXIT);
    silent(&[two], EXIT);
}

#[test]
fn a_word_beside_an_exit_agrees_with_the_columns_of_its_own() {
    silent(&[("exit_to", "ev work"), ("exit_certainty", "possible")], EXIT);
    silent(&[("exit_to", "tillbaka till SE"), ("exit_kind", "returned")], EXIT);
    fires(Rule::ExitSaidTwice, Field::ExitTo, &[("exit_to", "ev work"), ("exit_certainty", "certain")], EXIT);
    fires(Rule::ExitSaidTwice, Field::ExitTo, &[("exit_to", "tillbaka till SE"), ("exit_kind", "started")], EXIT);
}

#[test]
fn an_exit_that_counts_for_the_goal_has_a_kind() {
    fires(Rule::GoalKindMissing, Field::ExitKind, &[("exit_to", "supported_employment")], EXIT);
    fires(Rule::GoalKindMissing, Field::ExitKind, &[("exit_to", "SE och work"), ("exit_kind", ";started")], EXIT);
    silent(&[("exit_to", "SE;work_rehabilitation"), ("exit_kind", ";started")], EXIT);
    silent(&[("exit_to", "ev supported_employment")], EXIT);
    silent(&[("exit_to", "primary_care")], EXIT);
}

#[test]
fn lists_are_separated_as_people_write_them() {
    silent(&[("contacts", "Vårdcentralen, Försäkringskassan"), ("activities", "Häng med oss ut och More to life café")], START);
    silent(&[("exit_to", "Vårdcentralen och FK"), ("exit_certainty", "säker, ev"), ("exit_kind", "åter, planerad")], EXIT);
    fires(Rule::UnknownCode, Field::ExitTo, &[("exit_to", "Vårdcentralen och frisören")], EXIT);
    fires(Rule::SeveralSenders, Field::ReferredFrom, &[("referred_from", "Vårdcentralen och Försäkringskassan")], START);
    fires(Rule::UnknownCode, Field::ExitTo, &[("exit_to", "Insats ej aktuell, avslutades")], EXIT);
}

#[test]
fn what_may_be_read_in_two_ways_is_told_and_counts_as_no_exit() {
    for cell in ["SE, ev, AF", "ev SE och AF", "SE eller AF", "SE ev. AF", "SE, ej aktuell", "SE (avbröt)"] {
        fires(Rule::UnknownCode, Field::ExitTo, &[("exit_to", cell)], EXIT);
        let (read, _) = rows::read(&Programme::built_in(), &[("exit_to", cell)], &EXIT);
        let closure = read.expect("not blank").closure;
        assert!(closure.invalid && closure.exits.is_empty(), "{cell}");
    }
    silent(&[("exit_to", "FK, ev. AF")], EXIT);
}

/// A cell of a megabyte, in each of the ways in which looking it up takes long: without a bound this takes minutes.
#[test]
fn a_cell_of_a_megabyte_breaks_a_rule_once() {
    for cell in
        ["ev ".repeat(1 << 19), "x;".repeat(1 << 19), "SE;".repeat(1 << 18), "SE, ev. ".repeat(1 << 17), "?".repeat(1 << 20)]
    {
        for column in ["exit_to", "contacts", "referred_from", "activities", "exit_kind"] {
            let broken = rows::read(&Programme::built_in(), &[(column, &cell)], &EXIT).1;
            let of_column = |broken: &&Broken| broken.field.map(Field::name) == Some(column);
            assert_eq!(broken.iter().filter(of_column).count(), 1, "{column}: {broken:?}");
        }
    }
}

#[test]
fn a_cell_breaks_a_rule_once_however_many_entries_do() {
    fires(Rule::UnknownCode, Field::ExitTo, &[("exit_to", "x;y;z")], EXIT);
    let broken = rows::read(&Programme::built_in(), &[("exit_to", "x;y;z")], &EXIT).1;
    assert_eq!(broken.len(), 1, "{broken:?}");
}

#[test]
fn a_code_stands_once_in_a_list() {
    fires(Rule::RepeatedCode, Field::Activities, &[("activities", "walking_group;Promenadgrupp")], START);
    fires(Rule::RepeatedCode, Field::Contacts, &[("contacts", "other;other")], START);
    fires(Rule::RepeatedCode, Field::ExitTo, &[("exit_to", "other;other")], EXIT);
    silent(&[("activities", "walking_group;walking_football")], START);
}

#[test]
fn none_stands_alone() {
    fires(Rule::NoneWithOthers, Field::Contacts, &[("contacts", "none;psychiatry")], START);
    fires(Rule::NoneWithOthers, Field::Contacts, &[("contacts", "unknown;psychiatry")], START);
    fires(Rule::NoneWithOthers, Field::ExitTo, &[("exit_to", "work;none")], EXIT);
    silent(&[("contacts", "none"), ("exit_to", "unknown")], EXIT);
}

#[test]
fn an_age_is_whole_years_within_the_programmes_limits() {
    fires(Rule::AgeNotANumber, Field::Age, &[("age", "forty")], START);
    fires(Rule::AgeNotANumber, Field::Age, &[("age", "16.5")], START);
    fires(Rule::AgeNotANumber, Field::Age, &[("age", "-20")], START);
    fires(Rule::AgeTooLow, Field::Age, &[("age", "15")], START);
    fires(Rule::AgeImplausible, Field::Age, &[("age", "65")], START);
    fires(Rule::YouthForm, Field::Age, &[("age", "16")], START);
    fires(Rule::YouthForm, Field::Age, &[("age", "17")], START);
    silent(&[("age", "17"), ("exit_to", "work")], EXIT);
    silent(&[("age", "18")], START);
    silent(&[("age", "64,0")], START);
}

#[test]
fn hours_are_a_number_below_the_target_groups_limit() {
    fires(Rule::HoursNotANumber, Field::HoursPerWeek, &[("hours_per_week", "about ten")], START);
    fires(Rule::HoursNotANumber, Field::HoursPerWeek, &[("hours_per_week", "169")], START);
    fires(Rule::OutsideTargetGroup, Field::HoursPerWeek, &[("hours_per_week", "10")], START);
    silent(&[("hours_per_week", "9,99")], START);
    silent(&[("hours_per_week", "20"), ("exit_to", "work")], EXIT);
}

#[test]
fn municipality_sex_and_step_are_in_the_programmes_lists() {
    fires(Rule::UnlistedMunicipality, Field::Municipality, &[("municipality", "Umeå")], START);
    fires(Rule::UnknownSex, Field::Sex, &[("sex", "1")], START);
    silent(&[("sex", "F")], START);
    fires(Rule::UnknownStep, Field::Step, &[("step", "3")], START);
    silent(&[("municipality", "SÄVSJÖ"), ("sex", "kvinna"), ("step", "training")], START);
    silent(&[("municipality", "0684")], START);
}

#[test]
fn dates_lie_within_the_project_and_not_in_the_future() {
    let period = Period { from: Some("2024-09-01".into()), to: Some("2025-08-31".into()) };
    let file = ProgrammeFile { period: Some(period), ..ProgrammeFile::default() };
    let programme = Programme::try_from(file).expect("a period");
    let [first, last] = programme.days().map(|day| day.expect("a day"));
    let on = |day, today| rows::read(&programme, &[("age", "30")], &Context { day: Some(day), is_exit: false, today }).1;
    let odd = [Broken { rule: Rule::OutsidePeriod, field: None }];
    assert_eq!(on(first - 1, None), odd);
    assert_eq!(on(last + 1, None), odd);
    assert_eq!(on(last, Some(first)), odd);
    assert!(on(first, None).is_empty());
    assert!(on(last, Some(last)).is_empty());
}

#[test]
fn two_rows_of_a_person_agree() {
    let programme = Programme::built_in();
    let row = |given: &[(&str, &str)]| rows::read(&programme, given, &START).0.expect("a row");
    let start = row(&[("referred_from", "self"), ("municipality", "Tranås")]);
    let exit = row(&[("referred_from", "other"), ("municipality", "Umeå")]);
    let rules =
        |start, exit, days| -> Vec<Rule> { programme.compare(start, exit, days).into_iter().map(|broken| broken.rule).collect() };
    assert_eq!(rules(&start, &exit, [None; 2]), [Rule::SenderDiffers, Rule::MunicipalityDiffers]);
    assert_eq!(rules(&start, &start, [Some(2), Some(1)]), [Rule::ClosedBeforeEnrolment]);
    assert!(rules(&start, &start, [Some(1), Some(1)]).is_empty());
    assert!(rules(&start, &row(&[("exit_to", "work")]), [Some(1), None]).is_empty());
}

#[test]
fn what_breaks_an_error_rule_is_void_and_nothing_else_is() {
    let given = [("referred_from", "x"), ("contacts", "x;other"), ("age", "12"), ("sex", "man"), ("exit_to", "x;work")];
    let row = rows::read(&Programme::built_in(), &given, &EXIT).0.expect("a row");
    assert_eq!(row.referral.sender, Answer::Invalid);
    assert_eq!(row.referral.decision, Answer::Missing);
    assert_eq!(row.enrolment.contacts, Answer::Invalid);
    assert_eq!(row.enrolment.age, Answer::Invalid);
    assert_eq!(row.enrolment.sex, Answer::Answered(1));
    assert!(row.closure.invalid);
    assert_eq!(row.closure.exits.len(), 1);
}

#[test]
fn unknown_contacts_are_not_no_contacts() {
    let contacts = |cell| {
        let row = rows::read(&Programme::built_in(), &[("contacts", cell), ("age", "30")], &START).0;
        row.expect("a row").enrolment.contacts
    };
    assert_eq!(contacts("none").answered().map(CodeSet::is_empty), Some(true));
    assert_eq!(contacts("unknown"), Answer::Missing);
    assert_eq!(contacts(""), Answer::Missing);
}

#[test]
fn a_decision_with_a_reason_that_does_not_fit_it_is_invalid() {
    let decision = |given: &[(&str, &str)]| rows::read(&Programme::built_in(), given, &START).0.expect("a row").referral.decision;
    assert_eq!(decision(&[("referral_decision", "accepted"), ("referral_reason", "other")]), Answer::Invalid);
    let declined = Decision::Declined { reason: Answer::Missing };
    assert_eq!(decision(&[("referral_decision", "declined")]), Answer::Answered(declined));
}

#[test]
fn a_row_in_which_nothing_is_recorded_says_nothing() {
    for blank in ["", " ", "NA", "."] {
        let given: Vec<_> = enkat::inner::programme::FIELDS.iter().map(|field| (*field, blank)).collect();
        assert_eq!(rows::read(&Programme::built_in(), &given, &START), (None, Vec::new()));
    }
}

//! Visits make the same cohort as rows of a table, and what does not belong is refused by name.

use enkat::eq5d5l::Profile;
use enkat::finding::Rule;
use enkat::ground::{Answer, Day, Occasion};
use enkat::inner::eq5d5l::Response;
use enkat::kasam::{Soc13, Soc29};
use enkat::table::Breakdown;
use enkat::tally::{Cohort, CohortError, Visit};
use enkat::{Choices, Registry};
use proptest::prelude::*;

#[path = "common/people.rs"]
mod people;

use people::{Row, any_rows, plan, registry};

const FORMS: [&str; 3] = ["eq5d5l", "soc13", "own"];

fn by() -> Vec<Breakdown> {
    ["place", "place*sex"].iter().map(|text| text.parse().expect("a breakdown")).collect()
}

fn counting(forms: &[&str]) -> Cohort {
    Cohort::counting(&registry(), forms, Vec::new()).expect("they are registered")
}

/// The visit that a row of a table tells of; the items of other questionnaires come first.
fn visit(registry: &Registry, row: &Row) -> Option<Visit> {
    let names = FORMS.iter().flat_map(|id| &registry.get(id).expect("it is registered").definition().items);
    let mut items: Vec<_> = names.map(|item| item.id.to_string()).zip(row.answers.iter().copied()).collect();
    items.rotate_left(7);
    let of = row.id.as_deref().map_or_else(Visit::anonymous, Visit::of);
    let day = row.day.map(|day| Day::from_days(day).expect("a day of this century"));
    let visit = of.at(row.occasion?).answering(items);
    let visit = day.into_iter().fold(visit, Visit::on);
    Some(["place", "sex"].iter().zip(&row.groups).fold(visit, |visit, (column, value)| visit.in_group(column, value)))
}

proptest! {
    #[test]
    fn visits_make_the_cohort_that_rows_make(rows in any_rows(&plan(&registry(), &FORMS), true, 40)) {
        let registry = registry();
        // a table with ids leaves out empty rows without one; a visit has been said to be one
        let is_visit = |row: &Row| row.occasion.is_some() && (row.id.is_some() || row.answers.iter().any(|a| *a != Answer::Missing));
        let rows: Vec<Row> = rows.into_iter().filter(is_visit).collect();
        let mut of_rows = Cohort::new(plan(&registry, &FORMS), by(), true).with_occasions();
        people::add(&mut of_rows, &rows);
        // named in another order: it is the registry's that counts
        let mut of_visits = Cohort::counting(&registry, &["own", "soc13", "eq5d5l"], by()).expect("they are registered");
        for row in &rows {
            of_visits.push(&visit(&registry, row).expect("an occasion")).expect("it fits");
        }
        prop_assert_eq!(&of_rows, &of_visits);
        prop_assert_eq!(of_rows.to_bytes(), of_visits.to_bytes());
    }
}

#[test]
fn typed_responses_name_their_items() {
    let mut cohort = counting(&["eq5d5l", "soc29", "soc13"]);
    let profile: Profile = "21232".parse().expect("a profile");
    let [soc13, soc29] = [
        Soc13::try_from([4; 13]).expect("codes").items().collect::<Vec<_>>(),
        Soc29::try_from([5; 29]).expect("codes").items().collect::<Vec<_>>(),
    ];
    // in any order
    let visit = Visit::of("a").answering(soc13).answering(Response::new(profile, Answer::Missing).items()).answering(soc29);
    assert!(cohort.push(&visit).expect("it fits").listed().is_empty());
    let report = people::internal(&cohort, enkat::figure::ReportOptions::default());
    let everyone = people::Everyone::of(&report);
    let start = enkat::figure::FigureOccasion::Start;
    assert_eq!(everyone.value("soc13.total", start, "mean").to_bits(), 52.0_f64.to_bits());
    assert_eq!(everyone.value("eq5d5l.lss", start, "mean").to_bits(), 10.0_f64.to_bits());
}

#[test]
fn a_visit_without_an_answer_is_told() {
    let mut cohort = counting(&["soc13"]);
    let findings = cohort.push(&Visit::of("a").answering([("soc13_1", Answer::Missing)])).expect("it fits");
    assert_eq!(findings.listed().iter().map(|finding| finding.rule).collect::<Vec<_>>(), [Rule::NoAnswers]);
}

#[test]
fn a_repeated_occasion_is_told_and_neither_counts() {
    let mut cohort = counting(&["soc13"]);
    let visit = |level| Visit::of("a").answering(Soc13::try_from([level; 13]).expect("codes").items());
    assert!(cohort.push(&visit(3)).expect("it fits").listed().is_empty());
    let findings = cohort.push(&visit(5)).expect("it fits");
    assert_eq!(findings.listed().len(), 1, "{findings:?}");
    assert_eq!(findings.listed()[0].row, None);
    assert_eq!(cohort.counted().all().people.rows, [0, 0]);
}

#[test]
fn what_is_told_of_a_visit_says_nothing_of_those_before() {
    let mut cohort = counting(&["eq5d5l"]);
    let visit = |id: &str| Visit::of(id).at(Occasion::Start).answering([("vas", Answer::Answered(50))]);
    for id in ["a", "b", "c"] {
        assert_eq!(cohort.push(&visit(id)).expect("it fits").listed().len(), 0);
    }
    let told = cohort.push(&visit("b")).expect("it fits");
    assert!(!told.listed().is_empty() && told.listed().iter().all(|finding| finding.row.is_none()));
}

#[test]
fn an_id_is_written_as_tables_count_it_and_no_identity_number_loses_its_zeros() {
    let choices = Choices { fold_ids: true, ids_within: Some("site".into()), ..Choices::default() };
    let counted = |id: &str| choices.counted_id(id, " north ");
    assert_eq!(counted("P01"), counted(" p 1 "));
    assert_ne!(counted("P01"), choices.counted_id("P01", "south"));
    assert_eq!(counted(" \u{a0}"), Err(CohortError::NoId));
    for number in ["010203-1234", "0101302989", "811218-9876"] {
        assert!(enkat::finding::holds_identity_number(number));
        assert_eq!(counted(number), Err(CohortError::IdentityNumber));
    }
}

#[test]
fn what_does_not_belong_is_refused_by_name_and_changes_nothing() {
    let mut cohort = Cohort::counting(&registry(), &["soc13", "own"], by()).expect("they are registered");
    let good = || Visit::of("a").answering([("soc13_1", Answer::Answered(7))]);
    cohort.push(&good()).expect("it fits");
    let untouched = cohort.clone();
    let refused = |cohort: &mut Cohort, visit: &Visit| {
        let error = cohort.push(visit).expect_err("it does not fit");
        assert_eq!(*cohort, untouched, "{error}");
        error
    };
    let more = |item: &str, answer| good().answering([(item, answer)]);
    for (visit, expected) in [
        (Visit::of("  "), "a person needs a pseudonym"),
        // as in a table: everybody without an id would be one person
        (Visit::of("NA"), "a person needs a pseudonym"),
        (more("mo", Answer::Answered(1)), "the item \"mo\" belongs to no questionnaire that is counted"),
        (more("soc13_14", Answer::Missing), "did you mean"),
        (more("soc13_1", Answer::Missing), "the item soc13_1 has two answers"),
        (more("soc13_2", Answer::Answered(8)), "the answer to soc13_2 is out of range, expected 1 to 7"),
        (more("soc13_2", Answer::Answered(0)), "expected 1 to 7"),
        // the bytes that stand for no answer are no codes
        (more("soc13_2", Answer::Answered(254)), "expected 1 to 7"),
        (more("own_1", Answer::Answered(255)), "expected 0 to 4"),
        (good().in_group("plac", "A"), "did you mean place"),
    ] {
        let message = refused(&mut cohort, &visit).to_string();
        assert!(message.contains(expected), "{message}");
        assert!(!message.contains("254") && !message.contains("255"), "{message}");
    }
    // the tax agency's own example
    for id in ["811218-9876", "nr 19811218-9876"] {
        let error = refused(&mut cohort, &Visit::of(id));
        assert_eq!(error, CohortError::IdentityNumber);
        assert!(!error.to_string().contains("9876"));
    }
    let mut without_days = Cohort::new(plan(&registry(), &["soc13"]), Vec::new(), false);
    let dated = good().on(Day::from_days(20_000).expect("a day"));
    assert_eq!(without_days.push(&dated), Err(CohortError::NoDays).map(|()| enkat::finding::Findings::default()));
    assert!(Cohort::counting(&registry(), &["soc12"], Vec::new()).is_err());
}

#[test]
fn debug_shows_neither_the_person_nor_an_answer() {
    let visit = Visit::of("Q7731").in_group("place", "Q7731").answering([("soc13_1", Answer::Answered(6))]);
    assert_eq!(format!("{visit:?}"), "Visit { answers: 1, .. }");
}

/// Two plans with as many columns: nothing but their order tells them apart.
#[test]
fn answers_know_their_plan() {
    use enkat::inner::table::Answers;
    use enkat::inner::tally::{Half, Occasions, Rows};
    let registry = registry();
    let [one, other] = [["eq5d5l", "soc13"], ["soc13", "eq5d5l"]].map(|ids| plan(&registry, &ids));
    let answers = Answers::new(&one, 1);
    let half = Half { answers: &answers, occasions: Occasions::All(Occasion::Start), days: None };
    let rows = Rows { first_row: 1, ids: None, groups: &[], halves: &[half] };
    let findings = &mut enkat::finding::Findings::default();
    assert_eq!(Cohort::new(one, Vec::new(), false).add_rows(&rows, findings), Ok(()));
    assert_eq!(Cohort::new(other, Vec::new(), false).add_rows(&rows, findings), Err(CohortError::OtherPlan));
}

/// A table whose ids are identity numbers is refused by the library itself.
#[test]
fn an_identity_number_is_no_pseudonym_in_a_table_either() {
    use enkat::inspect::ReadError;
    use enkat::table::{RowsError, TableRows};
    let registry = Registry::built_in();
    let table = enkat::Choices::default().cohort(&registry, &["person", "id", "vas"]).expect("the columns fit");
    let (notes, ids, marks) = (["x", "y"], ["P1", "1981-12-18-9876"], [40_u8, 70]);
    let columns = [(&notes).into(), (&ids).into(), (&marks).into()];
    let sound = [(&notes).into(), (&notes).into(), (&marks).into()];
    let mut rows = table.begin();
    rows.read(&TableRows::of(&sound)).expect("pseudonyms");
    let error = rows.read(&TableRows::of(&columns)).expect_err("it tells who somebody is");
    assert_eq!(error, ReadError::Rows(RowsError::IdentityNumber { column: "id".into(), row: 4 }));
    assert!(!error.to_string().contains("9876"), "{error}");
}

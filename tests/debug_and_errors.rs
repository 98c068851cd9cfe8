//! What a log shows of the crate's types is short and tells nothing of a person; errors go anywhere.

use std::error::Error;
use std::fmt::Debug;

use enkat::figure::ReportOptions;
use enkat::ground::Occasion;
use enkat::inner::table::{Plan, TextRows};
use enkat::report::{PersonChanges, Report};
use enkat::stats::Sample;
use enkat::table::{Cells, Column, TableRows};
use enkat::tally::Groups;
use enkat::{Choices, Registry};

/// The longest that one value may be in a log.
const MOST_BYTES: usize = 2048;

/// Marks that nothing else in a text of `Debug` holds: an id, a mark on the scale, and how many people have it.
const TOLD: [&str; 3] = ["pseudonym", "73", "17"];

fn assert_short(what: &str, value: &dyn Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(text.len() < MOST_BYTES, "{what} takes {} bytes", text.len());
        for told in TOLD {
            assert!(!text.contains(told), "{what} tells {told}: {text}");
        }
    }
}

#[test]
fn debug_is_short_and_tells_nothing_of_a_person() {
    let registry = Registry::built_in();
    let header = ["id", "wave", "vas", "mo", "sc", "ua", "pd", "ad", "soc13_1", "exit_to", "se-guideline-1.status"];
    let choices = Choices { value_sets: vec!["SE-2022-TTO".into()], ..Choices::default() };
    let ids: Vec<String> = (100..119).map(|number| format!("pseudonym{number}")).collect();
    let ids: Vec<&str> = ids.iter().flat_map(|id| [id.as_str(), id.as_str()]).collect();
    let waves: Vec<&str> = ids.iter().enumerate().map(|(row, _)| if row % 2 == 0 { "start" } else { "exit" }).collect();
    // 17 of 19 people have the same mark
    let marks: Vec<&str> = (0..ids.len()).map(|row| if row < 34 { "73" } else { "4" }).collect();
    let levels = vec!["3"; ids.len()];
    let nothing = vec![""; ids.len()];
    let mut columns: Vec<Cells<'_>> = vec![ids.as_slice().into(), waves.as_slice().into(), marks.as_slice().into()];
    columns.extend([Cells::from(levels.as_slice()); 5]);
    columns.extend([Cells::from(nothing.as_slice()); 3]);
    let rows = TableRows::of(&columns);

    let table = choices.cohort_with_ids(&registry, &header).expect("the columns fit");
    let mut in_order = table.begin();
    in_order.read(&rows).expect("the rows fit");
    assert_short("rows in order", &in_order);
    let (cohort, inspected) = in_order.finish();
    let scores = choices.scores(&registry, &header).expect("the columns fit");
    let made = scores.begin().read(&rows).expect("the rows fit");
    let options: ReportOptions = choices.report(&registry).expect("a value set");
    let report = Report::internal(&cohort, options.clone()).expect("a report");
    let questionnaires = table.scorers();
    let changes = PersonChanges::new(&cohort, &questionnaires, &options).expect("changes");
    let groups = Groups::from(&cohort);
    let mut text = TextRows::new(1).expect("it is narrow");
    text.push(["73"]).expect("there is room");
    let response = enkat::inner::eq5d5l::Response::default();
    assert_eq!(format!("{:?}", Sample::on_grid(1, vec![(73, 5)])), "Sample { n: 5, .. }");
    let check = choices.check(&registry, &header).expect("the columns fit");
    let screenings = choices.screenings(&registry, &header, "se-guideline-1", Occasion::Start).expect("the form");
    let shown: [(&str, &dyn Debug); 26] = [
        ("a registry", &registry),
        ("a programme", registry.programme()),
        ("a value set", registry.value_sets().next().expect("it is published")),
        ("the options of a report", &options),
        ("a cohort", &cohort),
        ("its groups", &groups),
        ("one group", groups.all()),
        ("a report", &report),
        ("its figures", report.figures()),
        ("changes of people", &changes),
        ("a person's row", &changes.rows().next().expect("a person")),
        ("what was inspected", &inspected),
        ("scores", &scores),
        ("a column of scores", &made[1]),
        ("a table", &table),
        ("a reader", table.reader()),
        ("a plan", table.reader().plan()),
        ("another plan", &Plan::new([])),
        ("rows", &rows),
        ("cells", &columns[2]),
        ("a column", &Column::new("vas", columns[2])),
        ("rows of text", &text),
        ("a column of text", &text.column(0)),
        ("a response", &response),
        ("a check", &check),
        ("screenings", &screenings),
    ];
    for (what, value) in shown {
        assert_short(what, value);
    }
}

#[test]
fn errors_go_anywhere() {
    fn goes_anywhere<E: Error + Send + Sync + 'static>() {}
    goes_anywhere::<enkat::RegistryError>();
    goes_anywhere::<enkat::check::CheckError>();
    goes_anywhere::<enkat::check::StoredScoreError>();
    goes_anywhere::<enkat::eq5d5l::OwnSetError>();
    goes_anywhere::<enkat::eq5d5l::ProfileError>();
    goes_anywhere::<enkat::figure::FigureError>();
    goes_anywhere::<enkat::figure::OptionsError>();
    goes_anywhere::<enkat::ground::DayError>();
    goes_anywhere::<enkat::ground::IdKeyError>();
    goes_anywhere::<enkat::ground::LevelError>();
    goes_anywhere::<enkat::ground::OccasionNameError>();
    goes_anywhere::<enkat::ground::UnknownName>();
    goes_anywhere::<enkat::inspect::ReadError<enkat::tally::CohortError>>();
    goes_anywhere::<enkat::instrument::KeyError>();
    goes_anywhere::<enkat::instrument::SettingError>();
    goes_anywhere::<enkat::kasam::ResponseError>();
    goes_anywhere::<enkat::programme::ProgrammeError>();
    goes_anywhere::<enkat::report::ReportError>();
    goes_anywhere::<enkat::stats::Undefined>();
    goes_anywhere::<enkat::table::BreakdownError>();
    goes_anywhere::<enkat::table::GroupColumnError>();
    goes_anywhere::<enkat::table::LayoutError>();
    goes_anywhere::<enkat::table::MappingError>();
    goes_anywhere::<enkat::table::MissingCodeError>();
    goes_anywhere::<enkat::table::RowsError>();
    goes_anywhere::<enkat::table::TableError>();
    goes_anywhere::<enkat::tally::CohortError>();
    goes_anywhere::<enkat::tally::StateError>();
    goes_anywhere::<enkat::violence::FormError>();
    #[cfg(feature = "schemars")]
    goes_anywhere::<enkat::table::RowError>();
    #[cfg(feature = "disclosure")]
    {
        goes_anywhere::<enkat::release::EarlierError>();
        goes_anywhere::<enkat::release::PolicyError>();
        goes_anywhere::<enkat::release::ReleaseError>();
    }
}

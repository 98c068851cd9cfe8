//! A report as a value: what it knows, what it tells above its figures, what it refuses.

use enkat::Registry;
use enkat::figure::FigureOccasion::{Change, Exit, Start};
use enkat::figure::{Counted, Estimated, FigureError, ReportOptions, Statistic};
use enkat::ground::Occasion;
use enkat::instrument::Label;
use enkat::report::{Language, Report, ReportError};
use enkat::tally::{Cohort, CohortError};

#[path = "common/people.rs"]
mod people;

use people::{Row, add, plan};

/// EQ VAS at start and at exit of so many people, each in the group of this name.
fn cohort(people: u8, group: impl Fn(u8) -> &'static str) -> Cohort {
    let plan = plan(&Registry::built_in(), &["eq5d5l"]);
    let mut cohort = Cohort::new(plan, vec!["place".parse().expect("a breakdown")], false).with_occasions();
    let row = |person: u8, occasion, mark| {
        let codes = [None, None, None, None, None, Some(mark)];
        Row::new(&format!("p{person}"), occasion, &codes).in_group(group(person))
    };
    let rows =
        (0..people).flat_map(|person| [row(person, Occasion::Start, 30 + person), row(person, Occasion::Exit, 50 + 2 * person)]);
    add(&mut cohort, &rows.collect::<Vec<_>>());
    cohort
}

fn internal(cohort: Cohort) -> Report {
    Report::internal(cohort, ReportOptions::default()).expect("no choices")
}

fn finding() -> Label {
    Label { en: "levels <b>seem</b> to begin at 0".into(), sv: "nivåerna tycks börja på 0".into() }
}

#[test]
fn a_figure_that_does_not_exist_is_told_by_what_of_it_does_not() {
    let report = internal(cohort(12, |_| "A"));
    assert_eq!(report.figure("eq5d5l.vas", Change, Statistic::Sum).map(|figure| figure.value), Ok(Some(306.0)));
    let measure = report.figure("eq5d5l.vsa", Change, Statistic::Sum).expect_err("no such measure");
    assert_eq!(measure, FigureError::Measure { measure: "eq5d5l.vsa".into(), close: measure_names(&measure) });
    assert!(measure_names(&measure).contains(&"eq5d5l.vas".to_owned()), "{measure}");
    let statistic = report.figure("eq5d5l.vas", Start, Statistic::SumStart).expect_err("of change alone");
    assert_eq!(statistic.to_string(), "eq5d5l.vas has no sum_start at \"start\"; did you mean sum?");
    let of_level = report.figure("eq5d5l.vas", Exit, Counted::Improved).expect_err("of change alone");
    assert!(matches!(of_level, FigureError::Statistic { .. }), "{of_level}");
    let group = report.figures().figure_of("place=B", "eq5d5l.vas", Start, Statistic::N).expect_err("nobody is there");
    assert_eq!(group.to_string(), "the report has no group \"place=B\"; did you mean place=A?");
    let of_group = report.figures().figure_of("place=A", "eq5d5l.vas", Change, Estimated::Gz);
    assert_eq!(of_group.map(|figure| figure.n), Ok(Some(12)));
}

fn measure_names(error: &FigureError) -> Vec<String> {
    if let FigureError::Measure { close, .. } = error { close.clone() } else { Vec::new() }
}

#[test]
fn an_occasion_without_figures_is_told_with_those_that_have_some() {
    let rows = cohort(12, |_| "A");
    let plan = rows.plan().clone();
    let mut without = Cohort::new(plan, vec![], false);
    add(&mut without, &[Row::new("a", Occasion::Start, &[None, None, None, None, None, Some(40)])]);
    let error = internal(without).figure("eq5d5l.vas", Change, Statistic::Sum).expect_err("nothing tells start from exit");
    assert_eq!(error.to_string(), "the report has no figure of eq5d5l.vas at \"change\", expected start");
}

#[test]
fn what_speaks_against_the_data_stands_above_the_figures_in_every_form() {
    let report = internal(cohort(12, |_| "A")).with_findings([finding(), finding()]);
    assert_eq!(report.findings(), [finding()]);
    let before = |text: &str, finding: &str, figure: &str| {
        let [finding, figure] = [finding, figure].map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}")));
        assert!(finding < figure);
    };
    let mut text = String::new();
    report.write_text(&mut text, Language::Sv).expect("text is written");
    before(&text, "Varning: nivåerna tycks börja på 0", "VILKA SOM INGÅR");
    let mut text = String::new();
    report.write_markdown(&mut text, Language::En).expect("text is written");
    before(&text, "Warning: levels &lt;b&gt;seem&lt;/b&gt; to begin at 0", "## Who is in the report");
    #[cfg(feature = "html")]
    {
        let mut text = String::new();
        report.write_html(&mut text, Language::En).expect("text is written");
        before(&text, "Warning: levels &#60;b&#62;seem&#60;/b&#62; to begin at 0", "<main");
    }
    #[cfg(feature = "serde")]
    {
        let text = serde_json::to_string(&report).expect("it is data");
        before(&text, "nivåerna tycks börja på 0", "\"figures\"");
    }
}

#[test]
fn a_report_knows_occasions_and_lost_rows_from_its_cohort() {
    let report = internal(cohort(12, |_| "A"));
    assert!(report.has_occasions() && !report.is_release() && !report.is_invented());
    assert_eq!((report.unplaced_rows(), report.people().map(|people| people.pairs)), (Some(0), Some(12)));
    assert!(report.of_invented_people().is_invented());
}

#[test]
fn a_column_that_tells_people_apart_makes_no_report() {
    let names = ["A", "B", "C", "D", "E", "F"];
    let error = Report::internal(cohort(6, |person| names[usize::from(person)]), ReportOptions::default());
    let is_id =
        |error: &ReportError| matches!(error, ReportError::Groups(CohortError::GroupIsId { column, .. }) if column == "place");
    assert!(error.as_ref().is_err_and(is_id), "{error:?}");
}

#[test]
fn a_choice_that_does_not_fit_makes_no_report() {
    let options =
        ReportOptions { reliability: vec!["soc13.total=0.84".parse().expect("a reliability")], ..ReportOptions::default() };
    let error = Report::internal(cohort(12, |_| "A"), options).expect_err("KASAM was not asked");
    assert!(matches!(error, ReportError::Options(_)), "{error}");
}

#[test]
fn a_report_is_debugged_in_a_line() {
    let debug = format!("{:?}", internal(cohort(12, |_| "A")));
    assert!(debug.starts_with("Report {") && debug.len() < 200, "{debug}");
}

#[cfg(feature = "disclosure")]
mod release {
    use super::{Change, ReportOptions, Statistic, cohort, finding};
    use enkat::release::{Earlier, EarlierError, Policy, ReleaseError};
    use enkat::report::{Report, ReportError};

    fn release(people: u8, earlier: &[Earlier]) -> Result<Report, ReportError> {
        Report::release(cohort(people, |_| "A"), ReportOptions::default(), Policy::default(), earlier)
    }

    #[test]
    fn only_statistics_that_may_be_released_are_in_a_release() {
        let report = release(40, &[]).expect("a release").with_findings([finding()]);
        assert!(report.figures().all().all(|figure| figure.statistic.may_be_released()));
        assert!(report.figure("eq5d5l.vas", Change, Statistic::Sd).is_err());
        assert_eq!((report.unplaced_rows(), report.people()), (None, None));
        assert_eq!(report.findings(), [finding()]);
    }

    #[test]
    fn a_release_beside_one_of_three_people_fewer_is_refused() {
        let earlier = release(40, &[]).expect("a release");
        let earlier = [Earlier::new(earlier.figures().all())];
        assert!(release(40, &earlier).is_ok() && release(60, &earlier).is_ok());
        let error = release(43, &earlier).expect_err("three people more");
        let is_few =
            |error: &ReleaseError| matches!(error, ReleaseError::Earlier { place: 0, error: EarlierError::FewChanged { .. } });
        assert!(matches!(&error, ReportError::Release(error) if is_few(error)), "{error}");
    }
}

//! What people read, of figures that a disclosure rule holds back.

use super::{Cell, Contents, Row, contents_of};
use crate::Registry;
use crate::figure::ReportOptions;
use crate::figure::{Figure, FigureOccasion, Figures, Status};
use crate::finding::Findings;
use crate::ground::Occasion;
use crate::inner::tally::{Half, Occasions, Rows};
use crate::report::{Edition, Language, Report};
use crate::table::{Answers, Batch, Column, Plan};
use crate::tally::Cohort;

/// Six people with mobility and EQ VAS at both occasions, the other dimensions at 1.
const MOBILITY: [[u8; 6]; 2] = [[1, 2, 3, 4, 4, 5], [1, 1, 2, 3, 5, 4]];
const VAS: [[u8; 6]; 2] = [[40, 50, 60, 30, 20, 10], [50, 60, 60, 40, 10, 30]];

fn report() -> Report {
    let registry = Registry::built_in();
    let eq5d5l = registry.get("eq5d5l").expect("it is built in");
    let plan = Plan::new([(eq5d5l, vec![true; 6])]);
    let mut cohort = Cohort::new(plan.clone(), vec![], false).with_occasions();
    let ones = [1_u8; 6];
    let halves = [0, 1].map(|half: usize| {
        let mut columns = vec![Some(Column::new("mo", &MOBILITY[half]))];
        columns.extend(["sc", "ua", "pd", "ad"].map(|name| Some(Column::new(name, &ones))));
        columns.push(Some(Column::new("vas", &VAS[half])));
        let mut answers = Answers::new(&plan, 6);
        Batch::new(eq5d5l.definition(), columns)
            .expect("the columns fit")
            .for_each_block(&mut Findings::default(), |first, block| answers.put(&plan, 0, first, &block));
        answers
    });
    let half = |half: usize, occasion| Half { answers: &halves[half], occasions: Occasions::All(occasion), days: None };
    let halves = [half(0, Occasion::Start), half(1, Occasion::Exit)];
    cohort.add_rows(&Rows { first_row: 1, ids: None, groups: &[], halves: &halves }, &mut Findings::default()).expect("six rows");
    Report::internal(cohort, ReportOptions::default()).expect("no choices")
}

/// The figures with these held back, or all but these.
fn held_back(report: &Report, is_held_back: impl Fn(&Figure) -> bool) -> Figures {
    let hide = |figure: Figure| {
        if is_held_back(&figure) { Figure { value: None, status: Status::Suppressed, ..figure } } else { figure }
    };
    report.figures().all().map(hide).collect()
}

fn contents(figures: &Figures, is_release: bool, language: Language) -> Contents {
    contents_of(&report(), figures, is_release, &Edition::new(language).full())
}

fn cells(contents: &Contents) -> impl Iterator<Item = &Cell> {
    contents.chapters.iter().flat_map(|chapter| &chapter.sections).flat_map(|section| &section.rows).flat_map(|row| match row {
        Row::Cells(cells) => cells.iter(),
        Row::Heading(_) => [].iter(),
    })
}

fn titles(contents: &Contents) -> Vec<&str> {
    contents.chapters.iter().flat_map(|chapter| &chapter.sections).map(|section| section.title.as_str()).collect()
}

#[test]
fn what_is_suppressed_is_a_word_and_in_no_sentence() {
    let report = report();
    let figures = held_back(&report, |figure| &*figure.measure == "eq5d5l.mo" && figure.occasion == FigureOccasion::Change);
    for (language, word) in [(Language::En, "suppressed"), (Language::Sv, "skyddat")] {
        let contents = contents(&figures, false, language);
        assert!(cells(&contents).any(|cell| cell.text == word));
        let sections = contents.chapters.iter().flat_map(|chapter| &chapter.sections);
        let leads: Vec<&String> = sections.flat_map(|section| &section.lead).collect();
        assert!(!leads.iter().any(|line| line.contains(word)), "{leads:?}");
        let mobility = language.pick("Mobility", "Rörlighet");
        assert!(!leads.iter().any(|line| line.starts_with(mobility)), "{leads:?}");
    }
}

#[test]
fn a_release_has_no_internal_section_or_column() {
    let report = report();
    let internal = contents(report.figures(), false, Language::En);
    let released = ["n", "sum_start", "sum_exit", "sum", "mean_start", "mean_exit", "mean", "improved", "unchanged", "worsened"];
    let is_held_back = |figure: &Figure| {
        let name = figure.statistic.to_string();
        let is_level = name.starts_with("level_") || name.starts_with("any_problem_");
        let is_class = name.starts_with("pchc_");
        !(figure.occasion == FigureOccasion::Change && (released.contains(&name.as_str()) || is_level || is_class))
    };
    let release = contents(&held_back(&report, is_held_back), true, Language::En);
    for title in ["Tests of change", "Levels, everyone at each occasion"] {
        assert!(titles(&internal).contains(&title), "{:?}", titles(&internal));
        assert!(!titles(&release).contains(&title), "{:?}", titles(&release));
    }
    for title in ["How many improved", "Profiles from start to exit (PCHC)", "Own rating of health, EQ VAS"] {
        assert!(titles(&release).contains(&title), "{:?}", titles(&release));
    }
    let heads: Vec<&String> =
        release.chapters.iter().flat_map(|chapter| &chapter.sections).flat_map(|section| &section.head).collect();
    assert!(!heads.iter().any(|head| ["median", "missing start", "n start"].contains(&head.as_str())), "{heads:?}");
}

#[test]
fn a_release_section_whose_figures_are_all_suppressed_says_so() {
    let report = report();
    let release = contents(&held_back(&report, |_| true), true, Language::En);
    let sections = || release.chapters.iter().flat_map(|chapter| &chapter.sections);
    let moves = sections().find(|section| section.title == "How many improved").expect("it is kept");
    let suppressed = moves.rows.iter().filter_map(Row::as_cells).flatten().filter(|cell| cell.is_figure());
    assert!(suppressed.map(|cell| cell.text.as_str()).all(|text| text == "suppressed"));
    assert!(!cells(&release).any(|cell| cell.text == "0"));
}

#[test]
fn every_comparison_has_its_caveats() {
    let report = report();
    let contents = contents(report.figures(), false, Language::En);
    for section in contents.chapters.iter().flat_map(|chapter| &chapter.sections) {
        let compares = section.head.iter().any(|head| head.contains("change") || head.contains("exit"))
            || section.lead.iter().any(|line| line.contains("improved"));
        assert!(!compares || section.is_change || section.title.starts_with("Who is missing"), "{}", section.title);
    }
}

#[cfg(feature = "html")]
#[test]
fn a_picture_draws_nothing_of_what_is_suppressed_and_says_so() {
    let report = report();
    let drawn = |figures: &Figures| {
        let mut page = String::new();
        let contents = contents(figures, true, Language::Sv);
        let edition = Edition::new(Language::Sv).full();
        crate::report::html::write_page(&mut page, report.front(&edition), &contents, Language::Sv).expect("text is written");
        page
    };
    let open = drawn(report.figures());
    assert!(!open.contains("-hatch);") && !open.contains("skyddat<"));
    let page = drawn(&held_back(&report, |figure| &*figure.measure == "eq5d5l.mo"));
    // the two joint sums, both level bars and the bar of who improved
    assert_eq!(page.matches("-hatch);").count(), 5);
    assert!(page.matches(">skyddat</text>").count() + page.matches(">skyddat <tspan").count() == 5);
    // lines in which nothing is told are left out of the tables, which say so
    assert_eq!(page.matches("<td class=\"suppressed\">skyddat</td>").count(), 0);
    assert_eq!(page.matches("Rader och kolumner där alla uppgifter är skyddade visas inte.").count(), 4);
}

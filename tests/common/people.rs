//! Rows as a test writes them, on their way into a cohort and its figures.
#![allow(dead_code, reason = "each test binary uses its own part")]

use enkat::Registry;
use enkat::eq5d5l::ValueSet;
use enkat::figure::{Figure, FigureOccasion, ReportOptions, Statistic, Status};
use enkat::finding::Findings;
use enkat::ground::Answer;
use enkat::ground::Occasion;
use enkat::inner::table::{Answers, Batch, Plan};
use enkat::inner::tally::{Half, Occasions, Rows};
use enkat::instrument::{Better, Definition, Key, KeyedScale, SubscaleKey};
use enkat::report::Report;
use enkat::table::Column;
use enkat::tally::{Cohort, CohortError};
use proptest::prelude::*;

/// The built-in questionnaires and one of a user's own: codes from 0, less is better, a gap in its numbers.
pub(crate) fn registry() -> Registry {
    let mut registry = Registry::built_in();
    registry.add(own_scale()).expect("a free name");
    registry
}

pub(crate) fn own_key() -> Key {
    Key {
        id: "own".into(),
        name: "one of our own".into(),
        min: 0,
        max: 4,
        items: vec![1, 2, 5, 7],
        reversed: vec![2, 7],
        subscales: vec![SubscaleKey { id: "half".into(), label: None, items: vec![1, 7] }],
        better: Better::Lower,
        citation: "invented".into(),
        doi: "".into(),
    }
}

pub(crate) fn own_scale() -> KeyedScale {
    KeyedScale::new(&own_key()).expect("a key")
}

/// A plan of these questionnaires, all of whose items were asked.
pub(crate) fn plan(registry: &Registry, ids: &[&str]) -> Plan {
    Plan::new(ids.iter().map(|id| {
        let instrument = registry.get(id).expect("it is registered");
        (instrument, vec![true; instrument.definition().items.len()])
    }))
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) id: Option<String>,
    pub(crate) occasion: Option<Occasion>,
    pub(crate) groups: Vec<&'static str>,
    pub(crate) day: Option<i32>,
    /// The items of all questionnaires of the plan, one after the other.
    pub(crate) answers: Vec<Answer<u8>>,
}

impl Row {
    /// A row of these codes; `None` is missing.
    pub(crate) fn new(id: &str, occasion: Occasion, codes: &[Option<u8>]) -> Self {
        let answers = codes.iter().map(|code| code.map_or(Answer::Missing, Answer::Answered)).collect();
        Self { id: Some(id.into()), occasion: Some(occasion), groups: Vec::new(), day: None, answers }
    }

    pub(crate) fn start(id: &str, codes: &[u8]) -> Self {
        Self::new(id, Occasion::Start, &codes.iter().copied().map(Some).collect::<Vec<_>>())
    }

    pub(crate) fn exit(id: &str, codes: &[u8]) -> Self {
        Self::new(id, Occasion::Exit, &codes.iter().copied().map(Some).collect::<Vec<_>>())
    }

    pub(crate) fn in_group(self, group: &'static str) -> Self {
        Self { groups: vec![group], ..self }
    }

    pub(crate) fn on_day(self, day: i32) -> Self {
        Self { day: Some(day), ..self }
    }
}

/// One row of a table with both occasions side by side.
#[derive(Clone, Debug)]
pub(crate) struct WideRow {
    pub(crate) id: Option<String>,
    pub(crate) groups: Vec<&'static str>,
    pub(crate) days: [Option<i32>; 2],
    pub(crate) answers: [Vec<Answer<u8>>; 2],
}

/// The answers of rows, read as any table is read.
pub(crate) fn answers_of(plan: &Plan, rows: &[&[Answer<u8>]]) -> Answers {
    let cell = |answer: Answer<u8>| match answer {
        Answer::Answered(code) => f64::from(code),
        Answer::Missing => f64::NAN,
        Answer::Invalid => 1000.5,
    };
    let mut answers = Answers::new(plan, rows.len());
    let mut first_item = 0;
    for (place, form) in plan.forms().iter().enumerate() {
        let definition = form.definition();
        let cells: Vec<Vec<f64>> = (0..definition.items.len())
            .map(|item| rows.iter().map(|row| row.get(first_item + item).map_or(f64::NAN, |answer| cell(*answer))).collect())
            .collect();
        first_item += definition.items.len();
        let columns = definition.items.iter().zip(&cells).map(|(item, cells)| Some(Column::new(&item.id, cells.as_slice())));
        let batch = Batch::new(definition, columns.collect()).expect("the columns fit");
        batch.for_each_block(&mut Findings::default(), |first, block| answers.put(plan, place, first, &block));
    }
    answers
}

/// Adds rows, counted from `first_row`.
pub(crate) fn add_from(cohort: &mut Cohort, rows: &[Row], first_row: u64, findings: &mut Findings) -> Result<(), CohortError> {
    let answers = answers_of(cohort.plan(), &rows.iter().map(|row| row.answers.as_slice()).collect::<Vec<_>>());
    let ids: Vec<Option<&str>> = rows.iter().map(|row| row.id.as_deref()).collect();
    let occasions: Vec<Option<Occasion>> = rows.iter().map(|row| row.occasion).collect();
    let days: Vec<Option<i32>> = rows.iter().map(|row| row.day).collect();
    let columns = 0..cohort.group_columns().len();
    let groups: Vec<Vec<&str>> = columns.map(|column| rows.iter().map(|row| row.groups[column]).collect()).collect();
    let half =
        Half { answers: &answers, occasions: Occasions::Each(&occasions), days: cohort.has_days().then_some(days.as_slice()) };
    cohort.add_rows(&Rows { first_row, ids: Some(&ids), groups: &groups, halves: &[half] }, findings)
}

pub(crate) fn add(cohort: &mut Cohort, rows: &[Row]) {
    add_from(cohort, rows, 1, &mut Findings::default()).expect("the rows fit");
}

/// Adds rows that hold both occasions.
pub(crate) fn add_wide(cohort: &mut Cohort, rows: &[WideRow], has_ids: bool) {
    let [start, exit] = [0, 1]
        .map(|half: usize| answers_of(cohort.plan(), &rows.iter().map(|row| row.answers[half].as_slice()).collect::<Vec<_>>()));
    let [days_start, days_exit] = [0, 1].map(|half: usize| rows.iter().map(|row| row.days[half]).collect::<Vec<_>>());
    let ids: Vec<Option<&str>> = rows.iter().map(|row| row.id.as_deref()).collect();
    let columns = 0..cohort.group_columns().len();
    let groups: Vec<Vec<&str>> = columns.map(|column| rows.iter().map(|row| row.groups[column]).collect()).collect();
    let has_days = cohort.has_days();
    let half = |answers, occasion, days| Half { answers, occasions: Occasions::All(occasion), days: has_days.then_some(days) };
    let halves = [half(&start, Occasion::Start, days_start.as_slice()), half(&exit, Occasion::Exit, days_exit.as_slice())];
    let rows = Rows { first_row: 1, ids: has_ids.then_some(ids.as_slice()), groups: &groups, halves: &halves };
    cohort.add_rows(&rows, &mut Findings::default()).expect("the rows fit");
}

/// A cohort of everyone, without groups and dates.
pub(crate) fn cohort_of(plan: &Plan, rows: &[Row]) -> Cohort {
    let mut cohort = Cohort::new(plan.clone(), vec![], false);
    add(&mut cohort, rows);
    cohort
}

pub(crate) fn published(id: &str) -> ValueSet {
    ValueSet::published(id).expect("it is published").clone()
}

/// Everything a figure is, its value as bits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bits {
    pub(crate) name: [String; 4],
    pub(crate) value: Option<u64>,
    pub(crate) n: u64,
    pub(crate) status: &'static str,
    pub(crate) reason: Option<String>,
}

pub(crate) fn bits(report: &Report) -> Vec<Bits> {
    let figures = report.figures().all().map(|figure| Bits {
        name: [figure.group.to_string(), figure.measure.to_string(), figure.occasion.name().into(), figure.statistic.to_string()],
        value: figure.value.map(f64::to_bits),
        n: figure.n.expect("an internal figure tells its n"),
        status: figure.status.name(),
        reason: figure.reason.map(|reason| reason.to_string()),
    });
    figures.collect()
}

/// Every figure is a finite number, or says why there is none, and no two have one name.
pub(crate) fn assert_honest(report: &Report) {
    let mut names = std::collections::BTreeSet::new();
    for figure in report.figures().all() {
        let Figure { group, measure, occasion, statistic, value, status, reason, .. } = &figure;
        assert_eq!(*status == Status::Ok, value.is_some(), "{figure:?}");
        assert!(value.is_none_or(f64::is_finite), "{figure:?}");
        assert!(*status != Status::Undefined || reason.as_ref().is_some_and(|reason| !reason.is_empty()), "{figure:?}");
        assert_ne!(*status, Status::Suppressed, "{figure:?}");
        assert!(names.insert((group.clone(), measure.clone(), occasion.name(), statistic.to_string())), "twice: {figure:?}");
    }
}

/// Every form of the report can be written, and none shows what is not a number.
pub(crate) fn assert_writable(report: &Report) {
    let mut text = String::new();
    for language in [enkat::report::Language::En, enkat::report::Language::Sv] {
        report.write_text(&mut text, language).expect("text is written");
        report.write_markdown(&mut text, language).expect("text is written");
        #[cfg(feature = "html")]
        report.write_html(&mut text, language).expect("text is written");
    }
    report.write_tidy(&mut text).expect("text is written");
    assert!(!["NaN", "inf,", "inf\n", ",inf"].iter().any(|wrong| text.contains(wrong)), "{text}");
}

/// The figures of everyone, by name.
pub(crate) struct Everyone(Vec<Figure>);

impl Everyone {
    pub(crate) fn of(report: &Report) -> Self {
        Self::of_group(report, "all")
    }

    pub(crate) fn of_group(report: &Report, name: &str) -> Self {
        let group = report.figures().groups().find(|group| group.name() == name);
        Self(group.unwrap_or_else(|| panic!("no group {name}")).all().collect())
    }

    pub(crate) fn figure(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> &Figure {
        let found = self.find(measure, occasion, statistic);
        found.unwrap_or_else(|| panic!("no {measure} {occasion:?} {statistic}"))
    }

    /// The number of a figure.
    pub(crate) fn value(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> f64 {
        let figure = self.figure(measure, occasion, statistic);
        figure.value.unwrap_or_else(|| panic!("{figure:?}"))
    }

    pub(crate) fn has(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> bool {
        self.find(measure, occasion, statistic).is_some()
    }

    fn find(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> Option<&Figure> {
        let statistic: Statistic = statistic.parse().unwrap_or_else(|error| panic!("{error}"));
        let is = |figure: &&Figure| &*figure.measure == measure && figure.occasion == occasion && figure.statistic == statistic;
        self.0.iter().find(is)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.0.iter()
    }
}

pub(crate) fn internal(cohort: &Cohort, options: ReportOptions) -> Report {
    report(cohort, options, true)
}

/// The internal report of a cohort whose table tells start and exit apart, or does not.
pub(crate) fn report(cohort: &Cohort, options: ReportOptions, has_occasions: bool) -> Report {
    let cohort = if has_occasions { cohort.clone().with_occasions() } else { cohort.clone() };
    Report::internal(cohort, options).expect("choices that fit")
}

/// A small generator of the answers behind a seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    /// Answers to a questionnaire: often complete, now and then a few or all missing, or one invalid.
    pub(crate) fn answers(&mut self, definition: &Definition) -> Vec<Answer<u8>> {
        let kind = self.below(8);
        let level = self.below(1 << 16);
        let answer = |item: &enkat::instrument::ItemDef| match (kind, self.below(12)) {
            (0, _) | (1, 0..=5) | (2..=3, 0) => Answer::Missing,
            (3, 1) => Answer::Invalid,
            (4, _) => Answer::Answered(item.min + small(level % (u64::from(item.max - item.min) + 1))),
            _ => Answer::Answered(item.min + small(self.below(u64::from(item.max - item.min) + 1))),
        };
        definition.items.iter().map(answer).collect()
    }
}

fn small(number: u64) -> u8 {
    u8::try_from(number).expect("within the range")
}

/// Rows of a few people who come more than once, or without an id, an occasion, a date or answers.
///
/// Group columns are a place and a sex, which may change from row to row.
pub(crate) fn any_rows(plan: &Plan, groups: bool, most: usize) -> impl Strategy<Value = Vec<Row>> + use<> {
    let definitions: Vec<Definition> = plan.forms().iter().map(|form| form.definition().clone()).collect();
    let row = (0_u8..16, 0_u8..24, 0_u8..24, prop::option::of(19_000_i32..19_400), any::<u64>());
    let row = row.prop_map(move |(id, occasion, group, day, seed)| {
        let mut dice = Dice(seed);
        let groups = if groups {
            vec![["A", "A", " A ", "B", "", "NA"][usize::from(group / 4)], ["F", "M"][usize::from(group % 2)]]
        } else {
            vec![]
        };
        Row {
            // two spellings of one id, and rows of nobody in particular
            id: match id {
                0..=1 => None,
                2 => Some(" p3 ".into()),
                id => Some(format!("p{id}")),
            },
            occasion: match occasion {
                0 => None,
                1..=12 => Some(Occasion::Start),
                _ => Some(Occasion::Exit),
            },
            groups,
            day,
            answers: definitions.iter().flat_map(|definition| dice.answers(definition)).collect(),
        }
    });
    prop::collection::vec(row, 0..most)
}

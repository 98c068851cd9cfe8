//! Rows of text cells on their way into a cohort: a screening and the programme's own facts.
#![allow(dead_code, reason = "each test binary uses its own part")]

use enkat::Registry;
use enkat::finding::Findings;
use enkat::ground::Occasion;
use enkat::inner::programme::FIELDS;
use enkat::inner::table::{Answers, FactChoices, FactReader, FactRow, Layout};
use enkat::inner::tally::{Half, Occasions, Rows};
use enkat::inner::violence::{Domain, Item, ResponseSet, Role, Window};
use enkat::tally::Cohort;
use enkat::violence::{Current, Form};
use proptest::prelude::*;

use crate::people::{self, Dice, Row, answers_of};
use crate::small_form::small;

/// The small form, which also asks about what was seen as a child and about support.
pub(crate) fn form() -> Form {
    let mut draft = small();
    let general = || Domain::Other("general".into());
    draft.items.push(Item::yes_no("witnessed", general(), Role::WitnessedAsChild, Window::BeforeAge18));
    let wish = Item::yes_no("wish", general(), Role::SupportWish, Window::Unspecified);
    draft.items.push(Item { response_set: ResponseSet::SupportWish, ..wish });
    Form::new(draft).expect("a form")
}

pub(crate) fn registry() -> Registry {
    let mut registry = people::registry();
    registry.add_violence_form(form()).expect("a free name");
    registry
}

/// The columns of facts: those of the form, then those of the programme.
pub(crate) fn columns() -> Vec<String> {
    form().fields().into_iter().chain(FIELDS.map(str::to_owned)).collect()
}

/// How many of the columns are of the screening.
pub(crate) fn screening_columns() -> usize {
    form().field_count()
}

/// A reader of a table with these columns.
pub(crate) fn reader_of<'a>(registry: &'a Registry, header: &[String], current: Current) -> FactReader<'a> {
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let layout = Layout::new(&header, &[], &FactReader::field_groups(registry), &[], false).expect("a layout");
    FactReader::new(registry, &layout, FactChoices { current, ..FactChoices::default() })
}

/// A reader of one row for each occasion.
pub(crate) fn reader(registry: &Registry) -> FactReader<'_> {
    reader_of(registry, &columns(), Current::default())
}

/// A reader of rows with both occasions: the columns of the start, then those of the exit.
pub(crate) fn wide_reader(registry: &Registry) -> FactReader<'_> {
    let header: Vec<String> =
        ["start", "exit"].iter().flat_map(|half| columns().into_iter().map(move |name| format!("{half}.{name}"))).collect();
    reader_of(registry, &header, Current::default())
}

/// A row with cells of facts beside its answers.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) row: Row,
    /// One for each of [`columns`].
    pub(crate) cells: Vec<&'static str>,
    /// It has a cell too many.
    pub(crate) is_broken: bool,
}

/// A cell for each of [`columns`], empty where none is given.
pub(crate) fn cells(given: &[(&str, &'static str)]) -> Vec<&'static str> {
    let columns = columns();
    let mut cells = vec![""; columns.len()];
    for (name, cell) in given {
        let is_it = |column: &String| column == name || column.strip_prefix("small.") == Some(name);
        cells[columns.iter().position(is_it).unwrap_or_else(|| panic!("no column {name}"))] = cell;
    }
    cells
}

impl Told {
    pub(crate) fn new(row: Row, given: &[(&str, &'static str)]) -> Self {
        Self { row, cells: cells(given), is_broken: false }
    }

    /// A row at start.
    pub(crate) fn start(id: &str, given: &[(&str, &'static str)]) -> Self {
        Self::new(Row::start(id, &[]), given)
    }

    /// A row at exit.
    pub(crate) fn exit(id: &str, given: &[(&str, &'static str)]) -> Self {
        Self::new(Row::exit(id, &[]), given)
    }

    /// The same row of nobody in particular.
    pub(crate) fn of_nobody(self) -> Self {
        Self { row: Row { id: None, ..self.row }, ..self }
    }
}

/// Adds rows of one occasion each, counted from `first_row`.
pub(crate) fn add_from(cohort: &mut Cohort, reader: &FactReader<'_>, rows: &[Told], first_row: u64, findings: &mut Findings) {
    let plan = cohort.plan().clone();
    let answers = rows.iter().map(|told| told.row.answers.as_slice()).collect::<Vec<_>>();
    let mut halves = [answers_of(&plan, &answers), Answers::new(&plan, 0)];
    for (place, told) in rows.iter().enumerate() {
        let cell = |column: usize| told.cells[column];
        let row = FactRow {
            number: first_row + place as u64,
            cell: &cell,
            is_broken: told.is_broken,
            occasion: told.row.occasion,
            days: [told.row.day, None],
        };
        reader.read(&row, &plan, place, &mut halves, findings);
    }
    let ids: Vec<Option<&str>> = rows.iter().map(|told| told.row.id.as_deref()).collect();
    let occasions: Vec<Option<Occasion>> = rows.iter().map(|told| told.row.occasion).collect();
    let days: Vec<Option<i32>> = rows.iter().map(|told| told.row.day).collect();
    let groups = groups_of(cohort, &rows.iter().map(|told| told.row.groups.as_slice()).collect::<Vec<_>>());
    let days = cohort.has_days().then_some(days.as_slice());
    let half = Half { answers: &halves[0], occasions: Occasions::Each(&occasions), days };
    cohort.add_rows(&Rows { first_row, ids: Some(&ids), groups: &groups, halves: &[half] }, findings).expect("the rows fit");
}

fn groups_of(cohort: &Cohort, rows: &[&[&'static str]]) -> Vec<Vec<&'static str>> {
    (0..cohort.group_columns().len()).map(|column| rows.iter().map(|groups| groups[column]).collect()).collect()
}

pub(crate) fn add(cohort: &mut Cohort, rows: &[Told]) {
    let registry = registry();
    add_from(cohort, &reader(&registry), rows, 1, &mut Findings::default());
}

/// Adds rows that hold the start and the exit of a person; the start's row says whose it is.
pub(crate) fn add_wide(cohort: &mut Cohort, rows: &[[Told; 2]], has_ids: bool, findings: &mut Findings) {
    let registry = registry();
    let (reader, plan) = (wide_reader(&registry), cohort.plan().clone());
    let mut halves =
        [0, 1].map(|half: usize| answers_of(&plan, &rows.iter().map(|row| row[half].row.answers.as_slice()).collect::<Vec<_>>()));
    let days = [0, 1].map(|half: usize| rows.iter().map(|row| row[half].row.day).collect::<Vec<_>>());
    for (place, row) in rows.iter().enumerate() {
        let cells = [row[0].cells.as_slice(), &row[1].cells].concat();
        let cell = |column: usize| cells[column];
        let days = [row[0].row.day, row[1].row.day];
        let row = FactRow { number: place as u64 + 1, cell: &cell, is_broken: row[0].is_broken, occasion: None, days };
        reader.read(&row, &plan, place, &mut halves, findings);
    }
    let ids: Vec<Option<&str>> = rows.iter().map(|row| row[0].row.id.as_deref()).collect();
    let groups = groups_of(cohort, &rows.iter().map(|row| row[0].row.groups.as_slice()).collect::<Vec<_>>());
    let has_days = cohort.has_days();
    let half = |place: usize, occasion| Half {
        answers: &halves[place],
        occasions: Occasions::All(occasion),
        days: has_days.then_some(days[place].as_slice()),
    };
    let halves = [half(0, Occasion::Start), half(1, Occasion::Exit)];
    let rows = Rows { first_row: 1, ids: has_ids.then_some(ids.as_slice()), groups: &groups, halves: &halves };
    cohort.add_rows(&rows, findings).expect("the rows fit");
}

/// What cells of one column may hold beside nothing: codes, silences, and what is not one of them.
fn choices(column: &str) -> &'static [&'static str] {
    match column.rsplit('.').next().unwrap_or_default() {
        "status" => &["asked", "asked", "asked", "declined", "not_asked", "interrupted", "?"],
        "reason" => &["time", "not_alone", "postponed", "?"],
        "version" => &["1.0.0", "2.0.0"],
        "alone" | "informed" => &["yes", "no"],
        "interpreter" => &["none", "relative_or_child"],
        "mode" => &["interview", "?"],
        "actions" => &["safety_plan;duty_check_done", "follow_up_booked"],
        "frequency" => &["weekly", "once"],
        "relation" => &["former_partner;parent", "unknown"],
        "wish" => &["wants", "does_not_want", "declined"],
        "referred_from" => &["primary_care", "self", "employment_service", "work", "somebody"],
        "referral_decision" => &["accepted", "accepted", "declined", "?"],
        "referral_reason" => &["no_place", "needs_care"],
        "contacts" => &["none", "unknown", "psychiatry", "primary_care;employment_service", "none;psychiatry"],
        "municipality" => &["aneby", "Tranås", "vetlanda", "elsewhere"],
        "age" => &["19", "25", "58", "8", "old"],
        "sex" => &["woman", "man", "?"],
        "hours_per_week" => &["0", "9.5", "40", "many"],
        "step" => &["no_activity", "training", "work_or_studies", "?"],
        "activities" => &["none", "walking_group", "walking_football;culture_for_health", "?"],
        "survey" => &["form", "dialogue", "no", "?"],
        "exit_to" => &["work", "studies;primary_care", "supported_employment", "work_rehabilitation", "none", "unknown", "?"],
        "exit_certainty" => &["certain", "possible", "certain;possible"],
        "exit_kind" => &["started", "planned", "returned", "started;ended_early", "?"],
        "date" => &["2026-01-07", "2026-13-01"],
        "acute" | "danger" => &["no", "no", "no", "no", "no", "yes", "?"],
        _ => &["yes", "yes", "no", "no", "no", "dont_know", "declined", "not_applicable", "not_asked", "?"],
    }
}

/// Cells of facts: often none at all, often everything denied, now and then anything.
pub(crate) fn any_cells(dice: &mut Dice) -> Vec<&'static str> {
    let columns = columns();
    let screening = screening_columns();
    let kinds = [dice.below(6), dice.below(6)];
    let mut pick = |column: &str| {
        let choices = choices(column);
        choices[usize::try_from(dice.below(choices.len() as u64)).expect("small")]
    };
    let chosen: Vec<&'static str> = columns.iter().map(|column| pick(column)).collect();
    let cell = |place: usize, fill: u64| -> &'static str {
        let name = columns[place].as_str();
        match (place < screening, kinds[usize::from(place >= screening)]) {
            (_, 0) => "",
            (true, 1) => match name {
                "small.status" => "asked",
                "small.lifetime" | "small.fear" => "no",
                "small.witnessed" => chosen[place],
                _ => "",
            },
            (true, 2) if name != "small.status" && name != "small.reason" => "",
            (true, 3) if name == "small.status" => "asked",
            (false, 1..=3) if name == "referral_decision" || name == "referral_reason" => "",
            _ if fill > 3 => "",
            _ => chosen[place],
        }
    };
    (0..columns.len()).map(|place| cell(place, dice.below(6))).collect()
}

/// Rows of [`people::any_rows`] with facts beside the answers.
pub(crate) fn any_told(plan: &enkat::inner::table::Plan, groups: bool, most: usize) -> impl Strategy<Value = Vec<Told>> + use<> {
    (people::any_rows(plan, groups, most), any::<u64>()).prop_map(|(rows, seed)| {
        let mut dice = Dice(seed);
        let told = |row| Told { row, cells: any_cells(&mut dice), is_broken: dice.below(20) == 0 };
        rows.into_iter().map(told).collect()
    })
}

//! A table of answers into a cohort.

use anyhow::{Result, bail};
use enkat::dataset::{Answers, Breakdown, Day, Half, Layout, Occasion, Occasions, Period, Rows, is_blank};
use enkat::finding::{Finding, Findings, Rule};
use enkat::instrument::Scorer;
use enkat::tally::Cohort;
use jiff::civil::{Date, date};

use crate::config::Settings;
use crate::input::Chunk;
use crate::source::Source;

/// How rows become people.
pub struct Grouping {
    /// By which columns groups are made.
    pub by: Vec<Breakdown>,
    /// Ids are needed for a table of persons.
    pub keep_ids: bool,
}

impl Grouping {
    /// From the command line, or else the settings file.
    pub fn new(given: &[String], settings: &Settings, keep_ids: bool) -> Result<Self> {
        let by = if given.is_empty() { &settings.output.by } else { given };
        let mut breakdowns: Vec<Breakdown> = Vec::new();
        for text in by {
            let breakdown: Breakdown = text.parse()?;
            let same = |known: &Breakdown| known.to_string().eq_ignore_ascii_case(&breakdown.to_string());
            if breakdowns.iter().any(same) {
                bail!("--by {text} is given twice");
            }
            breakdowns.push(breakdown);
        }
        Ok(Self { by: breakdowns, keep_ids })
    }
}

/// What was read.
pub struct Read {
    /// The people.
    pub cohort: Cohort,
    /// Rows of an occasion that nobody knows.
    pub unplaced_rows: u64,
}

/// Reads all rows, paired by person.
pub fn read(source: &mut Source<'_>, settings: &Settings, grouping: &Grouping) -> Result<Read> {
    let (plan, places) = source.reader.plan();
    let dates = Dates::of(&source.reader.layout);
    let mut cohort = Cohort::new(plan.clone(), grouping.by.clone(), dates.is_some());
    if grouping.keep_ids {
        cohort = cohort.keeping_ids();
    }
    let columns = group_columns(source, &cohort)?;
    let mut unplaced_rows = 0;
    let mut chunk = Chunk::default();
    let mut halves = [Answers::new(&plan, 0), Answers::new(&plan, 0)];
    while source.read(&mut chunk)? {
        for half in &mut halves {
            half.reset(chunk.rows());
        }
        for (form, place) in places.iter().enumerate() {
            source.for_each_block(form, &chunk, |form, first, block| {
                let at_exit = form.columns.occasion == Some(Occasion::Exit);
                halves[usize::from(at_exit)].put(&plan, *place, first, &block);
            })?;
        }
        let days = dates.as_ref().map(|dates| dates.days(&chunk, &mut source.findings));
        unplaced_rows += add(source, settings, &chunk, &mut halves, &columns, days.as_ref(), &mut cohort)?;
        if cohort.people() >= MANY {
            cohort.check_groups()?;
        }
    }
    cohort.check_groups()?;
    Ok(Read { cohort, unplaced_rows })
}

/// So many people in groups of one are worth noticing before the table ends.
const MANY: usize = 50_000;

/// Adds the rows of one chunk; says how many have no known occasion.
fn add(
    source: &mut Source<'_>,
    settings: &Settings,
    chunk: &Chunk,
    halves: &mut [Answers; 2],
    columns: &[GroupColumn],
    days: Option<&[Vec<Option<i32>>; 2]>,
    cohort: &mut Cohort,
) -> Result<u64> {
    let rows = 0..chunk.rows();
    let periods: Vec<Vec<String>> = columns.iter().map(|column| column.periods(chunk, days)).collect();
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for (column, periods) in columns.iter().zip(&periods) {
        groups.push(match column {
            GroupColumn::Of(column) => chunk.column(*column),
            GroupColumn::Period(_) => periods.iter().map(String::as_str).collect(),
        });
    }
    // without an id the row itself is the person, where a table of persons is wanted of a wide table
    let numbered = source.reader.layout.wide && source.reader.layout.id.is_none() && cohort.keeps_ids();
    let numbers: Vec<String> =
        if numbered { rows.clone().map(|row| chunk.number(row).to_string()).collect() } else { Vec::new() };
    let ids: Option<Vec<Option<&str>>> = if numbered {
        Some(numbers.iter().map(|number| Some(number.as_str())).collect())
    } else {
        source.reader.layout.id.map(|_| rows.clone().map(|row| source.id(chunk, row)).collect())
    };
    let each: Vec<Option<Occasion>> = if source.reader.layout.wave.is_some() {
        rows.map(|row| source.occasion(settings, chunk, row)).collect()
    } else {
        Vec::new()
    };
    if source.reader.facts.any() {
        source.read_facts(chunk, &each, days, cohort.plan(), halves);
    }
    let days_of = |half: usize| days.map(|days| days[half].as_slice());
    let half = |place: usize, occasions| Half { answers: &halves[place], occasions, days: days_of(place) };
    let parts = if source.reader.layout.wide {
        vec![half(0, Occasions::All(Occasion::Start)), half(1, Occasions::All(Occasion::Exit))]
    } else if source.reader.layout.wave.is_some() {
        vec![half(0, Occasions::Each(&each))]
    } else {
        vec![half(0, Occasions::All(Occasion::Start))]
    };
    let rows = Rows { first_row: chunk.first_row, ids: ids.as_deref(), groups: &groups, halves: &parts };
    cohort.add(&rows, &mut source.findings)?;
    Ok(each.iter().map(|occasion| u64::from(occasion.is_none())).sum())
}

/// A scorer for each questionnaire of the plan.
#[must_use]
pub fn scorers<'s>(source: &'s Source<'_>) -> Vec<&'s dyn Scorer> {
    source.reader.questionnaires().into_iter().map(|form| &*form.scorer as &dyn Scorer).collect()
}

/// Where the values of a group column come from.
enum GroupColumn {
    /// A column of the table.
    Of(usize),
    /// The date of the row.
    Period(Period),
}

impl GroupColumn {
    /// The period of each row, where it makes the groups; a wide row goes by its start.
    fn periods(&self, chunk: &Chunk, days: Option<&[Vec<Option<i32>>; 2]>) -> Vec<String> {
        let Self::Period(period) = self else { return Vec::new() };
        let day = |row: usize| Day::from_days(days.and_then(|[start, _]| start[row])?).ok();
        (0..chunk.rows()).map(|row| day(row).map(|day| period.of(day)).unwrap_or_default()).collect()
    }
}

/// The columns of groups, which are none of ours.
fn group_columns(source: &Source<'_>, cohort: &Cohort) -> Result<Vec<GroupColumn>> {
    let header = source.table.header();
    let mut columns = Vec::new();
    for name in cohort.group_columns() {
        let column = Layout::column(&header, name);
        if let (Err(_), Ok(period), true) = (&column, name.parse(), cohort.has_days()) {
            columns.push(GroupColumn::Period(period));
            continue;
        }
        let column = column.or_else(|error| source.reader.facts.programme_column(name).ok_or(error))?;
        if source.reader.layout.id == Some(column) {
            bail!("--by {name}: the column {name:?} is the id, which tells people apart and makes no groups");
        }
        if source.reader.layout.wave == Some(column)
            || source.reader.forms.iter().any(|form| form.columns.places.iter().flatten().any(|place| place.column() == column))
        {
            bail!("--by {name}: the column {name:?} holds occasions or answers, which make no groups");
        }
        if source.reader.layout.violence.contains(&column) {
            bail!("--by {name}: answers of a violence form make no groups");
        }
        columns.push(GroupColumn::Of(column));
    }
    Ok(columns)
}

/// The columns of days: one, or one for each occasion of a wide table.
pub struct Dates {
    columns: [Option<usize>; 2],
    /// What findings call them.
    names: [&'static str; 2],
}

impl Dates {
    /// Those of a table, if it has any.
    #[must_use]
    pub fn of(layout: &Layout) -> Option<Self> {
        let (columns, names) =
            if layout.wide { (layout.dates, ["start.date", "exit.date"]) } else { ([layout.date, None], ["date"; 2]) };
        (columns != [None; 2]).then_some(Self { columns, names })
    }

    /// The day of each row; what is no day is a finding.
    #[must_use]
    pub fn days(&self, chunk: &Chunk, findings: &mut Findings) -> [Vec<Option<i32>>; 2] {
        [0, 1].map(|half: usize| {
            let Some(column) = self.columns[half] else { return vec![None; chunk.rows()] };
            let day = |row| {
                let cell = chunk.cell(row, column).trim();
                let day = Day::of_cell(cell).map(Day::since_1970);
                if day.is_none() && !is_blank(cell) {
                    findings.push(Finding::about_row(Rule::NoDate, chunk.number(row), self.names[half]));
                }
                day
            };
            (0..chunk.rows()).map(day).collect()
        })
    }
}

/// Days since 1970-01-01.
#[must_use]
pub fn day_number(day: Date) -> Option<i32> {
    day.since(date(1970, 1, 1)).ok().map(|span| span.get_days())
}

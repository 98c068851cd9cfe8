//! Participants by sex and by half-year of the start.

use std::fmt;

use crate::ground::{Day, Period, short_debug};
use crate::instrument::Label;
use crate::programme::Indicators;
use crate::table::Breakdown;
use crate::tally::{Cohort, PersonRecords};

/// A breakdown of this name counts rows without ids by the half-year of their date.
const HALF_YEAR: &str = "half_year";
/// Half-years in which nobody started stand between others; between such as lie further apart a date is wrong.
const MOST_BETWEEN: usize = 40;

/// How many took part in a programme, by sex and by half-year of the start: what is typed into Uppföljning Finsam.
///
/// Exact counts of few people: personal data, for those who report and for nobody else.
///
/// # Examples
///
/// ```
/// use enkat::report::FinsamTable;
/// use enkat::table::TableRows;
/// use enkat::{Choices, Registry};
///
/// let registry = Registry::built_in();
/// let reader = Choices::default().cohort(&registry, &["id", "date", "sex", "referred_from"])?;
/// let mut rows = reader.begin();
/// let columns = [&["a", "b", "c"][..], &["2025-02-01", "2025-09-01", ""], &["woman", "man", "woman"], &["self"; 3]];
/// rows.read(&TableRows::of(&columns.map(Into::into)))?;
/// let table = FinsamTable::of(&rows.finish().0).expect("a programme is counted");
/// let told = table.rows().iter().map(|row| (row.half_year.as_deref(), row.by_sex[0], row.participants));
/// assert_eq!(told.collect::<Vec<_>>(), [(Some("2025-H1"), 1, 1), (Some("2025-H2"), 0, 1), (None, 1, 1)]);
/// assert_eq!(table.total().by_sex, [2, 1, 0, 0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct FinsamTable {
    pub(super) activity: Label,
    pub(super) period: [Option<Day>; 2],
    pub(super) budgeted_participants: Option<u32>,
    pub(super) sexes: Vec<Sex>,
    pub(super) rows: Vec<FinsamRow>,
    pub(super) total: FinsamRow,
    pub(super) declined: u64,
    pub(super) decision_invalid: u64,
    pub(super) repeated_rows: u64,
    pub(super) unplaced_rows: u64,
    pub(super) unknown_exits: u64,
}

/// A sex of the programme's list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub(super) struct Sex {
    pub(super) id: String,
    pub(super) label: Label,
}

/// The participants who started in one half-year, or all.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct FinsamRow {
    /// Such as `2025-H1`; none where the day of the start is not known, and for all together.
    pub half_year: Option<String>,
    /// Participants of each sex of the programme's list.
    pub by_sex: Vec<u64>,
    /// Participants whose sex is not recorded.
    pub not_recorded: u64,
    /// Participants whose sex cannot be read.
    pub invalid: u64,
    /// All of them.
    pub participants: u64,
}

impl FinsamRow {
    fn of(half_year: Option<String>, indicators: &Indicators) -> Self {
        let sexes = &indicators.sexes;
        Self {
            half_year,
            by_sex: sexes.listed.iter().map(|sex| sex.persons).collect(),
            not_recorded: sexes.not_recorded,
            invalid: sexes.invalid,
            participants: indicators.participants,
        }
    }
}

impl FinsamTable {
    /// The breakdown by which a cohort of tables with dates, but without ids, knows the half-year of a start.
    #[must_use]
    pub fn breakdown() -> Breakdown {
        Breakdown::of(HALF_YEAR)
    }

    /// The table of the people of a cohort; none where its tables have nothing of a programme.
    #[must_use]
    pub fn of(cohort: &Cohort) -> Option<Self> {
        let programme = &cohort.plan().programme.as_ref()?.programme;
        let courses = cohort.courses_by_start(Period::HalfYear, HALF_YEAR)?;
        let all = Indicators::of(programme, courses.values().flat_map(PersonRecords::iter));
        let mut rows: Vec<FinsamRow> = Vec::new();
        let of_nobody = Indicators::of(programme, []);
        for (half_year, records) in courses.iter().filter_map(|(half_year, records)| Some((half_year.as_ref()?, records))) {
            let indicators = Indicators::of(programme, records.iter());
            if indicators.participants == 0 {
                continue;
            }
            if let Some(before) = rows.last().and_then(|row| row.half_year.clone()) {
                rows.extend(between(&before, half_year).map(|half_year| FinsamRow::of(Some(half_year), &of_nobody)));
            }
            rows.push(FinsamRow::of(Some(half_year.clone()), &indicators));
        }
        if let Some(records) = courses.get(&None) {
            let row = FinsamRow::of(None, &Indicators::of(programme, records.iter()));
            rows.extend((row.participants > 0).then_some(row));
        }
        let counted = cohort.counted();
        let people = counted.all().people;
        Some(Self {
            activity: programme.name().clone(),
            period: programme.days().map(|day| Day::from_days(day?).ok()),
            budgeted_participants: all.budgeted_participants,
            sexes: programme.sexes().iter().map(|sex| Sex { id: sex.id.to_string(), label: sex.label.clone() }).collect(),
            rows,
            total: FinsamRow::of(None, &all),
            declined: all.declined,
            decision_invalid: all.decision_invalid,
            repeated_rows: people.duplicates[0] + people.duplicates[1],
            unplaced_rows: cohort.unplaced_rows(),
            unknown_exits: people.unknown_exits,
        })
    }

    /// The half-years in order, those of which nobody started between others too; last those without a known start.
    #[must_use]
    pub fn rows(&self) -> &[FinsamRow] {
        &self.rows
    }

    /// All participants.
    #[must_use]
    pub fn total(&self) -> &FinsamRow {
        &self.total
    }

    /// The table as CSV, in codes: a line for each half-year, `unknown` for those without a known start, `all` at the end.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_csv(&self, out: &mut impl fmt::Write) -> fmt::Result {
        write!(out, "half_year")?;
        self.sexes.iter().try_for_each(|sex| write!(out, ",{}", sex.id))?;
        writeln!(out, ",not_recorded,invalid,participants")?;
        let named = self.rows.iter().map(|row| (row.half_year.as_deref().unwrap_or("unknown"), row));
        for (name, row) in named.chain([("all", &self.total)]) {
            write!(out, "{name}")?;
            row.by_sex.iter().try_for_each(|persons| write!(out, ",{persons}"))?;
            writeln!(out, ",{},{},{}", row.not_recorded, row.invalid, row.participants)?;
        }
        Ok(())
    }
}

/// The half-years between two of them.
fn between(first: &str, last: &str) -> impl Iterator<Item = String> + use<> {
    let count = |half_year: &str| {
        Period::HalfYear.read(half_year).map_or(0, |(year, part)| usize::from(year) * 2 + part.saturating_sub(1))
    };
    let (first, last) = (count(first), count(last));
    let range = if last.saturating_sub(first) > MOST_BETWEEN { 0..0 } else { first + 1..last };
    range.map(|place| format!("{:04}-H{}", place / 2, place % 2 + 1))
}

short_debug! {
    impl FinsamTable { rows: |table: &Self| table.rows.len() }
    impl FinsamRow { half_year: |row: &Self| row.half_year.clone() }
}

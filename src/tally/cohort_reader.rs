//! A table of answers into a cohort.

use super::{Cohort, CohortError};
use crate::finding::Findings;
use crate::ground::{Day, Occasion, OccasionNames, Period};
use crate::table::{
    Answers, Breakdown, Half, Layout, LayoutError, Occasions, Placed, Placing, Rows, RowsError, TableReader, TableRows,
};

/// So many people in groups of one are worth noticing before the table ends.
const MANY: usize = 50_000;

/// Reads the rows of a table whose columns are known into a [`Cohort`], paired by person.
///
/// # Examples
///
/// ```
/// use enkat::ground::OccasionNames;
/// use enkat::table::{ReadChoices, TableReader, TableRows};
/// use enkat::finding::Findings;
/// use enkat::Registry;
/// use enkat::tally::CohortReader;
///
/// let registry = Registry::built_in();
/// let reader = TableReader::new(&registry, &["id", "wave", "vas"], ReadChoices::default(), |_| vec![])?;
/// let mut cohort = CohortReader::new(&reader, OccasionNames::default(), vec![], false)?;
/// let (ids, waves, marks) = (["a", "a"], ["start", "exit"], [40_u8, 70]);
/// let columns = [(&ids).into(), (&waves).into(), (&marks).into()];
/// cohort.add(&TableRows { columns: &columns, broken: &[], lines: &[] }, 1, &mut Findings::default())?;
/// assert_eq!(cohort.finish().counted().all().people.pairs, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct CohortReader<'t, 'r> {
    placing: Placing<'t, 'r>,
    /// The place of each form of the table among those that are counted.
    places: Vec<usize>,
    groups: Vec<GroupColumn>,
    /// Columns that are read as texts.
    texts: Vec<usize>,
    halves: [Answers; 2],
    cohort: Cohort,
}

/// Where the values of a group column come from.
enum GroupColumn {
    /// A column of the table.
    Of(usize),
    /// The date of the row.
    Period(Period),
}

/// A column that makes no groups.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GroupColumnError {
    /// There is no such column.
    #[error(transparent)]
    Unknown(#[from] LayoutError),
    /// It tells people apart.
    #[error("the column {group:?} is the id, which tells people apart and makes no groups")]
    Id {
        /// The column.
        group: String,
    },
    /// It is read as something else.
    #[error("the column {group:?} holds occasions or answers, which make no groups")]
    Answers {
        /// The column.
        group: String,
    },
    /// Groups by what somebody told about violence would tell it.
    #[error("the column {group:?} is of a violence form, whose answers make no groups")]
    Violence {
        /// The column.
        group: String,
    },
}

/// Rows that cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// They are not of the table.
    #[error(transparent)]
    Rows(#[from] RowsError),
    /// They do not fit what is counted.
    #[error(transparent)]
    Cohort(#[from] CohortError),
}

impl<'t, 'r> CohortReader<'t, 'r> {
    /// Nothing is read yet; `keeps_ids` is for a table of persons.
    ///
    /// # Errors
    ///
    /// [`GroupColumnError`] names the column that makes no groups.
    pub fn new(
        reader: &'t TableReader<'r>,
        occasions: OccasionNames,
        by: Vec<Breakdown>,
        keeps_ids: bool,
    ) -> Result<Self, GroupColumnError> {
        let (plan, places) = reader.plan();
        let placing = Placing::new(reader, occasions);
        let mut cohort = Cohort::new(plan.clone(), by, placing.has_days());
        if keeps_ids {
            cohort = cohort.keeping_ids();
        }
        if reader.has_occasions() {
            cohort = cohort.with_occasions();
        }
        let groups = cohort.group_columns().iter().map(|name| group_column(reader, name, cohort.has_days()));
        let groups: Vec<GroupColumn> = groups.collect::<Result<_, _>>()?;
        let by = groups.iter().filter_map(|group| if let GroupColumn::Of(column) = group { Some(*column) } else { None });
        let texts = reader.texts().into_iter().chain(by).collect();
        let halves = [Answers::new(&plan, 0), Answers::new(&plan, 0)];
        Ok(Self { placing, places, groups, texts, halves, cohort })
    }

    /// The columns that have to be texts; the others may be of any type.
    #[must_use]
    pub fn texts(&self) -> &[usize] {
        &self.texts
    }

    /// Adds rows, of which the first has the number `first_row`.
    ///
    /// # Errors
    ///
    /// [`ReadError`] when they are not rows of the table, or cannot be counted.
    pub fn add(&mut self, rows: &TableRows<'_>, first_row: u64, findings: &mut Findings) -> Result<(), ReadError> {
        let reader = self.placing.reader;
        rows.fit(reader.header(), &self.texts)?;
        for half in &mut self.halves {
            half.reset(rows.len());
        }
        for (form, place) in self.places.iter().enumerate() {
            let half = usize::from(reader.forms[form].columns.occasion == Some(Occasion::Exit));
            let answers = &mut self.halves[half];
            reader.for_each_block(form, rows, first_row, findings, |first, block| {
                answers.put(self.cohort.plan(), *place, first, &block);
            })?;
        }
        let placed = self.placing.place(rows, first_row, findings);
        if reader.facts.any() {
            self.placing.read_facts(rows, first_row, &placed, self.cohort.plan(), &mut self.halves, findings);
        }
        self.add_placed(rows, first_row, &placed, findings)?;
        if self.cohort.people() >= MANY {
            self.cohort.check_groups()?;
        }
        Ok(())
    }

    fn add_placed(
        &mut self,
        rows: &TableRows<'_>,
        first_row: u64,
        placed: &Placed,
        findings: &mut Findings,
    ) -> Result<(), CohortError> {
        let layout = &self.placing.reader.layout;
        let periods: Vec<Vec<String>> = self.groups.iter().map(|group| group.periods(rows, placed)).collect();
        let groups: Vec<Vec<&str>> = self
            .groups
            .iter()
            .zip(&periods)
            .map(|(group, periods)| match group {
                GroupColumn::Of(column) => (0..rows.len()).map(|row| rows.text(*column, row)).collect(),
                GroupColumn::Period(_) => periods.iter().map(String::as_str).collect(),
            })
            .collect();
        // without an id the row itself is the person, where a table of persons is wanted of a wide table
        let is_numbered = layout.wide && layout.id.is_none() && self.cohort.keeps_ids();
        let numbers: Vec<String> =
            if is_numbered { (first_row..).take(rows.len()).map(|row| row.to_string()).collect() } else { Vec::new() };
        let ids: Option<Vec<Option<&str>>> = if is_numbered {
            Some(numbers.iter().map(|number| Some(number.as_str())).collect())
        } else {
            layout.id.map(|_| (0..rows.len()).map(|row| self.placing.id(rows, row)).collect())
        };
        let half = |half: usize, occasions| Half {
            answers: &self.halves[half],
            occasions,
            days: placed.days.as_ref().map(|days| days[half].as_slice()),
        };
        let halves = if layout.wide {
            vec![half(0, Occasions::All(Occasion::Start)), half(1, Occasions::All(Occasion::Exit))]
        } else if layout.wave.is_some() {
            vec![half(0, Occasions::Each(&placed.occasions))]
        } else {
            vec![half(0, Occasions::All(Occasion::Start))]
        };
        self.cohort.add(&Rows { first_row, ids: ids.as_deref(), groups: &groups, halves: &halves }, findings)
    }

    /// The cohort of everything that was read; once the group is whole, [`Cohort::check_groups`] tells ids from groups.
    #[must_use]
    pub fn finish(self) -> Cohort {
        self.cohort
    }
}

impl GroupColumn {
    /// The period of each row, where it makes the groups; a wide row goes by its start.
    fn periods(&self, rows: &TableRows<'_>, placed: &Placed) -> Vec<String> {
        let Self::Period(period) = self else { return Vec::new() };
        let day = |row: usize| Day::from_days(placed.days.as_ref().and_then(|[start, _]| start[row])?).ok();
        (0..rows.len()).map(|row| day(row).map(|day| period.of(day)).unwrap_or_default()).collect()
    }
}

/// The column of groups with this name, which is none of ours.
fn group_column(reader: &TableReader<'_>, name: &str, has_days: bool) -> Result<GroupColumn, GroupColumnError> {
    let header: Vec<&str> = reader.header().iter().map(String::as_str).collect();
    let column = Layout::column(&header, name);
    if let (Err(_), Ok(period), true) = (&column, name.parse(), has_days) {
        return Ok(GroupColumn::Period(period));
    }
    let column = column.or_else(|error| reader.facts.programme_column(name).ok_or(error))?;
    let group = || name.to_owned();
    let is_answer =
        || reader.forms.iter().flat_map(|form| form.columns.places.iter().flatten()).any(|place| place.column() == column);
    if reader.layout.id == Some(column) {
        Err(GroupColumnError::Id { group: group() })
    } else if reader.layout.wave == Some(column) || is_answer() {
        Err(GroupColumnError::Answers { group: group() })
    } else if reader.layout.violence.contains(&column) {
        Err(GroupColumnError::Violence { group: group() })
    } else {
        Ok(GroupColumn::Of(column))
    }
}

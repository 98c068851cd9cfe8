//! A table of answers into a cohort.

use super::cohort::MOST_BREAKDOWNS;
use super::cohort_error::MOST_GROUPS;
use super::{Cohort, CohortError};
use crate::finding::Findings;
use crate::ground::short_debug;
use crate::inspect::{InOrder, Purpose, Reading};
use crate::instrument::Scorer;
use crate::people::{ColumnNames, Persons};
use crate::table::{Breakdown, GroupColumn, GroupColumnError, TableReader, TableRows, Visits};

/// So many people in groups of one are worth noticing before the table ends.
const MANY: usize = 50_000;

/// Reads the rows of a table whose columns are known into a [`Cohort`], paired by person.
///
/// # Examples
///
/// ```
/// use enkat::table::TableRows;
/// use enkat::{Choices, Registry};
///
/// let registry = Registry::built_in();
/// let table = Choices::default().cohort(&registry, &["id", "wave", "vas"])?;
/// let (ids, waves, marks) = (["a", "a"], ["start", "exit"], [40_u8, 70]);
/// let columns = [(&ids).into(), (&waves).into(), (&marks).into()];
/// let mut rows = table.begin();
/// rows.read(&TableRows::of(&columns))?;
/// let (cohort, _) = rows.finish();
/// assert_eq!(cohort.counted().all().people.pairs, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct CohortReader<'a> {
    reading: Reading<'a>,
    breakdowns: Vec<Breakdown>,
    groups: Vec<GroupColumn>,
    keeps_ids: bool,
}

/// A cohort whose rows come from one table.
pub struct CohortOfTable {
    cohort: Cohort,
    names: ColumnNames,
    /// What the columns look like as a whole is told by who reads the table.
    has_ids: bool,
    next_look_at: Size,
}

/// How large a cohort is when its groups are looked at again: twice as large each time, since all of it is looked at.
struct Size {
    people: usize,
    /// Of the values of group columns.
    combinations: usize,
}

impl<'a> CohortReader<'a> {
    /// A cohort of a table, broken down by groups; `keeps_ids` is for a table of persons.
    pub(crate) fn new(
        reader: TableReader<'a>,
        most_listed: usize,
        breakdowns: &[Breakdown],
        keeps_ids: bool,
    ) -> Result<Self, GroupColumnError> {
        if !Cohort::takes_breakdowns(breakdowns) {
            let columns = breakdowns.iter().map(|breakdown| breakdown.columns().len()).sum();
            return Err(GroupColumnError::TooMany { columns, most: MOST_BREAKDOWNS });
        }
        let columns = Cohort::columns_of_breakdowns(breakdowns);
        let groups = columns.iter().map(|name| GroupColumn::named(&reader, name)).collect::<Result<Vec<_>, _>>()?;
        let by = groups.iter().filter_map(|group| if let GroupColumn::Of(column) = group { Some(*column) } else { None });
        let mut reading = Reading::new(reader, most_listed, false);
        reading.texts.extend(by);
        Ok(Self { reading, breakdowns: breakdowns.to_vec(), groups, keeps_ids })
    }

    /// The table, whose columns are known.
    #[must_use]
    pub fn reader(&self) -> &TableReader<'a> {
        &self.reading.reader
    }

    /// The questionnaires of the table, their settings chosen, in the order of the cohort's plan.
    #[must_use]
    pub fn scorers(&self) -> Vec<&dyn Scorer> {
        self.reading.reader.questionnaires().into_iter().map(|form| &*form.scorer).collect()
    }

    /// The columns that make the groups, in the order of their values; none for one that is made of the date.
    pub fn group_columns(&self) -> impl Iterator<Item = Option<usize>> {
        self.groups.iter().map(|group| if let GroupColumn::Of(column) = group { Some(*column) } else { None })
    }

    /// Takes the rows of the table in order.
    #[must_use]
    pub fn begin(&self) -> InOrder<'_, Self> {
        InOrder::new(self)
    }
}

impl Purpose for CohortReader<'_> {
    type Made = ();
    type Outcome = Cohort;
    type Error = CohortError;
    type People = CohortOfTable;

    fn reading(&self) -> &Reading<'_> {
        &self.reading
    }

    fn groups(&self) -> &[GroupColumn] {
        &self.groups
    }

    fn keeps_ids(&self) -> bool {
        self.keeps_ids
    }

    fn keeps_answers(&self) -> bool {
        true
    }

    fn make(&self, _: &TableRows<'_>, _: &Visits, _: &mut Findings, (): &mut ()) {}

    fn people(&self, expected: usize) -> CohortOfTable {
        let mut cohort = Cohort::new(self.reading.reader.plan().clone(), self.breakdowns.clone(), self.reading.reader.has_days());
        cohort.hash_ids_with(self.reading.reader.ids.key);
        if self.keeps_ids {
            cohort = cohort.keeping_ids();
        }
        if self.reading.reader.has_occasions() {
            cohort = cohort.with_occasions();
        }
        let names = ColumnNames::of(&self.reading.reader);
        let next_look_at = Size { people: MANY, combinations: MOST_GROUPS };
        let has_ids = self.reading.reader.layout.id.is_some();
        CohortOfTable { cohort: cohort.of_one_table(expected), names, has_ids, next_look_at }
    }

    fn outcome(&self, people: CohortOfTable, (): ()) -> Cohort {
        people.cohort.of_many_tables()
    }
}

impl Persons for CohortOfTable {
    type Error = CohortError;

    fn add(&mut self, visits: &Visits, findings: &mut Findings) -> Result<(), CohortError> {
        self.cohort.add(visits, &self.names, findings)?;
        let (people, combinations) = (self.cohort.people(), self.cohort.combinations());
        if people >= self.next_look_at.people {
            self.next_look_at.people = 2 * people;
            self.cohort.check_groups()?;
        }
        if combinations > self.next_look_at.combinations {
            self.next_look_at.combinations = 2 * combinations;
            self.cohort.check_number_of_groups()?;
        }
        Ok(())
    }

    fn finish(&self, findings: &mut Findings) {
        if self.has_ids {
            self.cohort.records().note_lone_occasions(&self.names, findings);
            self.cohort.records().note_alike_ids(&self.names, findings);
        }
    }
}

short_debug! {
    impl CohortReader['_] { columns: |reader: &Self| reader.reader().header().len() }
    impl CohortOfTable { people: |people: &Self| people.cohort.people() }
}

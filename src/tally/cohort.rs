//! A group of people whose occasions are paired by id.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::fmt;

use super::cohort_error::{CohortError, MOST_GROUPS};
use super::groups::{GroupKey, Groups};
use super::parts::Origin;
use crate::finding::{Finding, Findings, Rule};
use crate::ground::{Occasion, Period, PersonId};
use crate::people::{ColumnNames, PackedRows, People};
use crate::table::{Answers, Breakdown, Combinations, Plan, Visits};

/// A group of people: exact counts, and the people who may still get another row.
///
/// Rows may come in any order and in any part; parts [merge](Cohort::merge) in
/// any order to the same counts, bit by bit. A person with several rows for one
/// occasion is not in any figure: nothing says which row counts. Once all rows of the
/// people are there, [`Cohort::seal`] leaves only counts.
///
/// Memory, with a column of ids: 17 bytes a person, 6 to 10 of an index and, for
/// each occasion, as many as the items need when packed (four for EQ-5D-5L, 15
/// for SOC-29, one less together), plus four each for groups and for dates where
/// there are any. EQ-5D-5L with SOC-29: 59 to 63, and while a table is read four more, and twelve where the id
/// is written in capitals, with blanks or with leading zeros. Without ids rows are counted at once and take no memory.
///
/// Personal data: hand on a report instead. `Debug` shows how many people there
/// are and neither an id nor an answer.
///
/// # Examples
///
/// ```
/// use enkat::ground::{Answer::Answered, Occasion};
/// use enkat::tally::{Cohort, Visit};
///
/// let mut cohort = Cohort::counting(&enkat::Registry::built_in(), &["eq5d5l"], Vec::new())?;
/// for (occasion, mark) in [(Occasion::Start, 40), (Occasion::Exit, 55)] {
///     cohort.push(&Visit::of("P01").at(occasion).answering([("vas", Answered(mark))]))?;
/// }
/// assert_eq!(cohort.counted().all().people.pairs, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Cohort {
    pub(super) plan: Plan,
    pub(super) breakdowns: Vec<Breakdown>,
    /// The columns of all breakdowns, each once.
    columns: Vec<String>,
    pub(super) people: People,
    pub(super) combinations: Combinations,
    /// What is only counted: people who are complete, and rows without an id. Some of it may wait.
    pub(super) sealed: Groups,
    /// Every row so far.
    pub(super) rows: u64,
    /// Rows of an occasion that nobody knows: counted here and nowhere else.
    pub(super) unplaced_rows: u64,
    /// The tables tell start and exit apart.
    pub(super) has_occasions: bool,
    /// Ids in the order of the people, for a table of persons; never in a state.
    ids: Option<Vec<Box<str>>>,
    /// How ids are hashed, and which parts there are.
    pub(super) origin: Origin,
    /// The rows being added, packed.
    packed: [PackedRows; 2],
}

impl fmt::Debug for Cohort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cohort").field("people", &self.people.len()).field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// People who are looked for at once.
const MOST_WARM: usize = 256;

/// More breakdowns than this, or more columns of all of them, are refused: each costs time and memory at every row.
pub(crate) const MOST_BREAKDOWNS: usize = 64;

/// More rows than this are refused, so that no counter can overflow: a sum of
/// products of two bytes over so many rows fits 64 bits.
pub(crate) const MOST_ROWS: u64 = 1 << 40;

impl Cohort {
    /// An empty cohort that counts these questionnaires, for everyone and for each group.
    ///
    /// `has_days` says that rows may have a date.
    #[must_use]
    pub fn new(plan: Plan, breakdowns: Vec<Breakdown>, has_days: bool) -> Self {
        let columns = Self::columns_of_breakdowns(&breakdowns);
        let mut cohort = Self {
            people: People::new(&plan, !columns.is_empty(), has_days),
            sealed: Groups::new(&plan, &breakdowns, has_days),
            combinations: Combinations::default(),
            rows: 0,
            unplaced_rows: 0,
            has_occasions: false,
            ids: None,
            origin: Origin::default(),
            packed: Default::default(),
            plan,
            breakdowns,
            columns,
        };
        if cohort.columns.is_empty() {
            cohort.combinations.number(&[]);
        }
        cohort
    }

    /// The columns of all breakdowns, each once.
    pub(super) fn columns_of_breakdowns(breakdowns: &[Breakdown]) -> Vec<String> {
        let mut columns: Vec<String> = Vec::new();
        for column in breakdowns.iter().flat_map(Breakdown::columns) {
            if !columns.contains(column) {
                columns.push(column.clone());
            }
        }
        columns
    }

    /// So many breakdowns by so many columns can be counted and written.
    pub(super) fn takes_breakdowns(breakdowns: &[Breakdown]) -> bool {
        breakdowns.len() <= MOST_BREAKDOWNS
            && breakdowns.iter().map(|breakdown| breakdown.columns().len()).sum::<usize>() <= MOST_BREAKDOWNS
    }

    /// The same, made ready for the rows of one table with about so many people.
    pub(super) fn of_one_table(self, people: usize) -> Self {
        Self { people: self.people.with_first_rows(false).expecting(people), ..self }
    }

    /// The same, once every row of the table is there.
    pub(super) fn of_many_tables(mut self) -> Self {
        self.people.forget_first_rows();
        self
    }

    /// The same, keeping the ids of people for a table of persons.
    #[must_use]
    pub fn keeping_ids(self) -> Self {
        Self { ids: Some(Vec::new()), ..self }
    }

    /// The same, of a table that tells start and exit apart.
    #[must_use]
    pub fn with_occasions(self) -> Self {
        Self { has_occasions: true, ..self }
    }

    /// The tables tell start and exit apart; without that everyone is at start and there is no change.
    #[must_use]
    pub fn has_occasions(&self) -> bool {
        self.has_occasions
    }

    /// Every row of an occasion, whether it is in a figure or not.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// How many people, who are not sealed, have a row for the same occasion in both parts, counted once for each
    /// occasion: merged, none of these rows is in a figure.
    #[must_use]
    pub fn repeated_with(&self, other: &Self) -> u64 {
        self.people.shared_with(&other.people)
    }

    pub(super) fn repeated_rows(&self) -> u64 {
        self.people.repeats().fold(0, |sum, (.., rows)| sum.saturating_add(rows))
    }

    /// Rows of an occasion that nobody knows, which are not in any figure.
    #[must_use]
    pub fn unplaced_rows(&self) -> u64 {
        self.unplaced_rows
    }

    /// It keeps ids.
    #[must_use]
    pub fn keeps_ids(&self) -> bool {
        self.ids.is_some()
    }

    /// What is counted.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The columns of groups, in the order in which rows give their values.
    #[must_use]
    pub fn group_columns(&self) -> &[String] {
        &self.columns
    }

    /// By which columns the group is broken down.
    #[must_use]
    pub fn breakdowns(&self) -> &[Breakdown] {
        &self.breakdowns
    }

    /// How many combinations of values the group columns have.
    pub(super) fn combinations(&self) -> usize {
        self.combinations.values.len()
    }

    pub(super) fn columns_of(&self, breakdown: &Breakdown) -> Vec<usize> {
        let place = |column: &String| self.columns.iter().position(|known| known == column).unwrap_or(0);
        breakdown.columns().iter().map(place).collect()
    }

    /// How many people there are who may still get another row.
    #[must_use]
    pub fn people(&self) -> usize {
        self.people.len()
    }

    /// Rows may have a date.
    #[must_use]
    pub fn has_days(&self) -> bool {
        self.people.has_days()
    }

    /// Bytes that each of these people takes, without the index of 6 to 10.
    #[must_use]
    pub fn bytes_per_person(&self) -> usize {
        self.people.record_bytes()
    }

    /// Adds rows; a repeated row and a group that changes between occasions are findings.
    ///
    /// # Errors
    ///
    /// [`CohortError::TooMany`] beyond what can be counted. Nothing is added then.
    pub(super) fn add(&mut self, visits: &Visits, names: &ColumnNames, findings: &mut Findings) -> Result<(), CohortError> {
        self.check_room(visits)?;
        for row in (0..visits.rows).filter(|row| !visits.is_of_nobody(*row)) {
            for half in visits.halves() {
                // a row without an occasion is not in any count, and nothing is kept of it
                match visits.occasion(half, row) {
                    Some(_) => self.rows += 1,
                    None => self.unplaced_rows += u64::from(visits.filled[half][row]),
                }
            }
        }
        let numbers: Vec<u32> = visits.combinations.values.iter().map(|values| self.combinations.number(values)).collect();
        let combination = |row: usize| visits.groups.get(row).map_or(0, |local| numbers[*local as usize]);
        if visits.people.is_some() {
            for half in visits.halves() {
                self.people.pack(&visits.halves[half], &mut self.packed[half]);
            }
        }
        let mut unpaired: Vec<usize> = Vec::new();
        for row in 0..visits.rows {
            if row.is_multiple_of(MOST_WARM) {
                self.people.warm((row..visits.rows.min(row + MOST_WARM)).filter_map(|row| visits.person(row)));
            }
            match visits.person(row) {
                Some(id) => self.add_person(id, row, combination(row), visits, names, findings),
                None if visits.is_of_nobody(row) => {}
                None => unpaired.push(row),
            }
        }
        self.add_unpaired(&unpaired, combination, visits);
        Ok(())
    }

    fn check_room(&self, visits: &Visits) -> Result<(), CohortError> {
        let rows = (visits.rows * visits.halves().len()) as u64;
        let fits = self.rows + self.unplaced_rows + rows <= MOST_ROWS && self.people.len() as u64 + rows < u64::from(u32::MAX);
        if fits { Ok(()) } else { Err(CohortError::TooMany) }
    }

    fn add_person(
        &mut self,
        id: PersonId,
        row: usize,
        combination: u32,
        visits: &Visits,
        names: &ColumnNames,
        findings: &mut Findings,
    ) {
        let values = &self.combinations.values;
        let order = |one: u32, other: u32| values.get(one as usize).cmp(&values.get(other as usize));
        let joined = self.people.join(id, visits, row, combination, &self.packed, &self.plan, &order, names, findings);
        self.rows -= joined.dropped;
        if let Some(ids) = &mut self.ids
            && joined.person == Some(ids.len())
        {
            ids.push(visits.ids[row].clone());
        }
        if let Some(other) = joined.other_groups {
            let values = self.group_values(combination).iter().zip(self.group_values(other));
            // time goes by between start and exit
            let stays = |column: &str| column.parse::<Period>().is_err();
            // and a blank says nothing
            let differ = |own: &str, other: &str| own != other && !own.is_empty() && !other.is_empty();
            for (column, _) in
                self.columns.iter().zip(values).filter(|(column, (own, other))| differ(own, other) && stays(column))
            {
                let finding = Finding::about_row(Rule::GroupChanges, visits.number(row), column);
                findings.push(Finding { line: visits.line(row), ..finding });
            }
        }
    }

    /// Rows of nobody in particular are counted at once; both halves of a wide row are a pair.
    fn add_unpaired(&mut self, unpaired: &[usize], combination: impl Fn(usize) -> u32, visits: &Visits) {
        let mut of_combination: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for row in unpaired {
            of_combination.entry(combination(*row)).or_default().push(*row);
        }
        for (combination, members) in of_combination {
            let keys = self.keys_of(combination);
            if self.plan.has_facts() {
                self.add_unknown_people(&members, visits, &keys);
            }
            for half in visits.halves() {
                for occasion in Occasion::BOTH {
                    let at: Vec<usize> =
                        members.iter().copied().filter(|row| visits.occasion(half, *row) == Some(occasion)).collect();
                    if !at.is_empty() {
                        let answers = selected(&visits.halves[half], &at);
                        for key in &keys {
                            self.sealed.group(key).add(&self.plan, occasion, &answers);
                        }
                    }
                }
            }
            if visits.is_wide {
                self.add_wide_pairs(&members, visits, &keys);
            }
        }
    }

    fn add_wide_pairs(&mut self, members: &[usize], visits: &Visits, keys: &[GroupKey]) {
        let is_pair = |row: &usize| [0, 1].iter().all(|half| visits.occasion(*half, *row).is_some());
        let pairs: Vec<usize> = members.iter().copied().filter(is_pair).collect();
        let [start, exit] = [0, 1].map(|half: usize| selected(&visits.halves[half], &pairs));
        let days: Vec<Option<u32>> = pairs.iter().map(|row| days_between(visits.day(0, *row), visits.day(1, *row))).collect();
        for key in keys {
            let group = self.sealed.group(key);
            group.add_pairs(&self.plan, &start, &exit, &days);
            for row in members {
                let [at_start, at_exit] = [0, 1].map(|half: usize| visits.halves[half].holds_any(*row));
                group.people.count_presence(at_start, at_exit);
            }
        }
    }

    /// The groups that a combination of values belongs to: everyone, and one of each breakdown.
    pub(super) fn keys_of(&self, combination: u32) -> Vec<GroupKey> {
        let values = &self.combinations.values[combination as usize];
        let mut keys = vec![GroupKey::ALL];
        for (place, breakdown) in self.breakdowns.iter().enumerate() {
            let values = self.columns_of(breakdown).into_iter().map(|column| values[column].clone()).collect();
            keys.push(GroupKey { breakdown: Some(place), values });
        }
        keys
    }

    /// A group column that has a value of its own for every person is not a group, and there are not too many groups.
    ///
    /// # Errors
    ///
    /// [`CohortError::GroupIsId`] names the column, [`CohortError::TooManyGroups`] what makes more than 10 000 groups.
    pub fn check_groups(&self) -> Result<(), CohortError> {
        self.check_columns()?;
        self.check_number_of_groups()
    }

    /// There are not too many groups.
    pub(super) fn check_number_of_groups(&self) -> Result<(), CohortError> {
        // a breakdown has no more groups than all columns have combinations
        if self.combinations.values.len() * self.breakdowns.len() <= MOST_GROUPS {
            return Ok(());
        }
        let groups_of = |breakdown: &Breakdown| {
            let columns = self.columns_of(breakdown);
            let group = |values: &'_ Vec<Box<str>>| columns.iter().map(|column| values[*column].clone()).collect();
            self.combinations.values.iter().map(group).collect::<HashSet<Vec<Box<str>>>>().len()
        };
        let groups: Vec<usize> = self.breakdowns.iter().map(groups_of).collect();
        match self.breakdowns.iter().zip(&groups).max_by_key(|(_, groups)| **groups) {
            Some((breakdown, _)) if groups.iter().sum::<usize>() > MOST_GROUPS => {
                Err(CohortError::TooManyGroups { breakdown: breakdown.to_string() })
            }
            _ => Ok(()),
        }
    }

    /// No group column has a value of its own for every person.
    fn check_columns(&self) -> Result<(), CohortError> {
        /// Of fewer people the counts are looked at in any case.
        const MANY: usize = 4096;
        // a column has no more values than all columns have combinations, which nearly always settles it
        if self.columns.is_empty() || self.people.len() > MANY && self.combinations.values.len() < self.people.len() {
            return Ok(());
        }
        self.tallied().with_spellings_joined().check_columns()
    }

    /// Adds another part of the group; any order, any nesting gives the same.
    ///
    /// Rows that are sealed or of nobody in particular are not told apart: a part that may come twice has
    /// [a name](Cohort::of_part).
    ///
    /// # Errors
    ///
    /// [`CohortError::Repeated`] when people have a row for the same occasion in both parts, as when one comes twice, and
    /// [`CohortError::PartTwice`] when it has a name; [`CohortError::Differs`] when the parts do not count the same,
    /// [`CohortError::OtherIdKey`] when ids were hashed otherwise, [`CohortError::TooMany`] beyond what can be
    /// counted. Nothing is added then.
    pub fn merge(&mut self, other: &Self) -> Result<(), CohortError> {
        self.merge_with(other, true)
    }

    /// The same as [`Cohort::merge`], but a person with a row for one occasion in both parts has several, none of which
    /// is in any figure: as if all rows stood in one table.
    ///
    /// # Errors
    ///
    /// As [`Cohort::merge`], but for repeated rows.
    pub fn merge_repeating(&mut self, other: &Self) -> Result<(), CohortError> {
        self.merge_with(other, false)
    }

    fn merge_with(&mut self, other: &Self, once: bool) -> Result<(), CohortError> {
        let differs = |what| Err(CohortError::Differs { what });
        if !self.plan.counts_the_same_as(&other.plan) {
            return differs("questionnaires");
        }
        if self.breakdowns != other.breakdowns {
            return differs("groups");
        }
        if self.people.has_days() != other.people.has_days() {
            return differs("dates in one part only");
        }
        let people = self.people.len() + other.people.len();
        let rows = [self.rows, self.unplaced_rows, other.rows, other.unplaced_rows];
        if rows.into_iter().fold(0, u64::saturating_add) > MOST_ROWS || people >= u32::MAX as usize {
            return Err(CohortError::TooMany);
        }
        let origin = self.origin_with(other)?;
        if once {
            match self.repeated_with(other) {
                0 => {}
                rows => return Err(CohortError::Repeated { rows }),
            }
        }
        self.origin = origin;
        self.rows += other.rows;
        self.unplaced_rows += other.unplaced_rows;
        self.has_occasions |= other.has_occasions;
        self.plan.ask_also(&other.plan);
        let numbers: Vec<u32> = other.combinations.values.iter().map(|values| self.combinations.number(values)).collect();
        let values = &self.combinations.values;
        let order = |one: u32, other: u32| values.get(one as usize).cmp(&values.get(other as usize));
        let combination = |theirs: u32| numbers.get(theirs as usize).copied().unwrap_or(0);
        self.rows -= self.people.merge(&other.people, combination, &order);
        self.sealed.merge(&other.sealed.settled());
        self.ids = None;
        Ok(())
    }

    /// Counts everyone for good and forgets who they are.
    ///
    /// Do it once all rows of these people are there: a later row of one of them
    /// is a new person's. Partition by person, seal each part, merge.
    pub fn seal(&mut self) {
        self.sealed = self.tallied();
        let (has_groups, has_days) = (!self.columns.is_empty(), self.people.has_days());
        self.people = People::new(&self.plan, has_groups, has_days);
        self.ids = self.ids.take().map(|_| Vec::new());
        self.forget_id_mark();
    }

    /// Deletes a person who is not sealed; says whether there was one. Nothing of a person is
    /// kept in [`Cohort::unplaced_rows`], which stays as it is.
    ///
    /// Takes time in proportion to how many people there are.
    ///
    /// # Errors
    ///
    /// [`CohortError::NoIdKey`] for a state whose key was not given again.
    pub fn remove(&mut self, id: &str) -> Result<bool, CohortError> {
        let id = self.person_id(id)?;
        let Some((person, rows)) = self.people.rows_of(id) else { return Ok(false) };
        self.rows -= rows.min(self.rows);
        if let Some(ids) = &mut self.ids {
            ids.swap_remove(person);
        }
        Ok(self.people.remove(id))
    }

    /// The ids of people, where they are kept, in the order of first rows.
    pub(crate) fn ids(&self) -> Option<&[Box<str>]> {
        self.ids.as_deref()
    }

    pub(crate) fn records(&self) -> &People {
        &self.people
    }

    /// The values of the group columns in a row.
    pub(crate) fn group_values(&self, combination: u32) -> &[Box<str>] {
        self.combinations.values.get(combination as usize).map_or(&[], Vec::as_slice)
    }
}

/// Equal counts and equal people, in whatever order they came.
impl PartialEq for Cohort {
    fn eq(&self, other: &Self) -> bool {
        self.plan == other.plan
            && self.breakdowns == other.breakdowns
            && [self.rows, self.unplaced_rows] == [other.rows, other.unplaced_rows]
            && self.has_occasions == other.has_occasions
            && self.sealed.settled() == other.sealed.settled()
            && self.origin.parts == other.origin.parts
            && self.id_mark() == other.id_mark()
            && self.canonical_people() == other.canonical_people()
    }
}

impl Eq for Cohort {}

/// Some rows, or all of them as they are.
fn selected<'a>(answers: &'a Answers, rows: &[usize]) -> Cow<'a, Answers> {
    if rows.len() == answers.rows() {
        return Cow::Borrowed(answers);
    }
    let mut selected = Answers::default();
    selected.select(answers, rows);
    Cow::Owned(selected)
}

/// Days from one day to another, if both are known and in order.
pub(crate) fn days_between(start: Option<i32>, exit: Option<i32>) -> Option<u32> {
    u32::try_from(i64::from(exit?) - i64::from(start?)).ok()
}

//! Rows of people as they come: who comes twice, and what start and exit say of each other.

use super::store::{Kept, Order};
use super::{PackedRows, People};
use crate::finding::{Finding, Findings, Rule};
use crate::ground::{PersonId, short_debug};
use crate::table::{Plan, TableReader, Visits};

/// What findings call the columns of people.
#[derive(Clone, Debug)]
pub(crate) struct ColumnNames {
    id: String,
    date: String,
    /// Both occasions stand in a row, so that a row is there for one that nobody had.
    is_wide: bool,
}

impl Default for ColumnNames {
    fn default() -> Self {
        Self { id: "id".to_owned(), date: "date".to_owned(), is_wide: false }
    }
}

/// People who are looked for at once.
const MOST_WARM: usize = 256;

/// Whoever takes rows of people in the order of the table and knows who they are.
pub trait Persons {
    /// Rows that cannot be taken.
    type Error;

    /// Takes rows; what does not fit the other rows of a person becomes a finding.
    fn add(&mut self, visits: &Visits, findings: &mut Findings) -> Result<(), Self::Error>;

    /// What is left open once every row is there.
    fn finish(&self, findings: &mut Findings);
}

/// The people of a table of whom nothing is counted: who they are, and what their rows say of each other.
///
/// 25 bytes a person beside the index, and what is recorded of people beside their answers.
pub struct Register {
    people: People,
    plan: Plan,
    names: ColumnNames,
    has_ids: bool,
    packed: [PackedRows; 2],
}

/// What came of a row.
pub(crate) struct Joined {
    /// The person, where the row belongs to an occasion.
    pub(crate) person: Option<usize>,
    /// How many rows were dropped because nothing is filled in them.
    pub(crate) dropped: u64,
    /// The combination of groups of the person's other occasion, where it is another one.
    pub(crate) other_groups: Option<u32>,
}

impl ColumnNames {
    pub(crate) fn of(reader: &TableReader<'_>) -> Self {
        let id = reader.layout.id.map_or_else(|| "id".to_owned(), |column| reader.shown_names()[column].clone());
        Self { id, date: reader.date_name(), is_wide: reader.layout.wide }
    }
}

impl Register {
    /// Of a table, for about so many people.
    pub(crate) fn new(reader: &TableReader<'_>, people: usize) -> Self {
        let plan = reader.facts.counted_in(Plan::new([]));
        let register = People::new(&plan, false, reader.has_days()).with_first_rows(true).expecting(people);
        let has_ids = reader.layout.id.is_some();
        Self { people: register, plan, names: ColumnNames::of(reader), has_ids, packed: Default::default() }
    }
}

impl Persons for Register {
    type Error = std::convert::Infallible;

    fn add(&mut self, visits: &Visits, findings: &mut Findings) -> Result<(), Self::Error> {
        if !self.has_ids {
            return Ok(());
        }
        for half in visits.halves() {
            self.people.pack(&visits.halves[half], &mut self.packed[half]);
        }
        for row in 0..visits.rows {
            if row.is_multiple_of(MOST_WARM) {
                self.people.warm((row..visits.rows.min(row + MOST_WARM)).filter_map(|row| visits.person(row)));
            }
            if let Some(id) = visits.person(row) {
                let order = |one: u32, other: u32| one.cmp(&other);
                self.people.join(id, visits, row, 0, &self.packed, &self.plan, &order, &self.names, findings);
            }
        }
        Ok(())
    }

    fn finish(&self, findings: &mut Findings) {
        if self.has_ids {
            self.people.note_lone_occasions(&self.names, findings);
            self.people.note_alike_ids(&self.names, findings);
        }
    }
}

impl People {
    /// Adds a row of a person, or both halves of a wide one; what does not fit the person's other rows is a finding.
    #[expect(clippy::too_many_arguments, reason = "who, which row, and how it is told")]
    pub(crate) fn join(
        &mut self,
        id: PersonId,
        visits: &Visits,
        row: usize,
        combination: u32,
        packed: &[PackedRows; 2],
        plan: &Plan,
        order: Order<'_>,
        names: &ColumnNames,
        findings: &mut Findings,
    ) -> Joined {
        let mut joined = Joined { person: None, dropped: 0, other_groups: None };
        let (mut is_repeated, mut is_new) = (false, false);
        let number = visits.number(row);
        for half in visits.halves() {
            let Some(occasion) = visits.occasion(half, row) else { continue };
            let before = self.len();
            let is_filled = visits.filled[half][row];
            let added = self.add(id, occasion, combination, visits.day(half, row), &packed[half], row, is_filled, order);
            if added.person == before {
                self.note_first_row(number, visits.line(row));
                if let Some(folded) = visits.folded_id(row) {
                    self.note_folded_id(folded);
                }
            }
            joined.person = Some(added.person);
            is_repeated |= added.kept == Kept::Neither;
            is_new |= is_filled;
            joined.dropped += u64::from(added.kept == Kept::Instead);
            joined.other_groups = joined.other_groups.or(added.other_groups.filter(|_| is_filled));
        }
        let Some(person) = joined.person else { return joined };
        if is_repeated {
            let mut finding = Finding::about_row(Rule::RepeatedOccasion, number, &names.id);
            if let Some(first) = self.first_row(person).0 {
                let notes = [format!("the person's first is row {first}"), format!("personens första är rad {first}")];
                finding = finding.with_notes(notes);
            }
            findings.push(Finding { line: visits.line(row), ..finding });
        } else if is_new && (plan.has_facts() || self.has_days()) {
            self.compare_occasions(person, number, visits.line(row), plan, &names.date, findings);
        }
        joined
    }

    /// What the start and the exit of a person say of each other, where there is one row for each.
    fn compare_occasions(&self, person: usize, row: u64, line: Option<u64>, plan: &Plan, date: &str, findings: &mut Findings) {
        let [Some(start), Some(exit)] = [0, 1].map(|occasion| self.row(person, occasion)) else { return };
        let facts = |occasion, columns| self.facts(person, occasion, columns);
        let mut found = Findings::default();
        plan.compare_occasions(facts, [start.day, exit.day], row, date, &mut found);
        findings.extend(found.into_parts().0.into_iter().map(|finding| Finding { line: finding.row.and(line), ..finding }));
    }

    /// People whose ids differ only in what is often written in several ways.
    pub(crate) fn note_alike_ids(&self, names: &ColumnNames, findings: &mut Findings) {
        for alike in self.alike() {
            let Some((first, others)) = alike.split_first() else { continue };
            let mut finding = Finding::about_column(Rule::AlikeIds, &names.id);
            if let Some(row) = self.first_row(*first).0 {
                let notes = [format!("the other one is first in row {row}"), format!("det andra står först på rad {row}")];
                finding = finding.with_notes(notes);
            }
            for person in others {
                let (row, line) = self.first_row(*person);
                findings.push(Finding { row, line, ..finding.clone() });
            }
        }
    }

    /// People with an exit and no start, and the other way round where anybody has an exit.
    pub(crate) fn note_lone_occasions(&self, names: &ColumnNames, findings: &mut Findings) {
        let was_there =
            |person: usize, occasion| self.has(person, occasion) && !(names.is_wide && self.is_blank(person, occasion));
        if !(0..self.len()).any(|person| was_there(person, 1)) {
            return;
        }
        for person in 0..self.len() {
            let rule = match [0, 1].map(|occasion| was_there(person, occasion)) {
                [false, true] => Rule::ExitWithoutStart,
                [true, false] => Rule::StartWithoutExit,
                _ => continue,
            };
            let (row, line) = self.first_row(person);
            findings.push(Finding { row, line, ..Finding::about_column(rule, &names.id) });
        }
    }
}

short_debug! {
    impl Register { people: |register: &Self| register.people.len() }
}

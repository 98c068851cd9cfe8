//! Rows that are validated already, on their way into a cohort.

use super::cohort::Cohort;
use super::cohort_error::CohortError;
use crate::finding::{Finding, Findings, Rule, holds_identity_number};
use crate::ground::{Occasion, short_debug};
use crate::people::ColumnNames;
use crate::table::{Answers, Combinations, Visits};

/// Validated rows, and what the table says of each. `Debug` shows how many there
/// are and neither an id nor an answer.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// The number of the first row, counted from 1.
    pub first_row: u64,
    /// The pseudonym in each row; `None` where the table has no such column.
    pub ids: Option<&'a [Option<&'a str>]>,
    /// For each group column of the cohort the value in each row.
    pub groups: &'a [Vec<&'a str>],
    /// The occasions that stand in a row: one, or both in a wide table.
    pub halves: &'a [Half<'a>],
}

/// The answers of one occasion in each row.
#[derive(Clone, Copy)]
pub struct Half<'a> {
    /// The answers, a row for each.
    pub answers: &'a Answers,
    /// Which occasion it is.
    pub occasions: Occasions<'a>,
    /// The day of each row, counted from 1970-01-01; `None` where the table has no such column.
    pub days: Option<&'a [Option<i32>]>,
}

/// The occasion of each row.
#[derive(Clone, Copy)]
pub enum Occasions<'a> {
    /// The same everywhere.
    All(Occasion),
    /// One by one; a row of none is not in any figure.
    Each(&'a [Option<Occasion>]),
}

impl Occasions<'_> {
    /// The occasion of one row.
    #[must_use]
    pub fn of(&self, row: usize) -> Option<Occasion> {
        match self {
            Self::All(occasion) => Some(*occasion),
            Self::Each(occasions) => occasions.get(row).copied().flatten(),
        }
    }
}

impl std::fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").field("first_row", &self.first_row).field("rows", &self.len()).finish_non_exhaustive()
    }
}

impl Rows<'_> {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.halves.iter().map(|half| half.answers.rows()).min().unwrap_or(0)
    }

    /// There is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Cohort {
    /// Adds validated rows.
    ///
    /// # Errors
    ///
    /// [`CohortError::Halves`] when a row does not have one occasion, or a start and an exit,
    /// [`CohortError::Length`] when ids or groups are not one for each row, [`CohortError::OtherPlan`] for
    /// answers to other questionnaires, [`CohortError::IdentityNumber`] for an id that tells who somebody is,
    /// [`CohortError::NoIdKey`] for a state whose key was not given again,
    /// [`CohortError::TooMany`] beyond what can be counted. Nothing is added then.
    pub fn add_rows(&mut self, rows: &Rows<'_>, findings: &mut Findings) -> Result<(), CohortError> {
        self.check_lengths(rows)?;
        if rows.halves.is_empty() {
            return Ok(());
        }
        if rows.ids.is_some_and(|ids| ids.iter().flatten().any(|id| holds_identity_number(id))) {
            return Err(CohortError::IdentityNumber);
        }
        let visits = self.visits_of(rows)?;
        for row in (0..visits.rows).filter(|row| visits.people.is_some() && visits.person(*row).is_none()) {
            if visits.is_filled(row) {
                findings.push(Finding::about_row(Rule::NoId, visits.number(row), "id"));
            }
        }
        for row in (0..visits.rows).filter(|row| visits.is_wide && visits.person(*row).is_none()) {
            let facts = |half: usize, columns| visits.halves[half].facts(columns, row);
            let days = [0, 1].map(|half| visits.day(half, row));
            self.plan().compare_occasions(facts, days, visits.number(row), "date", findings);
        }
        self.add(&visits, &ColumnNames::default(), findings)
    }

    fn visits_of(&self, rows: &Rows<'_>) -> Result<Visits, CohortError> {
        let is_exit = |half: &Half<'_>| matches!(half.occasions, Occasions::All(Occasion::Exit));
        let mut halves: Vec<&Half<'_>> = rows.halves.iter().collect();
        // the start's half before that of the exit
        halves.sort_by_key(|half| is_exit(half));
        let is_wide = halves.len() == 2;
        let mut visits = Visits { first_row: rows.first_row, rows: rows.len(), is_wide, ..Visits::default() };
        for (place, half) in halves.iter().enumerate().take(2) {
            visits.halves[place] = half.answers.clone();
            visits.filled[place] = half.answers.filled();
            visits.days[place] = half.days.filter(|_| self.has_days()).map_or_else(Vec::new, <[_]>::to_vec);
        }
        if let (false, Some(half)) = (is_wide, halves.first()) {
            visits.occasions = (0..rows.len()).map(|row| half.occasions.of(row)).collect();
        }
        if let Some(ids) = rows.ids {
            visits.people = Some(ids.iter().map(|id| id.map(|id| self.person_id(id)).transpose()).collect::<Result<_, _>>()?);
            visits.ids = ids.iter().map(|id| id.unwrap_or_default().trim().into()).collect();
        }
        if !rows.groups.is_empty() {
            let mut combinations = Combinations::default();
            visits.groups =
                (0..rows.len()).map(|row| combinations.of_row(rows.groups.iter().map(|column| column[row]))).collect();
            visits.combinations = combinations;
        }
        Ok(visits)
    }

    fn check_lengths(&self, rows: &Rows<'_>) -> Result<(), CohortError> {
        let of =
            |occasion| rows.halves.iter().filter(|half| matches!(half.occasions, Occasions::All(one) if one == occasion)).count();
        if rows.halves.len() > 1 && [rows.halves.len(), of(Occasion::Start), of(Occasion::Exit)] != [2, 1, 1] {
            return Err(CohortError::Halves);
        }
        let expected = rows.len();
        let lengths = |what, found: usize| match found {
            found if found == expected => Ok(()),
            found => Err(CohortError::Length { what, found, expected }),
        };
        if let Some(ids) = rows.ids {
            lengths("ids", ids.len())?;
        }
        if rows.groups.len() != self.group_columns().len() {
            let (found, expected) = (rows.groups.len(), self.group_columns().len());
            return Err(CohortError::Length { what: "group columns", found, expected });
        }
        for column in rows.groups {
            lengths("a group column", column.len())?;
        }
        for half in rows.halves {
            lengths("answers", half.answers.rows())?;
            if !half.answers.are_of(self.plan()) {
                return Err(CohortError::OtherPlan);
            }
            if let Some(days) = half.days {
                lengths("days", days.len())?;
            }
            if let Occasions::Each(occasions) = half.occasions {
                lengths("occasions", occasions.len())?;
            }
        }
        Ok(())
    }
}

short_debug! {
    impl Half['_] { rows: |half: &Self| half.answers.rows() }
    impl Occasions['_] {  }
}

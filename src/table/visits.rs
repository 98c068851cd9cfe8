//! Rows whose person, occasion and day are known.

use super::{Answers, Combinations};
use crate::ground::{Occasion, PersonId};

/// Rows of a table as they are counted: validated answers, and whose they are, of which occasion and day.
///
/// Personal data: `Debug` shows how many rows there are.
#[derive(Default)]
pub struct Visits {
    /// The number of the first row, counted from 1.
    pub(crate) first_row: u64,
    pub(crate) rows: usize,
    /// The line of the file on which each row begins; empty where there are no lines.
    pub(crate) lines: Vec<u64>,
    /// Answers and facts; the second half is there in a wide table alone.
    pub(crate) halves: [Answers; 2],
    /// Both occasions stand in a row.
    pub(crate) is_wide: bool,
    /// An item or a fact of a half is filled; a row of which nothing is filled repeats nobody's occasion.
    pub(crate) filled: [Vec<bool>; 2],
    /// Rows that are nobody's: sums, titles, names of columns; empty where there is none.
    pub(crate) nobodys: Vec<bool>,
    /// The occasion that stands in each row; empty where every row is a start, or has both.
    pub(crate) occasions: Vec<Option<Occasion>>,
    /// The day of each half, counted from 1970-01-01; empty where the table has no dates.
    pub(crate) days: [Vec<Option<i32>>; 2],
    /// Whose each row is; none where the table has no column of ids.
    pub(crate) people: Option<Vec<Option<PersonId>>>,
    /// The rows of ids that would be others if they were folded, in order, and whose they would be.
    pub(crate) folded_ids: Vec<(usize, PersonId)>,
    /// The ids themselves, where a table of persons is wanted.
    pub(crate) ids: Vec<Box<str>>,
    /// Without an id the row itself is the person, where a table of persons is wanted of a wide table.
    pub(crate) are_numbered: bool,
    /// The values of the group columns in each row, by their numbers in `combinations`; empty where there are no groups.
    pub(crate) groups: Vec<u32>,
    pub(crate) combinations: Combinations,
}

impl std::fmt::Debug for Visits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Visits").field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Visits {
    /// The same rows after so many others, which lie on so many lines.
    pub(crate) fn after(mut self, rows: u64, lines: u64) -> Self {
        self.first_row = self.first_row.saturating_add(rows);
        self.lines.iter_mut().for_each(|line| *line = line.saturating_add(lines).saturating_add(1));
        if self.are_numbered {
            self.ids = (0..self.rows).map(|row| self.number(row).to_string().into()).collect();
            let person = |row: usize| (!self.is_nobodys(row)).then(|| PersonId::new(&self.ids[row], None));
            self.people = Some((0..self.rows).map(person).collect());
        }
        self
    }

    /// The halves that a row has.
    pub(crate) fn halves(&self) -> std::ops::Range<usize> {
        0..if self.is_wide { 2 } else { 1 }
    }

    /// The occasion of one half of a row; none where nobody knows it.
    pub(crate) fn occasion(&self, half: usize, row: usize) -> Option<Occasion> {
        if self.is_wide { Some(Occasion::BOTH[half]).filter(|_| !self.is_nobodys(row)) } else { self.named_occasion(row) }
    }

    /// The occasion that stands in a row of a table that is not wide.
    pub(crate) fn named_occasion(&self, row: usize) -> Option<Occasion> {
        self.occasions.get(row).copied().unwrap_or(Some(Occasion::Start)).filter(|_| !self.is_nobodys(row))
    }

    /// A sum, a title or names of columns: in no count.
    pub(crate) fn is_nobodys(&self, row: usize) -> bool {
        self.nobodys.get(row).copied().unwrap_or(false)
    }

    /// Nobody's row: nothing is filled in it, not even the id that others have; or it is none of a person.
    pub(crate) fn is_of_nobody(&self, row: usize) -> bool {
        self.is_nobodys(row) || self.people.is_some() && self.person(row).is_none() && !self.is_filled(row)
    }

    /// Something is filled in a row, whatever its occasion.
    pub(crate) fn is_filled(&self, row: usize) -> bool {
        self.halves().any(|half| self.filled[half][row])
    }

    pub(crate) fn day(&self, half: usize, row: usize) -> Option<i32> {
        self.days[half].get(row).copied().flatten()
    }

    pub(crate) fn person(&self, row: usize) -> Option<PersonId> {
        self.people.as_ref()?.get(row).copied().flatten()
    }

    /// Whose a row would be if ids were folded; none where that changes nothing.
    pub(crate) fn folded_id(&self, row: usize) -> Option<PersonId> {
        let place = self.folded_ids.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        Some(self.folded_ids[place].1)
    }

    /// The number of a row, counted from 1.
    pub(crate) fn number(&self, row: usize) -> u64 {
        self.first_row.saturating_add(row as u64)
    }

    pub(crate) fn line(&self, row: usize) -> Option<u64> {
        self.lines.get(row).copied()
    }

    /// The same without the answers, which nobody pairs.
    pub(crate) fn without_items(mut self) -> Self {
        self.halves.iter_mut().for_each(Answers::forget_items);
        self
    }
}

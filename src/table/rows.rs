//! Rows of a table on their way into a cohort.

use super::Answers;
use crate::ground::Occasion;

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
#[derive(Clone, Copy, Debug)]
pub struct Half<'a> {
    /// The answers, a row for each.
    pub answers: &'a Answers,
    /// Which occasion it is.
    pub occasions: Occasions<'a>,
    /// The day of each row, counted from 1970-01-01; `None` where the table has no such column.
    pub days: Option<&'a [Option<i32>]>,
}

/// The occasion of each row.
#[derive(Clone, Copy, Debug)]
pub enum Occasions<'a> {
    /// The same everywhere.
    All(Occasion),
    /// One by one; a row of none is in no figure.
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

//! What some rows showed.

use super::form_counts::FormCounts;
use super::listed::Listed;
use super::reading::{Mark, Reading, Room};
use super::unread::Unread;
use crate::finding::Findings;
use crate::table::{Labels, Visits};

/// What some rows showed; rows and lines are counted from where it begins.
///
/// It holds hashes of ids, and answers of people who have one: personal data.
/// `Debug` shows how many rows there are.
pub(crate) struct Part {
    /// Of what was read.
    pub(super) mark: Mark,
    pub(super) rows: u64,
    /// How many lines of the file it covers.
    pub(super) lines: u64,
    pub(super) listed: Vec<Listed>,
    pub(super) room: Room,
    /// All findings, counted.
    pub(super) totals: Findings,
    pub(super) forms: Vec<FormCounts>,
    pub(super) unread: Unread,
    /// The rows that are left to be paired.
    pub(super) visits: Vec<Visits>,
    /// Labels of occasions.
    pub(super) labels: Labels,
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Part").field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Part {
    pub(super) fn new(reading: &Reading<'_>) -> Self {
        Self {
            mark: reading.mark.clone(),
            rows: 0,
            lines: 0,
            listed: Vec::new(),
            room: reading.room(),
            totals: Findings::listing(0),
            forms: FormCounts::of_table(&reading.reader),
            unread: Unread::of(&reading.reader),
            visits: Vec::new(),
            labels: Labels::default(),
        }
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// Says how many lines of a file it covers.
    pub(crate) fn cover_lines(&mut self, lines: u64) {
        self.lines = lines;
    }

    /// Adds rows that are left to be paired.
    pub(crate) fn keep(&mut self, visits: Visits) {
        self.visits.push(visits);
    }
}

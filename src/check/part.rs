//! What some rows showed.

use super::excerpt::Listed;
use super::form_counts::FormCounts;
use super::people::PersonRow;
use super::{Check, Compared, Room};
use crate::finding::{Finding, Findings};

/// What some rows showed; rows and lines are counted from where it begins.
///
/// It holds hashes of ids, and answers of people who have one: personal data.
/// `Debug` shows how many rows there are.
pub struct Part {
    pub(super) rows: u64,
    /// How many lines of the file it covers.
    pub(super) lines: u64,
    pub(super) listed: Vec<Listed>,
    pub(super) room: Room,
    /// All findings, counted.
    pub(super) totals: Findings,
    pub(super) forms: Vec<FormCounts>,
    pub(super) people: Vec<PersonRow>,
    pub(super) compared: Vec<Compared>,
    /// Occasions that nobody asked for, each where it is first.
    pub(super) ignored: Vec<(String, Finding)>,
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Part").field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Part {
    pub(super) fn new(check: &Check<'_>) -> Self {
        let definitions = check.reader.forms.iter().map(|form| form.scorer.definition());
        Self {
            rows: 0,
            lines: 0,
            listed: Vec::new(),
            room: check.room(),
            totals: Findings::listing(0),
            forms: definitions
                .zip(&check.countings)
                .map(|(definition, counting)| FormCounts::new(definition, counting))
                .collect(),
            people: Vec::new(),
            compared: check.stored.iter().map(|stored| stored.comparison.nothing_compared()).collect(),
            ignored: Vec::new(),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The same, covering so many lines of a file.
    #[must_use]
    pub fn covering_lines(self, lines: u64) -> Self {
        Self { lines, ..self }
    }

    /// Adds a finding that was made while the rows were read; its row and line are counted from where the part begins.
    pub fn push(&mut self, finding: Finding) {
        self.totals.push(finding.clone());
        let room = &mut self.room[finding.rule.severity() as usize];
        if *room > 0 {
            *room -= 1;
            self.listed.push(Listed { finding, excerpt: None });
        }
    }
}

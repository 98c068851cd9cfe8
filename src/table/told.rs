//! What is told of the cells of one item.

use super::cell::{CellReader, Reading};
use super::column::{Column, Values};
use crate::finding::{Finding, Findings, Numbers, Rule, Severity};

/// What is told of the cells of one item in one block.
pub(super) struct Told<'a> {
    column: &'a Column<'a>,
    range: [u8; 2],
    /// The number of the batch's first row.
    first_row: u64,
    /// There is room to list more.
    pub(super) lists: bool,
    /// The first finding of each rule, and how many there are.
    counts: Vec<(Finding, u64)>,
    numbers: Option<Numbers>,
}

impl<'a> Told<'a> {
    pub(super) fn new(column: &'a Column<'_>, reader: &CellReader<'_>, first_row: u64, findings: &Findings) -> Self {
        let lists = [Severity::Error, Severity::Warning].into_iter().any(|severity| findings.lists(severity));
        let numbers = findings.counts_numbers().then(Numbers::default);
        Self { column, range: reader.range(), first_row, lists, counts: Vec::new(), numbers }
    }

    /// Counts `more` cells that were read alike, the first of which this is.
    pub(super) fn count(&mut self, reading: Reading, cell: usize, more: u64) {
        let Some((rule, found)) = self.rule_of(reading) else { return };
        let row = self.first_row.saturating_add(cell as u64);
        match self.counts.iter_mut().find(|(first, _)| first.rule == rule) {
            Some((first, count)) => {
                *count += more;
                if first.row > Some(row) {
                    *first = Finding::cell(rule, row, self.column.name, self.range, found);
                }
            }
            None => self.counts.push((Finding::cell(rule, row, self.column.name, self.range, found), more)),
        }
        if let (Some(numbers), Some(found)) = (&mut self.numbers, found) {
            numbers.note(found, self.range[0], more);
        }
    }

    /// Lists a cell, if there is room.
    pub(super) fn list(&mut self, reading: Reading, cell: usize, findings: &mut Findings) {
        if self.lists
            && let Some((rule, found)) = self.rule_of(reading)
        {
            let finding = || Finding::cell(rule, self.first_row.saturating_add(cell as u64), self.column.name, self.range, found);
            findings.list(rule.severity(), finding);
        }
    }

    /// The rule that is broken. A packed cell that is wrong as a whole is told once, by its first digit; a wrong digit has a number.
    fn rule_of(&self, reading: Reading) -> Option<(Rule, Option<i64>)> {
        let is_told_before =
            |found: Option<i64>| matches!(self.column.values, Values::Digit { place, .. } if place > 0 && found.is_none());
        reading.broken_rule().filter(|(_, found)| !is_told_before(*found))
    }

    /// Adds what was counted, in the order of the rows.
    pub(super) fn finish(mut self, findings: &mut Findings) {
        self.counts.sort_by_key(|(first, _)| first.row);
        for (first, count) in self.counts {
            findings.count(&first, count);
        }
        if let Some(numbers) = &self.numbers {
            findings.count_numbers(Rule::OutOfRange, self.column.name, numbers);
        }
    }
}

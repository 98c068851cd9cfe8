//! Rows in, what they show out.

use super::Reading;
use super::form_counts::{EXIT, START, UNPLACED, not_scorable};
use super::listed::Listed;
use super::part::Part;
use crate::finding::{Finding, Findings, Rule, Severity};
use crate::ground::Occasion;
use crate::instrument::{BLOCK_ROWS, Block, Counting};
use crate::table::{GroupColumn, RowsError, TableReader, TableRows, Visits, Walk};

/// Reads rows and looks at them; each thread has its own.
pub(crate) struct Inspector<'t> {
    walk: Walk<'t>,
    reading: &'t Reading<'t>,
    /// Findings of these severities are listed.
    lists: [bool; Severity::ALL.len()],
    /// Where each row is counted.
    occasions: Vec<u8>,
}

impl<'t> Inspector<'t> {
    pub(crate) fn new(reading: &'t Reading<'t>, groups: &'t [GroupColumn], keeps_ids: bool) -> Self {
        Self {
            walk: Walk::new(&reading.reader, groups, keeps_ids),
            reading,
            lists: [true; Severity::ALL.len()],
            occasions: Vec::new(),
        }
    }

    /// Lists findings only of some severities; all are counted.
    pub(crate) fn list_only(&mut self, severities: [bool; Severity::ALL.len()]) {
        self.lists = severities;
    }

    /// A part without any row.
    pub(crate) fn begin(&self) -> Part {
        Part::new(self.reading)
    }

    /// Adds rows to a part that ends where they begin, and what was found while they were read:
    /// findings whose rows are counted from where the part begins. `consume` makes of the rows what is wanted.
    ///
    /// # Errors
    ///
    /// [`RowsError`] when they are not rows of the table; nothing is added then.
    pub(crate) fn read(
        &mut self,
        rows: &TableRows<'_>,
        found: Findings,
        part: &mut Part,
        consume: impl FnOnce(&TableReader<'_>, &Visits, &mut Findings),
    ) -> Result<Visits, RowsError> {
        if !self.reading.is_of(&part.mark) {
            return Err(RowsError::OtherTable);
        }
        rows.fit(self.walk.reader.shown_names(), &self.reading.texts)?;
        let room = std::array::from_fn(|severity| if self.lists[severity] && part.room[severity] > 0 { usize::MAX } else { 0 });
        let mut findings = Findings::with_room(room).counting_numbers();
        let (listed, totals) = found.into_parts();
        findings.count_all_of(&totals);
        for finding in listed {
            findings.list(finding.rule.severity(), || finding);
        }
        let visits = self.walk.read(rows, part.rows + 1, &mut findings, &mut part.labels)?;
        self.count(rows, &visits, part, &mut findings);
        part.unread.add(rows);
        consume(self.walk.reader, &visits, &mut findings);
        self.file(findings, rows, part);
        part.rows += rows.len() as u64;
        Ok(visits)
    }

    /// Counts every answer, and tells of rows that a look at all items shows to be odd.
    fn count(&mut self, rows: &TableRows<'_>, visits: &Visits, part: &mut Part, findings: &mut Findings) {
        let reader = self.walk.reader;
        self.occasions.clear();
        self.occasions.extend((0..rows.len()).map(|row| match visits.named_occasion(row) {
            Some(Occasion::Start) => START,
            Some(Occasion::Exit) => EXIT,
            None => UNPLACED,
        }));
        let exits = vec![EXIT; if visits.is_wide { rows.len() } else { 0 }];
        for (form, counts) in reader.forms.iter().zip(&mut part.forms) {
            let has_column: Vec<bool> = form.columns.places.iter().map(Option::is_some).collect();
            let half = usize::from(form.columns.occasion == Some(Occasion::Exit));
            let occasions = if half == 1 { &exits } else { &self.occasions };
            let id = &form.scorer.definition().id;
            let planned = &reader.plan().forms()[form.planned];
            for start in (0..rows.len()).step_by(BLOCK_ROWS) {
                let range = start..rows.len().min(start + BLOCK_ROWS);
                let items = visits.halves[half].items(planned.items.clone(), range.clone());
                let block = Block { items: &items, rows: range.len() };
                let number = |row: usize| visits.number(start + row);
                let straight = |row| findings.push(Finding::about_row(Rule::StraightLine, number(row), id));
                counts.add(&block, &occasions[range], &has_column, straight);
                if let Counting::KeyedSums(scale) = &planned.counting {
                    not_scorable(scale, reader.missing, &block, |scale, row| {
                        findings.push(Finding::about_row(Rule::NotScorable, number(row), &format!("{id}.{scale}")));
                    });
                }
            }
        }
    }

    /// Puts findings in order, each with its line and, if it is listed, what is around it.
    fn file(&self, findings: Findings, rows: &TableRows<'_>, part: &mut Part) {
        let (mut listed, mut totals) = findings.into_parts();
        let reader = self.walk.reader;
        let place = |row: u64| usize::try_from(row.checked_sub(part.rows)?.checked_sub(1)?).ok();
        let line = |finding: &Finding| finding.row.and_then(place).and_then(|row| rows.line(row));
        for total in &mut totals {
            total.first.line = line(&total.first).map(|line| part.lines.saturating_add(line));
        }
        part.totals.count_all_of(&totals);
        listed.sort_by_cached_key(|finding| place_of(finding, reader));
        for mut finding in listed {
            let room: &mut usize = &mut part.room[finding.rule.severity() as usize];
            if *room == 0 {
                continue;
            }
            *room -= 1;
            finding.line = line(&finding).map(|line| part.lines.saturating_add(line));
            let column = reader.column_named(&finding.column);
            let cell = finding.row.and_then(place).zip(column).filter(|_| finding.expected.is_some());
            let excerpt =
                cell.and_then(|(row, column)| self.reading.shown.excerpt(reader.shown_names(), rows, row, column, &finding));
            part.listed.push(Listed { finding, excerpt });
        }
    }
}

/// By what findings are put in order.
pub(super) fn place_of(finding: &Finding, reader: &TableReader<'_>) -> (Option<u64>, Option<usize>, Rule) {
    (finding.row, reader.column_named(&finding.column), finding.rule)
}

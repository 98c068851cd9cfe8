//! Parts in order, and what they show together.

use super::column_rules::{CountedForm, implausible_shift, note_columns};
use super::excerpt::Listed;
use super::form_counts::{FormCounts, ScaleCounts};
use super::part::Part;
use super::people::{People, PersonRow};
use super::{Check, Compared, Room};
use crate::dataset::{Occasion, Place};
use crate::finding::{Finding, Findings, Severity, Total};

/// What was read of a table so far.
pub struct Checked<'c> {
    check: &'c Check<'c>,
    rows: u64,
    lines: u64,
    listed: Vec<Listed>,
    room: Room,
    totals: Findings,
    forms: Vec<FormCounts>,
    people: People,
    compared: Vec<Compared>,
    ignored: Vec<String>,
}

/// A wrong guess takes no more memory than this many people.
const MOST_EXPECTED: usize = 1 << 21;

/// Everything that is odd about a table.
#[derive(Clone, Debug)]
pub struct CheckResult {
    /// How many rows it has.
    pub rows: u64,
    /// The findings that are listed: the worst first, then by row and column. The first of
    /// each rule in each column is always among them.
    pub listed: Vec<Listed>,
    /// How many there are of each rule in each column.
    pub totals: Vec<Total>,
}

impl<'c> Checked<'c> {
    pub(super) fn new(check: &'c Check<'c>) -> Self {
        let Part { forms, room, compared, .. } = Part::new(check);
        let mut checked = Self {
            check,
            rows: 0,
            lines: 0,
            listed: Vec::new(),
            room,
            totals: Findings::listing(0),
            forms,
            people: People::default(),
            compared,
            ignored: Vec::new(),
        };
        let mut findings = Findings::default();
        check.reader.note_columns(&mut findings);
        checked.take(findings);
        checked
    }

    /// The same, for rows that begin after so many lines of their file.
    #[must_use]
    pub fn after_lines(self, lines: u64) -> Self {
        Self { lines, ..self }
    }

    /// The same, for about so many rows: a guess that saves time and changes nothing else.
    #[must_use]
    pub fn expecting_rows(self, rows: usize) -> Self {
        let layout = &self.check.reader.layout;
        let people = match (layout.id, layout.wave) {
            (None, _) => 0,
            (Some(_), None) => rows,
            (Some(_), Some(_)) => rows / 2,
        };
        Self { people: People::expecting(people.min(MOST_EXPECTED)), ..self }
    }

    /// How many rows there are so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Of which severities further findings can be listed.
    #[must_use]
    pub fn lists(&self) -> [bool; Severity::ALL.len()] {
        self.room.map(|room| room > 0)
    }

    /// Adds the rows that follow.
    pub fn add(&mut self, part: Part) {
        let (rows, lines) = (self.rows, self.lines);
        let moved = |finding: Finding| Finding {
            row: finding.row.map(|row| row + rows),
            line: finding.line.map(|line| line + lines + 1),
            ..finding
        };
        let totals: Vec<Total> =
            part.totals.into_parts().1.into_iter().map(|total| Total { first: moved(total.first), ..total }).collect();
        self.totals.count_all_of(&totals);
        for listed in part.listed {
            let finding = moved(listed.finding);
            self.list(Listed { finding, ..listed });
        }
        for (label, finding) in part.ignored {
            if !self.ignored.contains(&label) {
                self.ignored.push(label);
                self.take_one(moved(finding));
            }
        }
        self.forms.iter_mut().zip(&part.forms).for_each(|(form, later)| form.append(later));
        self.compared.iter_mut().zip(part.compared).for_each(|(compared, later)| compared.append(later));
        self.people.warm(&part.people);
        self.add_people(part.people.into_iter().map(|row| PersonRow {
            row: row.row + rows,
            line: row.line.map(|line| line + lines + 1),
            ..row
        }));
        self.rows += part.rows;
        self.lines += part.lines;
    }

    fn add_people(&mut self, people: impl Iterator<Item = PersonRow>) {
        let mut findings = Findings::with_room(self.room);
        for row in people {
            self.people.add(row, self.check, &mut findings);
        }
        self.take(findings);
    }

    /// What the table shows as a whole.
    #[must_use]
    pub fn finish(mut self) -> CheckResult {
        let mut findings = Findings::with_room(self.room);
        std::mem::take(&mut self.people).finish(self.check, &mut findings);
        for (stored, compared) in self.check.stored.iter().zip(&self.compared) {
            let scale = self.forms[stored.form].scale.as_ref();
            let looks_reversed = scale.is_some_and(ScaleCounts::seems_reversed);
            stored.comparison.diagnose(compared, looks_reversed).tell(&mut findings);
        }
        self.take(findings);
        self.note_columns();
        let (_, totals) = self.totals.into_parts();
        let mut listed = self.listed;
        for total in &totals {
            if !listed.iter().any(|listed| listed.finding.rule == total.rule && listed.finding.column == total.column) {
                listed.push(Listed { finding: total.first.clone(), excerpt: None });
            }
        }
        let header = self.check.reader.header();
        let column = |finding: &Finding| header.iter().position(|name| *name == finding.column);
        listed.sort_by_cached_key(|Listed { finding, .. }| {
            (std::cmp::Reverse(finding.rule.severity()), finding.row, column(finding), finding.rule)
        });
        CheckResult { rows: self.rows, listed, totals }
    }

    fn note_columns(&mut self) {
        let forms: Vec<CountedForm<'_>> =
            self.check.reader.forms.iter().zip(&self.forms).map(|(form, counts)| counted(self.check, form, counts)).collect();
        let mut findings = std::mem::replace(&mut self.totals, Findings::listing(0));
        let mut listing = Findings::listing(usize::MAX);
        for form in &forms {
            note_columns(form, &findings, &mut listing);
        }
        for start in &forms {
            let exits = forms.iter().filter(|exit| exit.definition.id == start.definition.id);
            exits.for_each(|exit| implausible_shift(start, exit, &mut listing));
        }
        let (found, totals) = listing.into_parts();
        findings.count_all_of(&totals);
        self.totals = findings;
        // one of a rule in a column: they are few, whatever the size of the table
        self.listed.extend(found.into_iter().map(|finding| Listed { finding, excerpt: None }));
    }

    /// Takes findings that know their place in the table.
    fn take(&mut self, findings: Findings) {
        let (listed, totals) = findings.into_parts();
        self.totals.count_all_of(&totals);
        for finding in listed {
            self.list(Listed { finding, excerpt: None });
        }
    }

    fn take_one(&mut self, finding: Finding) {
        self.totals.push(finding.clone());
        self.list(Listed { finding, excerpt: None });
    }

    fn list(&mut self, listed: Listed) {
        let room = &mut self.room[listed.finding.rule.severity() as usize];
        if *room > 0 {
            *room -= 1;
            self.listed.push(listed);
        }
    }
}

fn counted<'f>(check: &Check<'_>, form: &'f crate::dataset::AskedForm<'_>, counts: &'f FormCounts) -> CountedForm<'f> {
    let definition = form.scorer.definition();
    let at =
        |name: &str| form.columns.occasion.map_or_else(|| name.to_owned(), |occasion: Occasion| format!("{occasion}.{name}"));
    let names = form.columns.places.iter().zip(&definition.items).map(|(place, item)| {
        Some(match (*place)? {
            Place::Column(column) => check.reader.header()[column].clone(),
            Place::Digit { .. } => at(&item.id),
        })
    });
    CountedForm { definition, counts, names: names.collect(), id: at(&definition.id) }
}

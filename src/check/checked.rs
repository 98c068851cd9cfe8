//! Parts in order, and what they show together.

use super::checker::{MOST_IGNORED, place_of};
use super::column_rules::{CountedForm, implausible_shift, note_columns};
use super::excerpt::Listed;
use super::form_counts::{FormCounts, ScaleCounts};
use super::part::Part;
use super::people::People;
use super::{Check, Compared};
use crate::finding::{Finding, Findings, Severity, Total};
use crate::ground::Occasion;
use crate::instrument::ItemDef;
use crate::table::Place;

/// What was read of a table so far.
pub struct Checked<'c> {
    check: &'c Check<'c>,
    rows: u64,
    lines: u64,
    /// The first of each severity, and at most as many again.
    listed: [Vec<Listed>; Severity::ALL.len()],
    totals: Findings,
    forms: Vec<FormCounts>,
    people: People,
    compared: Vec<Compared>,
    ignored: Vec<String>,
}

/// So many people are looked for at once.
const MOST_WARM: usize = 256;

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
    /// How many there are of each rule in each column, in the order of the columns.
    pub totals: Vec<Total>,
}

impl<'c> Checked<'c> {
    pub(super) fn new(check: &'c Check<'c>) -> Self {
        let Part { forms, compared, .. } = Part::new(check);
        let mut checked = Self {
            check,
            rows: 0,
            lines: 0,
            listed: [const { Vec::new() }; Severity::ALL.len()],
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

    /// Of which severities findings in further rows can be listed.
    #[must_use]
    pub fn lists(&self) -> [bool; Severity::ALL.len()] {
        self.listed.each_ref().map(|listed| listed.len() < self.check.most_listed)
    }

    /// Adds the rows that follow.
    pub fn add(&mut self, part: Part) {
        let (rows, lines) = (self.rows, self.lines);
        let room = self.lists().map(|lists| if lists { self.check.most_listed } else { 0 });
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
            if self.ignored.len() < MOST_IGNORED && !self.ignored.contains(&label) {
                self.ignored.push(label);
                self.take_one(moved(finding));
            }
        }
        self.forms.iter_mut().zip(&part.forms).for_each(|(form, later)| form.append(later));
        self.compared.iter_mut().zip(part.compared).for_each(|(compared, later)| compared.append(later));
        let mut people = part.people;
        for rows_of_people in people.chunks_mut(MOST_WARM) {
            self.people.warm(rows_of_people);
            let mut findings = Findings::with_room(room);
            for row in rows_of_people {
                self.people.add(row.after(rows, lines), self.check, &mut findings);
            }
            self.take(findings);
        }
        self.rows += part.rows;
        self.lines += part.lines;
    }

    /// What the table shows as a whole.
    #[must_use]
    pub fn finish(mut self) -> CheckResult {
        let mut findings = Findings::with_room(self.check.room());
        std::mem::take(&mut self.people).finish(self.check, &mut findings);
        self.take(findings);
        self.list_without_row();
        let of_columns = self.columns();
        let (most, header) = (self.check.most_listed, self.check.reader.header());
        let mut listed: Vec<Listed> = Vec::new();
        for mut of_severity in self.listed {
            keep_first(&mut of_severity, most, header);
            listed.append(&mut of_severity);
        }
        // one of a rule in a column: they are few, whatever the size of the table
        listed.extend(of_columns.into_iter().map(|finding| Listed { finding, excerpt: None }));
        let (_, mut totals) = self.totals.into_parts();
        totals.sort_by_cached_key(|total| (place_of(&total.first, header).1, total.column.clone(), total.rule));
        for total in &totals {
            if !listed.iter().any(|listed| listed.finding.rule == total.rule && listed.finding.column == total.column) {
                listed.push(Listed { finding: total.first.clone(), excerpt: None });
            }
        }
        sort_by_place(&mut listed, header);
        listed.sort_by_key(|listed| std::cmp::Reverse(listed.finding.rule.severity()));
        CheckResult { rows: self.rows, listed, totals }
    }

    /// Findings that name no row are all alike, so what is counted of them says where they would be listed.
    fn list_without_row(&mut self) {
        for total in self.totals.totals().iter().filter(|total| total.first.row.is_none()) {
            let count = usize::try_from(total.count).unwrap_or(usize::MAX).min(self.check.most_listed);
            let alike = Listed { finding: total.first.clone(), excerpt: None };
            self.listed[total.rule.severity() as usize].extend(std::iter::repeat_n(alike, count));
        }
    }

    /// Counts what is odd about columns.
    fn columns(&mut self) -> Vec<Finding> {
        let forms: Vec<CountedForm<'_>> =
            self.check.reader.forms.iter().zip(&self.forms).map(|(form, counts)| counted(self.check, form, counts)).collect();
        let mut listing = Findings::listing(usize::MAX);
        for (stored, compared) in self.check.stored.iter().zip(&self.compared) {
            let scale = self.forms[stored.form].scale.as_ref();
            let looks_reversed = scale.is_some_and(ScaleCounts::seems_reversed);
            stored.comparison.diagnose(compared, looks_reversed).tell(&mut listing);
        }
        for form in &forms {
            note_columns(form, &self.totals, &mut listing);
        }
        for start in &forms {
            let exits = forms.iter().filter(|exit| exit.definition.id == start.definition.id);
            exits.for_each(|exit| implausible_shift(start, exit, &mut listing));
        }
        let (found, totals) = listing.into_parts();
        self.totals.count_all_of(&totals);
        found
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
        if listed.finding.row.is_none() {
            return;
        }
        let most = self.check.most_listed;
        let of_severity = &mut self.listed[listed.finding.rule.severity() as usize];
        of_severity.push(listed);
        if of_severity.len() > most.saturating_mul(2) {
            keep_first(of_severity, most, self.check.reader.header());
        }
    }
}

/// Keeps the first `most`; of equals those that came first.
fn keep_first(listed: &mut Vec<Listed>, most: usize, header: &[String]) {
    if listed.len() > most {
        sort_by_place(listed, header);
        listed.truncate(most);
    }
}

/// By row, then by column, then by rule.
fn sort_by_place(listed: &mut [Listed], header: &[String]) {
    listed.sort_by_cached_key(|listed| place_of(&listed.finding, header));
}

fn counted<'f>(check: &Check<'_>, form: &'f crate::table::AskedForm<'_>, counts: &'f FormCounts) -> CountedForm<'f> {
    let definition = form.scorer.definition();
    let at =
        |name: &str| form.columns.occasion.map_or_else(|| name.to_owned(), |occasion: Occasion| format!("{occasion}.{name}"));
    let names = form.columns.places.iter().zip(&definition.items).map(|(place, item)| {
        Some(match (*place)? {
            Place::Column(column) => check.reader.header()[column].clone(),
            Place::Digit { .. } => at(&item.id),
        })
    });
    let names: Vec<Option<String>> = names.collect();
    let below = |item: &ItemDef| i64::from(item.min) - 1;
    let codes = check.reader.missing_codes();
    let is_declared = |name: &str, item: &ItemDef| codes.iter().any(|code| code.is_cell(name, &below(item).to_string()));
    let zero_is_missing = names.iter().zip(&definition.items);
    let zero_is_missing = zero_is_missing.map(|(name, item)| name.as_ref().is_some_and(|name| is_declared(name, item))).collect();
    CountedForm { definition, counts, names, zero_is_missing, id: at(&definition.id) }
}

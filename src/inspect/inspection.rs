//! Parts in order, and what they show together.

use std::collections::HashSet;

use super::column_rules::{CountedForm, implausible_shift, note_columns};
use super::form_counts::FormCounts;
use super::inspector::place_of;
use super::listed::Listed;
use super::part::Part;
use super::unread::Unread;
use super::{Reading, Room};
use crate::finding::{Finding, Findings, Rule, Severity, Total, doubts, left_out};
use crate::ground::{short_debug, shown_text};
use crate::instrument::{ItemDef, Label};
use crate::people::Persons;
use crate::table::{AskedForm, Labels, LayoutError, Place, TableReader};

/// What was read of a table so far, and whoever takes its rows of people.
pub struct Inspection<'t, P> {
    reader: &'t TableReader<'t>,
    most_listed: usize,
    room: Room,
    rows: u64,
    lines: u64,
    /// The first of each severity, and at most as many again.
    listed: [Vec<Listed>; Severity::ALL.len()],
    totals: Findings,
    forms: Vec<FormCounts>,
    unread: Unread,
    labels: Labels,
    persons: P,
}

/// Everything that is odd about a table.
#[derive(Clone, Default)]
pub struct Inspected {
    /// How many rows it has.
    pub rows: u64,
    /// The findings that are listed: the worst first, then by row and column. The first of
    /// each rule in each column is always among them.
    pub listed: Vec<Listed>,
    /// How many there are of each rule in each column, in the order of the columns.
    pub totals: Vec<Total>,
    /// None of the occasions that were named stands in the table, so whatever was made of it says nothing of them.
    pub no_occasion: Option<LayoutError>,
}

impl Inspected {
    /// Why figures of the table may be wrong and what they leave out, a sentence for each rule; none of them tells about a row
    /// or a person, or how many there are, so they may stand in a release.
    #[must_use]
    pub fn doubts(&self) -> Vec<Label> {
        self.doubts_of(false)
    }

    /// The same with how often and in which columns, for those who may see the answers.
    #[must_use]
    pub fn counted_doubts(&self) -> Vec<Label> {
        self.doubts_of(true)
    }

    #[doc(hidden)] // whoever reads several tables as one knows more of each than the whole shows
    /// Adds what is known of columns beside what the rows show.
    pub fn add(&mut self, found: Vec<Finding>) {
        let mut findings = Findings::listing(usize::MAX);
        findings.extend(found);
        let (listed, totals) = findings.into_parts();
        self.totals.extend(totals);
        self.listed.extend(listed.into_iter().map(|finding| Listed { finding, excerpt: None }));
        // a stable sort: what was in order stays so
        self.listed.sort_by_key(|listed| std::cmp::Reverse(listed.finding.rule.severity()));
    }

    fn doubts_of(&self, with_counts: bool) -> Vec<Label> {
        let of_columns = doubts(self.totals.iter().map(|total| (total.rule, total.column.as_str())));
        let of_rows = left_out(self.totals.iter().map(|total| (total.rule, total.column.as_str(), total.count)), with_counts);
        of_columns.into_iter().chain(of_rows).collect()
    }

    /// How many findings there are at or above `severity`.
    #[must_use]
    pub fn count_at_least(&self, severity: Severity) -> u64 {
        self.totals.iter().filter(|total| total.rule.severity() >= severity).fold(0, |sum, total| sum.saturating_add(total.count))
    }
}

impl<'t, P: Persons> Inspection<'t, P> {
    /// Nothing is read yet but the names of the columns.
    pub(crate) fn new(reading: &'t Reading<'t>, persons: P) -> Self {
        let reader = &reading.reader;
        let mut inspection = Self {
            reader,
            most_listed: reading.most_listed,
            room: reading.room(),
            rows: 0,
            lines: 0,
            listed: [const { Vec::new() }; Severity::ALL.len()],
            totals: Findings::listing(0),
            forms: FormCounts::of_table(reader),
            unread: Unread::of(reader),
            labels: Labels::default(),
            persons,
        };
        let mut findings = Findings::default();
        reader.note_columns(&mut findings);
        inspection.take(findings);
        inspection
    }

    /// The same, for rows that begin after so many lines of their file.
    pub(crate) fn after_lines(self, lines: u64) -> Self {
        Self { lines, ..self }
    }

    /// How many rows there are so far.
    pub(crate) fn rows(&self) -> u64 {
        self.rows
    }

    /// Of which severities findings in further rows can be listed.
    pub(crate) fn lists(&self) -> [bool; Severity::ALL.len()] {
        self.listed.each_ref().map(|listed| listed.len() < self.most_listed)
    }

    /// What was counted of each questionnaire, and what is odd about its cells so far.
    pub(crate) fn counted(&self) -> &[FormCounts] {
        &self.forms
    }

    /// Adds the rows that follow.
    ///
    /// # Errors
    ///
    /// As whoever takes rows of people says.
    pub(crate) fn add(&mut self, part: Part) -> Result<(), P::Error> {
        let (rows, lines) = (self.rows, self.lines);
        // what is odd about people stands among what is odd about their rows
        let room = self.lists().map(|lists| if lists { self.most_listed } else { 0 });
        let moved = |finding: Finding| Finding {
            row: finding.row.map(|row| row.saturating_add(rows)),
            line: finding.line.map(|line| line.saturating_add(lines).saturating_add(1)),
            ..finding
        };
        let totals: Vec<Total> =
            part.totals.into_parts().1.into_iter().map(|total| Total { first: moved(total.first), ..total }).collect();
        self.totals.count_all_of(&totals);
        for listed in part.listed {
            let finding = moved(listed.finding);
            self.list(Listed { finding, ..listed });
        }
        for finding in self.labels.append(part.labels) {
            self.take_one(moved(finding));
        }
        self.forms.iter_mut().zip(&part.forms).for_each(|(form, later)| form.append(later));
        self.unread.append(&part.unread);
        for visits in part.visits {
            let mut findings = Findings::with_room(room);
            self.persons.add(&visits.after(rows, lines), &mut findings)?;
            self.take(findings);
        }
        self.rows = self.rows.saturating_add(part.rows);
        self.lines = self.lines.saturating_add(part.lines);
        Ok(())
    }

    /// What the table shows as a whole, and whoever took its rows. `of_columns` adds what is odd about whole columns.
    pub(crate) fn finish(mut self, of_columns: impl FnOnce(&Self, &mut Findings)) -> (Inspected, P) {
        let mut findings = Findings::with_room(self.room);
        self.persons.finish(&mut findings);
        self.take(findings);
        self.list_without_row();
        let of_columns = self.columns(of_columns);
        let (most, reader) = (self.most_listed, self.reader);
        let mut listed: Vec<Listed> = Vec::new();
        for mut of_severity in self.listed {
            keep_first(&mut of_severity, most, reader);
            listed.append(&mut of_severity);
        }
        // one of a rule in a column: they are few, whatever the size of the table
        listed.extend(of_columns.into_iter().map(|finding| Listed { finding, excerpt: None }));
        let wave = reader.layout.wave.map(|column| reader.shown_names()[column].as_str());
        let no_occasion = self.labels.none_met(&reader.occasions, wave.unwrap_or_default());
        let (_, mut totals) = self.totals.into_parts();
        totals.sort_by_cached_key(|total| (reader.column_named(&total.column), total.column.clone(), total.rule));
        let told: HashSet<(Rule, &str)> =
            listed.iter().map(|listed| (listed.finding.rule, listed.finding.column.as_str())).collect();
        let untold = totals.iter().filter(|total| !told.contains(&(total.rule, total.column.as_str())));
        let untold: Vec<Listed> = untold.map(|total| Listed { finding: total.first.clone(), excerpt: None }).collect();
        listed.extend(untold);
        sort_by_place(&mut listed, reader);
        listed.sort_by_key(|listed| std::cmp::Reverse(listed.finding.rule.severity()));
        (Inspected { rows: self.rows, listed, totals, no_occasion }, self.persons)
    }

    /// Findings that do not name a row are all alike, so what is counted of them says where they would be listed.
    fn list_without_row(&mut self) {
        for total in self.totals.totals().iter().filter(|total| total.first.row.is_none()) {
            let count = usize::try_from(total.count).unwrap_or(usize::MAX).min(self.most_listed);
            let alike = Listed { finding: total.first.clone(), excerpt: None };
            self.listed[total.rule.severity() as usize].extend(std::iter::repeat_n(alike, count));
        }
    }

    /// Counts what is odd about columns.
    fn columns(&mut self, others: impl FnOnce(&Self, &mut Findings)) -> Vec<Finding> {
        let mut listing = Findings::listing(usize::MAX);
        others(self, &mut listing);
        self.unread.tell(self.reader, &mut listing);
        if let Some(column) = self.reader.layout.wave {
            let name = &self.reader.shown_names()[column];
            let unmet = if self.rows > 0 { self.labels.unmet(&self.reader.occasions) } else { Vec::new() };
            listing.extend(unmet.iter().map(|labels| {
                let labels = labels.iter().map(|label| shown_text(label)).collect::<Vec<_>>();
                Finding::about_column(Rule::OccasionNotMet, name).with_note(labels.join(", "))
            }));
        }
        let forms: Vec<CountedForm<'_>> =
            self.reader.forms.iter().zip(&self.forms).map(|(form, counts)| counted(self.reader, form, counts)).collect();
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
        let most = self.most_listed;
        let of_severity = &mut self.listed[listed.finding.rule.severity() as usize];
        of_severity.push(listed);
        if of_severity.len() > most.saturating_mul(2) {
            keep_first(of_severity, most, self.reader);
        }
    }
}

/// Keeps the first `most`; of equals those that came first.
fn keep_first(listed: &mut Vec<Listed>, most: usize, reader: &TableReader<'_>) {
    if listed.len() > most {
        sort_by_place(listed, reader);
        listed.truncate(most);
    }
}

/// By row, then by column, then by rule.
fn sort_by_place(listed: &mut [Listed], reader: &TableReader<'_>) {
    listed.sort_by_cached_key(|listed| place_of(&listed.finding, reader));
}

fn counted<'f>(reader: &TableReader<'_>, form: &'f AskedForm, counts: &'f FormCounts) -> CountedForm<'f> {
    let definition = form.scorer.definition();
    let at = |name: &str| form.columns.occasion.map_or_else(|| name.to_owned(), |occasion| format!("{occasion}.{name}"));
    let names = form.columns.places.iter().zip(&definition.items).map(|(place, item)| {
        Some(match (*place)? {
            Place::Column(column) => reader.header()[column].clone(),
            Place::Digit { .. } => at(&item.id),
        })
    });
    let names: Vec<Option<String>> = names.collect();
    let below = |item: &ItemDef| i64::from(item.min) - 1;
    let codes = reader.missing_codes();
    let is_declared = |name: &str, item: &ItemDef| codes.iter().any(|code| code.is_cell(name, &below(item).to_string()));
    let zero_is_missing = names.iter().zip(&definition.items);
    let zero_is_missing = zero_is_missing.map(|(name, item)| name.as_ref().is_some_and(|name| is_declared(name, item))).collect();
    CountedForm { definition, counts, names, zero_is_missing, id: at(&definition.id) }
}

short_debug! {
    impl[P] Inspection['_, P] { rows: |inspection: &Self| inspection.rows }
    impl Inspected { rows: |inspected: &Self| inspected.rows, listed: |inspected: &Self| inspected.listed.len(), rules: |inspected: &Self| inspected.totals.len() }
}

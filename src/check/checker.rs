//! Rows in, what they show out.

use super::Check;
use super::excerpt::Listed;
use super::form_counts::{EXIT, START, UNPLACED, not_scorable};
use super::part::Part;
use super::people::{Details, PersonRow, SaidOfPerson};
use crate::finding::{Finding, Findings, Rule, Severity};
use crate::ground::Answer;
use crate::ground::{Day, Occasion, PersonId};
use crate::instrument::{Block, Counting};
use crate::table::{Answers, FactRow, RowsError, TableRows, is_blank};

/// Reads rows; keeps what it can use again.
pub struct Checker<'c> {
    check: &'c Check<'c>,
    /// What rows say beside answers, at each half.
    halves: [Answers; 2],
    /// How the table writes the occasions, as far as it was read.
    spellings: Vec<(String, Option<Occasion>)>,
    /// Findings of these severities are listed.
    lists: [bool; Severity::ALL.len()],
    /// Where each row is counted.
    occasions: Vec<u8>,
    /// Something was answered in a row, in each half of a wide one.
    answered: [Vec<bool>; 2],
}

/// So many ways of writing an occasion are remembered.
const MOST_SPELLINGS: usize = 16;
/// More labels than this are not told one by one.
pub(super) const MOST_IGNORED: usize = 1_000;

impl<'c> Checker<'c> {
    pub(super) fn new(check: &'c Check<'c>) -> Self {
        let halves = [Answers::new(&check.plan, 0), Answers::new(&check.plan, 0)];
        Self {
            check,
            halves,
            spellings: Vec::new(),
            lists: [true; Severity::ALL.len()],
            occasions: Vec::new(),
            answered: [Vec::new(), Vec::new()],
        }
    }

    /// Lists findings only of some severities; all are counted.
    pub fn list_only(&mut self, severities: [bool; Severity::ALL.len()]) {
        self.lists = severities;
    }

    /// What these rows show.
    ///
    /// # Errors
    ///
    /// [`RowsError`] when they are not rows of the table.
    pub fn check(&mut self, rows: &TableRows<'_>) -> Result<Part, RowsError> {
        let mut part = self.begin();
        self.add(rows, Findings::default(), &mut part)?;
        Ok(part)
    }

    /// A part without any row.
    #[must_use]
    pub fn begin(&self) -> Part {
        Part::new(self.check)
    }

    /// Adds rows to a part that ends where they begin, and what was found while they were read:
    /// findings whose rows are counted from where the part begins.
    ///
    /// # Errors
    ///
    /// [`RowsError`] when they are not rows of the table; nothing is added then.
    pub fn add(&mut self, rows: &TableRows<'_>, found: Findings, part: &mut Part) -> Result<(), RowsError> {
        rows.fit(self.check.reader.header(), &self.check.texts)?;
        let room = std::array::from_fn(|severity| if self.lists[severity] && part.room[severity] > 0 { usize::MAX } else { 0 });
        let mut findings = Findings::with_room(room).counting_numbers();
        let (listed, totals) = found.into_parts();
        findings.count_all_of(&totals);
        for finding in listed {
            findings.list(finding.rule.severity(), || finding);
        }
        let occasions = self.place(rows, part, &mut findings);
        self.answers(rows, part, &mut findings)?;
        let days = self.days(rows, part.rows, &mut findings);
        self.facts(rows, part.rows, &occasions, &days, &mut findings);
        self.note_blank_rows(rows, part.rows, &mut findings);
        self.people(rows, part, &occasions, &days, &mut findings);
        self.file(findings, rows, part);
        part.rows += rows.len() as u64;
        Ok(())
    }

    /// The occasion of every row; what is none becomes a finding.
    fn place(&mut self, rows: &TableRows<'_>, part: &mut Part, findings: &mut Findings) -> Vec<Option<Occasion>> {
        self.occasions.clear();
        self.occasions.resize(rows.len(), START);
        let Some(column) = self.check.reader.layout.wave else { return Vec::new() };
        let mut occasions = Vec::with_capacity(rows.len());
        for row in 0..rows.len() {
            let cell = rows.text(column, row);
            let occasion = self.occasion(cell);
            if occasion.is_none() && !rows.is_broken(row) {
                self.note_unplaced(cell, part.rows + row as u64 + 1, rows.line(row), part, findings);
            }
            self.occasions[row] = match occasion {
                Some(Occasion::Start) => START,
                Some(Occasion::Exit) => EXIT,
                None => UNPLACED,
            };
            occasions.push(occasion);
        }
        occasions
    }

    fn occasion(&mut self, cell: &str) -> Option<Occasion> {
        if let Some((_, occasion)) = self.spellings.iter().find(|(spelling, _)| spelling == cell) {
            return *occasion;
        }
        let occasion = self.check.occasions.occasion(cell);
        if self.spellings.len() < MOST_SPELLINGS {
            self.spellings.push((cell.to_owned(), occasion));
        }
        occasion
    }

    fn note_unplaced(&self, cell: &str, row: u64, line: Option<u64>, part: &mut Part, findings: &mut Findings) {
        let name = self.check.name_of(self.check.reader.layout.wave, "wave");
        let label = cell.trim().to_lowercase();
        if label.is_empty() || !self.check.occasions.are_given() {
            findings.push(Finding::about_row(Rule::UnknownOccasion, row, &name));
        } else if part.ignored.len() < MOST_IGNORED && !part.ignored.iter().any(|(known, _)| *known == label) {
            let finding = Finding { line, ..Finding::about_row(Rule::IgnoredOccasion, row, &name) };
            part.ignored.push((label, finding));
        }
    }

    /// Validates every answer, and counts it.
    fn answers(&mut self, rows: &TableRows<'_>, part: &mut Part, findings: &mut Findings) -> Result<(), RowsError> {
        let check = self.check;
        for answered in &mut self.answered {
            answered.clear();
            answered.resize(rows.len(), false);
        }
        let exits = vec![EXIT; if check.reader.layout.wide { rows.len() } else { 0 }];
        for (form, asked) in check.reader.forms.iter().enumerate() {
            let has_column: Vec<bool> = asked.columns.places.iter().map(Option::is_some).collect();
            let at_exit = asked.columns.occasion == Some(Occasion::Exit);
            let occasions = if at_exit { &exits } else { &self.occasions };
            let answered = &mut self.answered[usize::from(at_exit)];
            let (counts, compared) = (&mut part.forms[form], &mut part.compared);
            let number = |row: usize| part.rows + row as u64 + 1;
            let mut remarks: Vec<Finding> = Vec::new();
            let id = &asked.scorer.definition().id;
            check.reader.for_each_block(form, rows, number(0), findings, |start, block| {
                note_answered(&block, &mut answered[start..start + block.rows()]);
                let straight = |row| remarks.push(Finding::about_row(Rule::StraightLine, number(start + row), id));
                counts.add(&block, &occasions[start..start + block.rows()], &has_column, straight);
                for (stored, compared) in check.stored.iter().zip(compared.iter_mut()).filter(|(stored, _)| stored.form == form) {
                    let name = &check.reader.header()[stored.column];
                    let cell = |row| check.stored_cell(rows, stored.column, start + row);
                    let tell = |rule, row| remarks.push(Finding::about_row(rule, number(start + row), name));
                    stored.comparison.compare(&block, cell, |row| rows.is_broken(start + row), compared, tell);
                }
                if let Counting::KeyedSums(scale) = &check.countings[form] {
                    not_scorable(scale, check.missing, &block, |scale, row| {
                        let scale = format!("{id}.{scale}");
                        remarks.push(Finding::about_row(Rule::NotScorable, number(start + row), &scale));
                    });
                }
            })?;
            findings.extend(remarks);
        }
        Ok(())
    }

    /// The day of every row at each half.
    fn days(&self, rows: &TableRows<'_>, before: u64, findings: &mut Findings) -> [Vec<Option<i32>>; 2] {
        let layout = &self.check.reader.layout;
        let columns = if layout.wide { layout.dates } else { [layout.date, None] };
        columns.map(|column| {
            let Some(column) = column else { return Vec::new() };
            let day = |row| {
                let cell = rows.text(column, row).trim();
                let day = Day::of_cell(cell);
                if day.is_none() && !is_blank(cell) && !rows.is_broken(row) {
                    let name = &self.check.reader.header()[column];
                    findings.push(Finding::about_row(Rule::NoDate, before + row as u64 + 1, name));
                }
                day.map(Day::since_1970)
            };
            (0..rows.len()).map(day).collect()
        })
    }

    /// Reads a violence screening and the programme's own facts.
    fn facts(
        &mut self,
        rows: &TableRows<'_>,
        before: u64,
        occasions: &[Option<Occasion>],
        days: &[Vec<Option<i32>>; 2],
        findings: &mut Findings,
    ) {
        let reader = &self.check.reader;
        if !reader.facts.any() {
            return;
        }
        self.halves.iter_mut().for_each(|half| half.reset(rows.len()));
        for row in 0..rows.len() {
            let cell = |column| rows.text(column, row);
            let occasion = occasions.get(row).copied().unwrap_or(Some(Occasion::Start)).filter(|_| !reader.layout.wide);
            let days = [0, 1].map(|half: usize| days[half].get(row).copied().flatten());
            let number = before + row as u64 + 1;
            let row_of_facts = FactRow { number, cell: &cell, is_broken: rows.is_broken(row), occasion, days };
            reader.facts.read(&row_of_facts, &self.check.plan, row, &mut self.halves, findings);
        }
    }

    /// Rows that say nothing at all.
    fn note_blank_rows(&self, rows: &TableRows<'_>, before: u64, findings: &mut Findings) {
        let facts = &self.check.facts;
        let says_nothing = |half: usize, row: usize| {
            !self.answered[half][row] && (facts.is_empty() || self.halves[half].facts(facts.clone(), row).is_none())
        };
        let is_asked = !self.check.reader.forms.is_empty();
        for row in (0..rows.len()).filter(|row| is_asked && !self.answered[0][*row] && !rows.is_broken(*row)) {
            if says_nothing(0, row) && says_nothing(1, row) {
                findings.push(Finding::about_row(Rule::NoAnswers, before + row as u64 + 1, ""));
            }
        }
    }

    /// Who stands in each row, and what the two halves of a wide one say of each other.
    fn people(
        &self,
        rows: &TableRows<'_>,
        part: &mut Part,
        occasions: &[Option<Occasion>],
        days: &[Vec<Option<i32>>; 2],
        findings: &mut Findings,
    ) {
        let layout = &self.check.reader.layout;
        let mut last: Option<(&str, PersonId)> = None;
        for row in (0..rows.len()).filter(|row| !rows.is_broken(*row)) {
            let number = part.rows + row as u64 + 1;
            let person = self.person(row, occasions, days);
            if layout.wide {
                person.compare_halves(number, self.check, findings);
            }
            let Some(column) = layout.id else { continue };
            let text = rows.text(column, row).trim();
            if is_blank(text) {
                findings.push(Finding::about_row(Rule::NoId, number, &self.check.reader.header()[column]));
                continue;
            }
            let id = match last {
                Some((known, id)) if known == text => id,
                _ => PersonId::new(text),
            };
            last = Some((text, id));
            if person.present != [false; 2] || layout.wide {
                part.people.push(PersonRow::new(id, number, rows.line(row).map(|line| part.lines + line), person));
            }
        }
    }

    /// What one row says of its person.
    fn person(&self, row: usize, occasions: &[Option<Occasion>], days: &[Vec<Option<i32>>; 2]) -> SaidOfPerson {
        let (check, layout) = (self.check, &self.check.reader.layout);
        let has_details = !check.facts.is_empty() || days.iter().any(|days| !days.is_empty());
        let facts = |half: usize| {
            let facts = (!check.facts.is_empty()).then(|| self.halves[half].facts(check.facts.clone(), row));
            facts.flatten().map(Vec::into_boxed_slice)
        };
        let day = |half: usize| days[half].get(row).copied().flatten();
        let details = |days, facts| has_details.then(|| Box::new(Details { days, facts }));
        if layout.wide {
            let facts = [facts(0), facts(1)];
            let present = [0, 1].map(|half: usize| self.answered[half][row] || facts[half].is_some());
            return SaidOfPerson { present, details: details([day(0), day(1)], facts) };
        }
        match if layout.wave.is_some() { occasions[row] } else { Some(Occasion::Start) } {
            Some(Occasion::Start) => SaidOfPerson { present: [true, false], details: details([day(0), None], [facts(0), None]) },
            Some(Occasion::Exit) => SaidOfPerson { present: [false, true], details: details([None, day(0)], [None, facts(0)]) },
            None => SaidOfPerson::default(),
        }
    }

    /// Puts findings in order, each with its line and, if it is listed, what is around it.
    fn file(&self, findings: Findings, rows: &TableRows<'_>, part: &mut Part) {
        let (mut listed, mut totals) = findings.into_parts();
        let header = self.check.reader.header();
        let place = |row: u64| usize::try_from(row - part.rows - 1).ok();
        let line = |finding: &Finding| finding.row.and_then(place).and_then(|row| rows.line(row));
        for total in &mut totals {
            total.first.line = line(&total.first).map(|line| part.lines + line);
        }
        part.totals.count_all_of(&totals);
        listed.sort_by_cached_key(|finding| place_of(finding, header));
        for mut finding in listed {
            let room: &mut usize = &mut part.room[finding.rule.severity() as usize];
            if *room == 0 {
                continue;
            }
            *room -= 1;
            finding.line = line(&finding).map(|line| part.lines + line);
            let cell = finding.row.and_then(place).zip(column_of(&finding, header)).filter(|_| finding.expected.is_some());
            let excerpt = cell.and_then(|(row, column)| self.check.shown.excerpt(header, rows, row, column, &finding));
            part.listed.push(Listed { finding, excerpt });
        }
    }
}

/// By what findings are put in order.
pub(super) fn place_of(finding: &Finding, header: &[String]) -> (Option<u64>, Option<usize>, Rule) {
    (finding.row, column_of(finding, header), finding.rule)
}

fn column_of(finding: &Finding, header: &[String]) -> Option<usize> {
    header.iter().position(|name| *name == finding.column)
}

/// Marks the rows in which something is answered.
fn note_answered(block: &Block<'_>, answered: &mut [bool]) {
    for item in block.items {
        if answered.iter().all(|answered| *answered) {
            return;
        }
        for (answered, code) in answered.iter_mut().zip(item.codes) {
            *answered |= *code != Answer::MISSING;
        }
    }
}

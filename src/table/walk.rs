//! The one walk over rows: answers, occasions, days, people, groups, facts, and what is odd about them.

use super::{
    Answers, Combinations, FactRow, GroupColumn, Labels, Nobody, NobodyFinder, RowsError, TableReader, TableRows, Visits,
};
use crate::finding::{Finding, Findings, Rule, holds_identity_number};
use crate::ground::{Day, Occasion, PersonId, is_blank};

/// So many ways of writing an occasion are looked up at once.
const MOST_SPELLINGS: usize = 16;

/// Reads the rows of a table, whatever is made of them; keeps what it can use again.
pub(crate) struct Walk<'t> {
    pub(crate) reader: &'t TableReader<'t>,
    nobody: NobodyFinder,
    /// The columns of groups; empty where nobody asked for groups.
    groups: &'t [GroupColumn],
    /// The ids themselves are wanted.
    keeps_ids: bool,
    /// How the table writes the occasions, as far as it was read.
    spellings: Vec<(String, Option<Occasion>)>,
    /// Labels that were asked for and read so far.
    met: Labels,
    /// The column of the day at each half.
    dates: [Option<usize>; 2],
}

impl<'t> Walk<'t> {
    pub(crate) fn new(reader: &'t TableReader<'t>, groups: &'t [GroupColumn], keeps_ids: bool) -> Self {
        let layout = &reader.layout;
        let dates = if layout.wide { layout.dates } else { [layout.date, None] };
        Self {
            reader,
            nobody: NobodyFinder::new(reader),
            groups,
            keeps_ids,
            spellings: Vec::new(),
            met: Labels::default(),
            dates,
        }
    }

    /// The rows that are nobody's.
    pub(crate) fn nobodys(&self, rows: &TableRows<'_>) -> Vec<(usize, Nobody)> {
        self.nobody.find(rows)
    }

    /// What these rows are, of which some are nobody's; what is odd about them is found, under the names that the table has.
    pub(crate) fn read(
        &mut self,
        rows: &TableRows<'_>,
        nobodys: &[(usize, Nobody)],
        first_row: u64,
        findings: &mut Findings,
        labels: &mut Labels,
    ) -> Result<Visits, RowsError> {
        let layout = &self.reader.layout;
        let mut visits = Visits { first_row, rows: rows.len(), is_wide: layout.wide, ..Visits::default() };
        visits.lines = rows.lines.to_vec();
        let mut left_out = Vec::new();
        if !nobodys.is_empty() {
            left_out = (0..rows.len()).map(|row| rows.is_broken(row)).collect();
            visits.nobodys = vec![false; rows.len()];
            for (row, nobody) in nobodys {
                (left_out[*row], visits.nobodys[*row]) = (true, true);
                nobody.tell(visits.number(*row), findings);
            }
        }
        // of a broken row nothing is told
        let rows = &TableRows { broken: if left_out.is_empty() { rows.broken } else { &left_out }, ..*rows };
        for half in visits.halves() {
            visits.halves[half] = Answers::new(self.reader.plan(), rows.len());
        }
        self.read_answers(rows, &mut visits, findings)?;
        for (half, (row, _)) in visits.halves().flat_map(|half| nobodys.iter().map(move |nobody| (half, *nobody))) {
            visits.halves[half].blot(row);
        }
        if let Some(column) = layout.wave {
            visits.occasions = (0..rows.len()).map(|row| self.occasion(rows.text(column, row))).collect();
        }
        visits.days = self.dates.map(|column| column.map_or_else(Vec::new, |column| days(rows, column)));
        if self.reader.facts.any() {
            self.read_facts(rows, &mut visits, findings);
        }
        for half in visits.halves() {
            visits.filled[half] = visits.halves[half].filled();
        }
        self.read_people(rows, &mut visits)?;
        if !self.groups.is_empty() {
            visits.groups = self.read_groups(rows, &visits.days[0], &mut visits.combinations);
        }
        self.note(rows, &visits, findings, labels);
        labels.meet_all_of(&self.met);
        Ok(visits)
    }

    /// Validates every answer.
    fn read_answers(&self, rows: &TableRows<'_>, visits: &mut Visits, findings: &mut Findings) -> Result<(), RowsError> {
        for (place, form) in self.reader.forms.iter().enumerate() {
            let answers = &mut visits.halves[usize::from(form.columns.occasion == Some(Occasion::Exit))];
            self.reader.for_each_block(place, rows, visits.first_row, findings, |first, block| {
                answers.put_block(self.reader.plan(), form.planned, first, &block);
            })?;
        }
        Ok(())
    }

    fn occasion(&mut self, cell: &str) -> Option<Occasion> {
        if let Some((_, occasion)) = self.spellings.iter().find(|(spelling, _)| spelling == cell) {
            return *occasion;
        }
        let occasion = self.reader.occasions.occasion(cell);
        if self.reader.occasions.is_given(cell) {
            self.met.meet(cell);
        }
        if self.spellings.len() < MOST_SPELLINGS {
            self.spellings.push((cell.to_owned(), occasion));
        }
        occasion
    }

    /// Reads a violence screening and the programme's own facts.
    fn read_facts(&self, rows: &TableRows<'_>, visits: &mut Visits, findings: &mut Findings) {
        let mut halves = std::mem::take(&mut visits.halves);
        for row in (0..rows.len()).filter(|row| !visits.is_nobodys(*row)) {
            let cell = |column| rows.text(column, row);
            self.reader.facts.read(&Self::fact_row(visits, rows, row, &cell), self.reader.plan(), row, &mut halves, findings);
        }
        visits.halves = halves;
    }

    /// Whose each row is.
    fn read_people(&self, rows: &TableRows<'_>, visits: &mut Visits) -> Result<(), RowsError> {
        let Some(column) = self.reader.layout.id else {
            visits.are_numbered = self.keeps_ids && visits.is_wide;
            return Ok(());
        };
        let reading = self.reader.ids;
        let mut last: Option<([&str; 2], PersonId)> = None;
        let mut folded_ids = Vec::new();
        let mut person = |row| {
            let id = rows.text(column, row).trim();
            if is_blank(id) || visits.is_nobodys(row) {
                return Ok(None);
            }
            let within = reading.within.map_or("", |column| rows.text(column, row).trim());
            // a person's rows often stand together; where nothing stands, comparing it costs more than all else here
            let is_last = |[known, known_within]: [&str; 2]| known == id && (reading.within.is_none() || known_within == within);
            let person = match last.filter(|(known, _)| is_last(*known)) {
                Some((_, person)) => person,
                None if holds_identity_number(id) => {
                    let (column, row) = (self.name(column).to_owned(), visits.number(row));
                    return Err(RowsError::IdentityNumber { column, row });
                }
                None => {
                    folded_ids.extend(reading.if_folded(id, within).map(|folded| (row, folded)));
                    reading.person(id, within)
                }
            };
            last = Some(([id, within], person));
            Ok(Some(person))
        };
        let people = (0..rows.len()).map(&mut person).collect::<Result<_, RowsError>>()?;
        visits.people = Some(people);
        visits.folded_ids = folded_ids;
        if self.keeps_ids {
            visits.ids = (0..rows.len()).map(|row| rows.text(column, row).trim().into()).collect();
        }
        Ok(())
    }

    /// The number of the values of all group columns in each row; a wide row goes by its start.
    fn read_groups(&self, rows: &TableRows<'_>, days: &[Option<i32>], combinations: &mut Combinations) -> Vec<u32> {
        let periods: Vec<Vec<String>> = self.groups.iter().map(|group| group.periods(days, rows.len())).collect();
        let of_row = |row: usize| {
            let cells = self.groups.iter().zip(&periods).map(|(group, periods)| match group {
                GroupColumn::Of(column) => rows.text(*column, row),
                GroupColumn::Period(_) => periods[row].as_str(),
            });
            combinations.of_row(cells.collect::<Vec<_>>().iter().copied())
        };
        (0..rows.len()).map(of_row).collect()
    }

    /// What is odd about whole rows, their occasion, their day and their id. Nothing more is said of a
    /// broken row, whose cells may stand under the wrong names, and of one in which nothing is filled.
    fn note(&self, rows: &TableRows<'_>, visits: &Visits, findings: &mut Findings, labels: &mut Labels) {
        let layout = &self.reader.layout;
        for row in (0..rows.len()).filter(|row| !rows.is_broken(*row)) {
            let number = visits.number(row);
            if !visits.is_filled(row) {
                findings.push(Finding::about_row(Rule::NoAnswers, number, ""));
                continue;
            }
            if let Some(column) = layout.wave.filter(|_| visits.named_occasion(row).is_none()) {
                self.note_unplaced(rows, column, row, number, findings, labels);
            }
            for half in visits.halves() {
                if let Some(column) = self.dates[half].filter(|_| visits.day(half, row).is_none())
                    && !is_blank(rows.text(column, row).trim())
                {
                    findings.push(Finding::about_row(Rule::NoDate, number, self.name(column)));
                }
            }
            if let Some(column) = layout.id.filter(|_| visits.person(row).is_none()) {
                findings.push(Finding::about_row(Rule::NoId, number, self.name(column)));
            }
            if visits.is_wide {
                self.note_halves(visits, row, findings);
            }
        }
    }

    fn note_unplaced(
        &self,
        rows: &TableRows<'_>,
        column: usize,
        row: usize,
        number: u64,
        findings: &mut Findings,
        labels: &mut Labels,
    ) {
        let label = rows.text(column, row);
        if label.trim().is_empty() || !self.reader.occasions.are_given() {
            findings.push(Finding::about_row(Rule::UnknownOccasion, number, self.name(column)));
        } else {
            labels.ignore(label, || {
                let finding = Finding::about_row(Rule::IgnoredOccasion, number, self.name(column));
                Finding { line: rows.line(row), ..finding }
            });
        }
    }

    /// What start and exit say of each other where both stand in a row of nobody in particular.
    fn note_halves(&self, visits: &Visits, row: usize, findings: &mut Findings) {
        if self.reader.layout.id.is_none() && !visits.filled[0][row] {
            findings.push(Finding::about_row(Rule::ExitWithoutStart, visits.number(row), ""));
        }
        if visits.person(row).is_some() || visits.are_numbered {
            return;
        }
        let facts = |half: usize, columns| visits.halves[half].facts(columns, row);
        let days = [0, 1].map(|half| visits.day(half, row));
        self.reader.plan().compare_occasions(facts, days, visits.number(row), &self.reader.date_name(), findings);
    }

    fn name(&self, column: usize) -> &str {
        &self.reader.shown_names()[column]
    }

    /// A row as facts are read from it.
    pub(crate) fn fact_row<'c>(
        visits: &Visits,
        rows: &TableRows<'c>,
        row: usize,
        cell: &'c dyn Fn(usize) -> &'c str,
    ) -> FactRow<'c> {
        FactRow {
            number: visits.number(row),
            cell,
            is_broken: rows.is_broken(row),
            // a wide row has both
            occasion: visits.named_occasion(row).filter(|_| !visits.is_wide),
            days: [0, 1].map(|half| visits.day(half, row)),
        }
    }
}

/// The day in each row; what is not a day is told later, of rows that say anything.
fn days(rows: &TableRows<'_>, column: usize) -> Vec<Option<i32>> {
    let day = |row| Day::of_cell(rows.text(column, row).trim()).map(Day::since_1970);
    (0..rows.len()).map(day).collect()
}

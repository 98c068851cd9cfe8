//! Whose each row is, and of which occasion and day.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use super::{Answers, FactRow, Layout, Plan, TableReader, TableRows, is_blank};
use crate::finding::{Finding, Findings, Rule};
use crate::ground::{Day, Occasion, OccasionNames, PersonId};

/// So many ways of writing an occasion are looked up at once.
const MOST_SPELLINGS: usize = 8;

/// Whose each row is, and of which occasion and day; remembers what a table told so far.
pub(crate) struct Placing<'t, 'r> {
    pub(crate) reader: &'t TableReader<'r>,
    occasions: OccasionNames,
    dates: Option<Dates>,
    /// How the table writes the occasions, as far as it was read.
    known: Vec<(String, Occasion)>,
    /// Occasions that nobody asked for, told once each.
    ignored: Vec<String>,
}

/// Where some rows belong.
#[derive(Default)]
pub(crate) struct Placed {
    /// The occasion that stands in each row; empty where every row is a start, or has both.
    pub(crate) occasions: Vec<Option<Occasion>>,
    /// The day of each row, for each half of a wide one; none where the table has no dates.
    pub(crate) days: Option<[Vec<Option<i32>>; 2]>,
}

impl Placed {
    /// The occasion of a row of a table that is not wide.
    pub(crate) fn occasion(&self, row: usize) -> Option<Occasion> {
        self.occasions.get(row).copied().unwrap_or(Some(Occasion::Start))
    }
}

impl<'t, 'r> Placing<'t, 'r> {
    pub(crate) fn new(reader: &'t TableReader<'r>, occasions: OccasionNames) -> Self {
        let dates = Dates::of(&reader.layout);
        Self { reader, occasions, dates, known: Vec::new(), ignored: Vec::new() }
    }

    /// Rows may have a date.
    pub(crate) fn has_days(&self) -> bool {
        self.dates.is_some()
    }

    /// Where these rows belong; an occasion that is unknown and a day that is none become findings.
    pub(crate) fn place(&mut self, rows: &TableRows<'_>, first_row: u64, findings: &mut Findings) -> Placed {
        let column = self.reader.layout.wave;
        let occasions = column.map_or_else(Vec::new, |column| {
            let occasion = |row| self.occasion(rows.text(column, row), first_row + row as u64, findings);
            (0..rows.len()).map(occasion).collect()
        });
        Placed { occasions, days: self.dates.as_ref().map(|dates| dates.days(rows, first_row, findings)) }
    }

    fn occasion(&mut self, cell: &str, row: u64, findings: &mut Findings) -> Option<Occasion> {
        if let Some((_, occasion)) = self.known.iter().find(|(label, _)| label == cell) {
            return Some(*occasion);
        }
        let label = cell.trim().to_lowercase();
        let occasion = self.occasions.occasion(&label);
        if let Some(occasion) = occasion {
            if self.known.len() < MOST_SPELLINGS {
                self.known.push((cell.to_owned(), occasion));
            }
            return Some(occasion);
        }
        if label.is_empty() || !self.occasions.are_given() {
            findings.push(Finding::about_row(Rule::UnknownOccasion, row, "wave"));
        } else if !self.ignored.contains(&label) {
            findings.push(Finding::about_row(Rule::IgnoredOccasion, row, "wave"));
            self.ignored.push(label);
        }
        None
    }

    /// The pseudonym in a row, if it has one.
    pub(crate) fn id<'c>(&self, rows: &TableRows<'c>, row: usize) -> Option<&'c str> {
        let id = rows.text(self.reader.layout.id?, row).trim();
        (!is_blank(id)).then_some(id)
    }

    /// Reads what rows say of people beside their answers.
    pub(crate) fn read_facts(
        &self,
        rows: &TableRows<'_>,
        first_row: u64,
        placed: &Placed,
        plan: &Plan,
        halves: &mut [Answers; 2],
        findings: &mut Findings,
    ) {
        for row in 0..rows.len() {
            let cell = |column| rows.text(column, row);
            self.reader.facts.read(&self.fact_row(rows, row, first_row, placed, &cell), plan, row, halves, findings);
        }
    }

    /// A row as facts are read from it.
    pub(crate) fn fact_row<'c>(
        &self,
        rows: &TableRows<'c>,
        row: usize,
        first_row: u64,
        placed: &Placed,
        cell: &'c dyn Fn(usize) -> &'c str,
    ) -> FactRow<'c> {
        FactRow {
            number: first_row + row as u64,
            cell,
            is_broken: rows.is_broken(row),
            // a wide row has both
            occasion: placed.occasion(row).filter(|_| !self.reader.layout.wide),
            days: [0, 1].map(|half: usize| placed.days.as_ref().and_then(|days| days[half][row])),
        }
    }
}

/// Who has stood in a row of each occasion.
#[derive(Default)]
pub(crate) struct Seen(HashSet<u64, BuildHasherDefault<AsItIs>>);

/// What is a hash already needs none.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl Seen {
    /// Whether a person has stood in an earlier row of this occasion.
    pub(crate) fn again(&mut self, id: &str, occasion: Occasion) -> bool {
        // eight bytes for each person and occasion, whatever the id
        !self.0.insert(PersonId::new(id).short() ^ occasion.position() as u64)
    }
}

/// The columns of days: one, or one for each occasion of a wide table.
struct Dates {
    columns: [Option<usize>; 2],
    /// What findings call them.
    names: [&'static str; 2],
}

impl Dates {
    /// Those of a table, if it has any.
    fn of(layout: &Layout) -> Option<Self> {
        let (columns, names) =
            if layout.wide { (layout.dates, ["start.date", "exit.date"]) } else { ([layout.date, None], ["date"; 2]) };
        (columns != [None; 2]).then_some(Self { columns, names })
    }

    /// The day of each row; what is no day is a finding.
    fn days(&self, rows: &TableRows<'_>, first_row: u64, findings: &mut Findings) -> [Vec<Option<i32>>; 2] {
        [0, 1].map(|half: usize| {
            let Some(column) = self.columns[half] else { return vec![None; rows.len()] };
            let day = |row| {
                let cell = rows.text(column, row).trim();
                let day = Day::of_cell(cell).map(Day::since_1970);
                if day.is_none() && !is_blank(cell) {
                    findings.push(Finding::about_row(Rule::NoDate, first_row + row as u64, self.names[half]));
                }
                day
            };
            (0..rows.len()).map(day).collect()
        })
    }
}

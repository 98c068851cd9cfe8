//! A table with its layout: what `score` and `report` have in common.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use enkat::dataset::{Answers, AskedForm, FactRow, Occasion, Place, Plan, ReadChoices, TableReader, Values, is_blank};
use enkat::finding::{Finding, Findings, Rule};
use enkat::instrument::Block;
use enkat::violence::Screening;

use crate::config::Settings;
use crate::input::{Chunk, Table, name_of};

/// So many ways of writing an occasion are looked up at once.
const MOST_SPELLINGS: usize = 8;

/// An open table whose columns are known.
pub struct Source<'a> {
    /// The rows.
    pub table: Table,
    /// What its columns are, and how they are read.
    pub reader: TableReader<'a>,
    /// What was odd so far.
    pub findings: Findings,
    /// How the table writes the occasions, as far as it was read.
    known: Vec<(String, Occasion)>,
    /// Occasions that nobody asked for, told once each.
    ignored: Vec<String>,
    /// A hash of every person and occasion so far: eight bytes, whatever the id.
    seen: HashSet<u64>,
}

impl<'a> Source<'a> {
    /// Opens the table behind `input` and finds its questionnaires.
    pub fn open(input: &Path, settings: &'a Settings) -> Result<Self> {
        let table = Table::open(input, &settings.reading)?;
        Self::new(table, settings).with_context(|| name_of(input))
    }

    /// Finds the questionnaires of an open table.
    pub fn new(table: Table, settings: &'a Settings) -> Result<Self> {
        let choices = ReadChoices {
            mappings: &settings.mappings,
            names_occasions: settings.occasions.are_given(),
            missing_codes: &settings.missing_codes,
            facts: settings.facts(),
        };
        let reader = TableReader::new(&settings.registry, &table.header(), choices, |definition| settings.chosen(definition))?;
        let mut findings = Findings::listing(20);
        reader.note_columns(&mut findings);
        Ok(Self { table, reader, findings, known: Vec::new(), ignored: Vec::new(), seen: HashSet::new() })
    }

    /// Reads the next rows; says whether there were any.
    pub fn read(&mut self, chunk: &mut Chunk) -> Result<bool> {
        self.table.read(chunk, &mut self.findings)
    }

    /// Validates the rows of a chunk as answers to one form and hands them on in blocks.
    pub fn for_each_block(
        &mut self,
        form: usize,
        chunk: &Chunk,
        mut each: impl FnMut(&AskedForm<'a>, usize, Block<'_>),
    ) -> Result<()> {
        let asked = &self.reader.forms[form];
        let packed = asked.columns.places.iter().flatten().find(|place| matches!(place, Place::Digit { .. }));
        let packed = packed.map_or_else(Vec::new, |place| chunk.column(place.column()));
        let batch = self.reader.batch(form, |place| match place {
            Place::Column(column) => Values::TextColumn(chunk.text_column(column)),
            Place::Digit { place, of, .. } => Values::Digit { cells: &packed, place, of },
        })?;
        let batch = batch.starting_at(chunk.first_row).with_broken_rows(&chunk.broken)?;
        batch.for_each_block(&mut self.findings, |start, block| each(asked, start, block));
        Ok(())
    }

    /// Reads what the rows of a chunk say beside answers; `occasions` is empty where every row is a start or wide.
    pub fn read_facts(
        &mut self,
        chunk: &Chunk,
        occasions: &[Option<Occasion>],
        days: Option<&[Vec<Option<i32>>; 2]>,
        plan: &Plan,
        halves: &mut [Answers; 2],
    ) {
        for row in 0..chunk.rows() {
            let occasion = self.placed(occasions, row);
            with_facts(chunk, row, occasion, days, |facts| self.reader.facts.read(facts, plan, row, halves, &mut self.findings));
        }
    }

    /// The screenings of one half of a row, whose findings are told already.
    #[must_use]
    pub fn screenings(
        &self,
        chunk: &Chunk,
        row: usize,
        occasion: Option<Occasion>,
        days: Option<&[Vec<Option<i32>>; 2]>,
        half: usize,
    ) -> Vec<(usize, Screening)> {
        let occasion = occasion.filter(|_| !self.reader.layout.wide);
        with_facts(chunk, row, occasion, days, |facts| self.reader.facts.screenings(facts, half, &mut Findings::listing(0)))
    }

    /// The occasion that stands in a row; none in a wide one, which has both.
    fn placed(&self, occasions: &[Option<Occasion>], row: usize) -> Option<Occasion> {
        if self.reader.layout.wide { None } else { occasions.get(row).copied().unwrap_or(Some(Occasion::Start)) }
    }

    /// The occasion of a row in a table that is not wide; one that is unknown becomes a finding.
    pub fn occasion(&mut self, settings: &Settings, chunk: &Chunk, row: usize) -> Option<Occasion> {
        let Some(column) = self.reader.layout.wave else { return Some(Occasion::Start) };
        let cell = chunk.cell(row, column);
        if let Some((_, occasion)) = self.known.iter().find(|(label, _)| label == cell) {
            return Some(*occasion);
        }
        let label = cell.trim().to_lowercase();
        let occasion = settings.occasions.occasion(&label);
        if let Some(occasion) = occasion {
            if self.known.len() < MOST_SPELLINGS {
                self.known.push((cell.to_owned(), occasion));
            }
            return Some(occasion);
        }
        let row = chunk.number(row);
        if label.is_empty() || !settings.occasions.are_given() {
            self.findings.push(Finding::about_row(Rule::UnknownOccasion, row, "wave"));
        } else if !self.ignored.contains(&label) {
            self.findings.push(Finding::about_row(Rule::IgnoredOccasion, row, "wave"));
            self.ignored.push(label);
        }
        None
    }

    /// The pseudonym in a row, if it has one.
    #[must_use]
    pub fn id<'r>(&self, chunk: &'r Chunk, row: usize) -> Option<&'r str> {
        let id = chunk.cell(row, self.reader.layout.id?).trim();
        (!is_blank(id)).then_some(id)
    }

    /// Makes a second row of the same person and occasion a finding.
    pub fn note_person(&mut self, chunk: &Chunk, row: usize, occasion: Option<Occasion>) {
        if let (Some(id), Some(occasion)) = (self.id(chunk, row), occasion) {
            let mut hasher = DefaultHasher::new();
            (id, occasion).hash(&mut hasher);
            if !self.seen.insert(hasher.finish()) {
                self.findings.push(Finding::about_row(Rule::RepeatedOccasion, chunk.number(row), "id"));
            }
        }
    }

    /// Codes declared for every column that are answers to some item of the table.
    #[must_use]
    pub fn codes_in_range(&self) -> Vec<String> {
        let anywhere = self.reader.missing_codes().iter().filter(|code| code.column.is_none());
        let items = || self.reader.forms.iter().flat_map(|form| &form.scorer.definition().items);
        let in_range =
            |code: &str| code.parse::<u8>().is_ok_and(|code| items().any(|item| (item.min..=item.max).contains(&code)));
        anywhere.filter(|code| in_range(&code.code)).map(|code| code.code.clone()).collect()
    }

    /// The table tells start and exit apart.
    #[must_use]
    pub fn has_occasions(&self) -> bool {
        self.reader.layout.wide || self.reader.layout.wave.is_some()
    }
}

/// A row as facts are read from it.
fn with_facts<T>(
    chunk: &Chunk,
    row: usize,
    occasion: Option<Occasion>,
    days: Option<&[Vec<Option<i32>>; 2]>,
    read: impl FnOnce(&FactRow<'_>) -> T,
) -> T {
    let cell = |column| chunk.cell(row, column);
    let days = [0, 1].map(|half: usize| days.and_then(|days| days[half][row]));
    read(&FactRow { number: chunk.number(row), cell: &cell, is_broken: chunk.broken[row], occasion, days })
}

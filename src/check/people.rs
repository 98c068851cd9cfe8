//! The people of a table, to know who comes twice and who has only one occasion.

use std::collections::BTreeMap;

use super::Check;
use crate::finding::{Finding, Findings, ProgrammeRule, Rule};
use crate::ground::Answer;
use crate::ground::PersonId;
use crate::people::PersonIndex;

/// A row and the person it is about: small, as there is one for every row.
pub(super) struct PersonRow {
    pub(super) id: PersonId,
    /// Counted from where the rows begin, as is the line.
    row: u64,
    line: u64,
    said: SaidOfPerson,
}

/// What one row says of a person, at start and at exit.
#[derive(Default)]
pub(super) struct SaidOfPerson {
    pub(super) present: [bool; 2],
    /// In most tables nothing.
    pub(super) details: Option<Box<Details>>,
}

/// What a row may say of a person beside answers.
#[derive(Default)]
pub(super) struct Details {
    pub(super) days: [Option<i32>; 2],
    pub(super) facts: [Option<Box<[u8]>>; 2],
}

const EXIT_BEFORE_START: Rule = Rule::Programme(ProgrammeRule::ClosedBeforeEnrolment);

/// There are no lines.
const NO_LINE: u64 = u64::MAX;

impl PersonRow {
    pub(super) fn new(id: PersonId, row: u64, line: Option<u64>, said: SaidOfPerson) -> Self {
        Self { id, row, line: line.unwrap_or(NO_LINE), said }
    }

    /// Takes it out, after so many rows and lines.
    pub(super) fn after(&mut self, rows: u64, lines: u64) -> Self {
        let line = if self.line == NO_LINE { NO_LINE } else { self.line + lines + 1 };
        Self { id: self.id, row: self.row + rows, line, said: std::mem::take(&mut self.said) }
    }
}

impl SaidOfPerson {
    /// What start and exit say of each other, where both are there.
    pub(super) fn compare_halves(&self, row: u64, check: &Check<'_>, findings: &mut Findings) {
        if self.present == [false, true] && check.reader.layout.id.is_none() {
            findings.push(Finding::about_row(Rule::ExitWithoutStart, row, ""));
        }
        let Some(details) = &self.details else { return };
        let first = check.facts.start;
        let facts = |occasion: usize, columns: std::ops::Range<usize>| {
            let facts = details.facts[occasion].as_deref()?.get(columns.start - first..columns.end - first)?;
            facts.iter().any(|fact| *fact != Answer::MISSING).then(|| facts.to_vec())
        };
        let told = findings.count_of(EXIT_BEFORE_START);
        check.plan.compare_facts(facts, details.days, row, findings);
        // the programme's own rule says the same
        if let [Some(start), Some(exit)] = details.days
            && exit < start
            && findings.count_of(EXIT_BEFORE_START) == told
        {
            let date = check.reader.layout.dates[1].or(check.reader.layout.date);
            findings.push(Finding::about_row(Rule::DatesOutOfOrder, row, &check.name_of(date, "date")));
        }
    }

    /// Adds what a later row says of what is not known yet.
    fn join(&mut self, later: Self) {
        for (known, present) in self.present.iter_mut().zip(later.present) {
            *known |= present;
        }
        match (&mut self.details, later.details) {
            (Some(known), Some(later)) => {
                let Details { days, facts } = *later;
                known.days.iter_mut().zip(days).for_each(|(known, day)| *known = known.or(day));
                for (known, facts) in known.facts.iter_mut().zip(facts).filter(|(known, _)| known.is_none()) {
                    *known = facts;
                }
            }
            (known @ None, later) => *known = later,
            (Some(_), None) => {}
        }
    }
}

/// Everyone so far; up to 50 bytes a person, whatever the id, and what a
/// person's first row says beside answers until the second one comes.
#[derive(Default)]
pub(super) struct People {
    blocks: Vec<Vec<Person>>,
    len: usize,
    index: PersonIndex,
    /// The person of the row before: a person's rows often stand together.
    last: Option<(PersonId, usize)>,
    details: BTreeMap<usize, Box<Details>>,
}

struct Person {
    id: [u64; 2],
    /// The first row; its line is there where that row has one.
    row: u64,
    line: u64,
    present: [bool; 2],
}

const BLOCK: usize = 4096;

impl People {
    /// Of about so many.
    pub(super) fn expecting(people: usize) -> Self {
        Self { index: PersonIndex::expecting(people), ..Self::default() }
    }

    /// Makes ready for some rows.
    pub(super) fn warm(&self, rows: &[PersonRow]) {
        self.index.warm(rows.iter().map(|row| row.id));
    }

    /// Adds a row; what does not fit the person's earlier rows is a finding.
    pub(super) fn add(&mut self, row: PersonRow, check: &Check<'_>, findings: &mut Findings) {
        let place = self.person(row.id, &row);
        let is_wide = check.reader.layout.wide;
        let person = self.at_mut(place);
        let is_first = person.row == row.row;
        let is_repeated = !is_first && (is_wide || person.present.iter().zip(row.said.present).any(|(known, new)| *known && new));
        if is_repeated {
            let note = format!("the person's first is row {}", person.row);
            let finding = Finding::about_row(Rule::RepeatedOccasion, row.row, &check.name_of(check.reader.layout.id, "id"));
            let line = (row.line != NO_LINE).then_some(row.line);
            findings.push(Finding { line, ..finding.with_note(note) });
            return;
        }
        let mut said = SaidOfPerson { present: person.present, details: None };
        if !self.details.is_empty() {
            said.details = self.details.remove(&place);
        }
        said.join(row.said);
        if said.present == [true; 2] && !is_wide {
            let mut found = Findings::default();
            said.compare_halves(row.row, check, &mut found);
            let line = (row.line != NO_LINE).then_some(row.line);
            for finding in found.into_parts().0 {
                findings.push(Finding { line: finding.row.and(line), ..finding });
            }
        }
        self.at_mut(place).present = said.present;
        if let (false, Some(details)) = (said.present == [true; 2], said.details) {
            self.details.insert(place, details);
        }
    }

    /// What is left open once every row is there.
    pub(super) fn finish(self, check: &Check<'_>, findings: &mut Findings) {
        let id = check.name_of(check.reader.layout.id, "id");
        let everyone = || self.blocks.iter().flatten();
        let has_exits = everyone().any(|person| person.present[1]);
        for person in everyone().filter(|_| has_exits) {
            let rule = match person.present {
                [false, true] => Rule::ExitWithoutStart,
                [true, false] => Rule::StartWithoutExit,
                _ => continue,
            };
            let line = (person.line != NO_LINE).then_some(person.line);
            findings.push(Finding { line, ..Finding::about_row(rule, person.row, &id) });
        }
    }

    fn at_mut(&mut self, place: usize) -> &mut Person {
        &mut self.blocks[place / BLOCK][place % BLOCK]
    }

    /// The person with this id, new if need be.
    fn person(&mut self, id: PersonId, row: &PersonRow) -> usize {
        if let Some((last, place)) = self.last
            && last == id
        {
            return place;
        }
        let Self { blocks, index, .. } = self;
        let place = index.find(id, |place| id_of(blocks, place)).unwrap_or_else(|| {
            let place = self.len;
            if place.is_multiple_of(BLOCK) {
                blocks.push(Vec::with_capacity(if place == 0 { 0 } else { BLOCK }));
            }
            #[expect(clippy::cast_possible_truncation, reason = "the two halves of the id")]
            let id_halves = [id.0 as u64, (id.0 >> 64) as u64];
            blocks[place / BLOCK].push(Person { id: id_halves, row: row.row, line: row.line, present: [false; 2] });
            self.len += 1;
            index.insert(id, place, |other| id_of(blocks, other));
            place
        });
        self.last = Some((id, place));
        place
    }
}

fn id_of(blocks: &[Vec<Person>], place: usize) -> PersonId {
    let [low, high] = blocks[place / BLOCK][place % BLOCK].id;
    PersonId(u128::from(high) << 64 | u128::from(low))
}

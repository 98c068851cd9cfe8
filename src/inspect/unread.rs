//! Columns that were not read, and look like answers to a questionnaire.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::finding::{Finding, Findings, Rule};
use crate::instrument::{AnyInstrument, Definition, ItemDef};
use crate::table::{TableReader, TableRows, as_integer};

/// So many rows of each part are looked at: whoever reads a large table waits for none of it.
const LOOKED_AT: usize = 32;
/// Small numbers, which codes are.
const SMALL: usize = 16;
/// One cell in so many may be something else, such as a code for a missing answer.
const OTHERS: u64 = 5;
/// A column of fewer cells shows little.
const FEWEST: u64 = 5;
/// From so many items on, columns side by side may be a questionnaire.
const TELLING: usize = 5;

/// What some cells of a column hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    small: [u64; SMALL],
    numbers: u64,
    texts: u64,
}

/// A look at each column that was not read.
#[derive(Clone, Debug)]
pub(super) struct Unread(Vec<(usize, Look)>);

impl Look {
    fn note(&mut self, cell: &str) {
        let cell = cell.trim();
        if crate::ground::is_blank(cell) {
            return;
        }
        match as_integer(cell) {
            Some(number) => {
                self.numbers += 1;
                if let Some(count) = usize::try_from(number).ok().and_then(|number| self.small.get_mut(number)) {
                    *count += 1;
                }
            }
            None => self.texts += 1,
        }
    }

    fn append(&mut self, later: &Self) {
        self.small.iter_mut().zip(later.small).for_each(|(sum, count)| *sum += count);
        self.numbers += later.numbers;
        self.texts += later.texts;
    }

    /// How many cells lie in this range, or one below it: levels may be counted from 0.
    fn within(&self, [min, max]: [u8; 2]) -> u64 {
        let numbers = usize::from(min.saturating_sub(1))..=usize::from(max);
        self.small.iter().enumerate().filter(|(number, _)| numbers.contains(number)).map(|(_, count)| count).sum()
    }

    fn are_codes(&self, range: [u8; 2]) -> bool {
        self.texts == 0 && self.numbers > 0 && (self.numbers - self.within(range)) * OTHERS <= self.numbers
    }

    fn highest(&self, range: [u8; 2]) -> usize {
        let is_there = |number: &usize| self.small[*number] > 0 && *number <= usize::from(range[1]);
        (0..SMALL).filter(is_there).max().unwrap_or_default()
    }
}

impl Unread {
    /// Nothing was seen yet of the columns of this table that are not read.
    pub(super) fn of(reader: &TableReader<'_>) -> Self {
        // the columns of a violence form are in order
        let is_held_back = |column: &usize| reader.violence_columns().binary_search(column).is_ok();
        let unread = reader.read_as().iter().enumerate().filter(|(_, read)| read.is_none()).map(|(column, _)| column);
        Self(unread.filter(|column| !is_held_back(column)).map(|column| (column, Look::default())).collect())
    }

    /// Looks at the first of these rows.
    pub(super) fn add(&mut self, rows: &TableRows<'_>) {
        let whole = (0..rows.len().min(LOOKED_AT)).filter(|row| !rows.is_broken(*row));
        let whole: Vec<usize> = whole.collect();
        for (column, look) in &mut self.0 {
            if let Some(cells) = rows.columns.get(*column) {
                for row in &whole {
                    look.note(&cells.shown(*row));
                }
            }
        }
    }

    pub(super) fn append(&mut self, later: &Self) {
        self.0.iter_mut().zip(&later.0).for_each(|((_, look), (_, later))| look.append(later));
    }

    /// What looks like an answer that was meant to be read.
    pub(super) fn tell(&self, reader: &TableReader<'_>, findings: &mut Findings) {
        if self.0.is_empty() {
            return;
        }
        let told = self.tell_names(reader, findings);
        let parts = reader.registry.iter().map(AnyInstrument::definition).flat_map(|definition| {
            let parts = definition.parts().filter(|part| part.len() >= TELLING && !has_any(reader, definition, part));
            parts.map(move |part| (definition, part))
        });
        let mut parts: Vec<_> = parts.collect();
        // of what fits, the questionnaire with the most items
        parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.len()));
        let mut taken = told;
        for (definition, part) in parts {
            for run in self.runs(definition, &part, reader) {
                // by their names most of them are told already
                if run.iter().filter(|column| taken.contains(*column)).count() * 2 >= run.len() {
                    continue;
                }
                taken.extend(run.iter().copied());
                let names = reader.shown_names();
                let (Some(first), Some(last), Some(item)) = (run.first(), run.last(), definition.items.get(part.start)) else {
                    continue;
                };
                let ([first_name, last_name], columns) = ([first, last].map(|column| &names[*column]), run.len());
                let (ItemDef { min, max, .. }, of) = (item, &definition.name);
                let notes = [
                    format!(
                        "{first_name} to {last_name}, {columns} columns, hold whole numbers from {min} to {max}, as the items of {} do",
                        of.en
                    ),
                    format!(
                        "{first_name} till {last_name}, {columns} kolumner, innehåller heltal från {min} till {max}, som frågorna i {}",
                        of.sv
                    ),
                ];
                findings.push(Finding::about_column(Rule::LooksUnread, &names[*first]).with_notes(notes));
            }
        }
    }

    /// Columns whose name may be that of an item which the table lacks.
    fn tell_names(&self, reader: &TableReader<'_>, findings: &mut Findings) -> HashSet<usize> {
        let header: Vec<&str> = reader.header().iter().map(String::as_str).collect();
        let columns: Vec<usize> = self.0.iter().map(|(column, _)| *column).collect();
        let looks: HashMap<usize, &Look> = self.0.iter().map(|(column, look)| (*column, look)).collect();
        let is_read = |item: &str| {
            reader.forms.iter().any(|form| {
                let mut items = form.scorer.definition().items.iter().zip(&form.columns.places);
                items.any(|(own, place)| own.id == item && place.is_some())
            })
        };
        let mut told = HashSet::new();
        for (column, (item, range)) in items_meant(reader, &header, &columns) {
            let look = looks.get(&column);
            // numbers that are no answers to it belong to something else of that name
            let holds_others = look.is_some_and(|look| look.texts == 0 && look.numbers > 0 && !look.are_codes(range));
            if is_read(&item) || holds_others {
                continue;
            }
            let notes = [format!("perhaps {item}"), format!("kanske {item}")];
            findings.push(Finding::about_column(Rule::LooksUnread, &reader.shown_names()[column]).with_notes(notes));
            told.insert(column);
        }
        told
    }

    /// Columns side by side that hold codes of these items, as many as there are items or more.
    fn runs(&self, definition: &Definition, part: &Range<usize>, reader: &TableReader<'_>) -> Vec<Vec<usize>> {
        let Some(range) = range_of(&definition.items[part.clone()]) else { return Vec::new() };
        // what belongs to them was read, so they are likely there
        let is_partly_read = definition.parts().any(|other| has_any(reader, definition, &other));
        let (fewest, highest) = if is_partly_read { (1, 2) } else { (FEWEST, 3) };
        let mut runs: Vec<Vec<&(usize, Look)>> = Vec::new();
        for unread in self.0.iter().filter(|(_, look)| look.numbers >= fewest && look.are_codes(range)) {
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|(last, _)| last + 1 == unread.0) => run.push(unread),
                _ => runs.push(vec![unread]),
            }
        }
        // yes and no are numbers too
        let is_level = |run: &Vec<&(usize, Look)>| run.iter().any(|(_, look)| look.highest(range) >= highest);
        let runs = runs.into_iter().filter(|run| run.len() >= part.len() && is_level(run));
        runs.map(|run| run.iter().map(|(column, _)| *column).collect()).collect()
    }
}

/// The range of items that share one.
fn range_of(items: &[ItemDef]) -> Option<[u8; 2]> {
    let first = items.first()?;
    let is_alike = items.iter().all(|item| [item.min, item.max] == [first.min, first.max]);
    (is_alike && usize::from(first.max) < SMALL).then_some([first.min, first.max])
}

/// The table has a column for some of these items.
fn has_any(reader: &TableReader<'_>, definition: &Definition, part: &Range<usize>) -> bool {
    let of_it = reader.forms.iter().filter(|form| form.scorer.definition().id == definition.id);
    of_it.flat_map(|form| form.columns.places.get(part.clone()).into_iter().flatten()).any(Option::is_some)
}

/// The item that the name of each column may mean, with its range.
#[cfg(feature = "check")]
fn items_meant(reader: &TableReader<'_>, header: &[&str], columns: &[usize]) -> Vec<(usize, (String, [u8; 2]))> {
    crate::table::propose::items_meant(reader.registry, header, columns)
}

#[cfg(not(feature = "check"))]
fn items_meant(_: &TableReader<'_>, _: &[&str], _: &[usize]) -> Vec<(usize, (String, [u8; 2]))> {
    Vec::new()
}

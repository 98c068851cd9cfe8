//! Some people of the table, and the labels of columns that have few: what tells an occasion from a group.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use super::names;

/// So many people are kept, each with so many rows.
const PEOPLE: usize = 5_000;
const ROWS: usize = 8;
/// So many columns may turn out to hold occasions.
const CANDIDATES: usize = 32;
/// A column of occasions has no more labels, and no longer ones.
const LABELS: usize = 12;
const LONGEST: usize = 40;

/// Some people of the table.
pub(super) struct Sample {
    /// The column of ids: by its name, else the first.
    pub(super) id: usize,
    candidates: Vec<Candidate>,
    people: HashMap<u64, Vec<Vec<u8>>>,
    hasher: RandomState,
}

/// A column that may hold occasions.
pub(super) struct Candidate {
    pub(super) column: usize,
    /// Each label as it was first written, with how often it stands there, compared without case.
    labels: Vec<(String, u64)>,
    has_too_many: bool,
}

impl Sample {
    pub(super) fn new(header: &[String]) -> Self {
        let means = |name: &String| names::ours(name);
        let id = header.iter().position(|name| name.eq_ignore_ascii_case("id"));
        let id = id.or_else(|| header.iter().position(|name| means(name) == Some("id"))).unwrap_or(0);
        // `FORM.ITEM` is an answer about violence, which no label of is shown
        let may_be = |name: &String| means(name).map_or(!name.contains('.'), |ours| !names::is_item(ours));
        let mut candidates: Vec<usize> = (0..header.len()).filter(|at| *at != id && may_be(&header[*at])).collect();
        // by name first, then words, then numbered columns, which most often are answers
        let rank = |column: &usize| match means(&header[*column]) {
            Some("wave") => 0,
            _ => 1 + u8::from(header[*column].contains(|sign: char| sign.is_ascii_digit())),
        };
        candidates.sort_by_key(rank);
        candidates.truncate(CANDIDATES);
        let candidates = candidates.into_iter().map(|column| Candidate { column, labels: Vec::new(), has_too_many: false });
        Self { id, candidates: candidates.collect(), people: HashMap::new(), hasher: RandomState::new() }
    }

    /// Takes one row.
    pub(super) fn note<'r>(&mut self, cell: impl Fn(usize) -> &'r str) {
        let codes: Vec<u8> = self.candidates.iter_mut().map(|candidate| candidate.code(cell(candidate.column))).collect();
        let id = cell(self.id).trim();
        if id.is_empty() {
            return;
        }
        let id = self.hasher.hash_one(id);
        if self.people.len() < PEOPLE || self.people.contains_key(&id) {
            let rows = self.people.entry(id).or_default();
            if rows.len() < ROWS {
                rows.push(codes);
            }
        }
    }

    /// People and their rows, as far as they were kept.
    pub(super) fn people_and_rows(&self) -> [usize; 2] {
        [self.people.len(), self.people.values().map(Vec::len).sum()]
    }

    /// The most rows that one person has.
    pub(super) fn most_rows(&self) -> usize {
        self.people.values().map(Vec::len).max().unwrap_or(0)
    }

    /// The columns that may hold occasions, the likeliest first.
    pub(super) fn candidates(&self) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().filter(|candidate| !candidate.has_too_many && !candidate.labels.is_empty())
    }

    /// How many people have each of two labels just once, of all who have several rows.
    pub(super) fn with_both(&self, candidate: &Candidate, pair: [&str; 2]) -> [usize; 2] {
        let place = self.candidates.iter().position(|known| known.column == candidate.column).unwrap_or_default();
        let code =
            |label: &str| candidate.labels.iter().position(|(known, _)| known == label).and_then(|at| u8::try_from(at).ok());
        let [start, exit] = pair.map(code);
        let times = |rows: &[Vec<u8>], code: Option<u8>| rows.iter().filter(|row| Some(row[place]) == code).count();
        let several: Vec<_> = self.people.values().filter(|rows| rows.len() > 1).collect();
        let both = several.iter().filter(|rows| times(rows, start) == 1 && times(rows, exit) == 1).count();
        [both, several.len()]
    }
}

impl Candidate {
    pub(super) fn labels(&self) -> Vec<&str> {
        self.labels.iter().map(|(label, _)| label.as_str()).collect()
    }

    /// How many cells hold something that is none of two labels.
    pub(super) fn others(&self, pair: [&str; 2]) -> u64 {
        self.labels.iter().filter(|(label, _)| !pair.contains(&label.as_str())).map(|(_, count)| count).sum()
    }

    /// The place of a label; 255 for none.
    fn code(&mut self, cell: &str) -> u8 {
        let label = cell.trim();
        if self.has_too_many || enkat::table::is_blank(label) {
            return u8::MAX;
        }
        let place = self.labels.iter().position(|(known, _)| known == label || known.to_lowercase() == label.to_lowercase());
        match place {
            Some(place) => self.labels[place].1 += 1,
            None if self.labels.len() < LABELS && label.chars().count() <= LONGEST => self.labels.push((label.to_owned(), 1)),
            None => {
                self.has_too_many = true;
                self.labels = Vec::new();
                return u8::MAX;
            }
        }
        let place = place.unwrap_or(self.labels.len() - 1);
        u8::try_from(place).unwrap_or(u8::MAX)
    }
}

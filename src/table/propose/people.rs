//! Some people of the table, and the labels of columns that have few: what tells an occasion from a group.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher as _, RandomState};

use super::names::{Kind, Names};
use crate::ground::is_blank;
use crate::violence::Reply;

/// So many people are kept, each with so many rows.
const PEOPLE: usize = 5_000;
const ROWS: usize = 8;
/// So many columns may turn out to hold occasions.
const CANDIDATES: usize = 32;
/// A column of occasions has no more labels, and no longer ones.
const LABELS: usize = 12;
const LONGEST: usize = 40;

/// Some people of the table, by a hash of their id.
pub(super) struct PeopleEvidence {
    /// The column of ids: by its name, else the first.
    pub(super) id: usize,
    candidates: Vec<Labels>,
    /// The labels of each row, as codes of the candidates, by the id's hash.
    rows: HashMap<u64, Vec<Vec<u8>>>,
    hasher: RandomState,
}

/// A column that may hold occasions.
pub(super) struct Labels {
    pub(super) column: usize,
    /// Each label as it was first written, with how often it stands there, compared without case.
    counted: Vec<(String, u64)>,
    has_too_many: bool,
}

impl PeopleEvidence {
    pub(super) fn new(header: &[String], names: &Names) -> Self {
        let means = |name: &String| names.meaning(name);
        let is_id = |name: &String| means(name).is_some_and(|known| known.ours == "id");
        let id = header.iter().position(|name| name.eq_ignore_ascii_case("id"));
        let id = id.or_else(|| header.iter().position(is_id)).unwrap_or(0);
        // `FORM.ITEM` is an answer about violence, which no label of is shown
        let may_be = |name: &String| match means(name) {
            Some(known) => known.kind == Kind::Row,
            None => !name.contains('.') && !name.is_empty(),
        };
        let mut candidates: Vec<usize> = (0..header.len()).filter(|at| *at != id && may_be(&header[*at])).collect();
        // by name first, then words, then numbered columns, which most often are answers
        let rank = |column: &usize| match means(&header[*column]) {
            Some(known) if known.ours == "wave" => 0,
            _ => 1 + u8::from(header[*column].contains(|sign: char| sign.is_ascii_digit())),
        };
        candidates.sort_by_key(rank);
        candidates.truncate(CANDIDATES);
        let candidates = candidates.into_iter().map(|column| Labels { column, counted: Vec::new(), has_too_many: false });
        Self { id, candidates: candidates.collect(), rows: HashMap::new(), hasher: RandomState::new() }
    }

    /// Takes one row.
    pub(super) fn note<'r>(&mut self, cell: impl Fn(usize) -> &'r str) {
        let codes: Vec<u8> = self.candidates.iter_mut().map(|candidate| candidate.code(cell(candidate.column))).collect();
        let id = cell(self.id).trim();
        if id.is_empty() {
            return;
        }
        let id = self.hasher.hash_one(id);
        if self.rows.len() < PEOPLE || self.rows.contains_key(&id) {
            let rows = self.rows.entry(id).or_default();
            if rows.len() < ROWS {
                rows.push(codes);
            }
        }
    }

    /// PeopleEvidence and their rows, as far as they were kept.
    pub(super) fn people_and_rows(&self) -> [usize; 2] {
        [self.rows.len(), self.rows.values().map(Vec::len).sum()]
    }

    /// The most rows that one person has.
    pub(super) fn most_rows(&self) -> usize {
        self.rows.values().map(Vec::len).max().unwrap_or(0)
    }

    /// The columns that may hold occasions, the likeliest first.
    pub(super) fn candidates(&self) -> impl Iterator<Item = &Labels> {
        let is_one = |candidate: &&Labels| !(candidate.has_too_many || candidate.counted.is_empty() || candidate.are_answers());
        self.candidates.iter().filter(is_one)
    }

    /// How many people have each of two labels just once, and how many have several rows.
    pub(super) fn with_both(&self, candidate: &Labels, pair: [&str; 2]) -> [usize; 2] {
        let place = self.candidates.iter().position(|known| known.column == candidate.column).unwrap_or_default();
        let code =
            |label: &str| candidate.counted.iter().position(|(known, _)| known == label).and_then(|at| u8::try_from(at).ok());
        let [start, exit] = pair.map(code);
        let times = |rows: &[Vec<u8>], code: Option<u8>| rows.iter().filter(|row| Some(row[place]) == code).count();
        let several: Vec<_> = self.rows.values().filter(|rows| rows.len() > 1).collect();
        let both = several.iter().filter(|rows| times(rows, start) == 1 && times(rows, exit) == 1).count();
        [both, several.len()]
    }
}

impl PeopleEvidence {
    /// Most people who have several rows have another label in each of them.
    pub(super) fn tells_rows_apart(&self, candidate: &Labels) -> bool {
        let place = self.candidates.iter().position(|known| known.column == candidate.column).unwrap_or_default();
        let several: Vec<_> = self.rows.values().filter(|rows| rows.len() > 1).collect();
        let differ = |rows: &&&Vec<Vec<u8>>| {
            let codes: BTreeSet<u8> = rows.iter().map(|row| row[place]).filter(|code| *code != u8::MAX).collect();
            codes.len() == rows.len()
        };
        several.len() > 1 && several.iter().filter(differ).count() * 10 >= several.len() * 9
    }
}

impl Labels {
    pub(super) fn labels(&self) -> Vec<&str> {
        self.counted.iter().map(|(label, _)| label.as_str()).collect()
    }

    /// How many cells hold something that is not one of two labels.
    pub(super) fn others(&self, pair: [&str; 2]) -> u64 {
        self.counted.iter().filter(|(label, _)| !pair.contains(&label.as_str())).map(|(_, count)| count).sum()
    }

    /// Every label is an answer of a violence screening, under whatever name the column goes.
    fn are_answers(&self) -> bool {
        self.counted.iter().all(|(label, _)| Reply::from_word(&label.to_lowercase()).is_some())
    }

    /// The place of a label; 255 for none.
    fn code(&mut self, cell: &str) -> u8 {
        let label = cell.trim();
        if self.has_too_many || is_blank(label) {
            return u8::MAX;
        }
        let place = self.counted.iter().position(|(known, _)| known == label || known.to_lowercase() == label.to_lowercase());
        match place {
            Some(place) => self.counted[place].1 += 1,
            None if self.counted.len() < LABELS && label.chars().count() <= LONGEST => self.counted.push((label.to_owned(), 1)),
            None => {
                self.has_too_many = true;
                self.counted = Vec::new();
                return u8::MAX;
            }
        }
        let place = place.unwrap_or(self.counted.len() - 1);
        u8::try_from(place).unwrap_or(u8::MAX)
    }
}

//! People made for one purpose.

use enkat::ground::Answer;
use enkat::ground::Occasion;
use enkat::release::{Policy, ReleaseError};
use enkat::tally::Cohort;

use crate::facts::{Told, cells};
use crate::people::Row;
use crate::releases::{Design, Published};

pub(crate) const PROFILES: Design = Design { forms: &["eq5d5l"], facts: false, breakdowns: &[] };

/// People who differ in mobility alone.
pub(crate) struct Crowd {
    design: Design,
    pub(crate) rows: Vec<Told>,
    people: usize,
}

/// What is written down of a person.
pub(crate) type Facts = &'static [(&'static str, &'static str)];

impl Crowd {
    pub(crate) fn new(design: Design) -> Self {
        Self { design, rows: Vec::new(), people: 0 }
    }

    fn row(&mut self, groups: &[&'static str], occasion: Occasion, mobility: u8, facts: Facts) {
        let profile = [mobility, 2, 3, 2, 1].map(Answer::Answered);
        let answers = if self.design.forms.is_empty() { Vec::new() } else { [&profile[..], &[Answer::Missing]].concat() };
        let row =
            Row { id: Some(format!("p{}", self.people)), occasion: Some(occasion), groups: groups.to_vec(), day: None, answers };
        self.rows.push(Told { row, cells: cells(facts), is_broken: false });
    }

    /// One person for each level at start, and with that at exit as far as there are any.
    pub(crate) fn with(mut self, groups: &[&'static str], start: &[u8], exit: &[u8]) -> Self {
        for person in 0..start.len().max(exit.len()) {
            for (occasion, levels) in [(Occasion::Start, start), (Occasion::Exit, exit)] {
                if let Some(level) = levels.get(person) {
                    self.row(groups, occasion, *level, &[]);
                }
            }
            self.people += 1;
        }
        self
    }

    /// People with two occasions: levels of mobility, and marks.
    #[cfg(feature = "serde")]
    pub(crate) fn marked(mut self, people: impl IntoIterator<Item = ([u8; 2], [u8; 2])>) -> Self {
        for (levels, marks) in people {
            for (occasion, (level, mark)) in Occasion::BOTH.into_iter().zip(levels.into_iter().zip(marks)) {
                self.row(&[], occasion, level, &[]);
                if let Some(last) = self.rows.last_mut().and_then(|told| told.row.answers.last_mut()) {
                    *last = Answer::Answered(mark);
                }
            }
            self.people += 1;
        }
        self
    }

    /// So many people with these facts at start, and perhaps at exit.
    pub(crate) fn told(mut self, people: usize, groups: &[&'static str], start: Facts, exit: Option<Facts>) -> Self {
        for _ in 0..people {
            self.row(groups, Occasion::Start, 2, start);
            if let Some(exit) = exit {
                self.row(groups, Occasion::Exit, 2, exit);
            }
            self.people += 1;
        }
        self
    }

    pub(crate) fn cohort(&self) -> Cohort {
        self.design.cohort(&self.rows)
    }

    pub(crate) fn released(&self, has_occasions: bool) -> Published {
        self.design.released(&self.rows, has_occasions, Policy::default()).expect("a release")
    }

    /// Why there is no release.
    pub(crate) fn refused(&self) -> ReleaseError {
        self.design.released(&self.rows, false, Policy::default()).expect_err("no release")
    }
}

//! Everything that is counted of one group.

use std::ops::Range;

use super::counts::Counts;
use super::keyed::KeyedTally;
use super::person_records::PersonRecords;
use super::profiles::{ProfileCodes, ProfileTally, add_each};
use crate::ground::{Occasion, object, short_debug};
use crate::instrument::{BLOCK_ROWS, Block, Counting};
use crate::programme::Course;
use crate::table::{Answers, Plan, PlannedForm};
use crate::violence;

/// The counts of one group: people, and the answers to every questionnaire.
///
/// Only counts: nobody can be told from anybody with the same answers. A count
/// of one still tells about one person, so this is personal data.
#[derive(Clone, PartialEq, Eq)]
pub struct GroupTally {
    /// Who is in it.
    pub people: PeopleCounts,
    /// One for each questionnaire of the plan.
    pub(crate) forms: Vec<FormTally>,
    /// Outcomes of the violence screening, of everyone who was enrolled.
    pub(crate) screenings: PersonRecords,
    /// Ways through the programme.
    pub(crate) courses: PersonRecords,
}

/// Rows and people of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
pub struct PeopleCounts {
    /// Rows that count, at start and at exit.
    pub rows: [u64; 2],
    /// Rows with any answer: the empty half of a wide row is nobody's occasion.
    pub answered: [u64; 2],
    /// People with an answer at both occasions.
    pub pairs: u64,
    /// People with an answer at start and no row or answer at exit.
    pub start_only: u64,
    /// People with an answer at exit and no row or answer at start.
    pub exit_only: u64,
    /// Rows left out because a person had several for this occasion.
    pub duplicates: [u64; 2],
    /// Rows at exit that say something about a person whom nobody can tell: they
    /// are not in any figure about people.
    pub unknown_exits: u64,
}

object!(PeopleCounts { rows, answered, pairs, start_only, exit_only, duplicates, unknown_exits });

/// The counts of one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FormTally {
    Profiles(Box<ProfileTally>),
    Keyed(Box<KeyedTally>),
}

impl FormTally {
    fn new(form: &PlannedForm) -> Self {
        match &form.counting {
            Counting::Profiles => Self::Profiles(Box::default()),
            Counting::KeyedSums(scale) => Self::Keyed(Box::new(KeyedTally::new(scale))),
        }
    }
}

impl GroupTally {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            people: PeopleCounts::default(),
            forms: plan.forms().iter().map(FormTally::new).collect(),
            screenings: PersonRecords::default(),
            courses: PersonRecords::default(),
        }
    }

    /// Counts a person by what the rows at start and at exit say beside answers.
    pub(crate) fn add_person(&mut self, plan: &Plan, facts: impl Fn(Occasion, Range<usize>) -> Option<Vec<u8>>) {
        let at_both = |columns: &Range<usize>| Occasion::BOTH.map(|occasion| facts(occasion, columns.clone()));
        let mut is_enrolled = true;
        if let Some(planned) = &plan.programme {
            let [start, exit] = at_both(&planned.facts);
            let course = Course::of(&planned.programme, start.as_deref(), exit.as_deref());
            is_enrolled = Course::is_of_participant(&planned.programme, &course);
            self.courses.add(&course);
        }
        if let Some(planned) = plan.violence.as_ref().filter(|_| is_enrolled) {
            let [start, exit] = at_both(&planned.facts);
            self.screenings.add(&violence::of_person(start.as_deref(), exit.as_deref()));
        }
    }

    /// Counts rows of one occasion.
    pub(crate) fn add(&mut self, plan: &Plan, occasion: Occasion, answers: &Answers) {
        let occasion = occasion.position();
        self.people.rows[occasion] += answers.rows() as u64;
        self.people.answered[occasion] += answers.answered_rows();
        for start in (0..answers.rows()).step_by(BLOCK_ROWS) {
            let rows = start..answers.rows().min(start + BLOCK_ROWS);
            for (form, tally) in plan.forms().iter().zip(&mut self.forms) {
                match (tally, &form.counting) {
                    (FormTally::Profiles(tally), _) => {
                        let codes = profile_codes(form, answers, &rows);
                        tally.occasions[occasion].add(codes, form.asked.last() == Some(&true));
                    }
                    (FormTally::Keyed(tally), Counting::KeyedSums(scale)) => {
                        let items = answers.items(form.items.clone(), rows.clone());
                        tally.occasions[occasion].add(scale, &Block { items: &items, rows: rows.len() });
                    }
                    (FormTally::Keyed(_), Counting::Profiles) => {}
                }
            }
        }
    }

    /// Counts people with both occasions: row by row the same people; the days between where they are known.
    ///
    /// [`GroupTally::settle`] before anything is read.
    pub(crate) fn add_pairs(&mut self, plan: &Plan, start: &Answers, exit: &Answers, days: &[Option<u32>]) {
        let all = start.rows().min(exit.rows());
        for first in (0..all).step_by(BLOCK_ROWS) {
            let rows = first..all.min(first + BLOCK_ROWS);
            for (form, tally) in plan.forms().iter().zip(&mut self.forms) {
                match (tally, &form.counting) {
                    (FormTally::Profiles(tally), _) => {
                        let [start, exit] = [start, exit].map(|answers| profile_codes(form, answers, &rows));
                        tally.pairs.add(start, exit, days.get(rows.clone()).unwrap_or_default());
                    }
                    (FormTally::Keyed(tally), Counting::KeyedSums(scale)) => {
                        let [start, exit] = [start, exit].map(|answers| answers.items(form.items.clone(), rows.clone()));
                        let [start, exit] = [&start, &exit].map(|items| Block { items, rows: rows.len() });
                        tally.add_pairs(scale, &start, &exit);
                    }
                    (FormTally::Keyed(_), Counting::Profiles) => {}
                }
            }
        }
    }

    /// No pair waits.
    pub(super) fn is_settled(&self) -> bool {
        self.forms.iter().all(|form| match form {
            FormTally::Profiles(tally) => tally.pairs.joint_counts().into_iter().all(Counts::is_settled),
            FormTally::Keyed(tally) => tally.pairs.iter().all(Counts::is_settled),
        })
    }

    /// Counts the pairs that wait.
    pub(crate) fn settle(&mut self) {
        for form in &mut self.forms {
            match form {
                FormTally::Profiles(tally) => tally.pairs.settle(),
                FormTally::Keyed(tally) => tally.pairs.iter_mut().for_each(Counts::settle),
            }
        }
    }

    /// Adds the counts of another part of the group; any order gives the same.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.people.merge(&other.people);
        self.screenings.merge(&other.screenings);
        self.courses.merge(&other.courses);
        for (own, other) in self.forms.iter_mut().zip(&other.forms) {
            match (own, other) {
                (FormTally::Profiles(own), FormTally::Profiles(other)) => {
                    for (own, other) in own.occasions.iter_mut().zip(&other.occasions) {
                        own.merge(other);
                    }
                    own.pairs.merge(&other.pairs);
                }
                (FormTally::Keyed(own), FormTally::Keyed(other)) => own.merge(other),
                // the cohort merges parts of one plan only
                (FormTally::Profiles(_), FormTally::Keyed(_)) | (FormTally::Keyed(_), FormTally::Profiles(_)) => {}
            }
        }
    }
}

impl PeopleCounts {
    /// Rows that the group has taken, left out or not.
    #[must_use]
    pub fn all_rows(&self) -> u64 {
        self.rows.iter().chain(&self.duplicates).fold(0, |sum, rows| sum.saturating_add(*rows))
    }

    /// People, each at the first occasion; rows of nobody in particular are as many people.
    pub(super) fn at_first_occasion(&self) -> u64 {
        (self.pairs + self.start_only + self.exit_only).max(self.rows[0])
    }

    fn merge(&mut self, other: &Self) {
        add_each(&mut self.rows, &other.rows);
        add_each(&mut self.answered, &other.answered);
        add_each(&mut self.duplicates, &other.duplicates);
        self.pairs += other.pairs;
        self.start_only += other.start_only;
        self.exit_only += other.exit_only;
        self.unknown_exits += other.unknown_exits;
    }
}

fn profile_codes<'a>(form: &PlannedForm, answers: &'a Answers, rows: &Range<usize>) -> ProfileCodes<'a> {
    std::array::from_fn(|item| &answers.column(form.items.start + item)[rows.clone()])
}

short_debug! {
    impl GroupTally { people: |tally: &Self| tally.people }
}

//! A person's way through the programme: the rows at start and exit as one.

use super::facts::{Beside, CourseFacts};
use super::{Broken, Field, Participation, Programme, coded};
use crate::finding::ProgrammeRule as Rule;
use crate::ground::Answer;

/// One person's rows joined, in the coded form that is counted.
///
/// Of what both rows say, the first valid answer counts; the exits are those of
/// the exit row if it has any; activities are united; the survey counts as
/// answered if it was answered at either; the steps of both stay.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Course(Vec<u8>);

/// A record may belong to one person.
impl std::fmt::Debug for Course {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Course(redacted)")
    }
}

impl Course {
    /// Of a person with these rows.
    #[must_use]
    pub fn new(programme: &Programme, start: Option<&Participation>, exit: Option<&Participation>) -> Self {
        let [start, exit] = [start, exit].map(|row| row.map(|row| row.to_facts(programme)));
        Self(Self::of(programme, start.as_deref(), exit.as_deref()))
    }

    /// The record: equal for persons whom no indicator tells apart.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The record of two coded rows: longer than a row by what each occasion says for itself.
    pub(crate) fn of(programme: &Programme, start: Option<&[u8]>, exit: Option<&[u8]>) -> Vec<u8> {
        let [start, exit] = [start, exit].map(|row| coded::decoded(programme, row.unwrap_or(&[])));
        Self::encoded(programme, &CourseFacts::joined(&start, &exit), &Beside::of(&start, &exit))
    }

    /// The record that says this.
    pub(super) fn encoded(programme: &Programme, facts: &CourseFacts, beside: &Beside) -> Vec<u8> {
        let mut record = coded::encoded(programme, facts);
        record.extend(coded::beside_encoded(programme, beside));
        record
    }

    /// What a record says of both rows, and of each.
    pub(super) fn decoded(programme: &Programme, record: &[u8]) -> (CourseFacts, Beside) {
        let row = record.len().saturating_sub(coded::beside_max(programme).len());
        let (row, beside) = record.split_at(row);
        (coded::decoded(programme, row), coded::beside_decoded(programme, beside))
    }
}

impl Participation {
    /// The row as a tally counts it; [`Programme::fact_max`] long.
    pub(crate) fn to_facts(&self, programme: &Programme) -> Vec<u8> {
        coded::encoded(programme, &CourseFacts::of(programme, self))
    }
}

impl Programme {
    /// The highest code of each byte of a coded row, at most 127.
    pub(crate) fn fact_max(&self) -> Vec<u8> {
        coded::fact_max(self)
    }

    /// The highest code of each byte of a coded course, at most 127.
    pub(crate) fn course_max(&self) -> Vec<u8> {
        let mut max = coded::fact_max(self);
        max.extend(coded::beside_max(self));
        max
    }

    /// The rules that a person's two rows break beside each other; the fields
    /// are those of the exit row. Days are counted from 1970-01-01.
    #[must_use]
    pub fn compare(&self, start: &Participation, exit: &Participation, days: [Option<i32>; 2]) -> Vec<Broken> {
        differences(&CourseFacts::of(self, start), &CourseFacts::of(self, exit), days)
    }

    /// [`Programme::compare`] of two coded rows.
    pub(crate) fn compare_facts(&self, start: &[u8], exit: &[u8], days: [Option<i32>; 2]) -> Vec<Broken> {
        differences(&coded::decoded(self, start), &coded::decoded(self, exit), days)
    }
}

fn differences(start: &CourseFacts, exit: &CourseFacts, days: [Option<i32>; 2]) -> Vec<Broken> {
    let mut broken = Vec::new();
    if let [Some(enrolled), Some(closed)] = days
        && enrolled > closed
    {
        broken.push(Broken { rule: Rule::ClosedBeforeEnrolment, field: None });
    }
    if differ(start.sender, exit.sender) {
        broken.push(Broken::at(Rule::SenderDiffers, Field::ReferredFrom));
    }
    if differ(start.municipality, exit.municipality) {
        broken.push(Broken::at(Rule::MunicipalityDiffers, Field::Municipality));
    }
    broken
}

fn differ<T: PartialEq>(start: Answer<T>, exit: Answer<T>) -> bool {
    start.answered().zip(exit.answered()).is_some_and(|(start, exit)| start != exit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::{Context, FIELDS};

    /// Rows that between them use every state of every byte's kind.
    const ROWS: [[&str; FIELDS.len()]; 6] = [
        ["", "", "", "", "", "", "", "", "", "", "", "", "", ""],
        ["self", "accepted", "", "none", "Tranås", "16", "man", "9,5", "training", "none", "form", "work", "", ""],
        [
            "unknown_sender",
            "declined",
            "other",
            "other;psychiatry",
            "Umeå",
            "31",
            "x",
            "40",
            "x",
            "x",
            "x",
            "x;work",
            "x;possible",
            "x",
        ],
        [
            "other",
            "declined",
            "",
            "none;self",
            "",
            "12",
            "",
            "many",
            "",
            "walking_group;work_ability_assessment",
            "no",
            "none;work",
            "",
            "",
        ],
        ["", "x", "", "unknown", "", "", "", "", "", "", "dialogue", "work;studies", "certain;possible", "ended_early;planned"],
        ["", "declined", "x", "", "", "", "", "", "", "", "", "other;other", "certain;possible", "returned;started"],
    ];

    #[test]
    fn a_row_is_its_coded_form() {
        let programme = Programme::built_in();
        for cells in ROWS {
            let row = programme.read(&cells.map(Some), &Context::default(), &mut Vec::new()).unwrap_or_default();
            let facts = CourseFacts::of(&programme, &row);
            let coded = row.to_facts(&programme);
            assert_eq!(coded::decoded(&programme, &coded), facts, "{cells:?}");
            assert_eq!(coded.len(), programme.fact_max().len());
            assert!(coded.iter().zip(programme.fact_max()).all(|(byte, max)| *byte <= max && max <= 127), "{cells:?}");
        }
    }

    #[test]
    fn every_code_of_every_byte_reads_back_to_itself() {
        let programme = Programme::built_in();
        let max = programme.fact_max();
        for (place, max) in max.iter().enumerate() {
            for code in 0..=*max {
                let mut record = vec![0; programme.fact_max().len()];
                record[place] = code;
                let back = coded::encoded(&programme, &coded::decoded(&programme, &record));
                // bits of a set that was not recorded are not a state of a row
                assert!(back == record || back.iter().all(|byte| *byte == 0), "byte {place}, code {code}");
            }
        }
    }

    #[test]
    fn a_course_of_one_row_is_that_row() {
        let programme = Programme::built_in();
        for cells in ROWS {
            let row = programme.read(&cells.map(Some), &Context::default(), &mut Vec::new()).unwrap_or_default();
            let course = Course::new(&programme, Some(&row), None);
            let (facts, beside) = Course::decoded(&programme, course.as_bytes());
            let of_row = CourseFacts::of(&programme, &row);
            assert_eq!(beside, Beside::of(&of_row, &CourseFacts::default()));
            assert_eq!(facts, of_row);
            assert_eq!(course.as_bytes().len(), programme.course_max().len());
        }
    }

    #[test]
    fn coded_rows_differ_as_the_rows_do() {
        let programme = Programme::built_in();
        let row = |cells: &[&str; FIELDS.len()]| {
            programme.read(&cells.map(Some), &Context::default(), &mut Vec::new()).unwrap_or_default()
        };
        for start in &ROWS {
            for exit in &ROWS {
                let [start, exit] = [row(start), row(exit)];
                let [coded_start, coded_exit] = [start.to_facts(&programme), exit.to_facts(&programme)];
                let days = [Some(2), Some(1)];
                let broken = programme.compare(&start, &exit, days);
                assert_eq!(programme.compare_facts(&coded_start, &coded_exit, days), broken);
                assert_eq!(broken[0].rule, Rule::ClosedBeforeEnrolment);
            }
        }
    }
}

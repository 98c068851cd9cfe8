//! Ways through the programme by when people started.

use std::collections::BTreeMap;

use super::cohort::Cohort;
use super::person_records::PersonRecords;
use crate::ground::{Day, Period};
use crate::people::Presence;
use crate::programme::Course;

impl Cohort {
    /// Ways through the programme by the period of the start, written as [`Period::of`] writes it; without a name those
    /// whose start has no day or is not there. None where no programme is counted.
    ///
    /// In a breakdown by period somebody without a start is in that of the exit, which is no start. People who are no
    /// longer known one by one, and rows without ids, are in the period of the breakdown of this name, if there is one.
    pub(crate) fn courses_by_start(&self, period: Period, breakdown: &str) -> Option<BTreeMap<Option<String>, PersonRecords>> {
        let planned = self.plan().programme.as_ref()?;
        let mut courses: BTreeMap<Option<String>, PersonRecords> = BTreeMap::new();
        let people = self.records();
        for person in 0..people.len() {
            let is_there = |occasion| people.presence(person, occasion) == Presence::Row;
            if !is_there(0) && !is_there(1) {
                continue;
            }
            let [start, exit] = [0, 1].map(|occasion| people.facts(person, occasion, planned.facts.clone()));
            let course = Course::of(&planned.programme, start.as_deref(), exit.as_deref());
            let day = people.row(person, 0).and_then(|row| Day::from_days(row.day?).ok());
            courses.entry(day.map(|day| period.of(day))).or_default().add(&course);
        }
        let place = self.breakdowns().iter().position(|by| by.columns() == [breakdown]);
        let Some(place) = place else {
            courses.entry(None).or_default().merge(&self.sealed.all.courses);
            return Some(courses);
        };
        for (key, tally) in self.sealed.tallies.iter().filter(|(key, _)| key.breakdown == Some(place)) {
            let value = key.values.first().filter(|value| period.read(value).is_some());
            courses.entry(value.map(ToString::to_string)).or_default().merge(&tally.courses);
        }
        Some(courses)
    }
}

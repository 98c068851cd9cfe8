//! A state that was coded by shorter lists, as one that is coded by those of today.

use crate::people::{Packed, PackedRows};
use crate::programme::{Programme, Recoding};
use crate::table::{Answers, Plan};
use crate::tally::Cohort;
use crate::tally::group::GroupTally;
use crate::tally::groups::Groups;
use crate::tally::person_records::PersonRecords;

/// So many people are unpacked at once.
const AT_ONCE: usize = 4096;

impl Cohort {
    /// The same people and counts, coded by the lists of `programme`, which hold every entry of those here.
    pub(super) fn by_the_lists_of(mut self, programme: &Programme) -> Self {
        let Some(then) = self.plan.programme.as_ref().filter(|planned| planned.programme != *programme) else { return self };
        let recoding = Recoding::new(&then.programme, programme);
        let mut now = Self::new(self.plan.clone().with_programme(programme.clone()), self.breakdowns.clone(), self.has_days());
        for occasion in [0, 1] {
            let people: Vec<usize> =
                (0..self.people.len()).filter(|person| self.people.row(*person, occasion).is_some()).collect();
            people.chunks(AT_ONCE).for_each(|people| self.recode(people, occasion, &recoding, &mut now));
        }
        for (id, occasion, combination, rows) in self.people.repeats() {
            now.people.restore_repeat(id, occasion, combination, rows);
        }
        now.sealed = recoded_groups(&self.sealed, now.sealed, &recoding);
        (self.plan, self.people, self.sealed) = (now.plan, now.people, now.sealed);
        self
    }

    fn recode(&self, people: &[usize], occasion: usize, recoding: &Recoding<'_>, now: &mut Self) {
        let (mut packed, mut answers) = (PackedRows::default(), Answers::new(&self.plan, 0));
        self.people.unpack(people, occasion, &mut packed, &mut answers);
        let facts = |plan: &Plan| plan.programme.as_ref().map_or(0..0, |planned| planned.facts.clone());
        let [then_at, now_at] = [facts(&self.plan), facts(&now.plan)];
        let mut recoded = Answers::new(&now.plan, people.len());
        // items and a screening stand before the programme's facts, in the same columns
        for column in 0..then_at.start {
            recoded.column_mut(column).copy_from_slice(answers.column(column));
        }
        for row in 0..people.len() {
            if let Some(facts) = answers.facts(then_at.clone(), row) {
                recoded.put_facts(now_at.clone(), row, &recoding.row(&facts));
            }
        }
        now.people.pack(&recoded, &mut packed);
        let mut record = vec![0; now.people.answer_bytes()];
        for (place, person) in people.iter().enumerate() {
            if let Some(row) = self.people.row(*person, occasion) {
                packed.take(place, &mut record);
                now.people.add_again(self.people.id(*person), occasion, Packed { answers: &record, ..row });
            }
        }
    }
}

fn recoded_groups(then: &Groups, mut now: Groups, recoding: &Recoding<'_>) -> Groups {
    let recoded = |tally: &GroupTally| {
        let courses = &tally.courses.counts;
        let courses = courses.iter().map(|(course, people)| (recoding.course(course).into(), *people)).collect();
        GroupTally { courses: PersonRecords { counts: courses }, ..tally.clone() }
    };
    now.all = recoded(&then.all);
    now.tallies = then.tallies.iter().map(|(key, tally)| (key.clone(), recoded(tally))).collect();
    now
}

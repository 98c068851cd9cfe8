//! What rows say of people beside their answers, on its way into the counts.

use super::cohort::Cohort;
use super::groups::GroupKey;
use crate::finding::Findings;
use crate::ground::Occasion;
use crate::table::{Answers, Half};

impl Cohort {
    /// What the two rows of a person say of each other.
    pub(super) fn compare_facts(&self, person: usize, row: u64, findings: &mut Findings) {
        let days = [0, 1].map(|occasion| self.people.row(person, occasion).and_then(|row| row.day));
        let facts = |occasion, columns| self.people.facts(person, occasion, columns);
        self.plan.compare_facts(facts, days, row, findings);
    }

    /// Counts what rows of nobody in particular say beside answers: a row at start and a
    /// wide row are a person's, a row at exit may be of somebody who is counted already.
    pub(super) fn add_unknown_people(
        &mut self,
        rows: &[usize],
        wide: Option<[&Half<'_>; 2]>,
        halves: &[Half<'_>],
        keys: &[GroupKey],
    ) {
        let facts = self.plan.facts();
        for row in rows {
            let known: Option<[Option<&Answers>; 2]> = match wide {
                Some(both) => Some(both.map(|half| Some(half.answers))),
                None => halves.iter().find_map(|half| match half.occasions.of(*row)? {
                    Occasion::Start => Some([Some(half.answers), None]),
                    Occasion::Exit => None,
                }),
            };
            let at_exit = |half: &&Half<'_>| half.occasions.of(*row) == Some(Occasion::Exit);
            let says_anything = halves.iter().find(at_exit).is_some_and(|half| half.answers.facts(facts.clone(), *row).is_some());
            for key in keys {
                let group = self.sealed.group(key);
                match known {
                    Some(known) => group.add_person(&self.plan, |occasion, facts| known[occasion.position()]?.facts(facts, *row)),
                    None => group.people.unknown_exits += u64::from(says_anything),
                }
            }
        }
    }
}

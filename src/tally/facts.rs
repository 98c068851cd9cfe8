//! What rows say of people beside their answers, on its way into the counts.

use super::cohort::Cohort;
use super::groups::GroupKey;
use crate::ground::Occasion;
use crate::table::Visits;

impl Cohort {
    /// Counts what rows of nobody in particular say beside answers: a row at start and a
    /// wide row are a person's, a row at exit may be of somebody who is counted already.
    pub(super) fn add_unknown_people(&mut self, rows: &[usize], visits: &Visits, keys: &[GroupKey]) {
        for row in rows {
            // of a row at exit somebody may be counted already
            let of_somebody_else = !visits.is_wide && visits.occasion(0, *row) == Some(Occasion::Exit);
            let says_anything = of_somebody_else && visits.halves[0].facts(self.plan.facts(), *row).is_some();
            if !visits.is_wide && visits.occasion(0, *row).is_none() {
                continue;
            }
            for key in keys {
                let group = self.sealed.group(key);
                if of_somebody_else {
                    group.people.unknown_exits += u64::from(says_anything);
                } else {
                    let half = |occasion: Occasion| visits.halves().contains(&occasion.position()).then_some(occasion.position());
                    let facts = |occasion, facts| visits.halves[half(occasion)?].facts(facts, *row);
                    group.add_person(&self.plan, facts);
                }
            }
        }
    }
}

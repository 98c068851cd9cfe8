//! Why figures of a group may be wrong, by the columns of the tables that were counted.

use enkat::finding::{Finding, Rule, Total};
use enkat::inspect::Inspected;
use enkat::instrument::Label;

/// What tables told, and how often; nothing about a row or a person. It tells about tables, not
/// about people, so the bytes of a cohort do not keep it.
#[derive(Clone, Default)]
pub(crate) struct Doubts(Vec<(Rule, String, u64)>);

/// What the counts of a group tell as well, and better where several tables were counted; and an occasion that one of
/// them lacks.
const TOLD_BY_COUNTS: [Rule; 4] = [Rule::OnlyThreeLevels, Rule::AlreadyReversed, Rule::LevelsReversed, Rule::OccasionNotMet];

impl Doubts {
    /// What one table told.
    pub(crate) fn of(inspected: &Inspected) -> Self {
        Self(inspected.totals.iter().map(|total| (total.rule, total.column.clone(), total.count)).collect())
    }

    /// Adds those of other tables; the same in any order of the tables.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (rule, column, count) in &other.0 {
            match self.0.iter_mut().find(|(known, of, _)| known == rule && of == column) {
                Some((.., sum)) => *sum = sum.saturating_add(*count),
                None => self.0.push((*rule, column.clone(), *count)),
            }
        }
        // a small part may look like what the whole is not
        self.0.retain(|(rule, ..)| !TOLD_BY_COUNTS.contains(rule));
        self.0.sort();
    }

    /// A sentence for each rule; how often only where it may be known.
    pub(crate) fn sentences(&self, is_release: bool) -> Vec<Label> {
        let total = |(rule, column, count): &(Rule, String, u64)| Total::new(Finding::about_column(*rule, column), *count);
        let inspected = Inspected { totals: self.0.iter().map(total).collect(), ..Inspected::default() };
        if is_release { inspected.doubts() } else { inspected.counted_doubts() }
    }
}

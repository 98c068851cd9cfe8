//! Why figures of a group may be wrong, by the columns of the tables that were counted.

use enkat::finding::{Finding, Rule, Total};
use enkat::inspect::Inspected;
use enkat::instrument::Label;

/// What whole columns of tables told; nothing about a row or a person. It tells about tables, not
/// about people, so the bytes of a cohort do not keep it.
#[derive(Clone, Default)]
pub(crate) struct Doubts(Vec<(Rule, String)>);

/// What the counts of a group tell as well, and better where several tables were counted; and an occasion that one of
/// them lacks.
const TOLD_BY_COUNTS: [Rule; 4] = [Rule::OnlyThreeLevels, Rule::AlreadyReversed, Rule::LevelsReversed, Rule::OccasionNotMet];

impl Doubts {
    /// What the columns of one table told.
    pub(crate) fn of(inspected: &Inspected) -> Self {
        let of_columns = inspected.totals.iter().filter(|total| total.first.row.is_none());
        Self(of_columns.map(|total| (total.rule, total.column.clone())).collect())
    }

    /// Adds those of other tables; the same in any order of the tables.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
        // a small part may look like what the whole is not
        self.0.retain(|(rule, _)| !TOLD_BY_COUNTS.contains(rule));
        self.0.sort();
        self.0.dedup();
    }

    /// A sentence for each rule.
    pub(crate) fn sentences(&self) -> Vec<Label> {
        let total = |(rule, column): &(Rule, String)| Total::new(Finding::about_column(*rule, column), 1);
        Inspected { totals: self.0.iter().map(total).collect(), ..Inspected::default() }.doubts()
    }
}

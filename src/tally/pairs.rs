//! How often each pair of scores, start and exit, occurs.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::distribution::exact_sum;
use crate::instrument::{Better, Exact};

/// Counts of the people who have a valid score both times.
///
/// # Examples
///
/// ```
/// use enkat::instrument::{Better, Exact};
/// use enkat::tally::Pairs;
///
/// let mut levels = Pairs::default();
/// for [start, exit] in [[3, 2], [2, 2], [1, 2]] {
///     levels.add(Exact::integer(start), Exact::integer(exit));
/// }
/// assert_eq!(levels.sums(), [6.0, 6.0]);
/// assert_eq!(levels.changes(Better::Lower), [1, 1, 1]); // improved, unchanged, worsened
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    counts: BTreeMap<[Exact; 2], u64>,
}

impl Pairs {
    /// Counts one person.
    pub fn add(&mut self, start: Exact, exit: Exact) {
        *self.counts.entry([start, exit]).or_default() += 1;
    }

    /// Adds the counts of another part of the group.
    pub fn merge(&mut self, other: &Self) {
        for (pair, count) in &other.counts {
            *self.counts.entry(*pair).or_default() += count;
        }
    }

    /// How many people there are.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.values().sum()
    }

    /// The joint sums at start and at exit, over the same people.
    #[must_use]
    pub fn sums(&self) -> [f64; 2] {
        [0, 1].map(|occasion| exact_sum(self.counts.iter().map(|(pair, count)| (pair[occasion], *count))).value)
    }

    /// The joint change, exit minus start.
    #[must_use]
    pub fn sum_of_changes(&self) -> f64 {
        self.change().value
    }

    /// The mean change, if there is anybody.
    #[must_use]
    pub fn mean_change(&self) -> Option<f64> {
        self.change().over(self.n())
    }

    fn change(&self) -> super::distribution::Sum {
        exact_sum(self.counts.iter().flat_map(|([start, exit], count)| [(*exit, *count), (start.negated(), *count)]))
    }

    /// How many improved, stayed the same and worsened.
    #[must_use]
    pub fn changes(&self, better: Better) -> [u64; 3] {
        let mut changes = [0; 3];
        for ([start, exit], count) in &self.counts {
            let order = match better {
                Better::Higher => exit.cmp(start),
                Better::Lower => start.cmp(exit),
            };
            changes[match order {
                Ordering::Greater => 0,
                Ordering::Equal => 1,
                Ordering::Less => 2,
            }] += count;
        }
        changes
    }
}

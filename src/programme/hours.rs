//! Hours of activity a week, at start and at exit.

use std::collections::BTreeMap;

use super::Programme;
use crate::ground::{Answer, Exact};

/// Hundredths of an hour: cells have a decimal or two, and nobody is moved over a bound by a third.
pub(super) const HUNDREDTHS: u16 = 100;
/// A week.
pub(super) const MOST: u16 = 7 * 24 * HUNDREDTHS;

/// Whole hundredths of these hours.
pub(super) fn hundredths(hours: Exact) -> u16 {
    let whole = hours.numerator().saturating_mul(HUNDREDTHS.into()) / hours.denominator().max(1);
    u16::try_from(whole).unwrap_or(0).min(MOST)
}

/// Hours of activity a week of the participants, at start and at exit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Hours {
    /// At start and at exit.
    pub at: [HoursAt; 2],
    /// Participants whose hours are known both times.
    pub pairs: u64,
    /// Hundredths of an hour from start to exit, of these together.
    pub change: i64,
    /// Participants with more hours at exit than at start.
    pub more: u64,
    /// Participants with as many.
    pub same: u64,
    /// Participants with fewer.
    pub fewer: u64,
    /// Participants below the bound of the target group at start and not below it at exit.
    pub reached: u64,
}

/// Hours of activity a week at one occasion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct HoursAt {
    /// Participants by hundredths of an hour.
    pub persons: BTreeMap<u16, u64>,
    /// Participants of whom nothing is recorded.
    pub not_recorded: u64,
    /// Participants whose cell cannot be read.
    pub invalid: u64,
    /// Participants who are not below the bound of the target group.
    pub reached: u64,
}

impl HoursAt {
    fn add(&mut self, hours: Answer<u16>, bound: u16, persons: u64) {
        match hours {
            Answer::Answered(hours) => {
                *self.persons.entry(hours).or_default() += persons;
                self.reached += if hours >= bound { persons } else { 0 };
            }
            Answer::Missing => self.not_recorded += persons,
            Answer::Invalid => self.invalid += persons,
        }
    }

    /// Participants whose hours are known.
    #[must_use]
    pub fn known(&self) -> u64 {
        self.persons.values().sum()
    }

    /// All hours together.
    fn sum(&self) -> i128 {
        self.persons.iter().map(|(hours, persons)| i128::from(*hours) * i128::from(*persons)).sum()
    }

    /// The arithmetic mean; none of nobody.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let known = self.known();
        (known > 0).then(|| in_hours(self.sum(), known))
    }

    /// The median: of an even number of participants the mean of the two in the middle.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let known = self.known();
        let at = |place: u64| {
            let mut before = 0;
            self.persons.iter().find_map(|(hours, persons)| {
                before += persons;
                (before > place).then_some(i128::from(*hours))
            })
        };
        let [low, high] = [known.checked_sub(1)? / 2, known / 2].map(at);
        Some(in_hours(low? + high?, 2))
    }

    /// The fewest and the most hours.
    #[must_use]
    pub fn range(&self) -> Option<[f64; 2]> {
        let ends = self.persons.first_key_value().zip(self.persons.last_key_value());
        ends.map(|((low, _), (high, _))| [*low, *high].map(|end| in_hours(end.into(), 1)))
    }
}

impl Hours {
    pub(super) fn add(&mut self, programme: &Programme, hours: [Answer<u16>; 2], persons: u64) {
        let bound = u16::from(programme.eligibility().most_hours).saturating_mul(HUNDREDTHS);
        for (at, hours) in self.at.iter_mut().zip(hours) {
            at.add(hours, bound, persons);
        }
        let [Answer::Answered(start), Answer::Answered(exit)] = hours else { return };
        self.pairs += persons;
        let change = (i64::from(exit) - i64::from(start)).saturating_mul(i64::try_from(persons).unwrap_or(i64::MAX));
        self.change = self.change.saturating_add(change);
        *match exit.cmp(&start) {
            std::cmp::Ordering::Greater => &mut self.more,
            std::cmp::Ordering::Equal => &mut self.same,
            std::cmp::Ordering::Less => &mut self.fewer,
        } += persons;
        self.reached += if start < bound && exit >= bound { persons } else { 0 };
    }

    /// The mean change; none of nobody.
    #[must_use]
    pub fn mean_change(&self) -> Option<f64> {
        (self.pairs > 0).then(|| in_hours(self.change.into(), self.pairs))
    }
}

/// Hundredths of an hour over a number of people, as hours.
fn in_hours(hundredths: i128, people: u64) -> f64 {
    Exact::ratio(hundredths, i128::from(people) * i128::from(HUNDREDTHS)).to_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_known_by_hand() {
        let programme = Programme::built_in();
        let mut hours = Hours::default();
        let of = |thousandths: i128| hundredths(Exact::ratio(thousandths, 1_000));
        for (start, exit) in [(2_000, 10_000), (4_500, 9_999), (12_000, 12_000), (3_330, 1_000)] {
            hours.add(&programme, [start, exit].map(|hours| Answer::Answered(of(hours))), 1);
        }
        hours.add(&programme, [Answer::Answered(0), Answer::Missing], 2);
        hours.add(&programme, [Answer::Invalid, Answer::Missing], 1);
        let [start, exit] = &hours.at;
        assert_eq!((start.known(), start.invalid, start.reached, exit.not_recorded, exit.reached), (6, 1, 1, 3, 2));
        assert_eq!((start.mean(), start.median(), start.range()), (Some(21.83 / 6.0), Some(2.665), Some([0.0, 12.0])));
        assert_eq!(exit.median(), Some(9.995));
        // who was there from the beginning has not got there
        assert_eq!((hours.pairs, hours.more, hours.same, hours.fewer, hours.reached), (4, 2, 1, 1, 1));
        assert_eq!(hours.mean_change(), Some((8.0 + 5.49 - 2.33) / 4.0));
        assert_eq!(Hours::default().at[0].median(), None);
    }

    #[test]
    fn a_week_has_so_many_hours() {
        assert_eq!(hundredths(Exact::integer(168)), MOST);
        assert_eq!(hundredths(Exact::ratio(1, 3)), 33);
    }
}

//! Bytes to counts, each checked before it is believed.

use std::collections::BTreeMap;

use super::{StateError, damaged};
use crate::programme::check::MOST_ENTRIES;
use crate::programme::{CodeLists, Course};
use crate::table::Plan;
use crate::tally::cohort::MOST_ROWS;
use crate::tally::counts::Counts;
use crate::tally::group::{FormTally, GroupTally, PeopleCounts};
use crate::tally::keyed::KeyedCounts;
use crate::tally::person_records::PersonRecords;
use crate::tally::profiles::{Days, ProfileCounts, ProfilePairs};
use crate::violence;

/// The largest sum: products of two bytes, or squares of marks, over the most rows.
const MOST: u64 = MOST_ROWS << 16;

/// What is left to read.
pub(super) struct StateReader<'a>(pub(super) &'a [u8]);

impl<'a> StateReader<'a> {
    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], StateError> {
        let Some((taken, rest)) = self.0.split_at_checked(length) else { return damaged("it is cut off") };
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> Result<[u8; N], StateError> {
        let mut bytes = [0; N];
        bytes.copy_from_slice(self.take(N)?);
        Ok(bytes)
    }

    pub(super) fn number(&mut self) -> Result<u64, StateError> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let [byte] = self.bytes()?;
            let part = u64::from(byte & 0x7f);
            if part << shift >> shift != part || (byte == 0 && shift > 0) {
                break;
            }
            number |= part << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        damaged("a number without end")
    }

    pub(super) fn at_most(&mut self, most: u64) -> Result<u64, StateError> {
        let number = self.number()?;
        if number <= most { Ok(number) } else { damaged("a number beyond its range") }
    }

    pub(super) fn numbers(&mut self, numbers: &mut [u64]) -> Result<(), StateError> {
        numbers.iter_mut().try_for_each(|number| {
            *number = self.at_most(MOST)?;
            Ok(())
        })
    }

    pub(super) fn flag(&mut self) -> Result<bool, StateError> {
        match self.bytes()? {
            [flag @ 0..=1] => Ok(flag == 1),
            _ => damaged("neither yes nor no"),
        }
    }

    pub(super) fn text(&mut self) -> Result<String, StateError> {
        let length = self.length()?;
        String::from_utf8(self.take(length)?.to_vec()).or(damaged("a name that is not text"))
    }

    /// The length of a list, each entry of which takes a byte at least.
    pub(super) fn length(&mut self) -> Result<usize, StateError> {
        let length = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        if length <= self.0.len() { Ok(length) } else { damaged("a list longer than the state") }
    }

    pub(super) fn list<T>(&mut self, each: impl FnMut(&mut Self) -> Result<T, StateError>) -> Result<Vec<T>, StateError> {
        self.short_list(usize::MAX, each)
    }

    /// A list with no more entries than anybody writes: an entry takes more memory than bytes.
    pub(super) fn short_list<T>(
        &mut self,
        most: usize,
        mut each: impl FnMut(&mut Self) -> Result<T, StateError>,
    ) -> Result<Vec<T>, StateError> {
        let length = self.length()?;
        if length > most {
            return damaged("a list that is too long");
        }
        (0..length).map(|_| each(self)).collect()
    }

    pub(super) fn code_lists(&mut self) -> Result<CodeLists, StateError> {
        let codes = self.short_list(MOST_ENTRIES, |input| Ok((input.text()?, input.flag()?)))?;
        let mut lists = CodeLists { codes, others: Default::default(), counted: String::new() };
        for list in &mut lists.others {
            *list = self.short_list(MOST_ENTRIES, Self::text)?;
        }
        lists.counted = self.text()?;
        Ok(lists)
    }

    pub(super) fn counts(&mut self, counts: &mut Counts) -> Result<(), StateError> {
        let outcomes = counts.outcomes();
        let length = self.length()?;
        let (mut next, mut total) = (0_u64, 0_u64);
        let mut entries = Vec::with_capacity(length.min(1 << 16));
        for _ in 0..length {
            let outcome = self.number()?.checked_add(next).filter(|outcome| *outcome < outcomes);
            let Some(outcome) = outcome else { return damaged("an outcome that is not possible") };
            let count = self.at_most(MOST)?;
            if count == 0 {
                return damaged("a count of nothing");
            }
            total = total.saturating_add(count);
            if total > MOST {
                return damaged("more counts than rows");
            }
            entries.push((outcome, count));
            next = outcome.saturating_add(1);
        }
        counts.add_sorted(entries.into_iter());
        Ok(())
    }

    pub(super) fn group(&mut self, plan: &Plan) -> Result<GroupTally, StateError> {
        let mut tally = GroupTally::new(plan);
        let PeopleCounts { rows, answered, pairs, start_only, exit_only, duplicates, unknown_exits } = &mut tally.people;
        self.numbers(rows)?;
        self.numbers(answered)?;
        for number in [pairs, start_only, exit_only] {
            *number = self.at_most(MOST_ROWS)?;
        }
        self.numbers(duplicates)?;
        *unknown_exits = self.at_most(MOST_ROWS)?;
        let screenings = if plan.violence.is_some() { violence::FACT_MAX.len() } else { 0 };
        tally.screenings = self.records(screenings, violence::is_sound)?;
        let programme = plan.programme.as_ref().map(|planned| &planned.programme);
        let length = programme.map_or(0, |programme| programme.course_max().len());
        tally.courses = self.records(length, |course| programme.is_some_and(|programme| Course::is_sound(programme, course)))?;
        for form in &mut tally.forms {
            match form {
                FormTally::Profiles(tally) => {
                    tally.occasions.iter_mut().try_for_each(|counts| self.profiles(counts))?;
                    self.pairs(&mut tally.pairs)?;
                }
                FormTally::Keyed(tally) => {
                    tally.occasions.iter_mut().try_for_each(|counts| self.keyed(counts))?;
                    tally.pairs.iter_mut().try_for_each(|counts| self.counts(counts))?;
                }
            }
        }
        Ok(tally)
    }

    /// Records of this length in ascending order, and how many people have each.
    fn records(&mut self, length: usize, is_sound: impl Fn(&[u8]) -> bool) -> Result<PersonRecords, StateError> {
        let mut records = PersonRecords::default();
        for _ in 0..self.length()? {
            let record = self.take(length)?;
            let people = self.at_most(MOST_ROWS)?;
            if people == 0 || !is_sound(record) || records.counts.insert(record.into(), people).is_some() {
                return damaged("a record of nobody");
            }
        }
        // each at most 2^40, so the sum of them fits unless there are as many again
        let people = records.counts.values().try_fold(0_u64, |sum, people| sum.checked_add(*people));
        if people.is_some_and(|people| people <= MOST_ROWS) { Ok(records) } else { damaged("more people than rows") }
    }

    pub(super) fn profiles(&mut self, counts: &mut ProfileCounts) -> Result<(), StateError> {
        self.counts(&mut counts.profiles)?;
        self.numbers(&mut counts.without)?;
        counts.partial.iter_mut().try_for_each(|states| self.numbers(states))?;
        self.counts(&mut counts.vas)?;
        self.numbers(&mut counts.without_vas)?;
        self.counts(&mut counts.rated)?;
        self.counts(&mut counts.ratings)?;
        counts.squared_ratings = self.at_most(MOST)?;
        Ok(())
    }

    pub(super) fn pairs(&mut self, pairs: &mut ProfilePairs) -> Result<(), StateError> {
        pairs.levels.iter_mut().try_for_each(|levels| self.numbers(levels))?;
        self.counts(&mut pairs.profiles)?;
        self.counts(&mut pairs.vas)?;
        let (mut days, mut all_days) = (BTreeMap::new(), 0_u64);
        for _ in 0..self.length()? {
            let pair = self.at_most(pairs.profiles.outcomes().saturating_sub(1))?;
            let (people, sum) = (self.at_most(MOST_ROWS)?, self.at_most(MOST_ROWS << 22)?);
            let squares = u128::from_le_bytes(self.bytes()?);
            all_days = all_days.saturating_add(sum);
            if all_days > MOST_ROWS << 22 || squares > u128::from(MOST_ROWS) << 64 || people > pairs.profiles.count(pair) {
                return damaged("days of nobody");
            }
            days.insert(pair, Days { people, sum, squares });
        }
        pairs.days = days;
        Ok(())
    }

    pub(super) fn keyed(&mut self, counts: &mut KeyedCounts) -> Result<(), StateError> {
        counts.items.iter_mut().try_for_each(|states| self.numbers(states))?;
        for scale in &mut counts.scales {
            self.counts(&mut scale.sums)?;
            scale.invalid = self.at_most(MOST_ROWS)?;
            scale.products.n = self.at_most(MOST_ROWS)?;
            self.numbers(&mut scale.products.sums)?;
            self.numbers(&mut scale.products.crossed)?;
        }
        self.counts(&mut counts.runs)?;
        self.counts(&mut counts.spreads)?;
        counts.invalid = self.at_most(MOST_ROWS)?;
        Ok(())
    }
}

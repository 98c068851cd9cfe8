//! Counts to bytes.

use crate::programme::CodeLists;
use crate::tally::counts::Counts;
use crate::tally::group::{FormTally, GroupTally, PeopleCounts};
use crate::tally::keyed::KeyedCounts;
use crate::tally::person_records::PersonRecords;
use crate::tally::profiles::{ProfileCounts, ProfilePairs};

/// What is written so far.
pub(super) struct StateWriter(pub(super) Vec<u8>);

impl StateWriter {
    #[expect(clippy::cast_possible_truncation, reason = "seven bits at a time")]
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    pub(super) fn numbers(&mut self, numbers: &[u64]) {
        for number in numbers {
            self.number(*number);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend(text.as_bytes());
    }

    pub(super) fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u64);
        for item in items {
            each(self, item);
        }
    }

    pub(super) fn code_lists(&mut self, lists: &CodeLists) {
        self.list(&lists.codes, |out, (id, exit)| {
            out.text(id);
            out.0.push(u8::from(*exit));
        });
        for list in &lists.others {
            self.list(list, |out, id| out.text(id));
        }
        self.text(&lists.counted);
    }

    /// Outcomes as steps from one to the next.
    pub(super) fn counts(&mut self, counts: &Counts) {
        self.number(counts.distinct());
        let mut next = 0;
        for (outcome, count) in counts.iter() {
            self.number(outcome.saturating_sub(next));
            self.number(count);
            next = outcome.saturating_add(1);
        }
    }

    pub(super) fn group(&mut self, tally: &GroupTally) {
        let PeopleCounts { rows, answered, pairs, start_only, exit_only, duplicates, unknown_exits } = &tally.people;
        self.numbers(rows);
        self.numbers(answered);
        self.numbers(&[*pairs, *start_only, *exit_only]);
        self.numbers(duplicates);
        self.number(*unknown_exits);
        self.records(&tally.screenings);
        self.records(&tally.courses);
        for form in &tally.forms {
            match form {
                FormTally::Profiles(tally) => {
                    tally.occasions.iter().for_each(|counts| self.profiles(counts));
                    self.pairs(&tally.pairs);
                }
                FormTally::Keyed(tally) => {
                    tally.occasions.iter().for_each(|counts| self.keyed(counts));
                    tally.pairs.iter().for_each(|counts| self.counts(counts));
                }
            }
        }
    }

    /// Records in order, each with how many people have it.
    fn records(&mut self, records: &PersonRecords) {
        self.number(records.iter().count() as u64);
        for (record, people) in records.iter() {
            self.0.extend(record);
            self.number(people);
        }
    }

    pub(super) fn profiles(&mut self, counts: &ProfileCounts) {
        self.counts(&counts.profiles);
        self.numbers(&counts.without);
        counts.partial.iter().for_each(|states| self.numbers(states));
        self.counts(&counts.vas);
        self.numbers(&counts.without_vas);
        self.counts(&counts.rated);
        self.counts(&counts.ratings);
        self.number(counts.squared_ratings);
    }

    pub(super) fn pairs(&mut self, pairs: &ProfilePairs) {
        pairs.levels.iter().for_each(|levels| self.numbers(levels));
        self.counts(&pairs.profiles);
        self.counts(&pairs.vas);
        self.number(pairs.days.len() as u64);
        for (pair, days) in &pairs.days {
            self.numbers(&[*pair, days.people, days.sum]);
            self.0.extend(days.squares.to_le_bytes());
        }
    }

    pub(super) fn keyed(&mut self, counts: &KeyedCounts) {
        counts.items.iter().for_each(|states| self.numbers(states));
        for scale in &counts.scales {
            self.counts(&scale.sums);
            self.numbers(&[scale.invalid, scale.products.n]);
            self.numbers(&scale.products.sums);
            self.numbers(&scale.products.crossed);
        }
        self.counts(&counts.runs);
        self.counts(&counts.spreads);
        self.number(counts.invalid);
    }
}

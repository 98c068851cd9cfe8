//! From people to counts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::cohort::{Cohort, days_between};
use super::group::{GroupTally, PeopleCounts};
use super::groups::{Crossed, GroupKey, Groups, Told};
use crate::ground::{Occasion, Period};
use crate::people::{PackedRows, Presence};
use crate::table::{Answers, Plan};

/// People who are counted together.
const BLOCK: usize = 4096;

/// What of a person is counted in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CountedPart {
    start: bool,
    exit: bool,
    pair: bool,
}

/// Room for unpacked answers, used again and again.
struct Scratch {
    start: Answers,
    exit: Answers,
    pairs: [Answers; 2],
    packed: PackedRows,
}

impl Scratch {
    fn new(plan: &Plan) -> Self {
        let empty = || Answers::new(plan, 0);
        Self { start: empty(), exit: empty(), pairs: [empty(), empty()], packed: PackedRows::default() }
    }
}

impl Cohort {
    /// The counts of everyone and of each group.
    #[must_use]
    pub fn counted(&self) -> Groups {
        self.tallied().telling(self.told())
    }

    /// What the counts do not say.
    fn told(&self) -> Told {
        Told {
            has_occasions: self.has_occasions,
            unplaced_rows: self.unplaced_rows,
            not_groups: self.check_groups().err(),
            crossed: self.crossed(),
        }
    }

    /// How many people are in which group of each breakdown, by their first occasion.
    fn crossed(&self) -> Crossed {
        if self.breakdowns.len() < 2 {
            return Crossed::default();
        }
        let mut people = vec![0; self.combinations.values.len()];
        for person in 0..self.people.len() {
            if let Some(row) = (0..2).find_map(|occasion| self.people.row(person, occasion)) {
                people[row.combination as usize] += 1;
            }
        }
        if self.sealed.all.people.at_first_occasion() > 0 {
            // of people who were sealed it is known which values they have, but not how many have them
            people.iter_mut().filter(|people| **people == 0).for_each(|people| *people = 2);
        }
        let keys = |combination| self.keys_of(combination).split_off(1);
        Crossed((0..).zip(people).map(|(combination, people)| (keys(combination), people)).collect())
    }

    /// The counts alone, as they are sealed.
    pub(super) fn tallied(&self) -> Groups {
        let mut groups = self.sealed.clone();
        if self.breakdowns.is_empty() {
            let mut scratch = Scratch::new(&self.plan);
            for first in (0..self.people.len()).step_by(BLOCK) {
                self.count_from(first, &mut groups.all, &mut scratch);
            }
        } else {
            self.count_groups(&mut groups);
        }
        self.finish(groups)
    }

    /// As [`Cohort::counted`], giving up the people as they are counted, so that
    /// both never take memory at the same time.
    #[must_use]
    pub fn into_counted(mut self) -> Groups {
        if !self.breakdowns.is_empty() {
            return self.counted();
        }
        let told = self.told();
        let mut groups = std::mem::replace(&mut self.sealed, Groups::new(&self.plan, &[], false));
        let mut scratch = Scratch::new(&self.plan);
        while let Some(last) = self.people.len().checked_sub(1) {
            let first = last - last % BLOCK;
            self.count_from(first, &mut groups.all, &mut scratch);
            self.people.forget_from(first);
        }
        self.finish(groups).telling(told)
    }

    /// Counts a block of people, whatever their groups.
    fn count_from(&self, first: usize, tally: &mut GroupTally, scratch: &mut Scratch) {
        let people: Vec<usize> = (first..self.people.len().min(first + BLOCK)).collect();
        self.count(&people, [true; 3].into(), tally, scratch);
    }

    /// Counts everyone in each group of each breakdown.
    fn count_groups(&self, groups: &mut Groups) {
        let mut scratch = Scratch::new(&self.plan);
        for place in 0..self.breakdowns.len() {
            let mut counted = GroupTally::new(&self.plan);
            for (key, members) in self.members(place) {
                let mut tally = GroupTally::new(&self.plan);
                for (part, people) in members {
                    self.count(&people, part.into(), &mut tally, &mut scratch);
                }
                tally.settle();
                counted.merge(&tally);
                groups.group(&key).merge(&tally);
            }
            // everyone is the sum of the groups of any one breakdown
            if place == 0 {
                groups.all.merge(&counted);
            }
        }
    }

    /// Adds the rows that were left out.
    fn finish(&self, mut groups: Groups) -> Groups {
        groups.settle();
        for (_, occasion, combination, rows) in self.people.repeats() {
            for key in self.keys_of(combination) {
                groups.group(&key).people.duplicates[occasion] += rows;
            }
        }
        groups
    }

    /// The people of each group of a breakdown: those who stay in it, those who start in it, those who end in it.
    fn members(&self, breakdown: usize) -> BTreeMap<GroupKey, BTreeMap<[bool; 3], Vec<usize>>> {
        let combinations = u32::try_from(self.combinations.values.len()).unwrap_or(u32::MAX);
        let keys: Vec<GroupKey> =
            (0..combinations).map(|combination| self.keys_of(combination).swap_remove(breakdown + 1)).collect();
        let mut members: BTreeMap<GroupKey, BTreeMap<[bool; 3], Vec<usize>>> = BTreeMap::new();
        // a blank says nothing of the person, so the other row does
        let columns = self.columns_of(&self.breakdowns[breakdown]);
        let periods: Vec<Option<Period>> = columns.iter().map(|column| self.group_columns()[*column].parse().ok()).collect();
        let key_of = |occasion: Occasion, [start, exit]: [u32; 2]| {
            let [own, other] = if occasion == Occasion::Start { [start, exit] } else { [exit, start] };
            let key = &keys[own as usize];
            if own == other {
                return Cow::Borrowed(key);
            }
            // a person is in the period of the start both times, or few would have an exit in that of their start
            let goes_first = |place: usize| {
                let [own, other] = [&*key.values[place], &*self.group_values(other)[columns[place]]];
                // what only has the name of a period is a group as any
                let is_period =
                    periods[place].is_some_and(|period| [own, other].iter().all(|value| period.read(value).is_some()));
                let [first, then] = if is_period && occasion == Occasion::Exit { [other, own] } else { [own, other] };
                if first.is_empty() { then } else { first }
            };
            let values = (0..columns.len()).map(|place| goes_first(place).into()).collect();
            Cow::Owned(GroupKey { breakdown: key.breakdown, values })
        };
        let mut put = |key: &GroupKey, part: [bool; 3], person| {
            if !members.contains_key(key) {
                members.insert(key.clone(), BTreeMap::new());
            }
            if let Some(parts) = members.get_mut(key) {
                parts.entry(part).or_default().push(person);
            }
        };
        for person in 0..self.people.len() {
            let [start, exit] = [0, 1].map(|occasion| self.people.row(person, occasion).map(|row| row.combination));
            match (start, exit) {
                (Some(start), Some(exit)) => {
                    let [at_start, at_exit] = Occasion::BOTH.map(|occasion| key_of(occasion, [start, exit]));
                    if at_start == at_exit {
                        put(&at_start, [true; 3], person);
                    } else {
                        // change figures use the start's group
                        put(&at_start, [true, false, true], person);
                        put(&at_exit, [false, true, false], person);
                    }
                }
                (Some(one), None) | (None, Some(one)) => put(&keys[one as usize], [true; 3], person),
                (None, None) => {}
            }
        }
        members
    }

    /// Counts these people, in blocks.
    fn count(&self, people: &[usize], part: CountedPart, tally: &mut GroupTally, scratch: &mut Scratch) {
        let has = |person: &usize, occasion| self.people.presence(*person, occasion) == Presence::Row;
        for people in people.chunks(BLOCK) {
            let [start, exit] =
                [0, 1].map(|occasion| people.iter().copied().filter(|person| has(person, occasion)).collect::<Vec<_>>());
            let both: Vec<usize> = start.iter().copied().filter(|person| has(person, 1)).collect();
            for (counts, rows, occasion, answers) in
                [(part.start, &start, Occasion::Start, &mut scratch.start), (part.exit, &exit, Occasion::Exit, &mut scratch.exit)]
            {
                if counts && !rows.is_empty() {
                    self.people.unpack(rows, occasion.position(), &mut scratch.packed, answers);
                    tally.add(&self.plan, occasion, answers);
                }
            }
            // where a pair counts, the person counts
            if part.pair && self.plan.has_facts() {
                for person in people.iter().filter(|person| has(person, 0) || has(person, 1)) {
                    tally.add_person(&self.plan, |occasion, facts| self.people.facts(*person, occasion.position(), facts));
                }
            }
            if part.pair {
                self.count_pairs(&both, &start, &exit, part, tally, scratch);
            }
        }
    }

    fn count_pairs(
        &self,
        both: &[usize],
        start: &[usize],
        exit: &[usize],
        part: CountedPart,
        tally: &mut GroupTally,
        scratch: &mut Scratch,
    ) {
        let [of_start, of_exit] = &mut scratch.pairs;
        // nearly everyone has both: what was unpacked above serves again
        let same = part.start && part.exit && both.len() == start.len() && both.len() == exit.len();
        let (at_start, at_exit) = if same {
            (&scratch.start, &scratch.exit)
        } else {
            self.people.unpack(both, 0, &mut scratch.packed, of_start);
            self.people.unpack(both, 1, &mut scratch.packed, of_exit);
            (&*of_start, &*of_exit)
        };
        let day = |person: usize, occasion| self.people.row(person, occasion).and_then(|row| row.day);
        let days: Vec<Option<u32>> = if self.people.has_days() {
            both.iter().map(|person| days_between(day(*person, 0), day(*person, 1))).collect()
        } else {
            Vec::new()
        };
        if !both.is_empty() {
            tally.add_pairs(&self.plan, at_start, at_exit, &days);
        }
        for row in 0..both.len() {
            tally.people.count_presence(at_start.holds_any(row), at_exit.holds_any(row));
        }
        if both.len() < start.len() || both.len() < exit.len() {
            for (people, occasion, alone) in [(start, 0, [true, false]), (exit, 1, [false, true])] {
                let other = 1 - occasion;
                let lone: Vec<usize> =
                    people.iter().copied().filter(|person| self.people.presence(*person, other) != Presence::Row).collect();
                self.people.unpack(&lone, occasion, &mut scratch.packed, of_start);
                for row in 0..lone.len() {
                    let holds = of_start.holds_any(row);
                    tally.people.count_presence(alone[0] && holds, alone[1] && holds);
                }
            }
        }
    }

    /// The people in the order of their ids, as comparisons and states take them.
    pub(super) fn canonical_people(&self) -> Vec<CanonicalRow<'_>> {
        let mut rows: Vec<CanonicalRow<'_>> = Vec::new();
        for person in 0..self.people.len() {
            for occasion in [0, 1] {
                if let Some(row) = self.people.row(person, occasion) {
                    rows.push(CanonicalRow {
                        id: self.people.id(person).0,
                        occasion,
                        values: self.group_values(row.combination),
                        day: row.day,
                        answers: row.answers,
                        repeats: 0,
                    });
                }
            }
        }
        rows.extend(self.people.repeats().map(|(id, occasion, combination, repeats)| CanonicalRow {
            id: id.0,
            occasion,
            values: self.group_values(combination),
            day: None,
            answers: &[],
            repeats,
        }));
        rows.sort_unstable();
        rows
    }
}

/// One row of a person, or rows of a person that were left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CanonicalRow<'a> {
    pub(super) id: u128,
    pub(super) occasion: usize,
    pub(super) values: &'a [Box<str>],
    pub(super) day: Option<i32>,
    pub(super) answers: &'a [u8],
    pub(super) repeats: u64,
}

impl From<[bool; 3]> for CountedPart {
    fn from([start, exit, pair]: [bool; 3]) -> Self {
        Self { start, exit, pair }
    }
}

impl PeopleCounts {
    /// Counts a person by which occasions hold an answer.
    pub(super) fn count_presence(&mut self, at_start: bool, at_exit: bool) {
        match (at_start, at_exit) {
            (true, true) => self.pairs += 1,
            (true, false) => self.start_only += 1,
            (false, true) => self.exit_only += 1,
            (false, false) => {}
        }
    }
}

impl From<&Cohort> for Groups {
    fn from(cohort: &Cohort) -> Self {
        cohort.counted()
    }
}

impl From<Cohort> for Groups {
    fn from(cohort: Cohort) -> Self {
        cohort.into_counted()
    }
}

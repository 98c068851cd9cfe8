//! Counts of EQ-5D-5L profiles, levels and EQ VAS scores.

use std::collections::BTreeMap;

use super::counts::Counts;
use crate::eq5d5l::{NO_PROFILE, Profile, profile_places};
use crate::finding::Findings;
use crate::ground::{Answer, short_debug};
use crate::instrument::{BLOCK_ROWS, RawBlock, RawScored};
use crate::table::Batch;

/// What a group answered to EQ-5D-5L: at start, at exit, and from one to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProfileTally {
    /// Everyone at start and everyone at exit.
    pub(crate) occasions: [ProfileCounts; 2],
    /// Those who have both.
    pub(crate) pairs: ProfilePairs,
}

/// Levels 1 to 5, missing and invalid.
const STATES: usize = 7;
const MARKS: u64 = 101;
pub(crate) const PROFILES: u64 = Profile::COUNT as u64;

/// Everyone at one occasion.
#[derive(Clone, PartialEq, Eq)]
pub struct ProfileCounts {
    pub(crate) profiles: Counts,
    /// Rows without a profile, by why.
    pub(crate) without: [u64; 2],
    /// The levels of rows without a profile: what else there is follows from the profiles.
    pub(crate) partial: [[u64; STATES]; 5],
    pub(crate) vas: Counts,
    /// Rows without an EQ VAS score, by why.
    pub(crate) without_vas: [u64; 2],
    /// People with a profile and a score, by profile.
    pub(crate) rated: Counts,
    /// The sum of their scores, by profile.
    pub(crate) ratings: Counts,
    /// The sum of the squares of their scores.
    pub(crate) squared_ratings: u64,
}

impl Default for ProfileCounts {
    fn default() -> Self {
        Self {
            profiles: Counts::new(PROFILES),
            without: [0; 2],
            partial: [[0; STATES]; 5],
            vas: Counts::new(MARKS),
            without_vas: [0; 2],
            rated: Counts::new(PROFILES),
            // a sum of marks is a count of points
            ratings: Counts::new(PROFILES),
            squared_ratings: 0,
        }
    }
}

/// People with both occasions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProfilePairs {
    /// Start level times five plus exit level, counted from 0, by dimension: those answered both times.
    pub(crate) levels: [[u64; 25]; 5],
    /// Place of the profile at start times 3125 plus that at exit.
    pub(crate) profiles: Counts,
    /// Mark at start times 101 plus that at exit.
    pub(crate) vas: Counts,
    /// Days between the occasions, by pair of profiles, of those with two dates in order.
    pub(crate) days: BTreeMap<u64, Days>,
}

/// Days between two occasions, of some people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) people: u64,
    pub(crate) sum: u64,
    pub(crate) squares: u128,
}

impl Default for ProfilePairs {
    fn default() -> Self {
        Self {
            levels: [[0; 25]; 5],
            profiles: Counts::new(PROFILES * PROFILES),
            vas: Counts::new(MARKS * MARKS),
            days: BTreeMap::new(),
        }
    }
}

/// The codes of one or more rows: the five dimensions, then EQ VAS.
pub(crate) type ProfileCodes<'a> = [&'a [u8]; 6];

/// Rows of a block from which a table is worth its memory.
const MANY: usize = 1024;

impl ProfileCounts {
    /// Validates and counts a batch of answers to EQ-5D-5L; a batch of anything else is left out.
    ///
    /// Five columns of bytes that are all levels are counted as they are.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::inner::table::Batch;
    /// use enkat::table::Column;
    /// use enkat::finding::Findings;
    /// use enkat::Registry;
    /// use enkat::inner::tally::ProfileCounts;
    ///
    /// let registry = Registry::built_in();
    /// let columns = ["mo", "sc", "ua", "pd", "ad"].map(|name| Some(Column::new(name, &[1_u8, 2])));
    /// let columns = columns.into_iter().chain([None]).collect();
    /// let batch = Batch::new(registry.get("eq5d5l")?.definition(), columns)?;
    /// let mut counts = ProfileCounts::default();
    /// counts.add_batch(&batch, &mut Findings::default());
    /// assert_eq!(counts.profiles().total(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add_batch(&mut self, batch: &Batch<'_>, findings: &mut Findings) {
        let counts = std::cell::RefCell::new(self);
        batch.for_each(
            findings,
            |_, block| counts.borrow_mut().add_raw(&block),
            |_, block| {
                let codes = block.items.iter().map(|item| &item.codes[..block.rows]).collect::<Vec<_>>();
                if let Ok(codes) = codes.try_into() {
                    counts.borrow_mut().add(codes, true);
                }
            },
        );
    }

    /// Counts bytes that nobody has validated, if every row is a profile and EQ VAS was not asked.
    fn add_raw(&mut self, block: &RawBlock<'_>) -> RawScored {
        let &[Some(mo), Some(sc), Some(ua), Some(pd), Some(ad), None] = block.items else { return RawScored::Declined };
        let mut places = [NO_PROFILE; BLOCK_ROWS];
        let places = &mut places[..block.rows];
        if !profile_places([mo, sc, ua, pd, ad], places) {
            return RawScored::Declined;
        }
        self.without_vas[0] += block.rows as u64;
        if let Some(table) = self.profiles.table() {
            count_places(places, table);
        }
        RawScored::Clean
    }

    /// How many people have each profile, by its place in [`Profile::all`].
    #[must_use]
    pub fn profiles(&self) -> &Counts {
        &self.profiles
    }

    /// Counts the rows of a block, at most [`BLOCK_ROWS`](crate::instrument::BLOCK_ROWS).
    pub(crate) fn add(&mut self, [mo, sc, ua, pd, ad, vas]: ProfileCodes<'_>, asked_vas: bool) {
        let dimensions = [mo, sc, ua, pd, ad];
        let asked_vas = asked_vas && count_of(vas, Answer::MISSING) < vas.len() as u64;
        let mut places = [NO_PROFILE; BLOCK_ROWS];
        let places = &mut places[..mo.len()];
        let complete = profile_places(dimensions, places);
        self.add_profiles(places, complete, dimensions);
        if asked_vas {
            self.add_vas(places, vas);
        } else {
            self.without_vas[0] += vas.len() as u64;
        }
    }

    fn add_profiles(&mut self, places: &[u16], complete: bool, dimensions: [&[u8]; 5]) {
        if complete && places.len() >= MANY {
            if let Some(table) = self.profiles.table() {
                count_places(places, table);
            }
            return;
        }
        for (row, place) in places.iter().enumerate() {
            if *place < NO_PROFILE {
                self.profiles.add(u64::from(*place), 1);
                continue;
            }
            let codes = dimensions.map(|codes| codes[row]);
            self.without[usize::from(codes.contains(&Answer::INVALID))] += 1;
            for (states, code) in self.partial.iter_mut().zip(codes) {
                states[state_of(code)] += 1;
            }
        }
    }

    fn add_vas(&mut self, places: &[u16], vas: &[u8]) {
        for (without, code) in self.without_vas.iter_mut().zip([Answer::MISSING, Answer::INVALID]) {
            *without += count_of(vas, code);
        }
        if vas.len() >= MANY {
            // tables from here on, so that adding is a single step
            let _ = (self.vas.table(), self.rated.table(), self.ratings.table());
        }
        for (place, mark) in places.iter().zip(vas).filter(|(_, mark)| **mark <= Answer::MAX_CODE) {
            let mark = u64::from(*mark);
            self.vas.add(mark, 1);
            if *place < NO_PROFILE {
                self.rated.add(u64::from(*place), 1);
                self.ratings.add(u64::from(*place), mark);
                self.squared_ratings += mark * mark;
            }
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.profiles.merge(&other.profiles);
        add_each(&mut self.without, &other.without);
        for (own, other) in self.partial.iter_mut().zip(&other.partial) {
            add_each(own, other);
        }
        self.vas.merge(&other.vas);
        add_each(&mut self.without_vas, &other.without_vas);
        self.rated.merge(&other.rated);
        self.ratings.merge(&other.ratings);
        self.squared_ratings += other.squared_ratings;
    }

    /// Levels 1 to 5, missing and invalid, of one dimension.
    pub(crate) fn levels(&self, dimension: usize) -> [u64; STATES] {
        let mut levels = self.partial[dimension];
        let stride = 5_u64.pow(4 - u32::try_from(dimension).unwrap_or(4));
        for (place, count) in self.profiles.iter() {
            // lossless: a remainder of five
            levels[(place / stride % 5) as usize] += count;
        }
        levels
    }
}

impl ProfilePairs {
    /// Counts pairs of rows, of which `start` and `exit` hold the codes, row by row.
    pub(crate) fn add(&mut self, start: ProfileCodes<'_>, exit: ProfileCodes<'_>, days: &[Option<u32>]) {
        for (levels, (start, exit)) in self.levels.iter_mut().zip(start.iter().zip(&exit)) {
            for (start, exit) in start.iter().zip(*exit) {
                if *start <= Answer::MAX_CODE && *exit <= Answer::MAX_CODE {
                    levels[usize::from(start - 1) * 5 + usize::from(exit - 1)] += 1;
                }
            }
        }
        let rows = start[0].len();
        let mut places = [vec![NO_PROFILE; rows], vec![NO_PROFILE; rows]];
        for (places, [mo, sc, ua, pd, ad, _]) in places.iter_mut().zip([start, exit]) {
            profile_places([mo, sc, ua, pd, ad], places);
        }
        let [at_start, at_exit] = &places;
        let mut pairs: Vec<u64> = Vec::with_capacity(rows);
        for (row, (start, exit)) in at_start.iter().zip(at_exit).enumerate() {
            if *start < NO_PROFILE && *exit < NO_PROFILE {
                let pair = u64::from(*start) * PROFILES + u64::from(*exit);
                pairs.push(pair);
                if let Some(Some(days)) = days.get(row) {
                    let entry = self.days.entry(pair).or_default();
                    entry.people += 1;
                    entry.sum += u64::from(*days);
                    entry.squares += u128::from(*days).pow(2);
                }
            }
        }
        self.profiles.add_later(&mut pairs);
        let marks = start[5].iter().zip(exit[5]).filter(|(start, exit)| **start.max(exit) <= Answer::MAX_CODE);
        pairs.extend(marks.map(|(start, exit)| u64::from(*start) * MARKS + u64::from(*exit)));
        self.vas.add_later(&mut pairs);
    }

    /// The counts in which outcomes may wait.
    pub(super) fn joint_counts(&self) -> [&Counts; 2] {
        [&self.profiles, &self.vas]
    }

    pub(super) fn settle(&mut self) {
        self.profiles.settle();
        self.vas.settle();
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (own, other) in self.levels.iter_mut().zip(&other.levels) {
            add_each(own, other);
        }
        self.profiles.merge(&other.profiles);
        self.vas.merge(&other.vas);
        for (pair, other) in &other.days {
            let own = self.days.entry(*pair).or_default();
            own.people += other.people;
            own.sum += other.sum;
            own.squares += other.squares;
        }
    }

    /// The pairs of profiles, as places in [`Profile::all`], and how many people have each.
    pub(crate) fn profile_pairs(&self) -> impl Iterator<Item = ([usize; 2], u64)> {
        self.profiles.iter().map(|(pair, count)| (profile_pair(pair), count))
    }

    /// The pairs of marks.
    pub(crate) fn vas_pairs(&self) -> impl Iterator<Item = ([usize; 2], u64)> {
        self.vas.iter().map(|(pair, count)| (split(pair, MARKS), count))
    }
}

/// The places of the profiles at start and at exit in a joint outcome.
pub(crate) fn profile_pair(pair: u64) -> [usize; 2] {
    split(pair, PROFILES)
}

/// The two halves of a joint outcome.
#[expect(clippy::cast_possible_truncation, reason = "below the number of outcomes of either half")]
pub(crate) fn split(pair: u64, outcomes: u64) -> [usize; 2] {
    [(pair / outcomes) as usize, (pair % outcomes) as usize]
}

fn state_of(code: u8) -> usize {
    match code {
        Answer::MISSING => STATES - 2,
        Answer::INVALID => STATES - 1,
        level => usize::from(level - 1),
    }
}

/// How many codes are this one.
pub(super) fn count_of(codes: &[u8], wanted: u8) -> u64 {
    // runs short enough for a byte each, so that the compiler makes vector code of them
    let in_run = |run: &[u8]| run.iter().fold(0_u8, |count, code| count + u8::from(*code == wanted));
    codes.chunks(RUN).map(|run| u64::from(in_run(run))).sum()
}

/// Codes that are counted together in a byte.
const RUN: usize = 128;

/// Counts places that are all profiles.
fn count_places(places: &[u16], table: &mut [u64]) {
    let Some((table, _)) = table.split_first_chunk_mut::<{ Profile::COUNT }>() else { return };
    for place in places {
        // the minimum tells the compiler what is known, and costs less than a check
        table[usize::from((*place).min(NO_PROFILE - 1))] += 1;
    }
}

pub(crate) fn add_each(own: &mut [u64], other: &[u64]) {
    own.iter_mut().zip(other).for_each(|(own, other)| *own += other);
}

short_debug! {
    impl ProfileCounts { distinct: |counts: &Self| counts.profiles.distinct() }
}

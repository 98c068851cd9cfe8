//! Which number is stored beside which profile, and how often.

use std::collections::BTreeMap;

use super::printed::Printed;
use crate::eq5d5l::Profile;

/// A profile and the number that is stored beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    /// The place of the profile in [`Profile::all`].
    pub(super) place: u16,
    pub(super) number: Printed,
}

impl Pair {
    pub(super) fn profile(&self) -> Profile {
        Profile::from_index(self.place.into())
    }
}

/// The rows that hold a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) rows: u64,
    /// The first of them, counted from 0.
    pub(super) first: u64,
}

/// Distinct pairs with exact counts, up to a bound.
///
/// Beyond it those pairs stay whose mark is lowest. The mark depends on the
/// pair alone, so the same rows keep the same pairs however they are split; and
/// a pair that stays was among the lowest from its first row on, so its count
/// is exact.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    /// For each profile the pair that came last: nearly always the next one too.
    recent: Vec<Option<(Pair, Seen)>>,
    kept: BTreeMap<(u64, Pair), Seen>,
    most: usize,
}

/// The most pairs that are kept: four numbers for each profile, and then some.
const MOST_PAIRS: usize = 20_000;

impl Default for Pairs {
    fn default() -> Self {
        Self::keeping(MOST_PAIRS)
    }
}

impl PartialEq for Pairs {
    fn eq(&self, other: &Self) -> bool {
        self.settled().kept == other.settled().kept
    }
}

impl Pairs {
    pub(super) fn keeping(most: usize) -> Self {
        Self { recent: vec![None; Profile::COUNT], kept: BTreeMap::new(), most }
    }

    pub(super) fn add(&mut self, pair: Pair, row: u64) {
        match self.recent.get_mut(usize::from(pair.place)) {
            Some(Some((recent, seen))) if *recent == pair => seen.rows += 1,
            Some(recent) => {
                if let Some((pair, seen)) = recent.replace((pair, Seen { rows: 1, first: row })) {
                    keep(&mut self.kept, self.most, pair, seen);
                }
            }
            None => {}
        }
    }

    /// Adds those of the rows that come `rows` rows later.
    pub(super) fn append(&mut self, mut later: Self, rows: u64) {
        self.settle();
        later.settle();
        for ((_, pair), seen) in later.kept {
            keep(&mut self.kept, self.most, pair, Seen { first: seen.first + rows, ..seen });
        }
    }

    /// Every pair that was kept, the most frequent first.
    pub(super) fn all(&self) -> Vec<(Pair, Seen)> {
        let mut all: Vec<(Pair, Seen)> = self.settled().kept.into_iter().map(|((_, pair), seen)| (pair, seen)).collect();
        all.sort_by_key(|(_, seen)| std::cmp::Reverse(seen.rows));
        all
    }

    fn settled(&self) -> Self {
        let mut settled = self.clone();
        settled.settle();
        settled
    }

    fn settle(&mut self) {
        for (pair, seen) in self.recent.iter_mut().filter_map(Option::take) {
            keep(&mut self.kept, self.most, pair, seen);
        }
    }
}

fn keep(kept: &mut BTreeMap<(u64, Pair), Seen>, most: usize, pair: Pair, seen: Seen) {
    let entry = kept.entry((mark(pair), pair)).or_insert(Seen { rows: 0, first: seen.first });
    entry.rows += seen.rows;
    entry.first = entry.first.min(seen.first);
    if kept.len() > most {
        kept.pop_last();
    }
}

/// A number that looks random and depends on the pair alone (the finisher of `SplitMix64`).
fn mark(pair: Pair) -> u64 {
    let number = pair.number.billionths.cast_unsigned();
    let mut mark = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(pair.place) << 8 ^ u64::from(pair.number.decimals);
    mark = (mark ^ mark >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mark = (mark ^ mark >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mark ^ mark >> 31
}

#[cfg(test)]
mod tests {
    use super::{Pair, Pairs};
    use crate::check::stored::printed::Printed;
    use proptest::prelude::*;

    fn pairs(rows: &[(u16, i64)], most: usize) -> Pairs {
        let mut pairs = Pairs::keeping(most);
        for (row, (place, billionths)) in (0..).zip(rows) {
            pairs.add(Pair { place: *place, number: Printed { billionths: *billionths, decimals: 3 } }, row);
        }
        pairs
    }

    proptest! {
        #[test]
        fn parts_that_are_appended_equal_the_whole_even_beyond_the_bound(
            rows in prop::collection::vec((0_u16..9, 0_i64..9), 0..300),
            cut: prop::sample::Index,
            most in 1_usize..40,
        ) {
            let cut = cut.index(rows.len() + 1);
            let mut appended = pairs(&rows[..cut], most);
            appended.append(pairs(&rows[cut..], most), cut as u64);
            let whole = pairs(&rows, most);
            prop_assert_eq!(appended.all(), whole.all());
            for (pair, seen) in whole.all() {
                let same = |row: &&(u16, i64)| (row.0, row.1) == (pair.place, pair.number.billionths);
                prop_assert_eq!(seen.rows, rows.iter().filter(same).count() as u64);
            }
        }
    }
}

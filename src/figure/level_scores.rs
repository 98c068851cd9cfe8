//! Scores of a profile that say nothing about which dimension.

use std::collections::BTreeMap;

use crate::eq5d5l::Profile;
use crate::tally::Counts;

/// The profiles in `counts`, by a score, in ascending order.
pub(super) fn by_score<Score: Ord>(counts: &Counts, score: fn(Profile) -> Score) -> BTreeMap<Score, Vec<(u64, u64)>> {
    let mut by_score: BTreeMap<Score, Vec<(u64, u64)>> = BTreeMap::new();
    for (place, count) in counts.iter() {
        by_score.entry(score(profile_at(place))).or_default().push((place, count));
    }
    by_score
}

#[expect(clippy::cast_possible_truncation, reason = "a place of a profile, below 3125")]
pub(super) fn profile_at(place: u64) -> Profile {
    Profile::from_index(place as usize)
}

//! Scores of a profile that say nothing about which dimension.

use std::collections::BTreeMap;

use crate::eq5d5l::Profile;
use crate::tally::Counts;

/// A score of a profile, as it is written.
pub(super) type LevelScore = fn(Profile) -> String;

/// Scores of a profile that say nothing about which dimension.
pub(super) const LEVEL_SCORES: [(&str, LevelScore); 2] = [
    ("lss", |profile| profile.level_sum_score().to_string()),
    ("lfs", |profile| profile.level_frequencies().map(|count| count.to_string()).concat()),
];

/// The profiles in `counts`, by a score; level sums in ascending order.
pub(super) fn by_score(counts: &Counts, score: LevelScore) -> Vec<(String, Vec<(u64, u64)>)> {
    let mut by_score: BTreeMap<(usize, String), Vec<(u64, u64)>> = BTreeMap::new();
    for (place, count) in counts.iter() {
        let score = score(profile_at(place));
        by_score.entry((score.len(), score)).or_default().push((place, count));
    }
    by_score.into_iter().map(|((_, score), places)| (score, places)).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a place of a profile, below 3125")]
pub(super) fn profile_at(place: u64) -> Profile {
    Profile::from_index(place as usize)
}

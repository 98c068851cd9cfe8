//! Ranks of profiles for the Health Profile Grid.

use super::{Profile, ValueSet};
use crate::ground::short_debug;

/// The rank of each profile by the values of a set: 1 is the best.
///
/// Ties rule, named because peers differ: profiles of equal unrounded value
/// share the lowest of their ranks (minimum rank). Devlin, Parkin and Browne
/// 2010 (doi 10.1002/hec.1608) draw the rank before against the rank after,
/// coloured by PCHC.
///
/// # Examples
///
/// ```
/// use enkat::eq5d5l::{Profile, ProfileGrid, ValueSet};
///
/// let grid = ProfileGrid::new(ValueSet::published("US-2019")?);
/// assert_eq!(grid.rank(Profile::FULL_HEALTH), 1);
/// // 55455 has the same value, and both share the lower of their two ranks
/// assert_eq!(grid.rank(Profile::WORST), 3124);
/// # Ok::<(), enkat::ground::UnknownName>(())
/// ```
#[doc(alias = "HPG")]
#[derive(Clone, PartialEq, Eq)]
pub struct ProfileGrid {
    ranks: Vec<u16>,
}

impl ProfileGrid {
    /// The ranks under this set.
    #[must_use]
    pub fn new(set: &ValueSet) -> Self {
        let values: Vec<_> = Profile::all().map(|profile| set.index_value(profile)).collect();
        let mut best_first: Vec<usize> = (0..Profile::COUNT).collect();
        best_first.sort_by(|a, b| values[*b].cmp(&values[*a]));
        let mut ranks = vec![0; Profile::COUNT];
        let (mut rank, mut before) = (0, None);
        for (place, profile) in (1..).zip(best_first) {
            if before.replace(values[profile]) != Some(values[profile]) {
                rank = place;
            }
            ranks[profile] = rank;
        }
        Self { ranks }
    }

    /// The rank of one profile, 1 to 3125.
    #[must_use]
    pub fn rank(&self, profile: Profile) -> u16 {
        self.ranks[profile.index()]
    }
}

short_debug! {
    impl ProfileGrid {  }
}

//! From one profile to another: PCHC.

use super::{Dimension, Profile};
use crate::ground::words;

/// The Pareto classification of health change (PCHC) between two profiles.
///
/// Devlin, Parkin and Browne 2010 (doi 10.1002/hec.1608): a profile is better
/// than another if it is better in at least one dimension and worse in none.
#[doc(alias = "PCHC")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum HealthChange {
    /// The same profile, with problems.
    NoChange,
    /// Better in at least one dimension, worse in none.
    Improve,
    /// Worse in at least one dimension, better in none.
    Worsen,
    /// Better in one and worse in another.
    Mixed,
    /// `11111` both times: there was nothing to improve.
    NoProblems,
}

words!(HealthChange: HealthChange::ALL);

impl HealthChange {
    /// Every class, in the order of tables.
    pub const ALL: [Self; 5] = [Self::NoChange, Self::Improve, Self::Worsen, Self::Mixed, Self::NoProblems];

    /// In lower case, such as `no_change`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoChange => "no_change",
            Self::Improve => "improve",
            Self::Worsen => "worsen",
            Self::Mixed => "mixed",
            Self::NoProblems => "no_problems",
        }
    }
}

impl Profile {
    /// How `after` compares with this profile.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::eq5d5l::{HealthChange, Profile};
    ///
    /// let before: Profile = "21232".parse()?;
    /// assert_eq!(before.change_to("11232".parse()?), HealthChange::Improve);
    /// assert_eq!(before.change_to("11233".parse()?), HealthChange::Mixed);
    /// assert_eq!(Profile::FULL_HEALTH.change_to(Profile::FULL_HEALTH), HealthChange::NoProblems);
    /// # Ok::<(), enkat::eq5d5l::ProfileError>(())
    /// ```
    #[must_use]
    pub fn change_to(self, after: Self) -> HealthChange {
        let any = |compare: fn(u8, u8) -> bool| {
            Dimension::ALL.into_iter().any(|dimension| compare(self.level(dimension).get(), after.level(dimension).get()))
        };
        match (any(|before, after| after < before), any(|before, after| after > before)) {
            (true, false) => HealthChange::Improve,
            (false, true) => HealthChange::Worsen,
            (true, true) => HealthChange::Mixed,
            (false, false) if self == Self::FULL_HEALTH => HealthChange::NoProblems,
            (false, false) => HealthChange::NoChange,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HealthChange, Profile};

    #[test]
    fn improving_is_worsening_backwards() {
        for before in Profile::all().step_by(7) {
            for after in Profile::all() {
                let back = match before.change_to(after) {
                    HealthChange::Improve => HealthChange::Worsen,
                    HealthChange::Worsen => HealthChange::Improve,
                    same => same,
                };
                assert_eq!(after.change_to(before), back, "{before} {after}");
            }
        }
    }
}

//! Profiles: the 3125 health states.

use std::fmt;
use std::str::FromStr;

use super::{Dimension, DimensionLevel};
use crate::ground::{Answer, Level, text_form};

/// The five levels together, written `21232`.
///
/// There is no `Ord`: health is only partly ordered, and neither the digits
/// nor the level sum score say which of `21111` and `12111` is the better.
///
/// # Examples
///
/// ```
/// use enkat::eq5d5l::{Dimension, Profile};
///
/// let profile: Profile = "21232".parse()?;
/// assert_eq!(profile.level(Dimension::Mobility).get(), 2);
/// assert_eq!(profile.level_sum_score(), 10);
/// assert_eq!(profile.level_frequencies(), [1, 3, 1, 0, 0]);
/// assert_eq!(Profile::all().count(), 3125);
/// assert!("21236".parse::<Profile>().is_err());
/// # Ok::<(), enkat::eq5d5l::ProfileError>(())
/// ```
#[doc(alias = "health state")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Profile([DimensionLevel; 5]);

impl Profile {
    /// How many profiles there are.
    pub const COUNT: usize = 3125;
    /// `11111`: no problems in any dimension.
    pub const FULL_HEALTH: Self = Self([Level::LOWEST; 5]);
    /// `55555`: the worst level in every dimension.
    pub const WORST: Self = Self([Level::HIGHEST; 5]);

    /// The profile with these levels, in the order of [`Dimension::ALL`].
    #[must_use]
    pub const fn new(levels: [DimensionLevel; 5]) -> Self {
        Self(levels)
    }

    /// The levels, in the order of [`Dimension::ALL`].
    #[must_use]
    pub const fn levels(self) -> [DimensionLevel; 5] {
        self.0
    }

    /// Each level beside the id of its item; what a [`Visit`](crate::tally::Visit) takes.
    pub fn items(self) -> impl Iterator<Item = (&'static str, Answer<u8>)> {
        Dimension::ALL.map(Dimension::code).into_iter().zip(self.0.map(|level| Answer::Answered(level.get())))
    }

    /// The level of one dimension.
    #[must_use]
    pub const fn level(self, dimension: Dimension) -> DimensionLevel {
        self.0[dimension.position()]
    }

    /// The same profile with another level in one dimension.
    #[must_use]
    pub const fn with(mut self, dimension: Dimension, level: DimensionLevel) -> Self {
        self.0[dimension.position()] = level;
        self
    }

    /// Every profile, `11111` first, in the order of the digits.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..Self::COUNT).map(Self::from_index)
    }

    /// Its place in [`Profile::all`], 0 to 3124.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.iter().fold(0, |index, level| index * 5 + usize::from(level.get() - 1))
    }

    /// The profile at a place in [`Profile::all`].
    pub(crate) fn from_index(index: usize) -> Self {
        let mut levels = [Level::LOWEST; 5];
        let mut rest = index;
        for level in levels.iter_mut().rev() {
            #[expect(clippy::cast_possible_truncation, reason = "a remainder of five")]
            let code = DimensionLevel::LOWEST.get() + (rest % 5) as u8;
            *level = DimensionLevel::new(code).unwrap_or(Level::HIGHEST);
            rest /= 5;
        }
        Self(levels)
    }

    /// The sum of the five levels, 5 (`11111`) to 25 (`55555`).
    #[doc(alias = "LSS")]
    #[doc(alias = "misery index")]
    #[must_use]
    pub fn level_sum_score(self) -> u8 {
        self.0.iter().map(|level| level.get()).sum()
    }

    /// How many dimensions are at level 1, 2, 3, 4 and 5; they add up to 5.
    ///
    /// Written as one string this is the level frequency score: `31001` for
    /// `11125`.
    #[doc(alias = "LFS")]
    #[must_use]
    pub fn level_frequencies(self) -> [u8; 5] {
        let mut frequencies = [0; 5];
        for level in self.0 {
            frequencies[usize::from(level.get() - 1)] += 1;
        }
        frequencies
    }

    /// The worst level of the five.
    #[must_use]
    pub fn worst_level(self) -> DimensionLevel {
        self.0.into_iter().max().unwrap_or(Level::LOWEST)
    }

    /// The profiles that differ by one level more in one dimension.
    pub fn one_level_worse(self) -> impl Iterator<Item = Self> {
        Dimension::ALL.into_iter().filter_map(move |dimension| self.one_level_worse_in(dimension))
    }

    /// The profile with one level more in this dimension, unless that is at its worst.
    pub(crate) fn one_level_worse_in(self, dimension: Dimension) -> Option<Self> {
        Some(self.with(dimension, DimensionLevel::new(self.level(dimension).get() + 1).ok()?))
    }

    /// The digits as a number, 11111 to 55555.
    pub(crate) fn digits(self) -> u32 {
        as_digits(self.0.map(DimensionLevel::get))
    }
}

/// Five one-digit numbers read as one.
pub(crate) fn as_digits(numbers: [u8; 5]) -> u32 {
    numbers.iter().fold(0, |digits, number| digits * 10 + u32::from(*number))
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.digits().to_string())
    }
}

impl FromStr for Profile {
    type Err = ProfileError;

    fn from_str(text: &str) -> Result<Self, ProfileError> {
        let found = text.chars().count();
        if found != 5 {
            return Err(ProfileError::Length { found });
        }
        let mut levels = [Level::LOWEST; 5];
        for (index, (level, digit)) in levels.iter_mut().zip(text.chars()).enumerate() {
            let code = digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            *level = code.and_then(|code| Level::new(code).ok()).ok_or(ProfileError::Digit { index, found: digit })?;
        }
        Ok(Self(levels))
    }
}

/// A text that is not a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// The wrong number of digits.
    #[error("a profile has 5 digits, found {found}")]
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// A character that is not a level.
    #[error("digit {} of the profile is {found:?}, expected 1 to 5", index + 1)]
    Digit {
        /// Its place, from 0.
        index: usize,
        /// The character.
        found: char,
    },
}

text_form!(Profile as "Profile": { "type": "string", "pattern": "^[1-5]{5}$" });

#[cfg(test)]
mod tests {
    use super::Profile;

    #[test]
    fn every_profile_prints_and_parses_to_itself() {
        for (index, profile) in Profile::all().enumerate() {
            assert_eq!(profile.to_string().parse(), Ok(profile));
            assert_eq!(profile.index(), index);
        }
    }

    #[test]
    fn level_sum_and_frequencies_agree_in_every_profile() {
        for profile in Profile::all() {
            let sum: u8 = (1..).zip(profile.level_frequencies()).map(|(level, count): (u8, u8)| level * count).sum();
            assert_eq!(sum, profile.level_sum_score());
            assert_eq!(profile.level_frequencies().iter().sum::<u8>(), 5);
        }
    }
}

//! What may have gone wrong with scores that are written digit by digit.

use super::printed::BILLION;
use crate::eq5d5l::{DimensionLevel, Profile};
use crate::ground::{Language, Level};

/// A score of a profile that is read digit by digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DigitsScore {
    /// The profile itself, `21232`.
    Profile,
    /// How many dimensions are at each level, `31001`.
    LevelFrequencies,
}

/// One way to get other digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DigitsCause {
    /// None: the digits as they are.
    AsItIs,
    FromZero,
    Backwards,
    OtherEnd,
    Profile,
    LevelSum,
}

impl DigitsCause {
    pub(super) fn of(score: DigitsScore) -> &'static [Self] {
        match score {
            DigitsScore::Profile => &[Self::FromZero, Self::Backwards, Self::OtherEnd],
            DigitsScore::LevelFrequencies => &[Self::Backwards, Self::Profile, Self::LevelSum],
        }
    }

    /// The digits of a profile by this cause, in billionths.
    pub(super) fn billionths(self, score: DigitsScore, profile: Profile) -> i64 {
        let digits = match score {
            DigitsScore::Profile => profile.levels().map(DimensionLevel::get),
            DigitsScore::LevelFrequencies => profile.level_frequencies(),
        };
        let read = |digits: [u8; 5]| digits.into_iter().fold(0, |number, digit| number * 10 + i64::from(digit));
        BILLION
            * match self {
                Self::AsItIs => read(digits),
                Self::FromZero => read(digits.map(|digit| digit.saturating_sub(1))),
                Self::Backwards => read(std::array::from_fn(|place| digits[digits.len() - 1 - place])),
                Self::OtherEnd => read(profile.levels().map(|level| Level::reversed(level).get())),
                Self::Profile => read(profile.levels().map(DimensionLevel::get)),
                Self::LevelSum => profile.level_sum_score().into(),
            }
    }

    /// In words, after "it looks like".
    pub(super) fn words(self, language: Language) -> &'static str {
        let [english, swedish] = match self {
            Self::AsItIs => ["the digits as they are", "siffrorna som de står"],
            Self::FromZero => ["levels counted from 0", "nivåer räknade från 0"],
            Self::Backwards => ["the digits in reverse order", "siffrorna i omvänd ordning"],
            Self::OtherEnd => ["levels counted from the other end", "nivåer räknade från andra hållet"],
            Self::Profile => ["the profile", "profilen"],
            Self::LevelSum => ["the level sum score", "nivåsumman"],
        };
        language.pick(english, swedish)
    }
}

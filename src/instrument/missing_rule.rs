//! How many answers a scale may lack and still be scored.

use std::fmt;
use std::str::FromStr;

use super::SettingError;
use crate::ground::{close_names, words};

/// Applied to each scale on its own; at least one answer is always needed.
///
/// Sources: Downey & King 1998 (doi 10.1080/00221309809595542) for about 20 %;
/// the half rule as in the manuals of patient-reported outcome measures.
/// Antonovsky gave no rule.
///
/// # Examples
///
/// ```
/// use enkat::instrument::MissingRule;
///
/// assert_eq!(MissingRule::default(), MissingRule::Prorate20);
/// assert_eq!(MissingRule::Prorate20.most_missing(13), 2);
/// assert_eq!("half".parse::<MissingRule>()?.most_missing(13), 6);
/// # Ok::<(), enkat::instrument::SettingError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum MissingRule {
    /// No score unless every item is answered.
    Complete,
    /// Prorated when at most 20 % of the items are missing.
    #[default]
    Prorate20,
    /// Prorated when at most half of the items are missing.
    Half,
}

words!(MissingRule: MissingRule::ALL);

impl MissingRule {
    /// Every rule, strictest first.
    pub const ALL: [Self; 3] = [Self::Complete, Self::Prorate20, Self::Half];

    /// The most items of `items` that may be missing.
    #[must_use]
    pub const fn most_missing(self, items: usize) -> usize {
        match self {
            Self::Complete => 0,
            Self::Prorate20 => items / 5,
            Self::Half => items / 2,
        }
    }

    /// The name under which it is chosen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Prorate20 => "prorate20",
            Self::Half => "half",
        }
    }
}

impl fmt::Display for MissingRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for MissingRule {
    type Err = SettingError;

    fn from_str(name: &str) -> Result<Self, SettingError> {
        Self::ALL
            .into_iter()
            .find(|rule| rule.name() == name)
            .ok_or_else(|| SettingError::MissingRule { close: close_names(name, Self::ALL.map(Self::name)) })
    }
}

//! The five dimensions.

use crate::ground::words;
use crate::instrument::Label;

/// One of the five areas of health that EQ-5D-5L describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Dimension {
    /// `mo`
    Mobility,
    /// `sc`
    SelfCare,
    /// `ua`
    UsualActivities,
    /// `pd`
    PainDiscomfort,
    /// `ad`
    AnxietyDepression,
}

words!(Dimension: Dimension::ALL);

impl Dimension {
    /// Every dimension, in the order of the profile.
    pub const ALL: [Self; 5] =
        [Self::Mobility, Self::SelfCare, Self::UsualActivities, Self::PainDiscomfort, Self::AnxietyDepression];

    /// The short name that columns and coefficients use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mobility => "mo",
            Self::SelfCare => "sc",
            Self::UsualActivities => "ua",
            Self::PainDiscomfort => "pd",
            Self::AnxietyDepression => "ad",
        }
    }

    pub(crate) const fn label(self) -> Label {
        match self {
            Self::Mobility => Label::new("mobility", "rörlighet"),
            Self::SelfCare => Label::new("self-care", "personlig vård"),
            Self::UsualActivities => Label::new("usual activities", "vanliga aktiviteter"),
            Self::PainDiscomfort => Label::new("pain/discomfort", "smärtor/besvär"),
            Self::AnxietyDepression => Label::new("anxiety/depression", "oro/nedstämdhet"),
        }
    }

    /// Its place in the profile, 0 to 4.
    pub(crate) const fn position(self) -> usize {
        self as usize
    }
}

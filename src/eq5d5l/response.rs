//! One person's answers to EQ-5D-5L.

use super::{Dimension, Profile};
use crate::ground::{Answer, Level, NotScorable, short_debug};

/// The level of one dimension, 1 (no problems) to 5.
pub type DimensionLevel = Level<1, 5>;

/// The EQ VAS score, 0 (worst) to 100 (best); the respondent's own rating,
/// never an index value.
#[doc(alias = "thermometer")]
pub type VasScore = Level<0, 100>;

/// The five levels and the EQ VAS score, each of which may be missing.
///
/// # Examples
///
/// ```
/// use enkat::inner::eq5d5l::Response;
/// use enkat::ground::{Answer, Level, NotScorable};
///
/// let full = Response::new("21232".parse()?, Answer::Missing);
/// assert_eq!(full.profile().map(|profile| profile.to_string()), Ok("21232".into()));
///
/// let lacking = Response { self_care: Answer::Missing, ..full };
/// assert_eq!(lacking.profile(), Err(NotScorable::Missing));
/// # Ok::<(), enkat::eq5d5l::ProfileError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(default, deny_unknown_fields))]
pub struct Response {
    /// `mo`
    #[cfg_attr(feature = "serde", serde(rename = "mo"))]
    pub mobility: Answer<DimensionLevel>,
    /// `sc`
    #[cfg_attr(feature = "serde", serde(rename = "sc"))]
    pub self_care: Answer<DimensionLevel>,
    /// `ua`
    #[cfg_attr(feature = "serde", serde(rename = "ua"))]
    pub usual_activities: Answer<DimensionLevel>,
    /// `pd`
    #[cfg_attr(feature = "serde", serde(rename = "pd"))]
    pub pain_discomfort: Answer<DimensionLevel>,
    /// `ad`
    #[cfg_attr(feature = "serde", serde(rename = "ad"))]
    pub anxiety_depression: Answer<DimensionLevel>,
    /// `vas`
    pub vas: Answer<VasScore>,
}

impl Response {
    /// A response whose dimensions are all answered.
    #[must_use]
    pub fn new(profile: Profile, vas: Answer<VasScore>) -> Self {
        Self::from_dimensions(profile.levels().map(Answer::Answered), vas)
    }

    pub(crate) fn from_dimensions(dimensions: [Answer<DimensionLevel>; 5], vas: Answer<VasScore>) -> Self {
        let [mobility, self_care, usual_activities, pain_discomfort, anxiety_depression] = dimensions;
        Self { mobility, self_care, usual_activities, pain_discomfort, anxiety_depression, vas }
    }

    /// The answers in the order of [`super::Dimension::ALL`].
    #[must_use]
    pub fn dimensions(&self) -> [Answer<DimensionLevel>; 5] {
        [self.mobility, self.self_care, self.usual_activities, self.pain_discomfort, self.anxiety_depression]
    }

    /// Each answer beside the id of its item, in form order; what a [`Visit`](crate::tally::Visit) takes.
    pub fn items(&self) -> impl Iterator<Item = (&'static str, Answer<u8>)> {
        let dimensions =
            Dimension::ALL.map(Dimension::code).into_iter().zip(self.dimensions().map(|answer| answer.map(Level::get)));
        dimensions.chain([("vas", self.vas.map(Level::get))])
    }

    /// The profile.
    ///
    /// # Errors
    ///
    /// [`NotScorable::Invalid`] when a dimension is invalid, else
    /// [`NotScorable::Missing`] when one is missing. Nothing is filled in.
    pub fn profile(&self) -> Result<Profile, NotScorable> {
        let dimensions = self.dimensions();
        if dimensions.contains(&Answer::Invalid) {
            return Err(NotScorable::Invalid);
        }
        let mut levels = [Level::LOWEST; 5];
        for (level, answer) in levels.iter_mut().zip(dimensions) {
            *level = answer.or_reason()?;
        }
        Ok(Profile::new(levels))
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Response {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::ground::data::read(deserializer, |node| {
            let mut object = node.object(&["mo", "sc", "ua", "pd", "ad", "vas"])?;
            Ok(Self {
                mobility: object.take_or("mo", Answer::default)?,
                self_care: object.take_or("sc", Answer::default)?,
                usual_activities: object.take_or("ua", Answer::default)?,
                pain_discomfort: object.take_or("pd", Answer::default)?,
                anxiety_depression: object.take_or("ad", Answer::default)?,
                vas: object.take_or("vas", Answer::default)?,
            })
        })
    }
}

short_debug! {
    impl Response {  }
}

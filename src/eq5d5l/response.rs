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
mod serde_form {
    //! An object and nothing else: serde's own form of a struct is also an
    //! array, where a response could be read in the wrong order.

    use std::fmt;

    use serde::de::{Error, MapAccess, Visitor};
    use serde::{Deserialize, Deserializer};

    use super::Response;

    const NAMES: &[&str] = &["mo", "sc", "ua", "pd", "ad", "vas"];

    struct Items;

    impl<'de> Visitor<'de> for Items {
        type Value = Response;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object with mo, sc, ua, pd, ad and vas")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Response, M::Error> {
            let mut response = Response::default();
            let mut seen = [false; NAMES.len()];
            while let Some(name) = map.next_key::<String>()? {
                let place = NAMES.iter().position(|known| *known == name).ok_or_else(|| M::Error::unknown_field(&name, NAMES))?;
                if std::mem::replace(&mut seen[place], true) {
                    return Err(M::Error::duplicate_field(NAMES[place]));
                }
                match place {
                    0 => response.mobility = map.next_value()?,
                    1 => response.self_care = map.next_value()?,
                    2 => response.usual_activities = map.next_value()?,
                    3 => response.pain_discomfort = map.next_value()?,
                    4 => response.anxiety_depression = map.next_value()?,
                    _ => response.vas = map.next_value()?,
                }
            }
            Ok(response)
        }
    }

    impl<'de> Deserialize<'de> for Response {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(Items)
        }
    }
}

short_debug! {
    impl Response {  }
}

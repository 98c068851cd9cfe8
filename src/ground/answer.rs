//! One item's answer: answered, missing or invalid.

use super::words;

/// What one item of a questionnaire holds for one person.
///
/// The three states stay apart everywhere: a missing answer may be prorated
/// over, an invalid one voids every score that uses the item, and neither is
/// ever read as a level.
///
/// # Examples
///
/// ```
/// use enkat::ground::{Answer, Level};
///
/// let answer: Answer<Level<1, 5>> = Answer::Answered(Level::new(3)?);
/// assert_eq!(answer.answered().map(Level::get), Some(3));
/// assert_eq!(Answer::<Level<1, 5>>::Missing.answered(), None);
/// # Ok::<(), enkat::ground::LevelError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answer<T> {
    /// A code within the item's range.
    Answered(T),
    /// No answer was given.
    #[default]
    Missing,
    /// Something was given that is not an answer to this item.
    Invalid,
}

impl<T> Answer<T> {
    /// The answer, if there is one.
    pub fn answered(self) -> Option<T> {
        match self {
            Self::Answered(value) => Some(value),
            Self::Missing | Self::Invalid => None,
        }
    }

    /// The answer carried over into another type; missing and invalid stay as they are.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Self::Answered(value) => Answer::Answered(f(value)),
            Self::Missing => Answer::Missing,
            Self::Invalid => Answer::Invalid,
        }
    }

    /// The answer, or why there is none.
    ///
    /// # Errors
    ///
    /// [`NotScorable`] for a missing or an invalid answer.
    pub fn or_reason(self) -> Result<T, NotScorable> {
        match self {
            Self::Answered(value) => Ok(value),
            Self::Missing => Err(NotScorable::Missing),
            Self::Invalid => Err(NotScorable::Invalid),
        }
    }
}

impl Answer<u8> {
    /// The byte that stands for a missing answer in a column of codes.
    pub(crate) const MISSING: u8 = 254;
    /// The byte that stands for an invalid answer in a column of codes.
    pub(crate) const INVALID: u8 = 255;
    /// The highest code that an item may have: the bytes above it are taken.
    pub const MAX_CODE: u8 = 253;

    /// The answer that a byte of a column of codes stands for.
    pub(crate) fn from_byte(byte: u8) -> Self {
        match byte {
            Self::MISSING => Self::Missing,
            Self::INVALID => Self::Invalid,
            code => Self::Answered(code),
        }
    }
}

/// Why a score is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum NotScorable {
    /// Too few answers for the missing rule in force.
    #[error("missing")]
    Missing,
    /// An answer that the score uses is invalid.
    #[error("invalid")]
    Invalid,
}

impl NotScorable {
    /// Every one.
    #[cfg(feature = "serde")]
    pub(crate) const ALL: [Self; 2] = [Self::Missing, Self::Invalid];
}

words!(NotScorable: NotScorable::ALL);

#[cfg(feature = "serde")]
mod serde_form {
    //! A number, `null` for missing, or the text `"invalid"`.

    use super::Answer;
    use crate::ground::data::{Node, read};
    use serde::de::DeserializeOwned;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    const INVALID: &str = "invalid";

    impl<T: Serialize> Serialize for Answer<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Answered(value) => value.serialize(serializer),
                Self::Missing => serializer.serialize_none(),
                Self::Invalid => serializer.serialize_str(INVALID),
            }
        }
    }

    impl<'de, T: DeserializeOwned> Deserialize<'de> for Answer<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read(deserializer, |node| match node {
                Node::Null => Ok(Self::Missing),
                Node::Text(word) if word == INVALID => Ok(Self::Invalid),
                answer => answer.value().map(Self::Answered),
            })
        }
    }

    #[cfg(feature = "schemars")]
    impl<T: schemars::JsonSchema> schemars::JsonSchema for Answer<T> {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            format!("AnswerOf{}", T::schema_name()).into()
        }

        fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
            let answered = generator.subschema_for::<T>();
            schemars::json_schema!({
                "description": "an answer; null when missing, \"invalid\" when it was not an answer to this item",
                "anyOf": [answered, { "type": "null" }, { "const": "invalid" }],
            })
        }
    }
}

//! One person's answers to SOC-29 or SOC-13.

use crate::ground::{Answer, Level, LevelError, short_debug};
use crate::instrument::KeyedResponse;

/// Answers as marked on the form, not reversed, in form order.
///
/// In JSON an array of exactly `N` places: 1–7, `null` for a missing answer,
/// `"invalid"` for one that was not an answer.
///
/// # Examples
///
/// ```
/// use enkat::kasam::Soc13;
///
/// let complete: Soc13 = [1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6].try_into()?;
/// let lacking: Soc13 = [Some(1), None, Some(3), None, None, None, None, None, None, None, None, None, None].try_into()?;
/// assert!(Soc13::try_from([8; 13]).is_err());
/// # Ok::<(), enkat::kasam::ResponseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Response<const N: usize>(pub [Answer<Level<1, 7>>; N]);

/// Answers to the 29 items of SOC-29.
pub type Soc29 = Response<29>;
/// Answers to the 13 items of SOC-13.
pub type Soc13 = Response<13>;

impl<const N: usize> Response<N> {
    /// Each answer beside the id of its item, in form order; what a [`Visit`](crate::tally::Visit) takes.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::{ground::Answer, kasam::Soc13};
    ///
    /// let response = Soc13::try_from([4; 13])?;
    /// assert_eq!(response.items().last(), Some(("soc13_13".into(), Answer::Answered(4))));
    /// # Ok::<(), enkat::kasam::ResponseError>(())
    /// ```
    pub fn items(&self) -> impl Iterator<Item = (String, Answer<u8>)> {
        self.0.iter().zip(1..).map(|(answer, number)| (format!("soc{N}_{number}"), answer.map(Level::get)))
    }
}

impl<const N: usize> TryFrom<[u8; N]> for Response<N> {
    type Error = ResponseError;

    fn try_from(codes: [u8; N]) -> Result<Self, ResponseError> {
        codes.map(Some).try_into()
    }
}

impl<const N: usize> TryFrom<[Option<u8>; N]> for Response<N> {
    type Error = ResponseError;

    fn try_from(codes: [Option<u8>; N]) -> Result<Self, ResponseError> {
        let mut answers = [Answer::Missing; N];
        for (position, (answer, code)) in answers.iter_mut().zip(codes).enumerate() {
            if let Some(code) = code {
                let level = Level::new(code).map_err(|source| ResponseError { item: position + 1, source })?;
                *answer = Answer::Answered(level);
            }
        }
        Ok(Self(answers))
    }
}

impl<const N: usize> From<&Response<N>> for KeyedResponse {
    fn from(response: &Response<N>) -> Self {
        Self(response.0.iter().map(|answer| answer.map(Level::get)).collect())
    }
}

/// An answer outside 1–7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("item {item}: {source}")]
#[non_exhaustive]
pub struct ResponseError {
    /// The number of the item.
    pub item: usize,
    /// What is wrong with it.
    pub source: LevelError,
}

#[cfg(feature = "serde")]
mod serde_form {
    //! serde's arrays end at 32 and carry no const length; a checked sequence does.

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Response;
    use crate::ground::data::{Fault, Node, read};
    use crate::ground::{Answer, Level};

    impl<const N: usize> Serialize for Response<N> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.as_slice().serialize(serializer)
        }
    }

    impl<'de, const N: usize> Deserialize<'de> for Response<N> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read(deserializer, |node| {
                let Node::List(items) = node else { return Err(node.instead_of(format_args!("a list of {N} answers"))) };
                let found = items.len();
                if found != N {
                    return Err(Fault::new(format_args!("{found} answers, expected {N}")));
                }
                let mut answers = [Answer::<Level<1, 7>>::Missing; N];
                for ((answer, item), number) in answers.iter_mut().zip(items).zip(1..) {
                    *answer = item.value().map_err(|fault| fault.within(&format!("soc{N}_{number}")))?;
                }
                Ok(Self(answers))
            })
        }
    }

    #[cfg(feature = "schemars")]
    impl<const N: usize> schemars::JsonSchema for Response<N> {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            format!("Soc{N}").into()
        }

        fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
            let answer = generator.subschema_for::<Answer<Level<1, 7>>>();
            schemars::json_schema!({ "type": "array", "items": answer, "minItems": N, "maxItems": N })
        }
    }
}

short_debug! {
    impl[const N: usize] Response[N] { items: |_: &Self| N }
}

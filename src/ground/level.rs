//! A code within a closed range.

use std::fmt;

/// One answer code, `MIN` to `MAX`, both included.
///
/// Checked once, here; afterwards the type is the proof.
///
/// # Examples
///
/// ```
/// use enkat::ground::Level;
///
/// let level = Level::<1, 7>::new(2)?;
/// assert_eq!(level.get(), 2);
/// assert_eq!(level.reversed().get(), 6);
/// assert!(Level::<1, 7>::new(8).is_err());
/// # Ok::<(), enkat::ground::LevelError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level<const MIN: u8, const MAX: u8>(u8);

impl<const MIN: u8, const MAX: u8> Level<MIN, MAX> {
    /// An empty range does not compile.
    const IS_A_RANGE: () = assert!(MIN <= MAX, "a level has MIN up to MAX");
    /// The lowest level.
    pub const LOWEST: Self = Self(MIN);
    /// The highest level.
    pub const HIGHEST: Self = Self(MAX);

    /// The level with this code.
    ///
    /// # Errors
    ///
    /// [`LevelError`] when `code` lies outside `MIN..=MAX`.
    pub const fn new(code: u8) -> Result<Self, LevelError> {
        let () = Self::IS_A_RANGE;
        if code < MIN || code > MAX {
            return Err(LevelError { code: code as i64, min: MIN, max: MAX });
        }
        Ok(Self(code))
    }

    /// The code.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The level counted from the other end: 1 becomes 7 on a 1–7 item.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self(MIN + (MAX - self.0))
    }

    /// Every level, lowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (MIN..=MAX).map(Self)
    }
}

impl<const MIN: u8, const MAX: u8> TryFrom<u8> for Level<MIN, MAX> {
    type Error = LevelError;

    fn try_from(code: u8) -> Result<Self, LevelError> {
        Self::new(code)
    }
}

impl<const MIN: u8, const MAX: u8> From<Level<MIN, MAX>> for u8 {
    fn from(level: Level<MIN, MAX>) -> Self {
        level.0
    }
}

impl<const MIN: u8, const MAX: u8> fmt::Display for Level<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A code outside the range of its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code} is out of range, expected {min} to {max}")]
#[non_exhaustive]
pub struct LevelError {
    /// What was given.
    pub code: i64,
    /// The lowest code of the item.
    pub min: u8,
    /// The highest code of the item.
    pub max: u8,
}

#[cfg(feature = "serde")]
mod serde_form {
    //! JSON numbers: `3` and `3.0` are both level 3, as JSON Schema's `integer` says.

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Level;
    use crate::ground::data::{Fault, read};

    impl<const MIN: u8, const MAX: u8> Serialize for Level<MIN, MAX> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_u8(self.0)
        }
    }

    impl<'de, const MIN: u8, const MAX: u8> Deserialize<'de> for Level<MIN, MAX> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read(deserializer, |node| {
                let code = node.integer_of(MIN.into(), MAX.into())?;
                u8::try_from(code).map_err(Fault::new).and_then(|code| Self::new(code).map_err(Fault::new))
            })
        }
    }

    #[cfg(feature = "schemars")]
    impl<const MIN: u8, const MAX: u8> schemars::JsonSchema for Level<MIN, MAX> {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            // the limits are part of the name, or two ranges would share one schema
            format!("Level{MIN}To{MAX}").into()
        }

        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            schemars::json_schema!({ "type": "integer", "minimum": MIN, "maximum": MAX })
        }
    }
}

//! The bytes of the state: as bytes where the format has them, else as hexadecimal text.

use std::fmt::Write as _;

use serde::de::{DeserializeSeed, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Registry;
use crate::tally::Cohort;

/// Bytes, or a list of them where a format knows no better.
struct Bytes;

impl<'de> serde::de::Visitor<'de> for Bytes {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the bytes of a state")
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
        Ok(bytes.to_vec())
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
        Ok(bytes)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut bytes: A) -> Result<Vec<u8>, A::Error> {
        std::iter::from_fn(|| bytes.next_element().transpose()).collect()
    }
}

/// Personal data, in whichever form.
impl Serialize for Cohort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes = self.to_bytes();
        if !serializer.is_human_readable() {
            return serializer.serialize_bytes(&bytes);
        }
        let mut text = String::with_capacity(bytes.len().saturating_mul(2));
        for byte in bytes {
            let _ = write!(text, "{byte:02x}");
        }
        serializer.serialize_str(&text)
    }
}

/// Read as [`Cohort::from_bytes`] reads it, with the built-in questionnaires. A [`Registry`] with own scales,
/// forms and a programme is a seed: `(&registry).deserialize(deserializer)`.
impl<'de> Deserialize<'de> for Cohort {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Registry::built_in().deserialize(deserializer)
    }
}

/// A [`Cohort`], read as [`Cohort::from_bytes`] reads it.
///
/// # Examples
///
/// ```
/// use enkat::Registry;
/// use enkat::tally::Cohort;
/// use serde::de::DeserializeSeed;
///
/// let registry = Registry::built_in(); // or one with own scales
/// let cohort = Cohort::counting(&registry, &["soc13"], Vec::new())?;
/// let json = serde_json::to_string(&cohort)?;
/// assert_eq!(registry.deserialize(&mut serde_json::Deserializer::from_str(&json))?, cohort);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl<'de> DeserializeSeed<'de> for &Registry {
    type Value = Cohort;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cohort, D::Error> {
        let is_text = deserializer.is_human_readable();
        let bytes = if is_text {
            let text = String::deserialize(deserializer)?;
            let digits: Option<Vec<u8>> =
                text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
            let pairs = digits.as_ref().map(|digits| digits.as_chunks()).filter(|(_, rest)| rest.is_empty());
            let (pairs, _) = pairs.ok_or_else(|| D::Error::custom("a state is written in hexadecimal digits"))?;
            pairs.iter().map(|[high, low]| high << 4 | low).collect()
        } else {
            deserializer.deserialize_byte_buf(Bytes)?
        };
        Cohort::from_bytes(&bytes, self).map_err(D::Error::custom)
    }
}

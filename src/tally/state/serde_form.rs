//! The bytes of the state: as bytes where the format has them, else as hexadecimal text.

use std::fmt::Write as _;

use serde::{Serialize, Serializer};

use crate::tally::Cohort;

/// Personal data, in whichever form.
impl Serialize for Cohort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes = self.to_bytes();
        if !serializer.is_human_readable() {
            return serializer.serialize_bytes(&bytes);
        }
        let mut text = String::with_capacity(bytes.len() * 2);
        for byte in bytes {
            let _ = write!(text, "{byte:02x}");
        }
        serializer.serialize_str(&text)
    }
}

/// Read as [`Cohort::from_bytes`] reads it, with the built-in questionnaires.
impl<'de> serde::Deserialize<'de> for Cohort {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        let is_text = deserializer.is_human_readable();
        let bytes = if is_text {
            let text = String::deserialize(deserializer)?;
            let digits: Option<Vec<u8>> =
                text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
            let digits = digits.filter(|digits| digits.len().is_multiple_of(2));
            let digits = digits.ok_or_else(|| D::Error::custom("a state is written in hexadecimal digits"))?;
            digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
        } else {
            Vec::<u8>::deserialize(deserializer)?
        };
        Self::from_bytes(&bytes, &crate::instrument::Registry::built_in()).map_err(D::Error::custom)
    }
}

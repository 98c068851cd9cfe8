//! Fingerprints of what something holds.

use std::fmt;
use std::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher13};

/// A fingerprint of what something holds: 128 bits, written as 32 hexadecimal digits.
///
/// The same on every machine. It shows that something was changed by mistake; it
/// is not a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContentHash(u128);

impl ContentHash {
    /// The 128 bits.
    #[must_use]
    pub const fn get(self) -> u128 {
        self.0
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// The canonical form of what is hashed: every text and list after its length, every choice after its number.
pub(crate) struct Hashing(SipHasher13);

impl Hashing {
    /// Under the keys of one kind of things.
    pub(crate) fn of_kind(keys: [u64; 2]) -> Self {
        Self(SipHasher13::new_with_keys(keys[0], keys[1]))
    }

    pub(crate) fn finish(self) -> ContentHash {
        ContentHash(self.0.finish128().as_u128())
    }

    pub(crate) fn number(&mut self, number: usize) {
        self.0.write(&(number as u64).to_le_bytes());
    }

    pub(crate) fn integer(&mut self, integer: i128) {
        self.0.write(&integer.to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.write(text.as_bytes());
    }

    pub(crate) fn optional<T>(&mut self, value: Option<&T>, write: impl FnOnce(&mut Self, &T)) {
        self.number(usize::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }
}

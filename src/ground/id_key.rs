//! The secret that ids are hashed with.

use std::fmt;
use std::hash::Hasher as _;

use siphasher::sip::SipHasher24;
use siphasher::sip128::{Hasher128 as _, SipHasher24 as SipHasher24To128};

/// A secret of the caller, with which a cohort hashes the ids of people.
///
/// Without one the hash of an id is the same everywhere, so that parts made on different
/// machines know each other's people: whoever has a state and guesses an id can tell that it is
/// there. **Such a hash is no pseudonymisation.** With a secret (SipHash-2-4 under 128 bits of it)
/// only those who have the secret can tell; parts know each other's people where they were made
/// with the same one. Keep it apart from the states: a state does not hold it.
///
/// `Debug` does not show it.
///
/// # Examples
///
/// ```
/// use enkat::ground::IdKey;
///
/// let key = IdKey::from_secret(b"32 random bytes of a secret store")?;
/// assert_eq!(format!("{key:?}"), "IdKey(redacted)");
/// assert!(IdKey::from_secret(b"too short").is_err());
/// # Ok::<(), enkat::ground::IdKeyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct IdKey([u64; 2]);

/// Tells keys apart; it is kept in states, and the key cannot be worked out from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyMark(pub(crate) u64);

/// A secret that is too short to be one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a secret for ids has {} bytes or more, found {found}; make it of random bytes, not of words", IdKey::SHORTEST_SECRET)]
#[non_exhaustive]
pub struct IdKeyError {
    /// How many bytes there are.
    pub found: usize,
}

impl IdKey {
    /// The fewest bytes of a secret.
    pub const SHORTEST_SECRET: usize = 16;

    /// The key of a secret: random bytes, or text that was made of them, 16 bytes or more. The
    /// same bytes give the same key everywhere.
    ///
    /// # Errors
    ///
    /// [`IdKeyError`] for a shorter secret.
    pub fn from_secret(secret: &[u8]) -> Result<Self, IdKeyError> {
        if secret.len() < Self::SHORTEST_SECRET {
            return Err(IdKeyError { found: secret.len() });
        }
        let mut hasher = SipHasher24To128::new_with_keys(0x656e_6b61_7420_6964, 0x7365_6372_6574_2031);
        hasher.write(secret);
        let hash = hasher.finish128();
        Ok(Self([hash.h1, hash.h2]))
    }

    /// 128 bits of a hash under this key.
    pub(super) fn hash(self, bytes: &[u8]) -> u128 {
        let mut hasher = SipHasher24To128::new_with_keys(self.0[0], self.0[1]);
        hasher.write(bytes);
        hasher.finish128().as_u128()
    }

    pub(crate) fn mark(self) -> KeyMark {
        // another hash than that of ids, so that no id has the mark
        let mut hasher = SipHasher24::new_with_keys(self.0[0], self.0[1]);
        hasher.write(b"which key");
        KeyMark(hasher.finish())
    }
}

impl fmt::Debug for IdKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdKey(redacted)")
    }
}

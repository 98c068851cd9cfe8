//! Ids as hashes.

use std::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher13};

use super::IdKey;

/// A person within a state: 128 bits of a hash of the id.
///
/// Two ids in a million million people share a hash about once in a million million
/// states; ids themselves are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PersonId(pub(crate) u128);

impl PersonId {
    /// Of an id, without the blanks around it. Without a key the same on every machine, and no pseudonym.
    pub(crate) fn new(id: &str, key: Option<IdKey>) -> Self {
        let id = id.trim().as_bytes();
        if let Some(key) = key {
            return Self(key.hash(id));
        }
        let mut hasher = SipHasher13::new_with_keys(0x656e_6b61_7420_6964, 0x7065_7273_6f6e_2031);
        hasher.write(id);
        Self(hasher.finish128().as_u128())
    }
}

//! Ids as hashes.

use std::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher13};

/// A person within a state: 128 bits of a hash of the id.
///
/// Fixed keys, so that parts made on different machines know each other's
/// people. Two ids in a million million people share a hash about once in a
/// million million states; ids themselves are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PersonId(pub(crate) u128);

impl PersonId {
    /// Of an id without blanks around it.
    pub(crate) fn new(id: &str) -> Self {
        let mut hasher = SipHasher13::new_with_keys(0x656e_6b61_7420_6964, 0x7065_7273_6f6e_2031);
        hasher.write(id.trim().as_bytes());
        Self(hasher.finish128().as_u128())
    }
}

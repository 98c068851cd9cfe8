//! A set of places in one list of a programme.

/// Places in a list, each once, in the order of the list.
///
/// # Examples
///
/// ```
/// use enkat::inner::programme::CodeSet;
///
/// let set: CodeSet = [3, 1, 3].into_iter().collect();
/// assert_eq!(set.iter().collect::<Vec<_>>(), [1, 3]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CodeSet(u128);

impl CodeSet {
    /// How many bits one byte of the coded form holds: its highest code stays at 127.
    pub(super) const BITS: usize = 7;

    /// The place is in it.
    #[must_use]
    pub const fn contains(self, place: u8) -> bool {
        place < 128 && self.0 >> place & 1 == 1
    }

    /// Puts in a place below 128; returns whether it was not there before.
    pub fn insert(&mut self, place: u8) -> bool {
        let new = place < 128 && !self.contains(place);
        self.0 |= u128::from(new) << (place % 128);
        new
    }

    /// What is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Nothing is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The places, in order.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..128).filter(move |place| self.contains(*place))
    }

    pub(super) const ALL: Self = Self(u128::MAX);

    /// Without the places from `count` on.
    pub(super) const fn below(self, count: usize) -> Self {
        if count < 128 { Self(self.0 & ((1 << count) - 1)) } else { self }
    }

    /// Seven places a byte, the first in the lowest bit.
    pub(super) fn bytes(self, count: usize) -> impl Iterator<Item = u8> {
        // lossless: seven bits
        #[expect(clippy::cast_possible_truncation)]
        (0..count.div_ceil(Self::BITS)).map(move |byte| (self.0 >> (byte * Self::BITS)) as u8 & 0x7F)
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Self {
        let bits = |set: u128, (at, byte): (usize, &u8)| set | u128::from(byte & 0x7F) << (at * Self::BITS);
        // no list of a checked programme needs more
        Self(bytes.iter().take(18).enumerate().fold(0, bits))
    }
}

impl FromIterator<u8> for CodeSet {
    fn from_iter<I: IntoIterator<Item = u8>>(places: I) -> Self {
        let mut set = Self::default();
        for place in places {
            set.insert(place);
        }
        set
    }
}

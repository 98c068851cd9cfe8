//! What short texts of a column were read as: the same few come again and again.

use super::ShortText;
use super::cell::Reading;

/// What short texts of a column were read as, and how often each came.
pub(super) struct KnownTexts {
    /// The text of each slot, 0 for none.
    slots: [u64; SLOTS],
    /// Where it is among `texts`.
    places: [u8; SLOTS],
    texts: Vec<Known>,
}

/// A text that came before.
pub(super) struct Known {
    pub(super) reading: Reading,
    /// The reading as a byte.
    pub(super) code: u8,
    /// It breaks a rule.
    pub(super) is_told: bool,
    /// The cell where it came first.
    pub(super) first: usize,
    pub(super) count: u64,
}

const SLOTS: usize = 128;

impl Default for KnownTexts {
    fn default() -> Self {
        Self { slots: [0; SLOTS], places: [0; SLOTS], texts: Vec::new() }
    }
}

impl KnownTexts {
    /// What this text is; none where others have taken its slots.
    #[inline]
    pub(super) fn find(&mut self, text: ShortText, cell: usize, read: impl FnOnce() -> Reading) -> Option<&mut Known> {
        let text = text.get();
        #[expect(clippy::cast_possible_truncation, reason = "seven bits")]
        let slot = (text.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - SLOTS.trailing_zeros())) as usize;
        let of_text = [slot, slot ^ 1].into_iter().find(|slot| self.slots[*slot] == text);
        let slot = match of_text {
            Some(slot) => slot,
            None => self.learn([slot, slot ^ 1], text, cell, read)?,
        };
        self.texts.get_mut(usize::from(self.places[slot]))
    }

    #[cold]
    fn learn(&mut self, slots: [usize; 2], text: u64, cell: usize, read: impl FnOnce() -> Reading) -> Option<usize> {
        let slot = slots.into_iter().find(|slot| self.slots[*slot] == 0)?;
        self.places[slot] = u8::try_from(self.texts.len()).ok()?;
        self.slots[slot] = text;
        let reading = read();
        let is_told = reading.broken_rule().is_some();
        self.texts.push(Known { reading, code: reading.byte(), is_told, first: cell, count: 0 });
        Some(slot)
    }

    /// Every text.
    pub(super) fn into_texts(self) -> Vec<Known> {
        self.texts
    }
}

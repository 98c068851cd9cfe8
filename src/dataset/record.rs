//! One person's answers at one occasion in as few bytes as shifting allows.

use super::{Answers, Plan};
use crate::instrument::Answer;

/// Where the code of each item stands in a record.
///
/// An item of `n` answers has `n + 2` states, missing and invalid among them,
/// and takes as many bits as those need; it never crosses a byte. An item of
/// EQ-5D-5L takes three bits, an item of KASAM four, EQ VAS seven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordLayout {
    slots: Vec<Slot>,
    bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    byte: usize,
    shift: u32,
    mask: u8,
    min: u8,
    /// The highest code less the lowest; the two states above it are missing and invalid.
    span: u8,
}

impl RecordLayout {
    pub(crate) fn new(plan: &Plan) -> Self {
        // free bits of each byte so far: every item goes to the first that has room
        let mut used: Vec<u32> = Vec::new();
        let mut slots = Vec::new();
        for item in plan.item_defs() {
            let span = item.max.saturating_sub(item.min);
            let bits = u8::BITS - span.saturating_add(2).leading_zeros();
            let byte = used.iter().position(|used| used + bits <= u8::BITS).unwrap_or(used.len());
            if byte == used.len() {
                used.push(0);
            }
            let mask = u8::MAX >> (u8::BITS - bits);
            slots.push(Slot { byte, shift: used[byte], mask, min: item.min, span });
            used[byte] += bits;
        }
        Self { slots, bytes: used.len() }
    }

    /// How many bytes a record has.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Packs one row into `record`, which is all zeros.
    pub(crate) fn pack(&self, answers: &Answers, row: usize, record: &mut [u8]) {
        for (item, slot) in self.slots.iter().enumerate() {
            let state = match answers.column(item)[row] {
                Answer::MISSING => slot.span + 1,
                Answer::INVALID => slot.span + 2,
                code => code.wrapping_sub(slot.min),
            };
            record[slot.byte] |= state << slot.shift;
        }
    }

    /// The rows behind these records, one after the other.
    pub(crate) fn unpack<'r>(&self, records: impl Iterator<Item = &'r [u8]> + Clone, rows: usize, answers: &mut Answers) {
        answers.reset(rows);
        for (item, slot) in self.slots.iter().enumerate() {
            for (code, record) in answers.column_mut(item).iter_mut().zip(records.clone()) {
                *code = slot.code(record[slot.byte]);
            }
        }
    }

    /// Every item of the record is in one of its states.
    pub(crate) fn is_sound(&self, record: &[u8]) -> bool {
        let mut rebuilt = vec![0; self.bytes];
        for slot in &self.slots {
            let state = record[slot.byte] >> slot.shift & slot.mask;
            if state > slot.span + 2 {
                return false;
            }
            rebuilt[slot.byte] |= state << slot.shift;
        }
        rebuilt == record
    }
}

impl Slot {
    #[inline]
    fn code(self, byte: u8) -> u8 {
        let state = byte >> self.shift & self.mask;
        if state <= self.span {
            self.min + state
        } else if state == self.span + 1 {
            Answer::MISSING
        } else {
            Answer::INVALID
        }
    }
}

//! One person's answers at one occasion in as few bytes as shifting allows.

use crate::ground::Answer;
use crate::table::{Answers, Plan};

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

/// Records of many rows, byte by byte, so that packing and unpacking go through columns.
#[derive(Clone, Default)]
pub(crate) struct PackedRows {
    rows: usize,
    bytes: Vec<u8>,
}

impl PackedRows {
    /// Room for `rows` records of `layout`.
    pub(crate) fn reset(&mut self, layout: &RecordLayout, rows: usize) {
        self.rows = rows;
        self.bytes.clear();
        self.bytes.resize(layout.bytes * rows, 0);
    }

    /// Puts in the record of one row.
    pub(crate) fn put(&mut self, row: usize, record: &[u8]) {
        for (bytes, byte) in self.bytes.chunks_exact_mut(self.rows).zip(record) {
            bytes[row] = *byte;
        }
    }

    /// Takes out the record of one row.
    pub(crate) fn take(&self, row: usize, record: &mut [u8]) {
        for (byte, bytes) in record.iter_mut().zip(self.bytes.chunks_exact(self.rows)) {
            *byte = bytes[row];
        }
    }
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
        for [min, max] in plan.ranges() {
            let span = max.saturating_sub(min);
            let bits = u8::BITS - span.saturating_add(2).leading_zeros();
            let byte = used.iter().position(|used| used + bits <= u8::BITS).unwrap_or(used.len());
            if byte == used.len() {
                used.push(0);
            }
            let mask = u8::MAX >> (u8::BITS - bits);
            slots.push(Slot { byte, shift: used[byte], mask, min, span });
            used[byte] += bits;
        }
        Self { slots, bytes: used.len() }
    }

    /// How many bytes a record has.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Packs every row: for each byte of a record the bytes of all rows.
    pub(crate) fn pack(&self, answers: &Answers, packed: &mut PackedRows) {
        let rows = answers.rows();
        packed.rows = rows;
        packed.bytes.clear();
        packed.bytes.resize(self.bytes * rows, 0);
        for (item, slot) in self.slots.iter().enumerate() {
            let bytes = &mut packed.bytes[slot.byte * rows..][..rows];
            for (byte, code) in bytes.iter_mut().zip(answers.column(item)) {
                *byte |= slot.state(*code) << slot.shift;
            }
        }
    }

    /// The rows behind packed ones.
    pub(crate) fn unpack(&self, packed: &PackedRows, answers: &mut Answers) {
        answers.reset(packed.rows);
        for (item, slot) in self.slots.iter().enumerate() {
            let bytes = &packed.bytes[slot.byte * packed.rows..][..packed.rows];
            for (code, byte) in answers.column_mut(item).iter_mut().zip(bytes) {
                *code = slot.code(*byte);
            }
        }
    }

    /// The codes of some columns of a record; none if all of them are missing.
    pub(crate) fn codes(&self, record: &[u8], columns: std::ops::Range<usize>) -> Option<Vec<u8>> {
        let codes: Vec<u8> = self.slots[columns].iter().map(|slot| slot.code(record[slot.byte])).collect();
        codes.iter().any(|code| *code != Answer::MISSING).then_some(codes)
    }

    /// Any item or fact of the record is filled.
    pub(crate) fn is_filled(&self, record: &[u8]) -> bool {
        self.slots.iter().any(|slot| slot.code(record[slot.byte]) != Answer::MISSING)
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
    fn state(self, code: u8) -> u8 {
        match code {
            Answer::MISSING => self.span + 1,
            Answer::INVALID => self.span + 2,
            code => code.wrapping_sub(self.min),
        }
    }

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

//! Cells of a block to codes: fast where they are plain answers, careful where not.

use super::ShortText;
use super::cell::{CellReader, Reading};
use super::column::{Column, Validity, Values};
use super::known_texts::KnownTexts;
use super::told::Told;
use crate::finding::{Finding, Findings, Rule};
use crate::ground::Answer;
use crate::instrument::ItemCodes;

/// The rows of one block.
pub(super) struct BlockRows<'a> {
    pub(super) start: usize,
    pub(super) rows: usize,
    /// The number of the batch's first row.
    pub(super) first_row: u64,
    pub(super) broken: Option<&'a [bool]>,
}

impl BlockRows<'_> {
    /// The codes of one item: the caller's own bytes where they are all answers, else read into `scratch`.
    pub(super) fn read<'c>(
        &self,
        column: &Column<'c>,
        reader: &CellReader<'_>,
        scratch: &'c mut [u8],
        findings: &mut Findings,
    ) -> ItemCodes<'c> {
        let cells = self.start..self.start + self.rows;
        let lacks_some = column.validity.is_some_and(|validity| missing_masks(validity, self.start, scratch));
        let is_plain = self.broken.is_none() && reader.trusts_range();
        if let Values::U8(values) = column.values
            && !lacks_some
            && is_plain
            && all_within(&values[cells.clone()], reader)
        {
            return ItemCodes { codes: &values[cells], all_answered: true };
        }
        if !lacks_some {
            scratch.fill(0);
        }
        let range = [reader.min, reader.max];
        // the answers of one digit; any other cell is looked at again
        let digits = [reader.min, reader.max.min(9)];
        let out_of_range = match column.values {
            Values::U8(values) => narrow(&values[cells], range, scratch, |value| value, i64::from),
            Values::I8(values) => narrow(&values[cells], range, scratch, i8::cast_unsigned, i64::from),
            Values::I16(values) => narrow(&values[cells], range, scratch, byte_of, i64::from),
            Values::U16(values) => narrow(&values[cells], range, scratch, byte_of, i64::from),
            Values::I32(values) => narrow(&values[cells], range, scratch, byte_of, i64::from),
            Values::U32(values) => narrow(&values[cells], range, scratch, byte_of, i64::from),
            Values::I64(values) => narrow_wide(&values[cells], range, scratch, i64::cast_unsigned),
            Values::U64(values) => narrow_wide(&values[cells], range, scratch, |value| value),
            Values::F32(values) => narrow_floats(&values[cells], range, scratch),
            Values::F64(values) => narrow_floats(&values[cells], range, scratch),
            Values::TextColumn(text) if reader.min <= 9 => {
                narrow(&text.singles()[cells], digits, scratch, digit_of, |byte| digit_of(byte).into())
            }
            Values::Text(text) if reader.min <= 9 => narrow(&text[cells], digits, scratch, single, |cell| single(cell).into()),
            Values::Text(_) | Values::TextColumn(_) | Values::Digit { .. } => {
                return self.settle(column, reader, scratch, findings, true);
            }
        };
        let is_integer = !matches!(column.values, Values::Text(_) | Values::TextColumn(_) | Values::F32(_) | Values::F64(_));
        // nothing to look at again: no code to recognise, and nothing new to tell
        if is_plain && (out_of_range == 0 || is_integer && is_told(column, reader, findings)) {
            findings.count_more(Rule::OutOfRange, column.name, out_of_range);
            let all_answered = if is_integer { out_of_range == 0 && !lacks_some } else { worst(scratch) <= Answer::MAX_CODE };
            return ItemCodes { codes: scratch, all_answered };
        }
        self.settle(column, reader, scratch, findings, !reader.trusts_range())
    }

    /// The codes of an item that has several columns, of which a row fills one; where it fills two that differ, there is no answer.
    pub(super) fn read_filled<'c>(
        &self,
        columns: &[&Column<'_>],
        reader: &CellReader<'_>,
        codes: &'c mut [u8],
        findings: &mut Findings,
    ) -> ItemCodes<'c> {
        codes.fill(Answer::MISSING);
        let mut scratch = vec![0; codes.len()];
        for (place, column) in columns.iter().enumerate() {
            let filled = self.read(column, &reader.of_column(column.name), &mut scratch, findings);
            for (row, (code, other)) in codes.iter_mut().zip(filled.codes).enumerate() {
                match (*code, *other) {
                    (Answer::MISSING, other) => *code = other,
                    (_, Answer::MISSING) => {}
                    (one, other) if one == other => {}
                    _ => {
                        *code = Answer::INVALID;
                        let row = self.first_row.saturating_add((self.start + row) as u64);
                        let note = columns[..=place].iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
                        findings.push(Finding::about_row(Rule::ColumnsDisagree, row, column.name).with_note(note));
                    }
                }
            }
        }
        ItemCodes { all_answered: worst(codes) <= Answer::MAX_CODE, codes }
    }

    /// Counts what is out of range among plain bytes, if counting is all that is left to do with them.
    pub(super) fn count_told(&self, column: &Column<'_>, reader: &CellReader<'_>, findings: &mut Findings) -> bool {
        let Values::U8(values) = column.values else { return false };
        let is_told = is_told(column, reader, findings);
        if is_told {
            let out_of_range = count_outside(&values[self.start..self.start + self.rows], reader);
            findings.count_more(Rule::OutOfRange, column.name, out_of_range);
        }
        is_told
    }

    /// Looks again at what is not a plain answer, collects findings, and blots out broken rows.
    fn settle<'c>(
        &self,
        column: &Column<'_>,
        reader: &CellReader<'_>,
        codes: &'c mut [u8],
        findings: &mut Findings,
        look_at_all: bool,
    ) -> ItemCodes<'c> {
        let mut told = Told::new(column, reader, self.first_row, findings);
        let mut known = KnownTexts::default();
        let mut doubtful = [0_u8; RUN];
        for (run, codes) in codes.chunks_mut(RUN).enumerate() {
            if !look_at_all && self.broken.is_none() && worst(codes) != Answer::INVALID {
                continue;
            }
            let first = run * RUN;
            for (code, _) in
                codes.iter_mut().zip(self.broken.map_or(&[][..], |broken| &broken[first..])).filter(|(_, broken)| **broken)
            {
                *code = Answer::INVALID;
            }
            let is_broken = |place: usize| self.broken.is_some_and(|broken| broken[first + place]);
            // the places first, without a branch: which cells are doubtful is anybody's guess in a bad table
            let mut count = 0;
            for (place, code) in (0_u8..).zip(&*codes) {
                doubtful[count] = place;
                let is_doubtful = u8::from(look_at_all) | u8::from(*code == Answer::INVALID);
                count += usize::from(is_doubtful & u8::from(!is_broken(usize::from(place))));
            }
            for place in doubtful[..count].iter().copied().map(usize::from) {
                let cell = self.start + first + place;
                if column.validity.is_some_and(|validity| !validity.is_valid(cell)) {
                    codes[place] = Answer::MISSING;
                    continue;
                }
                let read = || read_one(column.values, cell, reader);
                let of_text = short_text(column.values, cell).and_then(|text| known.find(text, cell, read));
                codes[place] = if let Some(known) = of_text {
                    known.count += 1;
                    if told.lists && known.is_told {
                        told.list(known.reading, cell, findings);
                    }
                    known.code
                } else {
                    let reading = read();
                    told.count(reading, cell, 1);
                    told.list(reading, cell, findings);
                    reading.byte()
                };
            }
        }
        for known in known.into_texts() {
            told.count(known.reading, known.first, known.count);
        }
        told.finish(findings);
        ItemCodes { all_answered: worst(codes) <= Answer::MAX_CODE, codes }
    }

    /// The codes of an item without a column.
    pub(super) fn absent<'c>(&self, codes: &'c mut [u8]) -> ItemCodes<'c> {
        codes.fill(Answer::MISSING);
        for (code, _) in codes.iter_mut().zip(self.broken.unwrap_or_default()).filter(|(_, broken)| **broken) {
            *code = Answer::INVALID;
        }
        ItemCodes { codes, all_answered: false }
    }
}

fn read_one(values: Values<'_>, cell: usize, reader: &CellReader<'_>) -> Reading {
    match values {
        Values::U8(values) => reader.integer(values[cell].into(), ""),
        Values::I8(values) => reader.integer(values[cell].into(), ""),
        Values::I16(values) => reader.integer(values[cell].into(), ""),
        Values::U16(values) => reader.integer(values[cell].into(), ""),
        Values::I32(values) => reader.integer(values[cell].into(), ""),
        Values::U32(values) => reader.integer(values[cell].into(), ""),
        Values::I64(values) => reader.integer(values[cell], ""),
        Values::U64(values) => match values[cell].try_into() {
            Ok(number) => reader.integer(number, ""),
            Err(_) => Reading::Invalid(Rule::OutOfRange, None),
        },
        Values::F32(values) => reader.float(values[cell].into()),
        Values::F64(values) => reader.float(values[cell]),
        Values::Text(cells) => reader.text(cells[cell]),
        Values::TextColumn(column) => reader.text(column.cell(cell)),
        Values::Digit { cells, place, of } => digit(cells[cell], place, of, reader),
    }
}

/// A cell that is a text of few bytes.
fn short_text(values: Values<'_>, cell: usize) -> Option<ShortText> {
    match values {
        Values::Text(cells) => ShortText::new(cells[cell]),
        Values::TextColumn(column) => column.short(cell),
        _ => None,
    }
}

/// One digit of a packed cell; a cell of another shape is not an answer to any of its items.
pub(super) fn digit(cell: &str, place: usize, of: usize, reader: &CellReader<'_>) -> Reading {
    let trimmed = cell.trim();
    let digits =
        trimmed.split_once(['.', ',']).filter(|(_, fraction)| !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0'));
    let digits = digits.map_or(trimmed, |(whole, _)| whole);
    if reader.is_missing_code(digits, None) {
        return Reading::Missing;
    }
    if digits.len() == of && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return match reader.text(&digits[place..=place]) {
            Reading::Answered(code) if trimmed.len() != cell.len() => Reading::Padded(code),
            reading => reading,
        };
    }
    match reader.text(trimmed) {
        Reading::Missing => Reading::Missing,
        Reading::Invalid(rule, _) => Reading::Invalid(rule, None),
        Reading::Answered(_) | Reading::Padded(_) => Reading::Invalid(Rule::OutOfRange, None),
    }
}

/// A cell of one byte as a digit; more than 9 for everything else.
fn single(cell: &str) -> u8 {
    if let [byte] = cell.as_bytes() { digit_of(*byte) } else { u8::MAX }
}

/// A byte of text as a digit; more than 9 for everything else.
fn digit_of(byte: u8) -> u8 {
    byte.wrapping_sub(b'0')
}

/// The highest byte.
pub(super) fn worst(codes: &[u8]) -> u8 {
    // a maximum and not `any`: no early exit, so the compiler makes vector code
    codes.iter().fold(0, |worst, code| worst.max(*code))
}

/// Every byte lies within the range of the item.
fn all_within(values: &[u8], reader: &CellReader<'_>) -> bool {
    let span = reader.max - reader.min;
    // a maximum and not `all`: no early exit, so the compiler makes vector code
    values.iter().fold(0, |worst: u8, value| worst.max(value.wrapping_sub(reader.min))) <= span
}

/// One more number out of range has no code to be recognised as, and is nothing new to tell.
fn is_told(column: &Column<'_>, reader: &CellReader<'_>, findings: &Findings) -> bool {
    reader.has_no_missing_codes() && findings.is_told(Rule::OutOfRange, column.name)
}

/// Counts of so many rows fit into a byte, so that whole vectors of bytes are counted at once.
const RUN: usize = 128;

/// How many bytes lie beyond the range of the item.
fn count_outside(values: &[u8], reader: &CellReader<'_>) -> u64 {
    let span = reader.max - reader.min;
    let in_run = |run: &[u8]| run.iter().fold(0_u8, |count, value| count + u8::from(value.wrapping_sub(reader.min) > span));
    let (runs, rest) = values.as_chunks::<RUN>();
    runs.iter().map(|run| u64::from(in_run(run))).sum::<u64>() + u64::from(in_run(rest))
}

/// Codes of integers; `codes` holds all ones for a missing row and zero for the
/// others to begin with. Returns how many are out of range.
#[inline]
fn narrow<T: Copy>(
    values: &[T],
    [min, max]: [u8; 2],
    codes: &mut [u8],
    byte: impl Fn(T) -> u8,
    number: impl Fn(T) -> i64,
) -> u64 {
    let span = max - min;
    let mut out_of_range = 0;
    for (codes, values) in codes.chunks_mut(RUN).zip(values.chunks(RUN)) {
        let mut in_run = 0_u8;
        for (code, value) in codes.iter_mut().zip(values) {
            let (mask, low) = (*code, byte(*value));
            // one comparison for both ends; the second half keeps a wide number from passing as its last byte
            let within = low.wrapping_sub(min) <= span && number(*value) == i64::from(low);
            let outside = u8::from(within).wrapping_sub(1) & !mask;
            in_run = in_run.wrapping_sub(outside);
            *code = (low | outside) & !mask | Answer::MISSING & mask;
        }
        out_of_range += u64::from(in_run);
    }
    out_of_range
}

/// As [`narrow`], of 64 bits: by way of half of them, of which a processor compares twice as many at once.
#[inline]
fn narrow_wide<T: Copy>(values: &[T], range: [u8; 2], codes: &mut [u8], bits: impl Fn(T) -> u64) -> u64 {
    let mut halves = [0_u32; RUN];
    let mut out_of_range = 0;
    for (codes, values) in codes.chunks_mut(RUN).zip(values.chunks(RUN)) {
        for (half, value) in halves.iter_mut().zip(values) {
            let bits = bits(*value);
            #[expect(clippy::cast_possible_truncation, reason = "the upper half is looked at too")]
            let [low, high] = [bits as u32, (bits >> u32::BITS) as u32];
            // all ones is not a code, and neither is what has an upper half
            *half = if high == 0 { low } else { u32::MAX };
        }
        out_of_range += narrow(&halves[..values.len()], range, codes, byte_of, i64::from);
    }
    out_of_range
}

/// As [`narrow`], of floating-point numbers; `NaN` is missing.
#[inline]
fn narrow_floats<T: Copy + Into<f64>>(values: &[T], range: [u8; 2], codes: &mut [u8]) -> u64 {
    /// 2^52: added to a whole number below 2^32, it leaves the number in the lower half of the bits and its own
    /// upper half above: a conversion that a processor does to several numbers at once.
    const SHIFT: f64 = 4_503_599_627_370_496.0;
    const UPPER: u32 = (SHIFT.to_bits() >> u32::BITS) as u32;
    let mut halves = [0_u32; RUN];
    let mut out_of_range = 0;
    for (codes, values) in codes.chunks_mut(RUN).zip(values.chunks(RUN)) {
        for ((half, code), value) in halves.iter_mut().zip(&mut *codes).zip(values) {
            let value: f64 = (*value).into();
            let shifted = value + SHIFT;
            let bits = shifted.to_bits();
            #[expect(clippy::cast_possible_truncation, reason = "the upper half is looked at too")]
            let [low, high] = [bits as u32, (bits >> u32::BITS) as u32];
            // what has decimals lost them on the way
            let is_whole = shifted - SHIFT == value && high == UPPER;
            *half = if is_whole { low } else { u32::MAX };
            *code |= if value.is_nan() { u8::MAX } else { 0 };
        }
        out_of_range += narrow(&halves[..values.len()], range, codes, byte_of, i64::from);
    }
    out_of_range
}

/// The last byte of an integer.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the caller compares it with the whole number")]
fn byte_of(value: impl Into<i64>) -> u8 {
    value.into() as u8
}

/// Eight bits of validity as eight bytes: all ones where the bit is 0.
static MISSING_MASKS: [[u8; 8]; 256] = {
    let mut masks = [[0; 8]; 256];
    let mut bits = 0;
    while bits < 256 {
        let mut row = 0;
        while row < 8 {
            masks[bits][row] = if bits >> row & 1 == 0 { u8::MAX } else { 0 };
            row += 1;
        }
        bits += 1;
    }
    masks
};

/// All ones for every row whose bit is 0; says whether there is one.
fn missing_masks(validity: Validity<'_>, start: usize, masks: &mut [u8]) -> bool {
    let offset = validity.offset + start;
    if !offset.is_multiple_of(8) {
        for (row, mask) in masks.iter_mut().enumerate() {
            *mask = u8::from(validity.is_valid(start + row)).wrapping_sub(1);
        }
        return masks.iter().any(|mask| *mask != 0);
    }
    let mut bytes = validity.bits[offset / 8..].iter();
    let mut whole = masks.chunks_exact_mut(8);
    let mut all = u8::MAX;
    for (masks, bits) in whole.by_ref().zip(bytes.by_ref()) {
        masks.copy_from_slice(&MISSING_MASKS[usize::from(*bits)]);
        all &= bits;
    }
    let rest = whole.into_remainder();
    if let Some(bits) = bytes.next() {
        let length = rest.len();
        rest.copy_from_slice(&MISSING_MASKS[usize::from(*bits)][..length]);
    }
    all != u8::MAX || rest.contains(&u8::MAX)
}

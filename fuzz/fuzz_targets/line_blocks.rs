//! Any bytes in blocks of lines: the rows that the `csv` crate reads, or both refuse.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tables/tests/common/lines.rs"]
mod lines;

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (part, most, bytes) = input;
    let bytes = [lines::HEADER.as_bytes(), b"\n", bytes].concat();
    if let Err(difference) = lines::agree(&bytes, usize::from(part) + 1, usize::from(most)) {
        panic!("{difference}");
    }
});

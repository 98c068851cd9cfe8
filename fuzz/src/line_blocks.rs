//! Any bytes in blocks of lines: the rows that the `csv` crate reads, or both refuse.

use crate::made_of;

#[path = "../../tables/tests/common/lines.rs"]
mod lines;

pub fn holds(bytes: &[u8]) {
    let Some((part, most, bytes)) = made_of::<(u8, u8, &[u8])>(bytes) else { return };
    let bytes = [lines::HEADER.as_bytes(), b"\n", bytes].concat();
    if let Err(difference) = lines::agree(&bytes, usize::from(part) + 1, usize::from(most)) {
        panic!("{difference}");
    }
}

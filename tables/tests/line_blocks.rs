//! Blocks of lines, and rows between them: together the rows that the `csv` crate reads.

use proptest::prelude::*;

#[path = "common/lines.rs"]
mod lines;
use lines::{HEADER, agree};

/// Mostly delimiters, quotes and ends of lines; digits that are not an identity number; text, and bytes that are none.
fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => Just(b",".to_vec()),
        3 => Just(b"3".to_vec()),
        3 => Just(b"9".to_vec()),
        3 => Just(b"\n".to_vec()),
        2 => Just(b"\r\n".to_vec()),
        1 => Just(b"\r".to_vec()),
        1 => Just(b"\"".to_vec()),
        1 => Just(b"\"3,\"\"3\"".to_vec()),
        1 => Just(b"\"3\",\"\n\",3\n".to_vec()),
        1 => Just("å".as_bytes().to_vec()),
        1 => Just("\u{1f600}".as_bytes().to_vec()),
    ];
    // most texts are text to their end
    let odd = prop_oneof![9 => Just(None), 1 => (any::<prop::sample::Index>(), any::<u8>()).prop_map(Some)];
    (prop::collection::vec(piece, 0..most), odd).prop_map(|(pieces, odd)| {
        let mut bytes = pieces.concat();
        if let Some((place, byte)) = odd {
            bytes.insert(place.index(bytes.len() + 1), byte);
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn blocks_and_rows_are_what_the_csv_crate_reads(
        bytes in bytes(60), end in prop::sample::select(&["", "\n", "\r\n", "\n\n"][..]), part in 1_usize..24, most in 0_usize..48,
    ) {
        // a header that nothing ends is the whole text
        let bytes = if end.is_empty() { Vec::new() } else { bytes };
        agree(&[HEADER.as_bytes(), end.as_bytes(), &bytes].concat(), part, most).map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn long_texts_are_what_the_csv_crate_reads(bytes in bytes(20_000), part in 1_usize..5_000, most in prop_oneof![1 => Just(0), 3 => 1_usize..9_000]) {
        agree(&[HEADER.as_bytes(), b"\n", &bytes].concat(), part, most).map_err(TestCaseError::fail)?;
    }
}

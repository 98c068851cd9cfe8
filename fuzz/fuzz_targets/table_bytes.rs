#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| enkat_fuzz::table_bytes::holds(bytes));

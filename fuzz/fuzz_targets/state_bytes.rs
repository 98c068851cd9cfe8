#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| enkat_fuzz::state_bytes::holds(bytes));

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| enkat_fuzz::programme_cells::holds(bytes));

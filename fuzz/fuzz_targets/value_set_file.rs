#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| enkat_fuzz::value_set_file::holds(bytes));

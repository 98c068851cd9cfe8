#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| enkat_fuzz::violence_form::holds(bytes));

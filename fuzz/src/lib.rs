//! What each border of enkat promises of any bytes, a module a border. A fuzz target gives it what the fuzzer makes up; `tests/seeds.rs`
//! gives it files of the repository and what chance makes of them.

use arbitrary::{Arbitrary, Unstructured};

pub mod answer_text;
pub mod batch_equals_rows;
pub mod cohort_merge;
pub mod json;
pub mod line_blocks;
pub mod programme_cells;
mod rows;
pub mod seeds;
pub mod state_bytes;
pub mod table_bytes;
pub mod value_set_file;
pub mod violence_form;
pub mod workbook;

/// A border: what a target is called, and what holds of any bytes there.
pub type Border = (&'static str, fn(&[u8]));

/// All of them.
pub const BORDERS: [Border; 11] = [
    ("answer_text", answer_text::holds),
    ("batch_equals_rows", batch_equals_rows::holds),
    ("cohort_merge", cohort_merge::holds),
    ("json", json::holds),
    ("line_blocks", line_blocks::holds),
    ("programme_cells", programme_cells::holds),
    ("state_bytes", state_bytes::holds),
    ("table_bytes", table_bytes::holds),
    ("value_set_file", value_set_file::holds),
    ("violence_form", violence_form::holds),
    ("workbook", workbook::holds),
];

/// A value out of the fuzzer's bytes.
fn made_of<'a, T: Arbitrary<'a>>(bytes: &'a [u8]) -> Option<T> {
    T::arbitrary_take_rest(Unstructured::new(bytes)).ok()
}

//! How many took part, by sex and by half-year of the start: what Uppföljning Finsam asks for.

mod finsam_table;
mod words;

pub use finsam_table::{FinsamRow, FinsamTable};
